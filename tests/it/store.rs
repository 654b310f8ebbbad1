//! The store, on SQLite and on PostgreSQL: every test runs on both.

use crate::harness::database::{Kind, open};
use chrono::{DateTime, TimeZone, Utc};
use domain::answer::languages::Languages;
use domain::form::change::Declarations;
use domain::language::{Language, Text};
use futures_util::TryStreamExt;
use saual::store::{self, Store, documents, submissions};
use uuid::Uuid;

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).single().expect("a real moment")
}

async fn study(store: &Store, slug: &str) -> (i64, i64) {
    let tx = store.begin().await.expect("a transaction");
    let id = store::studies::add(&tx, slug, &Text::of("а", "б", "c"), noon()).await.expect("a study");
    let form = domain::form::Form {
        title: Text::of("а", "б", "c"),
        languages: vec![Language::Kk],
        settings: domain::form::Settings::default(),
        lists: Vec::new(),
        pages: Vec::new(),
    };
    let publication = store::forms::Publication {
        study_id: id,
        source: "x",
        form: &form,
        digest: "d",
        declarations: &Declarations::default(),
        by: None,
    };
    let version = store::forms::publish(&tx, &publication, noon()).await.expect("a version");
    tx.commit().await.expect("kept");
    (id, version.id)
}

fn answers(study_id: i64, form_version_id: i64, id: u128) -> submissions::NewSubmission {
    submissions::NewSubmission {
        id: Uuid::from_u128(id),
        study_id,
        form_version_id,
        resume_code: format!("{id:010}"),
        language: Language::Kk,
        languages: Languages::of(Language::Kk),
        origin: submissions::Origin::Web,
        answers: "{}".to_owned(),
        digest: format!("{id}"),
        started_at: noon(),
        finished_at: noon(),
        submitted_at: noon(),
        supersedes: None,
    }
}

async fn add(store: &Store, new: submissions::NewSubmission) -> store::Result<submissions::Stored> {
    let tx = store.begin().await?;
    let stored = submissions::add(&tx, new).await?;
    tx.commit().await?;
    Ok(stored)
}

async fn twenty_at_once_store_one(kind: Kind) {
    let database = open(kind).await;
    let (study_id, version) = study(&database.store, "s").await;
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let store = database.store.clone();
            tokio::spawn(async move { add(&store, answers(study_id, version, 7)).await })
        })
        .collect();
    let mut new = 0;
    for task in tasks {
        if let submissions::Stored::New(_) = task.await.expect("ran").expect("answered") {
            new += 1;
        }
    }
    assert_eq!(new, 1, "of twenty that send the same id at once, one stores it");
    assert_eq!(submissions::count(&database.store, study_id).await.expect("counted"), 1);
}

async fn many_writers_all_get_through_and_are_numbered_in_order(kind: Kind) {
    let database = open(kind).await;
    let (study_id, version) = study(&database.store, "s").await;
    let tasks: Vec<_> = (1..=60)
        .map(|id| {
            let store = database.store.clone();
            tokio::spawn(async move { add(&store, answers(study_id, version, id)).await })
        })
        .collect();
    for task in tasks {
        task.await.expect("ran").expect("nobody fails on a lock");
    }
    let rows = submissions::after(&database.store, study_id, 50).await.expect("rows");
    let numbers: Vec<i64> = rows.map_ok(|row| row.number).try_collect().await.expect("all rows");
    assert_eq!(numbers, (51..=60).collect::<Vec<_>>());
    assert_eq!(submissions::newest(&database.store, study_id).await.expect("read"), 60);
}

async fn a_transaction_that_is_not_committed_leaves_nothing(kind: Kind) {
    let database = open(kind).await;
    let (study_id, version) = study(&database.store, "s").await;
    let tx = database.store.begin().await.expect("a transaction");
    submissions::add(&tx, answers(study_id, version, 1)).await.expect("added");
    drop(tx);
    assert_eq!(submissions::count(&database.store, study_id).await.expect("counted"), 0);
    add(&database.store, answers(study_id, version, 2)).await.expect("the writer is free again");
}

/// Corrections, each an id and what it says it supersedes, in the order in which they come; answers
/// which of them count.
async fn counted(kind: Kind, corrections: &[(u128, Option<u128>)]) -> Vec<u128> {
    let database = open(kind).await;
    let (study_id, version) = study(&database.store, "s").await;
    for (id, corrected) in corrections {
        let new = answers(study_id, version, *id);
        let supersedes = corrected.map(Uuid::from_u128);
        add(&database.store, submissions::NewSubmission { supersedes, ..new }).await.expect("stored");
    }
    let rows = submissions::page(&database.store, study_id, 0, 100).await.expect("rows");
    let mut ids: Vec<u128> = rows.iter().map(|row| row.id.as_u128()).collect();
    ids.sort_unstable();
    ids
}

async fn whoever_corrects_is_counted_once_in_whatever_order_it_comes(kind: Kind) {
    assert_eq!(counted(kind, &[(1, None), (2, Some(1))]).await, [2]);
    assert_eq!(counted(kind, &[(2, Some(1)), (1, None)]).await, [2], "the correction came first");
    assert_eq!(counted(kind, &[(1, None), (2, Some(1)), (3, Some(1))]).await, [3], "corrected twice");
    assert_eq!(counted(kind, &[(2, Some(1)), (3, Some(1)), (1, None)]).await, [3], "twice, and it came last");
}

async fn corrections_in_a_circle_hang_nobody_and_hide_nothing(kind: Kind) {
    assert_eq!(counted(kind, &[(1, Some(1))]).await, [1], "of itself");
    assert_eq!(counted(kind, &[(1, Some(2)), (2, Some(1))]).await, [1]);
    assert_eq!(counted(kind, &[(1, Some(2)), (2, Some(1)), (3, Some(1))]).await, [3]);
}

async fn a_changed_document_is_seen_by_whoever_follows(kind: Kind) {
    let database = open(kind).await;
    let (study_id, _) = study(&database.store, "s").await;
    let new = documents::NewDocument {
        study_id,
        name: "1",
        language: Language::Kk,
        attributes: "{}",
        text: "Сәлем 😀 әлем",
        passages: &[documents::Passage { number: 1, end: 12, ..Default::default() }],
        by: None,
        gathers: None,
    };
    let tx = database.store.begin().await.expect("a transaction");
    let id = documents::add(&tx, &new, noon()).await.expect("added");
    tx.commit().await.expect("kept");
    let seen = documents::changed_after(&database.store, study_id, 0, 10).await.expect("read");
    assert_eq!(seen.iter().map(|d| d.id).collect::<Vec<_>>(), [id]);
    let tx = database.store.begin().await.expect("a transaction");
    documents::remove(&tx, study_id, id, noon()).await.expect("removed");
    tx.commit().await.expect("kept");
    let gone = documents::changed_after(&database.store, study_id, seen[0].change, 10).await.expect("read");
    assert!(gone[0].removed_at.is_some(), "who follows learns that it is gone");
    assert_eq!(documents::by_id(&database.store, study_id, id).await.expect("read"), None);
}

crate::on_both!(
    twenty_at_once_store_one,
    many_writers_all_get_through_and_are_numbered_in_order,
    a_transaction_that_is_not_committed_leaves_nothing,
    whoever_corrects_is_counted_once_in_whatever_order_it_comes,
    corrections_in_a_circle_hang_nobody_and_hide_nothing,
    a_changed_document_is_seen_by_whoever_follows,
);
