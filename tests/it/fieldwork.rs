//! How the fieldwork goes, from what respondents send; every test runs on both databases.

use crate::harness::database::{Kind, open};
use crate::harness::visitor::Visitor;
use crate::people::{FORM, owner, serve};
use crate::phone::{parcel, send, whole};
use crate::teamwork::join;
use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use domain::answer::languages::Languages;
use domain::fieldwork::{Begun, Days, Target};
use domain::form::change::Declarations;
use domain::form::source;
use domain::language::Language::{self, Kk, Ru};
use saual::service::fieldwork::FieldworkCache;
use saual::store::{self, Store, drafts, submissions};
use serde_json::json;
use uuid::Uuid;

const PAGE: &str = "/studies/village/fieldwork";

/// Three in the afternoon in London is the evening in Kazakhstan, and nine in the evening the next day.
fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).single().expect("a moment")
}

async fn study(store: &Store) -> (i64, i64) {
    let form = source::read(FORM).unwrap_or_else(|faults| panic!("{faults:?}")).form;
    let tx = store.begin().await.expect("a transaction");
    let id = store::studies::add(&tx, "s", &form.title, at(1, 0)).await.expect("a study");
    let publication = store::forms::Publication {
        study_id: id,
        source: "x",
        form: &form,
        digest: "d",
        declarations: &Declarations::default(),
        by: None,
    };
    let version = store::forms::publish(&tx, &publication, at(1, 0)).await.expect("a version");
    tx.commit().await.expect("kept");
    (id, version.id)
}

async fn came(
    store: &Store,
    (study_id, form_version_id): (i64, i64),
    (id, supersedes): (u128, Option<u128>),
    (submitted_at, minutes): (DateTime<Utc>, i64),
    language: Language,
) {
    let new = submissions::NewSubmission {
        id: Uuid::from_u128(id),
        study_id,
        form_version_id,
        resume_code: format!("{id:010}"),
        language,
        languages: Languages::of(language),
        origin: submissions::Origin::Web,
        answers: r#"{"gender":"f"}"#.to_owned(),
        digest: format!("{id}"),
        started_at: submitted_at - TimeDelta::minutes(minutes),
        finished_at: submitted_at,
        submitted_at,
        supersedes: supersedes.map(Uuid::from_u128),
    };
    let tx = store.begin().await.expect("a transaction");
    submissions::add(&tx, new).await.expect("stored");
    tx.commit().await.expect("kept");
}

async fn what_came_is_counted_once_by_the_days_of_kazakhstan(kind: Kind) {
    let database = open(kind).await;
    let store = &database.store;
    let study = study(store).await;
    let cache = FieldworkCache::default();
    let today = NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day");
    assert!(cache.counted(store, study.0).await.expect("counted").is_empty());
    came(store, study, (1, None), (at(4, 15), 10), Kk).await;
    came(store, study, (2, None), (at(4, 21), 20), Ru).await;
    let course = cache.counted(store, study.0).await.expect("counted").within(Days::default(), today);
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
    assert_eq!(course.days, [(day(4), 1), (day(5), 1)]);
    assert_eq!((course.languages, course.versions), (vec![(Kk, 1), (Ru, 1)], vec![(1, 2)]));
    came(store, study, (3, Some(1)), (at(7, 10), 0), Kk).await;
    let counted = cache.counted(store, study.0).await.expect("counted");
    let course = counted.within(Days::default(), today);
    assert_eq!(
        course.days,
        [(day(5), 1), (day(6), 0), (day(7), 1)],
        "a correction stands for what it corrects"
    );
    let filling = counted.filling(Days::default()).expect("known of one");
    assert_eq!((filling.known, filling.median), (1, 1200.0), "nobody knows how long the correction took");
    let again = FieldworkCache::default().counted(store, study.0).await.expect("counted");
    assert_eq!(again, counted, "counted from the beginning, it is the same");
}

async fn draft(
    store: &Store,
    (study_id, version): (i64, i64),
    id: u128,
    saved_at: DateTime<Utc>,
    draft: [&str; 2],
) {
    let [page, answers] = draft;
    let draft = drafts::Draft {
        id: Uuid::from_u128(id),
        study_id,
        form_version_id: version,
        resume_code: format!("{id:010}"),
        language: Kk,
        page: page.to_owned(),
        answers: answers.to_owned(),
        languages: Languages::of(Kk),
        started_at: at(3, 9),
        saved_at,
        sequence: 2,
        supersedes: (id > 100).then_some(Uuid::from_u128(1)),
    };
    let tx = store.begin().await.expect("a transaction");
    drafts::save(&tx, &draft).await.expect("saved");
    tx.commit().await.expect("kept");
}

async fn people_stop_where_they_saved_last_and_not_where_they_only_looked(kind: Kind) {
    const ANSWERED: &str = r#"{"gender":["f"]}"#;
    let database = open(kind).await;
    let store = &database.store;
    let study = study(store).await;
    draft(store, study, 1, at(4, 9), ["two", ANSWERED]).await;
    draft(store, study, 2, at(6, 9), ["two", ANSWERED]).await;
    draft(store, study, 3, at(4, 9), ["one", ANSWERED]).await;
    draft(store, study, 4, at(4, 9), ["two", "{}"]).await;
    draft(store, study, 5, at(3, 9), ["one", ANSWERED]).await;
    draft(store, study, 101, at(4, 9), ["two", ANSWERED]).await;
    let begun = async |saved| {
        let mut begun = store::fieldwork::begun(store, study.0, saved, at(5, 12)).await.expect("counted");
        begun.sort_by(|a, b| a.page.cmp(&b.page));
        begun.into_iter().map(|Begun { page, count, quiet }| (page, count, quiet)).collect::<Vec<_>>()
    };
    let all = begun(None..None).await;
    assert_eq!(all, [("one".to_owned(), 1, 1), ("two".to_owned(), 2, 1)]);
    assert_eq!(begun(Some(at(5, 0))..None).await, [("two".to_owned(), 1, 0)]);
    assert_eq!(begun(None..Some(at(4, 9))).await, []);
    let pulse = store::fieldwork::pulse(store, study.0, at(5, 12)).await.expect("read");
    assert_eq!((pulse.drafts, pulse.fresh, pulse.saved_at), (6, 1, Some(at(6, 9))));
}

/// The number of a tile.
fn tile(page: &str, words: &str) -> String {
    let (before, _) = page.split_once(&format!("</b> <span>{words}<")).expect(words);
    before.rsplit("<b>").next().unwrap_or_default().to_owned()
}

async fn a_page_tells_what_came_and_a_word_that_something_did(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let pulse = |owner: &mut Visitor| owner.open(&format!("{PAGE}/pulse")).body;
    let before = pulse(&mut owner);
    let page = owner.open(PAGE).body;
    assert!(page.contains("There is nothing to count yet") && page.contains(&before), "{page}");
    let mut phone = Visitor::new(&program.base());
    let ids = ["1", "2", "3"].map(|nth| "11111111-1111-4111-8111-111111111111".replace('1', nth));
    for (id, gender) in [(&ids[0], "f"), (&ids[1], "m")] {
        assert_eq!(send(&mut phone, &whole(id, gender, "x")).status, 200);
    }
    let came = pulse(&mut owner);
    assert_ne!(came, before);
    assert_eq!(send(&mut phone, &parcel(&ids[2], 1, json!({ "gender": ["f"] }))).status, 200);
    assert_eq!(send(&mut phone, &parcel(&ids[2], 2, json!({ "gender": ["m"] }))).status, 200);
    assert_ne!(pulse(&mut owner), came);
    let page = owner.open(&format!("{PAGE}?by=gender")).body;
    let tiles = ["completed", "came today", "in progress", "broken off"].map(|words| tile(&page, words));
    assert_eq!(tiles, ["2", "2", "1", "0"]);
    assert!(page.contains("Responses by: Your gender?"), "{page}");
    let figure = owner.open(&format!("{PAGE}/choices.svg?by=gender&language=kk&width=narrow")).body;
    assert!(figure.starts_with("<svg") && figure.contains("Әйел"), "{figure}");
    for (path, status) in [
        ("choices.svg?by=thoughts", 404),
        ("nothing.svg", 404),
        ("days.svg?width=9999", 400),
        ("days.svg", 404),
    ] {
        assert_eq!(owner.get(&format!("{PAGE}/{path}")).status, status, "{path}");
    }
    let past = owner.open(&format!("{PAGE}?from=2001-01-01&to=2001-12-31&by=gender")).body;
    assert_eq!([tile(&past, "completed"), tile(&past, "came today")], ["0", "2"]);
    let fault = owner.open(&format!("{PAGE}?from=soon")).body;
    assert!(fault.contains("The first day is no day"), "{fault}");
}

async fn what_is_wanted_is_set_by_researchers_and_seen_by_all(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let mut phone = Visitor::new(&program.base());
    let id = "11111111-1111-4111-8111-111111111111";
    assert_eq!(send(&mut phone, &whole(id, "f", "x")).status, 200);
    let wanted = [("question", "gender"), ("wanted", "4"), ("wanted/f", "2"), ("wanted/m", "")];
    let sent = owner.send(PAGE, PAGE, &wanted);
    assert_eq!(sent.location, format!("{PAGE}?by=gender&done=targets"));
    let page = owner.open(&sent.location).body;
    assert!(page.contains("1 of 4 wanted (25%), 3 left"), "{page}");
    let mut wrong = wanted;
    wrong[2].1 = "two";
    let refused = owner.send(PAGE, PAGE, &wrong);
    assert!(refused.status == 422 && refused.body.contains("value=\"two\""), "{}", refused.body);
    assert_eq!(owner.send(PAGE, PAGE, &[("question", "thoughts")]).status, 400);

    let mut viewer = join(&program, &mut owner, ("Бекзат", "viewer"), 1);
    let page = viewer.open(PAGE).body;
    assert!(page.contains("1 of 4 wanted") && page.contains("50%"), "the question of the targets is shown");
    assert!(!page.contains("name=\"wanted\""), "{page}");
    let token = viewer.open("/studies").hidden("_token");
    assert_eq!(viewer.post(PAGE, &[("_token", token.as_str()), ("wanted", "1")]).status, 404);
    let mut stranger = Visitor::new(&program.base());
    for path in [PAGE.to_owned(), format!("{PAGE}/pulse"), format!("{PAGE}/days.svg")] {
        assert_eq!(stranger.get(&path).status, 303, "who is not signed in is asked to");
    }
    assert_eq!(owner.get("/studies/other/fieldwork").status, 404);
}

async fn targets_take_the_place_of_those_of_the_same_question(kind: Kind) {
    let database = open(kind).await;
    let store = &database.store;
    let (study, _) = study(store).await;
    for targets in [vec![("f".to_owned(), 10), ("m".to_owned(), 20)], vec![("m".to_owned(), 30)]] {
        let tx = store.begin().await.expect("a transaction");
        store::fieldwork::set_targets(&tx, study, "", &[(String::new(), 50)]).await.expect("set");
        store::fieldwork::set_targets(&tx, study, "gender", &targets).await.expect("set");
        tx.commit().await.expect("kept");
    }
    let target = |question: &str, code: &str, wanted| Target {
        question: question.to_owned(),
        code: code.to_owned(),
        wanted,
    };
    let targets = store::fieldwork::targets(store, study).await.expect("read");
    assert_eq!(targets, [target("", "", 50), target("gender", "m", 30)]);
}

crate::on_both!(
    what_came_is_counted_once_by_the_days_of_kazakhstan,
    people_stop_where_they_saved_last_and_not_where_they_only_looked,
    a_page_tells_what_came_and_a_word_that_something_did,
    what_is_wanted_is_set_by_researchers_and_seen_by_all,
    targets_take_the_place_of_those_of_the_same_question,
);
