//! Columns of answers, frequencies, cross-tables, summaries.
