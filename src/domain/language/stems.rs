//! From a word to the keys under which search finds it.

use super::{Language, kazakh};
use frostem::{Algorithm, Stemmer};

/// The letters that only Kazakh has.
const KAZAKH: &str = "әғқңөұүһі";

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

/// The stems of a word in normal form, at most two, by its letters: a Kazakh letter means Kazakh,
/// other Cyrillic may be Kazakh or Russian, Latin is English.
#[must_use]
pub fn stems(word: &str) -> Vec<String> {
    if word.chars().any(|c| KAZAKH.contains(c)) {
        return vec![kazakh::stem(word)];
    }
    if word.chars().any(is_cyrillic) {
        let (kazakh, russian) = (kazakh::stem(word), snowball(word, Algorithm::Russian));
        return if kazakh == russian { vec![kazakh] } else { vec![kazakh, russian] };
    }
    vec![snowball(word, Algorithm::English)]
}

/// The stems of a word of a known language.
#[must_use]
pub fn stems_in(word: &str, language: Language) -> Vec<String> {
    vec![match language {
        Language::Kk => kazakh::stem(word),
        Language::Ru => snowball(word, Algorithm::Russian),
        Language::En => snowball(word, Algorithm::English),
    }]
}

/// The Russian letter that stands in for a Kazakh one on a keyboard without it.
#[must_use]
pub fn fold(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'ә' => 'а',
            'ғ' => 'г',
            'қ' => 'к',
            'ң' => 'н',
            'ө' => 'о',
            'ұ' | 'ү' => 'у',
            'һ' => 'х',
            'і' => 'и',
            same => same,
        })
        .collect()
}

/// The language that most words of a text are in; `None` where there is no word.
#[must_use]
pub fn detect(text: &str) -> Option<Language> {
    let (mut kazakh, mut cyrillic, mut latin) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = normal(word);
        if word.chars().any(|c| KAZAKH.contains(c)) {
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

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

fn snowball(word: &str, algorithm: Algorithm) -> String {
    Stemmer::new(algorithm).stem(word).into_owned()
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
