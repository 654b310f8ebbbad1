//! Which of the stems that a word may have are kept.

use super::MOST;
use super::analyse::{Cut, cuts};
use super::endings::Mend;
use super::sounds::{Writing, is_vowel, unvoiced};
use super::words::{NOUN, VERB, each};

/// How likely a stem is: more by this much for each of its letters, …
const LETTER: i32 = 2;
/// … less by this much for what its endings cost, …
const COST: i32 = 3;
/// … and where a vowel has to be put back into it.
const VOWEL_BACK: i32 = 2;
/// How much less likely than the best a stem may be to be kept beside it.
const WORSE: i32 = 6;
/// How much less likely a guess is where the endings are a verb's.
const GUESSED_VERB: i32 = 4;
/// The shortest guess, in letters.
const SHORTEST_GUESS: usize = 3;

/// A stem and how likely it is.
type Rated = (i32, String);

/// The stems of a word that is not irregular.
pub(super) fn stems(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let cuts = cuts(&letters, Writing::Whole);
    let mut known = known(&letters, &cuts, Writing::Whole);
    if known.is_empty() {
        known = guesses(&letters, &cuts);
    }
    if known.is_empty() {
        return vec![word.to_owned()];
    }
    known.truncate(MOST);
    known.into_iter().map(|(_, stem)| stem).collect()
}

/// The listed stems that a word written without Kazakh letters may be of, the likeliest first.
pub(super) fn folded_stems(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let known = known(&letters, &cuts(&letters, Writing::Folded), Writing::Folded);
    known.into_iter().map(|(_, stem)| stem).collect()
}

/// The stems that are in the list, the likeliest first, without those that are much less likely.
fn known(letters: &[char], cuts: &[Cut], writing: Writing) -> Vec<Rated> {
    let mut rated = Vec::with_capacity(8);
    let mut stem = String::with_capacity(2 * letters.len() + 2);
    for cut in cuts {
        let wanted = if cut.verb { VERB } else { NOUN };
        let mut offer = |stem: &str, length: usize, less: i32| {
            let rate = rate(length, cut) - less;
            each(stem, wanted, writing, |stem| rated.push((rate, stem.to_owned())));
        };
        let root = &letters[..cut.end];
        stem.clear();
        stem.extend(root);
        let swallowed: &[char] = match cut.mend {
            Mend::None => &[],
            Mend::Glide => &['й'],
            Mend::Narrow => &['ы', 'і'],
        };
        for letter in swallowed {
            stem.push(writing.letter(*letter));
            offer(&stem, cut.end + 1, 0);
            stem.pop();
        }
        if cut.mend != Mend::None {
            continue;
        }
        offer(&stem, cut.end, 0);
        let [.., before, last] = *root else { continue };
        if !cut.open || is_vowel(last) {
            continue;
        }
        // Before a vowel a stem's end is voiced, and a narrow vowel before it may be gone: аяғы is of
        // аяқ, халқы of халық.
        let end = unvoiced(last);
        stem.pop();
        if end != last {
            stem.push(end);
            offer(&stem, cut.end, 0);
            stem.pop();
        }
        if !is_vowel(before) && cut.end > 2 {
            for vowel in ['ы', 'і'] {
                let vowel = writing.letter(vowel);
                stem.extend([vowel, end]);
                offer(&stem, cut.end + 1, VOWEL_BACK);
                stem.truncate(stem.len() - vowel.len_utf8() - end.len_utf8());
            }
        }
    }
    let mut rated = in_order(rated);
    if let Some(best) = rated.first().map(|(rate, _)| *rate) {
        rated.retain(|(rate, _)| best - rate <= WORSE);
    }
    rated
}

/// What is left when as many endings are taken off as can be, for a word that is not in the list.
fn guesses(letters: &[char], cuts: &[Cut]) -> Vec<Rated> {
    let plausible = cuts.iter().filter(|cut| {
        cut.mend == Mend::None && cut.end >= SHORTEST_GUESS && letters[..cut.end].iter().any(|c| is_vowel(*c))
    });
    let rated = plausible.map(|cut| {
        let mut stem: String = letters[..cut.end].iter().collect();
        if let Some(last) = stem.pop() {
            stem.push(if cut.end < letters.len() { unvoiced(last) } else { last });
        }
        let verb = if cut.verb { GUESSED_VERB } else { 0 };
        (-signed(cut.end) - i32::from(cut.cost) - verb, stem)
    });
    in_order(rated.collect())
}

fn rate(length: usize, cut: &Cut) -> i32 {
    LETTER * signed(length) - COST * i32::from(cut.cost)
}

/// A number of letters, which is small, to reckon with.
fn signed(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX / LETTER)
}

/// The likeliest first, each once.
fn in_order(mut rated: Vec<Rated>) -> Vec<Rated> {
    rated.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
    let mut once: Vec<Rated> = Vec::with_capacity(rated.len());
    for stem in rated {
        if once.iter().all(|(_, other)| *other != stem.1) {
            once.push(stem);
        }
    }
    once
}
