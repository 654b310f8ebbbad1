//! All versions of a study's form, and the way from each to the newest.

use crate::store::forms::FormVersion;
use domain::form::Form;
use domain::form::change::{Carry, Declarations};
use std::collections::HashMap;

/// A version, and how its answers are read today.
pub struct Version {
    /// 1, 2, 3… within the study.
    pub number: i32,
    /// The form as it was published: by it its answers are read.
    pub form: Form,
    /// The way of its answers to the newest version.
    pub carry: Carry,
}

/// Each version by its key, given all of them, oldest first.
#[must_use]
pub fn by_key(versions: Vec<FormVersion>) -> HashMap<i64, Version> {
    let declared: Vec<&Declarations> = versions.iter().map(|version| &version.declarations).collect();
    let ways = Carry::to_last(&declared);
    let version = |(version, carry): (FormVersion, Carry)| {
        (version.id, Version { number: version.number, form: version.form, carry })
    };
    versions.into_iter().zip(ways).map(version).collect()
}
