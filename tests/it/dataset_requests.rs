//! Files that take long, datasets and archives of plans: asked for, made by whichever process is free, had for a day by one person.

use crate::codebook::join;
use crate::harness::database::{Kind, place, setting};
use crate::people::{owner, serve_on};
use chrono::{DateTime, TimeDelta, Utc};
use domain::answer::languages::Languages;
use domain::form::change::Declarations;
use domain::language::Language;
use futures_util::TryStreamExt;
use saual::app::{App, Clock};
use saual::config::{Config, Layer};
use saual::service::dataset::{self, Format, Wanted};
use saual::service::disclosure;
use saual::service::plan::archive;
use saual::service::requests::{self, DatasetFile, Progress, State};
use saual::store::submissions::{NewSubmission, Origin};
use saual::store::{Store, dataset_files, forms, studies, submissions};
use std::io::{BufRead, BufReader, Seek};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

const PAGE: &str = "/studies/village/responses/dataset";
const SAV: Wanted = Wanted::new(Format::Sav, Language::Kk);

/// A process with the demonstration, whose clock is ahead by so many seconds.
struct House {
    app: App,
    study: studies::Study,
    ahead: Arc<AtomicI64>,
    account: i64,
    _folder: TempDir,
}

async fn house(kind: Kind) -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("saual-data");
    let layer = Layer::default()
        .flag("data", Some(data.to_str().expect("a readable path").to_owned()))
        .flag("database", Some(setting(kind, &folder)));
    let config = Config::read(None, std::iter::empty(), layer).expect("settings");
    let mut app = saual::cli::open(config).await.expect("an app");
    let (ahead, system) = (Arc::new(AtomicI64::new(0)), Clock::system());
    let by = Arc::clone(&ahead);
    app.clock = Clock::from_fn(move || system.now() + TimeDelta::seconds(by.load(Ordering::Relaxed)));
    let app = Arc::new(app);
    saual::demo::prepare(&app).await.expect("the demonstration");
    let Ok(app) = Arc::try_unwrap(app) else { panic!("nobody else has it") };
    let study = studies::by_slug(&app.store, saual::demo::SLUG).await.expect("read").expect("a study");
    let account = studies::team(&app.store, study.id).await.expect("read")[0].account_id;
    House { app, study, ahead, account, _folder: folder }
}

impl House {
    fn pass(&self, seconds: i64) {
        self.ahead.fetch_add(seconds, Ordering::Relaxed);
    }

    async fn ask(&self, wanted: Wanted) -> Uuid {
        requests::request(&self.app, &self.study, self.account, wanted).await.expect("asked").expect("taken")
    }

    async fn file(&self, id: Uuid) -> Option<DatasetFile> {
        requests::find(&self.app, &self.study, self.account, id).await.expect("read")
    }

    async fn bytes(&self, file: DatasetFile) -> Vec<u8> {
        let pieces: Vec<Vec<u8>> =
            requests::pieces(self.app.store.clone(), file).try_collect().await.expect("read");
        pieces.concat()
    }
}

async fn a_file_is_written_once_kept_for_a_day_and_then_gone(kind: Kind) {
    let house = house(kind).await;
    let id = house.ask(SAV).await;
    assert_eq!(house.ask(SAV).await, id, "the same is asked for once");
    let file = house.file(id).await.expect("it waits");
    assert_eq!((file.state, file.total), (State::Waiting, 460));
    assert_eq!(requests::work(&house.app).await.expect("written"), 1);
    assert_eq!(requests::work(&house.app).await.expect("nothing to do"), 0);

    let file = house.file(id).await.expect("it is there");
    let State::Done { size, changed, .. } = &file.state else { panic!("{file:?}") };
    assert!(changed.iter().any(|message| message.key == "dataset-changed-names"), "{changed:?}");
    let size = *size;
    let bytes = house.bytes(file).await;
    assert!(bytes.starts_with(b"$FL2") && bytes.len() as u64 == size);
    let other = house.account + 1;
    assert_eq!(requests::find(&house.app, &house.study, other, id).await.expect("read"), None);

    house.pass(24 * 3_600 - 60);
    assert!(house.file(id).await.is_some());
    house.pass(120);
    assert_eq!(house.file(id).await, None, "the link has expired");
    assert_eq!(requests::sweep(&house.app.store, house.app.clock.now()).await.expect("swept"), 1);
}

async fn what_a_process_that_died_had_begun_another_one_finishes(kind: Kind) {
    let house = house(kind).await;
    let id = house.ask(SAV).await;
    let (store, now) = (&house.app.store, house.app.clock.now());
    let tx = store.begin().await.expect("a transaction");
    let begun = dataset_files::take(&tx, now, now + TimeDelta::seconds(60)).await.expect("taken");
    let begun = begun.expect("a file is due");
    dataset_files::append(&tx, &begun, 0, b"half".to_vec()).await.expect("a piece");
    tx.commit().await.expect("kept");
    assert_eq!(requests::work(&house.app).await.expect("read"), 0, "it is held");

    house.pass(61);
    assert_eq!(requests::work(&house.app).await.expect("written"), 1);
    let file = house.file(id).await.expect("it is there");
    assert_eq!(file.attempts, 2);
    let whole = house.bytes(file).await;
    assert!(whole.starts_with(b"$FL2"));

    // The first one was only slow, and comes back.
    let tx = store.begin().await.expect("a transaction");
    let until = house.app.clock.now();
    assert!(!dataset_files::hold(&tx, &begun, (1, 2), until).await.expect("asked"));
    let state = State::Done { size: 4, changed: Vec::new(), expires_at: until };
    assert!(!dataset_files::finish(&tx, &begun, &state, (until, until)).await.expect("asked"));
    tx.commit().await.expect("kept");
    let file = house.file(id).await.expect("it is still there");
    assert_eq!(house.bytes(file).await, whole);
}

async fn a_file_that_processes_die_of_is_given_up_and_the_next_one_is_written(kind: Kind) {
    let house = house(kind).await;
    let fatal = house.ask(SAV).await;
    house.pass(1);
    let next = house.ask(Wanted::new(Format::Csv, Language::Kk)).await;
    for _ in 0..3 {
        let now = house.app.clock.now();
        let tx = house.app.store.begin().await.expect("a transaction");
        let begun = dataset_files::take(&tx, now, now + TimeDelta::seconds(60)).await.expect("taken");
        assert_eq!(begun.expect("a file is due").id, fatal);
        tx.commit().await.expect("kept");
        house.pass(61);
    }
    assert_eq!(requests::work(&house.app).await.expect("done"), 2);
    let State::Failed(why) = house.file(fatal).await.expect("it is told").state else { panic!("written") };
    assert_eq!(why.key, "dataset-failed");
    let state = house.file(next).await.expect("it is there").state;
    assert!(matches!(state, State::Done { .. }), "{state:?}");
    house.pass(24 * 3_600);
    assert_eq!(house.file(fatal).await, None, "what failed expires too");
}

async fn who_comes_second_to_a_file_takes_the_next_one(kind: Kind) {
    let house = house(kind).await;
    let first = house.ask(SAV).await;
    house.pass(1);
    let next = house.ask(Wanted::new(Format::Csv, Language::Kk)).await;
    let (store, now) = (&house.app.store, house.app.clock.now());
    let until = now + TimeDelta::seconds(60);
    let tx = store.begin().await.expect("a transaction");
    let taken = dataset_files::take(&tx, now, until).await.expect("taken").expect("a file is due");
    assert_eq!(taken.id, first);
    let mut second = std::pin::pin!(async {
        let tx = store.begin().await.expect("a transaction");
        let taken = dataset_files::take(&tx, now, until).await.expect("taken");
        tx.commit().await.expect("kept");
        taken
    });
    let waits = tokio::time::timeout(Duration::from_millis(500), &mut second).await;
    assert!(waits.is_err(), "until it is known who has the first");
    tx.commit().await.expect("kept");
    assert_eq!(second.await.expect("another is due").id, next);
}

/// What comes in while a file is written: the first response corrected, by a new version of the form.
async fn correct_the_first(house: &House) {
    let store = &house.app.store;
    let form = forms::latest(store, house.study.id).await.expect("read").expect("a form");
    let first = submissions::page(store, house.study.id, 229, 1).await.expect("read").remove(0);
    assert_eq!(first.number, 1);
    let tx = store.begin().await.expect("a transaction");
    let publication = forms::Publication {
        study_id: house.study.id,
        source: &form.source,
        form: &form.form,
        digest: "another",
        declarations: &Declarations::default(),
        by: None,
    };
    let version = forms::publish(&tx, &publication, house.app.clock.now()).await.expect("published");
    let new = NewSubmission {
        id: Uuid::from_u128(5),
        study_id: house.study.id,
        form_version_id: version.id,
        resume_code: "corrected".to_owned(),
        language: first.language,
        languages: first.languages,
        origin: Origin::File,
        answers: first.answers,
        digest: "corrected".to_owned(),
        started_at: first.started_at,
        finished_at: first.finished_at,
        submitted_at: first.submitted_at,
        supersedes: Some(first.id),
    };
    submissions::add(&tx, new).await.expect("stored");
    tx.commit().await.expect("kept");
}

async fn a_file_holds_the_responses_of_one_moment_whatever_comes_while_it_is_written(kind: Kind) {
    let house = house(kind).await;
    let mut out = tempfile::tempfile().expect("a file");
    let progress = Arc::new(Progress::default());
    let wanted = Wanted::new(Format::Jsonl, Language::Kk);
    let whole = out.try_clone().expect("the same file");
    let mut writing = std::pin::pin!(dataset::write(&house.app, &house.study, wanted, whole, &progress));
    // It goes on only when it is polled, and so waits where every response was read once.
    while progress.steps().0 < 230 {
        assert!(futures_util::poll!(writing.as_mut()).is_pending(), "{:?}", progress.steps());
        tokio::task::yield_now().await;
    }
    correct_the_first(&house).await;
    let made = writing.await.expect("read").expect("written");
    assert_eq!((made.rows, progress.steps()), (230, (460, 460)));
    out.rewind().expect("its beginning");
    let first = BufReader::new(&out).lines().next().expect("a line").expect("text");
    let first: serde_json::Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(first["submission/number"], 1, "{first}");
}

async fn what_nobody_wants_any_more_is_not_written(kind: Kind) {
    let house = house(kind).await;
    let id = house.ask(SAV).await;
    requests::remove(&house.app, house.account + 1, id).await.expect("nothing of theirs");
    assert!(house.file(id).await.is_some());
    requests::remove(&house.app, house.account, id).await.expect("removed");
    assert_eq!(requests::work(&house.app).await.expect("nothing to do"), 0);
    for format in [Format::Sav, Format::Zsav, Format::Dta, Format::Csv, Format::Xlsx] {
        house.ask(Wanted::new(format, Language::Ru)).await;
    }
    let more = Wanted::new(Format::Parquet, Language::Ru);
    let refused = requests::request(&house.app, &house.study, house.account, more).await.expect("asked");
    assert_eq!(refused.expect_err("five wait").key, "dataset-too-many-files");
}

async fn a_plan_leaves_whole_and_by_the_rule_that_holds_when_it_is_made(kind: Kind) {
    let mut house = house(kind).await;
    let account = house.account;
    let ask = async |house: &House, hides, reason: Option<&str>| {
        let reason = reason.map(str::to_owned);
        let wanted = archive::Wanted { languages: vec![Language::Ru], hides, reason };
        let id = requests::request(&house.app, &house.study, account, wanted).await.expect("asked");
        assert_eq!(requests::work(&house.app).await.expect("made"), 1);
        house.file(id.expect("taken")).await.expect("it is told")
    };
    let tx = house.app.store.begin().await.expect("a transaction");
    studies::set_least_cell(&tx, house.study.id, 5).await.expect("a rule");
    tx.commit().await.expect("kept");
    house.study.least_cell = 5;

    let State::Failed(why) = ask(&house, false, None).await.state else { panic!("few people left") };
    assert_eq!(why.key, "plan-archive-refused");
    let hidden = ask(&house, true, None).await;
    assert!(matches!(hidden.state, State::Done { .. }) && hidden.total > 50, "{hidden:?}");
    assert_eq!(hidden.name, "diploma-to-village-plan-ru.zip");
    let bytes = house.bytes(hidden).await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a whole archive");
    for name in ["ru/tables/tables.xlsx", "ru/figures/figure-13-ru.png", "plan.json", "manifest.json"] {
        assert!(archive.by_name(name).is_ok_and(|file| file.size() > 0), "{name}");
    }

    let open = ask(&house, false, Some("The journal asks for it")).await;
    assert!(matches!(open.state, State::Done { .. }), "{open:?}");
    assert_eq!(open.name, "diploma-to-village-plan-ru-whole.zip");
    let log = disclosure::log(&house.app, &house.study).await.expect("read");
    assert!(!log.is_empty() && log.iter().all(|one| one.reason == "The journal asks for it"));

    let tx = house.app.store.begin().await.expect("a transaction");
    studies::remove_member(&tx, house.study.id, account).await.expect("gone");
    tx.commit().await.expect("kept");
    let State::Failed(why) = ask(&house, true, None).await.state else { panic!("a stranger got it") };
    assert_eq!(why.key, "plan-archive-left");
}

/// Responses to the questionnaire of the people, as if they had been sent.
async fn answered(store: &Store, count: u128) -> i64 {
    let study = studies::by_slug(store, "village").await.expect("read").expect("a study");
    let version = forms::latest_id(store, study.id).await.expect("read").expect("a form");
    let at = DateTime::<Utc>::from_timestamp(1_764_150_000, 0).expect("a moment");
    let new = |number: u128| NewSubmission {
        id: Uuid::from_u128(number + 1),
        study_id: study.id,
        form_version_id: version,
        resume_code: format!("code{number}"),
        language: Language::Kk,
        languages: Languages::of(Language::Kk),
        origin: Origin::File,
        answers: r#"{"gender":"f","thoughts":"Ауыл – бәрі"}"#.to_owned(),
        digest: String::new(),
        started_at: at,
        finished_at: at,
        submitted_at: at,
        supersedes: None,
    };
    let many: Vec<NewSubmission> = (0..count).map(new).collect();
    let tx = store.begin().await.expect("a transaction");
    submissions::add_many(&tx, study.id, &many).await.expect("stored");
    tx.commit().await.expect("kept");
    study.id
}

async fn researchers_take_files_away_and_nobody_else_sees_them(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = place(kind, &folder);
    let database = match &place {
        saual::store::Place::Sqlite(path) => format!("sqlite:{}", path.display()),
        saual::store::Place::Postgres(address) => address.clone(),
    };
    let mut program = serve_on(&database, folder, &[]);
    let mut owner = owner(&mut program);
    assert!(owner.open(PAGE).body.contains("No response has been sent yet"));
    let seen = owner.send(PAGE, PAGE, &[("format", "jsonl")]);
    assert!(seen.status == 422 && seen.body.contains("nothing to take away"), "{}", seen.body);
    let store = Store::open(&place).await.expect("the same database");
    let study_id = answered(&store, 3).await;

    // Few come at once.
    let given = owner.send(PAGE, PAGE, &[("format", "jsonl")]);
    assert_eq!((given.status, given.body.lines().count()), (200, 3));
    let wanted = [("format", "csv"), ("content", "both"), ("separator", "semicolon"), ("language", "ru")];
    let given = owner.send(PAGE, PAGE, &wanted);
    assert!(
        given.body.contains("gender;gender/label") && given.body.contains("f;Женский;"),
        "{}",
        given.body
    );
    assert_eq!(owner.send(PAGE, PAGE, &[("format", "ods")]).status, 400);
    let page = owner.open(PAGE).body;
    assert!(page.contains("SPSS (.sav)") && page.contains("other names"), "{page}");

    // Many are written apart, and the page has a link to what was.
    let id = Uuid::from_u128(77);
    let new = DatasetFile {
        id,
        account_id: 1,
        study_id,
        wanted: serde_json::to_string(&SAV).expect("JSON"),
        name: "village-kk.sav".to_owned(),
        done: 0,
        total: 6,
        attempts: 0,
        created_at: Clock::system().now(),
        state: State::Waiting,
    };
    let tx = store.begin().await.expect("a transaction");
    dataset_files::add(&tx, &new).await.expect("asked");
    tx.commit().await.expect("kept");
    let link = format!("{PAGE}/{id}");
    crate::people::eventually("the file is there", Duration::from_secs(30), || {
        owner.open(PAGE).body.contains("village-kk.sav</a>").then_some(())
    });
    let (headers, bytes) = owner.open_bytes(&link);
    assert!(bytes.starts_with(b"$FL2"));
    assert_eq!(headers["content-disposition"], "attachment; filename=\"village-kk.sav\"");

    let mut researcher = join(&program, &mut owner, "researcher", 1);
    assert_eq!(researcher.get(&link).status, 404, "it is another's");
    assert!(!researcher.open(PAGE).body.contains("village-kk.sav"));
    let mut coder = join(&program, &mut owner, "coder", 2);
    for path in [PAGE, link.as_str()] {
        assert_eq!(coder.get(path).status, 404, "{path}");
    }
    let token = researcher.open(PAGE).hidden("_token");
    assert_eq!(coder.post(PAGE, &[("_token", token.as_str()), ("format", "sav")]).status, 403);
    owner.send(PAGE, &link, &[]);
    assert_eq!(owner.get(&link).status, 404, "it was let go");
}

crate::on_both!(
    a_plan_leaves_whole_and_by_the_rule_that_holds_when_it_is_made,
    a_file_is_written_once_kept_for_a_day_and_then_gone,
    what_a_process_that_died_had_begun_another_one_finishes,
    a_file_that_processes_die_of_is_given_up_and_the_next_one_is_written,
    who_comes_second_to_a_file_takes_the_next_one,
    a_file_holds_the_responses_of_one_moment_whatever_comes_while_it_is_written,
    what_nobody_wants_any_more_is_not_written,
    researchers_take_files_away_and_nobody_else_sees_them,
);
