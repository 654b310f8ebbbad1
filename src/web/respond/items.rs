//! The items of a page: which of them are shown, and as what.

use super::spoken::Spoken;
use super::views::{
    FaultView, FixedView, GroupView, Head, ItemView, MediaView, NoteView, RepeatView, RowView,
};
use crate::service::respond::Open;
use domain::answer::accept::{Fault, Told};
use domain::answer::flow::Flow;
use domain::form::{Form, Group, Item, Kind, Media, Note, Page, Question};
use domain::language::{Language, Text};
use domain::message::Message;
use domain::table::Worded;

/// Puts a message into the page's language.
pub(super) type Say<'a> = &'a dyn Fn(&Message) -> String;

/// The most rows of a repeat: what somebody sends as their number is not believed beyond it.
pub(super) const MOST_ROWS: usize = 200;

/// What a page is made from.
pub(super) struct Maker<'a> {
    pub(super) form: &'a Form,
    pub(super) open: &'a Open,
    pub(super) flow: &'a Flow<'a>,
    pub(super) page: &'a Page,
    /// Whether what is not asked is shown as well.
    pub(super) everything: bool,
    pub(super) faults: &'a [Fault],
    pub(super) language: Language,
    pub(super) say: Say<'a>,
    /// The beginning of the addresses of the form's files.
    pub(super) media: &'a str,
    /// The largest file taken.
    pub(super) most_bytes: u64,
}

/// Where items stand: `path` is what their fields begin with, such as `rep/1/`.
#[derive(Clone, Copy)]
pub(super) struct Within<'w> {
    pub(super) path: &'w str,
    /// Of the headings here, from 2.
    pub(super) level: usize,
    pub(super) appearance: &'w str,
}

/// Whether an appearance has that word.
fn looks(appearance: &str, word: &str) -> bool {
    appearance.split_whitespace().any(|said| said == word)
}

impl Within<'_> {
    pub(super) fn field(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }

    pub(super) fn looks(&self, word: &str) -> bool {
        looks(self.appearance, word)
    }
}

impl Maker<'_> {
    /// The views of items in their order; what is not asked and cannot come to be asked on this page
    /// is left out.
    pub(super) fn items(&self, items: &[Item], within: Within<'_>) -> Vec<ItemView> {
        let shown: Vec<&Item> = items.iter().filter(|item| self.is_shown(item)).collect();
        self.views(&shown, within)
    }

    /// The same for items that are shown.
    pub(super) fn views(&self, mut rest: &[&Item], within: Within<'_>) -> Vec<ItemView> {
        let mut views = Vec::new();
        while let Some((first, after)) = rest.split_first() {
            if let Some((matrix, many)) = self.matrix(rest, within) {
                views.push(ItemView::Matrix(matrix));
                rest = &rest[many..];
                continue;
            }
            let others = followers(first, after);
            views.extend(self.item(first, &after[..others], within));
            rest = &after[others..];
        }
        views
    }

    fn is_shown(&self, item: &Item) -> bool {
        if self.everything {
            return true;
        }
        let standing = self.flow.items(self.page.name.as_str()).iter();
        // Items of groups are told apart by their group until they are answered.
        let mut standing = standing.filter(|standing| std::ptr::eq(standing.item, item));
        standing.next().is_none_or(|standing| standing.relevant || standing.depends)
    }

    fn item(&self, item: &Item, others: &[&Item], within: Within<'_>) -> Option<ItemView> {
        match item {
            Item::Note(note) => Some(self.note(note, within)),
            Item::Group(group) if group.repeat.is_some() => Some(self.repeat(group, within)),
            Item::Group(group) => Some(self.group(group, within)),
            Item::Question(question) => self.question(question, others, within),
        }
    }

    fn note(&self, note: &Note, within: Within<'_>) -> ItemView {
        let field = note.name.as_ref().map_or_else(String::new, |name| within.field(name.as_str()));
        ItemView::Note(NoteView {
            field,
            paragraphs: self.paragraphs(&note.note, within),
            hint: self.spoken(&note.hint, within),
            media: self.media(&note.media),
        })
    }

    fn group(&self, group: &Group, within: Within<'_>) -> ItemView {
        let label = self.spoken(&group.label, within);
        let level = if label.is_empty() { within.level } else { (within.level + 1).min(6) };
        let inner = Within { path: within.path, level, appearance: &group.appearance };
        ItemView::Group(GroupView {
            field: within.field(group.name.as_str()),
            hint: self.spoken(&group.hint, within),
            level: within.level,
            grid: inner.looks("w1") || inner.looks("w2") || inner.looks("horizontal"),
            items: self.items(&group.items, inner),
            label,
        })
    }

    fn repeat(&self, group: &Group, within: Within<'_>) -> ItemView {
        let field = within.field(group.name.as_str());
        let counted = group.repeat.as_ref().is_some_and(|repeat| repeat.count.is_some());
        let row = |number: usize| {
            let named = if number == 0 { "_".to_owned() } else { number.to_string() };
            let row = format!("{field}/{named}");
            let path = format!("{row}/");
            let level = (within.level + 2).min(6);
            let inner = Within { path: &path, level, appearance: &group.appearance };
            RowView { number, items: self.items(&group.items, inner), row }
        };
        ItemView::Repeat(RepeatView {
            label: self.spoken(&group.label, within),
            hint: self.spoken(&group.hint, within),
            level: within.level,
            counted,
            rows: (1..=self.rows(&field)).map(row).collect(),
            template: row(0),
            field,
        })
    }

    /// How many rows of a repeat are shown: one where nothing is known yet.
    fn rows(&self, field: &str) -> usize {
        let said = self.open.raw.get(field).first().and_then(|rows| rows.parse().ok());
        said.unwrap_or(1).min(MOST_ROWS)
    }

    fn question(&self, question: &Question, others: &[&Item], within: Within<'_>) -> Option<ItemView> {
        if !question.kind.is_asked() {
            return None;
        }
        if question.read_only {
            return Some(self.fixed(question, within));
        }
        Some(match &question.kind {
            Kind::Single { .. } | Kind::Multiple { .. } => self.choices(question, others, within),
            Kind::Rank { .. } => self.rank(question, within),
            Kind::Acknowledge => self.acknowledge(question, within),
            Kind::Range { .. } => self.range(question, within),
            Kind::Date { .. } if question.looks("month-year") || question.looks("year") => {
                self.part_of_date(question, within)
            }
            Kind::Location { shape } => self.location(question, *shape, within),
            Kind::File { medium } => self.file(question, *medium, within),
            _ => self.typed(question, within),
        })
    }

    fn fixed(&self, question: &Question, within: Within<'_>) -> ItemView {
        let head = self.head(question, within, &[]);
        let values = self.open.raw.get(&head.field).to_vec();
        let shown = self.answer(question.name.as_str(), within);
        ItemView::Fixed(FixedView { head, name: question.name.to_string(), shown, values })
    }

    /// What every question has. `more` are the ends of further ids that describe the field.
    pub(super) fn head(&self, question: &Question, within: Within<'_>, more: &[&str]) -> Head {
        let field = within.field(question.name.as_str());
        let fault = self.faults.iter().find(|fault| fault.question.as_str() == field);
        let hint = self.spoken(&question.hint, within);
        let mut described = Vec::new();
        if !hint.is_empty() {
            described.push(format!("{field}-hint"));
        }
        described.extend(more.iter().map(|more| format!("{field}-{more}")));
        if fault.is_some() {
            described.push(format!("{field}-error"));
        }
        Head {
            label: self.spoken(&question.label, within),
            hint,
            guidance: self.paragraphs(&question.guidance, within),
            media: self.media(&question.media),
            required: question.required,
            optional: !question.required && question.required_if.is_none(),
            error: fault.map(|fault| self.told(&fault.told)),
            described: described.join(" "),
            field,
        }
    }

    pub(super) fn media(&self, media: &Media) -> MediaView {
        let address = |text: &Text| {
            let file = text.words(self.language, &self.form.languages).trim();
            let file = file.strip_prefix("jr://images/").unwrap_or(file);
            if file.is_empty() {
                String::new()
            } else {
                format!("{}{}", self.media, crate::web::query::escape(file))
            }
        };
        MediaView {
            image: address(&media.image),
            big_image: address(&media.big_image),
            audio: address(&media.audio),
            video: address(&media.video),
            any: !media.is_empty(),
        }
    }

    /// A text with the answers that are piped into it.
    pub(super) fn spoken(&self, text: &Text, within: Within<'_>) -> Spoken {
        let words = self.worded(text);
        Spoken::piped(&words.text, words.language, |name| self.piped(name, within))
    }

    /// An answer as it stands in a text: dots where it is given on this same page and has not been.
    fn piped(&self, name: &str, within: Within<'_>) -> String {
        let answer = self.answer(name, within);
        let here = || holds(&self.page.items, name);
        if answer.is_empty() && here() { "…".to_owned() } else { answer }
    }

    fn paragraphs(&self, text: &Text, within: Within<'_>) -> Vec<Spoken> {
        let words = self.worded(text);
        let paragraphs = words.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        let spoken = |text| Spoken::piped(text, words.language, |name| self.piped(name, within));
        paragraphs.map(spoken).collect()
    }

    /// What was answered to a question, in words: that of this row, else that of the rows around it.
    pub(super) fn answer(&self, name: &str, within: Within<'_>) -> String {
        let Some(question) = self.form.question(name) else { return String::new() };
        let mut path = within.path;
        let values = loop {
            let values = self.open.raw.get(&format!("{path}{name}"));
            if !values.is_empty() || path.is_empty() {
                break values;
            }
            // `rep/1/inner/2/` → `rep/1/`
            path =
                path.trim_end_matches('/').rsplitn(3, '/').nth(2).map_or("", |outer| &path[..=outer.len()]);
        };
        let label = |value: &String| match question.choice(value) {
            Some(choice) => self.worded(&choice.label).text,
            None => value.clone(),
        };
        let words: Vec<String> = values.iter().filter(|value| !value.is_empty()).map(label).collect();
        words.join(", ")
    }

    pub(super) fn worded(&self, text: &Text) -> Worded {
        Worded::of(text, self.language, &self.form.languages)
    }

    fn told(&self, told: &Told) -> Worded {
        match told {
            Told::Message(message) => Worded { text: (self.say)(message), language: None },
            Told::Words(text) => self.worded(text),
        }
    }

    /// A fault for the list at the head of the page.
    pub(super) fn fault(&self, fault: &Fault) -> Option<FaultView> {
        let field = fault.question.as_str();
        let question = self.form.question(field.rsplit('/').next()?)?;
        let path = &field[..field.len() - question.name.as_str().len()];
        let within = Within { path, level: 2, appearance: "" };
        let label = self.spoken(question.short_label(), within);
        Some(FaultView {
            target: format!("{field}-first"),
            label: label.text(),
            language: label.language,
            words: self.told(&fault.told),
        })
    }
}

/// Whether a question stands among or below the items.
fn holds(items: &[Item], name: &str) -> bool {
    items.iter().any(|item| match item {
        Item::Question(question) => question.name.as_str() == name,
        Item::Group(group) => holds(&group.items, name),
        Item::Note(_) => false,
    })
}

/// How many of the items after a choice ask whoever chose something, and nobody else: “other,
/// specify”.
fn followers(item: &Item, after: &[&Item]) -> usize {
    let Item::Question(question) = item else { return 0 };
    after.iter().take_while(|item| chosen_by(question, item).is_some()).count()
}

/// The code of the choice on which alone an item hangs.
pub(super) fn chosen_by<'q>(question: &'q Question, item: &Item) -> Option<&'q str> {
    let Item::Question(other) = item else { return None };
    if !matches!(other.kind, Kind::Text { .. } | Kind::LongText { .. }) {
        return None;
    }
    let said: String = other.relevant.as_deref()?.chars().filter(|c| !c.is_whitespace()).collect();
    let said = said.replace('"', "'");
    let name = question.name.as_str();
    let codes = question.choices().iter().map(|choice| choice.code.as_str());
    codes.into_iter().find(|code| {
        said == format!("${{{name}}}='{code}'") || said == format!("selected(${{{name}}},'{code}')")
    })
}
