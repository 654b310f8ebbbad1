//! Against R's survey 4.1, and what holds of any data.

mod properties;
mod reference;
mod study;
mod targets;
