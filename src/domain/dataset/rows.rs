//! A data file being written, whatever its format.

use super::model::Cell;

/// A file under way.
pub trait Rows {
    /// Writes a row: a cell for every column, in their order.
    ///
    /// # Errors
    /// [`Fault`] where a cell is not of its column or the file does not take it.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault>;

    /// Writes what is still held back, and says what the file could not hold whole.
    ///
    /// # Errors
    /// [`Fault`] where the file does not take it.
    fn finish(self: Box<Self>) -> Result<Written, Fault>;
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many rows.
    pub rows: u64,
    /// Columns with texts longer than the format takes.
    pub shortened: Vec<Shortened>,
}

/// A column with texts that the format had to cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortened {
    /// The column.
    pub variable: String,
    /// How many texts.
    pub texts: u64,
    /// To how many bytes.
    pub bytes: usize,
}

/// Why a data file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Where it goes does not take it.
    #[error("the file cannot be written: {0}")]
    Io(#[from] std::io::Error),
    /// A row has more or fewer cells than there are columns.
    #[error("a row has {cells} cells, but there are {variables} columns")]
    Width {
        /// In the row.
        cells: usize,
        /// In the dataset.
        variables: usize,
    },
    /// A cell is not what its column holds, or longer than its column declares.
    #[error("a cell does not fit the column “{variable}”")]
    Unfit {
        /// The column.
        variable: String,
    },
    /// An answer would be taken for having none.
    #[error("{value} in the column “{variable}” would be taken for a missing value")]
    TakenForMissing {
        /// The column.
        variable: String,
        /// The answer.
        value: f64,
    },
    /// There is more of something than the format counts.
    #[error("the format does not take so many {0}")]
    TooMany(&'static str),
}
