//! Codes against what else is known.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`ask`] | what somebody wants to see |
//! | `corpus` | every coding of a study with what is known of it |
//! | `axis` | the columns that a coding falls into |
//! | `stretches` | what is near what |
//! | `table` | the cross-table |
//! | [`mod@file`] | the same as a file |

pub mod ask;
mod axis;
mod corpus;
pub mod file;
mod stretches;
mod table;

pub use ask::{Ask, Axis, Narrow, Together};
pub use axis::REST;
pub use corpus::Corpus;
pub use table::made;
