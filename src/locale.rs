//! Numbers, days and moments as readers of a language write them, by ICU.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
pub use domain::answer::CLOCK;
use domain::language::Language;
use domain::message::Message;
use icu_calendar::{Date, Iso};
use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_datetime::fieldsets::{MD, YM, YMD, YMDT};
use icu_datetime::input::{DateTime as CivilMoment, Time};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale::{Locale, locale};

struct Formats {
    number: DecimalFormatter,
    day: DateTimeFormatter<YMD>,
    short_day: DateTimeFormatter<MD>,
    month: DateTimeFormatter<YM>,
    moment: DateTimeFormatter<YMDT>,
    order: Collator,
}

thread_local! {
    /// ICU's formatters are made once a thread: they are not meant to be shared between threads.
    static FORMATS: [Formats; 3] = Language::ALL.map(formats);
}

fn icu(language: Language) -> Locale {
    match language {
        Language::Kk => locale!("kk"),
        Language::Ru => locale!("ru"),
        Language::En => locale!("en-GB"),
    }
}

fn formats(language: Language) -> Formats {
    const DATA: &str = "the data of kk, ru and en is compiled in";
    let locale = icu(language);
    let dates = DateTimeFormatterPreferences::from(&locale);
    Formats {
        number: DecimalFormatter::try_new((&locale).into(), Default::default()).expect(DATA),
        order: Collator::try_new((&locale).into(), CollatorOptions::default()).expect(DATA).static_to_owned(),
        day: DateTimeFormatter::try_new(dates, YMD::long()).expect(DATA),
        short_day: DateTimeFormatter::try_new(dates, MD::medium()).expect(DATA),
        month: DateTimeFormatter::try_new(dates, YM::medium()).expect(DATA),
        moment: DateTimeFormatter::try_new(dates, YMD::long().with_time_hm()).expect(DATA),
    }
}

fn with<T>(language: Language, use_it: impl FnOnce(&Formats) -> T) -> T {
    let index = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
    FORMATS.with(|formats| use_it(&formats[index]))
}

/// A number: `100 000`, `24,7`; in English `100,000`, `24.7`.
#[must_use]
pub fn number(value: f64, language: Language) -> String {
    let Ok(decimal) = value.to_string().parse::<Decimal>() else { return value.to_string() };
    with(language, |formats| formats.number.format(&decimal).to_string())
}

/// A number with so many digits behind the decimal sign: `0,80`; in English `0.80`. What rounds to nought
/// has no sign.
#[must_use]
pub fn fixed(value: f64, digits: usize, language: Language) -> String {
    let text = format!("{value:.digits$}");
    let is_nought = text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.'));
    let text = if is_nought { text.trim_start_matches('-') } else { &text };
    let Ok(decimal) = text.parse::<Decimal>() else { return text.to_owned() };
    with(language, |formats| formats.number.format(&decimal).to_string())
}

/// A number of bytes: `2,4 МБ`, `310 КБ`.
#[must_use]
pub fn size(bytes: u64, language: Language) -> Message {
    const MIB: u64 = 1 << 20;
    let (unit, key) = if bytes < MIB { (1024.0, "common-size-kb") } else { (1_048_576.0, "common-size-mb") };
    let tenths = if (MIB..10 * MIB).contains(&bytes) { 10.0 } else { 1.0 };
    let rounded = (bytes as f64 / unit * tenths).ceil() / tenths;
    Message::new(key).with("size", number(rounded, language))
}

/// Sorts by a language's alphabet: Kazakh's 42 letters stand in their own order.
pub fn sort_by_key<T>(values: &mut [T], language: Language, key: impl Fn(&T) -> String) {
    with(language, |formats| values.sort_by(|a, b| formats.order.as_borrowed().compare(&key(a), &key(b))));
}

/// A day: `2026 ж. 4 қараша`.
#[must_use]
pub fn day(day: NaiveDate, language: Language) -> String {
    civil(day)
        .map_or_else(|| day.to_string(), |day| with(language, |formats| formats.day.format(&day).to_string()))
}

/// A day of a year that is known: `4 қар.`, `4 нояб.`, `4 Nov`.
#[must_use]
pub fn short_day(day: NaiveDate, language: Language) -> String {
    let short = |day: Date<Iso>| with(language, |formats| formats.short_day.format(&day).to_string());
    civil(day).map_or_else(|| day.to_string(), short)
}

/// A month: `2026 ж. қар.`, `нояб. 2026 г.`, `Nov 2026`.
#[must_use]
pub fn month(day: NaiveDate, language: Language) -> String {
    let month = |day: Date<Iso>| with(language, |formats| formats.month.format(&day).to_string());
    civil(day).map_or_else(|| day.to_string(), month)
}

/// A moment on Kazakhstan's clock: `2026 ж. 4 қараша, 14:05`.
#[must_use]
pub fn moment(moment: DateTime<Utc>, language: Language) -> String {
    let there = moment.with_timezone(&CLOCK);
    let (hour, minute) = (there.hour(), there.minute());
    let time = u8::try_from(hour).ok().zip(u8::try_from(minute).ok());
    let time = time.and_then(|(hour, minute)| Time::try_new(hour, minute, 0, 0).ok());
    match (civil(there.date_naive()), time) {
        (Some(date), Some(time)) => {
            with(language, |formats| formats.moment.format(&CivilMoment { date, time }).to_string())
        }
        _ => there.to_rfc3339(),
    }
}

fn civil(day: NaiveDate) -> Option<Date<Iso>> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Date::try_new_iso(day.year(), month, of_month).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn a_day_reads_as_its_language_writes_it() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 4).expect("a day");
        let plain = |language| day(date, language).replace('\u{202f}', " ");
        assert_eq!(plain(Language::Kk), "2026 ж. 4 қараша");
        assert_eq!(plain(Language::Ru), "4 ноября 2026 г.");
        assert_eq!(plain(Language::En), "4 November 2026");
    }

    #[test]
    fn days_and_months_are_short_under_a_figure() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 4).expect("a day");
        let plain = |text: String| text.replace(['\u{202f}', '\u{a0}'], " ");
        let short: Vec<String> = Language::ALL.map(|language| plain(short_day(date, language))).into();
        assert_eq!(short, ["4 қар.", "4 нояб.", "4 Nov"]);
        let months: Vec<String> = Language::ALL.map(|language| plain(month(date, language))).into();
        assert_eq!(months, ["2026 ж. қар.", "нояб. 2026 г.", "Nov 2026"]);
    }

    #[test]
    fn a_moment_is_on_the_clock_of_kazakhstan() {
        let at = Utc.with_ymd_and_hms(2026, 11, 4, 20, 5, 0).single().expect("a moment");
        let text = moment(at, Language::En);
        assert!(text.contains("5 November 2026") && text.contains("01:05"), "{text}");
    }

    #[test]
    fn kazakh_letters_stand_in_their_own_order() {
        let mut names = ["Ұлытау", "Шымкент", "Қарағанды", "Абай", "Ақмола", "Өскемен"].map(str::to_owned);
        sort_by_key(&mut names, Language::Kk, Clone::clone);
        assert_eq!(names, ["Абай", "Ақмола", "Қарағанды", "Өскемен", "Ұлытау", "Шымкент"]);
    }

    #[test]
    fn a_number_has_the_decimal_sign_of_its_language() {
        assert_eq!(number(24.7, Language::Kk), "24,7");
        assert_eq!(number(24.7, Language::En), "24.7");
        assert_eq!(number(100_000.0, Language::Ru), "100\u{a0}000");
        assert_eq!(fixed(0.8, 2, Language::Kk), "0,80");
        assert_eq!(fixed(-0.001, 2, Language::En), "0.00");
    }
}
