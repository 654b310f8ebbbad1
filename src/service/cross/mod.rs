//! Codes against what else is known.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`ask`] | what somebody wants to see |
//! | `corpus` | every coding of a study with what is known of it |
//! | `axis` | the columns that a coding falls into |
//! | `table` | the cross-table |
//! | [`mod@file`] | the same as a file |

pub mod ask;
mod axis;
mod corpus;
pub mod file;
mod table;

pub use ask::{Ask, Axis, Narrow, Together};
pub use corpus::Corpus;
pub use table::made;
