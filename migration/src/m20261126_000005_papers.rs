//! Passages with a language of their own, answers as documents, and recordings beside transcripts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, pk_uuid, string, string_null, timestamp_with_time_zone as time,
    timestamp_with_time_zone_null as time_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            // As the document's where there is none.
            string_null("language"),
            // Which answer it is: of that submission, to that question.
            uuid_null("submission_id"),
            string_null("question"),
            // The last correction of the answer that somebody decided about.
            uuid_null("settled_id"),
        ] {
            manager.alter_table(Table::alter().table("passage").add_column(column).to_owned()).await?;
        }
        // What answers a document gathers: all to a question, or all of a submission.
        for column in [string_null("question"), uuid_null("submission_id")] {
            manager.alter_table(Table::alter().table("document").add_column(column).to_owned()).await?;
        }
        manager.create_table(recording()).await?;
        manager.create_table(chunk()).await?;
        let by_document =
            Index::create().name("recording_document").table("recording").col("document_id").to_owned();
        manager.create_index(by_document).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn recording() -> TableCreateStatement {
    let (mut document, mut account) = (ForeignKey::create(), ForeignKey::create());
    document.from_col("document_id").to("document", "id").on_delete(ForeignKeyAction::Cascade);
    account.from_col("created_by").to("account", "id").on_delete(ForeignKeyAction::SetNull);
    Table::create()
        .table("recording")
        .col(pk_uuid("id"))
        .col(big_integer("document_id"))
        .col(string("name"))
        .col(string("media_type"))
        .col(big_integer("size"))
        .col(big_integer_null("created_by"))
        .col(time("created_at"))
        .col(time_null("completed_at"))
        .foreign_key(&mut document)
        .foreign_key(&mut account)
        .to_owned()
}

fn chunk() -> TableCreateStatement {
    let mut recording = ForeignKey::create();
    recording.from_col("recording_id").to("recording", "id").on_delete(ForeignKeyAction::Cascade);
    Table::create()
        .table("recording_chunk")
        .col(uuid("recording_id"))
        .col(big_integer("start"))
        .col(blob("bytes"))
        .primary_key(Index::create().col("recording_id").col("start"))
        .foreign_key(&mut recording)
        .to_owned()
}
