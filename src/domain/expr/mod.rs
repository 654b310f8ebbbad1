//! The expression language of relevance and constraints: a subset of XPath as ODK uses it.
