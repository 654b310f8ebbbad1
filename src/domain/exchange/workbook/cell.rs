//! Values of cells as texts, as pyxform reads them.

use calamine::{CellErrorType, ExcelDateTime};

/// A number: whole ones without a fraction.
pub(super) fn number(value: f64) -> String {
    // Debug would add `.0` to whole numbers, Display does not; neither uses exponents.
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

pub(super) fn flag(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

/// A day, a time of day or both, in ISO 8601.
pub(super) fn moment(moment: ExcelDateTime) -> String {
    if moment.is_duration() {
        return duration(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (moment.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => date,
        (false, _) => format!("{date}T{time}"),
    }
}

/// A number of days as hours, minutes and seconds; of what no clock shows, the number.
fn duration(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    if !(0.0..8_640_000.0).contains(&seconds) {
        return number(days);
    }
    let seconds = seconds as u64;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A day without its midnight; else as it is written.
pub(super) fn iso(text: &str) -> &str {
    text.strip_suffix("T00:00:00").unwrap_or(text)
}

/// `PT13H45M00S` as a time of day; else as it is written.
pub(super) fn iso_duration(text: &str) -> String {
    let parts = text.strip_prefix("PT").and_then(|rest| rest.split_once('H'));
    let parts = parts.and_then(|(hours, rest)| {
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?;
        let whole = seconds.split(['.', ',']).next()?;
        Some((hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?, whole.parse::<u32>().ok()?))
    });
    match parts {
        Some((hours, minutes, seconds)) => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        None => text.to_owned(),
    }
}

pub(super) fn error(error: &CellErrorType) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_written_without_a_needless_fraction() {
        let written = [1.0, -0.0, 2.5, 1e15, 1e21, 0.1].map(number);
        assert_eq!(written.join(" "), "1 0 2.5 1000000000000000 1000000000000000000000 0.1");
    }

    #[test]
    fn days_and_times_are_told_apart() {
        let read = |value| moment(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        assert_eq!([45_943.0, 45_943.5, 0.5].map(read).join(" "), "2025-10-13 2025-10-13T12:00:00 12:00:00");
        let lasting = moment(ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false));
        assert_eq!(lasting, "36:00:00");
        assert_eq!(iso_duration("PT09H05M00S"), "09:05:00");
        assert_eq!(iso("2025-10-13T00:00:00"), "2025-10-13");
    }
}
