//! Where a correction takes the words of a decision out of a text, the version is noted beside the number
//! of their passage: they are found again when they come back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let lost = integer_null("lost_in");
        manager.alter_table(Table::alter().table("decision").add_column(lost).to_owned()).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
