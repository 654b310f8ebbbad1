//! Words of a study that look like something: patterns, words of few other letters.

use super::fields::of_study;
use std::collections::HashMap;
use tantivy::Searcher;
use tantivy::schema::Field;
use tantivy_fst::Automaton;

/// A way to judge words letter by letter, so that a dictionary need not be read whole.
pub(super) trait Look {
    /// What is known after some letters.
    type State: Clone;
    /// Before the first letter.
    fn start(&self) -> Self::State;
    /// After one more letter.
    fn after(&self, state: &Self::State, letter: char) -> Self::State;
    /// Whether a word may end here.
    fn ends(&self, state: &Self::State) -> bool;
    /// Whether any word can begin so.
    fn goes_on(&self, state: &Self::State) -> bool;
}

/// The longest pattern, in letters and signs.
pub(super) const LONGEST_PATTERN: usize = 100;

/// `*` stands for any letters, `?` for one. The state holds, as bits, which places in the pattern can be
/// reached: a dictionary has many words, and a number is cheaper to hold than a list.
pub(super) struct Wild(Vec<char>);

impl Wild {
    /// A pattern of at most [`LONGEST_PATTERN`] letters.
    pub(super) fn new(pattern: &str) -> Self {
        Self(pattern.chars().take(LONGEST_PATTERN).collect())
    }

    /// Lets stars stand for nothing.
    fn widened(&self, mut state: u128) -> u128 {
        for (at, sign) in self.0.iter().enumerate() {
            if *sign == '*' && state >> at & 1 == 1 {
                state |= 1 << (at + 1);
            }
        }
        state
    }
}

impl Look for Wild {
    type State = u128;

    fn start(&self) -> u128 {
        self.widened(1)
    }

    fn after(&self, state: &u128, letter: char) -> u128 {
        let mut next = 0;
        for (at, sign) in self.0.iter().enumerate().filter(|(at, _)| state >> at & 1 == 1) {
            match *sign {
                '*' => next |= 1 << at,
                '?' => next |= 1 << (at + 1),
                sign if sign == letter => next |= 1 << (at + 1),
                _ => (),
            }
        }
        self.widened(next)
    }

    fn ends(&self, state: &u128) -> bool {
        state >> self.0.len() & 1 == 1
    }

    fn goes_on(&self, state: &u128) -> bool {
        *state != 0
    }
}

/// Words that are few letters away: put in, left out or changed. The state is a row of the table of
/// edits.
pub(super) struct Edits {
    word: Vec<char>,
    most: u8,
}

impl Edits {
    pub(super) fn new(word: &str, most: u8) -> Self {
        Self { word: word.chars().collect(), most }
    }
}

impl Look for Edits {
    type State = Vec<u8>;

    fn start(&self) -> Vec<u8> {
        (0..=self.word.len()).map(|edits| u8::try_from(edits).unwrap_or(u8::MAX)).collect()
    }

    fn after(&self, row: &Vec<u8>, letter: char) -> Vec<u8> {
        let mut next = Vec::with_capacity(row.len());
        next.push(row[0].saturating_add(1));
        for (at, c) in self.word.iter().enumerate() {
            let changed = row[at].saturating_add(u8::from(*c != letter));
            next.push(changed.min(row[at + 1].saturating_add(1)).min(next[at].saturating_add(1)));
        }
        next
    }

    fn ends(&self, row: &Vec<u8>) -> bool {
        row.last().is_some_and(|edits| *edits <= self.most)
    }

    fn goes_on(&self, row: &Vec<u8>) -> bool {
        row.iter().any(|edits| *edits <= self.most)
    }
}

/// A look at the words of one study, byte by byte as the dictionary has them.
struct Bytes<L> {
    study: Vec<u8>,
    look: L,
}

/// Where such a look is.
#[derive(Clone)]
enum At<S> {
    /// So many bytes of the study's beginning are read.
    Study(usize),
    /// Between two letters.
    Letter(S),
    /// Within one: what is read of it, and how many bytes are to come.
    Within(S, u32, u8),
    Nowhere,
}

impl<L: Look> Automaton for Bytes<L> {
    type State = At<L::State>;

    fn start(&self) -> Self::State {
        At::Study(0)
    }

    fn is_match(&self, state: &Self::State) -> bool {
        matches!(state, At::Letter(state) if self.look.ends(state))
    }

    fn can_match(&self, state: &Self::State) -> bool {
        match state {
            At::Study(_) => true,
            At::Letter(state) | At::Within(state, ..) => self.look.goes_on(state),
            At::Nowhere => false,
        }
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let letter = |state: &L::State, code: u32| match char::from_u32(code) {
            Some(letter) => At::Letter(self.look.after(state, letter)),
            None => At::Nowhere,
        };
        match state {
            At::Study(read) if self.study.get(*read) == Some(&byte) => {
                if read + 1 == self.study.len() {
                    At::Letter(self.look.start())
                } else {
                    At::Study(read + 1)
                }
            }
            At::Letter(state) => match byte {
                0..0x80 => letter(state, u32::from(byte)),
                0xc0..0xe0 => At::Within(state.clone(), u32::from(byte & 0x1f), 1),
                0xe0..0xf0 => At::Within(state.clone(), u32::from(byte & 0x0f), 2),
                0xf0..=0xff => At::Within(state.clone(), u32::from(byte & 0x07), 3),
                0x80..0xc0 => At::Nowhere,
            },
            At::Within(state, code, left) => {
                let code = code << 6 | u32::from(byte & 0x3f);
                if *left == 1 { letter(state, code) } else { At::Within(state.clone(), code, left - 1) }
            }
            At::Study(_) | At::Nowhere => At::Nowhere,
        }
    }
}

/// Words that were found, and whether they are all.
#[derive(Debug, Default)]
pub(super) struct Forms {
    pub(super) words: Vec<String>,
    pub(super) cut: bool,
}

/// The words of a study in that field that look so: the commonest, where there are more than `most`.
pub(super) fn forms<L: Look>(
    searcher: &Searcher,
    field: Field,
    study_id: i64,
    look: impl Fn() -> L,
    most: usize,
) -> tantivy::Result<Forms> {
    let study = of_study(study_id).into_bytes();
    let mut found: HashMap<String, u64> = HashMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let bytes = Bytes { study: study.clone(), look: look() };
        let mut terms = index.terms().search(bytes).into_stream()?;
        while terms.advance() {
            let word = String::from_utf8_lossy(&terms.key()[study.len()..]).into_owned();
            *found.entry(word).or_default() += u64::from(terms.value().doc_freq);
        }
    }
    let mut words: Vec<(String, u64)> = found.into_iter().collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let cut = words.len() > most;
    words.truncate(most);
    Ok(Forms { words: words.into_iter().map(|(word, _)| word).collect(), cut })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fits(look: &impl Look, word: &str) -> bool {
        let end = word.chars().fold(look.start(), |state, letter| look.after(&state, letter));
        look.ends(&end)
    }

    /// By the book: the fewest edits between two words.
    fn distance(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => (table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]))
                        .min(table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1),
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn a_pattern_fits_words_of_its_look() {
        for (pattern, word, fit) in [
            ("ауыл*", "ауылдар", true),
            ("ауыл*", "ауыл", true),
            ("*шылық", "тапшылық", true),
            ("*шылық", "тапшылықты", false),
            ("а?ыл", "ауыл", true),
            ("а?ыл", "аыл", false),
            ("а*ы*а", "ауылда", true),
        ] {
            assert_eq!(fits(&Wild::new(pattern), word), fit, "{pattern} {word}");
        }
    }

    proptest! {
        #[test]
        fn edits_are_counted_as_by_the_book(a in "[абв]{0,6}", b in "[абв]{0,6}", most in 1_u8..3) {
            prop_assert_eq!(fits(&Edits::new(&a, most), &b), distance(&a, &b) <= usize::from(most));
        }

        #[test]
        fn bytes_are_read_as_letters(word in "\\PC{0,8}", other in "\\PC{0,8}") {
            let study = of_study(12);
            let bytes = Bytes { study: study.clone().into_bytes(), look: Edits::new(&word, 0) };
            for (text, fit) in [(study.clone() + &word, true), (study + &other, word == other), (word.clone(), false)] {
                let end = text.bytes().fold(bytes.start(), |state, byte| bytes.accept(&state, byte));
                prop_assert_eq!(bytes.is_match(&end), fit);
            }
        }
    }
}
