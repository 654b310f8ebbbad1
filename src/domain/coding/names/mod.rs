//! Names of people in texts, in whatever form they stand, and what stands for them instead.
//!
//! A name is found by its letters without what writers exchange (ү for у, і for и, a soft sign or none)
//! and with any ending of Kazakh or Russian behind. Whatever is found is a proposal: a person confirms it.

mod ending;
mod replace;

pub use replace::{Replaced, replace};

use crate::language::{Language, fold};
use crate::text::{Offsets, Span, Word, words};
use ending::{ending, instead, is_adjective};
use std::collections::HashMap;

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

/// Names made ready to be looked for in many texts.
#[derive(Debug)]
pub struct Finder<'a> {
    /// By the first letters: one, of a name that begins with an initial, or two.
    wanted: HashMap<(char, Option<char>), Vec<Wanted<'a>>>,
}

impl<'a> Finder<'a> {
    /// Makes them ready.
    #[must_use]
    pub fn new(names: &'a [Name]) -> Self {
        let mut wanted: HashMap<_, Vec<Wanted<'a>>> = HashMap::new();
        for one in names.iter().flat_map(Wanted::of) {
            if let Some(key) = one.stems.first().and_then(|stem| key(&stem.letters)) {
                wanted.entry(key).or_default().push(one);
            }
        }
        Self { wanted }
    }

    /// Where the names seem to stand in a text, in its order; of two in one place the longer.
    #[must_use]
    pub fn find(&self, text: &str, language: Language) -> Vec<Found> {
        let mut found = Vec::new();
        if self.wanted.is_empty() {
            return found;
        }
        let words = words(text);
        let offsets = Offsets::new(text);
        let bones: Vec<Vec<(char, usize)>> = words.iter().map(|word| bones(&word.normal)).collect();
        let mut at = 0;
        while at < words.len() {
            let fits = |one: &&'_ Wanted<'a>| one.stands_together(&words[at..], &offsets);
            let best = self
                .beginning(&bones[at])
                .filter_map(|one| Some((one, one.rest(&bones[at..], &words[at..])?)))
                .filter(|(one, _)| fits(one))
                .max_by_key(|(one, rest)| (one.stems.len(), std::cmp::Reverse(rest.chars().count())));
            let Some((one, rest)) = best else {
                at += 1;
                continue;
            };
            let last = at + one.stems.len() - 1;
            let span = Span { start: words[at].span.start, end: words[last].span.end };
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

    /// The names that may begin with such a word.
    fn beginning(&self, bones: &[(char, usize)]) -> impl Iterator<Item = &Wanted<'a>> {
        let first = bones.first().map(|bone| bone.0);
        let keys = [
            first.zip(bones.get(1)).map(|(first, second)| (first, Some(second.0))),
            first.map(|first| (first, None)),
        ];
        keys.into_iter().flatten().filter_map(|key| self.wanted.get(&key)).flatten()
    }
}

fn key(letters: &[char]) -> Option<(char, Option<char>)> {
    Some((*letters.first()?, letters.get(1).copied()))
}

/// Where the names seem to stand in one text; for many, make a [`Finder`] ready.
#[must_use]
pub fn find(text: &str, names: &[Name], language: Language) -> Vec<Found> {
    Finder::new(names).find(text, language)
}

/// A spelling that is looked for.
#[derive(Debug)]
struct Wanted<'a> {
    name: &'a Name,
    stems: Vec<Stem>,
}

/// The letters of a word of a name that stay in every form.
#[derive(Debug)]
struct Stem {
    /// Without an ending vowel.
    letters: Vec<char>,
    /// What stays of a surname that Russian declines as an adjective.
    adjective: Option<Vec<char>>,
}

/// The fewest letters that tell a name from other words.
const FEWEST: usize = 2;

impl<'a> Wanted<'a> {
    fn of(name: &'a Name) -> impl Iterator<Item = Self> {
        name.spellings.iter().filter_map(move |spelling| {
            let stems: Vec<Stem> = words(spelling).iter().map(|word| stem(&word.normal)).collect();
            // An initial may stand beside a name, and is none alone.
            let fine = stems.iter().all(|stem| !stem.letters.is_empty())
                && stems.iter().any(|stem| stem.letters.len() >= FEWEST);
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
            last = Some(stem.rest(bones, word)?);
        }
        last
    }

    /// Whether nothing stands between these words that parts them: only what writers put within a name.
    fn stands_together(&self, words: &[Word], offsets: &Offsets<'_>) -> bool {
        words.windows(2).zip(&self.stems).take(self.stems.len() - 1).all(|(pair, stem)| {
            let between = Span { start: pair[0].span.end, end: pair[1].span.start };
            offsets.slice(between).is_some_and(|between| joins(between, stem.letters.len() < FEWEST))
        })
    }
}

/// Whether a name goes on behind this: blanks, of which one may break the line, a hyphen, or the full stop
/// of an initial.
fn joins(between: &str, is_initial: bool) -> bool {
    if matches!(between, "-" | "\u{2010}" | "\u{2011}") {
        return true;
    }
    let blanks = match between.strip_prefix('.') {
        Some(blanks) if is_initial => blanks,
        Some(_) => return false,
        None => between,
    };
    let lines = blanks.chars().filter(|c| *c == '\n').count();
    lines <= 1 && blanks.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\r' | '\n'))
}

impl Stem {
    /// What stands behind it in a word.
    fn rest(&self, bones: &[(char, usize)], word: &Word) -> Option<String> {
        let behind = |letters: &[char]| {
            let same = bones.len() >= letters.len()
                && bones.iter().zip(letters).all(|(bone, letter)| bone.0 == *letter);
            same.then(|| {
                let from = bones.get(letters.len()).map_or(word.normal.chars().count(), |bone| bone.1);
                word.normal.chars().skip(from).collect::<String>()
            })
        };
        if self.letters.len() < FEWEST {
            return behind(&self.letters).filter(String::is_empty);
        }
        let plain = behind(&self.letters).and_then(|rest| ending(&rest));
        plain.or_else(|| behind(self.adjective.as_deref()?).filter(|rest| is_adjective(rest)))
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

/// An ending vowel goes where enough is left, and so does the whole ending of an adjective.
fn stem(word: &str) -> Stem {
    let mut letters: Vec<char> = bones(word).into_iter().map(|(letter, _)| letter).collect();
    let adjective = match letters.as_slice() {
        // -ий and -ый, -ой, -ая, as they are compared.
        [front @ .., 'и' | 'о', 'и'] | [front @ .., 'а', 'а'] if front.len() > FEWEST => {
            Some(front.to_vec())
        }
        _ => None,
    };
    if letters.len() > FEWEST + 1 && letters.last().is_some_and(|last| "аеиуо".contains(*last)) {
        letters.pop();
    }
    Stem { letters, adjective }
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
    fn a_name_of_several_words_holds_together() {
        let bolat = [name(1, &["Болат Серіков", "Болат"], "Ораз")];
        for (text, expected) in [
            ("Болат, Серіков келді.", "Ораз, Серіков келді."),
            ("Бұл – Болат. Серіков жоқ.", "Бұл – Ораз. Серіков жоқ."),
            ("Болат\nСеріковке айт.", "Оразға айт."),
            ("Болат\n\nСеріков", "Ораз\n\nСеріков"),
        ] {
            assert_eq!(shown(text, &bolat, Language::Kk), expected);
        }
        let joined = [name(1, &["Анна-Мария", "Әл-Фараби", "А. Серіков"], "Ораз")];
        for form in ["Анна-Мариямен", "Анна Мария", "Әл-Фарабидің", "А. Серіковтің", "А.Серіков"]
        {
            let found = find(form, &joined, Language::Kk);
            assert_eq!(found.len(), 1, "{form}");
            assert_eq!(found[0].span, Span { start: 0, end: form.chars().count() }, "{form}");
        }
        for other in ["Ай. Серіков", "А, Серіков", "А"] {
            assert_eq!(find(other, &joined, Language::Kk), [], "{other}");
        }
    }

    #[test]
    fn surnames_that_are_adjectives_are_found_in_every_case() {
        let names = [name(1, &["Жуковский", "Толстой", "Горький", "Белая"], "Участник 1")];
        for form in [
            "Жуковский",
            "Жуковского",
            "Жуковскому",
            "Жуковским",
            "Жуковском",
            "Жуковская",
            "Жуковской",
            "Жуковскую",
            "Жуковскийдің",
            "Жуковскаяға",
            "Толстой",
            "Толстого",
            "Толстым",
            "Толстая",
            "Горького",
            "Белой",
            "Белую",
        ] {
            assert_eq!(find(form, &names, Language::Ru).len(), 1, "{form}");
        }
        for other in ["Жуковка", "Толстовка", "Горько"] {
            assert_eq!(find(other, &names, Language::Ru), [], "{other}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,200}", spelling in "\\PC{0,12}") {
            let found = find(&text, &[name(1, &[&spelling], "Қ 1")], Language::Kk);
            let places: Vec<_> = found.iter().map(|one| (one.span, one.instead.as_str())).collect();
            prop_assert!(replace(&text, &places).is_some());
        }
    }
}
