//! What the cases of a file would add, with what is known of them.

use super::Looking;
use crate::service::cases::{LONGEST_MEMO, LONGEST_NAME, MOST_LINKS};
use crate::service::refi::fit::{named, words};
use crate::service::refi::gather::VARIABLES;
use crate::service::refi::known::KnownCase;
use crate::service::refi::plan::PlannedCase;
use domain::exchange::refi::Lost;
use domain::exchange::refi::project::{Case, Value};
use std::collections::{BTreeMap, HashSet};

impl Looking<'_> {
    pub(super) fn cases(&mut self) {
        let (project, known) = (self.project, self.known);
        let names: HashSet<&str> = known.cases.iter().map(|case| case.name.as_str()).collect();
        let mut new_names = HashSet::new();
        let mut met = HashSet::new();
        for case in &project.cases {
            let name = case.name.trim();
            // Without a name it only says something of its sources.
            if name.is_empty() {
                self.nameless(case);
                continue;
            }
            let name = named(name, case.guid);
            let there = known.case(case.guid, &name).filter(|there| met.insert(there.id));
            let name = match there {
                Some(there) => there.name.clone(),
                None => free(&name, |name| names.contains(name) || new_names.contains(name)),
            };
            if there.is_none() {
                new_names.insert(name.clone());
            }
            let guid = there.map_or_else(|| self.identity(case.guid), |there| there.guid);
            self.meant.insert(case.guid, guid);
            let planned = PlannedCase { guid, ..self.case(case, name, there) };
            if there.is_none() || !planned.is_empty() {
                self.plan.cases.push(planned);
            }
        }
        let new = self.plan.cases.iter().filter(|case| case.there.is_none()).count();
        self.too_many_cases = new > 0 && known.cases.len() + new > crate::service::cases::MOST;
    }

    /// Values of a case without a name that no document has.
    fn nameless(&mut self, case: &Case) {
        for value in &case.values {
            let is_said = words(value).is_some_and(|words| !words.is_empty());
            if is_said && !self.is_of_document(case, value) {
                self.lost_variables.insert(value.variable);
            }
        }
        let partly = case.codes.len() + case.selections.len();
        self.report.note_many(Lost::Case, usize::from(partly > 0), &case.guid.to_string());
    }

    /// A case as it would be taken in; of one that is there, what it has not yet.
    fn case(&mut self, case: &Case, name: String, there: Option<&KnownCase>) -> PlannedCase {
        let mut typed = BTreeMap::new();
        let mut lines = Vec::new();
        for value in &case.values {
            let Some(words) = words(value).filter(|words| !words.is_empty()) else { continue };
            if self.is_of_document(case, value) {
                continue;
            }
            let fitting = self.attribute(value.variable).map(|place| (place, self.fitted(place, &words)));
            match fitting {
                None => drop(self.lost_variables.insert(value.variable)),
                Some((place, Some(fitting))) if !typed.contains_key(&place) => {
                    drop(typed.insert(place, fitting));
                }
                Some((place, Some(fitting))) if typed.get(&place) == Some(&fitting) => {}
                Some((place, _)) => {
                    let line = format!("{}: {words}", self.plan.attributes[place].name);
                    self.report.note(Lost::ValueNoted, &line);
                    lines.push(line);
                }
            }
        }
        if let Some(there) = there {
            typed.retain(|place, words| self.is_missing(there, (*place, words)));
        }
        let memo = self.memo_of(case, &name, (lines, there));
        let mut documents = self.documents_of(case, there);
        let partly = case.codes.len() + case.selections.len() + documents.len().saturating_sub(MOST_LINKS);
        self.report.note_many(Lost::Case, usize::from(partly > 0), &name);
        documents.truncate(MOST_LINKS);
        PlannedCase { guid: case.guid, there: there.map(|there| there.id), name, memo, typed, documents }
    }

    /// Whether a case that is there has no value of an attribute; another one stays.
    fn is_missing(&mut self, there: &KnownCase, (place, words): (usize, &str)) -> bool {
        let typed = self.plan.attributes[place].there.and_then(|id| there.typed.get(&id));
        if typed.is_some_and(|typed| typed != words) {
            let name = format!("{}: {}", there.name, self.plan.attributes[place].name);
            self.report.note(Lost::ValueStays, &name);
        }
        typed.is_none()
    }

    /// What is noted of a case: what the file says of it, and what could not be typed; of one that is
    /// there, lines that it has not yet.
    fn memo_of(
        &mut self,
        case: &Case,
        name: &str,
        (lines, there): (Vec<String>, Option<&KnownCase>),
    ) -> String {
        let before = there.map_or("", |there| there.memo.as_str());
        let mut memo = before.to_owned();
        let described = case.description.trim().replace("\r\n", "\n");
        let lines = std::iter::once(&described).chain(&lines).filter(|line| !line.is_empty());
        for line in lines.filter(|line| !before.contains(line.as_str())) {
            if !memo.is_empty() {
                memo.push('\n');
            }
            memo.push_str(line);
        }
        if memo.chars().count() > LONGEST_MEMO {
            self.report.note(Lost::Case, name);
            memo = memo.chars().take(LONGEST_MEMO).collect();
        }
        if there.is_some() && memo == before { String::new() } else { memo }
    }

    fn documents_of(&self, case: &Case, there: Option<&KnownCase>) -> Vec<usize> {
        let mut documents: Vec<usize> =
            case.sources.iter().filter_map(|source| self.sources.get(source).copied()).collect();
        documents.sort_unstable();
        documents.dedup();
        let linked = |at: &usize| {
            let document = self.plan.documents[*at].there;
            document.zip(there).is_some_and(|(document, there)| there.documents.contains(&document))
        };
        documents.retain(|at| !linked(at));
        documents
    }

    /// Whether a value of a case is what its only document has noted of who speaks.
    fn is_of_document(&self, case: &Case, value: &Value) -> bool {
        let ([source], Some(words)) = (case.sources.as_slice(), words(value)) else { return false };
        let Some(document) = self.sources.get(source).map(|at| &self.plan.documents[*at]) else {
            return false;
        };
        let known = document.there.and_then(|id| self.known.documents.iter().find(|known| known.id == id));
        let (attributes, language) = known
            .map_or((&document.attributes, document.language), |known| (&known.attributes, known.language));
        match self.variables.get(&value.variable).map(String::as_str) {
            Some("age") => attributes.age.is_some_and(|age| age.to_string() == words),
            Some("region") => attributes.region == words,
            Some("role") => attributes.role == words,
            Some("language") => language.tag() == words,
            _ => false,
        }
    }

    /// What has no place here.
    pub(super) fn leftovers(&mut self) {
        let ours = |name: &str| VARIABLES.iter().any(|(known, _)| *known == name.trim().to_lowercase());
        for variable in &self.project.variables {
            let is_unused =
                !ours(&variable.name) && !matches!(self.places.get(&variable.guid), Some(Some(_)));
            if is_unused || self.lost_variables.contains(&variable.guid) {
                self.report.note(Lost::Variable, &variable.name);
            }
        }
    }
}

/// A name that none has: the name itself, or with a number behind it.
fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    const ROOM: usize = 8;
    if !is_taken(name) {
        return name.to_owned();
    }
    let short: String = name.chars().take(LONGEST_NAME - ROOM).collect();
    let numbered = (2_usize..).map(|number| format!("{short} ({number})"));
    numbered.into_iter().find(|name| !is_taken(name)).unwrap_or(short)
}
