//! The responses of a study as files for statistical programs, and the codebook that tells what they
//! hold.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`mod@wanted`] | what somebody wants: a format, a language, what stands for choices |
//! | [`mod@write`] | the responses read twice: to see how wide the columns are, and to write them |
//! | `weighted` | the named weights as columns behind the answers |
//! | `package` | everything in one zip |
//!
//! A codebook that leaves alone goes by the study's rule for small counts. Whatever holds the responses
//! themselves is for researchers and whole, its codebook too.
//!
//! A file of many responses is asked for as all that takes long: see [`requests`](super::requests).
//!
//! What is sent while a file is written is left out, since the columns were not made for it. Memory does
//! not grow with the rows: what a format has to hold back waits in unnamed files in the folder of data.

mod package;
pub mod wanted;
mod weighted;
pub mod write;

pub use wanted::{Format, Separator, Wanted};
pub use write::{Made, changed, write};

use domain::dataset::changed::{self, Changed};
use domain::message::Message;

/// A study with fewer responses is written while its reader waits.
pub const MANY: u64 = 20_000;
/// How many changes are told of a file.
const TOLD: usize = 200;

/// What is told of a file: names summed up, all else one by one, as far as there is room.
#[must_use]
pub fn told(changed: &[Changed]) -> Vec<Message> {
    let (names, others): (Vec<Changed>, Vec<Changed>) =
        changed.iter().cloned().partition(|changed| matches!(changed, Changed::Name { .. }));
    let mut told = changed::summary(&names);
    if others.len() > TOLD {
        told.extend(changed::summary(&others));
    } else {
        told.extend(others.iter().map(Changed::message));
    }
    told
}
