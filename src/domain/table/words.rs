//! Numbers as the languages write them, and the way to sentences.

use super::share::{Base, Share, round_half_up};
use crate::answer::Missing;
use crate::language::Language;
use crate::message::Message;
use chrono::NaiveDate;

/// Puts a message into the words of one language.
pub type Say<'a> = &'a dyn Fn(&Message) -> String;

/// A whole number with its thousands apart: `281 000`, in English `281,000`. The space of Kazakh
/// and Russian does not break.
#[must_use]
pub fn whole(number: u64, language: Language) -> String {
    let digits = number.to_string();
    // Numbers of four digits stay in one piece in Kazakh and Russian.
    let (separator, shortest) = match language {
        Language::Kk | Language::Ru => ('\u{a0}', 5),
        Language::En => (',', 4),
    };
    if digits.len() < shortest {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A number rounded half up to so many digits, with the language's decimal sign.
#[must_use]
pub fn decimal(value: f64, digits: u8, language: Language) -> String {
    let rounded = round_half_up(value, digits);
    let text = format!("{:.*}", usize::from(digits), rounded.abs());
    let (whole_part, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut shown = if rounded < 0.0 { "−".to_owned() } else { String::new() };
    match whole_part.parse() {
        Ok(number) => shown.push_str(&whole(number, language)),
        Err(_) => shown.push_str(whole_part),
    }
    if !fraction.is_empty() {
        shown.push(if language == Language::En { '.' } else { ',' });
        shown.push_str(fraction);
    }
    shown
}

/// A day in figures, as a table has room for: `04.11.2026`, in English `2026-11-04`.
#[must_use]
pub fn day(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Kk | Language::Ru => day.format("%d.%m.%Y").to_string(),
        Language::En => day.format("%Y-%m-%d").to_string(),
    }
}

/// A percent rounded half up to a whole one, with its sign as the language sets it.
#[must_use]
pub fn percent(share: Share, say: Say<'_>) -> String {
    let rounded = i64::try_from(share.rounded()).unwrap_or(i64::MAX);
    say(&Message::new("table-percent").with("value", rounded))
}

/// A percent with so many digits behind the point.
#[must_use]
pub fn exact_percent(value: f64, digits: u8, language: Language, say: Say<'_>) -> String {
    say(&Message::new("table-percent").with("value", decimal(value, digits, language)))
}

/// The letters of columns: A to Z, then AA to ZZ.
#[must_use]
pub fn letters(columns: u64) -> String {
    let letter = |place: u8| char::from(b'A' + place);
    let one = |place: u8| match place.checked_sub(26) {
        None => letter(place).to_string(),
        Some(beyond) => [letter(beyond / 26), letter(beyond % 26)].iter().collect(),
    };
    let found: Vec<String> = (0..64).filter(|place| columns >> place & 1 == 1).map(one).collect();
    found.join(" ")
}

/// Why there is no value, in words.
#[must_use]
pub fn missing(kind: Missing) -> Message {
    Message::new(match kind {
        Missing::NotAsked => "table-missing-not-asked",
        Missing::DontKnow => "table-missing-dont-know",
        Missing::Refused => "table-missing-refused",
        Missing::NoAnswer => "table-missing-no-answer",
    })
}

/// What machines call a kind of missing answer.
#[must_use]
pub const fn missing_key(kind: Missing) -> &'static str {
    match kind {
        Missing::NotAsked => "not_asked",
        Missing::DontKnow => "dont_know",
        Missing::Refused => "refused",
        Missing::NoAnswer => "no_answer",
    }
}

impl Base {
    /// What machines call it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::CasesAnswered => "cases_answered",
            Self::CasesSubstantive => "cases_substantive",
            Self::Responses => "responses",
            Self::Column => "column",
            Self::Row => "row",
        }
    }

    /// What readers call it: “cases answered”, or of rows of a repeat “rows answered”.
    #[must_use]
    pub fn label(self, of_rows: bool) -> Message {
        let key = match self {
            Self::CasesAnswered => "table-base-cases-answered",
            Self::CasesSubstantive => "table-base-cases-substantive",
            Self::Responses => "table-base-responses",
            Self::Column => "table-base-column",
            Self::Row => "table-base-row",
        };
        Message::new(&if of_rows { format!("{key}-of-rows") } else { key.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_writes_numbers_in_its_own_way() {
        assert_eq!(whole(1_023_573, Language::Kk), "1\u{a0}023\u{a0}573");
        assert_eq!([whole(6256, Language::Ru), whole(6256, Language::En)], ["6256", "6,256"]);
        assert_eq!(decimal(24.65, 1, Language::Ru), "24,7");
        assert_eq!(decimal(-0.04, 1, Language::En), "0.0");
        assert_eq!(decimal(-12_345.67, 1, Language::En), "−12,345.7");
        assert_eq!(decimal(3.0, 0, Language::Kk), "3");
    }
}
