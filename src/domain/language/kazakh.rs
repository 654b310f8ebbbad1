//! A first stemmer for Kazakh: endings are taken off one after the other, from the outside in, as
//! vowel harmony and the sounds beside them allow.
//!
//! A Kazakh noun is stem + plural + possessive + case (+ predicate), a verb stem + voice + negation +
//! tense + person. The rules know no words, so that a stem is a key for search and not always a
//! dictionary's word.

/// The stem of a word in lower case.
#[must_use]
pub fn stem(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    for layer in LAYERS {
        while let Some(left) = strip(&letters, layer) {
            letters.truncate(left);
            if !layer.again {
                break;
            }
        }
    }
    shorten(&mut letters);
    devoice(&mut letters);
    letters.into_iter().collect()
}

/// A stem's own last narrow vowel (жалақы) is not told from a possessive's, so it goes as well.
fn shorten(letters: &mut Vec<char>) {
    if letters.len() > SHORTEST && letters.last().is_some_and(|last| matches!(last, 'ы' | 'і')) {
        letters.pop();
    }
}

/// The shortest stem that endings leave, in letters.
const SHORTEST: usize = 3;

/// Endings of one kind.
struct Layer {
    endings: &'static [&'static str],
    /// How many letters must be left.
    least: usize,
    /// Whether such an ending may stand on another one.
    again: bool,
}

/// From the outside in. Within a layer the longest ending goes first.
const LAYERS: &[Layer] = &[
    // Particles and predicates written together: -мын, -сыз, -дар ма…
    Layer {
        endings: &[
            "сыңдар",
            "сіңдер",
            "сыздар",
            "сіздер",
            "мыз",
            "міз",
            "быз",
            "біз",
            "пыз",
            "піз",
            "сың",
            "сің",
            "сыз",
            "сіз",
            "мын",
            "мін",
            "бын",
            "бін",
            "пын",
            "пін",
        ],
        least: 3,
        again: false,
    },
    // Case, with the possessive's own forms before the plain ones.
    Layer {
        endings: &[
            "ларының",
            "леріннің",
            "нікі",
            "дікі",
            "тікі",
            "ның",
            "нің",
            "дың",
            "дің",
            "тың",
            "тің",
            "нан",
            "нен",
            "дан",
            "ден",
            "тан",
            "тен",
            "мен",
            "бен",
            "пен",
            "ына",
            "іне",
            "ында",
            "інде",
            "ынан",
            "інен",
            "ымен",
            "імен",
            "сына",
            "сіне",
            "сында",
            "сінде",
            "сынан",
            "сінен",
            "сымен",
            "сімен",
            "сын",
            "сін",
            "ға",
            "ге",
            "қа",
            "ке",
            "да",
            "де",
            "та",
            "те",
            "ды",
            "ді",
            "ты",
            "ті",
            "ны",
            "ні",
            "дағы",
            "дегі",
            "тағы",
            "тегі",
            "ындағы",
            "індегі",
            "сындағы",
            "сіндегі",
            "нда",
            "нде",
            "на",
            "не",
            "ша",
            "ше",
            "дай",
            "дей",
            "тай",
            "тей",
        ],
        least: 3,
        again: false,
    },
    // Possessive.
    Layer {
        endings: &[
            "ымыз", "іміз", "мыз", "міз", "ыңыз", "іңіз", "ңыз", "ңіз", "лары", "лері", "дары", "дері",
            "тары", "тері", "сы", "сі", "ым", "ім", "ың", "ің", "ын", "ін", "ы", "і",
        ],
        least: 3,
        again: false,
    },
    // Plural.
    Layer { endings: &["лар", "лер", "дар", "дер", "тар", "тер"], least: 2, again: false },
    // Verbs: tense and participles, then negation and voice.
    Layer {
        endings: &[
            "атын",
            "етін",
            "йтын",
            "йтін",
            "ған",
            "ген",
            "қан",
            "кен",
            "ды",
            "ді",
            "ты",
            "ті",
            "са",
            "се",
            "мақ",
            "мек",
            "бақ",
            "бек",
            "пақ",
            "пек",
            "ар",
            "ер",
            "ып",
            "іп",
            "уде",
            "уда",
            "айды",
            "ейді",
            "йды",
            "йді",
            "ады",
            "еді",
            "алы",
            "елі",
            "ғалы",
            "гелі",
            "ғанша",
            "у",
        ],
        least: 3,
        again: false,
    },
    Layer {
        endings: &["ма", "ме", "ба", "бе", "па", "пе", "ылу", "ілу", "ыл", "іл", "дыр", "дір", "тыр", "тір"],
        least: 4,
        again: false,
    },
    // Words made of words: -лық, -шы, -сыз, -лы.
    Layer {
        endings: &[
            "лық", "лік", "дық", "дік", "тық", "тік", "шы", "ші", "сыз", "сіз", "лы", "лі", "ды", "ді", "ты",
            "ті",
        ],
        least: 4,
        again: false,
    },
];

const BACK: &str = "аоұыяюё";
const FRONT: &str = "әөүіеэ";

/// How many letters are left when the layer's longest fitting ending is taken off.
fn strip(letters: &[char], layer: &Layer) -> Option<usize> {
    layer
        .endings
        .iter()
        .filter_map(|ending| {
            let length = ending.chars().count();
            let left = letters.len().checked_sub(length)?;
            let fits = left >= layer.least.max(SHORTEST.min(layer.least))
                && letters[left..].iter().copied().eq(ending.chars())
                && harmonious(&letters[..left], ending)
                && sounds(&letters[..left], ending);
            fits.then_some((length, left))
        })
        .max()
        .map(|(_, left)| left)
}

/// Whether the ending's vowels are of the kind of the stem's last one. Words from Russian mix both,
/// so a stem without a Kazakh vowel at its end takes any.
fn harmonious(stem: &[char], ending: &str) -> bool {
    let Some(last) =
        stem.iter().rev().find(|c| BACK.contains(**c) || FRONT.contains(**c) || "иу".contains(**c))
    else {
        return false;
    };
    let vowel = ending.chars().find(|c| BACK.contains(*c) || FRONT.contains(*c));
    match vowel {
        _ if "иу".contains(*last) => true,
        Some(vowel) if BACK.contains(vowel) => BACK.contains(*last),
        Some(_) => FRONT.contains(*last),
        None => true,
    }
}

/// Whether the sound at the stem's end allows the ending's first one: after a voiceless sound it is
/// voiceless, after a vowel an ending does not begin with a vowel.
fn sounds(stem: &[char], ending: &str) -> bool {
    let (Some(last), Some(first)) = (stem.last(), ending.chars().next()) else { return false };
    let vowel = |c: char| BACK.contains(c) || FRONT.contains(c) || "иу".contains(c);
    let voiceless = "пктқсшщчцхһф".contains(*last) || "бвгд".contains(*last);
    match first {
        'т' | 'қ' | 'к' | 'п' => voiceless,
        'ғ' | 'г' | 'д' => !voiceless || "бвгд".contains(*last),
        'ы' | 'і' | 'а' | 'е' => !vowel(*last) || *last == 'у' || *last == 'и',
        'н' => vowel(*last) || "нмң".contains(*last) || ending.starts_with("на") || ending.starts_with("не"),
        _ => true,
    }
}

/// Before a vowel the last sound of a stem is voiced (кітап, кітабы): the stems are brought together.
fn devoice(letters: &mut [char]) {
    if letters.len() < SHORTEST {
        return;
    }
    if let Some(last) = letters.last_mut() {
        *last = match *last {
            'б' => 'п',
            'ғ' => 'қ',
            'г' => 'к',
            same => same,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(forms: &[&str]) {
        let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
        assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} → {stems:?}");
    }

    #[test]
    fn forms_of_a_noun_meet() {
        meet(&[
            "ауыл",
            "ауылда",
            "ауылдың",
            "ауылға",
            "ауылдан",
            "ауылды",
            "ауылдар",
            "ауылдарда",
            "ауылымыз",
        ]);
        meet(&["мектеп", "мектепте", "мектептің", "мектебі", "мектебіміз", "мектептер", "мектептерде"]);
        meet(&["жалақы", "жалақының", "жалақыны", "жалақысы"]);
        meet(&["мұғалім", "мұғалімдер", "мұғалімнің", "мұғалімге"]);
        meet(&["қала", "қалада", "қаланың", "қалалар"]);
    }

    #[test]
    fn short_words_stay() {
        for word in ["бар", "жоқ", "мен", "ол", "іс", "су", "і", ""] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn nothing_makes_it_panic() {
        for word in ["ы", "ның", "ларының", "123", "латын", "a", "😀", "ьъ"] {
            assert!(stem(word).chars().count() <= word.chars().count());
        }
    }
}
