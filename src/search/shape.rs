//! Words in their places: side by side, near one another, any of some.
//!
//! The same is asked of the index, which knows the places of words, and of a text that is shown.

/// How words stand.
#[derive(Clone, Debug)]
pub(super) enum Shape<T> {
    /// A word.
    Leaf(T),
    /// One directly behind the other.
    Sequence(Vec<Shape<T>>),
    /// Any of these.
    Any(Vec<Shape<T>>),
    /// At most so many words apart, whichever comes first.
    Near(Box<Shape<T>>, Box<Shape<T>>, u32),
}

/// Where something stands, in words from the beginning of a passage.
pub(super) trait Place: Clone {
    /// The place of one word.
    fn word(at: u32) -> Self;
    /// The first word, and past the last.
    fn ends(&self) -> (u32, u32);
    /// Both together.
    fn join(&self, other: &Self) -> Self;
}

/// A stretch of words.
pub(super) type Stretch = (u32, u32);

impl Place for Stretch {
    fn word(at: u32) -> Self {
        (at, at + 1)
    }
    fn ends(&self) -> (u32, u32) {
        *self
    }
    fn join(&self, other: &Self) -> Self {
        (self.0.min(other.0), self.1.max(other.1))
    }
}

/// A stretch of words that remembers which of them were sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) stretch: Stretch,
    pub(super) words: Vec<u32>,
}

impl Place for Found {
    fn word(at: u32) -> Self {
        Self { stretch: (at, at + 1), words: vec![at] }
    }
    fn ends(&self) -> (u32, u32) {
        self.stretch
    }
    fn join(&self, other: &Self) -> Self {
        let mut words: Vec<u32> = self.words.iter().chain(&other.words).copied().collect();
        words.sort_unstable();
        words.dedup();
        Self { stretch: self.stretch.join(&other.stretch), words }
    }
}

/// How many places of one thing in one passage are looked at: in a passage of any sense there are fewer.
const MOST: usize = 2_000;

impl<T> Shape<T> {
    /// Every place of it, in order, given the places of each word, in order.
    pub(super) fn places<P: Place>(&mut self, at: &mut impl FnMut(&mut T) -> Vec<u32>) -> Vec<P> {
        match self {
            Self::Leaf(word) => at(word).into_iter().take(MOST).map(P::word).collect(),
            Self::Sequence(parts) => {
                let mut parts = parts.iter_mut();
                let mut found: Vec<P> = parts.next().map_or_else(Vec::new, |first| first.places(at));
                for part in parts {
                    if found.is_empty() {
                        break;
                    }
                    let next: Vec<P> = part.places(at);
                    found = pairs(&found, &next, |(_, end), (start, _)| end == start);
                }
                found
            }
            Self::Any(parts) => {
                let mut found: Vec<P> = parts.iter_mut().flat_map(|part| part.places(at)).collect();
                found.sort_by_key(Place::ends);
                found.dedup_by_key(|place| place.ends());
                found
            }
            Self::Near(one, other, apart) => {
                let one: Vec<P> = one.places(at);
                if one.is_empty() {
                    return one;
                }
                let other: Vec<P> = other.places(at);
                let apart = *apart;
                let mut found = pairs(&one, &other, |(from, to), (start, end)| {
                    // The same words are not near themselves.
                    if to <= start { start - to < apart } else { end <= from && from - end < apart }
                });
                found.sort_by_key(Place::ends);
                found
            }
        }
    }

    /// The same shape of other words.
    pub(super) fn map<U>(&self, with: &mut impl FnMut(&T) -> U) -> Shape<U> {
        let mut all = |parts: &[Self]| parts.iter().map(|part| part.map(with)).collect();
        match self {
            Self::Sequence(parts) => Shape::Sequence(all(parts)),
            Self::Any(parts) => Shape::Any(all(parts)),
            Self::Leaf(word) => Shape::Leaf(with(word)),
            Self::Near(one, other, apart) => {
                Shape::Near(Box::new(one.map(with)), Box::new(other.map(with)), *apart)
            }
        }
    }
}

/// Pairs that fit, joined.
fn pairs<P: Place>(one: &[P], other: &[P], fits: impl Fn(Stretch, Stretch) -> bool) -> Vec<P> {
    let mut found = Vec::new();
    for a in one {
        for b in other.iter().filter(|b| fits(a.ends(), b.ends())) {
            found.push(a.join(b));
            if found.len() == MOST {
                return found;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(shape: &mut Shape<char>, text: &str) -> Vec<Found> {
        shape.places(&mut |word: &mut char| {
            text.chars().zip(0..).filter(|(c, _)| c == word).map(|(_, at)| at).collect()
        })
    }

    fn leaf(word: char) -> Box<Shape<char>> {
        Box::new(Shape::Leaf(word))
    }

    #[test]
    fn near_means_so_many_words_apart_on_either_side() {
        let mut shape = Shape::Near(leaf('a'), leaf('b'), 2);
        let found =
            |text| places(&mut shape.clone(), text).into_iter().map(|found| found.words).collect::<Vec<_>>();
        assert_eq!(found("axb"), [[0, 2]]);
        assert_eq!(found("bxa"), [[0, 2]]);
        assert_eq!(found("axxb"), Vec::<Vec<u32>>::new());
        assert_eq!(found("abxxa"), [[0, 1]]);
        shape = Shape::Near(leaf('a'), leaf('a'), 2);
        assert_eq!(places(&mut shape, "a"), []);
    }

    #[test]
    fn a_phrase_stands_side_by_side() {
        let mut shape =
            Shape::Sequence(vec![Shape::Leaf('a'), Shape::Any(vec![Shape::Leaf('b'), Shape::Leaf('c')])]);
        let found: Vec<_> = places(&mut shape, "abxacab").into_iter().map(|found| found.stretch).collect();
        assert_eq!(found, [(0, 2), (3, 5), (5, 7)]);
    }

    proptest! {
        #[test]
        fn near_finds_what_trying_all_pairs_finds(text in "[abx]{0,30}", apart in 1_u32..6) {
            let mut shape = Shape::Near(leaf('a'), leaf('b'), apart);
            let letters: Vec<char> = text.chars().collect();
            let mut expected = Vec::new();
            for (i, a) in letters.iter().enumerate() {
                for (j, b) in letters.iter().enumerate() {
                    if (*a, *b) == ('a', 'b') && i.abs_diff(j) <= apart as usize {
                        expected.push((i.min(j) as u32, i.max(j) as u32 + 1));
                    }
                }
            }
            expected.sort_unstable();
            let found: Vec<_> = places(&mut shape, &text).into_iter().map(|found| found.stretch).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
