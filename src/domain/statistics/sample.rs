//! Numbers that are there, and how many were not.

/// Numbers of a group. What is missing or no finite number was left out and counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sample {
    values: Vec<f64>,
    left_out: u64,
}

impl Sample {
    /// The numbers, in the order in which they came; all are finite.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// How many there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.values.len() as u64
    }

    /// How many were left out.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.left_out
    }
}

impl FromIterator<Option<f64>> for Sample {
    fn from_iter<I: IntoIterator<Item = Option<f64>>>(values: I) -> Self {
        values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }
}

impl FromIterator<f64> for Sample {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut sample = Self::default();
        for value in values {
            if value.is_finite() {
                sample.values.push(value);
            } else {
                sample.left_out += 1;
            }
        }
        sample
    }
}

/// Two numbers of each case. A case that lacks either was left out and counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs {
    first: Vec<f64>,
    second: Vec<f64>,
    left_out: u64,
}

impl Pairs {
    /// The first number of each case; all are finite.
    #[must_use]
    pub fn first(&self) -> &[f64] {
        &self.first
    }

    /// The second, in the same order.
    #[must_use]
    pub fn second(&self) -> &[f64] {
        &self.second
    }

    /// How many cases have both.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.first.len() as u64
    }

    /// How many cases were left out.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.left_out
    }
}

impl FromIterator<(Option<f64>, Option<f64>)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (Option<f64>, Option<f64>)>>(cases: I) -> Self {
        let number = |value: Option<f64>| value.unwrap_or(f64::NAN);
        cases.into_iter().map(|(first, second)| (number(first), number(second))).collect()
    }
}

impl FromIterator<(f64, f64)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (f64, f64)>>(cases: I) -> Self {
        let mut pairs = Self::default();
        for (first, second) in cases {
            if first.is_finite() && second.is_finite() {
                pairs.first.push(first);
                pairs.second.push(second);
            } else {
                pairs.left_out += 1;
            }
        }
        pairs
    }
}
