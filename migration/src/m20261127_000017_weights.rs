//! Named weights of a study's responses, and what small cells mean for what is published.

use crate::keys::{index, to};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, blob, integer, string, text, timestamp_with_time_zone as time,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The least count that may be published; 0 where the study has no such rule, as none had before.
        let least = integer("least_cell").default(0).to_owned();
        manager.alter_table(Table::alter().table("study").add_column(least).to_owned()).await?;
        for table in [set(), chunk(), small_cells_let_out()] {
            manager.create_table(table).await?;
        }
        manager.create_index(index("let_out_study", "let_out", &["study_id"])).await
    }

    /// SQLite would otherwise run each statement on its own.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn set() -> TableCreateStatement {
    Table::create()
        .table("weight_set")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(string("name"))
        .col(text("description"))
        // How it is made, and what came of it, as JSON.
        .col(text("making"))
        .col(text("report"))
        // The newest response there was, and how many had been corrected: the data it was made of.
        .col(big_integer("responses"))
        .col(big_integer("superseded"))
        .col(big_integer_null("account_id"))
        .col(time("made_at"))
        .index(Index::create().name("weight_set_name").unique().col("study_id").col("name"))
        .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("account_id", "account", ForeignKeyAction::SetNull))
        .to_owned()
}

/// The weights of many responses, eight bytes each in the order of their numbers.
fn chunk() -> TableCreateStatement {
    Table::create()
        .table("weight_chunk")
        .col(big_integer("weight_set_id"))
        // How many responses stand before.
        .col(big_integer("start"))
        .col(blob("bytes"))
        .primary_key(Index::create().col("weight_set_id").col("start"))
        .foreign_key(&mut to("weight_set_id", "weight_set", ForeignKeyAction::Cascade))
        .to_owned()
}

/// Tables with small cells that an owner let be published all the same.
fn small_cells_let_out() -> TableCreateStatement {
    Table::create()
        .table("let_out")
        .col(big_pk_auto("id"))
        .col(big_integer("study_id"))
        .col(big_integer_null("account_id"))
        // What it is called, and the hash of its recipe.
        .col(string("what"))
        .col(string("hash"))
        // The rule that was broken, and by how many cells.
        .col(integer("least"))
        .col(integer("cells"))
        .col(text("reason"))
        .col(time("created_at"))
        .foreign_key(&mut to("study_id", "study", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("account_id", "account", ForeignKeyAction::SetNull))
        .to_owned()
}
