use super::samples::{choices, code, form, name, question, say, study};
use super::{
    Base, Cell, Columns, RowKind, SmallCell, Table, Uncrossed, Unit, crossed, crosstab, frequency, of,
    summary,
};
use crate::answer::{Answer, Answers, Missing};
use crate::form::{Form, Item, Kind};
use crate::language::{Language, Text};
use proptest::prelude::*;

/// The percents of cases answered in the order of the form, as print rounds them.
fn percents(question: &str) -> Vec<u64> {
    let (form, columns) = study();
    let counts = frequency(&form, &columns, question).unwrap();
    let named = counts.rows.iter().filter_map(|row| counts.share(*row, Base::CasesAnswered));
    named.map(|share| share.rounded()).collect()
}

fn mean(question: &str) -> f64 {
    let (form, columns) = study();
    super::round_half_up(summary(&form, &columns, question).unwrap().mean, 1)
}

#[test]
fn every_published_percent_comes_out_of_the_230_responses() {
    assert_eq!(percents("reasons")[..5], [81, 67, 48, 32, 15]);
    assert_eq!(percents("satisfaction"), [18, 52, 30]);
    assert_eq!(percents("stay_intention"), [39, 44, 17]);
    assert_eq!(percents("difficulties")[..4], [63, 41, 38, 29]);
    assert_eq!(percents("suggestions")[..4], [57, 46, 33, 60]);
    assert_eq!(percents("gender"), [62, 38]);
    assert_eq!(percents("education"), [71, 29]);
    assert_eq!(percents("sector"), [55, 28, 10, 7]);
    assert_eq!(mean("age"), 24.7);
}

#[test]
fn those_who_ticked_nothing_are_in_the_papers_base_and_not_in_the_other_two() {
    let (form, columns) = study();
    let counts = frequency(&form, &columns, "difficulties").unwrap();
    assert_eq!((counts.answered, counts.substantive), (230, 219));
    let rounded = |base| {
        let shares = counts.rows.iter().filter_map(|row| counts.share(*row, base));
        shares.map(|share| share.rounded()).collect::<Vec<_>>()
    };
    assert_eq!(rounded(Base::CasesAnswered), [63, 41, 38, 29, 5]);
    assert_eq!(rounded(Base::CasesSubstantive), [66, 43, 40, 31]);
    let of_responses = counts.rows.iter().filter_map(|row| counts.share(*row, Base::Responses));
    assert!((of_responses.map(super::Share::percent).sum::<f64>() - 100.0).abs() < 1e-9);
}

#[test]
fn each_kind_of_missing_answer_is_counted_apart() {
    let (form, columns) = study();
    let salary = frequency(&form, &columns, "salary_kzt").unwrap();
    assert_eq!((salary.missing(Missing::Refused), salary.missing(Missing::NoAnswer)), (40, 12));
    assert_eq!((salary.answered, salary.all), (175, 230));
    let support = frequency(&form, &columns, "support_1_5").unwrap();
    assert_eq!((support.missing(Missing::DontKnow), support.answered), (14, 199));
    assert_eq!(support.rows.iter().map(|row| row.count).collect::<Vec<_>>(), [12, 59, 61, 48, 19]);
    let leaving = frequency(&form, &columns, "leave_when").unwrap();
    assert_eq!((leaving.missing(Missing::NotAsked), leaving.answered), (129, 101));
}

#[test]
fn a_cross_table_has_a_base_in_each_column() {
    let (form, columns) = study();
    let table = crosstab(&form, &columns, "reasons", "gender").unwrap();
    assert_eq!(table.column_bases, [143, 87]);
    assert_eq!((table.row_total(0), table.n(), table.left_out), (186, 230, 0));
    assert_eq!(table.total_share(0).unwrap().rounded(), 81);
    let leaving = crosstab(&form, &columns, "leave_when", "stay_intention").unwrap();
    assert_eq!((leaving.column_bases.clone(), leaving.left_out), (vec![0, 101, 0], 129));
    assert_eq!(leaving.column_share(0, 0), None);
}

#[test]
fn questions_that_do_not_cross_are_told_apart() {
    let (form, columns) = study();
    let why = |rows, by| crosstab(&form, &columns, rows, by).unwrap_err();
    assert_eq!(why("reasons", "nothing"), Uncrossed::NoQuestion);
    assert_eq!(why("age", "gender"), Uncrossed::Rows);
    assert_eq!(why("gender", "reasons"), Uncrossed::Columns);
    assert_eq!(why("gender", "gender"), Uncrossed::Same);
    assert!(crosstab(&form, &columns, "support_1_5", "gender").is_ok());
}

fn one_question(kind: Kind) -> Form {
    let mut form = form();
    form.pages[0].items = vec![question("q", kind)];
    form
}

fn counted(form: &Form, given: impl IntoIterator<Item = Answer>) -> Columns {
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
    let counts = frequency(&form, &columns, "q").unwrap();
    assert_eq!((counts.answered, counts.other_versions()), (5, 3));
    let table = &of(&form, &columns, "q")[0];
    let row = table.rows.iter().find(|row| row.kind == RowKind::OtherVersions).unwrap();
    assert_eq!(row.cells[0], Cell::Count(3));
    assert_eq!(table.notes.len(), 1);
}

#[test]
fn a_submission_of_a_form_without_the_question_counts_as_not_asked() {
    let form = one_question(Kind::Decimal { min: None, max: None });
    let mut columns = counted(&form, [Answer::Decimal(1.5), Answer::Integer(2)]);
    columns.push(&Answers::default());
    let counts = frequency(&form, &columns, "q").unwrap();
    assert_eq!((counts.answered, counts.missing(Missing::NotAsked)), (2, 1));
    assert_eq!(summary(&form, &columns, "q").unwrap().mean, 1.75);
}

#[test]
fn a_table_is_said_in_every_language() {
    let (form, columns) = study();
    for language in Language::ALL {
        let words = say(language);
        for table in super::study(&form, &columns) {
            let shown = table.words(language, &words);
            assert!(shown.rows.iter().all(|row| row.cells.len() == shown.columns.len()), "{}", shown.key);
        }
        let table = crossed(&form, &columns, "reasons", "region").unwrap().words(language, &words);
        assert_eq!(table.groups.iter().map(|group| group.span).sum::<usize>(), table.columns.len());
    }
}

#[test]
fn a_study_has_a_table_a_question_under_keys_of_their_own() {
    let (form, columns) = study();
    let mut keys: Vec<String> = super::study(&form, &columns).into_iter().map(|table| table.key).collect();
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
        of(&form, &columns, question).iter().map(|table| plain(table, language, &words)).collect::<Vec<_>>()
    };
    insta::assert_snapshot!(shown("difficulties", Language::En).join("\n"));
    insta::assert_snapshot!(shown("support_1_5", Language::Kk).join("\n"));
    insta::assert_snapshot!(shown("salary_kzt", Language::Ru).join("\n"));
    let crossed = crossed(&form, &columns, "satisfaction", "gender").unwrap();
    insta::assert_snapshot!(plain(&crossed, Language::En, &say(Language::En)));
}

fn plain(table: &Table, language: Language, say: super::Say<'_>) -> String {
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

#[test]
fn a_choice_among_hundreds_is_counted_as_itself() {
    let codes: Vec<String> = (0..700).map(|place| format!("school_{place}")).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    for kind in [Kind::Single { choices: choices(&codes) }, Kind::Multiple { choices: choices(&codes) }] {
        let form = one_question(kind);
        let columns =
            counted(&form, ["school_0", "school_255", "school_699"].map(|text| Answer::One(code(text))));
        let counts = frequency(&form, &columns, "q").unwrap();
        let chosen: Vec<usize> = (0..700).filter(|place| counts.rows[*place].count == 1).collect();
        assert_eq!(chosen, [0, 255, 699]);
    }
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
        let columns = counted(&form, given.clone());
        let counts = frequency(&form, &columns, "q").unwrap();
        prop_assert_eq!(counts.all, given.len() as u64);
        prop_assert_eq!(counts.answered + counts.missing.iter().sum::<u64>(), counts.all);
        prop_assert!(counts.substantive <= counts.answered);
        let of_responses: f64 = counts.rows.iter().filter_map(|row| counts.share(*row, Base::Responses)).map(super::Share::percent).sum();
        prop_assert!(counts.responses == 0 || (of_responses - 100.0).abs() < 1e-9);
        let largest = counts.rows.iter().map(|row| row.count).max().unwrap_or(0);
        prop_assert!(largest <= counts.answered);
    }

    #[test]
    fn a_number_comes_back_as_it_was_given(value in any::<i64>(), fraction in -1e300f64..1e300) {
        let form = one_question(Kind::Integer { min: None, max: None });
        let numbers = summary(&form, &counted(&form, [Answer::Integer(value)]), "q").unwrap();
        prop_assert_eq!(numbers.min, value as f64);
        let form = one_question(Kind::Decimal { min: None, max: None });
        let numbers = summary(&form, &counted(&form, [Answer::Decimal(fraction)]), "q").unwrap();
        prop_assert_eq!((numbers.n, numbers.median), (1, fraction));
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
        let table = crosstab(&form, &columns, "rows", "by").unwrap();
        prop_assert_eq!(table.n() + table.left_out, pairs.len() as u64);
        prop_assert_eq!((0..3).map(|row| table.row_total(row)).sum::<u64>(), table.n());
    }
}

#[test]
fn twenty_questions_take_at_most_a_hundred_bytes_a_response() {
    let mut form = form();
    for extra in 0..7 {
        form.pages[0].items.push(question(&format!("words_{extra}"), Kind::LongText { max_length: None }));
    }
    assert_eq!(form.questions().count(), 20);
    assert!(Columns::new(&form).bytes_per_response() <= 100);
}

fn one(kind: Kind, given: Vec<Answer>) -> (Form, Columns) {
    let form = one_question(kind);
    let columns = counted(&form, given);
    (form, columns)
}

#[test]
fn a_rank_is_counted_by_what_came_first_with_the_mean_of_each_place() {
    let ranked = |codes: [&str; 3]| Answer::Ranked(codes.map(code).to_vec());
    let given = vec![
        ranked(["pay", "roof", "road"]),
        ranked(["pay", "road", "roof"]),
        ranked(["roof", "pay", "road"]),
        Answer::Missing(Missing::Refused),
    ];
    let (form, columns) = one(Kind::Rank { choices: choices(&["roof", "road", "pay"]) }, given);
    let counts = frequency(&form, &columns, "q").unwrap();
    assert_eq!(counts.rows.iter().map(|row| row.count).collect::<Vec<_>>(), [1, 0, 2]);
    let table = &of(&form, &columns, "q")[0];
    let means: Vec<Option<&Cell>> = table.rows[..3].iter().map(|row| row.cells.last()).collect();
    let mean = |value: f64| Some(Cell::Number { value, digits: 2 });
    assert_eq!(means, [mean(2.0).as_ref(), mean(8.0 / 3.0).as_ref(), mean(4.0 / 3.0).as_ref()]);
    for language in Language::ALL {
        assert!(!table.notes.iter().map(|note| say(language)(note)).collect::<String>().is_empty());
    }
}

#[test]
fn a_computed_value_is_a_number_as_long_as_it_never_was_a_word() {
    use crate::form::Computed;
    let kind = || Kind::Computed { by: Computed::Calculation };
    let (form, columns) =
        one(kind(), vec![Answer::Integer(2), Answer::Decimal(3.5), Answer::Missing(Missing::NoAnswer)]);
    assert_eq!(summary(&form, &columns, "q").map(|found| (found.n, found.mean)), Some((2, 2.75)));
    let (form, columns) = one(kind(), vec![Answer::Integer(2), Answer::Text("x".to_owned())]);
    assert_eq!(summary(&form, &columns, "q"), None);
    assert_eq!(frequency(&form, &columns, "q").unwrap().answered, 2);
}

#[test]
fn a_narrow_scale_is_counted_by_value_whatever_it_is_called() {
    let (form, columns) =
        one(Kind::Range { start: 1.0, end: 5.0, step: 1.0 }, vec![Answer::Integer(5), Answer::Integer(2)]);
    let counts = frequency(&form, &columns, "q").unwrap();
    assert_eq!(counts.rows.iter().map(|row| row.count).collect::<Vec<_>>(), [0, 1, 0, 0, 1]);
    assert_eq!(of(&form, &columns, "q").len(), 2);
}

#[test]
fn moments_are_counted_by_their_days() {
    let moment = "2024-03-09T23:05:00+05:00".parse().unwrap();
    let (form, columns) = one(Kind::DateTime, vec![Answer::Moment(moment)]);
    let days = super::days(&form, &columns, "q").unwrap();
    assert_eq!(days.first.to_string(), "2024-03-09");
}

/// A household: who they are and what they own, and for each member the schools.
fn households() -> (Form, Columns) {
    use crate::form::{Group, More, Repeat};
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
    let counts = frequency(&form, &columns, "sex").unwrap();
    assert_eq!((counts.all, counts.answered, counts.missing(Missing::Refused)), (4, 3, 1));
    assert_eq!(counts.rows.iter().map(|row| row.count).collect::<Vec<_>>(), [2, 1]);
    let unit = Unit::Rows { repeat: name("member"), respondents: 3, everyone: 4 };
    assert_eq!(counts.unit, unit);
    let years = summary(&form, &columns, "year").unwrap();
    assert_eq!((years.n, years.median), (5, 2000.0));
    let unit = Unit::Rows { repeat: name("school"), respondents: 2, everyone: 4 };
    assert_eq!(frequency(&form, &columns, "year").unwrap().unit, unit);
    assert_eq!(frequency(&form, &columns, "town").unwrap().unit, Unit::Respondents);
    let keys: Vec<_> = super::study(&form, &columns).into_iter().map(|table| table.key).collect();
    assert_eq!(keys, ["town", "sex", "owns", "year"]);
    for language in Language::ALL {
        let said = plain(&of(&form, &columns, "sex")[0], language, &say(language));
        insta::assert_snapshot!(format!("rows_of_a_repeat_{language}"), said);
        for table in super::study(&form, &columns) {
            assert!(!plain(&table, language, &say(language)).is_empty());
        }
    }
}

#[test]
fn rows_of_a_repeat_are_crossed_with_what_stands_in_them_or_around_them() {
    let (form, columns) = households();
    let by_town = crosstab(&form, &columns, "sex", "town").unwrap();
    assert_eq!((by_town.counts.clone(), by_town.left_out), (vec![vec![2, 0], vec![0, 1]], 1));
    let by_sex = crosstab(&form, &columns, "owns", "sex").unwrap();
    assert_eq!(by_sex.counts, [[2, 1], [0, 0]]);
    assert_eq!(crosstab(&form, &columns, "town", "sex").unwrap_err(), Uncrossed::Apart);
    for language in Language::ALL {
        let said = plain(&crossed(&form, &columns, "sex", "town").unwrap(), language, &say(language));
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
        columns.push(&crate::answer::Answers(given.collect()));
    }
    let threshold = crate::disclosure::Threshold::new(5).unwrap();
    let one = &of(&form, &columns, "many")[0];
    let crossed = crossed(&form, &columns, "many", "one").unwrap();
    let recipe = |columns: &str| {
        let nets = r#"[{"key": "n", "label": {"en": "N"}, "of": ["p"]}]"#;
        let text = format!(
            r#"{{"version": 1, "key": "t", "rows": [{{"question": "many", "nets": {nets}}}]{columns}}}"#
        );
        crate::tabulation::Recipe::read(&text).unwrap()
    };
    let tabulated = |columns_of: &str| {
        let beside = crate::tabulation::Beside::default();
        crate::tabulation::tabulate(&recipe(columns_of), &form, &columns, &beside).unwrap().small(threshold)
    };
    let counts = |small: &[SmallCell]| small.iter().map(|cell| cell.count).collect::<Vec<_>>();
    assert_eq!(counts(&one.small(threshold)), [2]);
    // In the column and in the total; of a tabulation the net too, and all beside the total.
    assert_eq!(counts(&crossed.small(threshold)), [2, 2]);
    assert_eq!(counts(&tabulated("")), [2, 2]);
    assert_eq!(counts(&tabulated(r#", "columns": ["one"]"#)), [2; 6]);
}
