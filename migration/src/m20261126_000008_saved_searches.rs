//! Searches that members of a team keep for themselves, or share.

use crate::keys::to;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, boolean, string, text, timestamp_with_time_zone as time,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(saved_search()).await?;
        let of_study =
            Index::create().name("saved_search_study").table("saved_search").col("study_id").to_owned();
        manager.create_index(of_study).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn saved_search() -> TableCreateStatement {
    Table::create()
        .table("saved_search")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(big_integer("account_id"))
        .col(string("name"))
        // The fields of the search page as an address has them.
        .col(text("fields"))
        .col(boolean("shared"))
        .col(time("created_at"))
        .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("account_id", "account", ForeignKeyAction::Cascade))
        .to_owned()
}
