//! Counting by hand what a computer counted.

use super::*;
use crate::language::Language::{self, Kk, Ru};
use proptest::prelude::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

fn sent(day: NaiveDate, language: Language, way: &str, seconds: impl Into<Option<u32>>) -> Sent<'_> {
    Sent { day, language, version: 1, way, seconds: seconds.into() }
}

fn some() -> Fieldwork {
    let mut fieldwork = Fieldwork::default();
    fieldwork.take(sent(day(11, 2), Kk, "web", 600));
    fieldwork.take(Sent { version: 2, ..sent(day(11, 5), Kk, "web", 120) });
    fieldwork.take(sent(day(11, 5), Ru, "file", None));
    fieldwork.take(sent(day(11, 6), Kk, "web", 300));
    fieldwork
}

#[test]
fn days_on_which_nobody_answered_are_days_too() {
    let course = some().within(Days::default(), day(12, 31));
    let counts: Vec<u64> = course.days.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [1, 0, 0, 2, 1], "the fieldwork is over");
    assert_eq!((course.completed, course.step()), (4, Step::Day));
    let goes_on = some().within(Days::default(), day(11, 8));
    assert_eq!(goes_on.days[5..], [(day(11, 7), 0), (day(11, 8), 0)]);
}

#[test]
fn what_is_known_of_responses_is_counted_and_the_time_only_where_it_is() {
    let course = some().within(Days::default(), day(11, 6));
    assert_eq!(course.languages, [(Kk, 3), (Ru, 1)]);
    assert_eq!(course.versions, [(1, 3), (2, 1)]);
    assert_eq!(course.ways, [("web".to_owned(), 3), ("file".to_owned(), 1)]);
    let filling = some().filling(Days::default()).expect("some times");
    assert_eq!(filling, Filling { known: 3, lower: 210.0, median: 300.0, upper: 450.0 });
}

#[test]
fn a_period_holds_both_of_its_ends() {
    let days = Days { from: Some(day(11, 3)), to: Some(day(11, 5)) };
    let course = some().within(days, day(11, 6));
    assert_eq!(course.completed, 2);
    assert_eq!(course.days, [(day(11, 3), 0), (day(11, 4), 0), (day(11, 5), 2)]);
    let ages_ago = Days { from: Some(NaiveDate::MIN), to: Some(NaiveDate::MAX) };
    assert_eq!(some().within(ages_ago, day(11, 6)).days.len(), 5);
    let turned = Days { from: days.to, to: days.from };
    assert_eq!(some().within(turned, day(11, 6)), Course::default());
    assert_eq!(Fieldwork::default().within(days, day(11, 6)), Course::default());
}

#[test]
fn a_date_of_long_ago_does_not_make_days_of_centuries() {
    let mut fieldwork = some();
    let mistyped = NaiveDate::from_ymd_opt(24, 5, 1).expect("a day");
    fieldwork.take(sent(mistyped, Kk, "web", None));
    let course = fieldwork.within(Days::default(), day(11, 6));
    assert_eq!(course.completed, 5);
    assert_eq!(course.days, [(mistyped, 1), (day(11, 2), 1), (day(11, 5), 2), (day(11, 6), 1)]);
    assert_eq!(course.spans(course.step()).len(), 2);
}

#[test]
fn long_fieldwork_is_counted_by_weeks_from_monday_or_by_months() {
    let mut fieldwork = some();
    fieldwork.take(sent(day(12, 31), Kk, "web", None));
    let course = fieldwork.within(Days::default(), day(12, 31));
    assert_eq!(course.step(), Step::Week);
    let spans = course.spans(Step::Week);
    assert_eq!(spans.first(), Some(&Span { begins: day(11, 2), count: 4 }));
    assert_eq!(spans.last(), Some(&Span { begins: day(12, 28), count: 1 }));
    assert_eq!(spans.len(), 9);
    fieldwork.take(sent(day(1, 15), Kk, "web", None));
    let course = fieldwork.within(Days::default(), day(12, 31));
    assert_eq!(course.step(), Step::Month);
    let spans = course.spans(Step::Month);
    assert_eq!((spans.len(), spans[0]), (12, Span { begins: day(1, 1), count: 1 }));
}

#[test]
fn people_stop_at_pages_of_the_form_or_of_another_version() {
    let form = r#"
        title = { en = "Survey" }
        languages = ["en"]
        [[page]]
        name = "one"
        [[page.item]]
        name = "a"
        kind = "text"
        label = { en = "A?" }
        [[page]]
        name = "two"
        [[page.item]]
        name = "b"
        kind = "text"
        label = { en = "B?" }
    "#;
    let form = crate::form::source::read(form).expect("a form").form;
    let begun = |page: &str, count, quiet| Begun { page: page.to_owned(), count, quiet };
    let stops = Stops::of(&form, &[begun("two", 5, 2), begun("gone", 1, 1), begun("two", 1, 0)]);
    let two = Stop { in_progress: 4, broken_off: 2 };
    assert_eq!(stops.pages, [Stop::default(), two]);
    assert_eq!(stops.elsewhere, Stop { in_progress: 0, broken_off: 1 });
    assert_eq!((stops.all().count(), two.count()), (7, 6));
}

#[test]
fn a_quota_is_reached_where_all_of_it_is_there() {
    let quota = Quota { wanted: 300, came: 299 };
    assert_eq!((quota.percent(), quota.left()), (99, 1));
    let quota = Quota { wanted: 300, came: 302 };
    assert_eq!((quota.percent(), quota.left()), (100, 0));
}

proptest! {
    /// However responses come, each is on one day, in one language, of one version, in one way.
    #[test]
    fn every_response_is_counted_once(
        came in proptest::collection::vec((0u64..400, 0usize..3, 1i32..4, any::<Option<u32>>()), 0..200),
        from in 0u64..400,
        long in 0u64..400,
    ) {
        let at = |days: u64| day(1, 1) + chrono::Days::new(days);
        let mut fieldwork = Fieldwork::default();
        for (days, language, version, seconds) in &came {
            let language = Language::ALL[*language];
            fieldwork.take(Sent { day: at(*days), language, version: *version, way: "web", seconds: *seconds });
        }
        let days = Days { from: Some(at(from)), to: Some(at(from + long)) };
        let course = fieldwork.within(days, day(1, 1));
        let held = came.iter().filter(|(day, ..)| days.hold(at(*day))).count() as u64;
        prop_assert_eq!(course.completed, held);
        prop_assert_eq!(course.days.iter().map(|(_, count)| count).sum::<u64>(), held);
        prop_assert_eq!(course.languages.iter().map(|(_, count)| count).sum::<u64>(), held);
        prop_assert_eq!(course.versions.iter().map(|(_, count)| count).sum::<u64>(), held);
        prop_assert_eq!(course.ways.iter().map(|(_, count)| count).sum::<u64>(), held);
        for step in [Step::Day, Step::Week, Step::Month] {
            prop_assert_eq!(course.spans(step).iter().map(|span| span.count).sum::<u64>(), held);
        }
        prop_assert!(course.spans(course.step()).len() <= 37);
    }
}
