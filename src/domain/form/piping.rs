//! Answers within words: `${name}` in a label, a hint or a note stands for the answer of that name.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words as they stand.
    Words(&'t str),
    /// The answer of that name, in its brackets.
    Answer(&'t str),
}

/// The pieces of a text in order; joined they are the text, the brackets apart. A `${` that no `}`
/// closes is words.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut left = text;
    std::iter::from_fn(move || {
        if let Some((name, rest)) = answer(left) {
            left = rest;
            return Some(Piece::Answer(name));
        }
        let mut ends = left.match_indices("${").map(|(at, _)| at).filter(|at| answer(&left[*at..]).is_some());
        let (words, rest) = left.split_at(ends.next().unwrap_or(left.len()));
        left = rest;
        (!words.is_empty()).then_some(Piece::Words(words))
    })
}

/// The names of the answers that a text shows, each as often as shown.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| if let Piece::Answer(name) = piece { Some(name) } else { None })
}

fn answer(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix("${")?.split_once('}')?;
    (!name.contains("${")).then(|| (name.trim(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_and_answers() {
        let all = |text| pieces(text).collect::<Vec<_>>();
        assert_eq!(all(""), []);
        assert_eq!(
            all("Сіз, ${ name }, ${age} жастасыз"),
            [
                Piece::Words("Сіз, "),
                Piece::Answer("name"),
                Piece::Words(", "),
                Piece::Answer("age"),
                Piece::Words(" жастасыз")
            ]
        );
        assert_eq!(all("${a${b}"), [Piece::Words("${a"), Piece::Answer("b")]);
        assert_eq!(all("5 ${ and"), [Piece::Words("5 ${ and")]);
        assert_eq!(names("${a}${a}").count(), 2);
    }
}
