//! The items of a page: which of them are shown, and as what.

use super::page::Room;
use super::spoken::Spoken;
use super::views::{
    FaultView, FixedView, GroupView, Head, ItemView, MediaView, NoteView, RepeatView, RowView,
};
use crate::service::illustrate::plain;
use crate::service::respond::Open;
use domain::answer::accept::{Fault, Told};
use domain::answer::flow::{Flow, Inside, Standing};
use domain::form::{Form, Group, Item, Kind, Media, Note, Page, Question};
use domain::language::{Language, Text};
use domain::message::Message;
use domain::table::Worded;

/// Puts a message into the page's language.
pub(super) type Say<'a> = &'a dyn Fn(&Message) -> String;

/// What a page is made from.
pub(super) struct Maker<'a> {
    pub(super) form: &'a Form,
    pub(super) open: &'a Open,
    pub(super) flow: &'a Flow<'a>,
    pub(super) page: &'a Page,
    pub(super) faults: &'a [Fault],
    pub(super) language: Language,
    pub(super) say: Say<'a>,
    /// The beginning of the addresses of the form's files.
    pub(super) media: &'a str,
    /// How large files may be.
    pub(super) room: Room,
    /// Whether everything is shown with every choice, for a phone that finds out by itself what is
    /// asked.
    pub(super) whole: bool,
}

/// What items stand in.
#[derive(Clone, Copy)]
pub(super) struct Within<'w> {
    /// Of the headings here, from 2.
    pub(super) level: usize,
    pub(super) appearance: &'w str,
}

impl Within<'_> {
    pub(super) fn looks(&self, word: &str) -> bool {
        self.appearance.split_whitespace().any(|said| said == word)
    }
}

/// A question where it stands.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) question: &'a Question,
    pub(super) standing: &'a Standing<'a>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(standing: &'a Standing<'a>) -> Option<Self> {
        Some(Self { question: standing.item.as_question()?, standing })
    }

    pub(super) fn field(self) -> &'a str {
        &self.standing.field
    }

    /// Whether it is shown and not to be changed.
    pub(super) fn is_fixed(self) -> bool {
        self.question.read_only || self.standing.computed.is_some()
    }
}

impl Maker<'_> {
    /// The views of items in their order; what is not asked and cannot come to be asked on this page
    /// is left out.
    pub(super) fn items(&self, items: &[Standing<'_>], within: Within<'_>) -> Vec<ItemView> {
        let shown = items.iter().filter(|item| self.whole || item.relevant || item.depends);
        self.views(&shown.collect::<Vec<_>>(), within)
    }

    /// The same for items that are shown.
    pub(super) fn views(&self, mut rest: &[&Standing<'_>], within: Within<'_>) -> Vec<ItemView> {
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

    fn item(
        &self,
        standing: &Standing<'_>,
        others: &[&Standing<'_>],
        within: Within<'_>,
    ) -> Option<ItemView> {
        match (standing.item, &standing.inside) {
            (Item::Note(note), _) => Some(self.note(note, standing)),
            (Item::Group(group), Inside::Rows { .. }) => self.repeat(group, standing, within),
            (Item::Group(group), inside) => Some(self.group(group, standing, inside, within)),
            (Item::Question(_), _) => self.question(Asked::of(standing)?, others, within),
        }
    }

    fn note(&self, note: &Note, standing: &Standing<'_>) -> ItemView {
        ItemView::Note(NoteView {
            field: standing.field.clone(),
            paragraphs: self.paragraphs(&note.note, &standing.field),
            hint: self.spoken(&note.hint, &standing.field),
            media: self.media(&note.media),
        })
    }

    fn group(
        &self,
        group: &Group,
        standing: &Standing<'_>,
        inside: &Inside<'_>,
        within: Within<'_>,
    ) -> ItemView {
        let label = self.spoken(&group.label, &standing.field);
        let level = if label.is_empty() { within.level } else { (within.level + 1).min(6) };
        let inner = Within { level, appearance: &group.appearance };
        ItemView::Group(GroupView {
            field: standing.field.clone(),
            hint: self.spoken(&group.hint, &standing.field),
            level: within.level,
            grid: ["w1", "w2", "horizontal"].iter().any(|word| inner.looks(word)),
            items: if let Inside::Items(items) = inside { self.items(items, inner) } else { Vec::new() },
            label,
        })
    }

    fn repeat(&self, group: &Group, standing: &Standing<'_>, within: Within<'_>) -> Option<ItemView> {
        let Inside::Rows { rows, template, counted } = &standing.inside else { return None };
        let inner = Within { level: (within.level + 2).min(6), appearance: &group.appearance };
        let label = |at: &str| self.spoken(&group.label, at);
        let views = rows.iter().map(|row| RowView {
            number: row.number,
            label: label(&row.field),
            items: self.items(&row.items, inner),
            row: row.field.clone(),
        });
        let row = format!("{}/_", standing.field);
        Some(ItemView::Repeat(RepeatView {
            label: label(&standing.field),
            hint: self.spoken(&group.hint, &standing.field),
            level: within.level,
            counted: *counted,
            rows: views.collect(),
            template: RowView { number: 0, label: label(&row), items: self.blank(template, inner), row },
            field: standing.field.clone(),
        }))
    }

    /// The items of a row that is not there yet: what its answers will make of them, nobody knows.
    fn blank(&self, items: &[Standing<'_>], within: Within<'_>) -> Vec<ItemView> {
        let maker = Maker { whole: true, faults: &[], ..*self };
        maker.items(items, within)
    }

    fn question(&self, asked: Asked<'_>, others: &[&Standing<'_>], within: Within<'_>) -> Option<ItemView> {
        let question = asked.question;
        if !question.kind.is_asked() {
            return None;
        }
        if asked.is_fixed() {
            return Some(self.fixed(asked));
        }
        Some(match &question.kind {
            Kind::Single { .. } | Kind::Multiple { .. } => self.choices(asked, others, within),
            Kind::Rank { .. } => self.rank(asked),
            Kind::Acknowledge => self.acknowledge(asked),
            Kind::Range { .. } => self.range(asked),
            Kind::Date { .. } if question.looks("month-year") || question.looks("year") => {
                self.part_of_date(asked)
            }
            Kind::Location { shape } => self.location(asked, *shape),
            Kind::File { medium } => self.file(asked, *medium),
            _ => self.typed(asked),
        })
    }

    fn fixed(&self, asked: Asked<'_>) -> ItemView {
        let name = asked.question.name.to_string();
        let own = Text::in_language(self.language, format!("${{{name}}}"));
        let shown = Spoken::of(self.flow.pipe(&own, asked.field(), self.language), self.language);
        ItemView::Fixed(FixedView { head: self.head(asked, &[]), name, shown: shown.text() })
    }

    /// What every question has. `more` are the ends of further ids that describe the field.
    pub(super) fn head(&self, asked: Asked<'_>, more: &[&str]) -> Head {
        let Asked { question, standing } = asked;
        let field = standing.field.clone();
        let fault = self.faults.iter().find(|fault| fault.field == field);
        let hint = self.spoken(&question.hint, &field);
        let mut described = Vec::new();
        if !hint.is_empty() {
            described.push(format!("{field}-hint"));
        }
        described.extend(more.iter().map(|more| format!("{field}-{more}")));
        if fault.is_some() {
            described.push(format!("{field}-error"));
        }
        Head {
            label: self.spoken(&question.label, &field),
            hint,
            guidance: self.paragraphs(&question.guidance, &field),
            media: self.media(&question.media),
            required: standing.required,
            optional: !standing.required && question.required_if.is_none(),
            error: fault.map(|fault| self.told(&fault.told)),
            described: described.join(" "),
            field,
        }
    }

    pub(super) fn media(&self, media: &Media) -> MediaView {
        let address = |text: &Text| {
            let file = plain(text.words(self.language, &self.form.languages));
            if file.is_empty() {
                String::new()
            } else {
                format!("{}{}", self.media, crate::web::query::escape(&file))
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

    /// A text with the answers that are piped into it; `at` is the field where it stands. Dots stand
    /// for an answer that is given on this same page and has not been.
    pub(super) fn spoken(&self, text: &Text, at: &str) -> Spoken {
        let mut spoken = Spoken::of(self.flow.pipe(text, at, self.language), self.language);
        for piece in &mut spoken.pieces {
            let here = |name: &String| holds(&self.page.items, name);
            if piece.text.is_empty() && piece.pipe.as_ref().is_some_and(here) {
                "…".clone_into(&mut piece.text);
            }
        }
        spoken
    }

    fn paragraphs(&self, text: &Text, at: &str) -> Vec<Spoken> {
        self.spoken(text, at).paragraphs()
    }

    fn worded(&self, text: &Text) -> Worded {
        Worded::of(text, self.language, &self.form.languages)
    }

    fn told(&self, told: &Told) -> Worded {
        match told {
            Told::Message(message) => Worded { text: (self.say)(message), language: None },
            Told::Words(text) => self.worded(text),
        }
    }

    /// The rows that a field stands in, each as its heading calls it.
    fn rows(&self, field: &str) -> Vec<Worded> {
        let heading = |(repeat, number): (&str, &str)| {
            let group = self.form.group(repeat.rsplit('/').next()?)?;
            let label = self.spoken(&group.label, &format!("{repeat}/{number}"));
            let text = format!("{} {number}", label.text());
            Some(Worded { text: text.trim().to_owned(), language: label.language })
        };
        rows_of(field).filter_map(heading).collect()
    }

    /// A fault for the list at the head of the page.
    pub(super) fn fault(&self, fault: &Fault) -> FaultView {
        let name = fault.question.as_str();
        let (label, end) = match (self.form.question(name), self.form.group(name)) {
            (Some(question), _) => (self.spoken(question.short_label(), &fault.field), "first"),
            (None, Some(group)) => (self.spoken(&group.label, &fault.field), "label"),
            (None, None) => (Spoken::plain(name), "first"),
        };
        FaultView {
            target: format!("{}-{end}", fault.field),
            rows: self.rows(&fault.field),
            label: label.text(),
            language: label.language,
            words: self.told(&fault.told),
        }
    }
}

/// The rows that a field stands in: of `rep/1/inner/2/q` these are `rep/1` and `rep/1/inner/2`.
fn rows_of(field: &str) -> impl Iterator<Item = (&str, &str)> {
    let ends = field.match_indices('/').map(|(at, _)| &field[..at]);
    ends.filter_map(|row| row.rsplit_once('/').filter(|(_, number)| number.parse::<usize>().is_ok()))
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
fn followers(standing: &Standing<'_>, after: &[&Standing<'_>]) -> usize {
    let Item::Question(question) = standing.item else { return 0 };
    after.iter().take_while(|other| chosen_by(question, other.item).is_some()).count()
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
    question.choices().iter().map(|choice| choice.code.as_str()).find(|code| {
        said == format!("${{{name}}}='{code}'") || said == format!("selected(${{{name}}},'{code}')")
    })
}

#[cfg(test)]
mod tests {
    use super::rows_of;

    #[test]
    fn a_field_says_in_which_rows_it_stands() {
        let rows = |field| rows_of(field).map(|(repeat, row)| format!("{repeat} {row}")).collect::<Vec<_>>();
        assert_eq!(rows("home/2/pets/11/name"), ["home 2", "home/2/pets 11"]);
        assert_eq!(rows("home/2/age"), ["home 2"]);
        assert_eq!(rows("home"), Vec::<String>::new());
    }
}
