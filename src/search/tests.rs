//! A real index in a folder, asked as people ask.

use super::*;
use domain::coding::Sight;
use domain::text::Offsets;
use std::sync::Arc;
use tantivy::Index;
use tempfile::TempDir;

/// A passage of a study's only document of that number.
pub(super) fn document(study_id: i64, id: i64, text: &str) -> (i64, Option<IndexedDocument>) {
    let span = Span { start: 0, end: Offsets::new(text).len() };
    let language = domain::language::detect(text).filter(|_| !text.contains("Ауыл")).unwrap_or(Language::Kk);
    let (text, codings) = (text.to_owned(), Vec::new());
    let passage = IndexedPassage { number: 1, span, text, language, speaker: None, codings };
    let document = IndexedDocument {
        study_id,
        document_id: id,
        attributes: Attributes::default(),
        passages: vec![passage],
    };
    (id, Some(document))
}

pub(super) fn take_in(
    search: &Arc<Search>,
    study_id: i64,
    documents: &[(i64, Option<IndexedDocument>)],
    change: i64,
) {
    let mut intake = Intake::begin(search, false).expect("a writer");
    intake.take(documents).expect("taken in");
    intake.commit(Some((study_id, change))).expect("kept");
    intake.finish().expect("merged");
}

/// An index of one document a passage.
pub(super) fn index(passages: &[&str]) -> (TempDir, Arc<Search>) {
    let folder = TempDir::new().expect("a folder");
    let search = Arc::new(Search::open(&folder.path().join("index")).expect("an index"));
    take_in_texts(&search, passages);
    (folder, search)
}

/// Takes one document a passage in.
pub(super) fn take_in_texts(search: &Arc<Search>, passages: &[&str]) {
    let taken: Vec<_> = passages.iter().zip(1..).map(|(text, id)| document(1, id, text)).collect();
    take_in(search, 1, &taken, 1);
}

fn read(query: &str) -> Sought {
    Sought::read(query, &syntax::Nobody).expect(query)
}

/// The documents found, by number, with their marked words.
pub(super) fn found(search: &Search, query: &str) -> Vec<(i64, Vec<String>)> {
    let hits = search.find(&read(query), &Filter::of_study(1), 0, 50).expect("hits").hits;
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
    assert_eq!(found(&search, "\"жана конысымыз\""), one(1, &["жаңа", "қонысқа"]));
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
    assert!(!place.with_extension("broken").exists(), "nothing was wrong with it");
}

#[test]
fn patterns_near_words_and_words_of_few_other_letters_are_found() {
    let (_folder, search) = index(&TEXTS);
    assert_eq!(found(&search, "қоныс*"), one(1, &["қонысқа", "қонысымыз"]));
    assert_eq!(found(&search, "*мызда"), one(2, &["Ауылымызда"]));
    assert_eq!(found(&search, "дәр?гер"), one(2, &["дәрігер"]));
    assert_eq!(found(&search, "дэрiгер~"), one(2, &["дәрігер"]));
    assert_eq!(found(&search, "жаңа NEAR/3 қоныс"), one(1, &["жаңа", "қонысқа", "қонысымыз"]));
    assert_eq!(found(&search, "біз NEAR/2 қоныс"), one(1, &["Біз", "қонысқа"]));
    assert_eq!(found(&search, "\"жаңа қоныс*\""), one(1, &["жаңа", "қонысқа"]));
    assert_eq!(found(&search, "\"қоныс жаңа\""), []);
    assert_eq!(found(&search, "біз NEAR/1 қоныс"), []);
}

#[test]
fn one_study_knows_nothing_of_another() {
    let (_folder, search) = index(&TEXTS);
    take_in(&search, 2, &[document(2, 9, "Құпия қоныс")], 1);
    for query in ["құпия", "құп*", "құпия~"] {
        assert_eq!(search.find(&read(query), &Filter::of_study(1), 0, 9).expect("hits").count, 0, "{query}");
    }
    let there = Sought::Is(Test::Document(vec![9]));
    assert_eq!(search.find(&there, &Filter::of_study(1), 0, 9).expect("hits").count, 0);
    assert_eq!(search.find(&there, &Filter::of_study(2), 0, 9).expect("hits").count, 1);
    assert_eq!(search.find(&Sought::everything(), &Filter::of_study(1), 0, 9).expect("hits").count, 5);
    let mut intake = Intake::begin(&search, false).expect("a writer");
    intake.forget(2).expect("forgotten");
    intake.finish().expect("merged");
    assert_eq!(search.find(&there, &Filter::of_study(2), 0, 9).expect("hits").count, 0);
    assert_eq!(search.studies(), [1]);
}

/// A study whose documents differ in what is known of them: 1 is coded 7 by 3 and 8 by 4, 2 is coded 7 by 4.
fn known() -> (TempDir, Arc<Search>) {
    let (folder, search) = index(&[]);
    let mut documents: Vec<_> = TEXTS.iter().zip(1..).map(|(text, id)| document(1, id, text)).collect();
    let with =
        |documents: &mut Vec<(i64, Option<IndexedDocument>)>, at: usize, codings: &[(Option<i64>, i64)]| {
            let document = documents[at].1.as_mut().expect("a document");
            document.passages[0].codings = codings.to_vec();
            document.passages[0].speaker = Some("Қатысушы 1".to_owned());
            document.attributes = Attributes {
                age: Some(20 + u8::try_from(at).expect("small")),
                region: "abai".into(),
                role: "expert".into(),
            };
        };
    with(&mut documents, 0, &[(Some(3), 7), (Some(4), 8)]);
    with(&mut documents, 1, &[(Some(4), 7), (None, 9)]);
    take_in(&search, 1, &documents, 2);
    (folder, search)
}

fn ids(search: &Search, sought: &Sought, sight: Sight) -> Vec<i64> {
    let filter = Filter { study_id: 1, sight };
    let mut ids: Vec<i64> =
        search.find(sought, &filter, 0, 50).expect("hits").hits.iter().map(|hit| hit.document_id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn what_is_known_of_a_passage_is_asked_for() {
    let (_folder, search) = known();
    let is = |test: Test| ids(&search, &Sought::Is(test), Sight::All);
    assert_eq!(is(Test::Code(vec![7])), [1, 2]);
    assert_eq!(is(Test::Coder(vec![3])), [1]);
    assert_eq!(is(Test::Coded), [1, 2]);
    assert_eq!(is(Test::Speaker(vec!["қатысушы".into()])), [1, 2]);
    let voices = |voices: &[(i64, &str)]| {
        is(Test::Voices(voices.iter().map(|(id, name)| (*id, (*name).to_owned())).collect()))
    };
    assert_eq!(voices(&[(1, "Қатысушы 1"), (3, "")]), [1, 3]);
    assert_eq!(voices(&[(1, "Қатысушы"), (3, "Қатысушы 1")]), NONE, "by the whole name, in that document");
    assert_eq!(voices(&[]), NONE);
    assert_eq!(is(Test::Region(vec!["abai".into()])), [1, 2]);
    assert_eq!(is(Test::Role(vec!["expert".into(), "official".into()])), [1, 2]);
    assert_eq!(is(Test::Age { from: Some(21), to: None }), [2]);
    assert_eq!(is(Test::Language(Language::Ru)), [3]);
    assert_eq!(is(Test::Language(Language::En)), [4]);
    let all = |sought: Sought| ids(&search, &sought, Sight::All);
    assert_eq!(all(Sought::Not(Box::new(Sought::Is(Test::Coded)))), [3, 4, 5]);
    let both = Sought::All(vec![Sought::Is(Test::Code(vec![7])), Sought::Is(Test::Coder(vec![4]))]);
    assert_eq!(all(both), [2], "code and coder are of one coding");
    let word = read("қоныс -дәрігер").and([Sought::Is(Test::Coded)]);
    assert_eq!(all(word), [1]);
}

const NONE: [i64; 0] = [];

#[test]
fn a_blind_coder_sees_no_coding_but_their_own() {
    let (_folder, search) = known();
    let is = |test: Test| ids(&search, &Sought::Is(test), Sight::Own(4));
    assert_eq!(is(Test::Code(vec![7])), [2]);
    assert_eq!(is(Test::Code(vec![9])), NONE, "what all agreed upon");
    assert_eq!(is(Test::Coded), [1, 2]);
    assert_eq!(is(Test::Coder(vec![3])), NONE);
    assert_eq!(is(Test::Coder(vec![3, 4])), [1, 2]);
    let other = Sought::All(vec![Sought::Is(Test::Code(vec![7])), Sought::Is(Test::Coder(vec![3]))]);
    assert_eq!(ids(&search, &other, Sight::Own(4)), NONE);
    let not = Sought::Not(Box::new(Sought::Is(Test::Code(vec![7]))));
    assert_eq!(ids(&search, &not, Sight::Own(4)), [1, 3, 4, 5]);
}

#[test]
fn every_place_is_a_line_with_its_sides() {
    let (_folder, search) = index(&TEXTS);
    let lines =
        |query: &str, unit| search.lines(&read(query), &Filter::of_study(1), unit, 10).expect("lines");
    let words = lines("қоныс", Unit::Words);
    let shown: Vec<_> = words
        .lines
        .iter()
        .map(|line| (line.before.as_str(), line.words.as_str(), line.after.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            ("Біз жаңа", "қонысқа", "көштік, қонысымыз кең."),
            ("Біз жаңа қонысқа көштік,", "қонысымыз", "кең.")
        ]
    );
    assert_eq!(words.lines[0].place, Span { start: 9, end: 16 });
    let sentence = lines("қоныс", Unit::Sentence);
    assert_eq!(sentence.lines.len(), 1, "a sentence once");
    assert_eq!(sentence.lines[0].words, TEXTS[0]);
    assert_eq!(lines("қоныс OR врач", Unit::Passage).lines.len(), 2);
    let cut = search.lines(&read("қоныс"), &Filter::of_study(1), Unit::Words, 1).expect("lines");
    assert!(cut.more && cut.lines.len() == 1);
}

#[test]
fn lines_are_told_to_be_cut_wherever_some_may_be_missing() {
    // Passages without the word come first; `NOT жол` finds them, yet they have no line.
    let texts: Vec<&str> = std::iter::repeat_n("Ауыл", 30).chain(["Қоныс бар"]).collect();
    let (_folder, search) = index(&texts);
    let lines = |most| {
        search.lines(&read("қоныс OR NOT жол"), &Filter::of_study(1), Unit::Words, most).expect("lines")
    };
    let few = lines(1);
    assert!(few.lines.is_empty() && few.more, "passages were not looked through");
    let enough = lines(3);
    assert!(enough.lines.len() == 1 && !enough.more, "{enough:?}");
}

#[test]
fn a_pattern_for_too_many_words_is_told_wherever_it_is_used() {
    let words: Vec<String> = (0..300).map(|at| format!("сөз{at}")).collect();
    let text = words.join(" ");
    let (_folder, search) = index(&[text.as_str()]);
    let filter = Filter::of_study(1);
    for (query, cut) in [("сөз*", true), ("сөз1*", false)] {
        let sought = read(query);
        assert_eq!(search.find(&sought, &filter, 0, 9).expect("hits").cut, cut);
        assert_eq!(search.lines(&sought, &filter, Unit::Words, 9).expect("lines").cut, cut);
        assert_eq!(search.frequencies(&sought, &filter).expect("counts").cut, cut);
    }
}

#[test]
fn words_are_counted_by_stem_under_their_commonest_form() {
    let (_folder, search) = index(&["Ауылда мектеп. Ауылда су.", "Ауылдың жолы", "Школа в ауле, школы"]);
    let counted = search.frequencies(&Sought::everything(), &Filter::of_study(1)).expect("counts");
    assert_eq!((counted.tokens, counted.passages), (10, 3));
    let first = &counted.stems[0];
    assert_eq!(
        (first.label.as_str(), first.forms, first.tokens, first.passages, first.documents),
        ("ауылда", 2, 3, 2, 2)
    );
    let school = counted.stems.iter().find(|stem| stem.label.starts_with("школ")).expect("a stem");
    assert_eq!((school.language, school.tokens, school.passages), (Language::Ru, 2, 1));
    let part = search.frequencies(&read("жол"), &Filter::of_study(1)).expect("counts");
    assert_eq!((part.tokens, part.passages), (2, 1));
}

#[test]
fn passages_with_the_same_rare_words_are_similar() {
    let texts =
        ["Ауылда дәрігер мен мұғалім жоқ", "Мұғалім де, дәрігер де кетті", "Ауылда жол бар", "Погода"];
    let (_folder, search) = index(&texts);
    let like =
        search.similar((&Sought::everything(), &Filter::of_study(1)), (1, 1), texts[0], 5).expect("hits");
    let ids: Vec<i64> = like.hits.iter().map(|hit| hit.document_id).collect();
    assert_eq!(ids, [2, 3]);
    assert!(like.hits[0].context.iter().any(|piece| piece.marked && piece.text == "дәрігер"));
}

/// The same folder as another process has it open.
pub(super) fn beside(folder: &TempDir) -> Arc<Search> {
    Arc::new(Search::open(&folder.path().join("index")).expect("an index"))
}

#[test]
fn whoever_comes_while_another_writes_is_told_to_come_later_and_harms_nothing() {
    let (folder, search) = index(&TEXTS);
    let other = beside(&folder);
    let mut intake = Intake::begin(&search, false).expect("a writer");
    assert!(matches!(Intake::begin(&other, false), Err(Trouble::Busy)));
    assert!(matches!(Intake::begin(&search, false), Err(Trouble::Busy)), "in one process too");
    assert_eq!(other.seen(1), 1, "it is not taken for damaged");
    intake.take(&[document(1, 1, "Мектеп")]).expect("taken in");
    intake.commit(Some((1, 2))).expect("kept");
    intake.finish().expect("merged");
    assert!(Intake::begin(&other, false).is_ok());
    assert_eq!(found(&other, "мектеп"), one(1, &["Мектеп"]), "what the other took in is found");
    assert_eq!(other.seen(1), 2);
}

#[test]
fn what_another_process_has_forgotten_is_not_taken_for_seen() {
    let (folder, server) = index(&TEXTS);
    take_in(&server, 2, &[document(2, 9, "Құпия қоныс")], 50);
    let reindex = beside(&folder);
    let mut intake = Intake::begin(&reindex, true).expect("a writer");
    intake.clear().expect("empty");
    intake.finish().expect("merged");
    assert_eq!(server.seen(2), 50, "it does not know yet");
    let intake = Intake::begin(&server, false).expect("a writer");
    assert_eq!((intake.seen(1), intake.seen(2)), (0, 0), "everything has to be taken in again");
    assert_eq!((server.seen(1), server.seen(2)), (0, 0));
    intake.finish().expect("merged");
}

#[test]
fn an_index_that_another_process_changes_is_never_taken_for_damaged() {
    let (folder, search) = index(&TEXTS);
    let other = beside(&folder);
    std::thread::scope(|threads| {
        let writes = threads.spawn(|| {
            for change in 2..40 {
                take_in(&other, 1, &[document(1, change % 5 + 1, TEXTS[0])], change);
            }
        });
        while !writes.is_finished() {
            search.inspect();
            assert_ne!(search.seen(1), 0, "taken for damaged");
        }
    });
}

#[test]
fn words_that_were_replaced_stay_in_no_file() {
    let (folder, search) = index(&TEXTS);
    take_in(&search, 1, &[document(1, 1, "Біз жаңа үйге көштік")], 2);
    let searcher = search.current().reader.searcher();
    let gone: u32 = searcher.segment_readers().iter().map(tantivy::SegmentReader::num_deleted_docs).sum();
    assert_eq!(gone, 0, "rows of before are still in the files");
    let aside = folder.path().join("index.broken");
    std::fs::create_dir(&aside).expect("a folder");
    let search = beside(&folder);
    search.discard_aside().expect("removed");
    assert!(!aside.exists());
}
