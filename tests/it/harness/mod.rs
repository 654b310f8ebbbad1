//! What the tests act with: real databases, a real server, visitors.

pub(crate) mod database;
pub(crate) mod smtp;
pub(crate) mod visitor;
