//! Recordings: the times that passages bear.

/// A time in a recording as a clock shows it, whole seconds: `1:02:03`, `02:03`.
pub(super) fn clock(thousandths: u32) -> String {
    let seconds = thousandths / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_clock_shows_hours_where_there_are_some() {
        assert_eq!((clock(62_999).as_str(), clock(3_723_000).as_str()), ("01:02", "1:02:03"));
    }
}
