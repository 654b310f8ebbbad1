//! Work after the reply. What waits is rows in the database, and each piece is safe to do twice.

pub mod datasets;
pub mod index;
pub mod live;
pub mod outbox;
mod patience;
pub mod sweep;
