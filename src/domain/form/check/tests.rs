use super::*;
use crate::form::graph::{Graph, Node};
use crate::form::spoken::in_all;
use crate::form::{Choice, Choices, Code, Group, Item, Kind, List, Name, Note, Page, Question, Repeat};
use crate::language::{Language, Text};

fn name(name: &str) -> Name {
    Name::new(name).unwrap()
}

fn words(words: &str) -> Text {
    Text::in_language(Language::Kk, words)
}

fn question(of: &str, kind: Kind, change: impl FnOnce(&mut Question)) -> Item {
    let mut question = Question::new(name(of), words(of), kind);
    change(&mut question);
    Item::Question(Box::new(question))
}

fn number(of: &str, change: impl FnOnce(&mut Question)) -> Item {
    question(of, Kind::Integer { min: None, max: None }, change)
}

fn group(of: &str, repeat: Option<Repeat>, items: Vec<Item>) -> Item {
    Item::Group(Box::new(Group {
        name: name(of),
        label: Text::default(),
        hint: Text::default(),
        relevant: None,
        repeat,
        appearance: String::new(),
        more: Default::default(),
        items,
    }))
}

fn choices(codes: &[&str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice::new(Code::new(*code).unwrap(), words(code))).collect()
}

fn single(of: &str, codes: &[&str]) -> Item {
    question(of, Kind::Single { choices: choices(codes).into() }, |_| {})
}

fn form(items: Vec<Item>) -> Form {
    forms(vec![items])
}

fn forms(pages: Vec<Vec<Item>>) -> Form {
    Form {
        title: words("Сауалнама"),
        languages: vec![Language::Kk],
        settings: Default::default(),
        lists: Vec::new(),
        pages: pages
            .into_iter()
            .enumerate()
            .map(|(at, items)| Page::new(name(&format!("page{}", at + 1)), items))
            .collect(),
    }
}

/// What is found, shortly; every message is said in each language.
fn found(form: &Form) -> Vec<String> {
    let found = check(form);
    found.iter().for_each(|finding| assert!(!in_all(&finding.message).is_empty()));
    let told = |finding: Finding| {
        let severity = if finding.is_fault() { "fault" } else { "warning" };
        let subject = finding.subject.name(form).unwrap_or("form");
        format!("{severity} {subject} {} {}", finding.part.key(), finding.message.key)
    };
    found.into_iter().map(told).collect()
}

#[test]
fn a_sound_form_has_no_findings() {
    let sound = forms(vec![
        vec![single("stay", &["yes", "no"])],
        vec![number("age", |q| {
            q.relevant = Some("${stay} = 'yes'".to_owned());
            q.constraint = Some(". > 0".to_owned());
            q.label = words("Сіз ${stay} дедіңіз");
        })],
    ]);
    assert_eq!(found(&sound), Vec::<String>::new());
}

#[test]
fn names_are_taken_once_and_some_not_at_all() {
    let form = form(vec![
        number("age", |_| {}),
        number("Age", |_| {}),
        number("_x", |_| {}),
        number("Meta", |_| {}),
    ]);
    assert_eq!(
        found(&form),
        [
            "fault Age name form-check-name-taken",
            "fault _x name form-fault-name-reserved",
            "fault Meta name form-check-name-meta"
        ]
    );
    assert_eq!(check(&form)[0].other, Some(Subject::Item(0)), "it says where the name was taken first");
}

#[test]
fn an_unknown_name_comes_with_the_one_that_was_meant() {
    let form = form(vec![
        number("children", |_| {}),
        number("a", |q| q.calculation = Some("${childern} + ${nobody}".to_owned())),
        Item::Note(Box::new(Note { note: words("${chidren}"), ..Note::default() })),
    ]);
    let told = check(&form);
    assert_eq!(told[0].message.key, "form-check-unknown-meant");
    assert!(in_all(&told[0].message).contains("“children”"));
    assert_eq!(told[0].span, Some(0..11));
    assert_eq!(told[1].message.key, "form-expr-unknown");
    assert_eq!(told[2].subject, Subject::Item(2), "a note has no name, and is found");
    assert_eq!(told[2].message.key, "form-check-unknown-meant");
}

#[test]
fn a_circle_is_named_as_it_goes() {
    let calculated = |of: &str, from: &str| number(of, |q| q.calculation = Some(from.to_owned()));
    let circle = |items| {
        let form = form(items);
        let told: Vec<_> =
            check(&form).into_iter().filter(|f| f.message.key == "form-check-circle").collect();
        told.into_iter().map(|f| (f.subject, f.part, format!("{:?}", f.message.args))).collect::<Vec<_>>()
    };
    let told = circle(vec![calculated("a", "${b}"), calculated("b", "${c} + 1"), calculated("c", "${a}")]);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].0, told[0].1), (Subject::Item(0), Part::Calculation));
    assert!(told[0].2.contains("a → b → c → a"));

    let told = circle(vec![number("a", |q| q.relevant = Some("${a} = 1".to_owned()))]);
    assert!(told[0].2.contains("a → a"));

    let mut group = group("g", None, vec![number("a", |_| {})]);
    if let Item::Group(group) = &mut group {
        group.relevant = Some("${a} = 1".to_owned());
    }
    assert!(circle(vec![group])[0].2.contains("g → a → g"), "what stands in a group needs the group");

    let two = circle(vec![
        calculated("a", "${b}"),
        calculated("b", "${a}"),
        calculated("between", "${a} + ${c}"),
        calculated("c", "${d}"),
        calculated("d", "${c}"),
    ]);
    assert_eq!(two.len(), 2, "each circle once, and not what lies between");

    let counts = number("count", |q| {
        q.calculation = Some("${count} + 1".to_owned());
        q.trigger = vec![name("a")];
    });
    assert!(circle(vec![number("a", |_| {}), counts]).is_empty(), "what a trigger starts runs once");
}

#[test]
fn everything_comes_after_what_it_needs() {
    let form = forms(vec![
        vec![number("a", |q| q.calculation = Some("${c} + 1".to_owned())), number("b", |_| {})],
        vec![group("g", None, vec![number("c", |q| q.calculation = Some("${b}".to_owned()))])],
    ]);
    let graph = Graph::of(&form);
    assert_eq!(
        graph.order(),
        [Node::Page(0), Node::Item(1), Node::Page(1), Node::Item(2), Node::Item(3), Node::Item(0)]
    );
    assert_eq!(graph.needs(Node::Item(0)).collect::<Vec<_>>(), [Node::Page(0), Node::Item(3)]);
}

#[test]
fn what_is_asked_later_or_in_rows_is_doubted() {
    let form = forms(vec![
        vec![number("first", |q| q.required_if = Some("${later} = 1".to_owned()))],
        vec![
            group("members", Some(Repeat::default()), vec![number("income", |_| {})]),
            number("later", |q| q.calculation = Some("${income} * 2".to_owned())),
        ],
    ]);
    assert_eq!(
        found(&form),
        ["warning first required_if form-check-later", "warning later calculation form-check-outside-repeat"]
    );
}

#[test]
fn codes_and_lists_are_looked_through() {
    let mut form = form(vec![
        question("several", Kind::Multiple { choices: choices(&["a b", "c", "c", "-9"]).into() }, |q| {
            q.refuse = true;
        }),
        single("one", &["a b", "-8"]),
        single("empty", &[]),
        question("shared", Kind::Rank { choices: Choices::of_list("towns") }, |_| {}),
        question("misspelt", Kind::Single { choices: Choices::of_list("tows") }, |_| {}),
        question("rows", Kind::Single { choices: Choices::of_list("${one}") }, |_| {}),
    ]);
    form.lists = vec![
        List { name: "towns".to_owned(), file: None, choices: choices(&["x y"]) },
        List { name: "spare".to_owned(), file: None, choices: choices(&["x y"]) },
    ];
    form.share_lists();
    assert_eq!(
        found(&form),
        [
            "fault a b code form-fault-code",
            "fault c code form-fault-code-taken",
            "fault -9 code form-fault-code-reserved",
            "warning -8 code form-fault-code-reserved",
            "fault empty choice form-check-no-choices",
            "fault misspelt list form-check-list-meant",
            "fault rows list form-check-list-once",
            "fault x y code form-fault-code",
            "warning spare  form-check-list-unused",
        ]
    );
    form.settings.more.insert("allow_choice_duplicates".to_owned(), "yes".to_owned());
    assert!(!found(&form).contains(&"fault c code form-fault-code-taken".to_owned()));
}

#[test]
fn a_choice_filter_looks_at_columns_of_the_list_and_other_expressions_at_none() {
    let filtered = |of: &str, filter: &str| {
        question(of, Kind::Single { choices: Choices::of_list("towns") }, |q| {
            q.choice_filter = Some(filter.to_owned());
        })
    };
    let mut form = form(vec![
        number("region", |_| {}),
        filtered("town", "region = ${region} and name != 'x'"),
        filtered("village", "regoin = ${region}"),
        filtered("street", "region = yes"),
        number("bare", |q| q.calculation = Some("region + 1".to_owned())),
        number("path", |q| q.calculation = Some("/data/region + ../regoin".to_owned())),
        number("here", |q| q.calculation = Some("instance('towns')/root/item[name = 'x']/label".to_owned())),
    ]);
    let mut towns = List { name: "towns".to_owned(), file: None, choices: choices(&["x"]) };
    towns.choices[0].more.insert("region".to_owned(), "1".to_owned());
    form.lists = vec![towns];
    form.share_lists();
    assert_eq!(
        found(&form),
        [
            "fault village choice_filter form-check-column",
            "warning street choice_filter form-check-column-word",
            "fault bare calculation form-expr-path",
            "warning path calculation form-check-unknown-meant"
        ]
    );
}

#[test]
fn each_kind_is_held_to_what_it_needs() {
    use crate::form::Computed;
    let range = |start, end, step| Kind::Range { start, end, step };
    let form = form(vec![
        question("still", range(0.0, 10.0, 0.0), |_| {}),
        question("turned", range(10.0, 0.0, 1.0), |_| {}),
        question("uneven", range(0.0, 10.0, 3.0), |_| {}),
        question("fine", range(0.0, 1.0, 0.1), |_| {}),
        question("endless", range(0.0, f64::INFINITY, 1.0), |_| {}),
        question("nothing", Kind::Computed { by: Computed::Calculation }, |_| {}),
        question("turned_too", Kind::Integer { min: Some(2), max: Some(1) }, |q| {
            q.constraint_message = words("Жоқ");
            q.required = true;
            q.required_if = Some("true()".to_owned());
            q.trigger = vec![name("group"), name("nobody")];
        }),
        group("group", None, Vec::new()),
        question("mute", Kind::Time, |q| q.label = Text::default()),
    ]);
    assert_eq!(
        found(&form),
        [
            "fault still step form-check-scale",
            "fault turned step form-check-scale",
            "warning uneven step form-check-scale-end",
            "fault endless step form-check-scale",
            "fault nothing calculation form-check-no-calculation",
            "fault turned_too min form-fault-range",
            "fault turned_too required_if form-check-required-twice",
            "warning turned_too constraint_message form-fault-pointless",
            "fault turned_too trigger form-check-trigger-group",
            "fault turned_too trigger form-expr-unknown",
            "fault group item form-check-empty-group",
            "fault mute label form-fault-text-missing",
        ]
    );
}

#[test]
fn constraints_speak_of_their_answer_and_texts_of_others() {
    let form = form(vec![
        number("age", |q| q.constraint = Some("${age} > 5".to_owned())),
        number("height", |q| {
            q.constraint = Some("${age} > 5".to_owned());
            q.hint = words("${height} ${");
        }),
        number("weight", |q| q.relevant = Some(". = 1".to_owned())),
        single("one", &["a b"]),
        number("last", |q| q.calculation = Some("if(selected(${one}, 'a b'), 1, ${one} = 'c')".to_owned())),
    ]);
    assert_eq!(
        found(&form),
        [
            "warning age constraint form-expr-itself",
            "warning height hint form-check-piped-itself",
            "warning height hint form-check-piped-torn",
            "warning height constraint form-check-constraint-own",
            "fault weight relevant form-expr-own",
            "fault last calculation form-check-selected-words",
            "fault last calculation form-expr-code",
        ]
    );
}

#[test]
fn a_form_with_a_thousand_faults_says_how_many_more_there_are() {
    let faulty =
        (0..1_050).map(|at| number(&format!("q{at}"), |q| q.relevant = Some("${nobody} = 1".to_owned())));
    let told = check(&form(faulty.collect()));
    assert_eq!(told.len(), 1_001);
    assert_eq!(told.last().unwrap().message.key, "form-check-more");
}

#[test]
fn a_large_form_is_checked_at_once() {
    let items = (0..5_000).map(|at: usize| {
        let before = at.saturating_sub(7);
        number(&format!("question_{at}"), |q| {
            if at > 7 {
                q.relevant =
                    Some(format!("${{question_{before}}} > 3 and ${{question_0}} != 2 or ${{unknwn_{at}}}"));
                q.calculation = Some(format!("${{question_{before}}} + 1"));
            }
        })
    });
    let form = form(items.collect());
    let begun = std::time::Instant::now();
    assert!(!check(&form).is_empty());
    assert!(begun.elapsed().as_secs() < 5, "{:?}, unoptimised", begun.elapsed());
}

#[test]
fn a_form_has_limits() {
    let keys = |form: &Form| check(form).into_iter().map(|finding| finding.message.key).collect::<Vec<_>>();
    let note = |_| vec![Item::Note(Box::new(Note { note: words("x"), ..Note::default() }))];
    let mut pages: Vec<_> = (1..PAGES).map(note).collect();
    pages.push(vec![number("age", |_| {})]);
    assert_eq!(keys(&forms(pages.clone())), Vec::<String>::new());
    pages.extend((0..1).map(note));
    assert_eq!(keys(&forms(pages)), ["form-fault-many-pages"]);

    let questions = |count: usize| form((0..count).map(|at| number(&format!("q{at}"), |_| {})).collect());
    assert_eq!(keys(&questions(QUESTIONS)), Vec::<String>::new());
    assert_eq!(keys(&questions(QUESTIONS + 1)), ["form-fault-many-questions"]);

    let nested =
        (0..DEEPEST).fold(number("age", |_| {}), |inner, at| group(&format!("g{at}"), None, vec![inner]));
    assert_eq!(keys(&form(vec![nested.clone()])), Vec::<String>::new());
    assert_eq!(keys(&form(vec![group("outermost", None, vec![nested])])), ["form-check-deep"]);
}

#[test]
fn a_form_that_only_computes_is_doubtful_and_one_without_items_is_none() {
    let computed = Kind::Computed { by: crate::form::Computed::Calculation };
    let mut computing = form(vec![question("sum", computed, |q| q.calculation = Some("1 + 1".to_owned()))]);
    assert_eq!(found(&computing), ["warning form  form-check-nothing-asked"]);
    computing.pages.clear();
    assert_eq!(found(&computing), ["fault form  form-fault-no-question"]);
}

#[test]
fn bare_words_may_name_a_submission() {
    let mut named = form(vec![number("age", |_| {})]);
    named.settings.instance_name = Some("visit-1".to_owned());
    assert_eq!(found(&named), ["warning form instance_name form-check-instance-name"]);
}
