//! What a version declares of the one before it, and in which language each answer was given.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Rows of before hold nothing there: no version declared anything, and every answer counts as given
/// in the language of the whole.
const COLUMNS: [(&str, &str); 3] =
    [("form_version", "declarations"), ("draft", "languages"), ("submission", "languages")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            manager.alter_table(Table::alter().table(table).add_column(text_null(column)).to_owned()).await?;
        }
        Ok(())
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
