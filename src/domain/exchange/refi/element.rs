//! What elements of the standard have in common, out and in.

use super::loss::{Lost, Report};
use super::project::{Stamp, User};
use crate::coding::Color;
use crate::exchange::xml::Element;
use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// An element with a GUID of its own.
pub(super) fn with_guid(name: &str, guid: Uuid) -> Element {
    Element::new(name).with("guid", &guid.to_string())
}

/// An element that refers to something.
pub(super) fn reference(name: &str, target: Uuid) -> Element {
    Element::new(name).with("targetGUID", &target.to_string())
}

/// A moment as the schema has it.
pub(super) fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The names of a stamp's attributes: who, and when.
pub(super) type StampNames = (&'static str, &'static str);
pub(super) const CREATED: StampNames = ("creatingUser", "creationDateTime");
pub(super) const MODIFIED: StampNames = ("modifyingUser", "modifiedDateTime");
/// Of the project itself.
pub(super) const PROJECT_CREATED: StampNames = ("creatingUserGUID", "creationDateTime");

impl Element {
    /// The same with who and when, as far as known.
    pub(super) fn stamped(mut self, stamp: Stamp, (who, when): StampNames) -> Self {
        if let Some(by) = stamp.by {
            self = self.with(who, &by.to_string());
        }
        match stamp.at {
            Some(at) => self.with(when, &time(at)),
            None => self,
        }
    }

    /// The same with a description where there is one.
    pub(super) fn described(self, description: &str) -> Self {
        if description.is_empty() {
            return self;
        }
        self.holding(Element::new("Description").saying(description))
    }

    /// The same with references.
    pub(super) fn referring(mut self, name: &str, targets: &[Uuid]) -> Self {
        for target in targets {
            self = self.holding(reference(name, *target));
        }
        self
    }

    /// The same with a container, which is never empty.
    pub(super) fn gathering(self, name: &str, elements: Vec<Element>) -> Self {
        if elements.is_empty() {
            return self;
        }
        self.holding(elements.into_iter().fold(Element::new(name), Element::holding))
    }
}

/// What all readers of elements share.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) report: Report,
    /// The notes about codes.
    pub(super) code_notes: BTreeMap<Uuid, Vec<Uuid>>,
    /// GUIDs that something of a kind has: a case may have that of a code.
    taken: HashSet<(String, Uuid)>,
    /// How many were made from the same kind, GUID and name.
    made: HashMap<(String, Uuid, String), usize>,
}

impl Reading {
    /// The element's own GUID. Where it has none, or one that another has, it is made from what is
    /// known, so that the same file always gives the same.
    pub(super) fn guid(&mut self, element: &Element) -> Uuid {
        let written = element.attribute("guid").unwrap_or_default();
        let name = element.attribute("name").unwrap_or(&element.name);
        let kind = &element.name;
        let guid = match parse(written) {
            Some(guid) if self.taken.insert((kind.clone(), guid)) => return guid,
            Some(guid) => {
                self.report.note(Lost::Double, name);
                guid
            }
            None => {
                self.report.note(Lost::Guid, name);
                Uuid::nil()
            }
        };
        let number = self.made.entry((kind.clone(), guid, name.to_owned())).or_default();
        loop {
            let made = Uuid::new_v5(&guid, format!("{kind}/{name}/{number}").as_bytes());
            *number += 1;
            if self.taken.insert((kind.clone(), made)) {
                return made;
            }
        }
    }

    /// What the element refers to by an attribute.
    pub(super) fn target(element: &Element, name: &str) -> Option<Uuid> {
        parse(element.attribute(name)?)
    }

    /// What the elements of that name in it refer to.
    pub(super) fn targets(&mut self, element: &Element, name: &str) -> Vec<Uuid> {
        let mut found = Vec::new();
        for one in element.elements().filter(|one| one.name == name) {
            match Self::target(one, "targetGUID") {
                Some(target) => found.push(target),
                None => self.report.note(Lost::Guid, name),
            }
        }
        found
    }

    pub(super) fn stamp(&mut self, element: &Element, (who, when): StampNames) -> Stamp {
        Stamp { by: Self::target(element, who), at: self.time(element.attribute(when).unwrap_or_default()) }
    }

    pub(super) fn time(&mut self, written: &str) -> Option<DateTime<Utc>> {
        if written.trim().is_empty() {
            return None;
        }
        let found = moment(written.trim());
        if found.is_none() {
            self.report.note(Lost::Time, written);
        }
        found
    }

    pub(super) fn color(&mut self, element: &Element) -> Option<Color> {
        let written = element.attribute("color").map(str::trim).filter(|color| !color.is_empty())?;
        let long = match written.strip_prefix('#').map(|digits| digits.chars().collect::<Vec<_>>()) {
            Some(digits) if digits.len() == 3 => {
                digits.iter().fold("#".to_owned(), |long, digit| format!("{long}{digit}{digit}"))
            }
            _ => written.to_owned(),
        };
        let found = Color::new(&long);
        if found.is_none() {
            self.report.note(Lost::Color, written);
        }
        found
    }

    pub(super) fn users(&mut self, root: &Element) -> Vec<User> {
        let Some(users) = root.element("Users") else { return Vec::new() };
        let named = users.elements().filter(|user| user.name == "User");
        let mut found = Vec::new();
        for user in named {
            let name = ["name", "id"].into_iter().filter_map(|name| user.attribute(name));
            let name = name.map(str::trim).find(|name| !name.is_empty()).unwrap_or_default();
            found.push(User { guid: self.guid(user), name: name.to_owned() });
        }
        found
    }
}

/// The name of an element; empty where it has none.
pub(super) fn name(element: &Element) -> String {
    element.attribute("name").unwrap_or_default().to_owned()
}

/// The description in it; empty where there is none.
pub(super) fn description(element: &Element) -> String {
    element.element("Description").map(Element::text).unwrap_or_default()
}

fn parse(written: &str) -> Option<Uuid> {
    let written = written.trim();
    // A braced GUID or a plain one; what else the library reads does not occur.
    Uuid::parse_str(written).ok()
}

/// A moment with its offset; one without is taken as UTC, as most programs mean it.
fn moment(written: &str) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(written).map(|at| at.with_timezone(&Utc)).ok().or_else(|| {
        let plain = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
        let plain = plain.into_iter().find_map(|form| NaiveDateTime::parse_from_str(written, form).ok());
        plain.map(|at| at.and_utc())
    })?;
    DateTime::from_timestamp(at.timestamp(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_programs_write_them() {
        for written in [
            "2026-11-26T04:50:00Z",
            "2026-11-26T09:50:00+05:00",
            "2026-11-26T04:50:00.123",
            "2026-11-26 04:50:00",
            "2026-11-26T04:50",
        ] {
            let found = moment(written).expect(written);
            assert_eq!(time(found), "2026-11-26T04:50:00Z", "{written}");
        }
        assert_eq!(moment("yesterday"), None);
    }

    #[test]
    fn guids_are_read_with_braces_and_made_where_they_are_missing() {
        let mut reading = Reading::default();
        let element = |guid: &str| Element::new("Code").with("guid", guid).with("name", "a");
        let plain = reading.guid(&element("{8E7FDDFE-DB36-48DC-B464-80C3A4DECD90}"));
        assert_eq!(plain.to_string(), "8e7fddfe-db36-48dc-b464-80c3a4decd90");
        let double = reading.guid(&element("8e7fddfe-db36-48dc-b464-80c3a4decd90"));
        let made = reading.guid(&element("1"));
        assert!(plain != double && double != made);
        assert_eq!((reading.report.count(Lost::Double), reading.report.count(Lost::Guid)), (1, 1));
    }

    #[test]
    fn elements_without_a_guid_get_each_its_own_however_many_there_are() {
        let (mut reading, coding) = (Reading::default(), Element::new("Coding"));
        let made: HashSet<Uuid> = (0..100_000).map(|_| reading.guid(&coding)).collect();
        assert_eq!(made.len(), 100_000);
    }
}
