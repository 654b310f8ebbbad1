//! The tables of a study that nobody asked for.

use super::super::{
    Beside, Block, By, ClassKind, Column, ColumnKind, OfQuestion, Recipe, SmallCell, Summary, Tabulation,
    every_question, of_question, tabulate,
};
use crate::answer::{Answer, Answers, Missing};
use crate::disclosure::Threshold;
use crate::form::{Form, Kind};
use crate::language::{Language, Text};
use crate::table::samples::{choices, code, form, name, question, say, study};
use crate::table::{Cell, Columns, RowKind, Say, Table, Unit};
use proptest::prelude::*;

pub(super) fn alone(form: &Form, columns: &Columns, question: &str) -> OfQuestion {
    of_question(form, columns, question, By::default()).unwrap()
}

fn by(form: &Form, columns: &Columns, question: &str, by: &str) -> Option<OfQuestion> {
    of_question(form, columns, question, By { question: Some(by), ..By::default() })
}

fn tables(form: &Form, columns: &Columns) -> Vec<Table> {
    every_question(form, columns, By::default()).into_iter().flat_map(|found| found.tables).collect()
}

pub(super) fn block(found: &OfQuestion) -> &Block {
    &found.counted.as_ref().unwrap().blocks[0]
}

pub(super) fn counts(block: &Block) -> Vec<u64> {
    block.cells.iter().map(|row| row[0].count).collect()
}

pub(super) fn summary(found: &OfQuestion) -> Option<Summary> {
    block(found).numbers.as_ref().and_then(|numbers| numbers.summaries[0].clone())
}

/// The columns that are classes of the banner.
fn classes(found: &Tabulation) -> Vec<usize> {
    let is_class = |column: &Column| column.kind == ColumnKind::Class;
    (0..found.columns.len()).filter(|place| is_class(&found.columns[*place])).collect()
}

fn other_versions(block: &Block) -> u64 {
    let place = block.rows.iter().position(|class| class.kind == ClassKind::OtherVersions);
    place.map_or(0, |place| block.cells[place][0].count)
}

/// The rounded percents of a column, of the rows that have one.
fn percents(table: &Table, column: &str) -> Vec<u64> {
    let place = table.columns.iter().position(|found| found.key == column).unwrap();
    let categories = table.rows.iter().filter(|row| row.kind == RowKind::Category);
    let share = |cell: &Cell| if let Cell::Share(share) = cell { Some(share.rounded()) } else { None };
    categories.filter_map(|row| share(&row.cells[place])).collect()
}

#[test]
fn those_who_ticked_nothing_are_in_the_papers_base_and_not_in_the_other_two() {
    let (form, columns) = study();
    let found = alone(&form, &columns, "difficulties");
    let bases = &block(&found).bases[0];
    assert_eq!((bases.answered.count, bases.substantive.count), (230, 219));
    let table = &found.tables[0];
    assert_eq!(percents(table, "percent_of_cases_answered"), [63, 41, 38, 29, 5]);
    assert_eq!(percents(table, "percent_of_cases_substantive"), [66, 43, 40, 31]);
    let place = table.columns.iter().position(|found| found.key == "percent_of_responses").unwrap();
    let categories = table.rows.iter().filter(|row| row.kind == RowKind::Category);
    let share = |cell: &Cell| if let Cell::Share(share) = cell { share.percent() } else { 0.0 };
    let of_responses: f64 = categories.map(|row| share(&row.cells[place])).sum();
    assert!((of_responses - 100.0).abs() < 1e-9);
}

#[test]
fn each_kind_of_missing_answer_is_counted_apart() {
    let (form, columns) = study();
    let salary = alone(&form, &columns, "salary_kzt");
    let missing = |found: &OfQuestion, kind| block(found).missing_of_all(kind).count;
    assert_eq!((missing(&salary, Missing::Refused), missing(&salary, Missing::NoAnswer)), (40, 12));
    assert_eq!((block(&salary).bases[0].answered.count, block(&salary).all), (175, 230));
    let support = alone(&form, &columns, "support_1_5");
    assert_eq!((missing(&support, Missing::DontKnow), block(&support).bases[0].answered.count), (14, 199));
    assert_eq!(counts(block(&support)), [12, 59, 61, 48, 19]);
    let leaving = alone(&form, &columns, "leave_when");
    assert_eq!((missing(&leaving, Missing::NotAsked), block(&leaving).bases[0].answered.count), (129, 101));
}

#[test]
fn a_cross_table_has_a_base_in_each_column() {
    let (form, columns) = study();
    let bases = |question, of| {
        let found = by(&form, &columns, question, of).unwrap().counted.unwrap();
        let block = &found.blocks[0];
        let bases: Vec<u64> =
            classes(&found).iter().map(|place| block.bases[*place].answered.count).collect();
        (bases, block.bases.last().unwrap().answered.count)
    };
    assert_eq!(bases("reasons", "gender"), (vec![143, 87], 230));
    assert_eq!(bases("leave_when", "stay_intention"), (vec![0, 101, 0], 101));
    let table = &by(&form, &columns, "reasons", "gender").unwrap().tables[0];
    assert_eq!(table.key, "reasons/by/gender");
    assert_eq!(percents(table, "column_percent/total")[0], 81);
    let empty = &by(&form, &columns, "leave_when", "stay_intention").unwrap().tables[0];
    assert_eq!(percents(empty, "column_percent/stay"), [0u64; 0]);
}

#[test]
fn a_question_goes_by_a_single_choice_other_than_itself() {
    let (form, columns) = study();
    for (question, of) in [("reasons", "nothing"), ("gender", "reasons"), ("gender", "gender")] {
        assert_eq!(by(&form, &columns, question, of), None, "{question} by {of}");
    }
    assert!(by(&form, &columns, "support_1_5", "gender").is_some());
    // Of a number its mean and spread in each column.
    let age = by(&form, &columns, "age", "gender").unwrap();
    assert!(age.tables[0].rows.iter().any(|row| row.key == "mean" && row.cells.len() == 3));
    let all = every_question(&form, &columns, By { question: Some("gender"), ..By::default() });
    assert_eq!(all.len(), form.questions().count() - 1);
}

pub(super) fn one_question(kind: Kind) -> Form {
    let mut form = form();
    form.pages[0].items = vec![question("q", kind)];
    form
}

pub(super) fn counted(form: &Form, given: impl IntoIterator<Item = Answer>) -> Columns {
    let mut columns = Columns::new(form);
    for answer in given {
        columns.push(&Answers([(name("q"), answer)].into()));
    }
    columns
}

#[test]
fn an_answer_of_another_version_is_counted_and_shown() {
    let form = one_question(Kind::Single { choices: choices(&["yes", "no"]) });
    let given = ["yes", "perhaps", "no", "perhaps"].map(|text| Answer::One(code(text)));
    let columns = counted(&form, given.into_iter().chain([Answer::Integer(3)]));
    let found = alone(&form, &columns, "q");
    assert_eq!((block(&found).bases[0].answered.count, other_versions(block(&found))), (5, 3));
    let table = &found.tables[0];
    let row = table.rows.iter().find(|row| row.kind == RowKind::OtherVersions).unwrap();
    assert_eq!(row.cells[0], Cell::Count(3));
    assert!(table.notes.iter().any(|note| note.key == "table-note-other-versions"));
}

#[test]
fn a_submission_of_a_form_without_the_question_counts_as_not_asked() {
    let form = one_question(Kind::Decimal { min: None, max: None });
    let mut columns = counted(&form, [Answer::Decimal(1.5), Answer::Integer(2)]);
    columns.push(&Answers::default());
    let found = alone(&form, &columns, "q");
    let missing = block(&found).missing_of_all(Missing::NotAsked).count;
    assert_eq!((block(&found).bases[0].answered.count, missing), (2, 1));
    assert_eq!(summary(&found).unwrap().mean, 1.75);
}

#[test]
fn a_table_is_said_in_every_language() {
    let (form, columns) = study();
    for language in Language::ALL {
        let words = say(language);
        for table in tables(&form, &columns) {
            let shown = table.words(language, &words);
            assert!(shown.rows.iter().all(|row| row.cells.len() == shown.columns.len()), "{}", shown.key);
        }
        let table = by(&form, &columns, "reasons", "region").unwrap().tables[0].words(language, &words);
        assert_eq!(table.groups.iter().map(|group| group.span).sum::<usize>(), table.columns.len());
    }
}

#[test]
fn a_study_has_a_table_a_question_under_keys_of_their_own() {
    let (form, columns) = study();
    let mut keys: Vec<String> = tables(&form, &columns).into_iter().map(|table| table.key).collect();
    assert_eq!(keys.len(), form.questions().count() + 1, "the scale has two");
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), form.questions().count() + 1);
}

#[test]
fn a_table_reads_as_a_person_expects() {
    let (form, columns) = study();
    let shown = |question, language| {
        let words = say(language);
        let found = alone(&form, &columns, question).tables;
        found.iter().map(|table| plain(table, language, &words)).collect::<Vec<_>>()
    };
    insta::assert_snapshot!(shown("difficulties", Language::En).join("\n"));
    insta::assert_snapshot!(shown("support_1_5", Language::Kk).join("\n"));
    insta::assert_snapshot!(shown("salary_kzt", Language::Ru).join("\n"));
    let crossed = &by(&form, &columns, "satisfaction", "gender").unwrap().tables[0];
    insta::assert_snapshot!(plain(crossed, Language::En, &say(Language::En)));
}

fn plain(table: &Table, language: Language, say: Say<'_>) -> String {
    let shown = table.words(language, say);
    let groups: Vec<_> =
        shown.groups.iter().map(|group| format!("{} ({})", group.label, group.span)).collect();
    let columns: Vec<_> = shown.columns.iter().map(|column| column.text.as_str()).collect();
    let mut lines = vec![
        format!("{} [{}]", shown.title.text, shown.key),
        shown.base,
        groups.join(" | "),
        format!("{} | {}", shown.corner, columns.join(" | ")),
    ];
    lines.extend(shown.rows.iter().map(|row| format!("{} | {}", row.label.text, row.cells.join(" | "))));
    lines.extend(shown.notes);
    lines.join("\n") + "\n"
}

fn ticks() -> impl Strategy<Value = Answer> {
    let codes = ["a", "b", "c", "none", "gone"];
    prop_oneof![
        4 => prop::sample::subsequence(codes.to_vec(), 1..=5).prop_map(|ticked| Answer::Many(ticked.into_iter().map(code).collect())),
        1 => prop::sample::select(Missing::ALL.to_vec()).prop_map(Answer::Missing),
    ]
}

proptest! {
    #[test]
    fn whatever_is_answered_the_counts_agree_with_each_other(given in prop::collection::vec(ticks(), 0..80)) {
        let form = one_question(Kind::Multiple { choices: choices(&["a", "b", "c", "none"]) });
        let found = alone(&form, &counted(&form, given.clone()), "q");
        let (block, bases) = (block(&found), &block(&found).bases[0]);
        prop_assert_eq!(block.all, given.len() as u64);
        let missing: u64 = block.missing.iter().map(|line| line[0].count).sum();
        prop_assert_eq!(bases.answered.count + missing, block.all);
        prop_assert!(bases.substantive.count <= bases.answered.count);
        let ticks = block.rows.iter().zip(counts(block)).filter(|(class, _)| class.kind != ClassKind::Exclusive);
        prop_assert_eq!(ticks.map(|(_, count)| count).sum::<u64>(), bases.responses.count);
        prop_assert!(counts(block).into_iter().max().unwrap_or(0) <= bases.answered.count);
    }

    #[test]
    fn a_cross_table_adds_up_to_its_frequency(pairs in prop::collection::vec((0usize..3, 0usize..4), 1..60)) {
        let mut form = form();
        form.pages[0].items = vec![
            question("rows", Kind::Single { choices: choices(&["a", "b", "c"]) }),
            question("by", Kind::Single { choices: choices(&["x", "y", "z"]) }),
        ];
        let mut columns = Columns::new(&form);
        for (row, by) in &pairs {
            let by = ["x", "y", "z"].get(*by).map_or(Answer::Missing(Missing::Refused), |text| Answer::One(code(text)));
            columns.push(&Answers([(name("rows"), Answer::One(code(["a", "b", "c"][*row]))), (name("by"), by)].into()));
        }
        let found = by(&form, &columns, "rows", "by").unwrap();
        let block = block(&found);
        let n = block.bases.last().unwrap().answered.count;
        let left_out: u64 = block.left_out[0].iter().map(|tally| tally.count).sum();
        prop_assert_eq!(n + left_out, pairs.len() as u64);
        prop_assert_eq!(block.cells.iter().map(|row| row.last().unwrap().count).sum::<u64>(), n);
    }
}

#[test]
fn small_counts_are_hidden_where_that_is_wanted() {
    let (form, columns) = study();
    let hides = By { disclosure: Some(30), ..By::default() };
    let found = every_question(&form, &columns, hides);
    let cells: Vec<Cell> = found
        .iter()
        .flat_map(|one| &one.tables)
        .flat_map(|t| &t.rows)
        .flat_map(|r| r.cells.clone())
        .collect();
    assert!(cells.contains(&Cell::Hidden));
    assert!(!cells.iter().any(|cell| matches!(cell, Cell::Count(1..30))));
    let threshold = Threshold::new(30).unwrap();
    assert!(found.iter().all(|one| one.counted.as_ref().unwrap().small(threshold).is_empty()));
}

/// A household: who they are and what they own, and for each member the schools.
fn households() -> (Form, Columns) {
    use crate::form::{Group, Item, More, Repeat};
    let repeat = |called: &str, label: Text, items| {
        Item::Group(Box::new(Group {
            name: name(called),
            label,
            hint: Text::default(),
            relevant: None,
            repeat: Some(Repeat::default()),
            appearance: String::new(),
            more: More::new(),
            items,
        }))
    };
    let yes_no = || Kind::Single { choices: choices(&["female", "male"]) };
    let school = vec![question("year", Kind::Integer { min: None, max: None })];
    let members = vec![
        question("sex", yes_no()),
        question("owns", Kind::Multiple { choices: choices(&["car", "none"]) }),
        repeat("school", Text::default(), school),
    ];
    let mut form = form();
    form.pages[0].items = vec![
        question("town", Kind::Single { choices: choices(&["north", "south"]) }),
        repeat("member", Text::of("Отбасы мүшелері", "Члены семьи", "Members"), members),
    ];
    let school = |year| Answers([(name("year"), Answer::Integer(year))].into());
    let member = |sex, owns, schools: &[i64]| {
        let schools = Answer::Rows(schools.iter().map(|year| school(*year)).collect());
        Answers([(name("sex"), sex), (name("owns"), owns), (name("school"), schools)].into())
    };
    let one = |text| Answer::One(code(text));
    let many = |text| Answer::Many(vec![code(text)]);
    let asked =
        |town, members| Answers([(name("town"), one(town)), (name("member"), Answer::Rows(members))].into());
    let mut columns = Columns::new(&form);
    columns.push(&asked("north", vec![member(one("female"), many("car"), &[1990, 2000]); 2]));
    columns.push(&asked("south", vec![member(Missing::Refused.into(), many("none"), &[])]));
    columns.push(&asked("south", Vec::new()));
    columns.push(&asked("south", vec![member(one("male"), many("car"), &[2010])]));
    (form, columns)
}

#[test]
fn a_question_in_a_repeat_is_counted_by_rows_and_the_table_says_so() {
    let (form, columns) = households();
    assert_eq!(columns.len(), 4);
    let sex = alone(&form, &columns, "sex");
    let answered = block(&sex).bases[0].answered.count;
    assert_eq!((block(&sex).all, answered, block(&sex).missing_of_all(Missing::Refused).count), (4, 3, 1));
    assert_eq!(counts(block(&sex)), [2, 1]);
    let unit = Unit::Rows { repeat: name("member"), respondents: 3, everyone: 4 };
    assert_eq!(block(&sex).unit, unit);
    let years = alone(&form, &columns, "year");
    assert_eq!(summary(&years).map(|years| (years.n, years.median)), Some((5, 2000.0)));
    let unit = Unit::Rows { repeat: name("school"), respondents: 2, everyone: 4 };
    assert_eq!(block(&years).unit, unit);
    assert_eq!(block(&alone(&form, &columns, "town")).unit, Unit::Respondents);
    let keys: Vec<_> = tables(&form, &columns).into_iter().map(|table| table.key).collect();
    assert_eq!(keys, ["town", "sex", "owns", "year"]);
    for language in Language::ALL {
        let said = plain(&sex.tables[0], language, &say(language));
        insta::assert_snapshot!(format!("rows_of_a_repeat_{language}"), said);
        for table in tables(&form, &columns) {
            assert!(!plain(&table, language, &say(language)).is_empty());
        }
    }
}

#[test]
fn rows_of_a_repeat_are_crossed_with_what_stands_in_them_or_around_them() {
    let (form, columns) = households();
    let crossed = |question, of| {
        let found = by(&form, &columns, question, of)?.counted.unwrap();
        let block = &found.blocks[0];
        let line = |row: &Vec<crate::tabulation::Tally>| {
            classes(&found).iter().map(|place| row[*place].count).collect::<Vec<_>>()
        };
        let left_out: u64 = block.left_out[0].iter().map(|tally| tally.count).sum();
        Some((block.cells.iter().map(line).collect::<Vec<_>>(), left_out))
    };
    assert_eq!(crossed("sex", "town"), Some((vec![vec![2, 0], vec![0, 1]], 0)));
    // The one who did not tell their sex owns nothing.
    assert_eq!(crossed("owns", "sex"), Some((vec![vec![2, 1], vec![0, 0]], 1)));
    assert_eq!(crossed("town", "sex"), None);
    for language in Language::ALL {
        let table = &by(&form, &columns, "sex", "town").unwrap().tables[0];
        let said = plain(table, language, &say(language));
        assert!(said.contains('×') && said.contains('·'), "{said}");
    }
}

#[test]
fn those_who_did_not_choose_an_answer_are_looked_at_as_those_who_did() {
    let mut form = form();
    form.pages[0].items = vec![
        question("many", Kind::Multiple { choices: choices(&["p", "q"]) }),
        question("one", Kind::Single { choices: choices(&["a"]) }),
    ];
    let mut columns = Columns::new(&form);
    for at in 0..20 {
        let ticked = if at < 2 { vec![code("q")] } else { vec![code("p"), code("q")] };
        let given = [("many", Answer::Many(ticked.into_iter().collect())), ("one", Answer::One(code("a")))];
        let given = given.into_iter().map(|(called, answer)| (name(called), answer));
        columns.push(&Answers(given.collect()));
    }
    let threshold = Threshold::new(5).unwrap();
    let recipe = |columns: &str| {
        let nets = r#"[{"key": "n", "label": {"en": "N"}, "of": ["p"]}]"#;
        let text = format!(
            r#"{{"version": 1, "key": "t", "rows": [{{"question": "many", "nets": {nets}}}]{columns}}}"#
        );
        Recipe::read(&text).unwrap()
    };
    let tabulated = |columns_of: &str| {
        tabulate(&recipe(columns_of), &form, &columns, &Beside::default()).unwrap().small(threshold)
    };
    let counts = |small: &[SmallCell]| small.iter().map(|cell| cell.count).collect::<Vec<_>>();
    let of = |found: OfQuestion| counts(&found.counted.unwrap().small(threshold));
    assert_eq!(of(alone(&form, &columns, "many")), [2]);
    // Of all, in the column and in the total; the net too.
    assert_eq!(of(by(&form, &columns, "many", "one").unwrap()), [2; 3]);
    assert_eq!(counts(&tabulated("")), [2, 2]);
    assert_eq!(counts(&tabulated(r#", "columns": ["one"]"#)), [2; 6]);
}
