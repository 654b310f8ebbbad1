//! What is known of cases, and what only other programs know, on its way into a study and out again.

use crate::codebook::{BOOK, undo};
use crate::harness::database::Kind as Database;
use crate::harness::visitor::Visitor;
use crate::people::{owner, serve};
use crate::refi::{HERE, bring, file, prepare, take, valid};
use chrono::{DateTime, NaiveDate};
use domain::exchange::codebook::Code;
use domain::exchange::refi::project::{
    Case, Coding, Datum, Direction, Kind, Link, Note, Project, Selection, Set, Source, Stamp, Value, Variable,
};
use domain::exchange::refi::{codes, read, write};
use domain::language::Language;
use domain::text::Span;
use uuid::Uuid;

const fn guid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn packed(project: &Project) -> Vec<u8> {
    write::project(project, Language::En).expect("a file")
}

fn variable(number: u128, name: &str, kind: Kind) -> Variable {
    Variable { guid: guid(number), name: name.to_owned(), kind, description: String::new() }
}

fn value(number: u128, datum: Datum) -> Value {
    Value { variable: guid(number), datum: Some(datum) }
}

fn text(words: &str) -> Datum {
    Datum::Text(words.to_owned())
}

/// A text and two cases, of which a value of each kind is known.
fn cases() -> Project {
    let day = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    let moment = DateTime::from_timestamp(1_764_150_000, 0).expect("a moment");
    let kinds = [Kind::Text, Kind::Integer, Kind::Boolean, Kind::Float, Kind::Date, Kind::DateTime];
    let names = ["Trade", "Children", "Moved", "Income", "Born", "Met", "age"];
    let kinds = kinds.into_iter().chain([Kind::Integer]).zip(names).zip(1..);
    let aigul = [
        text("teacher"),
        Datum::Integer(3),
        Datum::Boolean(true),
        Datum::Float(1.5),
        Datum::Date(day),
        Datum::DateTime(moment),
        Datum::Integer(23),
    ];
    let long = "a".repeat(300);
    let case = |number: u128, name: &str, values: Vec<Value>, sources: Vec<Uuid>| Case {
        guid: guid(number),
        name: name.to_owned(),
        values,
        sources,
        ..Case::default()
    };
    let values = aigul.into_iter().zip(1..).map(|(datum, number)| value(number, datum)).collect();
    Project {
        name: "Elsewhere".to_owned(),
        variables: kinds.map(|((kind, name), number)| variable(number, name, kind)).collect(),
        cases: vec![
            case(11, "Aigul", values, vec![guid(21)]),
            case(12, "Bolat", vec![value(1, text(&long)), value(2, Datum::Integer(0))], Vec::new()),
            case(13, "Bolat", vec![value(7, Datum::Integer(300))], vec![guid(21)]),
        ],
        sources: vec![Source {
            guid: guid(21),
            name: "01".to_owned(),
            text: "I came to the village.\n".to_owned(),
            ..Source::default()
        }],
        ..Project::default()
    }
}

async fn what_is_known_of_cases_comes_in_by_its_kind_and_goes_out_again(kind: Database) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let given = packed(&cases());
    let looked = bring(&mut owner, HERE, ("a.qdpx", &given));
    assert!(looked.body.contains("Cases: 3 new, 0 completed"), "{}", looked.body);
    assert!(looked.body.contains("3 variables of decimal numbers, dates or times"), "{}", looked.body);
    assert!(looked.body.contains("1 value does not fit its attribute"), "{}", looked.body);
    let taken = take(&mut owner, HERE, &looked, &[]);
    assert!(taken.location.ends_with("cases=3"), "{} {}", taken.location, taken.body);

    let out = read::read(&file(&mut owner, HERE, "qdpx", "en"), Language::En).expect("a project").project;
    let known = |name: &str| {
        let case = out.cases.iter().find(|case| case.name == name).expect("the case");
        let said = case.values.iter().map(|value| {
            let variable = out.variables.iter().find(|one| one.guid == value.variable);
            (variable.expect("a variable").name.clone(), value.datum.clone().expect("a value"))
        });
        (case.guid, case.sources.len(), case.description.clone(), said.collect::<Vec<_>>())
    };
    let named = |name: &str, datum: Datum| (name.to_owned(), datum);
    assert_eq!(
        known("Aigul"),
        (
            guid(11),
            1,
            String::new(),
            vec![
                named("Trade", text("teacher")),
                named("Children", Datum::Integer(3)),
                named("Moved", Datum::Boolean(true)),
                named("Income", text("1.5")),
                named("Born", text("2026-11-26")),
                named("Met", text("2025-11-26T09:40:00+00:00")),
            ]
        )
    );
    let long = format!("Trade: {}", "a".repeat(300));
    assert_eq!(known("Bolat"), (guid(12), 0, long, vec![named("Children", Datum::Integer(0))]));
    // Nobody is 300 years old: no document has it, but the case says it.
    let second = known("Bolat (2)");
    assert_eq!((second.0, second.3), (guid(13), vec![named("age", Datum::Integer(300))]));
    let spoken = &out.sources[0].values;
    assert!(spoken.iter().any(|value| value.datum == Some(Datum::Integer(23))), "{spoken:?}");

    // Twice is once; what stands here stays, and what is missing is added.
    let again = bring(&mut owner, HERE, ("a.qdpx", &given));
    assert!(again.body.contains("Cases: 0 new, 0 completed"), "{}", again.body);
    assert!(take(&mut owner, HERE, &again, &[]).location.ends_with("cases=0"));
    let mut more = cases();
    more.cases[0].values[0] = value(1, text("nurse"));
    more.cases[1].values.push(value(3, Datum::Boolean(false)));
    let looked = bring(&mut owner, HERE, ("b.qdpx", &packed(&more)));
    assert!(looked.body.contains("Cases: 0 new, 1 completed"), "{}", looked.body);
    assert!(looked.body.contains("1 value is another than the one that stands here"), "{}", looked.body);
    assert!(take(&mut owner, HERE, &looked, &[]).location.ends_with("cases=1"));
    let out = read::read(&file(&mut owner, HERE, "qdpx", "ru"), Language::Ru).expect("a project").project;
    let said = |name: &str| out.cases.iter().find(|case| case.name == name).map(|case| case.values.len());
    assert_eq!((said("Aigul"), said("Bolat")), (Some(6), Some(2)));
    assert!(owner.open("/studies/village/cases").body.contains("Aigul"));
}

/// A text of which two words are coded, and what was put together and tied there.
fn tied() -> Project {
    let code = |number: u128, name: &str| {
        let mut code = Code { guid: guid(number), ..Code::default() };
        code.name.set(Language::En, Some(name.to_owned()));
        code
    };
    let coding =
        |number: u128, code: u128| Coding { guid: guid(number), code: guid(code), ..Coding::default() };
    let part = |number: u128, (start, end): (usize, usize), coding: Coding| Selection {
        guid: guid(number),
        span: Span { start, end },
        description: String::new(),
        created: Stamp::default(),
        modified: Stamp::default(),
        codings: vec![coding],
        notes: Vec::new(),
    };
    let link = |number: u128, name: &str, (origin, target): (u128, u128)| Link {
        guid: guid(number),
        name: name.to_owned(),
        direction: Some(Direction::OneWay),
        origin: Some(guid(origin)),
        target: Some(guid(target)),
        ..Link::default()
    };
    Project {
        name: "Elsewhere".to_owned(),
        codes: vec![code(31, "Motive"), code(32, "Money")],
        sources: vec![Source {
            guid: guid(21),
            name: "01".to_owned(),
            text: "I came to the village.\n".to_owned(),
            selections: vec![part(41, (0, 6), coding(51, 31)), part(42, (14, 21), coding(52, 32))],
            ..Source::default()
        }],
        notes: vec![Note { guid: guid(61), text: "To be read again".to_owned(), ..Note::default() }],
        sets: vec![Set {
            guid: guid(71),
            name: "First round".to_owned(),
            description: "What was read in spring".to_owned(),
            codes: vec![guid(31), guid(32)],
            sources: vec![guid(21)],
            notes: vec![guid(61)],
        }],
        links: vec![link(81, "because", (41, 42)), link(82, "means", (31, 21)), link(83, "lost", (31, 99))],
        ..Project::default()
    }
}

async fn what_only_other_programs_know_is_kept_for_them(kind: Database) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let given = packed(&tied());
    let looked = bring(&mut owner, HERE, ("a.qdpx", &given));
    let told = "Sets and links, kept for other programs: 3 new, 0 there already";
    assert!(looked.body.contains(told), "{}", looked.body);
    assert!(looked.body.contains("1 link is not taken over"), "{}", looked.body);
    assert_eq!(take(&mut owner, HERE, &looked, &[]).status, 303);
    let again = bring(&mut owner, HERE, ("a.qdpx", &given));
    let told = "Sets and links, kept for other programs: 0 new, 3 there already";
    assert!(again.body.contains(told), "{}", again.body);
    assert_eq!(take(&mut owner, HERE, &again, &[]).status, 303);

    let out = |owner: &mut Visitor| {
        read::read(&file(owner, HERE, "qdpx", "en"), Language::En).expect("a project").project
    };
    let one = out(&mut owner);
    assert_eq!(one.sets, tied().sets);
    let named = |name: &str| one.links.iter().find(|link| link.name == name).expect("the link").clone();
    let words = |guid: Option<Uuid>| {
        let part = one.sources[0].selections.iter().find(|part| Some(part.guid) == guid);
        part.map(|part| (part.span.start, part.span.end))
    };
    let because = named("because");
    assert_eq!((words(because.origin), words(because.target)), (Some((0, 6)), Some((14, 21))));
    assert_eq!(because.direction, Some(Direction::OneWay));
    assert_eq!(named("means"), tied().links[1]);

    // A code that is gone is gone from its set, and the link that it was the end of is not given out.
    let book = "/studies/village/codebook";
    let gone = owner.send(book, &format!("{book}/1/remove"), &[("sure", "yes")]);
    assert_eq!(gone.status, 303, "{}", gone.body);
    let two = out(&mut owner);
    assert_eq!(two.sets[0].codes, [guid(32)]);
    assert!(two.links.is_empty(), "{:?}", two.links);
}

async fn sets_of_a_codebook_come_in_with_it_and_go_out_again(kind: Database) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let code = |number: u128, name: &str| {
        let mut code = Code { guid: guid(number), ..Code::default() };
        code.name.set(Language::En, Some(name.to_owned()));
        code
    };
    let sets = [Set {
        guid: guid(41),
        name: "Strong".to_owned(),
        description: "What moves people".to_owned(),
        codes: vec![guid(32), guid(31)],
        ..Set::default()
    }];
    let book = [code(31, "Home"), code(32, "Money")];
    let given = codes::write(&book, &sets, Language::En).expect("a file");
    let looked = bring(&mut owner, HERE, ("a.qdc", &given));
    let told = "Sets and links, kept for other programs: 1 new, 0 there already";
    assert!(looked.body.contains(told), "{}", looked.body);
    assert!(!looked.body.contains("What does not come through"), "{}", looked.body);
    assert_eq!(take(&mut owner, HERE, &looked, &[]).status, 303);
    let out = file(&mut owner, HERE, "qdc", "en");
    valid(&out, "Codebook.xsd");
    assert_eq!(codes::read(&out, Language::Kk).expect("codes").sets, sets);
    assert_eq!(project_of(&mut owner).sets, sets);
}

async fn what_a_file_brought_goes_with_it_unless_somebody_touched_it(kind: Database) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let set = Set { guid: guid(51), name: "All".to_owned(), sources: vec![guid(21)], ..Set::default() };
    let given = packed(&Project { sets: vec![set], ..cases() });
    let looked = bring(&mut owner, HERE, ("a.qdpx", &given));
    assert!(take(&mut owner, HERE, &looked, &[]).location.ends_with("cases=3"));
    let touched = "/studies/village/cases/2";
    let saved = owner.send(touched, touched, &[("name", "Bolat"), ("value-2", "5")]);
    assert_eq!(saved.location, format!("{touched}?done=saved"), "{}", saved.body);
    let there = |owner: &mut Visitor| {
        let project = project_of(owner);
        let cases: Vec<String> = project.cases.into_iter().map(|case| case.name).collect();
        // Four stand for what is known of documents.
        (cases.join(", "), project.variables.len() - 4, project.sets.len())
    };
    let all = ("Aigul, Bolat, Bolat (2)".to_owned(), 7, 1);
    assert_eq!(there(&mut owner), all);

    let undone = undo(&mut owner, "undo");
    assert_eq!(undone.location, format!("{BOOK}?left=2"), "{}", undone.body);
    let told = "2 cases and attributes of the file stay as they are";
    assert!(owner.open(&undone.location).body.contains(told));
    assert_eq!(there(&mut owner), ("Bolat".to_owned(), 1, 0));
    assert_eq!(project_of(&mut owner).sources.len(), 1, "documents stay");

    assert_eq!(undo(&mut owner, "redo").location, BOOK);
    assert_eq!(there(&mut owner), all);
    assert_eq!(undo(&mut owner, "undo").status, 303);
    let looked = bring(&mut owner, HERE, ("a.qdpx", &given));
    assert!(looked.body.contains("Cases: 2 new, 1 completed"), "{}", looked.body);
    assert_eq!(take(&mut owner, HERE, &looked, &[]).status, 303);
    assert_eq!(there(&mut owner).0, "Bolat, Aigul, Bolat (2)");
    assert_eq!(there(&mut owner).2, 1);
}

/// What is given out now.
fn project_of(owner: &mut Visitor) -> Project {
    let read = read::read(&file(owner, HERE, "qdpx", "en"), Language::En).expect("a project");
    assert!(read.report.is_empty(), "{:?}", read.report);
    read.project
}

/// Brings a project and takes it in; answers the page before that.
fn taken(owner: &mut Visitor, project: &Project) -> String {
    let looked = bring(owner, HERE, ("a.qdpx", &packed(project)));
    let taken = take(owner, HERE, &looked, &[]);
    assert_eq!(taken.status, 303, "{}", taken.body);
    looked.body
}

async fn what_comes_back_to_a_corrected_text_is_a_document_of_its_own(kind: Database) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let before = project_of(&mut owner);
    let page = "/studies/village/documents/1/correct";
    let fields =
        [("version", "1"), ("whole", "1"), ("text", "Айгүл: Ауылға 😀 келдім.\nБолат: Жалақы тым аз.\n")];
    let seen = owner.send(page, page, &[&fields[..], &[("do", "look")]].concat()).hidden("seen");
    let more = [("do", "keep"), ("seen", seen.as_str()), ("note", "tape")];
    let kept = owner.send(page, page, &[&fields[..], &more].concat());
    assert_eq!(kept.status, 303, "{}", kept.body);

    let told = taken(&mut owner, &before);
    assert!(told.contains("1 text is not as that document stands here now"), "{told}");
    assert!(told.contains("Codings: 3 new, 0 there already"), "{told}");
    let after = project_of(&mut owner);
    assert_eq!(after.sources.len(), 2);
    assert_eq!(after.sources[0].guid, before.sources[0].guid);
    assert_eq!(after.sources[1].text, before.sources[0].text);
    let again = taken(&mut owner, &before);
    assert!(again.contains("Documents: 0 new, 1 there already"), "{again}");
    assert!(again.contains("Codings: 0 new, 3 there already"), "{again}");
    let again = taken(&mut owner, &after);
    assert!(again.contains("Documents: 0 new, 2 there already"), "{again}");
    assert!(again.contains("Codings: 0 new, 6 there already"), "{again}");
}

async fn a_note_is_about_what_it_was_written_on(kind: Database) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let mut project = project_of(&mut owner);
    let note = |number| Note { guid: guid(number), text: "To be read again".to_owned(), ..Note::default() };
    project.notes.push(note(61));
    project.sources[0].selections[1].codings[0].notes.push(guid(61));
    "The first wave".clone_into(&mut project.description);
    let told = taken(&mut owner, &project);
    assert!(told.contains("Memos: 2 new, 0 there already"), "{told}");
    let out = project_of(&mut owner);
    assert_eq!(out.sources[0].selections[1].codings[0].notes, [guid(61)]);

    // The same words about something else, and another description.
    project.notes.push(note(62));
    project.code_notes.insert(project.codes[0].guid, vec![guid(62)]);
    "The second wave".clone_into(&mut project.description);
    let told = taken(&mut owner, &project);
    assert!(told.contains("Memos: 2 new, 1 there already"), "{told}");
    assert_eq!(project_of(&mut owner).code_notes[&project.codes[0].guid], [guid(62)]);
    let told = taken(&mut owner, &project);
    assert!(told.contains("Memos: 0 new, 3 there already"), "{told}");
}

async fn answers_of_the_same_words_stay_two_documents(kind: Database) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    crate::documents::bring(&mut owner, "No.\n");
    let answer = |number: u128, name: &str| Source {
        guid: guid(number),
        name: name.to_owned(),
        text: "No.".to_owned(),
        ..Source::default()
    };
    let project = Project { sources: vec![answer(21, "Aigul"), answer(22, "Bolat")], ..Project::default() };
    let told = taken(&mut owner, &project);
    assert!(told.contains("Documents: 2 new, 0 there already"), "{told}");
    let told = taken(&mut owner, &project);
    assert!(told.contains("Documents: 0 new, 2 there already"), "{told}");
}

crate::on_both!(
    what_comes_back_to_a_corrected_text_is_a_document_of_its_own,
    a_note_is_about_what_it_was_written_on,
    answers_of_the_same_words_stay_two_documents,
    what_is_known_of_cases_comes_in_by_its_kind_and_goes_out_again,
    what_only_other_programs_know_is_kept_for_them,
    sets_of_a_codebook_come_in_with_it_and_go_out_again,
    what_a_file_brought_goes_with_it_unless_somebody_touched_it,
);
