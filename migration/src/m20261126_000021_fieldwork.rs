//! How many responses a study wants, and what tells quickly whether an interview was saved.

use crate::keys::to;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, string};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(target()).await?;
        let mut saved = Index::create();
        saved.name("draft_saved").table("draft").col("study_id").col("saved_at");
        manager.create_index(saved).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn target() -> TableCreateStatement {
    Table::create()
        .table("fieldwork_target")
        .col(big_integer("study_id"))
        // Both are empty where all responses are meant.
        .col(string("question"))
        .col(string("code"))
        .col(integer("wanted"))
        .primary_key(Index::create().col("study_id").col("question").col("code"))
        .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
        .to_owned()
}
