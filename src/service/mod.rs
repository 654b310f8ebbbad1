//! What people do: one function for each thing, which owns its transaction.

pub mod attempts;
pub mod publish;
pub mod respond;
pub mod studies;
pub mod tabulate;
