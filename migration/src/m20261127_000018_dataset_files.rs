//! Datasets that take long to write: what was asked for, how far it has come, and the file in pieces, for
//! every process.

use crate::keys::{index, to};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, integer, pk_uuid, string, text, text_null, timestamp_with_time_zone as time,
    timestamp_with_time_zone_null as time_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let file = Table::create()
            .table("dataset_file")
            .col(pk_uuid("id"))
            .col(big_integer("account_id"))
            .col(big_integer("study_id"))
            .col(text("wanted"))
            .col(string("name"))
            .col(big_integer("done"))
            .col(big_integer("total"))
            .col(integer("attempts"))
            .col(time("due_at"))
            .col(time("created_at"))
            .col(time_null("finished_at"))
            .col(time_null("expires_at"))
            .col(big_integer("size"))
            .col(text("changed"))
            .col(text_null("failed"))
            .foreign_key(&mut to("account_id", "account", ForeignKeyAction::Cascade))
            .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(file).await?;
        let chunk = Table::create()
            .table("dataset_chunk")
            .col(uuid("file_id"))
            .col(integer("attempt"))
            .col(big_integer("start"))
            .col(blob("bytes"))
            .primary_key(Index::create().col("file_id").col("attempt").col("start"))
            .foreign_key(&mut to("file_id", "dataset_file", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(chunk).await?;
        manager.create_index(index("dataset_file_account", "dataset_file", &["account_id"])).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
