//! One module a file format, written row by row.
