//! From a word to the keys under which search finds it.

use super::english::ENGLISH;
use super::russian::RUSSIAN;
use super::{Language, kazakh};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The letters that only Kazakh has.
pub(super) const KAZAKH: &str = "әғқңөұүһі";

/// The letters of Kazakh in Latin script that English does not have.
pub(super) const LATIN_KAZAKH: &str = "äáğǵıñńöóşüúūý";

/// A word as it is compared: lower case, without soft hyphens and joiners, ё as е, and look-alike
/// Latin letters in a Cyrillic word as Cyrillic (older texts write Kazakh і with Latin i).
#[must_use]
pub fn normal(word: &str) -> String {
    let cyrillic = word.chars().any(is_cyrillic);
    let letters = word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}'));
    letters
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ё' => 'е',
            'i' if cyrillic => 'і',
            'a' if cyrillic => 'а',
            'e' if cyrillic => 'е',
            'o' if cyrillic => 'о',
            'p' if cyrillic => 'р',
            'c' if cyrillic => 'с',
            'x' if cyrillic => 'х',
            'y' if cyrillic => 'у',
            same => same,
        })
        .collect()
}

/// The most stems that a word has.
pub const MOST_STEMS: usize = 2;

/// The shortest word in plain Latin letters that may be Kazakh, in letters.
const SHORTEST_LATIN: usize = 4;

/// The stems of a word in normal form, at most [`MOST_STEMS`], the likelier first.
///
/// Its letters tell the language: one of those that only Kazakh has means Kazakh, other Cyrillic may be
/// Kazakh or Russian, Latin is English, or Kazakh where its Latin alphabet shows or the word is known.
#[must_use]
pub fn stems(word: &str) -> Vec<String> {
    if has_kazakh_letters(word) {
        return kazakh::stems(word);
    }
    if word.chars().any(is_cyrillic) {
        // The likelier stem of each language; the second Kazakh one where both agree.
        return first_two(RUSSIAN.stems(word), kazakh::stems(word));
    }
    match latin_kazakh(word) {
        Some(stems) => stems,
        None => ENGLISH.stems(word),
    }
}

/// Whether a word in normal form is, by its look, a form of one in the list of Kazakh words, Russian forms of
/// the words that both languages have among them.
#[must_use]
pub fn is_known(word: &str) -> bool {
    let is_listed = |word: &str| kazakh::stems(word).iter().any(|stem| kazakh::is_known(stem));
    if !word.chars().any(is_cyrillic) {
        return kazakh::from_latin(word).is_some_and(|word| is_listed(&word));
    }
    is_listed(word)
        || !has_kazakh_letters(word) && RUSSIAN.stems(word).iter().any(|stem| SHARED.contains(stem))
}

/// The Russian stems of listed words that have no letter of Kazakh alone.
static SHARED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let shared = kazakh::known().filter(|word| !has_kazakh_letters(word));
    shared
        .filter(|word| word.chars().count() >= SHORTEST_SHARED)
        .flat_map(|word| RUSSIAN.stems(word))
        .collect()
});

/// The shortest word that is Russian besides: of shorter ones too little is left as a stem.
const SHORTEST_SHARED: usize = 5;

/// The stems of a word of a known language.
#[must_use]
pub fn stems_in(word: &str, language: Language) -> Vec<String> {
    match language {
        Language::Kk => {
            kazakh::from_latin(word).map_or_else(|| kazakh::stems(word), |word| kazakh::stems(&word))
        }
        Language::Ru => RUSSIAN.stems(word),
        Language::En => ENGLISH.stems(word),
    }
}

/// The first of one list and then the other's, each once.
fn first_two(first: Vec<String>, second: Vec<String>) -> Vec<String> {
    let mut stems: Vec<String> = first.into_iter().take(1).collect();
    for stem in second {
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    stems.truncate(MOST_STEMS);
    stems
}

/// The stems of a Kazakh word in Latin letters: those alone where a letter is of its alphabet, an English
/// one besides where the word might be English.
fn latin_kazakh(word: &str) -> Option<Vec<String>> {
    let cyrillic = kazakh::from_latin(word)?;
    if word.chars().any(|c| LATIN_KAZAKH.contains(c)) {
        return Some(kazakh::stems(&cyrillic));
    }
    let stem = kazakh::stems(&cyrillic).into_iter().next()?;
    let plausible = word.chars().count() >= SHORTEST_LATIN && kazakh::is_known(&stem);
    plausible.then(|| first_two(ENGLISH.stems(word), vec![stem]))
}

/// A word with the Russian letters that stand in for Kazakh ones on a keyboard without them.
#[must_use]
pub fn fold(word: &str) -> String {
    word.chars().map(kazakh::folded).collect()
}

/// What to look for among folded words (see [`fold`]) where a word may be Kazakh typed without its letters:
/// in Russian ones, or in Latin ones, of which і and и, or й and и, are not always told apart. `None` where
/// it has Kazakh letters, or cannot be Kazakh.
#[must_use]
pub fn without_kazakh_letters(word: &str) -> Option<String> {
    if has_kazakh_letters(word) {
        return None;
    }
    if word.chars().any(is_cyrillic) {
        return Some(fold(word));
    }
    let kazakh = word.chars().any(|c| LATIN_KAZAKH.contains(c)) || word.chars().count() >= SHORTEST_LATIN;
    kazakh::from_latin(word).filter(|_| kazakh).map(|word| fold(&word))
}

/// Whether [`fold`] changes a word.
#[must_use]
pub fn has_kazakh_letters(word: &str) -> bool {
    word.chars().any(|c| KAZAKH.contains(c))
}

/// The language that most words of a text are in; `None` where there is no word.
#[must_use]
pub fn detect(text: &str) -> Option<Language> {
    let (mut kazakh, mut cyrillic, mut latin) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = normal(word);
        if has_kazakh_letters(&word) {
            kazakh += 1;
        } else if word.chars().any(is_cyrillic) {
            cyrillic += 1;
        } else {
            latin += 1;
        }
    }
    if kazakh + cyrillic + latin == 0 {
        return None;
    }
    if latin > kazakh + cyrillic {
        return Some(Language::En);
    }
    // Nearly two in three Kazakh words have a letter of their own; hardly a Russian one has.
    Some(if kazakh * 5 >= kazakh + cyrillic { Language::Kk } else { Language::Ru })
}

pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let share = |a: &str, b: &str| stems(&normal(a)).iter().any(|stem| stems(&normal(b)).contains(stem));
        for (a, b) in [
            ("Ауылда", "ауылдың"),
            ("жалақы", "жалақының"),
            ("мектебімізге", "мектеп"),
            ("зарплаты", "зарплатой"),
            ("сёла", "селах"),
            ("schools", "school"),
        ] {
            assert!(share(a, b), "{a} {b}: {:?} {:?}", stems(&normal(a)), stems(&normal(b)));
        }
    }

    #[test]
    fn a_word_is_known_in_its_forms_and_a_run_of_letters_is_not() {
        for word in ["мәселелеріміздің", "ауылдан", "қалады", "республикой", "университетами", "мектеп"]
        {
            assert!(is_known(word), "{word}");
        }
        for word in ["әлеуметтікэкономикалық", "научнотехнический", "мәсе", "wellknown", "атаана"]
        {
            assert!(!is_known(word), "{word}");
        }
    }

    #[test]
    fn a_word_typed_without_kazakh_letters_is_folded_and_others_are_not() {
        for (typed, sought) in
            [("коныс", "коныс"), ("ауыл", "ауыл"), ("auyl", "ауыл"), ("qonys", "коныс"), ("önim", "оним")]
        {
            assert_eq!(without_kazakh_letters(typed).as_deref(), Some(sought));
        }
        for typed in ["қоныс", "at", "2026", "o’neill"] {
            assert_eq!(without_kazakh_letters(typed), None, "{typed}");
        }
        assert_eq!(fold("қоныс"), "коныс");
    }

    #[test]
    fn a_word_that_may_be_of_two_languages_has_a_stem_of_each() {
        assert!(stems("школами").contains(&"школ".to_owned()));
        let stems = stems("бармады");
        assert!(stems.contains(&"бар".to_owned()) && stems.len() == MOST_STEMS, "{stems:?}");
    }

    #[test]
    fn irregular_forms_are_found_by_one_another() {
        for (language, a, b) in [
            (Language::En, "went", "going"),
            (Language::En, "children", "child"),
            (Language::En, "left", "leave"),
            (Language::Ru, "люди", "человека"),
            (Language::Ru, "шла", "идет"),
            (Language::Ru, "отца", "отец"),
        ] {
            let other = stems_in(b, language);
            assert!(stems_in(a, language).iter().any(|stem| other.contains(stem)), "{a} {b}");
        }
        // The side is a word of its own.
        assert!(stems_in("left", Language::En).contains(&"left".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn whatever_the_word_there_are_one_or_two_stems(word in "\\PC{0,30}") {
            let word = normal(&word);
            let count = stems(&word).len();
            proptest::prop_assert!((1..=MOST_STEMS).contains(&count));
        }
    }

    #[test]
    fn a_latin_i_in_a_kazakh_word_is_the_kazakh_letter() {
        assert_eq!(normal("процестерiн"), "процестерін");
        assert_eq!(normal("Wi"), "wi");
    }

    #[test]
    fn a_text_tells_its_language() {
        assert_eq!(detect("Ең қиыны – дұрыс орта жоқ: әріптестер жоқтың қасы"), Some(Language::Kk));
        assert_eq!(detect("Самое трудное — нет среды"), Some(Language::Ru));
        assert_eq!(detect("The hardest thing"), Some(Language::En));
        assert_eq!(detect("12 – 34"), None);
    }
}
