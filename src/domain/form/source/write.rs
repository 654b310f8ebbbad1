//! A form as text, the way a researcher would write it.

use super::kind::{COMPUTED, MEDIA, SHAPES};
use crate::form::{Choice, Form, Group, Item, Kind, List, Media, More, Note, Page, Question, Settings};
use crate::language::{Language, Text};
use std::fmt::Display;

/// The text of a form, which [`super::read`] reads as the same form: it has no faults that the form
/// does not have. Words are written as they stand, and read in composed letters without white space
/// around them.
#[must_use]
pub fn write(form: &Form) -> String {
    let mut source = Source::default();
    source.text("title", &form.title);
    let languages = form.languages.iter().map(|language| quoted(language.tag()));
    source.line("languages", format_args!("[{}]", languages.collect::<Vec<_>>().join(", ")));
    source.settings(&form.settings);
    for page in &form.pages {
        source.page(page);
    }
    for list in &form.lists {
        source.list(list);
    }
    source.0
}

#[derive(Default)]
struct Source(String);

impl Source {
    fn settings(&mut self, settings: &Settings) {
        if settings.is_empty() {
            return;
        }
        self.0 += "\n[settings]\n";
        self.said("id", settings.id.as_deref());
        self.said("version", settings.version.as_deref());
        self.said("instance_name", settings.instance_name.as_deref());
        self.said("style", settings.style.as_deref());
        self.strings("other_languages", settings.other_languages.iter().map(String::as_str));
        self.more("more", &settings.more);
    }

    fn page(&mut self, page: &Page) {
        self.head("page");
        self.string("name", page.name.as_str());
        self.text("title", &page.title);
        self.said("relevant", page.relevant.as_deref());
        self.flag("bare", page.bare);
        self.unless_empty("appearance", &page.appearance);
        self.more("more", &page.more);
        self.items("page.item", &page.items);
    }

    fn list(&mut self, list: &List) {
        self.head("list");
        self.string("name", &list.name);
        self.said("file", list.file.as_deref());
        self.choices("list.choice", &list.choices);
    }

    fn items(&mut self, path: &str, items: &[Item]) {
        for item in items {
            self.head(path);
            match item {
                Item::Note(note) => self.note(note),
                Item::Group(group) => self.group(path, group),
                Item::Question(question) => self.question(path, question),
            }
        }
    }

    fn note(&mut self, note: &Note) {
        // What has no words is still a note: an empty one says so.
        if note.note.is_empty() {
            self.line("note", "{}");
        }
        self.text("note", &note.note);
        self.said("name", note.name.as_ref().map(crate::form::Name::as_str));
        self.text("hint", &note.hint);
        self.said("relevant", note.relevant.as_deref());
        self.media(&note.media);
        self.unless_empty("appearance", &note.appearance);
        self.more("more", &note.more);
    }

    fn group(&mut self, path: &str, group: &Group) {
        self.string("name", group.name.as_str());
        self.string("kind", if group.repeat.is_some() { "repeat" } else { "group" });
        self.text("label", &group.label);
        self.text("hint", &group.hint);
        self.said("relevant", group.relevant.as_deref());
        self.said("repeat_count", group.repeat.as_ref().and_then(|repeat| repeat.count.as_deref()));
        self.unless_empty("appearance", &group.appearance);
        self.more("more", &group.more);
        self.items(&format!("{path}.item"), &group.items);
    }

    fn question(&mut self, path: &str, question: &Question) {
        self.string("name", question.name.as_str());
        self.kind(&question.kind);
        self.text("label", &question.label);
        self.text("short", &question.short);
        self.text("hint", &question.hint);
        self.text("guidance", &question.guidance);
        self.media(&question.media);
        self.flag("required", question.required);
        self.said("required_if", question.required_if.as_deref());
        self.text("required_message", &question.required_message);
        self.said("relevant", question.relevant.as_deref());
        self.said("constraint", question.constraint.as_deref());
        self.text("constraint_message", &question.constraint_message);
        self.said("default", question.default.as_deref());
        self.said("calculation", question.calculation.as_deref());
        self.strings("trigger", question.trigger.iter().map(crate::form::Name::as_str));
        self.said("choice_filter", question.choice_filter.as_deref());
        self.flag("read_only", question.read_only);
        self.unless_empty("appearance", &question.appearance);
        self.more("parameters", &question.parameters);
        self.flag("dont_know", question.dont_know);
        self.flag("refuse", question.refuse);
        self.more("more", &question.more);
        if question.kind.choices().is_some_and(|choices| choices.list().is_none()) {
            self.choices(&format!("{path}.choice"), question.choices());
        }
    }

    fn kind(&mut self, kind: &Kind) {
        self.string("kind", word(kind));
        match kind {
            Kind::Single { choices } | Kind::Multiple { choices } | Kind::Rank { choices } => {
                self.said("list", choices.list());
            }
            Kind::Integer { min, max } => self.limits(*min, *max),
            Kind::Decimal { min, max } => self.limits(min.map(number), max.map(number)),
            Kind::Date { min, max } => self.limits(*min, *max),
            Kind::Range { start, end, step } => {
                for (key, value) in [("start", start), ("end", end), ("step", step)] {
                    self.line(key, number(*value));
                }
            }
            Kind::Text { max_length } | Kind::LongText { max_length } => {
                if let Some(length) = max_length {
                    self.line("max_length", length);
                }
            }
            Kind::Location { shape } => {
                // A point goes without saying.
                let word = SHAPES.iter().skip(1).find(|(_, known)| known == shape).map(|(word, _)| *word);
                self.said("shape", word);
            }
            Kind::Time
            | Kind::DateTime
            | Kind::Acknowledge
            | Kind::Barcode
            | Kind::File { .. }
            | Kind::Computed { .. } => {}
        }
    }

    fn limits<T: Display>(&mut self, min: Option<T>, max: Option<T>) {
        for (key, limit) in [("min", min), ("max", max)] {
            if let Some(limit) = limit {
                self.line(key, limit);
            }
        }
    }

    fn choices(&mut self, path: &str, choices: &[Choice]) {
        for choice in choices {
            self.head(path);
            self.string("code", choice.code.as_str());
            self.text("label", &choice.label);
            self.flag("exclusive", choice.exclusive);
            self.media(&choice.media);
            self.more("more", &choice.more);
        }
    }

    fn media(&mut self, media: &Media) {
        let files = [
            ("media.image", &media.image),
            ("media.big_image", &media.big_image),
            ("media.audio", &media.audio),
            ("media.video", &media.video),
        ];
        for (key, text) in files {
            self.text(key, text);
        }
    }

    fn text(&mut self, key: &str, text: &Text) {
        for language in Language::ALL {
            if let Some(words) = text.get(language) {
                self.string(&format!("{key}.{language}"), words);
            }
        }
        for (language, words) in &text.other {
            self.string(&format!("{key}.other.{}", bare_or_quoted(language)), words);
        }
    }

    fn more(&mut self, key: &str, more: &More) {
        for (name, value) in more {
            self.string(&format!("{key}.{}", bare_or_quoted(name)), value);
        }
    }

    fn strings<'s>(&mut self, key: &str, values: impl Iterator<Item = &'s str>) {
        let values: Vec<_> = values.map(quoted).collect();
        if !values.is_empty() {
            self.line(key, format_args!("[{}]", values.join(", ")));
        }
    }

    fn said(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.string(key, value);
        }
    }

    fn unless_empty(&mut self, key: &str, value: &str) {
        self.said(key, Some(value).filter(|value| !value.is_empty()));
    }

    fn flag(&mut self, key: &str, value: bool) {
        if value {
            self.line(key, true);
        }
    }

    fn string(&mut self, key: &str, value: &str) {
        self.line(key, paragraphs(value));
    }

    fn head(&mut self, path: &str) {
        self.0 += &format!("\n[[{path}]]\n");
    }

    fn line(&mut self, key: &str, value: impl Display) {
        self.0 += &format!("{key} = {value}\n");
    }
}

/// What the source calls a kind.
fn word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single { .. } => "single",
        Kind::Multiple { .. } => "multiple",
        Kind::Rank { .. } => "rank",
        Kind::Integer { .. } => "integer",
        Kind::Decimal { .. } => "decimal",
        Kind::Range { .. } => "range",
        Kind::Text { .. } => "text",
        Kind::LongText { .. } => "long_text",
        Kind::Date { .. } => "date",
        Kind::Time => "time",
        Kind::DateTime => "datetime",
        Kind::Acknowledge => "acknowledge",
        Kind::Location { .. } => "location",
        Kind::Barcode => "barcode",
        Kind::File { medium } => MEDIA.iter().find(|(_, known)| known == medium).map_or("file", |(w, _)| *w),
        Kind::Computed { by } => COMPUTED.iter().find(|(_, known)| known == by).map_or("hidden", |(w, _)| *w),
    }
}

/// A number that reads as the same one; a whole one without a point.
fn number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { format!("{number:?}") }
}

/// A text over several lines where it has any.
fn paragraphs(text: &str) -> String {
    if !text.contains('\n') {
        return quoted(text);
    }
    let mut written = String::from("\"\"\"\n");
    text.chars().for_each(|c| if c == '\n' { written.push(c) } else { escape(c, &mut written) });
    written + "\"\"\""
}

fn quoted(text: &str) -> String {
    let mut written = String::from('"');
    text.chars().for_each(|c| escape(c, &mut written));
    written.push('"');
    written
}

fn escape(c: char, written: &mut String) {
    match c {
        '"' => *written += "\\\"",
        '\\' => *written += "\\\\",
        '\n' => *written += "\\n",
        '\t' => *written += "\\t",
        c if c.is_control() => *written += &format!("\\u{:04X}", u32::from(c)),
        c => written.push(c),
    }
}

fn bare_or_quoted(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if bare { key.to_owned() } else { quoted(key) }
}
