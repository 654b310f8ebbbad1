//! Where people stopped.

use crate::form::Form;

/// Interviews that were begun and not sent, those that stopped at the same page of the same version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The name of the page that was shown last.
    pub page: String,
    /// How many.
    pub count: u64,
    /// How many of them were not saved for [`super::QUIET`].
    pub quiet: u64,
}

/// How many stopped at a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    /// Those who may still go on.
    pub in_progress: u64,
    /// Those who broke off.
    pub broken_off: u64,
}

/// Where people stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    /// At each page of the form, in its order.
    pub pages: Vec<Stop>,
    /// At pages that only other versions of the form have.
    pub elsewhere: Stop,
}

impl Stops {
    /// Shares the interviews out to the pages of a form, by name whatever their version is.
    #[must_use]
    pub fn of(form: &Form, begun: &[Begun]) -> Self {
        let mut stops = Self { pages: vec![Stop::default(); form.pages.len()], elsewhere: Stop::default() };
        for some in begun {
            let place = form.pages.iter().position(|page| page.name.as_str() == some.page);
            let stop = place.map_or(&mut stops.elsewhere, |place| &mut stops.pages[place]);
            stop.broken_off += some.quiet.min(some.count);
            stop.in_progress += some.count.saturating_sub(some.quiet);
        }
        stops
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> Stop {
        self.pages.iter().fold(self.elsewhere, |sum, stop| Stop {
            in_progress: sum.in_progress + stop.in_progress,
            broken_off: sum.broken_off + stop.broken_off,
        })
    }
}

impl Stop {
    /// How many in all.
    #[must_use]
    pub const fn count(self) -> u64 {
        self.in_progress + self.broken_off
    }
}
