//! What only other programs know of a study, kept for them: sets and links.

use crate::keys::to;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, timestamp_with_time_zone, uuid};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("set_aside")
            .col(big_integer("study_id"))
            .col(uuid("guid"))
            // JSON: what it is, and the identities of what belongs to it.
            .col(text("content"))
            .col(timestamp_with_time_zone("created_at"))
            .primary_key(Index::create().col("study_id").col("guid"))
            .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(table).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
