//! One log of everything that is done to codes, codings and memos, in the study's own order, so that
//! all of it can be undone, shown and told to others; memos; what a codebook says besides.

use crate::keys::{index, to};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, string, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        manager.rename_table(Table::rename().table("command", "command_before").to_owned()).await?;
        manager.create_table(command()).await?;
        manager.get_connection().execute_unprepared(KEEP).await?;
        manager.drop_table(Table::drop().table("command_before").to_owned()).await?;
        manager.create_table(memo()).await?;
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

/// What older rows lack: an identity from elsewhere, the rules of a code, its removal.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    let mut columns: Vec<_> =
        ["code", "coding", "document"].map(|table| (table, uuid_null("guid"))).into_iter().collect();
    columns.extend(["inclusion", "exclusion", "anchor"].map(|column| ("code", text_null(column))));
    columns.push(("code", timestamp_with_time_zone_null("removed_at")));
    columns.push(("coding", boolean("consensus").default(false).to_owned()));
    columns.push(("study", boolean("blind").default(false).to_owned()));
    columns
}

fn command() -> TableCreateStatement {
    let (goes, stays) = (ForeignKeyAction::Cascade, ForeignKeyAction::SetNull);
    Table::create()
        .table("command")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        // The study's counter of changes as the command raised it: the order of the log.
        .col(big_integer("number"))
        // None for what is done to the codebook, or to many documents at once.
        .col(big_integer_null("document_id"))
        .col(big_integer_null("account_id"))
        .col(string("kind"))
        .col(big_integer_null("of_id"))
        .col(string("action"))
        .col(text("changes"))
        .col(timestamp_with_time_zone("done_at"))
        .foreign_key(&mut to("study_id", "study", goes))
        .foreign_key(&mut to("document_id", "document", goes))
        .foreign_key(&mut to("account_id", "account", stays))
        .to_owned()
}

/// The commands of before that were not undone, as the new log has them.
const KEEP: &str = r#"
INSERT INTO command (study_id, number, document_id, account_id, kind, action, changes, done_at)
SELECT d.study_id,
       (SELECT COUNT(*) FROM command_before e JOIN document f ON f.id = e.document_id
         WHERE f.study_id = d.study_id AND e.undone_at IS NULL AND e.id <= c.id),
       c.document_id, c.account_id, 'do', c.action,
       '{"codings":[{"id":' || g.id || CASE c.action WHEN 'apply' THEN ',"after"' ELSE ',"before"' END
         || ':{"code":' || g.code_id || ',"start":' || g.start || ',"end":' || g."end"
         || ',"coder":' || COALESCE(CAST(g.account_id AS TEXT), 'null') || '}}]}',
       c.done_at
  FROM command_before c JOIN document d ON d.id = c.document_id JOIN coding g ON g.id = c.coding_id
 WHERE c.undone_at IS NULL
 ORDER BY c.id"#;

fn memo() -> TableCreateStatement {
    let (goes, stays) = (ForeignKeyAction::Cascade, ForeignKeyAction::SetNull);
    Table::create()
        .table("memo")
        .col(big_pk_auto("id"))
        .col(uuid_null("guid"))
        .col(big_integer("study_id"))
        // What it is about: at most one of these; the whole study where none.
        .col(big_integer_null("document_id"))
        .col(big_integer_null("code_id"))
        .col(big_integer_null("coding_id"))
        .col(big_integer_null("account_id"))
        .col(text("text"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(timestamp_with_time_zone_null("removed_at"))
        .foreign_key(&mut to("study_id", "study", goes))
        .foreign_key(&mut to("document_id", "document", goes))
        .foreign_key(&mut to("code_id", "code", goes))
        .foreign_key(&mut to("coding_id", "coding", goes))
        .foreign_key(&mut to("account_id", "account", stays))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("command_number", "command", &["study_id", "number"]).unique().to_owned(),
        index("command_document", "command", &["document_id", "number"]),
        index("command_done_by", "command", &["account_id", "study_id", "number"]),
        index("memo_study", "memo", &["study_id"]),
        index("memo_coding", "memo", &["coding_id"]),
    ]
}
