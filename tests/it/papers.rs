//! What stands beside interviews: languages of passages, answers as documents, recordings.

use crate::documents::bring;
use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner, serve};
use crate::program::Program;

async fn a_passage_has_a_language_of_its_own_which_a_reader_corrects(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let text = "Айгүл: Ауылға былтыр отбасыммен көшіп келдік.\n\
                Болат: А мы переехали сюда в прошлом году с семьёй.\n\
                Айгүл: Да, правда.\n";
    let id = bring(&mut owner, text);
    let page = format!("/studies/village/documents/{id}");
    let words = |language: &str, words: &str| format!("lang=\"{language}\">{words}");
    let seen = owner.open(&page).body;
    for (language, turn) in [("kk", "Ауылға былтыр"), ("ru", "А мы переехали"), ("kk", "Да, правда.")]
    {
        assert!(seen.contains(&words(language, turn)), "{language}: {seen}");
    }

    // What was too short to tell is corrected; the document's language is that of the rest.
    let languages = format!("{page}/languages");
    let fields = [("language", "kk"), ("passage-1", "kk"), ("passage-2", "ru"), ("passage-3", "ru")];
    let saved = owner.send(&languages, &languages, &[&fields[..], &[("do", "save")]].concat());
    assert!(saved.location.ends_with("?page=1&done=1"), "{}", saved.location);
    assert!(owner.open(&saved.location).body.contains("the language of 1 passage changed"));
    assert!(owner.open(&page).body.contains(&words("ru", "Да, правда.")));
    let told = owner.send(&languages, &languages, &[("do", "tell")]);
    assert!(told.location.ends_with("done=1"));
    assert!(owner.open(&page).body.contains(&words("kk", "Да, правда.")), "told anew");
}

const ANSWERS: &str = "/studies/village/documents/answers";

/// Somebody who answers the survey with these words.
fn respondent(program: &Program, words: &str) -> Visitor {
    let mut visitor = Visitor::new(&program.base());
    assert_eq!(visitor.post("/s/village", &[("_language", "kk")]).location, "/s/village/one");
    let id = visitor.open("/s/village/one").hidden("_id");
    let first = [("_id", id.as_str()), ("gender", "f"), ("_go", "next")];
    assert_eq!(visitor.post("/s/village/one", &first).location, "/s/village/two");
    send(&mut visitor, words);
    visitor
}

fn send(visitor: &mut Visitor, words: &str) {
    let id = visitor.open("/s/village/two").hidden("_id");
    let last = [("_id", id.as_str()), ("thoughts", words), ("_go", "next")];
    assert_eq!(visitor.post("/s/village/two", &last).location, "/s/village/done");
}

/// The same person, who now says something else.
fn correct(visitor: &mut Visitor, words: &str) {
    let id = visitor.open("/s/village/done").hidden("_id");
    let again = [("_id", id.as_str()), ("_page", "two"), ("thoughts", words)];
    assert_eq!(visitor.post("/s/village/again", &again).location, "/s/village/two?entered");
    send(visitor, words);
}

fn take_in(owner: &mut Visitor, way: &str) -> Seen {
    let taken = owner.send(ANSWERS, ANSWERS, &[("question", "thoughts"), ("way", way)]);
    assert_eq!(taken.status, 303, "{}", taken.body);
    taken
}

async fn open_answers_become_passages_once_and_corrections_are_proposed(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut first = respondent(&program, "Ауылға жақсы жол керек.\r\n\r\nЖолдасым: иә");
    respondent(&program, "Нам нужны дороги, врачи и хороший интернет.");
    respondent(&program, "");
    let page = owner.open(ANSWERS).body;
    assert!(page.contains("Your thoughts?") && page.contains("Take in 2 answers"), "{page}");
    assert!(take_in(&mut owner, "question").location.ends_with("done=2"));
    let document = "/studies/village/documents/1";
    let page = owner.open(document).body;
    for words in [
        "lang=\"kk\">Ауылға жақсы жол керек.\n\nЖолдасым: иә</div>",
        "lang=\"ru\">Нам нужны дороги",
        "responses&#x2f;2\">Response 2</a>",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!owner.open(ANSWERS).body.contains("Take in"), "each answer once");
    let code = [("label-kk", "Жол")];
    owner.send("/studies/village/codebook", "/studies/village/codebook", &code);
    let coded = owner.send(document, &format!("{document}/codings"), &[("passage", "2"), ("code", "1")]);
    assert_eq!(coded.status, 303);

    // What comes later is added at the end, whichever way is asked for.
    respondent(&program, "Мектеп");
    assert!(take_in(&mut owner, "respondent").location.ends_with("done=1"));
    assert!(take_in(&mut owner, "question").location.ends_with("done=0"));
    let page = owner.open(document).body;
    assert!(
        page.contains("id=\"p3\"") && page.contains("Мектеп") && page.contains("<q lang=\"ru\">Нам нужны")
    );

    // A correction changes nothing before somebody decides.
    correct(&mut first, "Ауылға темір жол керек.");
    let page = owner.open(document).body;
    assert!(page.contains("corrected later by response 5") && !page.contains("темір"), "{page}");
    let proposed = owner.open(ANSWERS);
    for words in ["1 answer was corrected", "Ауылға жақсы жол керек.", "Ауылға темір жол керек."]
    {
        assert!(proposed.body.contains(words), "{words}: {}", proposed.body);
    }
    let corrections = format!("{ANSWERS}/corrections");
    let submission = proposed.hidden("submission");
    let about = [("question", "thoughts"), ("submission", submission.as_str())];
    for _ in 0..2 {
        let taken = owner.send(ANSWERS, &corrections, &[&about[..], &[("do", "take")]].concat());
        assert_eq!(taken.status, 303, "{}", taken.body);
    }
    let page = owner.open(document).body;
    assert!(
        page.contains("corrected in passage 4") && page.matches("Ауылға темір жол").count() == 1,
        "{page}"
    );
    assert!(page.contains("Ауылға жақсы жол керек."), "the earlier words stay");
    assert!(!owner.open(ANSWERS).body.contains("was corrected"));

    correct(&mut first, "Бәрі жақсы.");
    let submission = owner.open(ANSWERS).hidden("submission");
    let about = [("question", "thoughts"), ("submission", submission.as_str()), ("do", "leave")];
    assert_eq!(owner.send(ANSWERS, &corrections, &about).status, 303);
    let page = owner.open(ANSWERS).body;
    assert!(!page.contains("was corrected") && !page.contains("Take in"), "{page}");
    assert!(!owner.open(document).body.contains("Бәрі жақсы"));
}

async fn each_respondent_can_have_a_document_of_their_own(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    respondent(&program, "Ауылға жақсы жол керек.");
    respondent(&program, "Мұғалім керек.");
    assert!(take_in(&mut owner, "respondent").location.ends_with("done=2"));
    let list = owner.open("/studies/village/documents").body;
    assert!(list.contains("№ 1") && list.contains("№ 2"), "{list}");
    let page = owner.open("/studies/village/documents/2").body;
    assert!(page.contains("Мұғалім керек.") && page.contains("Ойыңыз?"), "{page}");
    // What was taken out can be taken in again.
    let document = "/studies/village/documents/1";
    assert_eq!(owner.send(document, &format!("{document}/remove"), &[]).status, 303);
    assert!(owner.open(ANSWERS).body.contains("Take in 1 answer"));
    assert!(take_in(&mut owner, "respondent").location.ends_with("done=1"));
}

crate::on_both!(
    a_passage_has_a_language_of_its_own_which_a_reader_corrects,
    open_answers_become_passages_once_and_corrections_are_proposed,
    each_respondent_can_have_a_document_of_their_own,
);
