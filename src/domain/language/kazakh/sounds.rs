//! How the sounds of a Kazakh word decide the shape of the ending that follows it.

/// The longest word that is analysed, in letters; a longer one is no Kazakh word.
pub(super) const LONGEST: usize = 40;

/// The kinds of a sound at the end of a stem, as a set of bits: а ә е о ө ұ ү ы і э я ю, and и, у, …
pub(super) const VOWEL: u8 = 1;
/// … р й, and и, у, which are both, …
pub(super) const GLIDE: u8 = 2;
/// … л, …
pub(super) const LATERAL: u8 = 4;
/// … м н ң, …
pub(super) const NASAL: u8 = 8;
/// … з ж, …
pub(super) const BUZZ: u8 = 16;
/// … п т к қ с ш щ ч ц ф х һ, and б в г ғ д, which end a word as voiceless ones.
pub(super) const VOICELESS: u8 = 32;
/// All of them.
pub(super) const ANY: u8 = 63;

/// The kinds of a letter; none for what is no letter of a Kazakh word.
pub(super) fn kinds(letter: char) -> u8 {
    match letter {
        'а' | 'ә' | 'е' | 'о' | 'ө' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'я' | 'ю' => VOWEL,
        'и' | 'у' => VOWEL | GLIDE,
        'р' | 'й' => GLIDE,
        'л' => LATERAL,
        'м' | 'н' | 'ң' => NASAL,
        'з' | 'ж' => BUZZ,
        'п' | 'т' | 'к' | 'қ' | 'с' | 'ш' | 'щ' | 'ч' | 'ц' | 'ф' | 'х' | 'һ' | 'б' | 'в' | 'г' | 'ғ'
        | 'д' => VOICELESS,
        'ь' | 'ъ' => GLIDE | LATERAL | NASAL | BUZZ | VOICELESS,
        _ => 0,
    }
}

/// Whether a letter is a vowel.
pub(super) fn is_vowel(letter: char) -> bool {
    kinds(letter) & VOWEL != 0
}

/// Which vowels an ending has, as a set of bits: а ы, …
pub(super) const BACK: u8 = 1;
/// … е і.
pub(super) const FRONT: u8 = 2;
/// Either.
pub(super) const EITHER: u8 = BACK | FRONT;

/// The harmony after one more letter: the last clear vowel decides. `и`, `у` and `ю` say nothing; a word
/// that has only them, or ends in a soft sign, is followed by either.
pub(super) fn harmony_after(before: u8, letter: char) -> u8 {
    match letter {
        'а' | 'о' | 'ұ' | 'ы' | 'я' => BACK,
        'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => FRONT,
        'ь' | 'и' => EITHER,
        _ => before,
    }
}

/// The consonant at the end of a dictionary's word for the one before a vowel: кітаб-ы is of кітап.
pub(super) fn unvoiced(letter: char) -> char {
    match letter {
        'б' => 'п',
        'ғ' => 'қ',
        'г' => 'к',
        same => same,
    }
}

/// The Russian letter that stands in for a Kazakh one on a keyboard without it.
pub(in super::super) fn folded(letter: char) -> char {
    match letter {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        same => same,
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// As it should be.
    Whole,
    /// With Russian letters in place of Kazakh ones.
    Folded,
}

impl Writing {
    /// The letter as it is written so.
    pub(super) fn letter(self, letter: char) -> char {
        match self {
            Self::Whole => letter,
            Self::Folded => folded(letter),
        }
    }
}
