use super::translate::{Standing, entries, standing};
use super::*;
use crate::form::model::item::deep;
use crate::form::source;
use proptest::prelude::*;
use proptest::sample::Index;

const SOURCE: &str = r#"
title.kk = "Сауалнама"
title.ru = "Анкета"
languages = ["kk", "ru", "en"]

[[page]]
name = "you"
title.kk = "Өзіңіз туралы"

[[page.item]]
note.kk = "Бірнеше сұрақ."

[[page.item]]
name = "sex"
kind = "single"
label = { kk = "Жынысыңыз?", ru = "Ваш пол?" }
choice = [
  { code = "f", label = { kk = "Әйел", ru = "Женский" } },
  { code = "m", label = { kk = "Ер", ru = "Мужской" } },
]

[[page.item]]
name = "age"
kind = "integer"
min = 0
label = { kk = "Жасыңыз?", ru = "Ваш возраст?" }
relevant = "${sex} = 'f'"

[[page]]
name = "work"
relevant = "${age} > 15"

[[page.item]]
name = "job"
kind = "text"
label.kk = "${age} жаста кім болдыңыз?"
constraint = "string-length(.) > 1 and ${age} > 3"

[[page.item]]
name = "reasons"
kind = "multiple"
label.kk = "Неге?"
choice = [{ code = "pay", label.kk = "Жалақы" }, { code = "none", label.kk = "Жоқ", exclusive = true }]
"#;

fn design() -> Design {
    Design::of(source::read(SOURCE).expect("a form").form)
}

fn name(name: &str) -> Name {
    Name::new(name).expect("a name")
}

fn on(page: &str, after: Option<&str>) -> Spot {
    Spot { inside: Container::Page(name(page)), after: after.map(name) }
}

fn text(path: &str, language: Language, words: &str) -> Command {
    let at = path.parse().expect("a path");
    Command::SetText { at, language, words: Some(words.to_owned()), made_from: None }
}

/// Does a command, and sees that it can be taken back.
fn done(design: &Design, command: &Command) -> Design {
    let (after, inverse) = design.apply(command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
    let (back, again) = after.apply(&inverse).expect("what was done can be taken back");
    assert_eq!(&back, design, "{command:?} taken back by {inverse:?}");
    let (after_again, _) = back.apply(&again).expect("and done again");
    assert_eq!(after_again, after, "{command:?} done again by {again:?}");
    after
}

fn refused(design: &Design, command: &Command) -> String {
    design.apply(command).expect_err("refused").0.key
}

fn names(design: &Design) -> Vec<String> {
    design.form.items().filter_map(|item| item.name()).map(ToString::to_string).collect()
}

#[test]
fn a_new_question_is_named_by_its_label_in_latin_letters() {
    let add =
        |label: Text| Command::AddItem { to: on("you", Some("sex")), kind: KindTag::Text, name: None, label };
    let one = done(&design(), &add(Text::in_language(Language::Kk, "Қай ауылда тұрасыз?")));
    assert_eq!(names(&one), ["birneshe_suraq", "sex", "qay_auylda_turasyz", "age", "job", "reasons"]);
    let two = done(&one, &add(Text::in_language(Language::Ru, "Қай ауылда тұрасыз?")));
    assert!(names(&two).contains(&"qay_auylda_turasyz_2".to_owned()));
    let three = done(&two, &add(Text::in_language(Language::Ru, "2-й щенок, объём?")));
    assert!(names(&three).contains(&"q_2_y_shchenok_obyom".to_owned()), "{:?}", names(&three));
    let four = done(&three, &add(Text::default()));
    assert!(names(&four).contains(&"question".to_owned()));
}

#[test]
fn renaming_changes_every_mention() {
    let renamed = done(&design(), &Command::Rename { name: name("age"), to: name("years") });
    assert_eq!(renamed.form.pages[1].relevant.as_deref(), Some("${years} > 15"));
    let job = renamed.form.question("job").expect("there");
    assert_eq!(job.label.kk.as_deref(), Some("${years} жаста кім болдыңыз?"));
    assert_eq!(job.constraint.as_deref(), Some("string-length(.) > 1 and ${years} > 3"));
    assert_eq!(
        refused(&renamed, &Command::Rename { name: name("years"), to: name("SEX") }),
        "design-refused-name-taken"
    );
}

#[test]
fn a_name_that_was_missed_can_be_given_and_taken_back() {
    let dangling = Command::SetField {
        of: Owner::Item(name("job")),
        field: Field::Relevant,
        value: Some("${years} > 1".to_owned()),
    };
    let design = done(&design(), &dangling);
    done(&design, &Command::Rename { name: name("age"), to: name("years") });
}

#[test]
fn a_copy_speaks_of_itself() {
    let grouped = done(
        &design(),
        &Command::Group { names: vec![name("age"), name("sex")], name: None, label: Text::default() },
    );
    assert_eq!(names(&grouped), ["birneshe_suraq", "group", "sex", "age", "job", "reasons"]);
    let copied = done(&grouped, &Command::Duplicate { name: name("group") });
    let copy = copied.form.group("group_2").expect("a copy");
    let age = deep(&copy.items).nth(1).expect("two of them");
    assert_eq!(age.name(), Some(&name("age_2")));
    assert_eq!(age.relevant(), Some("${sex_2} = 'f'"));
}

#[test]
fn only_neighbours_are_grouped_and_nothing_stands_in_itself() {
    let far = Command::Group { names: vec![name("sex"), name("job")], name: None, label: Text::default() };
    assert_eq!(refused(&design(), &far), "design-refused-neighbours");
    let group = Command::Group { names: vec![name("sex")], name: Some(name("g")), label: Text::default() };
    let grouped = done(&design(), &group);
    let inside = Spot { inside: Container::Group(name("g")), after: None };
    let into_itself = Command::Move { name: name("g"), to: inside };
    assert_eq!(refused(&grouped, &into_itself), "design-refused-inside-itself");
}

#[test]
fn a_changed_question_asks_for_its_translations_anew() {
    let find = |design: &Design, path: &str, language| {
        let entries = entries(&design.form);
        let entry = entries.iter().find(|entry| entry.path.to_string() == path).expect("an entry");
        standing(design, entry, language)
    };
    let first = design();
    assert_eq!(find(&first, "item/sex/label", Language::Ru), Standing::Good);
    assert_eq!(find(&first, "item/sex/label", Language::En), Standing::Missing);
    let changed = done(&first, &text("item/sex/label", Language::Kk, "Сіздің жынысыңыз?"));
    assert_eq!(find(&changed, "item/sex/label", Language::Ru), Standing::Changed);
    let translated = done(&changed, &text("item/sex/label", Language::Ru, "Укажите пол"));
    assert_eq!(find(&translated, "item/sex/label", Language::Ru), Standing::Good);
    let moved = done(&changed, &Command::Rename { name: name("sex"), to: name("gender") });
    assert_eq!(find(&moved, "item/gender/label", Language::Ru), Standing::Changed, "it follows the name");
    let confirmed = done(&changed, &text("item/sex/label", Language::Ru, "Ваш пол?"));
    assert_eq!(find(&confirmed, "item/sex/label", Language::Ru), Standing::Good);
}

#[test]
fn different_parts_do_not_meet_and_the_same_part_does() {
    let design = design();
    let meets = |one: &Command, two: &Command| one.touches(&design).meets(&two.touches(&design));
    let label = |language| text("item/sex/label", language, "x");
    assert!(!meets(&label(Language::Kk), &label(Language::Ru)));
    assert!(meets(&label(Language::Kk), &label(Language::Kk)));
    assert!(!meets(&label(Language::Kk), &text("item/age/label", Language::Kk, "x")));
    assert!(meets(&label(Language::Kk), &Command::Remove { name: name("sex") }));
    assert!(meets(&label(Language::Kk), &Command::RemovePage { name: name("you") }));
    assert!(!meets(&label(Language::Kk), &Command::RemovePage { name: name("work") }));
    assert!(!meets(&label(Language::Kk), &Command::Move { name: name("sex"), to: on("work", None) }));
    let choice = text("item/sex/choices/f/label", Language::Kk, "x");
    let options = Options::Item(name("sex"));
    let code = Code::new("f").expect("a code");
    assert!(meets(&choice, &Command::RemoveChoice { of: options.clone(), code: code.clone() }));
    assert!(meets(&choice, &Command::SetKind { name: name("sex"), kind: KindTag::Text }));
    assert!(!meets(&choice, &Command::MoveChoice { of: options, code, after: None }));
}

#[test]
fn an_item_walks_through_the_whole_form_and_back() {
    let group = Command::Group {
        names: vec![name("sex"), name("age")],
        name: Some(name("g")),
        label: Text::default(),
    };
    let mut design = done(&design(), &group);
    let first = design.clone();
    let walk = |design: &mut Design, step: fn(&Form, &Name) -> Option<Spot>| {
        let mut steps = 0;
        while let Some(to) = step(&design.form, &name("birneshe_suraq")) {
            *design = done(design, &Command::Move { name: name("birneshe_suraq"), to });
            steps += 1;
        }
        steps
    };
    // Into the group, behind each of the two in it, out of it, to the next page, behind the two there.
    assert_eq!(walk(&mut design, stroll::down), 7);
    assert_eq!(names(&design).last().map(String::as_str), Some("birneshe_suraq"));
    assert_eq!(walk(&mut design, stroll::up), 7);
    assert_eq!(design, first);
}

#[test]
fn settings_are_read_as_they_are_written() {
    let set = |item: &str, field, value: &str| Command::SetField {
        of: Owner::Item(name(item)),
        field,
        value: Some(value.to_owned()),
    };
    let design = design();
    for (item, field, value) in [
        ("age", Field::Max, "120"),
        ("age", Field::Required, "yes"),
        ("age", Field::Required, "${sex} = 'm'"),
        ("job", Field::MaxLength, "30"),
        ("job", Field::Trigger, "sex age"),
        ("reasons", Field::Randomize, "yes"),
    ] {
        let done = done(&design, &set(item, field, value));
        let read = setting::get(&done.form, &Owner::Item(name(item)), field);
        assert_eq!(read.as_deref(), Some(value), "{item} {field:?}");
    }
    assert_eq!(refused(&design, &set("age", Field::Max, "many")), "design-refused-whole");
    assert_eq!(refused(&design, &set("job", Field::Max, "1")), "design-refused-field");
}

#[test]
fn paths_are_read_as_they_are_written() {
    for path in ["form", "page/you", "item/age", "item/sex/choices/a~1b~0", "list/r~1x/choices/kz"] {
        assert_eq!(path.parse::<Owner>().expect("a path").to_string(), path);
    }
    for path in ["", "item", "item/1", "page/you/x", "item/a/choices", "list/a/choices/ "] {
        assert!(path.parse::<Owner>().is_err(), "{path}");
    }
}

/// What an author may do by chance, as far as the design has what it speaks of.
fn chance(design: &Design, what: u8, one: &Index, two: &Index, words: &str) -> Command {
    let items: Vec<Name> = design.form.items().filter_map(|item| item.name().cloned()).collect();
    let pages: Vec<Name> = design.form.pages.iter().map(|page| page.name.clone()).collect();
    let none = name("none");
    let pick = |all: &[Name], index: &Index| {
        if all.is_empty() { none.clone() } else { index.get(all).clone() }
    };
    let (item, other) = (pick(&items, one), pick(&items, two));
    let (page, after) = (pick(&pages, one), pick(&pages, two));
    let spot = tree::spot(&design.form, &other)
        .map_or_else(|| on(after.as_str(), None), |spot| Spot { after: Some(other.clone()), ..spot });
    let kind = *one.get(KindTag::ALL);
    let field = *two.get(Field::ALL);
    let label = Text::in_language(Language::Kk, words);
    let all = entries(&design.form);
    let language = *two.get(&Language::ALL);
    let at = if all.is_empty() { Owner::Form.text(Part::Label) } else { one.get(&all).path.clone() };
    let of = Options::Item(item.clone());
    let codes: Vec<Code> = choices::of(&design.form, &of).iter().map(|choice| choice.code.clone()).collect();
    let code = codes.get(two.index(codes.len().max(1))).cloned().unwrap_or(Code::new("x").expect("a code"));
    let new = Name::new(words.trim()).unwrap_or(other.clone());
    match what % 20 {
        0 => Command::AddPage { after: Some(after), name: None, title: label },
        1 => Command::MovePage { name: page, after: Some(after) },
        2 => Command::RemovePage { name: page },
        3 => Command::RenamePage { name: page, to: new },
        4 | 5 => Command::AddItem { to: spot, kind, name: None, label },
        6 => Command::Move { name: item, to: spot },
        7 => Command::Remove { name: item },
        8 => Command::Duplicate { name: item },
        9 => Command::Group { names: vec![item, other], name: None, label },
        10 => Command::Group { names: vec![item], name: None, label },
        11 => Command::Ungroup { name: item },
        12 => Command::Rename { name: item, to: new },
        13 => Command::SetText { at, language, words: Some(words.to_owned()), made_from: None },
        14 => Command::SetField { of: Owner::Item(item), field, value: Some(words.to_owned()) },
        15 => Command::SetKind { name: item, kind },
        16 => Command::AddChoices { of, after: Some(code), labels: vec![label.clone(), label] },
        17 => Command::MoveChoice { of, code, after: None },
        18 => Command::RemoveChoice { of, code },
        _ => Command::SetLanguages { languages: vec![language] },
    }
}

proptest! {
    #[test]
    fn whatever_is_done_can_be_taken_back(
        steps in proptest::collection::vec(
            (any::<u8>(), any::<Index>(), any::<Index>(), "[a-zқё0-9 ]{0,6}|yes|\\$\\{sex\\}"), 1..24)
    ) {
        let mut design = design();
        let mut undo = Vec::new();
        for (what, one, two, words) in steps {
            let command = chance(&design, what, &one, &two, &words);
            let written = serde_json::to_string(&command).expect("written");
            let command: Command = serde_json::from_str(&written).expect("read");
            if let Ok((after, inverse)) = design.apply(&command) {
                undo.push((design, inverse));
                design = after;
            }
        }
        let written = serde_json::to_string(&design).expect("written");
        prop_assert_eq!(&serde_json::from_str::<Design>(&written).expect("read"), &design);
        for (before, inverse) in undo.into_iter().rev() {
            let (back, _) = design.apply(&inverse).expect("taken back");
            prop_assert!(back == before, "{inverse:?}");
            design = back;
        }
    }
}
