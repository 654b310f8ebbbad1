//! Questions that are answered by typing, by their looks.

use super::items::{Asked, Maker};
use super::parts;
use super::views::{
    ChoicesView, DateView, FileView, ItemView, LocationView, SelectView, SliderView, StoredView, TypedView,
};
use domain::form::{Kind, Medium, Question, Shape};
use domain::language::Language;
use domain::message::Message;
use domain::table::words::whole;

/// The most numbers of a range that are shown as a list.
const LISTED: usize = 200;
/// The most stars.
const STARS: usize = 10;

impl Maker<'_> {
    /// What was typed: the first value that is no “don't know”.
    fn value(&self, asked: Asked<'_>) -> String {
        let missing = self.missing(asked);
        let sent = self.open.raw.get(asked.field());
        let value = sent.iter().find(|value| missing.iter().all(|choice| choice.value != **value));
        value.cloned().unwrap_or_default()
    }

    pub(super) fn typed(&self, asked: Asked<'_>) -> ItemView {
        let question = asked.question;
        let input = if question.looks("masked") { "password" } else { input(question) };
        let (min, max) = bounds(&question.kind);
        let native = matches!(input, "date" | "time" | "datetime-local");
        let range = range(min.as_deref(), max.as_deref()).filter(|_| !native);
        let more = if range.is_some() { &["range"][..] } else { &[] };
        let rows = question.parameters.get("rows").and_then(|rows| rows.parse().ok()).unwrap_or(5);
        let thousands = question.looks("thousands-sep");
        let value = self.value(asked);
        ItemView::Typed(TypedView {
            head: self.head(asked, more),
            input,
            inputmode: inputmode(question),
            longest: question.kind.longest().or((question.kind == Kind::Barcode).then_some(Kind::LINE)),
            rows: usize::clamp(rows, 2, 30),
            min: min.filter(|_| native),
            max: max.filter(|_| native),
            range,
            thousands,
            slider: None,
            value: if thousands { parted(&value) } else { value },
            missing: self.missing(asked),
        })
    }

    /// A number on a scale: stars, a list, or a field with a slider that scripts put beside it, since
    /// a slider without scripts has an answer before anybody touches it.
    pub(super) fn range(&self, asked: Asked<'_>) -> ItemView {
        let question = asked.question;
        let Kind::Range { start, end, step } = question.kind else { return self.typed(asked) };
        let numbers = numbers(start, end, step);
        if question.looks("rating") && numbers.len() <= STARS {
            let choices = self.numbers(asked, &numbers);
            return ItemView::Choices(ChoicesView {
                head: self.head(asked, &[]),
                one: true,
                look: "rating".to_owned(),
                quick: false,
                folded: false,
                chosen: choices.iter().filter(|choice| choice.chosen).count(),
                choices,
                template: None,
                missing: self.missing(asked),
            });
        }
        if question.looks("picker") && numbers.len() <= LISTED {
            let mut choices = self.numbers(asked, &numbers);
            choices.extend(self.missing(asked));
            let head = self.head(asked, &[]);
            return ItemView::Select(SelectView {
                head,
                search: false,
                choices,
                template: None,
                other: Vec::new(),
            });
        }
        let (least, most) = if start <= end { (start, end) } else { (end, start) };
        let slider = SliderView {
            start: least.to_string(),
            end: most.to_string(),
            step: step.to_string(),
            vertical: question.looks("vertical"),
        };
        let said = range(Some(&slider.start), Some(&slider.end));
        ItemView::Typed(TypedView {
            head: self.head(asked, &["range"]),
            input: "text",
            inputmode: Some(if least < 0.0 { "text" } else { "decimal" }),
            longest: None,
            rows: 0,
            min: None,
            max: None,
            range: said,
            thousands: false,
            slider: Some(slider),
            value: self.value(asked),
            missing: self.missing(asked),
        })
    }

    /// A month or a year.
    pub(super) fn part_of_date(&self, asked: Asked<'_>) -> ItemView {
        let question = asked.question;
        let value = self.value(asked);
        let (year, month) = parts::year_and_month(&value);
        ItemView::Date(DateView {
            head: self.head(asked, &[]),
            month: (!question.looks("year")).then_some(month),
            year,
            value,
            missing: self.missing(asked),
        })
    }

    pub(super) fn location(&self, asked: Asked<'_>, shape: Shape) -> ItemView {
        let value = self.value(asked);
        let more = if shape == Shape::Point { &[][..] } else { &["lines"] };
        ItemView::Location(LocationView {
            head: self.head(asked, more),
            point: (shape == Shape::Point).then(|| parts::of_point(&value)),
            lines: parts::lines(&value),
            value,
            missing: self.missing(asked),
        })
    }

    pub(super) fn file(&self, asked: Asked<'_>, medium: Medium) -> ItemView {
        let question = asked.question;
        let (accept, front) = match medium {
            Medium::Image => ("image/*", "user"),
            Medium::Audio => ("audio/*", "user"),
            Medium::Video => ("video/*", "user"),
            Medium::Any => ("", ""),
        };
        let capture = if question.looks("new-front") {
            Some(front)
        } else {
            question.looks("new").then_some("environment")
        };
        let value = self.value(asked);
        ItemView::File(FileView {
            head: self.head(asked, &["most"]),
            accept,
            capture: capture.filter(|_| medium != Medium::Any),
            medium,
            most: self.size(self.room.file),
            most_bytes: self.room.file,
            most_in_all: self.room.all,
            stored: (!value.is_empty()).then(|| self.stored(&value)),
            missing: self.missing(asked),
        })
    }

    fn stored(&self, id: &str) -> StoredView {
        let file = self.open.files.iter().find(|file| file.id.to_string() == id);
        StoredView {
            id: id.to_owned(),
            name: file.map_or_else(String::new, |file| file.name.clone()),
            size: file.map_or_else(String::new, |file| self.size(file.size)),
        }
    }

    /// A number of bytes in words.
    fn size(&self, bytes: u64) -> String {
        (self.say)(&crate::locale::size(bytes, self.language))
    }
}

fn input(question: &Question) -> &'static str {
    match question.kind {
        Kind::Date { .. } => "date",
        Kind::Time => "time",
        Kind::DateTime => "datetime-local",
        Kind::LongText { .. } => "textarea",
        Kind::Text { .. } if question.looks("multiline") => "textarea",
        _ => "text",
    }
}

fn inputmode(question: &Question) -> Option<&'static str> {
    match question.kind {
        // Some phones have no minus on their number keyboard.
        Kind::Integer { min: Some(0..), .. } => Some("numeric"),
        Kind::Integer { .. } => Some("text"),
        Kind::Decimal { .. } => Some("decimal"),
        Kind::Text { .. } if question.looks("numbers") => Some("numeric"),
        Kind::Text { .. } if question.looks("url") => Some("url"),
        Kind::Text { .. } if question.looks("email") => Some("email"),
        Kind::Text { .. } if question.looks("tel") => Some("tel"),
        _ => None,
    }
}

/// The numbers of a scale in order, as they are sent.
fn numbers(start: f64, end: f64, step: f64) -> Vec<String> {
    let many = ((end - start) / step).abs();
    if !many.is_finite() || many > 10_000.0 {
        return (0..=LISTED).map(|number| number.to_string()).collect();
    }
    let step = if start <= end { step.abs() } else { -step.abs() };
    // Rounded to what a person would write: 0.1 + 0.2 is 0.3.
    let round = |number: f64| (number * 1e9).round() / 1e9;
    let many = (many + 1e-9).floor() as usize;
    (0..=many).map(|at| round(start + step * at as f64).to_string()).collect()
}

/// A whole number with its thousands apart; anything else as it is.
fn parted(value: &str) -> String {
    let digits: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    // A space parts them in every language, since the comma begins a fraction.
    digits.parse().map_or_else(|_| value.to_owned(), |number| whole(number, Language::Ru))
}

fn bounds(kind: &Kind) -> (Option<String>, Option<String>) {
    fn texts<T: ToString>(min: Option<&T>, max: Option<&T>) -> (Option<String>, Option<String>) {
        (min.map(ToString::to_string), max.map(ToString::to_string))
    }
    match kind {
        Kind::Integer { min, max } => texts(min.as_ref(), max.as_ref()),
        Kind::Decimal { min, max } => texts(min.as_ref(), max.as_ref()),
        Kind::Date { min, max } => texts(min.as_ref(), max.as_ref()),
        _ => (None, None),
    }
}

fn range(min: Option<&str>, max: Option<&str>) -> Option<Message> {
    match (min, max) {
        (Some(min), Some(max)) => {
            Some(Message::new("respond-range-from-to").with("min", min).with("max", max))
        }
        (Some(min), None) => Some(Message::new("respond-range-from").with("min", min)),
        (None, Some(max)) => Some(Message::new("respond-range-to").with("max", max)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_the_numbers_that_a_person_would_write() {
        assert_eq!(numbers(1.0, 5.0, 1.0), ["1", "2", "3", "4", "5"]);
        assert_eq!(numbers(0.0, 0.5, 0.1), ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]);
        assert_eq!(numbers(2.0, 0.0, 1.0), ["2", "1", "0"]);
        assert!(numbers(0.0, 1.0, 0.0).len() > LISTED, "what has no end is no list");
    }

    #[test]
    fn thousands_are_parted_by_spaces() {
        assert_eq!(parted("250000"), "250\u{a0}000");
        assert_eq!(parted("1 2 5"), "125");
        assert_eq!(parted("много"), "много");
    }
}
