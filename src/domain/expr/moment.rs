//! Dates and moments: read from text, written as text, counted as days.

use super::Value;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

const DAY: f64 = 86_400_000.0;
/// From the year 1 to 9999, in milliseconds since 1970.
const EARLIEST: f64 = -62_135_596_800_000.0;
const LATEST: f64 = 253_402_300_800_000.0;

/// What a text says of a moment: a day, and maybe a time, and maybe an offset.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Read {
    day: NaiveDate,
    time: Option<(NaiveTime, Option<FixedOffset>)>,
}

/// A day or a moment as a value, for a clock of that offset; the latter as that clock shows it.
/// `2024-3-9` is taken too: people write so.
pub(super) fn value(text: &str, offset: FixedOffset) -> Option<Value> {
    let read = read(text.trim(), 1)?;
    match read.time {
        None => Some(Value::Date(read.day)),
        Some(_) => Some(Value::DateTime(read.moment(offset)?.with_timezone(&offset))),
    }
}

/// The moment that a text says, for a clock of that offset; a day is its midnight.
pub(super) fn read_at(text: &str, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
    read(text.trim(), 2)?.moment(offset)
}

impl Read {
    fn moment(self, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
        let (time, own) = self.time.unwrap_or((NaiveTime::MIN, None));
        own.unwrap_or(offset).from_local_datetime(&self.day.and_time(time)).single()
    }
}

/// `least`: how many digits a month and a day have at least.
fn read(text: &str, least: usize) -> Option<Read> {
    let (day, rest) = match text.split_once('T') {
        Some((day, rest)) => (day, Some(rest)),
        None => (text, None),
    };
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let year = i32::try_from(digits(year, 4, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, digits(month, least, 2)?, digits(day, least, 2)?)?;
    let time = match rest {
        None => None,
        Some(rest) => Some(clock(rest)?),
    };
    Some(Read { day, time })
}

fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// A time of day with its offset, if it has one: `10:20`, `10:20:30.5Z`, `10:20:30.000+05:00`.
pub(super) fn clock(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let (time, offset) = match text.find(['Z', '+', '-']) {
        Some(at) => (&text[..at], Some(zone(&text[at..])?)),
        None => (text, None),
    };
    let mut parts = time.split(':');
    let (hour, minute) = (digits(parts.next()?, 2, 2)?, digits(parts.next()?, 2, 2)?);
    let (second, milli) = match parts.next() {
        None => (0, 0),
        Some(seconds) => match seconds.split_once('.') {
            None => (digits(seconds, 2, 2)?, 0),
            Some((seconds, fraction)) => {
                digits(fraction, 1, 9)?;
                let padded = format!("{fraction:0<3}");
                (digits(seconds, 2, 2)?, digits(&padded[..3], 3, 3)?)
            }
        },
    };
    if parts.next().is_some() {
        return None;
    }
    Some((NaiveTime::from_hms_milli_opt(hour, minute, second, milli)?, offset))
}

/// `Z`, `+05:00`, `+0500` or `+05`.
fn zone(text: &str) -> Option<FixedOffset> {
    if text == "Z" {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if rest.len() == 4 && rest.is_ascii() => rest.split_at(2),
        None => (rest, "00"),
    };
    let (hours, minutes) = (digits(hours, 2, 2)?, digits(minutes, 2, 2)?);
    if minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    FixedOffset::east_opt(if sign == "-" { -seconds } else { seconds })
}

/// The beginning of a day on a clock of that offset.
pub(super) fn midnight(day: NaiveDate, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
    offset.from_local_datetime(&NaiveDateTime::from(day)).single()
}

/// Days since 1970-01-01 UTC, to the millisecond.
pub(super) fn days(moment: DateTime<FixedOffset>) -> f64 {
    moment.timestamp_millis() as f64 / DAY
}

/// What so many days since 1970-01-01 UTC are on a clock of that offset: a day where that is a
/// midnight, else a moment; `None` beyond the calendar.
pub(super) fn of_days(days: f64, offset: FixedOffset) -> Option<Value> {
    let millis = (days * DAY).round();
    if !(EARLIEST..LATEST).contains(&millis) {
        return None;
    }
    let moment = DateTime::from_timestamp_millis(millis as i64)?.with_timezone(&offset);
    if moment.time() == NaiveTime::MIN {
        return Some(Value::Date(moment.date_naive()));
    }
    Some(Value::DateTime(moment))
}

/// As ODK stores moments: `2024-03-09T10:20:30.000+05:00`.
pub(super) fn written(moment: DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}
