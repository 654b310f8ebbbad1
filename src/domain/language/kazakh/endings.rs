//! The endings of Kazakh and the order in which they stand.
//!
//! A word is read from its end. What is left of it after an ending was taken off is in a [`State`], which
//! says what may stand at its end: the table says for every ending where it may be taken off and what is
//! left then.

use super::sounds::{ANY, BACK, BUZZ, EITHER, FRONT, GLIDE, LATERAL, NASAL, VOICELESS, VOWEL, Writing};
use std::sync::LazyLock;

/// What a remainder of a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The whole word, or what a particle stood on.
    Word,
    /// A noun with or without case.
    Cased,
    /// A noun with or without possessive.
    Owned,
    /// A noun with the possessive of the third person, whose н was taken off.
    His,
    /// A noun with the possessive of the first or second person, before its short dative.
    Mine,
    /// A noun in the locative, before -ғы.
    There,
    /// A noun with or without plural.
    Many,
    /// A noun's stem, or a participle.
    Noun,
    /// A verb in the present or a converb, before its person.
    Going,
    /// A verb in the past or the conditional, before its person.
    Gone,
    /// A verb with or without negation.
    Verb,
    /// A verb with or without voice.
    Voice,
}

impl State {
    /// Every state.
    pub(super) const ALL: [Self; STATES] =
        [Word, Cased, Owned, His, Mine, There, Many, Noun, Going, Gone, Verb, Voice];
}

/// How many states there are.
pub(super) const STATES: usize = 12;

/// What a remainder in a state is also, without an ending, and what that costs.
pub(super) const ALSO: [(State, State, u8); 8] = [
    (State::Word, State::Cased, 0),
    (State::Word, State::Going, 1),
    (State::Word, State::Gone, 0),
    (State::Word, State::Verb, 1),
    (State::Cased, State::Owned, 0),
    (State::Owned, State::Many, 0),
    (State::Many, State::Noun, 0),
    (State::Verb, State::Voice, 0),
];

/// What of the stem an ending has swallowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    /// Nothing.
    None,
    /// й: жай + а is жая.
    Glide,
    /// ы or і: оқы + у is оқу, оқы + й is оқи.
    Narrow,
}

/// One shape of one ending.
#[derive(Debug)]
pub(super) struct Ending {
    /// Its letters.
    pub(super) letters: Vec<char>,
    /// The kinds of sounds after which it stands.
    pub(super) after: u8,
    /// The harmony with which it goes.
    pub(super) harmony: u8,
    /// What is left.
    pub(super) to: State,
    /// What taking it off costs: rare and deriving endings cost more.
    pub(super) cost: u8,
    /// What it has swallowed.
    pub(super) mend: Mend,
}

use State::{Cased, Going, Gone, His, Many, Mine, Noun, Owned, There, Verb, Voice, Word};

/// The endings, in letters that stand for several:
///
/// | | stands for |
/// | --- | --- |
/// | `A` `I` | а/е, ы/і by harmony |
/// | `K` | қ/к by harmony at an ending's end, ғ/г before a vowel |
/// | `L` | л, д, т: plural, -лы, -лық |
/// | `N` | н, д, т: genitive |
/// | `C` | н, д, т: accusative |
/// | `B` | д, н, т: ablative |
/// | `D` | д, т |
/// | `G` | ғ/г, қ/к |
/// | `M` | м, б, п: instrumental and persons |
/// | `Q` | м, б, п: negation |
/// | `+` `^` | in front: only after a consonant, only after a vowel |
/// | `~` | in front: swallows й |
/// | `-` | in front: swallows ы or і |
const TABLE: &[(&str, State, State, u8)] = &[
    // Who: nouns as predicates.
    ("MIн", Word, Cased, 1),
    ("сIң", Word, Cased, 1),
    ("сIз", Word, Cased, 2),
    ("MIз", Word, Cased, 1),
    ("сIңдAр", Word, Cased, 1),
    ("сIздAр", Word, Cased, 1),
    // Who: verbs in the present.
    ("мIн", Word, Going, 0),
    ("^м", Word, Going, 1),
    ("сIң", Word, Going, 0),
    ("сIз", Word, Going, 0),
    ("мIз", Word, Going, 0),
    ("пIн", Word, Going, 0),
    ("пIз", Word, Going, 0),
    ("сIңдAр", Word, Going, 0),
    ("сIздAр", Word, Going, 0),
    ("DI", Word, Going, 0),
    // Who: verbs in the past and the conditional.
    ("^м", Word, Gone, 0),
    ("^ң", Word, Gone, 0),
    ("^ңIз", Word, Gone, 0),
    ("^ңдAр", Word, Gone, 0),
    ("^ңIздAр", Word, Gone, 0),
    ("^K", Word, Gone, 0),
    // Tenses.
    ("DI", Gone, Verb, 0),
    ("сA", Gone, Verb, 0),
    ("+A", Going, Verb, 0),
    ("^й", Going, Verb, 0),
    ("~я", Going, Verb, 0),
    ("-и", Going, Verb, 0),
    ("+Iп", Going, Verb, 0),
    ("^п", Going, Verb, 0),
    // Wishes and orders.
    ("+AйIн", Word, Verb, 0),
    ("^йIн", Word, Verb, 0),
    ("~яйIн", Word, Verb, 0),
    ("+AйIK", Word, Verb, 0),
    ("^йIK", Word, Verb, 0),
    ("~яйIK", Word, Verb, 0),
    ("сIн", Word, Verb, 0),
    ("+Iң", Word, Verb, 2),
    ("^ң", Word, Verb, 2),
    ("+IңIз", Word, Verb, 1),
    ("^ңIз", Word, Verb, 1),
    ("+IңдAр", Word, Verb, 0),
    ("^ңдAр", Word, Verb, 0),
    ("+IңIздAр", Word, Verb, 0),
    ("^ңIздAр", Word, Verb, 0),
    ("GAй", Word, Verb, 2),
    ("шI", Word, Verb, 2),
    // Converbs.
    ("GAншA", Word, Verb, 0),
    ("GAлI", Word, Verb, 0),
    ("^йIншA", Word, Verb, 0),
    // Participles and names of actions.
    ("GAн", Noun, Verb, 0),
    ("^йтIн", Noun, Verb, 0),
    ("+AтIн", Noun, Verb, 0),
    ("~ятIн", Noun, Verb, 0),
    ("-итIн", Noun, Verb, 0),
    ("+Aр", Noun, Verb, 2),
    ("^р", Noun, Verb, 2),
    ("~яр", Noun, Verb, 2),
    ("QAс", Noun, Voice, 1),
    ("QAK", Noun, Verb, 2),
    ("+у", Noun, Verb, 0),
    ("^у", Noun, Verb, 0),
    ("~ю", Noun, Verb, 0),
    ("-у", Noun, Verb, 0),
    ("GI", Noun, Verb, 3),
    ("+ушI", Noun, Verb, 1),
    ("^ушI", Noun, Verb, 1),
    ("GIш", Noun, Verb, 3),
    ("Gыр", Noun, Verb, 5),
    // Not.
    ("QA", Verb, Voice, 0),
    // Voices.
    ("+Iл", Voice, Voice, 1),
    ("^л", Voice, Voice, 1),
    ("+Iн", Voice, Voice, 1),
    ("^н", Voice, Voice, 1),
    ("+Iс", Voice, Voice, 1),
    ("^с", Voice, Voice, 1),
    ("DIр", Voice, Voice, 3),
    ("GIз", Voice, Voice, 3),
    ("^т", Voice, Voice, 3),
    // Cases.
    ("NIң", Cased, Owned, 0),
    ("CI", Cased, Owned, 0),
    ("GA", Cased, Owned, 0),
    ("DA", Cased, Owned, 0),
    ("BAн", Cased, Owned, 0),
    ("Mен", Cased, Owned, 0),
    ("Mенен", Cased, Owned, 0),
    ("^н", Cased, His, 0),
    ("^нA", Cased, His, 0),
    ("^ндA", Cased, His, 0),
    ("^нAн", Cased, His, 0),
    ("A", Cased, Mine, 0),
    ("DAй", Cased, Owned, 1),
    ("^ндAй", Cased, His, 1),
    ("шA", Word, Owned, 2),
    ("^ншA", Word, His, 1),
    // -дағы, -нікі, -ғы.
    ("GI", Noun, There, 0),
    ("DA", There, Owned, 0),
    ("^ндA", There, His, 0),
    ("Nікі", Noun, Owned, 0),
    ("GI", Noun, Noun, 3),
    // Whose.
    ("+Iм", Owned, Many, 0),
    ("^м", Owned, Many, 0),
    ("+Iң", Owned, Many, 0),
    ("^ң", Owned, Many, 0),
    ("+IмIз", Owned, Many, 0),
    ("^мIз", Owned, Many, 0),
    ("+IңIз", Owned, Many, 0),
    ("^ңIз", Owned, Many, 0),
    ("+I", Owned, Many, 0),
    ("^сI", Owned, Many, 0),
    ("+I", His, Many, 0),
    ("^сI", His, Many, 0),
    ("+Iм", Mine, Many, 0),
    ("^м", Mine, Many, 0),
    ("+Iң", Mine, Many, 0),
    ("^ң", Mine, Many, 0),
    // How many.
    ("LAр", Many, Noun, 0),
    ("+IлAр", Many, Noun, 3),
    // Words from words.
    ("LIK", Noun, Noun, 4),
    ("шI", Noun, Noun, 4),
    ("сIз", Noun, Noun, 4),
    ("LI", Noun, Noun, 4),
    ("шIл", Noun, Noun, 5),
    ("+IрAK", Noun, Noun, 2),
    ("^рAK", Noun, Noun, 2),
    ("LAу", Noun, Noun, 4),
    ("+IншI", Noun, Noun, 2),
    ("^ншI", Noun, Noun, 2),
];

/// Endings by where they may be taken off and their last letter (see [`place`]).
type Shelf = Vec<Vec<Ending>>;

static WHOLE: LazyLock<Shelf> = LazyLock::new(|| shelf(Writing::Whole));
static FOLDED: LazyLock<Shelf> = LazyLock::new(|| shelf(Writing::Folded));

/// The endings of the table in all their shapes. Folded ones have lost harmony.
fn shelf(writing: Writing) -> Shelf {
    let mut shelf: Shelf = (0..STATES * LETTERS).map(|_| Vec::new()).collect();
    for row in TABLE {
        for mut ending in shapes(*row) {
            if writing == Writing::Folded {
                ending.letters.iter_mut().for_each(|letter| *letter = writing.letter(*letter));
                ending.harmony = EITHER;
            }
            if let Some(place) = ending.letters.last().and_then(|last| place(row.1, *last)) {
                shelf[place].push(ending);
            }
        }
    }
    shelf
}

/// How many letters may be an ending's last one: the first block of Cyrillic.
const LETTERS: usize = 0x100;

/// The endings with this last letter that may be taken off what is in a state.
pub(super) fn endings(writing: Writing, from: State, last: char) -> &'static [Ending] {
    let shelf = match writing {
        Writing::Whole => &WHOLE,
        Writing::Folded => &FOLDED,
    };
    place(from, last).map_or(&[], |place| &shelf[place])
}

fn place(from: State, last: char) -> Option<usize> {
    let letter = u32::from(last).checked_sub(0x400)? as usize;
    (letter < LETTERS).then_some(from as usize * LETTERS + letter)
}

/// All shapes of a row of the table.
fn shapes((template, _, to, cost): (&str, State, State, u8)) -> Vec<Ending> {
    let (rest, after, mend) = condition(template);
    let mut shapes = Vec::new();
    for (front, harmony) in [(false, BACK), (true, FRONT)] {
        let alike = !rest.contains(['A', 'I', 'K', 'G']);
        if alike && front {
            continue;
        }
        for (letters, first) in spellings(rest, front) {
            let harmony = if alike { EITHER } else { harmony };
            shapes.push(Ending { letters, after: after & first, harmony, to, cost, mend });
        }
    }
    shapes
}

/// What stands in front of a row: after which sounds, and what was swallowed.
fn condition(template: &str) -> (&str, u8, Mend) {
    const CONSONANT: u8 = ANY & !VOWEL;
    match template.chars().next() {
        Some('+') => (&template[1..], CONSONANT, Mend::None),
        Some('^') => (&template[1..], VOWEL, Mend::None),
        Some('~') => (&template[1..], ANY, Mend::Glide),
        Some('-') => (&template[1..], CONSONANT, Mend::Narrow),
        _ => (template, ANY, Mend::None),
    }
}

/// The letters of a row in one harmony, with the sounds after which each spelling stands.
fn spellings(template: &str, front: bool) -> Vec<(Vec<char>, u8)> {
    let by = |back, soft| if front { soft } else { back };
    let mut spellings = vec![(Vec::new(), ANY)];
    for symbol in template.chars() {
        let choices: Vec<(char, u8)> = match symbol {
            'A' => vec![(by('а', 'е'), ANY)],
            'I' => vec![(by('ы', 'і'), ANY)],
            'K' => vec![(by('қ', 'к'), ANY), (by('ғ', 'г'), ANY)],
            'L' => vec![('л', VOWEL | GLIDE), ('д', LATERAL | NASAL | BUZZ), ('т', VOICELESS)],
            'N' => vec![('н', VOWEL | NASAL), ('д', GLIDE | LATERAL | BUZZ), ('т', VOICELESS)],
            'C' => vec![('н', VOWEL), ('д', GLIDE | LATERAL | NASAL | BUZZ), ('т', VOICELESS)],
            'B' => vec![('д', VOWEL | GLIDE | LATERAL | BUZZ), ('н', NASAL), ('т', VOICELESS)],
            'D' => vec![('д', ANY & !VOICELESS), ('т', VOICELESS)],
            'G' => vec![(by('ғ', 'г'), ANY & !VOICELESS), (by('қ', 'к'), VOICELESS)],
            'M' => vec![('м', VOWEL | GLIDE | LATERAL | NASAL), ('б', BUZZ), ('п', VOICELESS)],
            'Q' => vec![('м', VOWEL | GLIDE | LATERAL), ('б', NASAL | BUZZ), ('п', VOICELESS)],
            letter => vec![(letter, ANY)],
        };
        spellings = spellings
            .iter()
            .flat_map(|(letters, after)| {
                choices.iter().map(move |(letter, kinds)| {
                    let first = if letters.is_empty() { *kinds } else { *after };
                    (letters.iter().copied().chain([*letter]).collect(), first)
                })
            })
            .collect();
    }
    spellings
}
