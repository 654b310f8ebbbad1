//! A team that codes together: who reads what, where everybody is, what was decided where coders differ.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, integer_null, text,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whether coders open only the documents that they were given.
        let column = boolean("only_assigned").default(false).to_owned();
        manager.alter_table(Table::alter().table("study").add_column(column).to_owned()).await?;
        for table in [reading(), presence(), decision(), blind_phase()] {
            manager.create_table(table).await?;
        }
        for index in indexes() {
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
    ForeignKey::create().from_col(column).to(target, "id").on_delete(then).to_owned()
}

fn reading() -> TableCreateStatement {
    let (goes, stays) = (ForeignKeyAction::Cascade, ForeignKeyAction::SetNull);
    Table::create()
        .table("reading")
        .col(big_integer("document_id"))
        .col(big_integer("account_id"))
        // None for who read it without having been given it.
        .col(timestamp_with_time_zone_null("assigned_at"))
        .col(big_integer_null("assigned_by"))
        // When they said that they had read all of it: what has no code then, they gave none.
        .col(timestamp_with_time_zone_null("done_at"))
        .primary_key(Index::create().col("document_id").col("account_id"))
        .foreign_key(&mut to("document_id", "document", goes))
        .foreign_key(&mut to("account_id", "account", goes))
        .foreign_key(&mut to("assigned_by", "account", stays))
        .to_owned()
}

/// Where somebody is in a document just now: worth nothing seconds later.
fn presence() -> TableCreateStatement {
    let goes = ForeignKeyAction::Cascade;
    Table::create()
        .table("presence")
        .col(big_integer("document_id"))
        .col(big_integer("account_id"))
        .col(big_integer("study_id"))
        .col(integer("passage"))
        // What is selected there, in UTF-16 units as a browser counts; none where nothing is.
        .col(integer_null("from"))
        .col(integer_null("to"))
        .col(timestamp_with_time_zone("seen_at"))
        .primary_key(Index::create().col("document_id").col("account_id"))
        .foreign_key(&mut to("document_id", "document", goes))
        .foreign_key(&mut to("account_id", "account", goes))
        .foreign_key(&mut to("study_id", "study", goes))
        .to_owned()
}

/// What was decided about a code in a passage; what was done then, its command says.
fn decision() -> TableCreateStatement {
    let goes = ForeignKeyAction::Cascade;
    Table::create()
        .table("decision")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(big_integer("document_id"))
        .col(big_integer("code_id"))
        .col(integer("passage"))
        .col(big_integer("command_id"))
        .col(text("note"))
        .foreign_key(&mut to("study_id", "study", goes))
        .foreign_key(&mut to("document_id", "document", goes))
        .foreign_key(&mut to("code_id", "code", goes))
        .foreign_key(&mut to("command_id", "command", goes))
        .to_owned()
}

/// When coders saw only their own codings, and who wanted it so.
fn blind_phase() -> TableCreateStatement {
    let (goes, stays) = (ForeignKeyAction::Cascade, ForeignKeyAction::SetNull);
    Table::create()
        .table("blind_phase")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(timestamp_with_time_zone("began_at"))
        .col(big_integer_null("began_by"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(big_integer_null("ended_by"))
        .foreign_key(&mut to("study_id", "study", goes))
        .foreign_key(&mut to("began_by", "account", stays))
        .foreign_key(&mut to("ended_by", "account", stays))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &'static str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create().name(name).table(table).to_owned();
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        index("reading_account", "reading", &["account_id"]),
        index("presence_study", "presence", &["study_id", "seen_at"]),
        index("decision_study", "decision", &["study_id", "document_id"]),
        index("blind_phase_study", "blind_phase", &["study_id"]),
        index("command_of", "command", &["study_id", "of_id"]),
    ]
}
