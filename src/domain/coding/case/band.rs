//! Numbers of which there are many, in stretches.

/// A stretch of whole numbers that stands as one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Band {
    /// The least.
    pub from: i64,
    /// The greatest.
    pub to: i64,
}

/// So many values of numbers stand each by itself; more are put into bands.
const MOST_ALONE: usize = 12;

impl Band {
    /// Bands of one width into which numbers are put, `None` where each may stand by itself.
    #[must_use]
    pub fn width(numbers: impl IntoIterator<Item = i64>) -> Option<i64> {
        let numbers: std::collections::BTreeSet<i64> = numbers.into_iter().collect();
        if numbers.len() <= MOST_ALONE {
            return None;
        }
        let (first, last) = (*numbers.first()?, *numbers.last()?);
        let spread = last.saturating_sub(first);
        let mut power = 1_i64;
        loop {
            for step in [1, 2, 5] {
                let width = power.saturating_mul(step);
                if width > 1 && spread / width < MOST_ALONE as i64 - 1 {
                    return Some(width);
                }
            }
            power = power.saturating_mul(10);
        }
    }

    /// The band of that width in which a number lies.
    #[must_use]
    pub fn around(number: i64, width: i64) -> Self {
        let from = number.div_euclid(width).saturating_mul(width);
        Self { from, to: from.saturating_add(width - 1) }
    }

    /// What is stored in addresses.
    #[must_use]
    pub fn tag(self) -> String {
        format!("{}..{}", self.from, self.to)
    }

    /// The band of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let (from, to) = tag.split_once("..")?;
        Some(Self { from: from.parse().ok()?, to: to.parse().ok()? })
    }

    /// Whether a stored value lies in it.
    #[must_use]
    pub fn holds(self, value: &str) -> bool {
        value.parse::<i64>().is_ok_and(|number| (self.from..=self.to).contains(&number))
    }
}

/// Whether a value is meant by what an address says: the value itself, or a band around it.
#[must_use]
pub fn is_meant(wanted: &str, value: &str) -> bool {
    wanted == value || Band::from_tag(wanted).is_some_and(|band| band.holds(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_number_lies_in_one_of_a_dozen_bands(numbers in prop::collection::btree_set(any::<i32>(), 13..60)) {
            let width = Band::width(numbers.iter().map(|n| i64::from(*n))).expect("many numbers");
            let bands: std::collections::BTreeSet<Band> =
                numbers.iter().map(|n| Band::around(i64::from(*n), width)).collect();
            prop_assert!(bands.len() <= MOST_ALONE, "{} bands", bands.len());
            for number in numbers {
                let band = Band::around(i64::from(number), width);
                prop_assert!(band.holds(&number.to_string()));
                prop_assert_eq!(Band::from_tag(&band.tag()), Some(band));
            }
        }
    }
}
