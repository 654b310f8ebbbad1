//! History of Saual's database schema: each migration whole or not at all, on SQLite and on
//! PostgreSQL. A migration that has been released never changes; the next one corrects it.

use sea_orm_migration::prelude::*;

mod keys;
mod m20261124_000001_first_study;
mod m20261125_000001_kept_on_the_phone;
mod m20261125_000002_attachments;
mod m20261125_000003_versions;
mod m20261125_000004_designs;
mod m20261126_000001_time_marks;
mod m20261126_000002_finished;
mod m20261126_000003_coding_log;
mod m20261126_000004_corrections;
mod m20261126_000005_papers;
mod m20261126_000007_cases;
mod m20261126_000008_saved_searches;
mod m20261126_000009_quotes;
mod m20261126_000010_team;
mod m20261126_000011_command_keys;
mod m20261126_000012_set_aside;
mod m20261126_000013_waiting_exchange;
mod m20261126_000014_set_aside_removed;
mod m20261126_000015_tabulation_plan;
mod m20261126_000016_lost_decisions;
mod m20261126_000021_fieldwork;
mod m20261127_000017_weights;
mod m20261127_000018_dataset_files;
mod m20261127_000019_imports;
mod m20261127_000020_figures_in_plan;

/// Every migration, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_first_study::Migration),
            Box::new(m20261125_000001_kept_on_the_phone::Migration),
            Box::new(m20261125_000002_attachments::Migration),
            Box::new(m20261125_000003_versions::Migration),
            Box::new(m20261125_000004_designs::Migration),
            Box::new(m20261126_000001_time_marks::Migration),
            Box::new(m20261126_000002_finished::Migration),
            Box::new(m20261126_000003_coding_log::Migration),
            Box::new(m20261126_000004_corrections::Migration),
            Box::new(m20261126_000005_papers::Migration),
            Box::new(m20261126_000007_cases::Migration),
            Box::new(m20261126_000008_saved_searches::Migration),
            Box::new(m20261126_000009_quotes::Migration),
            Box::new(m20261126_000010_team::Migration),
            Box::new(m20261126_000011_command_keys::Migration),
            Box::new(m20261126_000012_set_aside::Migration),
            Box::new(m20261126_000013_waiting_exchange::Migration),
            Box::new(m20261126_000014_set_aside_removed::Migration),
            Box::new(m20261126_000015_tabulation_plan::Migration),
            Box::new(m20261126_000016_lost_decisions::Migration),
            Box::new(m20261126_000021_fieldwork::Migration),
            Box::new(m20261127_000017_weights::Migration),
            Box::new(m20261127_000018_dataset_files::Migration),
            Box::new(m20261127_000019_imports::Migration),
            Box::new(m20261127_000020_figures_in_plan::Migration),
        ]
    }
}

pub use sea_orm_migration::{MigrationTrait, MigratorTrait};
