//! From counts to tables.

use super::columns::Columns;
use super::crosstab::{Crosstab, Uncrossed, crosstab};
use super::frequency::{Base, Category, Frequency, Tally, frequency};
use super::level::Unit;
use super::present::{Cell, Column, Label, Row, RowKind, Table};
use super::share::Share;
use super::summary::{Days, Summary, days, mean_ranks, summary};
use super::words;
use crate::answer::Missing;
use crate::form::{Computed, Form, Item, Kind, Question};
use crate::language::{Language, Text};
use crate::message::Message;

/// The tables of every question, in the form's order. A question counted by category has one, a
/// scale a second one with its mean. Of a question in a repeat rows are counted.
#[must_use]
pub fn study(form: &Form, columns: &Columns) -> Vec<Table> {
    form.every_question().flat_map(|question| of_question(form, columns, question)).collect()
}

/// The tables of one question; none where the form does not have it.
#[must_use]
pub fn of(form: &Form, columns: &Columns, question: &str) -> Vec<Table> {
    form.question(question).map_or_else(Vec::new, |question| of_question(form, columns, question))
}

/// The cross-table of two questions.
///
/// # Errors
/// [`Uncrossed`] where the questions do not make a cross-table.
pub fn crossed(form: &Form, columns: &Columns, rows: &str, by: &str) -> Result<Table, Uncrossed> {
    let table = crosstab(form, columns, rows, by)?;
    let (rows, by) = form.question(rows).zip(form.question(by)).ok_or(Uncrossed::NoQuestion)?;
    Ok(cross_table(form, rows, by, &table))
}

fn of_question(form: &Form, columns: &Columns, question: &Question) -> Vec<Table> {
    let name = question.name.as_str();
    let Some(counts) = frequency(form, columns, name) else { return Vec::new() };
    let numbers = summary(form, columns, name);
    match &question.kind {
        Kind::Single { .. } | Kind::Multiple { .. } => vec![category_table(form, question, &counts)],
        Kind::Rank { .. } => vec![rank_table(form, question, &counts, &mean_ranks(columns, name))],
        Kind::Integer { .. } | Kind::Range { .. }
            if counts.rows.iter().any(|row| matches!(row.category, Category::Value(_))) =>
        {
            let mut spread = number_table(form, question, &counts, numbers.as_ref());
            spread.key.push_str("/summary");
            vec![category_table(form, question, &counts), spread]
        }
        Kind::Integer { .. } | Kind::Decimal { .. } | Kind::Range { .. } => {
            vec![number_table(form, question, &counts, numbers.as_ref())]
        }
        Kind::Date { .. }
        | Kind::DateTime
        | Kind::Computed { by: Computed::Start | Computed::End | Computed::Today } => {
            vec![day_table(form, question, &counts, days(form, columns, name))]
        }
        Kind::Computed { .. } if numbers.is_some() => {
            vec![number_table(form, question, &counts, numbers.as_ref())]
        }
        _ => vec![value_table(form, question, &counts, Vec::new())],
    }
}

fn category_table(form: &Form, question: &Question, counts: &Frequency) -> Table {
    let bases: &[Base] = if counts.multiple {
        &[Base::CasesAnswered, Base::CasesSubstantive, Base::Responses]
    } else {
        &[Base::CasesAnswered]
    };
    let mut columns = vec![column("count", "table-column-count")];
    columns.extend(bases.iter().map(|base| percent_column(&counts.unit, *base)));
    let mut rows: Vec<Row> =
        counts.rows.iter().map(|row| category_row(question, counts, *row, bases)).collect();
    rows.extend(bases.iter().map(|base| base_row(counts, *base, bases)));
    rows.extend(missing_rows(counts, columns.len()));
    Table { columns, rows, ..frame(form, question, counts) }
}

/// How often each choice came first, and how high it came on average.
fn rank_table(form: &Form, question: &Question, counts: &Frequency, means: &[Option<f64>]) -> Table {
    let mut table = category_table(form, question, counts);
    table.columns.push(column("mean_rank", "table-column-mean-rank"));
    for (index, row) in table.rows.iter_mut().enumerate() {
        // The rows begin with the choices, in their order.
        let mean = means.get(index).copied().flatten().filter(|_| row.kind == RowKind::Category);
        row.cells.push(mean.map_or(Cell::Empty, |value| Cell::Number { value, digits: 2 }));
    }
    table.notes.insert(0, Message::new("table-note-rank"));
    table
}

/// What all tables of one question share.
fn frame(form: &Form, question: &Question, counts: &Frequency) -> Table {
    let mut notes = about_rows(&counts.unit);
    if counts.multiple {
        notes.push(Message::new("table-note-several"));
    }
    if counts.other_versions() > 0 {
        notes.push(Message::new("table-note-other-versions").with("count", number(counts.other_versions())));
    }
    Table {
        key: question.name.to_string(),
        title: title(form, question, &counts.unit).into(),
        repeat: counts.unit.repeat().cloned(),
        several: counts.multiple,
        base: counts
            .unit
            .base("table-base")
            .with("answered", number(counts.answered))
            .with("all", number(counts.all)),
        columns: Vec::new(),
        rows: Vec::new(),
        notes,
        fallback: form.languages.clone(),
    }
}

fn column(key: &str, label: &str) -> Column {
    Column {
        key: key.to_owned(),
        label: Label::Said(Message::new(label)),
        group: None,
        over: Vec::new(),
        base: None,
    }
}

fn percent_column(unit: &Unit, base: Base) -> Column {
    let label = match base {
        Base::CasesSubstantive => "table-column-percent-substantive",
        Base::Responses => "table-column-percent-responses",
        _ => "table-column-percent-answered",
    };
    let key = format!("percent_of_{}", base.key());
    Column { base: Some(base), label: Label::Said(unit.said(label)), ..column(&key, label) }
}

fn category_row(question: &Question, counts: &Frequency, tally: Tally, bases: &[Base]) -> Row {
    let (key, label, kind) = name(question, tally.category);
    let shares = bases.iter().map(|base| shown(counts.share(tally, *base)));
    let cells = std::iter::once(Cell::Count(tally.count)).chain(shares).collect();
    Row { key, kind, label, cells }
}

/// What a category is called by machines and by readers.
fn name(question: &Question, category: Category) -> (String, Label, RowKind) {
    match category {
        Category::Choice { index, .. } => match question.choices().get(index) {
            Some(choice) => (choice.code.to_string(), Label::Text(choice.label.clone()), RowKind::Category),
            None => (index.to_string(), Label::Plain(index.to_string()), RowKind::Category),
        },
        Category::Value(value) => (value.to_string(), Label::Plain(value.to_string()), RowKind::Category),
        Category::OtherVersions => (
            "other_versions".to_owned(),
            Label::Said(Message::new("table-row-other-versions")),
            RowKind::OtherVersions,
        ),
    }
}

/// The row that says how many a base counts, with 100 % in the base's own column.
fn base_row(counts: &Frequency, base: Base, bases: &[Base]) -> Row {
    let label = match base {
        Base::CasesSubstantive => "table-row-substantive",
        Base::Responses => "table-row-responses",
        _ => "table-row-answered",
    };
    let n = counts.base(base);
    let whole = bases.iter().map(|own| if *own == base { shown(Share::new(n, n)) } else { Cell::Empty });
    Row {
        key: base.key().to_owned(),
        kind: RowKind::Base,
        label: Label::Said(counts.unit.said(label)),
        cells: std::iter::once(Cell::Count(n)).chain(whole).collect(),
    }
}

/// Each kind of missing answer, then all responses: counts only.
fn missing_rows(counts: &Frequency, width: usize) -> impl Iterator<Item = Row> {
    let row = move |key: &str, kind, label, count| {
        let mut cells = vec![Cell::Empty; width];
        cells[0] = Cell::Count(count);
        Row { key: key.to_owned(), kind, label: Label::Said(label), cells }
    };
    Missing::ALL
        .into_iter()
        .zip(counts.missing)
        .map(move |(kind, count)| {
            row(words::missing_key(kind), RowKind::Missing, words::missing(kind), count)
        })
        .chain(std::iter::once(row("all", RowKind::All, counts.unit.said("table-row-all"), counts.all)))
}

fn number_table(form: &Form, question: &Question, counts: &Frequency, found: Option<&Summary>) -> Table {
    let broken = |found: &Summary| found.min.fract() != 0.0 || found.max.fract() != 0.0;
    let fine = u8::from(match question.kind {
        Kind::Decimal { .. } => true,
        Kind::Range { start, step, .. } => start.fract() != 0.0 || step.fract() != 0.0,
        Kind::Computed { .. } => found.is_some_and(broken),
        _ => false,
    });
    let cell = |value, digits| Cell::Number { value, digits };
    let of = |get: fn(&Summary) -> f64, digits| found.map_or(Cell::Empty, |found| cell(get(found), digits));
    let sd = found.and_then(|found| found.sd).map_or(Cell::Empty, |sd| cell(sd, 1 + fine));
    // A median of whole numbers may lie halfway between two; otherwise it needs no fraction.
    let halfway = found.is_some_and(|found| found.median.fract() != 0.0);
    let extreme = 2 * fine;
    let mut rows = Vec::new();
    if counts.other_versions() > 0 {
        // Otherwise all who answered gave a number, and the row of the base says how many.
        rows.push(statistic("n", Cell::Count(found.map_or(0, |found| found.n))));
    }
    rows.extend([
        statistic("mean", of(|found| found.mean, 1 + fine)),
        statistic("sd", sd),
        statistic("median", of(|found| found.median, extreme.max(u8::from(halfway)))),
        statistic("min", of(|found| found.min, extreme)),
        statistic("max", of(|found| found.max, extreme)),
    ]);
    value_table(form, question, counts, rows)
}

fn day_table(form: &Form, question: &Question, counts: &Frequency, found: Option<Days>) -> Table {
    let rows = vec![
        statistic("first", found.map_or(Cell::Empty, |found| Cell::Day(found.first))),
        statistic("last", found.map_or(Cell::Empty, |found| Cell::Day(found.last))),
    ];
    value_table(form, question, counts, rows)
}

fn statistic(key: &str, cell: Cell) -> Row {
    Row {
        key: key.to_owned(),
        kind: RowKind::Statistic,
        label: Label::Said(Message::new(&format!("table-statistic-{key}"))),
        cells: vec![cell],
    }
}

/// A table of one column: statistics, then who answered and who did not.
fn value_table(form: &Form, question: &Question, counts: &Frequency, mut rows: Vec<Row>) -> Table {
    let other = counts.rows.iter().filter(|row| row.category == Category::OtherVersions);
    rows.extend(other.map(|row| category_row(question, counts, *row, &[])));
    rows.push(base_row(counts, Base::CasesAnswered, &[]));
    rows.extend(missing_rows(counts, 1));
    Table { columns: vec![column("value", "table-column-value")], rows, ..frame(form, question, counts) }
}

fn cross_table(form: &Form, rows: &Question, by: &Question, table: &Crosstab) -> Table {
    let mut notes = about_rows(&table.unit);
    if table.left_out > 0 {
        notes.push(table.unit.said("table-note-left-out").with("count", number(table.left_out)));
    }
    if table.multiple {
        notes.push(Message::new("table-note-several"));
    }
    let body = table.row_categories.iter().enumerate();
    let mut shown_rows: Vec<Row> =
        body.map(|(row, category)| cross_row(rows, table, row, *category)).collect();
    shown_rows.push(cross_base(table));
    Table {
        key: format!("{}/by/{}", rows.name, by.name),
        title: crossed_title(form, rows, by, &table.unit).into(),
        repeat: table.unit.repeat().cloned(),
        several: table.multiple,
        base: table.unit.base("table-base-crossed").with("n", number(table.n())),
        columns: cross_columns(by, table),
        rows: shown_rows,
        notes,
        fallback: form.languages.clone(),
    }
}

/// Counts, column percents and row percents, each a group of columns with its total.
fn cross_columns(by: &Question, table: &Crosstab) -> Vec<Column> {
    let groups = [
        ("count", "table-group-count", None),
        ("column_percent", "table-group-column-percent", Some(Base::Column)),
        ("row_percent", "table-group-row-percent", Some(Base::Row)),
    ];
    let mut columns = Vec::new();
    for (key, group, base) in groups {
        let mut add = |key: String, label| {
            columns.push(Column { key, label, group: Some(Message::new(group)), over: Vec::new(), base });
        };
        for category in &table.column_categories {
            let (name, label, _) = name(by, *category);
            add(format!("{key}/{name}"), label);
        }
        add(key.to_owned(), Label::Said(Message::new("table-column-total")));
    }
    columns
}

fn cross_row(rows: &Question, table: &Crosstab, row: usize, category: Category) -> Row {
    let (key, label, kind) = name(rows, category);
    let width = table.column_categories.len();
    let total = table.row_total(row);
    let mut cells: Vec<Cell> = table.counts[row].iter().map(|count| Cell::Count(*count)).collect();
    cells.push(Cell::Count(total));
    cells.extend((0..width).map(|column| shown(table.column_share(row, column))));
    cells.push(shown(table.total_share(row)));
    cells.extend((0..width).map(|column| shown(table.row_share(row, column))));
    cells.push(shown(Share::new(total, total)));
    Row { key, kind, label, cells }
}

/// How many of each column answered; beneath, 100 % of columns and how the columns share the whole.
fn cross_base(table: &Crosstab) -> Row {
    let (n, bases) = (table.n(), &table.column_bases);
    let mut cells: Vec<Cell> = bases.iter().chain([&n]).map(|base| Cell::Count(*base)).collect();
    cells.extend(bases.iter().chain([&n]).map(|base| shown(Share::new(*base, *base))));
    cells.extend(bases.iter().chain([&n]).map(|base| shown(Share::new(*base, n))));
    let label = Label::Said(table.unit.said("table-row-answered"));
    Row { key: Base::CasesAnswered.key().to_owned(), kind: RowKind::Base, label, cells }
}

/// The question's short name, in each language in which it has one; after that of the repeat where it
/// stands in one: “Members of the household · Age”.
fn title(form: &Form, question: &Question, unit: &Unit) -> Text {
    let own = question.short_label();
    match repeat_label(form, unit) {
        None => own.clone(),
        Some(repeat) => joined(form, [repeat, own], " · "),
    }
}

/// “Reasons × Region”, in each language in which either has a name.
fn crossed_title(form: &Form, rows: &Question, by: &Question, unit: &Unit) -> Text {
    joined(form, [&title(form, rows, unit), by.short_label()], " × ")
}

fn joined(form: &Form, parts: [&Text; 2], between: &str) -> Text {
    let said = |language: Language| {
        parts.iter().find_map(|part| part.get(language))?;
        Some(parts.map(|part| part.words(language, &form.languages)).join(between))
    };
    Text { kk: said(Language::Kk), ru: said(Language::Ru), en: said(Language::En), ..Text::default() }
}

fn repeat_label<'f>(form: &'f Form, unit: &Unit) -> Option<&'f Text> {
    let name = unit.repeat()?;
    let group = form.items().filter_map(Item::as_group).find(|group| group.name == *name)?;
    (!group.label.is_empty()).then_some(&group.label)
}

/// What a reader must know where rows are counted, not respondents.
fn about_rows(unit: &Unit) -> Vec<Message> {
    unit.repeat().map(|_| Message::new("table-note-rows")).into_iter().collect()
}

fn shown(share: Option<Share>) -> Cell {
    share.map_or(Cell::Empty, Cell::Share)
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
