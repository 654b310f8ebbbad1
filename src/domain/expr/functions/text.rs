//! Texts.

use super::{Arguments, Entry, MANY, Node, count};
use crate::expr::Value;
use crate::expr::eval::Found;
use crate::expr::pattern::Pattern;

pub(super) const FUNCTIONS: &[Entry] = &[
    Entry::new("string", (0, 1), |a| a.value_or_here().text().into()),
    Entry::new("concat", (0, MANY), |a| joined(a, 0, "")),
    Entry::new("join", (1, MANY), |a| joined(a, 1, &a.text(0))),
    Entry::new("string-length", (0, 1), |a| count(a.value_or_here().text().chars().count()).into()),
    Entry::new("substr", (2, 3), substr),
    Entry::new("substring", (2, 3), substring).of_few(),
    Entry::new("substring-before", (2, 2), |a| {
        let text = a.text(0);
        text.split_once(&a.text(1)).map_or("", |(before, _)| before).to_owned().into()
    }),
    Entry::new("substring-after", (2, 2), |a| {
        let text = a.text(0);
        text.split_once(&a.text(1)).map_or("", |(_, after)| after).to_owned().into()
    }),
    Entry::new("contains", (2, 2), |a| a.text(0).contains(&a.text(1)).into()),
    Entry::new("starts-with", (2, 2), |a| a.text(0).starts_with(&a.text(1)).into()),
    Entry::new("ends-with", (2, 2), |a| a.text(0).ends_with(&a.text(1)).into()),
    Entry::new("translate", (3, 3), translate),
    Entry::new("normalize-space", (0, 1), |a| {
        words(&a.value_or_here().text()).collect::<Vec<_>>().join(" ").into()
    }),
    Entry::new("regex", (2, 2), regex),
    Entry::new("uuid", (0, 1), uuid).of_few().of_world(),
    Entry::new("property", (1, 1), |a| a.scope.context.world.property(&a.text(0)).unwrap_or_default().into())
        .of_world(),
    Entry::new("jr:itext", (1, 1), |a| a.scope.context.world.text(&a.text(0)).unwrap_or_default().into())
        .of_world(),
];

/// All arguments from that one on in one text.
fn joined<'c>(arguments: &Arguments<'_, 'c, '_>, first: usize, between: &str) -> Found<'c> {
    arguments.values_from(first).iter().map(Value::text).collect::<Vec<_>>().join(between).into()
}

/// From a place up to another, both from 0; from the end where they are negative.
fn substr<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let letters: Vec<char> = arguments.text(0).chars().collect();
    let length = count(letters.len());
    let place = |number: f64| {
        let number = number.trunc();
        let place = if number < 0.0 { length + number } else { number };
        // A number up to the length, which is one of a vector.
        place.clamp(0.0, length) as usize
    };
    let from = place(arguments.number(1));
    let to = if arguments.count() > 2 { place(arguments.number(2)) } else { letters.len() };
    letters.get(from..to).map(|part| part.iter().collect()).unwrap_or_else(String::new).into()
}

/// XPath's own: from a place, from 1, so many letters; both rounded.
fn substring<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let half_up = |number: f64| (number + 0.5).floor();
    let from = half_up(arguments.number(1));
    let to = if arguments.count() > 2 { from + half_up(arguments.number(2)) } else { f64::INFINITY };
    let text = arguments.text(0);
    let within = |at: usize| {
        let at = count(at + 1);
        at >= from && at < to
    };
    text.chars().enumerate().filter(|(at, _)| within(*at)).map(|(_, c)| c).collect::<String>().into()
}

/// Letters of the second text become those at the same place in the third, or nothing.
fn translate<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let from: Vec<char> = arguments.text(1).chars().collect();
    let to: Vec<char> = arguments.text(2).chars().collect();
    let translated = |c: char| match from.iter().position(|from| *from == c) {
        Some(at) => to.get(at).copied(),
        None => Some(c),
    };
    arguments.text(0).chars().filter_map(translated).collect::<String>().into()
}

/// The longest text of chance, in letters.
const LONGEST_CHANCE: f64 = 1000.0;

/// A UUID; with a length so many letters of chance.
fn uuid<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let world = arguments.scope.context.world;
    if arguments.count() == 0 {
        return world.uuid().into();
    }
    let letter = || ALPHABET.get((world.random() * 36.0) as usize).map_or('0', |byte| char::from(*byte));
    // Not a number is nothing.
    let length = arguments.number(0).clamp(0.0, LONGEST_CHANCE) as usize;
    std::iter::repeat_with(letter).take(length).collect::<String>().into()
}

const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// What stands between white space, which is only what XML knows as such.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty())
}

/// Whether a pattern fits a whole text; one that is worked out only now and is none fits nothing.
fn regex<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let text = arguments.text(0);
    match arguments.nodes.get(1) {
        Some(Node::Pattern(pattern)) => pattern.fits(&text).into(),
        _ => Pattern::new(&arguments.text(1)).is_some_and(|pattern| pattern.fits(&text)).into(),
    }
}
