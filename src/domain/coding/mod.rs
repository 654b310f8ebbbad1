//! Codebook, codings, quotes and their citation.

mod change;
mod codebook;
mod quote;
mod regions;
pub mod source;

pub use change::{Change, Changes, Kind, Placed, Sight, Step, reachable};
pub use codebook::{CodeEntry, Codebook, Color, PALETTE, Unfit};
pub use quote::{Attributes, Quote, citation, marks};
pub use regions::{REGIONS, Region, region};
