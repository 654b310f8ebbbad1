//! When something happened on a phone, whose clock may say anything: only how long ago it says that
//! was is believed, as far as it can be.

use crate::store::drafts::Draft;
use chrono::{DateTime, Duration, Utc};

/// The longest that a draft is believed to have been under way.
const LONGEST: Duration = Duration::days(400);
/// The longest that a finished draft of which nothing was heard before is believed to have waited.
const UNHEARD: Duration = Duration::days(90);

/// When something was begun that took so many seconds until now.
pub(super) fn begun(elapsed: u64, now: DateTime<Utc>) -> DateTime<Utc> {
    let elapsed = i64::try_from(elapsed).ok().and_then(Duration::try_seconds).unwrap_or(LONGEST);
    now - elapsed.min(LONGEST)
}

/// When a draft was finished that a phone says was so many seconds ago: not before it was begun, nor
/// later than it came. Where the phone's clock was set meanwhile, what it says cannot be, and the moment
/// at which it came stands for it.
pub(super) fn finished(ago: i64, draft: &Draft, now: DateTime<Utc>) -> DateTime<Utc> {
    let can_be = |ago: &Duration| (Duration::zero()..=LONGEST).contains(ago);
    let ago = Duration::try_seconds(ago).filter(can_be).unwrap_or_default();
    let unheard = draft.sequence == 0;
    let earliest = if unheard { draft.started_at.max(now - UNHEARD) } else { draft.started_at };
    (now - ago).max(earliest).min(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::answer::languages::Languages;
    use domain::language::Language;

    const DAY: i64 = 86_400;

    fn begun_days_ago(days: i64, sequence: i64, now: DateTime<Utc>) -> Draft {
        Draft {
            id: uuid::Uuid::from_u128(1),
            study_id: 1,
            form_version_id: 1,
            resume_code: String::new(),
            language: Language::Kk,
            page: String::new(),
            answers: "{}".to_owned(),
            languages: Languages::of(Language::Kk),
            started_at: now - Duration::days(days),
            saved_at: now,
            sequence,
            supersedes: None,
        }
    }

    #[test]
    fn a_phone_is_believed_as_far_as_it_can_be() {
        let now: DateTime<Utc> = "2026-11-26T12:00:00Z".parse().expect("a moment");
        for (begun, sequence, ago, days) in [
            (3, 0, DAY, 1),
            (3, 4, 2 * DAY, 2),
            // Not before it was begun.
            (3, 4, 5 * DAY, 3),
            // Nobody had heard of it.
            (200, 0, 150 * DAY, 90),
            (200, 1, 150 * DAY, 150),
            // The future, and a clock that was at its beginning when the draft was finished.
            (3, 4, -DAY, 0),
            (3, 4, 20_000 * DAY, 0),
            (3, 4, i64::MAX, 0),
            (3, 4, i64::MIN, 0),
        ] {
            let found = finished(ago, &begun_days_ago(begun, sequence, now), now);
            assert_eq!(found, now - Duration::days(days), "{begun} days, {ago} seconds");
        }
        assert_eq!(
            finished(0, &begun_days_ago(-1, 1, now), now),
            now,
            "begun by a process with another clock"
        );
    }

    #[test]
    fn a_draft_was_begun_at_most_a_year_ago_or_so() {
        let now: DateTime<Utc> = "2026-11-26T12:00:00Z".parse().expect("a moment");
        assert_eq!(begun(90, now), now - Duration::seconds(90));
        assert_eq!(begun(u64::MAX, now), now - LONGEST);
    }
}
