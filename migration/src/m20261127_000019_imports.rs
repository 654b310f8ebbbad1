//! Files of responses that were taken in: who, when, what the mapping was, and which responses came of them.

use crate::keys::{index, to};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, pk_auto, pk_uuid, string, text, timestamp_with_time_zone as time,
    timestamp_with_time_zone_null as time_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let import = Table::create()
            .table("response_import")
            .col(pk_auto("id").big_integer())
            .col(big_integer("study_id"))
            // Nobody where it came from the command line.
            .col(big_integer_null("account_id"))
            .col(string("name"))
            .col(string("digest"))
            .col(text("mapping"))
            .col(big_integer("added"))
            .col(big_integer("replaced"))
            .col(time("created_at"))
            .col(time_null("taken_back_at"))
            .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
            .foreign_key(&mut to("account_id", "account", ForeignKeyAction::SetNull))
            .to_owned();
        manager.create_table(import).await?;
        let imported = Table::create()
            .table("imported_submission")
            .col(pk_uuid("submission_id"))
            .col(big_integer("import_id"))
            // In the file, as a spreadsheet counts.
            .col(big_integer("row"))
            .foreign_key(&mut to("submission_id", "submission", ForeignKeyAction::Cascade))
            .foreign_key(&mut to("import_id", "response_import", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(imported).await?;
        manager.create_index(index("response_import_study", "response_import", &["study_id"])).await?;
        manager.create_index(index("imported_submission_import", "imported_submission", &["import_id"])).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
