//! The working copy of a study's questionnaire, and everything that was done to it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, integer_null, string, string_null, text,
    timestamp_with_time_zone as time,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(design()).await?;
        manager.create_table(step()).await?;
        for (name, columns) in [
            ("design_step_revision", ["study_id", "revision"]),
            // What is sent twice is done once.
            ("design_step_token", ["study_id", "token"]),
        ] {
            let mut index = Index::create().name(name).table("design_step").unique().to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn to(column: &'static str, target: &'static str, then: ForeignKeyAction) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.from_col(column).to(target, "id").on_delete(then);
    key
}

fn design() -> TableCreateStatement {
    Table::create()
        .table("design")
        .col(big_integer("study_id").primary_key())
        // Raised by every step.
        .col(integer("revision"))
        // The form with the state of its translations.
        .col(text("design"))
        .col(integer_null("based_on"))
        .col(big_integer_null("updated_by"))
        .col(time("updated_at"))
        .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("updated_by", "account", ForeignKeyAction::SetNull))
        .to_owned()
}

fn step() -> TableCreateStatement {
    Table::create()
        .table("design_step")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        // The revision that it made.
        .col(integer("revision"))
        .col(big_integer_null("account_id"))
        // do, undo or redo.
        .col(string("kind"))
        // What the sender calls it.
        .col(string_null("token"))
        .col(text("command"))
        .col(text("inverse"))
        // The parts that it changed.
        .col(text("touched"))
        .col(boolean("undone"))
        .col(time("done_at"))
        .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("account_id", "account", ForeignKeyAction::SetNull))
        .to_owned()
}
