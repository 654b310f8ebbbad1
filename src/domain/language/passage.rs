//! The language of a passage: interviews and answers change it from turn to turn.

use super::Language;
use super::stems::{KAZAKH, LATIN_KAZAKH, is_cyrillic, normal};

/// The fewest Cyrillic words without a letter that only Kazakh has that are taken for Russian: one in
/// three Kazakh words has none either, six in a row hardly ever.
const FEWEST_RUSSIAN: usize = 6;
/// The fewest Latin words that are taken for English: names and abbreviations stand in every text.
const FEWEST_ENGLISH: usize = 3;

/// The language of a passage where its words tell it beyond doubt; `None` where they are too few or
/// too mixed, so that it is taken for that of what stands around it.
///
/// Unlike [`super::detect`], which says what most of a whole text is in.
#[must_use]
pub fn told(passage: &str) -> Option<Language> {
    let (mut kazakh, mut cyrillic, mut latin) = (0_usize, 0_usize, 0_usize);
    for word in passage.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = normal(word);
        if word.contains(|c| KAZAKH.contains(c) || LATIN_KAZAKH.contains(c)) {
            kazakh += 1;
        } else if word.contains(is_cyrillic) {
            cyrillic += 1;
        } else {
            latin += 1;
        }
    }
    let words = kazakh + cyrillic + latin;
    if kazakh * 3 >= words && words > 0 {
        return Some(Language::Kk);
    }
    if latin >= FEWEST_ENGLISH && latin * 4 >= words * 3 && kazakh == 0 {
        return Some(Language::En);
    }
    // A Kazakh name or a word of politeness stands in many a Russian sentence.
    let is_russian = cyrillic >= FEWEST_RUSSIAN && kazakh * 8 <= words && latin * 2 <= words;
    is_russian.then_some(Language::Ru)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_the_language_of_a_passage_or_leave_it_open() {
        for (passage, language) in [
            ("Иә.", Some(Language::Kk)),
            ("Ауылға былтыр көшіп келдік.", Some(Language::Kk)),
            ("Мен, ну, вообще-то, қалада тұрамын, үйім сонда.", Some(Language::Kk)),
            ("Мы переехали сюда в прошлом году с семьёй.", Some(Language::Ru)),
            ("Мы приехали в Өскемен в прошлом году, когда дочь пошла в школу.", Some(Language::Ru)),
            ("We moved here last year.", Some(Language::En)),
            ("Auylǵa byltyr kóship keldik.", Some(Language::Kk)),
            ("Да.", None),
            ("Бар. Мен барамын.", None),
            ("WhatsApp, OK", None),
            ("2024", None),
            ("", None),
        ] {
            assert_eq!(told(passage), language, "{passage}");
        }
    }

    #[test]
    fn no_turn_of_a_kazakh_interview_is_taken_for_another_language() {
        for interview in [
            include_str!("../../demo/interviews/01-turkistan.txt"),
            include_str!("../../demo/interviews/05-akmola.txt"),
        ] {
            let transcript = crate::text::Transcript::read(interview).expect("a transcript");
            let told: Vec<_> = transcript.passages.iter().filter_map(|passage| passage.language).collect();
            assert!(told.iter().all(|language| *language == Language::Kk), "{told:?}");
            assert!(told.len() * 10 >= transcript.passages.len() * 9, "nearly all are told");
        }
    }
}
