//! Projects and codebooks of other programs: a study given out as one, and one taken into a study.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`guids`] | the identity of what has none: the same at each export |
//! | [`gather`] | a study as a project |
//! | [`cases`] | its cases |
//! | [`aside`] | what is kept for other programs |
//! | [`give`] | projects and codebooks as files |
//! | [`known`] | what is in the study already |
//! | [`brought`] | what a file says, whatever its kind |
//! | [`fit`] | names and values made to fit |
//! | [`plan`] | what is done with it |
//! | [`look`](look()) | what a file would add to a study, and what it cannot |
//! | [`take`](take()) | a file into a study, in one transaction |
//! | [`back`] | what it brought besides codes and codings, taken back with them |
//! | [`waiting`] | files that were looked at, until they are taken in |

mod aside;
pub mod back;
mod brought;
mod cases;
mod fit;
mod gather;
mod give;
mod guids;
mod known;
mod look;
mod plan;
mod take;
pub mod waiting;

pub use brought::{Brought, read};
pub use gather::{codes, losses, project};
pub use give::{Codebook, Given, codebook, qdpx};
pub use look::{CodeRow, DocumentRow, Looked, People, Person, look};
pub use take::{Taken, take};
pub use waiting::Waiting;
