//! Commands get the key that a browser gave them: one that is sent twice is done once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = Table::alter().table("command").add_column(uuid_null("key")).to_owned();
        manager.alter_table(key).await?;
        let once = Index::create()
            .name("command_key")
            .table("command")
            .col("study_id")
            .col("account_id")
            .col("key")
            .unique()
            .to_owned();
        manager.create_index(once).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
