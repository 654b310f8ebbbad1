//! Codebook, codings, quotes and their citation.
