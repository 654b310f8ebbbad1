//! Cases: people and places to whom responses and documents belong, and what is known of them; names
//! that are kept apart from the texts, and who keeps them.

use crate::keys::{index, to};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, string, text, text_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let keeper = boolean("keeper").default(false).to_owned();
        manager.alter_table(Table::alter().table("membership").add_column(keeper).to_owned()).await?;
        for table in [case(), submission(), document(), attribute(), pseudonym(), place()] {
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

const GOES: ForeignKeyAction = ForeignKeyAction::Cascade;

/// “Case” alone is a word of SQL.
fn case() -> TableCreateStatement {
    Table::create()
        .table("study_case")
        .col(big_pk_auto("id"))
        .col(uuid_null("guid"))
        .col(big_integer("study_id"))
        .col(string("name"))
        .col(text("memo"))
        // What was typed for it: a JSON object of values by the key of their attribute.
        .col(text("typed"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(timestamp_with_time_zone_null("removed_at"))
        .foreign_key(&mut to("study_id", "study", GOES))
        .to_owned()
}

fn submission() -> TableCreateStatement {
    Table::create()
        .table("case_submission")
        .col(big_integer("case_id"))
        .col(uuid("submission_id"))
        .primary_key(Index::create().col("case_id").col("submission_id"))
        .foreign_key(&mut to("case_id", "study_case", GOES))
        .foreign_key(&mut to("submission_id", "submission", GOES))
        .to_owned()
}

fn document() -> TableCreateStatement {
    Table::create()
        .table("case_document")
        .col(big_integer("case_id"))
        .col(big_integer("document_id"))
        // Whose words of the document are the case's; empty where all of them are.
        .col(string("speaker"))
        .primary_key(Index::create().col("case_id").col("document_id").col("speaker"))
        .foreign_key(&mut to("case_id", "study_case", GOES))
        .foreign_key(&mut to("document_id", "document", GOES))
        .to_owned()
}

fn attribute() -> TableCreateStatement {
    Table::create()
        .table("case_attribute")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(integer("position"))
        .col(text("label"))
        // Where its values come from, and what they may be, as JSON.
        .col(text("kind"))
        .col(timestamp_with_time_zone_null("removed_at"))
        .foreign_key(&mut to("study_id", "study", GOES))
        .to_owned()
}

fn pseudonym() -> TableCreateStatement {
    Table::create()
        .table("pseudonym")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(string("name"))
        // Other spellings of the name, a line each.
        .col(text("spellings"))
        .col(string("alias"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("changed_at"))
        .foreign_key(&mut to("study_id", "study", GOES))
        .to_owned()
}

/// Where a name stood, and what stands there now; or where it only seemed to stand.
fn place() -> TableCreateStatement {
    Table::create()
        .table("pseudonym_place")
        .col(big_pk_auto("id"))
        .col(big_integer("pseudonym_id"))
        .col(big_integer("document_id"))
        // “replaced”, or “dismissed” for what is no name.
        .col(string("state"))
        .col(integer("start"))
        .col(integer("end"))
        .col(string("original"))
        .col(text_null("shown"))
        .col(big_integer_null("account_id"))
        .col(timestamp_with_time_zone("placed_at"))
        .foreign_key(&mut to("pseudonym_id", "pseudonym", GOES))
        .foreign_key(&mut to("document_id", "document", GOES))
        .foreign_key(&mut to("account_id", "account", ForeignKeyAction::SetNull))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("study_case_study", "study_case", &["study_id"]),
        index("case_submission_of", "case_submission", &["submission_id"]),
        index("case_document_of", "case_document", &["document_id"]),
        index("case_attribute_study", "case_attribute", &["study_id"]),
        index("pseudonym_study", "pseudonym", &["study_id"]),
        index("pseudonym_place_document", "pseudonym_place", &["document_id"]),
        index("pseudonym_place_of", "pseudonym_place", &["pseudonym_id"]),
    ]
}
