//! What people do: one function for each thing, which owns its transaction.

pub mod account;
pub mod answers;
pub mod attached;
pub mod attempts;
pub mod cases;
pub mod citing;
pub mod coding;
pub mod corrections;
pub mod cross;
pub mod design;
pub mod documents;
pub mod export;
pub mod illustrate;
pub mod languages;
pub mod limesurvey;
pub mod pseudonyms;
pub mod publish;
pub mod questionnaire;
pub mod quotes;
pub mod recordings;
pub mod rehearsals;
pub mod respond;
pub mod search;
pub mod studies;
pub mod tabulate;
pub mod versions;
