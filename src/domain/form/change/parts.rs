//! The words and rules of one thing, before and after.

use super::{Change, Part, Place, Rule, Severity, Side, What};
use crate::form::{Form, Group, Kind, Media, Medium, More, Note, Page, Question, Shape};
use crate::language::{Language, Text};
use crate::message::Message;
use std::collections::BTreeSet;

/// What is being compared, and where its changes go.
pub(super) struct Compare<'c> {
    pub(super) place: Place,
    pub(super) changes: &'c mut Vec<Change>,
    /// `${old}` with what it is called now.
    pub(super) renames: &'c [(String, String)],
}

impl Compare<'_> {
    pub(super) fn tell(&mut self, what: What, sides: (Side, Side), severity: Severity) {
        let (before, after) = sides;
        self.changes.push(Change { place: self.place.clone(), what, before, after, severity });
    }

    pub(super) fn text(&mut self, part: Part, old: &Text, new: &Text) {
        for (language, before, after) in differences(old, new) {
            self.tell(What::Text(part, language), (before, after), part.severity());
        }
    }

    /// A rule that is written as words or an expression. Where only the names in it are others, by
    /// declaration, it is the same.
    pub(super) fn rule(&mut self, rule: Rule, old: Option<&str>, new: Option<&str>) {
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        if old != new && self.renamed(old) != new {
            self.tell(What::Rule(rule), (Side::of(Some(old)), Side::of(Some(new))), rule.severity());
        }
    }

    fn renamed(&self, expression: &str) -> String {
        let renames = self.renames.iter();
        renames.fold(expression.to_owned(), |text, (old, new)| text.replace(old.as_str(), new))
    }

    fn flag(&mut self, rule: Rule, old: bool, new: bool) {
        if old != new {
            self.tell(What::Rule(rule), (Side::flag(old), Side::flag(new)), rule.severity());
        }
    }

    fn required(&mut self, old: &Question, new: &Question) {
        let side = |question: &Question| match &question.required_if {
            Some(expression) => Side::of(Some(expression)),
            None => Side::flag(question.required),
        };
        let same = old.required == new.required
            && old.required_if.as_deref().map(|old| self.renamed(old)).as_deref()
                == new.required_if.as_deref();
        if !same && side(old) != side(new) {
            self.tell(What::Rule(Rule::Required), (side(old), side(new)), Rule::Required.severity());
        }
    }

    fn media(&mut self, old: &Media, new: &Media) {
        if old != new {
            let sides = (Side::of(Some(&files(old))), Side::of(Some(&files(new))));
            self.tell(What::Rule(Rule::Media), sides, Rule::Media.severity());
        }
    }

    fn more(&mut self, old: &More, new: &More) {
        self.rule(Rule::Other, Some(&pairs(old)), Some(&pairs(new)));
    }

    pub(super) fn form(&mut self, old: &Form, new: &Form) {
        self.text(Part::Title, &old.title, &new.title);
        if old.languages != new.languages {
            let tags = |form: &Form| form.languages.iter().map(|it| it.tag()).collect::<Vec<_>>().join(", ");
            let lost = old.languages.iter().any(|language| !new.languages.contains(language));
            let severity = if lost { Severity::Notable } else { Severity::Harmless };
            let sides = (Side::of(Some(&tags(old))), Side::of(Some(&tags(new))));
            self.tell(What::Languages, sides, severity);
        }
        let name = |form: &Form| form.settings.instance_name.clone();
        self.rule(Rule::Other, name(old).as_deref(), name(new).as_deref());
    }

    pub(super) fn page(&mut self, old: &Page, new: &Page) {
        self.text(Part::Title, &old.title, &new.title);
        self.rule(Rule::Relevant, old.relevant.as_deref(), new.relevant.as_deref());
        self.rule(Rule::Appearance, Some(&old.appearance), Some(&new.appearance));
        self.more(&old.more, &new.more);
    }

    pub(super) fn note(&mut self, old: &Note, new: &Note) {
        self.text(Part::Note, &old.note, &new.note);
        self.text(Part::Hint, &old.hint, &new.hint);
        self.rule(Rule::Relevant, old.relevant.as_deref(), new.relevant.as_deref());
        self.rule(Rule::Appearance, Some(&old.appearance), Some(&new.appearance));
        self.media(&old.media, &new.media);
    }

    pub(super) fn group(&mut self, old: &Group, new: &Group) {
        self.text(Part::Label, &old.label, &new.label);
        self.text(Part::Hint, &old.hint, &new.hint);
        self.rule(Rule::Relevant, old.relevant.as_deref(), new.relevant.as_deref());
        let count = |group: &Group| group.repeat.as_ref().and_then(|repeat| repeat.count.clone());
        self.rule(Rule::Count, count(old).as_deref(), count(new).as_deref());
        self.rule(Rule::Appearance, Some(&old.appearance), Some(&new.appearance));
        self.more(&old.more, &new.more);
    }

    pub(super) fn question(&mut self, old: &Question, new: &Question) {
        self.text(Part::Label, &old.label, &new.label);
        self.text(Part::Short, &old.short, &new.short);
        self.text(Part::Hint, &old.hint, &new.hint);
        self.text(Part::Guidance, &old.guidance, &new.guidance);
        self.text(Part::RequiredMessage, &old.required_message, &new.required_message);
        self.text(Part::ConstraintMessage, &old.constraint_message, &new.constraint_message);
        self.required(old, new);
        self.rule(Rule::Relevant, old.relevant.as_deref(), new.relevant.as_deref());
        self.rule(Rule::Constraint, old.constraint.as_deref(), new.constraint.as_deref());
        if std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind) {
            self.rule(Rule::Limits, limits(&old.kind).as_deref(), limits(&new.kind).as_deref());
        }
        self.rule(Rule::Calculation, old.calculation.as_deref(), new.calculation.as_deref());
        if old.trigger != new.trigger {
            let names = |question: &Question| {
                question.trigger.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            };
            self.rule(Rule::Calculation, Some(&names(old)), Some(&names(new)));
        }
        self.rule(Rule::ChoiceFilter, old.choice_filter.as_deref(), new.choice_filter.as_deref());
        self.flag(Rule::DontKnow, old.dont_know, new.dont_know);
        self.flag(Rule::Refuse, old.refuse, new.refuse);
        self.rule(Rule::Default, old.default.as_deref(), new.default.as_deref());
        self.flag(Rule::ReadOnly, old.read_only, new.read_only);
        self.rule(Rule::Appearance, Some(&old.appearance), Some(&new.appearance));
        self.media(&old.media, &new.media);
        self.rule(Rule::Other, Some(&pairs(&old.parameters)), Some(&pairs(&new.parameters)));
        self.more(&old.more, &new.more);
    }
}

/// The languages in which a text is not what it was, with both.
pub(super) fn differences(old: &Text, new: &Text) -> Vec<(Option<Language>, Side, Side)> {
    let mut found = Vec::new();
    for language in Language::ALL {
        let (before, after) = (old.get(language), new.get(language));
        if before != after {
            found.push((Some(language), Side::of(before), Side::of(after)));
        }
    }
    let names: BTreeSet<&String> = old.other.keys().chain(new.other.keys()).collect();
    for name in names {
        let (before, after) = (old.other.get(name), new.other.get(name));
        if before != after {
            found.push((None, Side::of(before.map(String::as_str)), Side::of(after.map(String::as_str))));
        }
    }
    found
}

/// Whether answers of one kind can be read as answers of the other: no table or file tells them apart.
pub(super) fn compatible(old: &Kind, new: &Kind) -> bool {
    use Kind::{Barcode, Decimal, Integer, LongText, Multiple, Range, Single, Text};
    if std::mem::discriminant(old) == std::mem::discriminant(new) {
        return match (old, new) {
            (Kind::Location { shape: old }, Kind::Location { shape: new }) => old == new,
            (Kind::File { medium: old }, Kind::File { medium: new }) => *new == Medium::Any || old == new,
            _ => true,
        };
    }
    matches!(
        (old, new),
        (Integer { .. }, Decimal { .. } | Range { .. })
            | (Decimal { .. }, Range { .. })
            | (Range { .. }, Decimal { .. })
            | (Single { .. }, Multiple { .. })
            | (Text { .. } | LongText { .. } | Barcode, Text { .. } | LongText { .. } | Barcode)
    )
}

/// What kind of answer it is, in words.
pub(super) fn kind_words(kind: &Kind) -> Message {
    Message::new(kind_key(kind))
}

/// The key of the words for what kind of answer it is.
#[must_use]
pub const fn kind_key(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single { .. } => "collect-form-type-single",
        Kind::Multiple { .. } => "collect-form-type-multiple",
        Kind::Integer { .. } => "collect-form-type-integer",
        Kind::Decimal { .. } => "collect-form-type-decimal",
        Kind::Text { .. } => "collect-form-type-text",
        Kind::LongText { .. } => "collect-form-type-long-text",
        Kind::Date { .. } => "collect-form-type-date",
        Kind::Rank { .. } => "collect-form-type-rank",
        Kind::Range { .. } => "collect-form-type-range",
        Kind::Time => "collect-form-type-time",
        Kind::DateTime => "collect-form-type-datetime",
        Kind::Acknowledge => "collect-form-type-acknowledge",
        Kind::Location { shape: Shape::Point } => "collect-form-type-point",
        Kind::Location { shape: Shape::Trace } => "collect-form-type-trace",
        Kind::Location { shape: Shape::Area } => "collect-form-type-area",
        Kind::Barcode => "collect-form-type-barcode",
        Kind::File { medium: Medium::Image } => "collect-form-type-image",
        Kind::File { medium: Medium::Audio } => "collect-form-type-audio",
        Kind::File { medium: Medium::Video } => "collect-form-type-video",
        Kind::File { medium: Medium::Any } => "collect-form-type-file",
        Kind::Computed { .. } => "collect-form-type-computed",
    }
}

/// The limits of a kind, as far as it has any: `18 … 99`.
fn limits(kind: &Kind) -> Option<String> {
    fn ends<N: std::fmt::Display>(min: Option<N>, max: Option<N>) -> Option<String> {
        let end = |end: Option<N>| end.map_or_else(String::new, |end| end.to_string());
        (min.is_some() || max.is_some()).then(|| format!("{} … {}", end(min), end(max)))
    }
    match kind {
        Kind::Integer { min, max } => ends(*min, *max),
        Kind::Decimal { min, max } => ends(*min, *max),
        Kind::Date { min, max } => ends(*min, *max),
        Kind::Range { start, end, step } => Some(format!("{start} … {end} ({step})")),
        Kind::Text { max_length } | Kind::LongText { max_length } => {
            max_length.map(|most| format!("… {most}"))
        }
        _ => None,
    }
}

fn files(media: &Media) -> String {
    let texts = [&media.image, &media.big_image, &media.audio, &media.video];
    let names: BTreeSet<&str> =
        texts.into_iter().flat_map(|text| Language::ALL.into_iter().filter_map(|it| text.get(it))).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn pairs(more: &More) -> String {
    more.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
}
