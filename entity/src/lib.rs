//! Rows of Saual's database, nothing else.
