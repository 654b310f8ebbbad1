//! What the address of the fieldwork's page asks for.

use crate::web::query::{Fields, escape};
use chrono::{Datelike, NaiveDate};
use domain::fieldwork::Days;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The days, as typed.
    pub(super) from: String,
    pub(super) to: String,
    pub(super) days: Days,
    /// Keys of what is wrong with them.
    pub(super) faults: Vec<&'static str>,
    /// The question by which responses are counted; `None` where nothing was said, empty where by none.
    pub(super) by: Option<String>,
}

impl Asked {
    pub(super) fn read(fields: &Fields) -> Self {
        let typed = |name: &str| fields.get(name).trim().to_owned();
        let mut asked = Self { from: typed("from"), to: typed("to"), ..Self::default() };
        asked.days.from = asked.day(&asked.from.clone(), "fieldwork-fault-from");
        asked.days.to = asked.day(&asked.to.clone(), "fieldwork-fault-to");
        if asked.days.from.zip(asked.days.to).is_some_and(|(from, to)| from > to) {
            asked.faults.push("fieldwork-fault-order");
        }
        let by = fields.iter().find(|(name, _)| *name == "by");
        asked.by = by.map(|(_, value)| value.trim().to_owned());
        asked
    }

    /// A day as browsers send it; what is none is told, and looked past.
    fn day(&mut self, typed: &str, fault: &'static str) -> Option<NaiveDate> {
        if typed.is_empty() {
            return None;
        }
        let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok();
        let day = day.filter(|day| (1900..=2200).contains(&day.year()));
        if day.is_none() {
            self.faults.push(fault);
        }
        day
    }

    /// What the address of a figure says to show the same days.
    pub(super) fn query(&self, by: &str) -> String {
        let fields = [("from", self.days.from), ("to", self.days.to)];
        let days = fields.iter().filter_map(|(name, day)| day.map(|day| format!("{name}={day}&")));
        format!("{}by={}", days.collect::<String>(), escape(by))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Asked {
        Asked::read(&Fields::read(query.as_bytes()).expect("fields"))
    }

    #[test]
    fn an_address_says_which_days_and_what_is_no_day_is_told() {
        let both = asked("from=2026-11-01&to=2026-11-05&by=region");
        assert_eq!(both.query("region"), "from=2026-11-01&to=2026-11-05&by=region");
        assert_eq!((both.faults.len(), both.by.as_deref()), (0, Some("region")));
        assert_eq!(asked("").days, Days::default());
        assert_eq!(
            asked("from=yesterday&to=99999-01-01").faults,
            ["fieldwork-fault-from", "fieldwork-fault-to"]
        );
        assert_eq!(asked("from=2026-11-05&to=2026-11-01").faults, ["fieldwork-fault-order"]);
    }
}
