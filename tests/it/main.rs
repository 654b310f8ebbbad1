//! The integration tests: one binary, real parts.

mod export;
mod harness;
mod program;
mod start;
mod store;
mod web_security;
