//! Saual runs a study from questionnaire to published figure.
//!
//! | module | what it is for | what it must not know |
//! | --- | --- | --- |
//! | [`domain`] | the field itself, as values | I/O, time, randomness |
//! | [`store`] | the database: the only place that knows sea-orm | pages, files, search |
//! | [`search`] | the index: the only place that knows tantivy | the database |
//! | [`mailer`] | mails: the only place that knows lettre | why they are sent |
//! | [`apart`] | files read in a process of their own: the only place that knows how a PDF is written | who asks |
//! | [`jobs`] | work after the reply, safe to do twice | HTTP |
//! | [`demo`] | the demonstration: a real study, embedded | HTTP |
//! | [`service`] | use cases, one function for each thing a person does | HTTP, SQL |
//! | [`web`] | the only place that knows actix | SQL, the index |
//! | [`pages`], [`words`], [`locale`], [`assets`] | what a browser or a mailbox shows | who asks |
//! | [`app`], [`config`], [`telemetry`] | what a running program shares | use cases |
//!
//! `domain ← store, search, mailer, apart ← jobs, service ← web ← cli`: an arrow never points back.

pub mod apart;
pub mod app;
pub mod assets;
pub mod cli;
pub mod config;
pub mod demo;
pub mod jobs;
pub mod locale;
pub mod mailer;
pub mod pages;
pub mod search;
pub mod service;
pub mod store;
pub mod telemetry;
pub mod web;
pub mod words;
