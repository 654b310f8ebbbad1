//! The responses of a study as files for statistical programs, and the codebook that tells what they
//! hold.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`mod@wanted`] | what somebody wants: a format, a language, what stands for choices |
//! | [`mod@write`] | the responses read twice: to see how wide the columns are, and to write them |
//! | `weighted` | the named weights as columns behind the answers |
//! | `package` | everything in one zip |
//! | [`progress`] | how far a file has come, for whoever waits |
//! | [`requests`] | files that take long: asked for, written by whichever process is free, kept for a day |
//!
//! A codebook that leaves alone goes by the study's rule for small counts. Whatever holds the responses
//! themselves is for researchers and whole, its codebook too.
//!
//! What is sent while a file is written is left out, since the columns were not made for it. Memory does
//! not grow with the rows: what a format has to hold back waits in unnamed files in the folder of data.

mod package;
pub mod progress;
pub mod requests;
pub mod wanted;
mod weighted;
pub mod write;

pub use progress::Progress;
pub use wanted::{Format, Separator, Wanted};
pub use write::{Made, changed, write};
