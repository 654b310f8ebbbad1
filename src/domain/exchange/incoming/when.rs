//! Days, times of day and moments, as files have them: as such, as numbers of a spreadsheet, as words.

use super::Cell;
use crate::answer::CLOCK;
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime};

/// Numbers that a spreadsheet shows as days between 1910 and 2099; what is less is a year or a count.
const SERIALS: std::ops::RangeInclusive<f64> = 3653.0..=73_050.0;

pub(super) fn day(cell: &Cell<'_>, month_first: bool) -> Option<NaiveDate> {
    match cell {
        Cell::Day(day) => Some(*day),
        Cell::Moment(moment) => Some(moment.date()),
        Cell::Number(number) => Some(serial(*number)?.0),
        Cell::Text(text) => {
            let (day, _) = parted(text);
            day_text(day, month_first).or_else(|| Some(serial(text.parse().ok()?)?.0))
        }
        Cell::Empty | Cell::Flag(_) | Cell::Time(_) | Cell::Unknown => None,
    }
}

pub(super) fn time(cell: &Cell<'_>) -> Option<NaiveTime> {
    match cell {
        Cell::Time(time) => Some(*time),
        Cell::Number(number) if (0.0..1.0).contains(number) => Some(of_day(*number)),
        Cell::Text(text) => clock(text).map(|(time, _)| time).or_else(|| {
            let part: f64 = text.parse().ok().filter(|part| (0.0..1.0).contains(part))?;
            Some(of_day(part))
        }),
        _ => None,
    }
}

/// Without an offset it is a moment of Kazakhstan's clock.
pub(super) fn moment(cell: &Cell<'_>, month_first: bool) -> Option<DateTime<FixedOffset>> {
    let (moment, offset) = match cell {
        Cell::Moment(moment) => (*moment, None),
        Cell::Day(day) => (day.and_time(NaiveTime::MIN), None),
        Cell::Number(number) => {
            let (day, time) = serial(*number)?;
            (day.and_time(time), None)
        }
        Cell::Text(text) => match parted(text) {
            (day, "") => match day_text(day, month_first) {
                Some(day) => (day.and_time(NaiveTime::MIN), None),
                None => {
                    let (day, time) = serial(text.parse().ok()?)?;
                    (day.and_time(time), None)
                }
            },
            (day, rest) => {
                let (time, offset) = clock(rest)?;
                (day_text(day, month_first)?.and_time(time), offset)
            }
        },
        Cell::Empty | Cell::Flag(_) | Cell::Time(_) | Cell::Unknown => return None,
    };
    moment.and_local_timezone(offset.unwrap_or(CLOCK)).single()
}

/// The day and the time of a spreadsheet's number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range")]
fn serial(number: f64) -> Option<(NaiveDate, NaiveTime)> {
    if !SERIALS.contains(&number) {
        return None;
    }
    // A second before midnight may be written a hair beyond it.
    let seconds = (number * 86_400.0).round();
    let days = (seconds / 86_400.0).floor();
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days as u64))?;
    let rest = seconds - days * 86_400.0;
    Some((day, NaiveTime::from_num_seconds_from_midnight_opt(rest as u32, 0)?))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a day")]
fn of_day(part: f64) -> NaiveTime {
    let seconds = ((part * 86_400.0).round() as u32).min(86_399);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or(NaiveTime::MIN)
}

/// A text as a day and what stands behind it.
fn parted(text: &str) -> (&str, &str) {
    let (day, rest) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    (day, rest.trim())
}

fn day_text(text: &str, month_first: bool) -> Option<NaiveDate> {
    let separator = ['-', '.', '/'].into_iter().find(|separator| text.contains(*separator))?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |text: &str, most: usize| -> Option<u32> {
        let plain = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if plain { text.parse().ok() } else { None }
    };
    let (year, month, day) = match (first.len(), third.len()) {
        (4, _) => (first, second, third),
        (_, 4) if month_first && separator != '.' => (third, first, second),
        (_, 4) => (third, second, first),
        // Two digits of a year are a guess, so none.
        _ => return None,
    };
    let year = i32::try_from(number(year, 4)?).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)
}

/// `14:05`, `14:05:30.5`, `2:05 PM`, each also with an offset behind it.
fn clock(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let upper = text.trim().to_uppercase();
    let (rest, half) = match (upper.strip_suffix("AM"), upper.strip_suffix("PM")) {
        (Some(rest), _) => (rest.trim_end(), Some(0)),
        (_, Some(rest)) => (rest.trim_end(), Some(12)),
        _ => (upper.as_str(), None),
    };
    let (time, offset) = match rest.find(['Z', '+', '-', '−']) {
        Some(at) => (rest[..at].trim_end(), Some(zone(&rest[at..])?)),
        None => (rest, None),
    };
    let parts: Vec<&str> = time.split(':').collect();
    let number = |text: &str| -> Option<u32> {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if plain { text.parse().ok() } else { None }
    };
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, "0"),
        [hour, minute, second] => (*hour, *minute, second.split_once(['.', ',']).map_or(*second, |it| it.0)),
        _ => return None,
    };
    let hour = match (number(hour)?, half) {
        (hour, None) => hour,
        (hour @ 1..=12, Some(half)) => hour % 12 + half,
        _ => return None,
    };
    Some((NaiveTime::from_hms_opt(hour, number(minute)?, number(second)?)?, offset))
}

/// `Z`, `+05:00`, `+0500` or `+05`.
fn zone(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let west = !text.starts_with('+');
    let digits: String = text.chars().skip(1).filter(|letter| *letter != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at(2);
    let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes * 60;
    FixedOffset::east_opt(if west { -seconds } else { seconds })
}
