//! Case endings put on a word, in the shape that its sounds ask for.

use super::sounds::{BACK, BUZZ, EITHER, FRONT, NASAL, VOICELESS, VOWEL, harmony_after, kinds};

/// A case of Kazakh that has an ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Whose: -ның.
    Genitive,
    /// To whom: -ға.
    Dative,
    /// Whom: -ны.
    Accusative,
    /// At whom: -да.
    Locative,
    /// From whom: -дан.
    Ablative,
    /// With whom: -мен.
    Instrumental,
}

impl Case {
    /// Every case that has an ending.
    pub const ALL: [Self; 6] =
        [Self::Genitive, Self::Dative, Self::Accusative, Self::Locative, Self::Ablative, Self::Instrumental];
}

/// The word in a case. A number is spoken to find its ending, which stands behind a hyphen: 3-тің.
#[must_use]
pub fn decline(word: &str, case: Case) -> String {
    let last = word.split_whitespace().last().unwrap_or_default();
    let number: String = last.chars().rev().take_while(char::is_ascii_digit).collect();
    let (spoken, hyphen) = match number.is_empty() {
        true => (last.to_lowercase(), ""),
        false => (spoken(&number.chars().rev().collect::<String>()).to_owned(), "-"),
    };
    let harmony = spoken.chars().fold(EITHER, harmony_after);
    let front = harmony != BACK && (harmony & FRONT != 0);
    let Some(kind) = spoken.chars().last().map(kinds).filter(|kind| *kind != 0) else {
        return word.to_owned();
    };
    format!("{word}{hyphen}{}", ending(case, kind, front))
}

fn ending(case: Case, kind: u8, front: bool) -> String {
    let is = |kinds: u8| kind & kinds != 0;
    let voiceless = is(VOICELESS) && !is(VOWEL);
    let by = |back: &'static str, soft: &'static str| if front { soft } else { back };
    let (first, rest) = match case {
        Case::Genitive if voiceless => ("т", by("ың", "ің")),
        Case::Genitive if is(VOWEL | NASAL) => ("н", by("ың", "ің")),
        Case::Genitive => ("д", by("ың", "ің")),
        Case::Accusative if voiceless => ("т", by("ы", "і")),
        Case::Accusative if is(VOWEL) => ("н", by("ы", "і")),
        Case::Accusative => ("д", by("ы", "і")),
        Case::Dative if voiceless => (by("қ", "к"), by("а", "е")),
        Case::Dative => (by("ғ", "г"), by("а", "е")),
        Case::Locative if voiceless => ("т", by("а", "е")),
        Case::Locative => ("д", by("а", "е")),
        Case::Ablative if voiceless => ("т", by("ан", "ен")),
        Case::Ablative if is(NASAL) => ("н", by("ан", "ен")),
        Case::Ablative => ("д", by("ан", "ен")),
        Case::Instrumental if voiceless => ("п", "ен"),
        Case::Instrumental if is(BUZZ) => ("б", "ен"),
        Case::Instrumental => ("м", "ен"),
    };
    format!("{first}{rest}")
}

/// The last word of a number as it is spoken.
fn spoken(digits: &str) -> &'static str {
    const ONES: [&str; 10] = ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"];
    const TENS: [&str; 10] =
        ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"];
    let digit = |letter: char| letter.to_digit(10).unwrap_or(0) as usize;
    let zeros = digits.chars().rev().take_while(|digit| *digit == '0').count();
    let last = digits.chars().rev().nth(zeros).map_or(0, digit);
    match (last, zeros) {
        (0, _) => ONES[0],
        (last, 0) => ONES[last],
        (last, 1) => TENS[last],
        (_, 2) => "жүз",
        _ => "мың",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_follow_the_sounds_of_the_word() {
        for (word, forms) in [
            ("Айгүл", ["Айгүлдің", "Айгүлге", "Айгүлді", "Айгүлде", "Айгүлден", "Айгүлмен"]),
            ("Болат", ["Болаттың", "Болатқа", "Болатты", "Болатта", "Болаттан", "Болатпен"]),
            ("Сәуле", ["Сәуленің", "Сәулеге", "Сәулені", "Сәуледе", "Сәуледен", "Сәулемен"]),
            ("Нұрлан", ["Нұрланның", "Нұрланға", "Нұрланды", "Нұрланда", "Нұрланнан", "Нұрланмен"]),
            ("Ораз", ["Ораздың", "Оразға", "Оразды", "Оразда", "Ораздан", "Оразбен"]),
            (
                "Қатысушы 3",
                [
                    "Қатысушы 3-тің",
                    "Қатысушы 3-ке",
                    "Қатысушы 3-ті",
                    "Қатысушы 3-те",
                    "Қатысушы 3-тен",
                    "Қатысушы 3-пен",
                ],
            ),
            (
                "Қатысушы 10",
                [
                    "Қатысушы 10-ның",
                    "Қатысушы 10-ға",
                    "Қатысушы 10-ды",
                    "Қатысушы 10-да",
                    "Қатысушы 10-нан",
                    "Қатысушы 10-мен",
                ],
            ),
            ("P19", ["P19-дың", "P19-ға", "P19-ды", "P19-да", "P19-дан", "P19-бен"]),
        ] {
            assert_eq!(Case::ALL.map(|case| decline(word, case)), forms.map(str::to_owned));
        }
        assert_eq!(decline("Anna", Case::Dative), "Anna", "nothing is known of its sounds");
    }
}
