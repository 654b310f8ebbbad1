//! History of Saual's database schema.
