//! The integration tests: one binary, real parts.

mod architecture;
mod cases;
mod codebook;
mod correct;
mod design;
mod documents;
mod export;
mod expr;
mod files;
mod harness;
mod licences;
mod limesurvey;
mod migrations;
mod papers;
mod people;
mod phone;
mod program;
mod pseudonyms;
mod questionnaires;
mod quotes;
mod readme;
mod search;
mod start;
mod store;
mod versions;
mod web_security;
