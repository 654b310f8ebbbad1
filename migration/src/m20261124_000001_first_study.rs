//! Studies, accounts, forms and answers, documents and codings, mail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, pk_uuid, string, string_null, text,
    text_null, timestamp_with_time_zone as time, timestamp_with_time_zone_null as time_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
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

fn tables() -> Vec<TableCreateStatement> {
    let mut tables = vec![study(), account(), membership(), session(), ticket(), outbox()];
    tables.extend([form_version(), draft(), submission()]);
    tables.extend([document(), passage(), code(), coding(), command()]);
    tables
}

fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).to_owned()
}

fn to(column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.from_col(column).to(target, "id").on_delete(ForeignKeyAction::Cascade);
    key
}

/// Like [`to`], but the row stays when what it names goes.
fn to_if_any(column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    let mut key = to(column, target);
    key.on_delete(ForeignKeyAction::SetNull);
    key
}

fn study() -> TableCreateStatement {
    table("study")
        .col(big_pk_auto("id"))
        .col(string("slug").unique_key())
        .col(text("title"))
        .col(text("figures"))
        // Counters that number the study's submissions and changes of documents. Raising one
        // locks the row until the transaction ends, so numbers become visible in their order.
        .col(big_integer("submissions"))
        .col(big_integer("changes"))
        .col(time("created_at"))
        .to_owned()
}

fn account() -> TableCreateStatement {
    table("account")
        .col(big_pk_auto("id"))
        .col(string("email").unique_key())
        .col(string("name"))
        .col(string("language"))
        .col(string("password_hash"))
        .col(boolean("one_time"))
        .col(integer("failures"))
        .col(time_null("locked_until"))
        .col(time("created_at"))
        .to_owned()
}

fn membership() -> TableCreateStatement {
    table("membership")
        .col(big_integer("study_id"))
        .col(big_integer("account_id"))
        .col(string("role"))
        .col(time("created_at"))
        .primary_key(Index::create().col("study_id").col("account_id"))
        .foreign_key(&mut to("study_id", "study"))
        .foreign_key(&mut to("account_id", "account"))
        .to_owned()
}

fn session() -> TableCreateStatement {
    table("session")
        .col(string("token_hash").primary_key())
        .col(big_integer("account_id"))
        .col(string("form_token"))
        .col(time("created_at"))
        .col(time("seen_at"))
        .col(time("expires_at"))
        .foreign_key(&mut to("account_id", "account"))
        .to_owned()
}

fn ticket() -> TableCreateStatement {
    table("ticket")
        .col(string("token_hash").primary_key())
        .col(string("purpose"))
        .col(string("email"))
        .col(string("language"))
        .col(big_integer_null("account_id"))
        .col(big_integer_null("study_id"))
        .col(string_null("role"))
        .col(time("created_at"))
        .col(time("expires_at"))
        .col(time_null("used_at"))
        .foreign_key(&mut to("account_id", "account"))
        .foreign_key(&mut to("study_id", "study"))
        .to_owned()
}

fn outbox() -> TableCreateStatement {
    table("outbox")
        .col(big_pk_auto("id"))
        .col(string("message_id").unique_key())
        .col(string("recipient"))
        .col(text("subject"))
        .col(text("body"))
        .col(integer("attempts"))
        .col(time("created_at"))
        .col(time("due_at"))
        .col(time_null("sent_at"))
        .col(time_null("given_up_at"))
        .col(text_null("last_error"))
        .to_owned()
}

fn form_version() -> TableCreateStatement {
    table("form_version")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(integer("number"))
        .col(text("source"))
        .col(text("form"))
        .col(string("digest"))
        .col(big_integer_null("published_by"))
        .col(time("published_at"))
        .foreign_key(&mut to("study_id", "study"))
        .foreign_key(&mut to_if_any("published_by", "account"))
        .index(Index::create().name("form_version_number").unique().col("study_id").col("number"))
        .to_owned()
}

fn draft() -> TableCreateStatement {
    table("draft")
        .col(pk_uuid("id"))
        .col(big_integer("study_id"))
        .col(big_integer("form_version_id"))
        .col(string("resume_code"))
        .col(string("language"))
        .col(string("page"))
        .col(text("answers"))
        .col(time("started_at"))
        .col(time("saved_at"))
        .foreign_key(&mut to("study_id", "study"))
        .foreign_key(&mut to("form_version_id", "form_version"))
        .to_owned()
}

fn submission() -> TableCreateStatement {
    table("submission")
        .col(pk_uuid("id"))
        .col(big_integer("study_id"))
        .col(big_integer("form_version_id"))
        .col(big_integer("number"))
        .col(string("resume_code"))
        .col(string("language"))
        .col(string("origin"))
        .col(text("answers"))
        .col(string("digest"))
        .col(time("started_at"))
        .col(time("submitted_at"))
        .foreign_key(&mut to("study_id", "study"))
        .foreign_key(&mut to("form_version_id", "form_version"))
        .index(Index::create().name("submission_number").unique().col("study_id").col("number"))
        .to_owned()
}

fn document() -> TableCreateStatement {
    table("document")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(string("name"))
        .col(string("language"))
        .col(text("attributes"))
        .col(text("text"))
        // The study's change counter at the last change of the text or of its codings.
        .col(big_integer("change"))
        .col(big_integer_null("created_by"))
        .col(time("created_at"))
        .col(time_null("removed_at"))
        .foreign_key(&mut to("study_id", "study"))
        .foreign_key(&mut to_if_any("created_by", "account"))
        .to_owned()
}

fn passage() -> TableCreateStatement {
    table("passage")
        .col(big_integer("document_id"))
        .col(integer("number"))
        .col(string_null("speaker"))
        .col(integer("start"))
        .col(integer("end"))
        .primary_key(Index::create().col("document_id").col("number"))
        .foreign_key(&mut to("document_id", "document"))
        .to_owned()
}

fn code() -> TableCreateStatement {
    table("code")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(big_integer_null("parent_id"))
        .col(text("label"))
        .col(text("definition"))
        .col(string("color"))
        .col(integer("position"))
        .col(time("created_at"))
        .foreign_key(&mut to("study_id", "study"))
        .foreign_key(&mut to("parent_id", "code"))
        .to_owned()
}

fn coding() -> TableCreateStatement {
    table("coding")
        .col(big_pk_auto("id"))
        .col(big_integer("document_id"))
        .col(big_integer("code_id"))
        .col(big_integer_null("account_id"))
        .col(integer("start"))
        .col(integer("end"))
        .col(time("created_at"))
        .col(time_null("removed_at"))
        .foreign_key(&mut to("document_id", "document"))
        .foreign_key(&mut to("code_id", "code"))
        .foreign_key(&mut to_if_any("account_id", "account"))
        .to_owned()
}

fn command() -> TableCreateStatement {
    table("command")
        .col(big_pk_auto("id"))
        .col(big_integer("document_id"))
        .col(big_integer("account_id"))
        .col(big_integer("coding_id"))
        .col(string("action"))
        .col(time("done_at"))
        .col(time_null("undone_at"))
        .foreign_key(&mut to("document_id", "document"))
        .foreign_key(&mut to("account_id", "account"))
        .foreign_key(&mut to("coding_id", "coding"))
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
        index("membership_account", "membership", &["account_id"]),
        index("session_account", "session", &["account_id"]),
        index("ticket_account", "ticket", &["account_id"]),
        index("outbox_due", "outbox", &["sent_at", "given_up_at", "due_at"]),
        index("draft_resume", "draft", &["study_id", "resume_code"]).unique().to_owned(),
        index("submission_resume", "submission", &["study_id", "resume_code"]),
        index("document_change", "document", &["study_id", "change"]),
        index("code_study", "code", &["study_id"]),
        index("coding_document", "coding", &["document_id"]),
        index("coding_code", "coding", &["code_id"]),
        index("command_account", "command", &["account_id", "document_id"]),
    ]
}
