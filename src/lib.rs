//! Saual runs a study from questionnaire to published figure.
//!
//! | module | what it is for | what it must not know |
//! | --- | --- | --- |
//! | [`domain`] | the field itself, as values | I/O, time, randomness |
//! | [`store`] | the database | pages, files, search |

pub mod store;
