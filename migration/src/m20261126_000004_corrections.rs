//! Corrected transcripts: their older versions, and what became of the codings in each correction.

use crate::keys::to;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, integer, integer_null, string, string_null, text,
    timestamp_with_time_zone as time, timestamp_with_time_zone_null as time_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut document = Table::alter();
        document.table("document").add_column(integer("version").default(1));
        manager.alter_table(document).await?;
        let mut coding = Table::alter();
        // The version in which its words were lost. Until somebody places it anew it stands nowhere, and
        // its place is one in the version before.
        coding.table("coding").add_column(integer_null("lost_in"));
        manager.alter_table(coding).await?;
        manager.create_table(version()).await?;
        manager.create_table(reanchoring()).await?;
        for (name, column) in [("reanchoring_document", "document_id"), ("reanchoring_coding", "coding_id")] {
            let index = Index::create().name(name).table("reanchoring").col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn version() -> TableCreateStatement {
    Table::create()
        .table("document_version")
        .col(big_integer("document_id"))
        .col(integer("number"))
        .col(text("text"))
        .col(text("passages"))
        .col(big_integer_null("account_id"))
        .col(time("made_at"))
        .col(text("note"))
        // The number of its command in the study's log: what was done before stands in older versions.
        .col(big_integer("change"))
        .primary_key(Index::create().col("document_id").col("number"))
        .foreign_key(&mut to("document_id", "document", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("account_id", "account", ForeignKeyAction::SetNull))
        .to_owned()
}

fn reanchoring() -> TableCreateStatement {
    Table::create()
        .table("reanchoring")
        .col(big_pk_auto("id"))
        .col(big_integer("document_id"))
        // The version that the correction made.
        .col(integer("version"))
        .col(big_integer("coding_id"))
        .col(string("kind"))
        .col(integer("start_before"))
        .col(integer("end_before"))
        .col(integer_null("start_after"))
        .col(integer_null("end_after"))
        .col(text("quote"))
        .col(string_null("decision"))
        .col(big_integer_null("decided_by"))
        .col(time_null("decided_at"))
        .foreign_key(&mut to("document_id", "document", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("coding_id", "coding", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("decided_by", "account", ForeignKeyAction::SetNull))
        .to_owned()
}
