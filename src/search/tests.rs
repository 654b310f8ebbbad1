//! A real index in a folder, asked as people ask.

use super::*;
use domain::text::Offsets;
use tempfile::TempDir;

/// An index of one document a passage.
fn index(passages: &[&str]) -> (TempDir, Search) {
    let folder = TempDir::new().expect("a folder");
    let search = Search::open(folder.path()).expect("an index");
    let taken = passages
        .iter()
        .zip(1..)
        .map(|(text, id)| {
            let span = Span { start: 0, end: Offsets::new(text).len() };
            let (text, language) = ((*text).to_owned(), Language::Kk);
            let passage = IndexedPassage { number: 1, span, text, language, codes: Vec::new() };
            let document = IndexedDocument {
                study_id: 1,
                document_id: id,
                language,
                attributes: Attributes::default(),
                passages: vec![passage],
            };
            (id, Some(document))
        })
        .collect();
    search.take_in(1, taken, 1).expect("taken in");
    (folder, search)
}

/// The documents found, by number, with their marked words.
fn found(search: &Search, query: &str) -> Vec<(i64, Vec<String>)> {
    let sought = Sought::read(query).expect("a query");
    let filter = Filter { study_id: 1, ..Filter::default() };
    let hits = search.find(&sought, &filter, 0, 50).expect("hits").hits;
    let mut found: Vec<_> = hits
        .into_iter()
        .map(|hit| {
            let marked = hit.context.into_iter().filter(|piece| piece.marked);
            (hit.document_id, marked.map(|piece| piece.text).collect())
        })
        .collect();
    found.sort();
    found
}

fn one(number: i64, words: &[&str]) -> Vec<(i64, Vec<String>)> {
    vec![(number, words.iter().map(|word| (*word).to_owned()).collect())]
}

const TEXTS: [&str; 5] = [
    "Біз жаңа қонысқа көштік, қонысымыз кең.",
    "Ауылымызда дәрігер жетіспейді.",
    "В сёлах не хватает врачей.",
    "The children went to another school.",
    "Өнім бағасы көтерілді.",
];

#[test]
fn a_kazakh_word_is_found_in_its_forms() {
    let (_folder, search) = index(&TEXTS);
    assert_eq!(found(&search, "қоныс"), one(1, &["қонысқа", "қонысымыз"]));
    assert_eq!(found(&search, "көшу"), one(1, &["көштік"]));
    assert_eq!(found(&search, "ауылдар"), one(2, &["Ауылымызда"]));
    assert_eq!(found(&search, "көтеру"), one(5, &["көтерілді"]));
}

#[test]
fn what_a_russian_keyboard_types_is_found_and_marked_as_it_was_written() {
    let (_folder, search) = index(&TEXTS);
    assert_eq!(found(&search, "конысымыз"), one(1, &["қонысқа", "қонысымыз"]));
    assert_eq!(found(&search, "дариг\u{435}р"), one(2, &["дәрігер"]));
    assert_eq!(found(&search, "конысынызга"), one(1, &["қонысқа", "қонысымыз"]), "a form nobody wrote");
    assert_eq!(found(&search, "оним"), one(5, &["Өнім"]));
    assert_eq!(found(&search, "\"жана конысымыз\""), one(1, &["жаңа", "қонысқа", "қонысымыз"]));
    assert_eq!(found(&search, "конысымыз -дәрігер"), one(1, &["қонысқа", "қонысымыз"]));
    assert_eq!(found(&search, "NOT конысымыз").len(), 4);
}

#[test]
fn latin_letters_find_what_stands_in_cyrillic() {
    let (_folder, search) = index(&TEXTS);
    assert_eq!(found(&search, "qonysqa"), one(1, &["қонысқа", "қонысымыз"]));
    assert_eq!(found(&search, "önim"), one(5, &["Өнім"]));
}

#[test]
fn russian_and_english_words_are_found_in_their_forms() {
    let (_folder, search) = index(&TEXTS);
    assert_eq!(found(&search, "врач село"), one(3, &["сёлах", "врачей"]));
    assert_eq!(found(&search, "child go"), one(4, &["children", "went"]));
}

#[test]
fn a_word_that_the_index_lacks_finds_nothing() {
    let (_folder, search) = index(&TEXTS);
    for query in ["көл", "\"көл қонысы\"", "конысымызга школа"] {
        assert_eq!(found(&search, query), [], "{query}");
    }
}

#[test]
fn an_index_of_another_schema_is_built_anew() {
    let folder = TempDir::new().expect("a folder");
    let place = folder.path().join("index");
    std::fs::create_dir(&place).expect("a folder");
    let mut schema = tantivy::schema::Schema::builder();
    schema.add_text_field("stem", tantivy::schema::TEXT);
    Index::create_in_dir(&place, schema.build()).expect("an index of before");
    let search = Search::open(&place).expect("an index of now");
    assert_eq!(search.seen(1), 0, "every document is taken in again");
    assert!(place.with_extension("broken").exists());
}
