use super::*;
use crate::form::arbitrary;
use crate::form::check::CHOICES;
use crate::form::spoken::in_all;
use crate::form::{Item, Kind};
use crate::language::Text;
use proptest::prelude::*;
use std::fmt::Write;

const HEAD: &str = "title.kk = 'С'\nlanguages = ['kk']\n";
const AGE: &str = "[[page.item]]\nname = 'age'\nkind = 'integer'\nlabel.kk = 'Ж'\n";

fn page(name: &str) -> String {
    format!("[[page]]\nname = '{name}'\n")
}

fn keys(source: &str) -> Vec<String> {
    let faults = read(source).err().unwrap_or_default();
    faults.iter().for_each(|fault| assert!(!in_all(&fault.told).is_empty(), "told in every language"));
    faults.into_iter().map(|fault| fault.told.key).collect()
}

/// What its author reads of a form: each fault and warning with its line, in every language.
fn told(source: &str) -> String {
    let mut told = String::new();
    let mut tell = |kind: &str, line: usize, path: &str, message: &Message| {
        writeln!(told, "{kind}, line {line} {path}\n{}", in_all(message)).unwrap();
    };
    match read(source) {
        Ok(checked) => checked.warnings.iter().for_each(|w| tell("warning", w.line, &w.path, &w.told)),
        Err(faults) => faults.iter().for_each(|f| tell("fault", f.line, &f.path, &f.told)),
    }
    told
}

#[test]
fn each_faulty_form_tells_its_author_what_is_wrong_and_where() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/form");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    names.sort();
    assert!(names.len() > 10, "the folder of forms is there");
    for path in names {
        let source = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, told(&source));
        });
    }
}

#[test]
fn a_form_reads_as_it_is_written() {
    let source = r#"
        title = { kk = "Сауалнама", en = " A survey " }
        languages = ["kk", "en"]

        [[page]]
        name = "you"

        [[page.item]]
        note.kk = "й\nекі"

        [[page.item]]
        name = "height"
        kind = "decimal"
        min = 1
        max = 2.5
        label.kk = "Бойыңыз"
        constraint = ". < 2"
        constraint_message.kk = "Тым биік"
        refuse = true

        [[page.item]]
        name = "troubles"
        kind = "multiple"
        label.kk = "Қиындықтар"
        required = true
        relevant = "${height} > 1"
        [[page.item.choice]]
        code = "road"
        label.kk = "Жол"
        [[page.item.choice]]
        code = "none"
        label.kk = "Ешқайсысы"
        exclusive = true

        [[page.item]]
        name = "began"
        kind = "date"
        max = 2024-12-31
        label.kk = "Қашан"
    "#;
    let form = read(source).unwrap().form;
    assert_eq!(
        form.title,
        Text { kk: Some("Сауалнама".into()), en: Some("A survey".into()), ..Text::default() }
    );
    let Item::Note(note) = &form.pages[0].items[0] else { panic!("a note") };
    assert_eq!(note.note.kk.as_deref(), Some("й\nекі"), "in composed letters");
    let height = form.question("height").unwrap();
    assert_eq!(height.kind, Kind::Decimal { min: Some(1.0), max: Some(2.5) });
    assert!(height.refuse && !height.dont_know && !height.required);
    assert_eq!(form.question("troubles").unwrap().choices().len(), 2);
    assert!(form.question("troubles").unwrap().choices()[1].exclusive);
    let max = chrono::NaiveDate::from_ymd_opt(2024, 12, 31);
    assert_eq!(form.question("began").unwrap().kind, Kind::Date { min: None, max });

    let stored = serde_json::to_string(&form).unwrap();
    assert_eq!(serde_json::from_str::<Form>(&stored).unwrap(), form, "stored and back");
}

#[test]
fn a_form_has_limits() {
    let large = format!("{HEAD}{}{AGE}# {}", page("you"), "ә".repeat(LARGEST / 2));
    assert_eq!(keys(&large), ["form-fault-large"]);

    let choices = |count: usize| {
        let one = |n| format!("[[page.item.choice]]\ncode = 'c{n}'\nlabel.kk = 'x'\n");
        let choices: String = (0..count).map(one).collect();
        format!("{HEAD}{}{}{choices}", page("you"), AGE.replace("integer", "single"))
    };
    assert_eq!(keys(&choices(CHOICES)), Vec::<String>::new());
    assert_eq!(keys(&choices(CHOICES + 1)), ["form-fault-many-choices"]);
}

#[test]
fn nested_brackets_are_a_fault_and_not_an_overflow() {
    assert!(read(&format!("a = {}", "[".repeat(LARGEST - 10))).is_err());
    assert!(read(&format!("{} = 1", "a.".repeat(LARGEST / 2 - 10) + "a")).is_err());
    assert!(read(&"[[a.b.c.d]]\n".repeat(10_000)).is_err());
}

#[test]
fn a_faulty_question_is_still_known_to_those_that_speak_of_it() {
    let note = "[[page.item]]\nnote.kk = 'x'\nrelevant = \"${age} = 'a'\"\n";
    let source = format!("{HEAD}{}{}{note}", page("you"), AGE.replace("integer", "nothing"));
    assert_eq!(keys(&source), ["form-fault-kind"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_as_the_same_form(form in arbitrary::form()) {
        let source = write(&form);
        let read = read(&source).map(|checked| checked.form);
        prop_assert_eq!(read.map_err(|faults| format!("{faults:?}\n{source}")), Ok(form));
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(source in any::<String>()) {
        prop_assert!(read(&source).is_err_and(|faults| !faults.is_empty()));
    }

    #[test]
    fn lines_in_any_order_give_a_form_or_faults_within_the_text(
        lines in prop::collection::vec(prop::sample::select(vec![
            "title.kk = 'x'", "languages = ['kk']", "[[page]]", "[[page.item]]", "[[page.item.choice]]",
            "name = 'a'", "name = 'b'", "name = '_'", "note.kk = 'x'", "label.kk = 'x'", "kind = 'single'",
            "kind = 'integer'", "kind = 'date'", "min = 1", "max = 0", "code = 'a'", "code = '-8'",
            "relevant = \"${a} = 'a'\"", "constraint = '. = 1'", "required = true", "[page]", "page = 1",
            "item = [1]", "dont_know = true",
        ]), 0..24)
    ) {
        let source = lines.join("\n");
        match read(&source) {
            Ok(checked) => prop_assert!(checked.form.questions().next().is_some()),
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| (1..=lines.len().max(1)).contains(&fault.line)));
            }
        }
    }
}
