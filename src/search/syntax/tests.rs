//! What is typed and what is understood.

use super::*;
use domain::text::Span;
use proptest::prelude::*;

/// Names that have signs of the syntax.
const QUOTED: &str = "Жол (2) «Үміт»";
const BOTH: &str = "\"Үміт\" (2) «AND»";

/// A study with one code, one coder and one document.
struct Village;

impl Names for Village {
    fn codes(&self, name: &str) -> Vec<i64> {
        if name == "уәж" { vec![1, 2] } else { Vec::new() }
    }
    fn coders(&self, name: &str) -> Vec<i64> {
        if name == "Айгүл" { vec![7] } else { Vec::new() }
    }
    fn documents(&self, name: &str) -> Vec<i64> {
        if ["01 сұхбат", QUOTED, BOTH].contains(&name) { vec![9] } else { Vec::new() }
    }
    fn cases(&self, known: &str) -> Option<Vec<(i64, String)>> {
        (known == "Білімі=жоғары").then(|| vec![(9, "Айгүл".to_owned())])
    }
    fn roles(&self, name: &str) -> Vec<String> {
        if name == "қатысушы" { vec!["participant".to_owned()] } else { Vec::new() }
    }
}

fn word(word: &str) -> Sought {
    Sought::Word(word.to_owned())
}

fn not(sought: Sought) -> Sought {
    Sought::Not(Box::new(sought))
}

fn read(text: &str) -> Sought {
    Sought::read(text, &Village).expect(text)
}

#[test]
fn operators_bind_as_people_expect() {
    assert_eq!(read("Ауыл жалақы"), Sought::All(vec![word("ауыл"), word("жалақы")]));
    assert_eq!(
        read("a OR b AND NOT c"),
        Sought::Any(vec![word("a"), Sought::All(vec![word("b"), not(word("c"))])])
    );
    assert_eq!(
        read("(a OR b) -c"),
        Sought::All(vec![Sought::Any(vec![word("a"), word("b")]), not(word("c"))])
    );
    let phrase = Sought::Phrase(vec![word("үй"), word("өзімдікі"), word("емес")]);
    assert_eq!(read("«үй өзімдікі емес»"), phrase);
    assert_eq!(read("\"сөз\""), word("сөз"));
    assert_eq!(read("23-те"), Sought::Phrase(vec![word("23"), word("те")]));
}

#[test]
fn words_may_be_patterns_or_like_others_or_near_one_another() {
    let pattern = |text: &str| Sought::Pattern(text.to_owned());
    assert_eq!(read("Ауыл*"), pattern("ауыл*"));
    assert_eq!(read("*шылық"), pattern("*шылық"));
    assert_eq!(read("а?ыл"), pattern("а?ыл"));
    assert_eq!(read("Неге?"), word("неге"), "a question mark behind a word ends a question");
    assert_eq!(read("\"ауыл мұғалім*\""), Sought::Phrase(vec![word("ауыл"), pattern("мұғалім*")]));
    assert_eq!(read("ауыл~"), Sought::Like("ауыл".to_owned(), 1));
    assert_eq!(read("ауылда~2"), Sought::Like("ауылда".to_owned(), 2));
    let near = |a, b, apart| Sought::Near(Box::new(a), Box::new(b), apart);
    assert_eq!(read("жалақы NEAR/5 аз"), near(word("жалақы"), word("аз"), 5));
    assert_eq!(
        read("(a OR b) NEAR c d"),
        Sought::All(vec![near(Sought::Any(vec![word("a"), word("b")]), word("c"), 10), word("d")])
    );
}

#[test]
fn fields_are_understood_in_three_languages() {
    let is = Sought::Is;
    assert_eq!(
        read("код:уәж -code:уәж"),
        Sought::All(vec![is(Test::Code(vec![1, 2])), not(is(Test::Code(vec![1, 2])))])
    );
    for none in ["coded:no", "кодталған:жоқ", "Закодировано:нет"] {
        assert_eq!(read(none), not(is(Test::Coded)), "{none}");
    }
    assert_eq!(read("кодировщик:Айгүл"), is(Test::Coder(vec![7])));
    assert_eq!(read("құжат:\"01  сұхбат\""), is(Test::Document(vec![9])));
    assert_eq!(read("говорящий:Қатысушы"), is(Test::Speaker(vec!["қатысушы".to_owned()])));
    for region in ["region:turkistan", "өңір:Түркістан", "регион:\"Туркестанская обл.\""]
    {
        assert_eq!(read(region), is(Test::Region(vec!["turkistan".to_owned()])), "{region}");
    }
    for known in ["case:\"Білімі=жоғары\"", "кейс:Білімі=жоғары", "признак:«Білімі=жоғары»"]
    {
        assert_eq!(read(known), is(Test::Voices(vec![(9, "Айгүл".to_owned())])), "{known}");
        assert!(names_field(known, Field::Case) && !names_field(known, Field::Code), "{known}");
    }
    assert_eq!(read("рөл:қатысушы"), is(Test::Role(vec!["participant".to_owned()])));
    assert_eq!(read("age:20..30"), is(Test::Age { from: Some(20), to: Some(30) }));
    assert_eq!(read("жас:..30"), is(Test::Age { from: None, to: Some(30) }));
    assert_eq!(read("возраст:23"), is(Test::Age { from: Some(23), to: Some(23) }));
    assert_eq!(read("тіл:қазақша"), is(Test::Language(Language::Kk)));
    let all = Sought::All(vec![word("сөз"), word("http")]);
    assert_eq!(read("сөз: http"), all, "a colon behind a word is a colon");
}

#[test]
fn what_cannot_be_understood_says_why_and_where() {
    for (text, wrong, at) in [
        ("", Wrong::Empty, 0..0),
        ("– …", Wrong::Empty, 0..3),
        ("қ \"a", Wrong::Quote, 2..4),
        ("a (b", Wrong::Parenthesis, 2..3),
        ("қ a)", Wrong::Parenthesis, 3..4),
        ("қ AND", Wrong::Operator, 2..5),
        ("OR a", Wrong::Operator, 0..2),
        ("қала а*", Wrong::Pattern, 5..7),
        ("қала~9", Wrong::Edits, 0..6),
        ("қала код:", Wrong::Valueless("код".to_owned()), 5..9),
        ("speaker: Айгүл", Wrong::Valueless("speaker".to_owned()), 0..8),
        ("code:(a OR b)", Wrong::Valueless("code".to_owned()), 0..5),
        ("қала NEAR/0 b", Wrong::Near, 5..11),
        ("a NEAR/5 code:уәж", Wrong::Near, 9..17),
        ("a түс:қызыл", Wrong::Field("түс".to_owned()), 2..5),
        ("a code:жоқ", Wrong::Value("code".to_owned(), "жоқ".to_owned()), 7..10),
        ("case:жоқ", Wrong::Value("case".to_owned(), "жоқ".to_owned()), 5..8),
        ("age:жас", Wrong::Unfit("age".to_owned(), "жас".to_owned()), 4..7),
        ("age:30..20", Wrong::Unfit("age".to_owned(), "30..20".to_owned()), 4..10),
        ("code:\"\"", Wrong::Value("code".to_owned(), String::new()), 0..4),
    ] {
        let at = Span { start: at.start, end: at.end };
        assert_eq!(Sought::read(text, &Village), Err(Fault { wrong, at }), "{text}");
    }
    let deep = Sought::read(&"(".repeat(90), &Village).map_err(|fault| fault.wrong);
    assert_eq!(deep, Err(Wrong::Long));
    let long = Sought::read(&"a ".repeat(120), &Village).map_err(|fault| fault.wrong);
    assert_eq!(long, Err(Wrong::Long));
    let phrase = Sought::read(&format!("\"{}\"", "a ".repeat(120)), &Village).map_err(|fault| fault.wrong);
    assert_eq!(phrase, Err(Wrong::Long));
    for many in ["жо*л ".repeat(11), format!("\"{}\"", "жо*л ".repeat(11)), "жол~ ".repeat(11)] {
        let many = Sought::read(&many, &Village).map_err(|fault| fault.wrong);
        assert_eq!(many, Err(Wrong::Patterns));
    }
    assert!(Sought::read(&"жо*л ".repeat(10), &Village).is_ok());
}

#[test]
fn a_form_writes_names_with_signs_so_that_they_are_understood() {
    for name in ["01 сұхбат", QUOTED, BOTH] {
        let written = write(&[Row::new(Kind::Field(Field::Document), name)], false);
        assert_eq!(read(&written), Sought::Is(Test::Document(vec![9])), "{written}");
        let (rows, _) = rows(&written, &Village).expect("rows");
        assert_eq!(rows, [Row::new(Kind::Field(Field::Document), name)]);
    }
}

#[test]
fn rows_of_a_form_and_a_line_say_the_same() {
    for line in [
        "ауыл жалақы",
        "\"ауыл мұғалімі\" -жалақы*",
        "жалақы NEAR/5 \"өте аз\" code:уәж",
        "ауыл OR \"жаңа қоныс\" OR age:20..30",
        "-(жалақы NEAR/3 аз) coded:no",
        "(a OR b) NEAR/2 c ауыл~",
        "document:\"01 сұхбат\" -coder:Айгүл",
    ] {
        let (rows, any) = rows(line, &Village).expect(line);
        assert_eq!(write(&rows, any), line);
    }
    let (mixed, _) = rows("a OR b c", &Village).expect("rows");
    assert_eq!(mixed, [Row::new(Kind::Typed, "(a OR b c)")]);
    let several = [Row::new(Kind::Words, "жаңа (қоныс AND"), Row::new(Kind::Phrase, "")];
    assert_eq!(write(&several, true), "жаңа қоныс and");
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "[a-cқ\"«»() \\-ANDORTE/5~*?:.]{0,80}") {
        if let Err(fault) = Sought::read(&text, &Village) {
            prop_assert!(fault.at.start <= fault.at.end && fault.at.end <= text.chars().count());
        }
    }

    #[test]
    fn what_a_form_writes_is_understood_as_it_was(
        words in proptest::collection::vec("[а-я]{2,6}( [а-я]{2,6})?", 1..5),
        kinds in proptest::collection::vec((0_u8..3, any::<bool>()), 5),
        any in any::<bool>(),
    ) {
        let rows: Vec<Row> = words.iter().zip(kinds).map(|(words, (kind, not))| {
            let kind = [Kind::Words, Kind::Phrase, Kind::Near][usize::from(kind)];
            Row { not, other: "үй".to_owned(), ..Row::new(kind, words.as_str()) }
        }).collect();
        let line = write(&rows, any);
        let once = Sought::read(&line, &Village).expect("a form writes what can be read");
        let (again, any) = super::rows(&line, &Village).expect("rows");
        prop_assert_eq!(Sought::read(&write(&again, any), &Village).expect("again"), once, "{}", line);
    }
}
