//! Files of other programs that were looked at, until they are taken in: in pieces, for every process.

use crate::keys::to;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, pk_uuid, string, timestamp_with_time_zone as time,
    timestamp_with_time_zone_null as time_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let file = Table::create()
            .table("waiting_file")
            .col(pk_uuid("id"))
            .col(big_integer("account_id"))
            .col(big_integer("study_id"))
            .col(string("name"))
            .col(big_integer("size"))
            .col(time("created_at"))
            .col(time_null("completed_at"))
            .foreign_key(&mut to("account_id", "account", ForeignKeyAction::Cascade))
            .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(file).await?;
        let chunk = Table::create()
            .table("waiting_chunk")
            .col(uuid("file_id"))
            .col(big_integer("start"))
            .col(blob("bytes"))
            .primary_key(Index::create().col("file_id").col("start"))
            .foreign_key(&mut to("file_id", "waiting_file", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(chunk).await?;
        let by_account =
            Index::create().name("waiting_file_account").table("waiting_file").col("account_id").to_owned();
        manager.create_index(by_account).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
