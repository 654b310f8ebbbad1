//! A team that codes together: who reads what, how far they agree, what is decided where they do not.

pub mod agreement;
pub mod blind;
pub mod compare;
pub mod decide;
pub mod presence;
pub mod readings;
