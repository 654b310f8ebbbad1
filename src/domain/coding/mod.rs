//! Codebook, codings, quotes and their citation; cases, and cross-tables of codes.

pub mod case;
mod change;
mod codebook;
mod compare;
pub mod cross;
mod history;
pub mod names;
mod quote;
mod regions;
mod reshape;
mod share;
pub mod source;
pub mod template;

pub use change::{Change, Changes, Defined, Intake, Kind, Layer, Placed, Sight, Step, reachable};
pub use codebook::{CodeEntry, Codebook, Color, PALETTE, Unfit};
pub use compare::{Likeness, Verdict, agreed, verdicts};
pub use history::{Difference, Part, differences};
pub use quote::{Attributes, Quote, citation, marks};
pub use regions::{REGIONS, Region, region};
pub use reshape::{Spot, Standing, Way, recoded};
pub use share::{Share, share};
