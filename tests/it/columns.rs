//! Answers kept ready for tables, on SQLite and on PostgreSQL: every test runs on both.

use crate::harness::database::{Kind, open};
use chrono::{DateTime, TimeZone, Utc};
use domain::answer::languages::Languages;
use domain::form::change::Declarations;
use domain::form::{Form, source};
use domain::language::Language;
use domain::tabulation::{By, of_question};
use saual::service::tabulate::ColumnCache;
use saual::store::{self, Store, studies::Study, submissions};
use std::sync::Arc;
use uuid::Uuid;

/// More than any study of these tests takes.
const PLENTY: usize = 1 << 20;

const FORM: &str = r#"
title.kk = "А"
languages = ["kk"]
[[page]]
name = "one"
[[page.item]]
name = "gender"
label.kk = "Ж"
kind = "single"
choice = [{ code = "female", label.kk = "Ә" }, { code = "male", label.kk = "Е" }]
"#;

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 26, 12, 0, 0).single().expect("a real moment")
}

fn form(text: &str) -> Form {
    source::read(text).unwrap_or_else(|faults| panic!("{faults:?}")).form
}

async fn publish(store: &Store, study_id: i64, form: &Form) -> i64 {
    let tx = store.begin().await.expect("a transaction");
    let publication = store::forms::Publication {
        study_id,
        source: "x",
        form,
        digest: "d",
        declarations: &Declarations::default(),
        by: None,
    };
    let version = store::forms::publish(&tx, &publication, noon()).await.expect("a version");
    tx.commit().await.expect("kept");
    version.id
}

async fn study(store: &Store, slug: &str) -> (Study, i64) {
    let form = form(FORM);
    let tx = store.begin().await.expect("a transaction");
    let id = store::studies::add(&tx, slug, &form.title, noon()).await.expect("a study");
    tx.commit().await.expect("kept");
    let version = publish(store, id, &form).await;
    let study = store::studies::by_slug(store, slug).await.expect("read").expect("just added");
    (study, version)
}

async fn add(store: &Store, study: &Study, version: i64, id: u128, gender: &str, supersedes: Option<u128>) {
    let new = submissions::NewSubmission {
        id: Uuid::from_u128(id),
        study_id: study.id,
        form_version_id: version,
        resume_code: format!("{id:010}"),
        language: Language::Kk,
        languages: Languages::of(Language::Kk),
        origin: submissions::Origin::Web,
        answers: format!(r#"{{"gender":"{gender}"}}"#),
        digest: format!("{id}"),
        started_at: noon(),
        finished_at: noon(),
        submitted_at: noon(),
        supersedes: supersedes.map(Uuid::from_u128),
    };
    let tx = store.begin().await.expect("a transaction");
    submissions::add(&tx, new).await.expect("stored");
    tx.commit().await.expect("kept");
}

/// How many women and men there are, and the numbers of their submissions.
async fn counted(cache: &ColumnCache, store: &Store, study: &Study) -> (Vec<u64>, Vec<u32>) {
    let held = cache.look(store, study).await.expect("read").expect("published");
    let found = of_question(&held.form, &held.columns, "gender", By::default()).expect("a question");
    let found = found.counted.expect("a single choice is counted");
    let mut numbers = held.numbers.clone();
    numbers.sort_unstable();
    (found.blocks[0].cells.iter().map(|row| row[0].count).collect(), numbers)
}

async fn what_arrives_is_counted_and_what_is_corrected_only_once(kind: Kind) {
    let database = open(kind).await;
    let store = &database.store;
    let (study, version) = study(store, "s").await;
    let cache = ColumnCache::new(PLENTY);
    assert_eq!(counted(&cache, store, &study).await, (vec![0, 0], vec![]));
    add(store, &study, version, 1, "female", None).await;
    add(store, &study, version, 2, "male", None).await;
    assert_eq!(counted(&cache, store, &study).await, (vec![1, 1], vec![1, 2]));
    add(store, &study, version, 3, "male", Some(1)).await;
    assert_eq!(counted(&cache, store, &study).await, (vec![0, 2], vec![2, 3]));
}

async fn answers_of_an_older_version_are_counted_by_the_newest(kind: Kind) {
    let database = open(kind).await;
    let store = &database.store;
    let (study, version) = study(store, "s").await;
    let cache = ColumnCache::new(PLENTY);
    add(store, &study, version, 1, "male", None).await;
    assert_eq!(counted(&cache, store, &study).await.0, [0, 1]);
    let newer =
        form(&FORM.replace(r#"{ code = "male", label.kk = "Е" }"#, r#"{ code = "other", label.kk = "Б" }"#));
    let version = publish(store, study.id, &newer).await;
    add(store, &study, version, 2, "other", None).await;
    assert_eq!(counted(&cache, store, &study).await.0, [0, 1, 1], "the last row is of another version");
}

async fn a_damaged_answer_is_told_each_time_and_counted_never(kind: Kind) {
    let database = open(kind).await;
    let store = &database.store;
    let (study, version) = study(store, "s").await;
    let cache = ColumnCache::new(PLENTY);
    add(store, &study, version, 1, "female", None).await;
    add(store, &study, version, 2, "nobody", None).await;
    for _ in 0..2 {
        let fault = cache.look(store, &study).await.err().map(|error| format!("{error:#}"));
        assert!(fault.is_some_and(|fault| fault.contains("submission 2") && fault.contains("gender")));
    }
}

async fn twenty_that_ask_at_once_are_answered_alike(kind: Kind) {
    let database = open(kind).await;
    let store = &database.store;
    let (study, version) = study(store, "s").await;
    for id in 1..=30 {
        add(store, &study, version, id, if id % 3 == 0 { "male" } else { "female" }, None).await;
    }
    let cache = Arc::new(ColumnCache::new(PLENTY));
    let asking: Vec<_> = (0..20)
        .map(|_| {
            let (cache, store, study) = (Arc::clone(&cache), store.clone(), study.clone());
            tokio::spawn(async move { counted(&cache, &store, &study).await })
        })
        .collect();
    for asked in asking {
        assert_eq!(asked.await.expect("ran"), (vec![20, 10], (1..=30).collect()));
    }
}

async fn the_study_not_asked_for_longest_makes_room_and_comes_back(kind: Kind) {
    let database = open(kind).await;
    let store = &database.store;
    let mut studies = Vec::new();
    for slug in ["one", "two", "three"] {
        let (study, version) = study(store, slug).await;
        let first = u128::try_from(study.id).expect("a key") * 100;
        for id in first..first + 20 {
            add(store, &study, version, id, "female", None).await;
        }
        studies.push(study);
    }
    let of_one = cache_bytes(store, &studies[0]).await;
    let cache = ColumnCache::new(of_one * 2);
    for at in [0, 1, 0, 2] {
        assert_eq!(counted(&cache, store, &studies[at]).await.0, [20, 0]);
    }
    let mut kept: Vec<i64> = cache.studies();
    kept.sort_unstable();
    assert_eq!(kept, [studies[0].id, studies[2].id], "the second was asked for longest ago");
    assert_eq!(counted(&cache, store, &studies[1]).await.0, [20, 0]);
}

async fn cache_bytes(store: &Store, study: &Study) -> usize {
    ColumnCache::new(PLENTY).look(store, study).await.expect("read").expect("published").bytes()
}

crate::on_both!(
    what_arrives_is_counted_and_what_is_corrected_only_once,
    answers_of_an_older_version_are_counted_by_the_newest,
    a_damaged_answer_is_told_each_time_and_counted_never,
    twenty_that_ask_at_once_are_answered_alike,
    the_study_not_asked_for_longest_makes_room_and_comes_back,
);
