//! Days, times of day and moments, as browsers, phones and people write them.

use crate::message::Message;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeZone};

/// `2024-03-09` as browsers send it, `9.3.2024` as people type it. Two-digit years are a guess, so none.
pub(super) fn date(value: &str) -> Result<NaiveDate, Message> {
    let parts = |separator| -> Option<[&str; 3]> {
        let parts: Vec<&str> = value.split(separator).map(str::trim).collect();
        parts.try_into().ok()
    };
    let read = |year: &str, month: &str, day: &str| {
        let number = |text: &str, lengths: std::ops::RangeInclusive<usize>| -> Option<u32> {
            let plain = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            if plain { text.parse().ok() } else { None }
        };
        let year = i32::try_from(number(year, 4..=4)?).ok().filter(|year| *year > 0)?;
        NaiveDate::from_ymd_opt(year, number(month, 1..=2)?, number(day, 1..=2)?)
    };
    let iso = parts('-').and_then(|[year, month, day]| read(year, month, day));
    iso.or_else(|| parts('.').and_then(|[day, month, year]| read(year, month, day)))
        .ok_or_else(|| Message::new("form-answer-date"))
}

pub(super) fn between(
    date: NaiveDate,
    min: Option<NaiveDate>,
    max: Option<NaiveDate>,
) -> Result<NaiveDate, Message> {
    // Day, month and year apart: each language puts them together its own way.
    let told = |key: &str, limit: NaiveDate| {
        Message::new(key)
            .with("year", format!("{:04}", limit.year()))
            .with("month", format!("{:02}", limit.month()))
            .with("day", format!("{:02}", limit.day()))
    };
    match (min, max) {
        (Some(min), _) if date < min => Err(told("form-answer-date-first", min)),
        (_, Some(max)) if date > max => Err(told("form-answer-date-last", max)),
        _ => Ok(date),
    }
}

/// `14:05`, `14:05:30`, also `9:05` and `14.05`. What apps send beyond the second, a fraction and an
/// offset, is passed over: a time of day has none.
pub(super) fn time(value: &str) -> Result<NaiveTime, Message> {
    clock(value).map(|(time, _)| time).ok_or_else(|| Message::new("form-answer-time"))
}

/// `2024-03-09T14:05`, also with seconds and an offset, as browsers and apps send it; `9.3.2024 14:05`
/// as people type it. Without an offset it is the moment that a clock of the offset given shows.
pub(super) fn moment(value: &str, offset: FixedOffset) -> Result<DateTime<FixedOffset>, Message> {
    let read = || {
        let (day, time) = value.split_once('T').or_else(|| value.rsplit_once(' '))?;
        let (time, own) = clock(time.trim())?;
        own.unwrap_or(offset).from_local_datetime(&date(day).ok()?.and_time(time)).single()
    };
    read().ok_or_else(|| Message::new("form-answer-moment"))
}

/// A time of day to the second, and the offset from UTC behind it.
fn clock(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let (time, offset) = match text.find(['Z', '+', '-', '−']) {
        Some(at) => (&text[..at], Some(zone(&text[at..])?)),
        None => (text, None),
    };
    let separator = if time.contains(':') { ':' } else { '.' };
    let mut parts = time.trim().split(separator);
    let hour = digits(parts.next()?, 1)?;
    let minute = digits(parts.next()?, 2)?;
    let second = match parts.next() {
        None => 0,
        Some(second) => {
            let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
            let numeric = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
            if numeric { digits(second, 2)? } else { return None }
        }
    };
    let time = NaiveTime::from_hms_opt(hour, minute, second)?;
    parts.next().is_none().then_some((time, offset))
}

/// `Z`, `+05:00`, `+0500` or `+05`.
fn zone(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let west = !text.starts_with('+');
    let rest = text.trim_start_matches(['+', '-', '−']);
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None if rest.len() == 4 && rest.is_ascii() => rest.split_at(2),
        None => (rest, "00"),
    };
    let seconds = i32::try_from(digits(hours, 2)? * 3600 + digits(minutes, 2)? * 60).ok()?;
    FixedOffset::east_opt(if west { -seconds } else { seconds })
}

/// At most two digits, and at least so many.
fn digits(text: &str, least: usize) -> Option<u32> {
    let plain = (least..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
