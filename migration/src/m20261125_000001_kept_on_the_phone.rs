//! Drafts that a phone keeps and sends in pieces, corrections of what was sent, shared phones.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, uuid_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column at a time: SQLite takes no more.
        let add = |table: &'static str, column: &mut ColumnDef| {
            Table::alter().table(table).add_column(column.to_owned()).to_owned()
        };
        for column in [
            add("draft", big_integer("sequence").default(0)),
            add("draft", &mut uuid_null("supersedes")),
            add("submission", &mut uuid_null("supersedes")),
            add("submission", &mut uuid_null("superseded_by")),
            // How many of the study's submissions are superseded: raised with each.
            add("study", big_integer("superseded").default(0)),
            add("study", boolean("shared_phones").default(false)),
        ] {
            manager.alter_table(column).await?;
        }
        let index =
            Index::create().name("submission_supersedes").table("submission").col("supersedes").to_owned();
        manager.create_index(index).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
