//! Questions with choices, by their looks.

use super::items::{Asked, Maker, Within, chosen_by};
use super::spoken::Spoken;
use super::views::{
    Cell, ChoiceView, ChoicesView, ColumnView, ItemView, MatrixRow, MatrixView, MediaView, RankView,
    SelectView,
};
use domain::answer::Missing;
use domain::answer::flow::Standing;
use domain::form::{Choice, Code, Kind, Question};
use domain::message::Message;

/// The looks that a style sheet knows by the same name.
const LOOKS: [&str; 6] = ["likert", "horizontal", "columns", "columns-pack", "no-buttons", "compact"];

/// From so many choices on, a list that opens can be searched.
const LONG: usize = 12;

impl Maker<'_> {
    pub(super) fn choices(&self, asked: Asked<'_>, others: &[&Standing<'_>], within: Within<'_>) -> ItemView {
        let question = asked.question;
        let one = matches!(question.kind, Kind::Single { .. });
        let opens = ["minimal", "autocomplete", "search", "quickcompact-list"];
        let minimal =
            opens.iter().any(|word| question.looks(word)) || question.appearance.contains("search(");
        if one && minimal {
            return self.select(asked, others, within);
        }
        let several = if one { &[][..] } else { &["several"] };
        let mut choices = self.choice_views(asked);
        for choice in &mut choices {
            let asked = others.iter().filter(|other| chosen_by(question, other.item) == Some(&choice.value));
            choice.other = self.views(&asked.copied().collect::<Vec<_>>(), within);
        }
        ItemView::Choices(ChoicesView {
            head: self.head(asked, several),
            one,
            look: look(question),
            quick: one && question.appearance.split_whitespace().any(|word| word.starts_with("quick")),
            folded: !one && minimal,
            chosen: choices.iter().filter(|choice| choice.chosen).count(),
            choices,
            template: self.template(asked),
            missing: self.missing(asked),
        })
    }

    fn select(&self, asked: Asked<'_>, others: &[&Standing<'_>], within: Within<'_>) -> ItemView {
        let question = asked.question;
        let mut choices = self.choice_views(asked);
        let searched = question.looks("autocomplete") || question.appearance.contains("search");
        let template = self.template(asked);
        let search = (searched || choices.len() >= LONG) && template.is_none();
        choices.extend(self.missing(asked));
        ItemView::Select(SelectView {
            head: self.head(asked, &[]),
            search,
            choices,
            template,
            other: self.views(others, within),
        })
    }

    pub(super) fn rank(&self, asked: Asked<'_>) -> ItemView {
        let choices = self.choice_views(asked);
        let sent = self.open.raw.get(asked.field());
        let known = |code: &String| choices.iter().any(|choice| choice.value == *code);
        let place = |at| sent.get(at).filter(|code| known(code)).cloned().unwrap_or_default();
        let places = (0..choices.len()).map(place).collect();
        let head = self.head(asked, &["rank"]);
        let (template, missing) = (self.template(asked), self.missing(asked));
        ItemView::Rank(RankView { head, choices, template, places, missing })
    }

    /// What a script makes choices of that are the rows of a repeat.
    fn template(&self, asked: Asked<'_>) -> Option<ChoiceView> {
        asked.question.kind.choices()?.of_repeat()?;
        Some(ChoiceView { chosen: false, ..self.choice(asked, "_", Spoken::plain("_")) })
    }

    /// A tick that something was read or agreed to.
    pub(super) fn acknowledge(&self, asked: Asked<'_>) -> ItemView {
        let mut tick = self.choice(asked, "OK", Spoken::plain((self.say)(&Message::new("respond-ok"))));
        tick.alone = true;
        ItemView::Choices(ChoicesView {
            head: self.head(asked, &[]),
            one: false,
            look: "one".to_owned(),
            quick: false,
            folded: false,
            chosen: usize::from(tick.chosen),
            choices: vec![tick],
            template: None,
            missing: self.missing(asked),
        })
    }

    /// A rating or a list of numbers: a button or a line for each.
    pub(super) fn numbers(&self, asked: Asked<'_>, numbers: &[String]) -> Vec<ChoiceView> {
        let view = |number: &String| self.choice(asked, number, Spoken::plain(number.as_str()));
        numbers.iter().map(view).collect()
    }

    /// The choices in the order shown. Where they hang on another question of the page, all of them:
    /// nobody knows yet which are offered.
    fn choice_views(&self, asked: Asked<'_>) -> Vec<ChoiceView> {
        let all = (self.whole || asked.standing.refiltered) && !asked.question.choices().is_empty();
        let view = |choice: &Choice| {
            let label = self.spoken(&choice.label, asked.field());
            let mut view = self.choice(asked, choice.code.as_str(), label);
            view.alone = choice.exclusive;
            view.media = self.media(&choice.media);
            view
        };
        if all {
            asked.question.choices().iter().map(view).collect()
        } else {
            asked.standing.choices.iter().map(view).collect()
        }
    }

    fn choice(&self, asked: Asked<'_>, value: &str, label: Spoken) -> ChoiceView {
        let sent = self.open.raw.get(asked.field());
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

    /// The ways to give no answer that the question offers.
    pub(super) fn missing(&self, asked: Asked<'_>) -> Vec<ChoiceView> {
        let question = asked.question;
        let offered = [
            (question.dont_know, Missing::DontKnow, "respond-dont-know"),
            (question.refuse, Missing::Refused, "respond-refused"),
        ];
        let view = |(_, kind, key): (bool, Missing, &str)| {
            let label = Spoken::plain((self.say)(&Message::new(key)));
            let choice = self.choice(asked, kind.code(), label);
            ChoiceView { alone: true, missing: true, ..choice }
        };
        offered.into_iter().filter(|(offered, ..)| *offered).map(view).collect()
    }

    /// The table at the head of the items, where they look like one, and how many items it takes.
    pub(super) fn matrix(&self, items: &[&Standing<'_>], within: Within<'_>) -> Option<(MatrixView, usize)> {
        let question = |item: &&Standing<'_>| has_rows(Asked::of(item)?).then_some(());
        let asked: Vec<Asked<'_>> = items
            .iter()
            .take_while(|item| question(item).is_some())
            .filter_map(|item| Asked::of(item))
            .collect();
        let first = asked.first()?.question;
        let headed = first.looks("label");
        if !(headed || first.looks("list-nolabel") || within.looks("table-list")) {
            return None;
        }
        let same = |other: &&Asked<'_>| {
            let looks = within.looks("table-list") || other.question.looks("list-nolabel");
            (looks || std::ptr::eq(other.question, first)) && codes(other.question).eq(codes(first))
        };
        let many = asked.iter().take_while(same).count();
        let rows = &asked[usize::from(headed)..many];
        let columns = self.columns(rows);
        let matrix = MatrixView {
            id: format!("{}-table", rows.first()?.field()),
            caption: if headed { self.spoken(&first.label, asked[0].field()) } else { Spoken::default() },
            rows: rows.iter().map(|row| self.matrix_row(*row, &columns)).collect(),
            columns,
        };
        Some((matrix, many))
    }

    /// The choices, and the ways to give no answer that any of the rows offers.
    fn columns(&self, rows: &[Asked<'_>]) -> Vec<ColumnView> {
        let column =
            |choice: ChoiceView| ColumnView { code: choice.value, label: choice.label, media: choice.media };
        let first = rows.first().map(|row| self.choice_views(*row)).unwrap_or_default();
        let mut columns: Vec<ColumnView> = first.into_iter().map(column).collect();
        for missing in rows.iter().flat_map(|row| self.missing(*row)) {
            if columns.iter().all(|column| column.code != missing.value) {
                columns.push(column(missing));
            }
        }
        columns
    }

    fn matrix_row(&self, asked: Asked<'_>, columns: &[ColumnView]) -> MatrixRow {
        let mut views = self.choice_views(asked);
        views.extend(self.missing(asked));
        let cell = |column: &ColumnView| {
            let view = views.iter().find(|view| view.value == column.code);
            Cell {
                value: column.code.clone(),
                offered: view.is_some(),
                chosen: view.is_some_and(|view| view.chosen),
                alone: view.is_some_and(|view| view.alone),
            }
        };
        MatrixRow {
            head: self.head(asked, &[]),
            one: matches!(asked.question.kind, Kind::Single { .. }),
            cells: columns.iter().map(cell).collect(),
        }
    }
}

/// Whether a question can be the row of a table.
fn has_rows(asked: Asked<'_>) -> bool {
    !asked.is_fixed() && matches!(asked.question.kind, Kind::Single { .. } | Kind::Multiple { .. })
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
