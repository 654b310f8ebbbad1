//! Transcripts: normal form, speakers, passages, offsets; documents read to text.
