//! The figures of a study, which were kept beside it, become recipes of its plan, before those that it has.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, FromQueryResult, Statement, StatementBuilder};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for study in studies(manager).await? {
            let figures: Vec<Value> = serde_json::from_str(&study.figures).map_err(|error| {
                DbErr::Migration(format!("the figures of study {} cannot be read: {error}", study.slug))
            })?;
            // Before the first recipe of the plan, whose place is 1.
            for (before, figure) in (0..).zip(figures.iter().rev()) {
                let position: i32 = -before;
                add(manager, study.id, position, figure).await?;
            }
        }
        manager.alter_table(Table::alter().table("study").drop_column("figures").to_owned()).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

#[derive(FromQueryResult)]
struct Study {
    id: i64,
    slug: String,
    figures: String,
}

#[derive(FromQueryResult)]
struct Known {
    id: i64,
}

fn built(manager: &SchemaManager<'_>, statement: &impl StatementBuilder) -> Statement {
    manager.get_database_backend().build(statement)
}

async fn studies(manager: &SchemaManager<'_>) -> Result<Vec<Study>, DbErr> {
    let select = Query::select().columns(["id", "slug", "figures"]).from("study").to_owned();
    Study::find_by_statement(built(manager, &select)).all(manager.get_connection()).await
}

async fn known(manager: &SchemaManager<'_>, study_id: i64, key: &str) -> Result<Option<i64>, DbErr> {
    let select = Query::select()
        .column("id")
        .from("recipe")
        .and_where(Expr::col("study_id").eq(study_id))
        .and_where(Expr::col("key").eq(key))
        .to_owned();
    let found = Known::find_by_statement(built(manager, &select)).one(manager.get_connection()).await?;
    Ok(found.map(|known| known.id))
}

async fn add(manager: &SchemaManager<'_>, study_id: i64, position: i32, figure: &Value) -> Result<(), DbErr> {
    let mut key = format!("figure_{}", figure["number"]);
    while known(manager, study_id, &key).await?.is_some() {
        key.push_str("_before");
    }
    let recipe = recipe(&key, figure);
    let hash =
        Sha256::digest(canonical(&recipe)).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let row = Query::insert()
        .into_table("recipe")
        .columns(["study_id", "key", "position", "number"])
        .values_panic([study_id.into(), key.as_str().into(), position.into(), 1.into()])
        .to_owned();
    manager.get_connection().execute(&row).await?;
    let id = known(manager, study_id, &key).await?.ok_or_else(|| DbErr::RecordNotInserted)?;
    let version = Query::select()
        .expr(Expr::value(id))
        .expr(Expr::value(1))
        .expr(Expr::value(recipe.to_string()))
        .expr(Expr::value(hash))
        .column("created_at")
        .from("study")
        .and_where(Expr::col("id").eq(study_id))
        .to_owned();
    let insert = Query::insert()
        .into_table("recipe_version")
        .columns(["recipe_id", "number", "recipe", "hash", "created_at"])
        .select_from(version)
        .map_err(|error| DbErr::Migration(error.to_string()))?
        .to_owned();
    manager.get_connection().execute(&insert).await.map(|_| ())
}

/// The recipe that a figure was: bars of a question, or of one by another.
fn recipe(key: &str, figure: &Value) -> Value {
    let variable = |of: &Value| json!({ "question": of });
    let mut recipe = json!({
        "version": 1,
        "key": key,
        "title": figure["caption"],
        "rows": [variable(&figure["question"])],
        "figure": "bars",
    });
    if figure["note"].is_object() {
        recipe["notes"] = json!([figure["note"]]);
    }
    if figure["by"].is_string() {
        recipe["columns"] = json!([[variable(&figure["by"])]]);
        recipe["figure"] = json!("grouped");
    }
    recipe
}

/// The JSON that recipes are hashed by: no white space, keys in the order of their code points.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| key.as_str());
            let field = |(key, value): (&String, &Value)| format!("{}:{}", json!(key), canonical(value));
            let fields: Vec<String> = fields.into_iter().map(field).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        scalar => scalar.to_string(),
    }
}
