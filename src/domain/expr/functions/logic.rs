//! What holds, and what to take where it does.

use super::{Entry, MANY};
use crate::expr::Value;

pub(super) const FUNCTIONS: &[Entry] = &[
    Entry::new("true", (0, 0), |_| true.into()),
    Entry::new("false", (0, 0), |_| false.into()),
    Entry::new("not", (1, 1), |a| (!a.truth(0)).into()),
    Entry::new("boolean", (1, 1), |a| a.truth(0).into()),
    Entry::new("boolean-from-string", (1, 1), |a| matches!(a.text(0).as_str(), "true" | "1").into()),
    Entry::new("if", (3, 3), |a| a.found(if a.truth(0) { 1 } else { 2 })),
    // The first argument that is not empty; of none the last.
    Entry::new("coalesce", (1, MANY), |a| {
        let last = a.count() - 1;
        (0..last)
            .map(|index| a.found(index))
            .find(|f| !f.clone().value().is_empty())
            .unwrap_or_else(|| a.found(last))
    }),
    // What has been answered before stays.
    Entry::new("once", (1, 1), |a| {
        let own = a.scope.own();
        let value = if own.is_empty() { a.value(0) } else { own };
        if value.is_empty() { Value::empty().into() } else { value.into() }
    }),
    Entry::new("checklist", (3, MANY), |a| {
        let held = a.values_from(2).iter().filter(|value| counts(value)).count();
        within(super::count(held), a.number(0), a.number(1)).into()
    })
    .of_few(),
    Entry::new("weighted-checklist", (4, MANY), |a| {
        let mut sum = 0.0;
        let rest: Vec<_> = (2..a.count()).map(|index| a.found(index)).collect();
        for pair in rest.chunks(2) {
            let [held, weight] = pair else { continue };
            // Nodes against nodes: each with its own weight.
            let weights = weight.clone().values();
            for (at, held) in held.clone().values().iter().enumerate() {
                if counts(held) {
                    sum += weights.get(at).map_or(f64::NAN, |weight| a.scope.number(weight));
                }
            }
        }
        within(sum, a.number(0), a.number(1)).into()
    })
    .of_few(),
];

/// Whether an item of a checklist is ticked: a stored truth is a word or a digit.
fn counts(value: &Value) -> bool {
    value.truth()
}

/// A limit of −1 is none.
fn within(number: f64, least: f64, most: f64) -> bool {
    (least == -1.0 || number >= least) && (most == -1.0 || number <= most)
}
