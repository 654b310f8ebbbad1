//! What stands beside interviews: languages of passages, answers as documents, recordings.

use crate::documents::bring;
use crate::harness::database::Kind;
use crate::people::{owner, serve};

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

crate::on_both!(a_passage_has_a_language_of_its_own_which_a_reader_corrects);
