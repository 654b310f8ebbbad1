//! Files that respondents send, and files that forms show.

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
        manager.create_table(attachment()).await?;
        manager.create_table(chunk()).await?;
        manager.create_table(form_file()).await?;
        let by_draft =
            Index::create().name("attachment_draft").table("attachment").col("draft_id").to_owned();
        manager.create_index(by_draft).await?;
        let by_study =
            Index::create().name("attachment_study").table("attachment").col("study_id").to_owned();
        manager.create_index(by_study).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn attachment() -> TableCreateStatement {
    let mut study = ForeignKey::create();
    study.from_col("study_id").to("study", "id").on_delete(ForeignKeyAction::Cascade);
    Table::create()
        .table("attachment")
        .col(pk_uuid("id"))
        .col(big_integer("study_id"))
        // Of the draft, and of the submission that it becomes. A phone may send a file before
        // this server has seen its draft, so this names no row.
        .col(uuid("draft_id"))
        .col(string("field"))
        .col(string("name"))
        .col(string("media_type"))
        .col(big_integer("size"))
        .col(string("sha256"))
        .col(big_integer("received"))
        .col(time("created_at"))
        .col(time_null("completed_at"))
        .foreign_key(&mut study)
        .to_owned()
}

fn chunk() -> TableCreateStatement {
    let mut attachment = ForeignKey::create();
    attachment.from_col("attachment_id").to("attachment", "id").on_delete(ForeignKeyAction::Cascade);
    Table::create()
        .table("attachment_chunk")
        .col(uuid("attachment_id"))
        .col(big_integer("start"))
        .col(blob("bytes"))
        .primary_key(Index::create().col("attachment_id").col("start"))
        .foreign_key(&mut attachment)
        .to_owned()
}

fn form_file() -> TableCreateStatement {
    let mut version = ForeignKey::create();
    version.from_col("form_version_id").to("form_version", "id").on_delete(ForeignKeyAction::Cascade);
    Table::create()
        .table("form_file")
        // Later versions show it too, until one has another file of that name.
        .col(big_integer("form_version_id"))
        .col(string("name"))
        .col(string("media_type"))
        .col(blob("bytes"))
        .primary_key(Index::create().col("form_version_id").col("name"))
        .foreign_key(&mut version)
        .to_owned()
}
