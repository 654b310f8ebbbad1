//! Days, moments and times.

use super::{Arguments, Entry};
use crate::expr::Value;
use crate::expr::eval::Found;
use crate::expr::moment;
use chrono::{DateTime, Datelike, FixedOffset, TimeDelta, Timelike};

pub(super) const FUNCTIONS: &[Entry] = &[
    Entry::new("today", (0, 0), |a| Value::Date(a.scope.context.world.now().date_naive()).into()).of_world(),
    Entry::new("now", (0, 0), |a| Value::DateTime(a.scope.context.world.now()).into()).of_world(),
    Entry::new("date", (1, 1), |a| moment_of(a).unwrap_or_else(Value::empty).into()),
    Entry::new("date-time", (1, 1), |a| moment_of(a).unwrap_or_else(Value::empty).into()),
    Entry::new("format-date", (2, 2), format),
    Entry::new("format-date-time", (2, 2), format),
    Entry::new("decimal-date-time", (1, 1), |a| {
        moment_of(a).and_then(|value| value.days(a.scope.offset())).unwrap_or(f64::NAN).into()
    }),
    Entry::new("decimal-time", (1, 1), decimal_time).of_few(),
];

/// The first argument as a day or a moment: a number is days since 1970-01-01 UTC.
fn moment_of(arguments: &Arguments<'_, '_, '_>) -> Option<Value> {
    let offset = arguments.scope.offset();
    match arguments.value(0) {
        value @ (Value::Date(_) | Value::DateTime(_)) => Some(value),
        Value::Number(days) => moment::of_days(days, offset),
        Value::Text(text) => moment::value(&text, offset),
        Value::Truth(_) => None,
    }
}

/// The part of the day that has passed, on the respondent's clock.
fn decimal_time<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let offset = arguments.scope.offset();
    let text = arguments.text(0);
    let time = match moment::read_at(&text, offset) {
        Some(moment) => Some(moment.with_timezone(&offset).time()),
        None => moment::clock(text.trim()).map(|(time, own)| match own {
            Some(own) => time + TimeDelta::seconds((offset.local_minus_utc() - own.local_minus_utc()).into()),
            None => time,
        }),
    };
    let millis = |time: chrono::NaiveTime| {
        f64::from(time.num_seconds_from_midnight()) * 1000.0 + f64::from(time.nanosecond() / 1_000_000)
    };
    time.map_or(f64::NAN, |time| millis(time) / 86_400_000.0).into()
}

/// A moment by a pattern of `%Y %y %m %n %b %d %e %H %h %M %S %3 %a %Z`; what is no moment is empty.
fn format<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let offset = arguments.scope.offset();
    let moment = match moment_of(arguments) {
        Some(Value::Date(day)) => moment::midnight(day, offset),
        Some(Value::DateTime(moment)) => Some(moment.with_timezone(&offset)),
        _ => None,
    };
    let Some(moment) = moment else { return Value::empty().into() };
    let mut written = String::new();
    let pattern = arguments.text(1);
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter == '%' {
            match letters.next() {
                Some(letter) => field(letter, moment, &mut written),
                None => written.push('%'),
            }
        } else {
            written.push(letter);
        }
    }
    written.into()
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn field(letter: char, moment: DateTime<FixedOffset>, written: &mut String) {
    use std::fmt::Write as _;
    // Writing to a text cannot fail.
    let _ = match letter {
        'Y' => write!(written, "{:04}", moment.year()),
        'y' => write!(written, "{:02}", moment.year().rem_euclid(100)),
        'm' => write!(written, "{:02}", moment.month()),
        'n' => write!(written, "{}", moment.month()),
        'b' => write!(written, "{}", MONTHS[moment.month0() as usize]),
        'd' => write!(written, "{:02}", moment.day()),
        'e' => write!(written, "{}", moment.day()),
        'H' => write!(written, "{:02}", moment.hour()),
        'h' => write!(written, "{}", moment.hour()),
        'M' => write!(written, "{:02}", moment.minute()),
        'S' => write!(written, "{:02}", moment.second()),
        '3' => write!(written, "{:03}", moment.timestamp_subsec_millis()),
        'a' => write!(written, "{}", DAYS[moment.weekday().num_days_from_monday() as usize]),
        'Z' => write!(written, "{}", moment.format("%:z")),
        '%' => write!(written, "%"),
        other => write!(written, "%{other}"),
    };
}
