//! The plan of a study's tables and figures: recipes, and every version of each.

use crate::keys::to;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, integer, string, text, timestamp_with_time_zone as time,
    timestamp_with_time_zone_null as time_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(recipe()).await?;
        manager.create_table(version()).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn recipe() -> TableCreateStatement {
    Table::create()
        .table("recipe")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(string("key"))
        .col(integer("position"))
        // The version that holds.
        .col(integer("number"))
        .col(time_null("removed_at"))
        .index(Index::create().name("recipe_key").unique().col("study_id").col("key"))
        .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
        .to_owned()
}

fn version() -> TableCreateStatement {
    Table::create()
        .table("recipe_version")
        .col(big_integer("recipe_id"))
        .col(integer("number"))
        .col(text("recipe"))
        .col(string("hash"))
        .col(big_integer_null("account_id"))
        .col(time("created_at"))
        .primary_key(Index::create().col("recipe_id").col("number"))
        .foreign_key(&mut to("recipe_id", "recipe", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("account_id", "account", ForeignKeyAction::SetNull))
        .to_owned()
}
