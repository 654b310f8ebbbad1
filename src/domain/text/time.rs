//! Times in a recording, as transcripts mark them.

/// The thousandths of a second of a clock such as `1:02:03.500`, `02:03`, `00:02:03,5`; at least minutes
/// and seconds, `None` for anything else.
#[must_use]
pub fn clock(text: &str) -> Option<u32> {
    let (clock, fraction) = match text.split_once(['.', ',']) {
        Some((clock, fraction)) => (clock, thousandths(fraction)?),
        None => (text, 0),
    };
    let parts: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut seconds = 0_u32;
    for (index, part) in parts.iter().enumerate() {
        let digits = !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = part.parse().ok().filter(|_| digits)?;
        if index > 0 && (part.len() != 2 || number > 59) {
            return None;
        }
        seconds = seconds * 60 + number;
    }
    seconds.checked_mul(1_000)?.checked_add(fraction)
}

fn thousandths(fraction: &str) -> Option<u32> {
    let digits = (1..=3).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = fraction.parse().ok().filter(|_| digits)?;
    Some(number * [100, 10, 1][fraction.len() - 1])
}

/// The time at the beginning of a line, in square or round brackets or after a `#` before and behind, as
/// recognisers and people write it, and how many code points it takes with the blanks after it.
#[must_use]
pub fn mark(line: &str) -> Option<(u32, usize)> {
    let close = match line.chars().next()? {
        '[' => ']',
        '(' => ')',
        '#' => '#',
        _ => return None,
    };
    let (inside, rest) = line[1..].split_once(close)?;
    let time = clock(inside.trim())?;
    let blanks = rest.chars().take_while(|c| c.is_whitespace()).count();
    Some((time, inside.chars().count() + 2 + blanks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_and_other_numbers_are_not() {
        let hour = 3_600_000;
        for (text, time) in [
            ("00:00", Some(0)),
            ("2:03", Some(123_000)),
            ("02:03.5", Some(123_500)),
            ("1:02:03,004", Some(hour + 123_004)),
            ("100:00:00", Some(100 * hour)),
            ("12", None),
            ("1:2", None),
            ("00:60", None),
            ("00:00:00:00", None),
            ("00:00.", None),
            ("-1:00", None),
            ("٠٠:٠٠", None),
        ] {
            assert_eq!(clock(text), time, "{text}");
        }
    }

    #[test]
    fn a_mark_stands_in_brackets_at_the_beginning() {
        assert_eq!(mark("[00:01:02] Айгүл: Сәлем"), Some((62_000, 11)));
        assert_eq!(mark("(1:02)"), Some((62_000, 6)));
        assert_eq!(mark("#00:01:02-5#"), None);
        assert_eq!(mark("#00:01:02.5# "), Some((62_500, 13)));
        for line in ["12:30 кездестік", "[жымиды]", "", "(1:2)", "[1:02"] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
