//! Files of other programs between the look at them and the decision: every process has them, for a day.

use crate::codebook::{join, setting};
use crate::harness::database::{Kind, place};
use crate::people::{owner, serve, serve_on};
use crate::refi::{HERE, bring, file, prepare, take};
use chrono::{DateTime, TimeDelta, Utc};
use domain::exchange::refi::project::{Project, Source};
use domain::exchange::refi::write;
use domain::language::Language;
use saual::service::refi::waiting;
use saual::store::waiting::Waiting;
use saual::store::{self, Store};
use uuid::Uuid;

/// A project whose texts take that many bytes even packed.
fn large(bytes: usize) -> Vec<u8> {
    const LINE: usize = 60;
    let mut state = 20_261_126_u64;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Of 64 letters each is worth six bits.
        char::from_u32(0x430 + u32::try_from(state >> 58).expect("six bits")).expect("a letter")
    };
    let line = |letter: &mut dyn FnMut() -> char| (0..LINE).map(|_| letter()).collect::<String>() + "\n";
    let text: String = (0..bytes * 8 / 6 / LINE + 1).map(|_| line(&mut letter)).collect();
    let source = Source { guid: Uuid::from_u128(1), name: "long".to_owned(), text, ..Source::default() };
    let project = Project { name: "Large".to_owned(), sources: vec![source], ..Project::default() };
    let packed = write::project(&project, Language::En).expect("a file");
    assert!(packed.len() > bytes, "{}", packed.len());
    packed
}

async fn a_file_is_looked_at_in_one_process_and_taken_in_by_another(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = setting(&place(kind, &folder));
    // Its size is not that of other uploads; it takes several pieces.
    let limits = [("SAUAL_LIMITS_UPLOAD", "64 KiB")];
    let mut one = serve_on(&database, folder, &limits);
    let mut owner = owner(&mut one);
    let two = serve_on(&database, tempfile::tempdir().expect("a folder"), &limits);
    let given = large(600 << 10);
    let looked = bring(&mut owner, HERE, ("a.qdpx", &given));
    assert!(looked.body.contains("Documents: 1 new, 0 there already"), "{}", looked.body);

    let mut other = join(&one, &mut owner, "researcher", 1);
    let token = other.open(HERE).hidden("_token");
    let kept = looked.hidden("kept");
    let fields = [("_token", token.as_str()), ("kept", kept.as_str()), ("do", "take")];
    let seen = other.post_files(HERE, &fields, &[]);
    assert!(seen.status == 422 && seen.body.contains("no longer kept here"), "{}", seen.body);
    let gave_up = [("_token", token.as_str()), ("kept", kept.as_str()), ("do", "leave")];
    assert_eq!(other.post_files(HERE, &gave_up, &[]).status, 303);

    owner.go_to(&two.base());
    let taken = take(&mut owner, HERE, &looked, &[]);
    assert!(taken.location.contains("documents=1"), "{} {}", taken.status, taken.body);
    owner.go_to(&one.base());
    let again = take(&mut owner, HERE, &looked, &[]);
    assert!(again.status == 422 && again.body.contains("no longer kept here"), "{}", again.body);
}

async fn a_file_that_is_given_up_or_too_old_among_ones_own_is_gone(kind: Kind) {
    let mut program = serve(kind, &[("SAUAL_LIMITS_EXCHANGE", "1 MiB")]);
    let mut owner = owner(&mut program);
    let given = large(1_000);
    let looked = bring(&mut owner, HERE, ("a.qdpx", &given));
    let (token, kept) = (looked.hidden("_token"), looked.hidden("kept"));
    let fields = [("_token", token.as_str()), ("kept", kept.as_str()), ("do", "leave")];
    assert_eq!(owner.post_files(HERE, &fields, &[]).location, HERE);
    assert_eq!(take(&mut owner, HERE, &looked, &[]).status, 422, "it was given up");

    let all: Vec<_> = (0..3).map(|_| bring(&mut owner, HERE, ("a.qdpx", &given))).collect();
    assert_eq!(take(&mut owner, HERE, &all[0], &[]).status, 422, "the newest two wait");
    assert_eq!(take(&mut owner, HERE, &all[1], &[]).status, 303);
    assert_eq!(take(&mut owner, HERE, &all[2], &[]).status, 303);

    // The limit is named, whether the whole request is too much or its file alone.
    let seen = bring(&mut owner, HERE, ("a.qdpx", &vec![b'P'; (1 << 20) + 1]));
    assert!(seen.status == 422 && seen.body.contains("larger than 1 MB"), "{}", seen.body);
    let length = ("content-length", "3000000".to_owned());
    owner.headers.push(length);
    let seen = owner.ask("POST", HERE, "multipart/form-data; boundary=b", &vec![b'P'; 3_000_000]);
    assert!(seen.status == 413 && seen.body.contains("1 MB"), "{} {}", seen.status, seen.body);
}

async fn a_file_waits_for_a_day(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    owner(&mut program);
    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let begun = DateTime::<Utc>::from_timestamp(1_764_150_000, 0).expect("a moment");
    let file = Waiting {
        id: Uuid::from_u128(7),
        account_id: 1,
        study_id: study.id,
        name: "a.qdc".to_owned(),
        size: 4,
    };
    let tx = store.begin().await.expect("a transaction");
    store::waiting::begin(&tx, &file, begun).await.expect("begun");
    store::waiting::append(&tx, file.id, 0, b"ab".to_vec()).await.expect("written");
    tx.commit().await.expect("kept");
    let found = || waiting::find(&store, &study, 1, file.id);
    assert_eq!(found().await.expect("read"), None, "half a file is none");
    let tx = store.begin().await.expect("a transaction");
    store::waiting::append(&tx, file.id, 2, b"cd".to_vec()).await.expect("written");
    store::waiting::complete(&tx, &file, 2, begun).await.expect("whole");
    tx.commit().await.expect("kept");
    assert_eq!(found().await.expect("read").as_ref(), Some(&file));
    assert_eq!(waiting::bytes(&store, &file).await.expect("read"), Some(b"abcd".to_vec()));

    let day = TimeDelta::days(1);
    assert_eq!(waiting::sweep(&store, begun + day).await.expect("swept"), 0);
    assert!(found().await.expect("read").is_some());
    assert_eq!(waiting::sweep(&store, begun + day + TimeDelta::seconds(1)).await.expect("swept"), 1);
    assert_eq!(found().await.expect("read"), None);
    assert_eq!(store::waiting::piece(&store, file.id, 0).await.expect("read"), None, "its pieces are gone");
}

async fn a_study_is_given_out_while_somebody_codes(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let mut program = serve_on(&setting(&place), folder, &[]);
    let mut owner = owner(&mut program);
    prepare(&mut owner);
    let before = file(&mut owner, HERE, "qdpx", "en");
    let store = Store::open(&place).await.expect("the same database");
    let study = store::studies::by_slug(&store, "village").await.expect("read").expect("a study");
    let tx = store.begin().await.expect("a transaction");
    store::studies::lock(&tx, study.id).await.expect("locked");
    let now = DateTime::<Utc>::from_timestamp(1_764_150_000, 0).expect("a moment");
    store::codings::remove(&tx, 1, now).await.expect("written");
    assert_eq!(file(&mut owner, HERE, "qdpx", "en"), before, "it waits for nobody");
    tx.commit().await.expect("kept");
    assert_ne!(file(&mut owner, HERE, "qdpx", "en"), before);
}

crate::on_both!(
    a_study_is_given_out_while_somebody_codes,
    a_file_is_looked_at_in_one_process_and_taken_in_by_another,
    a_file_that_is_given_up_or_too_old_among_ones_own_is_gone,
    a_file_waits_for_a_day,
);
