//! How a team cites, what its quotes are in other languages, and where they were cited already.

use crate::keys::to;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, string, text, timestamp_with_time_zone,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [citation_template(), translation(), mention()] {
            manager.create_table(table).await?;
        }
        let index = Index::create().name("mention_coding").table("mention").col("coding_id").to_owned();
        manager.create_index(index).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const GOES: ForeignKeyAction = ForeignKeyAction::Cascade;
const STAYS: ForeignKeyAction = ForeignKeyAction::SetNull;

fn citation_template() -> TableCreateStatement {
    Table::create()
        .table("citation_template")
        .col(big_integer("study_id"))
        .col(string("language"))
        .col(text("text"))
        .primary_key(Index::create().col("study_id").col("language"))
        .foreign_key(&mut to("study_id", "study", GOES))
        .to_owned()
}

fn translation() -> TableCreateStatement {
    Table::create()
        .table("translation")
        .col(big_integer("coding_id"))
        .col(string("language"))
        .col(text("text"))
        .col(big_integer_null("account_id"))
        .col(timestamp_with_time_zone("changed_at"))
        .primary_key(Index::create().col("coding_id").col("language"))
        .foreign_key(&mut to("coding_id", "coding", GOES))
        .foreign_key(&mut to("account_id", "account", STAYS))
        .to_owned()
}

/// Where a quote was cited.
fn mention() -> TableCreateStatement {
    Table::create()
        .table("mention")
        .col(big_pk_auto("id"))
        .col(big_integer("coding_id"))
        .col(text("place"))
        .col(big_integer_null("account_id"))
        .col(timestamp_with_time_zone("cited_at"))
        .foreign_key(&mut to("coding_id", "coding", GOES))
        .foreign_key(&mut to("account_id", "account", STAYS))
        .to_owned()
}
