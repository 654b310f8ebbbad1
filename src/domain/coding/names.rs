//! Names of people in texts, in whatever form they stand, and what stands for them instead.
//!
//! A name is found by its letters without what writers exchange (ү for у, і for и, a soft sign or none)
//! and with any ending of Kazakh or Russian behind. Whatever is found is a proposal: a person confirms it.

use crate::language::kazakh::decline::{Case, decline};
use crate::language::{Language, fold};
use crate::text::{Offsets, Span, Word, words};

/// A name, with its other spellings and what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its key.
    pub id: i64,
    /// The name and its other spellings, each of one word or several.
    pub spellings: Vec<String>,
    /// What stands for it.
    pub alias: String,
}

/// Where a name seems to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name.
    pub id: i64,
    /// Where.
    pub span: Span,
    /// What would stand there.
    pub instead: String,
    /// Whether it is written as a name is, with a capital letter.
    pub is_capital: bool,
}

/// The endings of names in Kazakh, with the case where one can be told; the longest first.
const KAZAKH: &[(&str, Option<Case>)] = &[
    ("ның", Some(Case::Genitive)),
    ("нің", Some(Case::Genitive)),
    ("дың", Some(Case::Genitive)),
    ("дің", Some(Case::Genitive)),
    ("тың", Some(Case::Genitive)),
    ("тің", Some(Case::Genitive)),
    ("ға", Some(Case::Dative)),
    ("ге", Some(Case::Dative)),
    ("қа", Some(Case::Dative)),
    ("ке", Some(Case::Dative)),
    ("ны", Some(Case::Accusative)),
    ("ні", Some(Case::Accusative)),
    ("ды", Some(Case::Accusative)),
    ("ді", Some(Case::Accusative)),
    ("ты", Some(Case::Accusative)),
    ("ті", Some(Case::Accusative)),
    ("да", Some(Case::Locative)),
    ("де", Some(Case::Locative)),
    ("та", Some(Case::Locative)),
    ("те", Some(Case::Locative)),
    ("дан", Some(Case::Ablative)),
    ("ден", Some(Case::Ablative)),
    ("тан", Some(Case::Ablative)),
    ("тен", Some(Case::Ablative)),
    ("нан", Some(Case::Ablative)),
    ("нен", Some(Case::Ablative)),
    ("мен", Some(Case::Instrumental)),
    ("бен", Some(Case::Instrumental)),
    ("пен", Some(Case::Instrumental)),
];

/// Endings after which more may stand: plural, whose, and forms of endearment.
const BETWEEN: [&str; 21] = [
    "лар", "лер", "дар", "дер", "тар", "тер", "ым", "ім", "м", "ың", "ің", "ы", "і", "сы", "сі", "жан",
    "хан", "бек", "гүл", "тай", "еке",
];

/// Endings of names in Russian, without soft signs.
const RUSSIAN: [&str; 26] = [
    "а", "я", "у", "ю", "е", "и", "ы", "ой", "ей", "ом", "ем", "ою", "ею", "ам", "ям", "ами", "ями", "ах",
    "ях", "ов", "ев", "ин", "ина", "ину", "иной", "ины",
];

/// Where the names seem to stand in a text, in its order; of two in one place the longer.
#[must_use]
pub fn find(text: &str, names: &[Name], language: Language) -> Vec<Found> {
    let words = words(text);
    let offsets = Offsets::new(text);
    let wanted: Vec<Wanted> = names.iter().flat_map(Wanted::of).collect();
    let bones: Vec<Vec<(char, usize)>> = words.iter().map(|word| bones(&word.normal)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let best = wanted
            .iter()
            .filter_map(|one| {
                let rest = one.rest(&bones[at..], &words[at..])?;
                Some((one, rest))
            })
            .max_by_key(|(one, rest)| (one.stems.len(), std::cmp::Reverse(rest.chars().count())));
        let Some((one, rest)) = best else {
            at += 1;
            continue;
        };
        let last = at + one.stems.len() - 1;
        let span = Span { start: words[at].span.start, end: words[last].span.end };
        let apart = |place: usize| {
            let between = Span { start: words[place].span.end, end: words[place + 1].span.start };
            offsets.slice(between).is_some_and(|between| between.chars().all(|c| c == ' ' || c == '\u{a0}'))
        };
        if !(at..last).all(apart) {
            at += 1;
            continue;
        }
        let capital = offsets.slice(span).and_then(|words| words.chars().next());
        found.push(Found {
            id: one.name.id,
            span,
            instead: instead(&one.name.alias, &rest, language),
            is_capital: capital.is_some_and(char::is_uppercase),
        });
        at = last + 1;
    }
    found
}

/// A spelling that is looked for.
struct Wanted<'a> {
    name: &'a Name,
    /// The letters of each word without an ending vowel.
    stems: Vec<Vec<char>>,
}

/// The fewest letters that tell a name from other words.
const FEWEST: usize = 2;

impl<'a> Wanted<'a> {
    fn of(name: &'a Name) -> impl Iterator<Item = Self> {
        name.spellings.iter().filter_map(move |spelling| {
            let stems: Vec<Vec<char>> = words(spelling).iter().map(|word| stem(&word.normal)).collect();
            let fine = !stems.is_empty() && stems.iter().all(|stem| stem.len() >= FEWEST);
            fine.then_some(Self { name, stems })
        })
    }

    /// What stands behind the name where these words are it.
    fn rest(&self, bones: &[Vec<(char, usize)>], words: &[Word]) -> Option<String> {
        if bones.len() < self.stems.len() {
            return None;
        }
        let mut last = None;
        for ((stem, bones), word) in self.stems.iter().zip(bones).zip(words) {
            let same =
                bones.len() >= stem.len() && bones.iter().zip(stem).all(|(bone, letter)| bone.0 == *letter);
            if !same {
                return None;
            }
            let from = bones.get(stem.len()).map_or(word.normal.chars().count(), |bone| bone.1);
            let rest: String = word.normal.chars().skip(from).collect();
            last = Some(ending(&rest)?);
        }
        last
    }
}

/// The ending, where what stands behind a name is one.
fn ending(rest: &str) -> Option<String> {
    let bare = rest.trim_start_matches(['ь', 'ъ', '\'', '’']);
    // The vowel that the dictionary's form may have: Сәуле, Мария.
    let without_vowel =
        bare.chars().next().filter(|c| "аәеиіяыюйуүоө".contains(*c)).map(|c| &bare[c.len_utf8()..]);
    let is = |rest: &str| rest.is_empty() || is_russian(rest) || is_kazakh(rest, 3);
    (is(bare) || without_vowel.is_some_and(is)).then(|| bare.to_owned())
}

fn is_russian(rest: &str) -> bool {
    RUSSIAN.contains(&rest)
}

fn is_kazakh(rest: &str, deep: usize) -> bool {
    let alike = |ending: &str, rest: &str| fold(ending) == fold(rest);
    let begins = |ending: &str| {
        let length = ending.chars().count();
        let front: String = rest.chars().take(length).collect();
        (front.chars().count() == length && alike(ending, &front))
            .then(|| rest.chars().skip(length).collect::<String>())
    };
    KAZAKH.iter().any(|(ending, _)| alike(ending, rest))
        || ["дай", "дей", "тай", "тей", "нікі", "дікі", "тікі", "ша", "ше"].iter().any(|one| alike(one, rest))
        || (deep > 0
            && BETWEEN
                .iter()
                .filter_map(|ending| begins(ending))
                .any(|left| left.is_empty() || is_kazakh(&left, deep - 1)))
}

/// What stands for a name with such an ending.
fn instead(alias: &str, rest: &str, language: Language) -> String {
    let case = KAZAKH.iter().filter(|(ending, _)| {
        let (ending, rest) = (fold(ending), fold(rest));
        rest.ends_with(&ending)
    });
    let case = case.max_by_key(|(ending, _)| ending.chars().count()).and_then(|(_, case)| *case);
    match case {
        // «Свет-е» and the like are Russian: Kazakh endings begin with a consonant.
        Some(case) if language != Language::Ru || rest.chars().any(|c| "ңғқі".contains(c)) => {
            decline(alias, case)
        }
        _ => alias.to_owned(),
    }
}

/// The letters by which names are compared, each with its place in the word.
fn bones(word: &str) -> Vec<(char, usize)> {
    word.chars()
        .enumerate()
        .filter(|(_, letter)| !matches!(letter, 'ь' | 'ъ' | '\'' | '’' | 'ʼ'))
        .map(|(place, letter)| (bone(letter), place))
        .collect()
}

/// A letter for all that writers put in its place.
fn bone(letter: char) -> char {
    let folded = fold(&letter.to_string()).chars().next().unwrap_or(letter);
    match folded {
        'ы' | 'й' => 'и',
        'э' | 'ё' => 'е',
        'я' => 'а',
        'ю' => 'у',
        same => same,
    }
}

/// The letters of a name that stay in every form: an ending vowel goes where enough is left.
fn stem(word: &str) -> Vec<char> {
    let mut stem: Vec<char> = bones(word).into_iter().map(|(letter, _)| letter).collect();
    if stem.len() > FEWEST + 1 && stem.last().is_some_and(|last| "аеиуо".contains(*last)) {
        stem.pop();
    }
    stem
}

/// A text with other words in some places, and how places of the one are found in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The new text.
    pub text: String,
    /// Where each of the new words stands, in the order given.
    pub spans: Vec<Span>,
    edits: Vec<(Span, usize)>,
}

/// Puts other words in these places, which are in order and do not overlap; `None` where they are not,
/// or reach past the text.
#[must_use]
pub fn replace(text: &str, places: &[(Span, &str)]) -> Option<Replaced> {
    let offsets = Offsets::new(text);
    let (mut new, mut spans, mut edits) = (String::with_capacity(text.len()), Vec::new(), Vec::new());
    let (mut at, mut length) = (0, 0);
    for (span, words) in places {
        if span.start < at || span.is_empty() {
            return None;
        }
        new.push_str(offsets.slice(Span { start: at, end: span.start })?);
        length += span.start - at;
        let long = words.chars().count();
        spans.push(Span { start: length, end: length + long });
        new.push_str(words);
        edits.push((*span, long));
        length += long;
        at = span.end;
    }
    new.push_str(offsets.slice(Span { start: at, end: offsets.len() })?);
    Some(Replaced { text: new, spans, edits })
}

impl Replaced {
    /// Where words of the old text stand in the new one. Words that began or ended within a name begin or
    /// end with what stands for it.
    #[must_use]
    pub fn moved(&self, span: Span) -> Span {
        let (start, end) = (self.place(span.start, false), self.place(span.end, true));
        Span { start, end: end.max(start) }
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        let (mut grown, mut shrunk) = (0, 0);
        for (span, long) in &self.edits {
            if span.end <= at {
                grown += long;
                shrunk += span.len();
            } else if span.start < at {
                // Within a name.
                return if is_end { span.start + grown - shrunk + long } else { span.start + grown - shrunk };
            } else {
                break;
            }
        }
        at + grown - shrunk
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(id: i64, spellings: &[&str], alias: &str) -> Name {
        Name {
            id,
            spellings: spellings.iter().map(|one| (*one).to_owned()).collect(),
            alias: alias.to_owned(),
        }
    }

    fn shown(text: &str, names: &[Name], language: Language) -> String {
        let found = find(text, names, language);
        let places: Vec<_> = found.iter().map(|one| (one.span, one.instead.as_str())).collect();
        replace(text, &places).expect("in order").text
    }

    #[test]
    fn a_name_is_found_in_every_form_and_spelling() {
        let names = [name(1, &["Айгүл"], "Қатысушы 3")];
        for form in [
            "Айгүл",
            "Айгүлдің",
            "Айгүлге",
            "Айгүлді",
            "Айгүлден",
            "Айгүлмен",
            "Айгүлдер",
            "Айгүлім",
            "Айгүлжан",
            "Айгүлжанға",
            "Айгуль",
            "Айгулью",
            "Айгули",
            "Айгулге",
            "Айгүлсі",
            "АЙГҮЛ",
        ] {
            let text = format!("Кеше {form} апай келді.");
            let found = find(&text, &names, Language::Kk);
            assert_eq!(found.len(), 1, "{form}");
            assert_eq!(found[0].span, Span { start: 5, end: 5 + form.chars().count() }, "{form}");
        }
        for other in ["Айгерім", "Гүл", "айғақ", "Айгүлбану"] {
            assert_eq!(find(other, &names, Language::Kk), [], "{other}");
        }
    }

    #[test]
    fn what_stands_for_a_name_keeps_its_case() {
        let names = [name(1, &["Айгүл"], "Қатысушы 3"), name(2, &["Болат Серіков", "Болат"], "Ораз")];
        let text = "Айгүлдің үйі. Болатқа бардым, Айгүлмен. Болат Серіковтен сұра. Айгүл келді.";
        let expected = "Қатысушы 3-тің үйі. Оразға бардым, Қатысушы 3-пен. Ораздан сұра. Қатысушы 3 келді.";
        assert_eq!(shown(text, &names, Language::Kk), expected);
        let russian = [name(1, &["Мария"], "Участница 1")];
        assert_eq!(
            shown("Марии и Марию видел с Марией.", &russian, Language::Ru),
            "Участница 1 и Участница 1 видел с Участница 1."
        );
    }

    #[test]
    fn places_move_with_the_text() {
        let text = "Айгүл мен Айгүлге";
        let replaced = replace(
            text,
            &[(Span { start: 0, end: 5 }, "А"), (Span { start: 10, end: 17 }, "Қатысушы 3-ке")],
        )
        .expect("a text");
        assert_eq!(replaced.text, "А мен Қатысушы 3-ке");
        assert_eq!(replaced.moved(Span { start: 6, end: 9 }), Span { start: 2, end: 5 });
        assert_eq!(replaced.moved(Span { start: 2, end: 12 }), Span { start: 0, end: 19 });
        assert_eq!(replace(text, &[(Span { start: 3, end: 99 }, "x")]), None);
    }

    proptest! {
        #[test]
        fn words_that_are_no_name_stay_the_same(
            parts in prop::collection::vec(("[а-я ]{0,8}", "[а-я]{1,6}", "[А-Я0-9]{0,9}"), 0..6), tail in "[а-я ]{0,8}",
        ) {
            let (mut text, mut places, mut kept) = (String::new(), Vec::new(), Vec::new());
            let long = |text: &str| text.chars().count();
            for (plain, name, instead) in &parts {
                kept.push((Span { start: long(&text), end: long(&text) + long(plain) }, plain.clone()));
                text.push_str(plain);
                places.push((Span { start: long(&text), end: long(&text) + long(name) }, instead.as_str()));
                text.push_str(name);
            }
            text.push_str(&tail);
            let replaced = replace(&text, &places).expect("in order");
            let offsets = Offsets::new(&replaced.text);
            for (span, plain) in kept {
                prop_assert_eq!(offsets.slice(replaced.moved(span)), Some(plain.as_str()));
            }
            for (span, (_, instead)) in replaced.spans.iter().zip(&places) {
                prop_assert_eq!(offsets.slice(*span), Some(*instead));
            }
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,200}", spelling in "\\PC{0,12}") {
            let found = find(&text, &[name(1, &[&spelling], "Қ 1")], Language::Kk);
            let places: Vec<_> = found.iter().map(|one| (one.span, one.instead.as_str())).collect();
            prop_assert!(replace(&text, &places).is_some());
        }
    }
}
