//! Questions with choices, by their looks.

use super::items::{Maker, Within, chosen_by};
use super::spoken::Spoken;
use super::views::{
    Cell, ChoiceView, ChoicesView, ColumnView, ItemView, MatrixRow, MatrixView, MediaView, RankView,
    SelectView,
};
use domain::answer::Missing;
use domain::form::{Choice, Code, Item, Kind, Question};
use domain::message::Message;
use sha2::{Digest, Sha256};

/// The looks that a style sheet knows by the same name.
const LOOKS: [&str; 6] = ["likert", "horizontal", "columns", "columns-pack", "no-buttons", "compact"];

/// From so many choices on, a list that opens can be searched.
const LONG: usize = 12;

impl Maker<'_> {
    pub(super) fn choices(&self, question: &Question, others: &[&Item], within: Within<'_>) -> ItemView {
        let one = matches!(question.kind, Kind::Single { .. });
        let opens = ["minimal", "autocomplete", "search", "quickcompact-list"];
        let minimal =
            opens.iter().any(|word| question.looks(word)) || question.appearance.contains("search(");
        if one && minimal {
            return self.select(question, others, within);
        }
        let several = if one { &[][..] } else { &["several"] };
        let mut choices = self.choice_views(question, within);
        for choice in &mut choices {
            let asked = others.iter().filter(|other| chosen_by(question, other) == Some(&choice.value));
            choice.other = self.views(&asked.copied().collect::<Vec<_>>(), within);
        }
        ItemView::Choices(ChoicesView {
            head: self.head(question, within, several),
            one,
            look: look(question),
            quick: one && question.appearance.split_whitespace().any(|word| word.starts_with("quick")),
            folded: !one && minimal,
            chosen: choices.iter().filter(|choice| choice.chosen).count(),
            choices,
            missing: self.missing(question, within),
        })
    }

    fn select(&self, question: &Question, others: &[&Item], within: Within<'_>) -> ItemView {
        let mut choices = self.choice_views(question, within);
        let searched = question.looks("autocomplete") || question.appearance.contains("search");
        let search = searched || choices.len() >= LONG;
        choices.extend(self.missing(question, within));
        ItemView::Select(SelectView {
            head: self.head(question, within, &[]),
            search,
            choices,
            other: self.views(others, within),
        })
    }

    pub(super) fn rank(&self, question: &Question, within: Within<'_>) -> ItemView {
        let choices = self.choice_views(question, within);
        let sent = self.open.raw.get(&within.field(question.name.as_str()));
        let known = |code: &String| choices.iter().any(|choice| choice.value == *code);
        let place = |at| sent.get(at).filter(|code| known(code)).cloned().unwrap_or_default();
        let places = (0..choices.len()).map(place).collect();
        let head = self.head(question, within, &["rank"]);
        ItemView::Rank(RankView { head, choices, places, missing: self.missing(question, within) })
    }

    /// A tick that something was read or agreed to.
    pub(super) fn acknowledge(&self, question: &Question, within: Within<'_>) -> ItemView {
        let mut tick =
            self.choice(within, question, "OK", Spoken::plain((self.say)(&Message::new("respond-ok"))));
        tick.alone = true;
        ItemView::Choices(ChoicesView {
            head: self.head(question, within, &[]),
            one: false,
            look: "one".to_owned(),
            quick: false,
            folded: false,
            chosen: usize::from(tick.chosen),
            choices: vec![tick],
            missing: self.missing(question, within),
        })
    }

    /// A rating or a list of numbers: a button or a line for each.
    pub(super) fn numbers(
        &self,
        question: &Question,
        numbers: &[String],
        within: Within<'_>,
    ) -> Vec<ChoiceView> {
        let view = |number: &String| self.choice(within, question, number, Spoken::plain(number.as_str()));
        numbers.iter().map(view).collect()
    }

    fn choice_views(&self, question: &Question, within: Within<'_>) -> Vec<ChoiceView> {
        let views = self.offered(question).into_iter().map(|choice| {
            let label = self.spoken(&choice.label, within);
            let mut view = self.choice(within, question, choice.code.as_str(), label);
            view.alone = choice.exclusive;
            view.media = self.media(&choice.media);
            view
        });
        views.collect()
    }

    fn choice(&self, within: Within<'_>, question: &Question, value: &str, label: Spoken) -> ChoiceView {
        let sent = self.open.raw.get(&within.field(question.name.as_str()));
        ChoiceView {
            value: value.to_owned(),
            label,
            chosen: sent.iter().any(|sent| sent == value),
            alone: false,
            missing: false,
            media: MediaView::default(),
            other: Vec::new(),
        }
    }

    /// The choices in the order shown: the form's, or one that each respondent has of their own.
    fn offered<'q>(&self, question: &'q Question) -> Vec<&'q Choice> {
        let mut choices: Vec<&Choice> = question.choices().iter().collect();
        if question.parameters.get("randomize").is_some_and(|said| said == "true") {
            let own = self.open.draft.id.to_string();
            let seed = question.parameters.get("seed").unwrap_or(&own);
            choices.sort_by_key(|choice| {
                let named = [seed.as_str(), question.name.as_str(), choice.code.as_str()].join("/");
                <[u8; 32]>::from(Sha256::digest(named))
            });
        }
        choices
    }

    /// The ways to give no answer that the question offers.
    pub(super) fn missing(&self, question: &Question, within: Within<'_>) -> Vec<ChoiceView> {
        let offered = [
            (question.dont_know, Missing::DontKnow, "respond-dont-know"),
            (question.refuse, Missing::Refused, "respond-refused"),
        ];
        let view = |(_, kind, key): (bool, Missing, &str)| {
            let label = Spoken::plain((self.say)(&Message::new(key)));
            let choice = self.choice(within, question, kind.code(), label);
            ChoiceView { alone: true, missing: true, ..choice }
        };
        offered.into_iter().filter(|(offered, ..)| *offered).map(view).collect()
    }

    /// The table at the head of the items, where they look like one, and how many items it takes.
    pub(super) fn matrix<'i>(&self, items: &[&'i Item], within: Within<'_>) -> Option<(MatrixView, usize)> {
        let question = |item: &&'i Item| item.as_question().filter(|it| has_rows(it));
        let questions: Vec<&Question> = items.iter().map_while(question).collect();
        let first = *questions.first()?;
        let headed = first.looks("label");
        if !(headed || first.looks("list-nolabel") || within.looks("table-list")) {
            return None;
        }
        let same = |other: &&&Question| {
            let alike = codes(other).eq(codes(first));
            alike
                && (within.looks("table-list") || other.looks("list-nolabel") || std::ptr::eq(**other, first))
        };
        let many = questions.iter().take_while(same).count();
        let rows = if headed { &questions[1..many] } else { &questions[..many] };
        let first_row = rows.first()?;
        let columns = self.columns(rows, within);
        let row = |question: &&Question| MatrixRow {
            head: self.head(question, within, &[]),
            one: matches!(question.kind, Kind::Single { .. }),
            cells: self.cells(question, &columns, within),
        };
        let matrix = MatrixView {
            id: format!("{}-table", within.field(first_row.name.as_str())),
            caption: if headed { self.spoken(&first.label, within) } else { Spoken::default() },
            rows: rows.iter().map(row).collect(),
            columns,
        };
        Some((matrix, many))
    }

    /// The choices, and the ways to give no answer that any of the rows offers.
    fn columns(&self, rows: &[&Question], within: Within<'_>) -> Vec<ColumnView> {
        let Some(first) = rows.first() else { return Vec::new() };
        let column =
            |choice: ChoiceView| ColumnView { code: choice.value, label: choice.label, media: choice.media };
        let mut columns: Vec<ColumnView> = self.choice_views(first, within).into_iter().map(column).collect();
        for missing in rows.iter().flat_map(|row| self.missing(row, within)) {
            if columns.iter().all(|column| column.code != missing.value) {
                columns.push(column(missing));
            }
        }
        columns
    }

    fn cells(&self, question: &Question, columns: &[ColumnView], within: Within<'_>) -> Vec<Cell> {
        let mut views = self.choice_views(question, within);
        views.extend(self.missing(question, within));
        let cell = |column: &ColumnView| {
            let view = views.iter().find(|view| view.value == column.code);
            Cell {
                value: column.code.clone(),
                offered: view.is_some(),
                chosen: view.is_some_and(|view| view.chosen),
                alone: view.is_some_and(|view| view.alone),
            }
        };
        columns.iter().map(cell).collect()
    }
}

/// Whether a question can be the row of a table.
fn has_rows(question: &Question) -> bool {
    !question.read_only && matches!(question.kind, Kind::Single { .. } | Kind::Multiple { .. })
}

fn codes(question: &Question) -> impl Iterator<Item = &Code> {
    question.choices().iter().map(|choice| &choice.code)
}

/// The classes of a look.
fn look(question: &Question) -> String {
    let pictured = question.choices().iter().any(|choice| !choice.media.image.is_empty());
    let mut classes: Vec<&str> = Vec::new();
    for word in question.appearance.split_whitespace() {
        match word {
            _ if LOOKS.contains(&word) => classes.push(word),
            "horizontal-compact" => classes.extend(["horizontal", "compact"]),
            "quick-columns" => classes.push("columns"),
            _ => classes.extend(columns(word)),
        }
    }
    if pictured {
        classes.push("pictured");
    }
    classes.join(" ")
}

/// `columns-3`; more than six stand in no row of a phone or a desk.
fn columns(word: &str) -> Option<&'static str> {
    let many: usize = word.strip_prefix("columns-")?.parse().ok()?;
    ["columns-1", "columns-2", "columns-3", "columns-4", "columns-5", "columns-6"]
        .get(many.checked_sub(1)?.min(5))
        .copied()
}
