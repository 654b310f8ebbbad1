//! The integration tests: one binary, real parts.

mod harness;
mod store;
