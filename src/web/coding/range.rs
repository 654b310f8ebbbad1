//! The part of a file that a browser asks for (`Range`).

use std::ops::RangeInclusive;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it.
    Whole,
    /// These bytes, the last one included.
    Part(RangeInclusive<u64>),
    /// What is past its end.
    Beyond,
}

/// What the header asks of a file of that size, which is not empty. Several parts at once, other units and
/// what cannot be read ask for the whole, as servers may take them.
pub(super) fn asked(header: Option<&str>, size: u64) -> Asked {
    let Some((first, last)) = header
        .and_then(|header| header.trim().strip_prefix("bytes="))
        .and_then(|range| range.trim().split_once('-'))
    else {
        return Asked::Whole;
    };
    match (number(first), number(last)) {
        (Number::None, Number::Of(0)) => Asked::Beyond,
        (Number::None, Number::Of(count)) => Asked::Part(size - count.min(size)..=size - 1),
        (Number::Of(first), Number::None) if first < size => Asked::Part(first..=size - 1),
        (Number::Of(first), Number::Of(last)) if last < first => Asked::Whole,
        (Number::Of(first), Number::Of(last)) if first < size => Asked::Part(first..=last.min(size - 1)),
        (Number::Of(_), Number::None | Number::Of(_)) => Asked::Beyond,
        (Number::None, Number::None) | (Number::Odd, _) | (_, Number::Odd) => Asked::Whole,
    }
}

enum Number {
    None,
    Of(u64),
    Odd,
}

fn number(text: &str) -> Number {
    if text.is_empty() {
        return Number::None;
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    // A number too large to be read is past every end.
    if digits { Number::Of(text.parse().unwrap_or(u64::MAX)) } else { Number::Odd }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_are_read_as_browsers_ask_for_them() {
        for (header, told) in [
            ("bytes=0-", Asked::Part(0..=99)),
            ("bytes=0-1", Asked::Part(0..=1)),
            ("bytes=50-1000", Asked::Part(50..=99)),
            ("bytes=-10", Asked::Part(90..=99)),
            ("bytes=-1000", Asked::Part(0..=99)),
            ("bytes=99-99", Asked::Part(99..=99)),
            ("bytes=100-", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=99999999999999999999999-", Asked::Beyond),
            ("bytes=5-4", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("bytes=0-1,5-6", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("pages=1-2", Asked::Whole),
            ("", Asked::Whole),
        ] {
            assert_eq!(asked(Some(header), 100), told, "{header}");
        }
        assert_eq!(asked(None, 100), Asked::Whole);
    }

    proptest! {
        #[test]
        fn a_part_lies_in_the_file(header in "(bytes=)?[0-9]{0,22}-?[0-9,-]{0,22}", size in 1u64..1000) {
            if let Asked::Part(part) = asked(Some(&header), size) {
                prop_assert!(part.start() <= part.end() && *part.end() < size);
            }
        }
    }
}
