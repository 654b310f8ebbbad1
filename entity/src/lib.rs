//! Rows of Saual's database, nothing else: what each column means is told by the migration that
//! made it and by the function of `store` that reads it.
#![expect(missing_docs, reason = "columns are documented where they are given meaning")]

pub mod account;
pub mod attachment;
pub mod attachment_chunk;
pub mod blind_phase;
pub mod case_attribute;
pub mod case_document;
pub mod case_submission;
pub mod citation_template;
pub mod code;
pub mod coding;
pub mod command;
pub mod decision;
pub mod design;
pub mod design_step;
pub mod document;
pub mod document_version;
pub mod draft;
pub mod form_file;
pub mod form_version;
pub mod membership;
pub mod memo;
pub mod mention;
pub mod outbox;
pub mod passage;
pub mod presence;
pub mod pseudonym;
pub mod pseudonym_place;
pub mod reading;
pub mod reanchoring;
pub mod recipe;
pub mod recipe_version;
pub mod recording;
pub mod recording_chunk;
pub mod saved_search;
pub mod session;
pub mod set_aside;
pub mod study;
pub mod study_case;
pub mod submission;
pub mod ticket;
pub mod translation;
pub mod waiting_chunk;
pub mod waiting_file;
