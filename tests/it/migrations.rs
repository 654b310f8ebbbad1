//! What older versions of the program left in a database is there after an update.

use crate::harness::database::{Kind, setting};
use domain::coding::reachable;
use domain::tabulation::{Figure, Recipe};
use migration::{Migrator, MigratorTrait};
use saual::store::{Place, Store, codings, commands, recipes};
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;

/// Migrations before everything that was done to codings went into one log.
const BEFORE_THE_LOG: u32 = 7;

const OLD: &str = "
INSERT INTO study (id, slug, title, figures, submissions, changes, created_at)
    VALUES (1, 'a', '{}', '[]', 0, 9, '2026-11-24 12:00:00+00:00'),
           (2, 'b', '{}', '[]', 0, 9, '2026-11-24 12:00:00+00:00');
INSERT INTO account (id, email, name, language, password_hash, one_time, failures, created_at)
    VALUES (5, 'a@example.kz', 'А', 'kk', '', false, 0, '2026-11-24 12:00:00+00:00');
INSERT INTO document (id, study_id, name, language, attributes, text, change, created_at)
    VALUES (1, 1, '1', 'kk', '{}', 'Сәлем әлем', 1, '2026-11-24 12:00:00+00:00'),
           (2, 2, '2', 'kk', '{}', 'Сәлем әлем', 1, '2026-11-24 12:00:00+00:00');
INSERT INTO code (id, study_id, label, definition, color, position, created_at)
    VALUES (3, 1, '{}', '{}', '#0072b2', 0, '2026-11-24 12:00:00+00:00'),
           (4, 2, '{}', '{}', '#0072b2', 0, '2026-11-24 12:00:00+00:00');
INSERT INTO coding (id, document_id, code_id, account_id, start, \"end\", created_at, removed_at)
    VALUES (1, 1, 3, 5, 0, 5, '2026-11-24 12:00:00+00:00', NULL),
           (2, 2, 4, 5, 6, 10, '2026-11-24 12:00:00+00:00', '2026-11-24 13:00:00+00:00'),
           (3, 1, 3, 5, 6, 10, '2026-11-24 12:00:00+00:00', '2026-11-24 13:00:00+00:00');
INSERT INTO command (document_id, account_id, coding_id, action, done_at, undone_at)
    VALUES (1, 5, 1, 'apply', '2026-11-24 12:00:00+00:00', NULL),
           (2, 5, 2, 'apply', '2026-11-24 12:00:01+00:00', NULL),
           (1, 5, 3, 'apply', '2026-11-24 12:00:02+00:00', '2026-11-24 13:00:00+00:00'),
           (2, 5, 2, 'remove', '2026-11-24 13:00:00+00:00', NULL);
";

async fn what_coders_did_before_the_log_can_still_be_undone(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let address = setting(kind, &folder);
    let link = address.replace("sqlite:", "sqlite://");
    let old = Database::connect(format!("{link}{}", if kind == Kind::Sqlite { "?mode=rwc" } else { "" }));
    let old = old.await.expect("a database");
    Migrator::up(&old, Some(BEFORE_THE_LOG)).await.expect("the old schema");
    old.execute_unprepared(OLD).await.expect("old rows");
    old.close().await.expect("closed");
    let place = match kind {
        Kind::Sqlite => Place::Sqlite(folder.path().join("saual.sqlite")),
        Kind::Postgres => Place::Postgres(address),
    };
    let store = Store::open(&place).await.expect("an updated database");

    let first = commands::after(&store, 1, 0, 10).await.expect("read");
    let [apply] = &first[..] else { panic!("what was undone has no effect: {first:?}") };
    let (document, placed) = codings::state(&store, 1, 1).await.expect("read").expect("a coding");
    assert_eq!((apply.number, apply.document_id, apply.changes.codings[0].id), (1, Some(document), 1));
    assert_eq!((apply.changes.codings[0].before, apply.changes.codings[0].after), (None, placed));

    let second = commands::after(&store, 2, 0, 10).await.expect("read");
    assert_eq!(second.iter().map(|command| command.number).collect::<Vec<_>>(), [1, 2]);
    assert!(second[1].changes.codings[0].after.is_none() && second[1].changes.codings[0].before.is_some());
    let steps = commands::steps(&store, 2, 5, commands::Place::Document(2), 10).await.expect("read");
    assert_eq!(reachable(steps), (Some(second[1].id), None));
}

/// A study with the figures that it had before they were recipes.
const FIGURES: &str = r#"
INSERT INTO study (id, slug, title, figures, submissions, changes, created_at) VALUES (1, 'a', '{}',
    '[{"number":1,"question":"reasons","caption":{"kk":"Себептер","en":"Reasons"},"note":{"kk":"Ескерту"}},
      {"number":2,"question":"reasons","by":"gender","caption":{"kk":"Кім"}}]', 0, 9, '2026-11-24 12:00:00+00:00');
"#;

/// A database of the program as it was before figures were recipes.
async fn before_the_plan(kind: Kind, folder: &TempDir, rows: &str) -> Place {
    let address = setting(kind, folder);
    let link = address.replace("sqlite:", "sqlite://");
    let old = Database::connect(format!("{link}{}", if kind == Kind::Sqlite { "?mode=rwc" } else { "" }));
    let old = old.await.expect("a database");
    let migrations = Migrator::migrations();
    let before = migrations.iter().position(|one| one.name().ends_with("_figures_in_plan")).expect("it");
    Migrator::up(&old, Some(u32::try_from(before).expect("few"))).await.expect("the old schema");
    old.execute_unprepared(rows).await.expect("old rows");
    old.close().await.expect("closed");
    match kind {
        Kind::Sqlite => Place::Sqlite(folder.path().join("saual.sqlite")),
        Kind::Postgres => Place::Postgres(address),
    }
}

async fn figures_that_cannot_be_read_are_not_dropped(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = FIGURES.replace(r#""question":"reasons","by""#, r#""question":reasons,"by""#);
    let place = before_the_plan(kind, &folder, &broken).await;
    let error = Store::open(&place).await.expect_err("figures that nobody can read").to_string();
    assert!(error.contains("the figures of study a cannot be read"), "{error}");
}

async fn figures_beside_a_study_become_recipes_of_its_plan(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = before_the_plan(kind, &folder, FIGURES).await;
    let store = Store::open(&place).await.expect("an updated database");
    let planned = recipes::of_study(&store, 1).await.expect("a plan");
    let keys: Vec<&str> = planned.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["figure_1", "figure_2"]);
    for one in &planned {
        let recipe = Recipe::read(&one.recipe).expect("a recipe");
        assert_eq!((recipe.hash(), one.number), (one.hash.clone(), 1));
    }
    let first = Recipe::read(&planned[0].recipe).expect("a recipe");
    assert_eq!((first.title.en.as_deref(), first.notes.len()), (Some("Reasons"), 1));
    let second = Recipe::read(&planned[1].recipe).expect("a recipe");
    assert_eq!((second.figure, second.columns.len()), (Some(Figure::Grouped), 1));
}

crate::on_both!(
    figures_beside_a_study_become_recipes_of_its_plan,
    figures_that_cannot_be_read_are_not_dropped,
    what_coders_did_before_the_log_can_still_be_undone
);
