//! Rows of responses as what respondents would have sent.

use super::Losses;
use super::naming::{Column, Counts, Naming, OTHER_TICKED, Role};
use super::survey::Survey;
use super::table::{Row, Tables};
use super::words::language;
use crate::answer::Raw;
use crate::form::excerpt;
use crate::language::Language;
use crate::message::Message;
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};

/// A response that was finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Its number in LimeSurvey.
    pub id: String,
    /// The language it was begun in, where Saual speaks it.
    pub language: Option<Language>,
    /// When it was begun, by LimeSurvey's clock; only where it kept that.
    pub started: Option<NaiveDateTime>,
    /// When it was finished; none where times were not kept.
    pub submitted: Option<NaiveDateTime>,
    /// The fields of the form.
    pub raw: Raw,
}

/// What LimeSurvey stands in for a time that an anonymous survey does not keep.
const NO_TIME: &str = "1980-01-01";

/// Columns that say something of a response as a whole.
const OF_RESPONSES: [&str; 11] = [
    "id",
    "token",
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "ipaddr",
    "refurl",
    "interviewtime",
];

/// Every finished response; those left unfinished are counted as a loss.
pub(super) fn all(survey: &Survey, naming: &Naming, tables: &Tables, losses: &mut Losses) -> Vec<Response> {
    let rows = tables.get("responses").map_or(&[][..], Vec::as_slice);
    let mut columns = Columns { survey, naming, known: BTreeMap::new(), lost: BTreeSet::new() };
    let mut responses = Vec::new();
    let mut unfinished = 0_usize;
    for row in rows {
        let field = |key: &str| row.get(key).map(String::as_str).unwrap_or_default();
        if field("submitdate").trim().is_empty() {
            unfinished += 1;
            continue;
        }
        let time = |key| Some(field(key)).filter(|time| !time.starts_with(NO_TIME)).and_then(moment);
        responses.push(Response {
            id: field("id").trim().to_owned(),
            language: language(field("startlanguage")),
            started: time("startdate"),
            submitted: time("submitdate"),
            raw: columns.raw(row),
        });
    }
    if unfinished > 0 {
        losses.tell("", Message::new("lss-unfinished").with("count", unfinished));
    }
    for column in columns.lost {
        losses.tell("", Message::new("lss-column").with("column", excerpt(&column)));
    }
    responses
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M:%S").ok()
}

/// The columns that have been met.
struct Columns<'s> {
    survey: &'s Survey,
    naming: &'s Naming,
    known: BTreeMap<String, Option<&'s Column>>,
    lost: BTreeSet<String>,
}

impl<'s> Columns<'s> {
    fn raw(&mut self, row: &Row) -> Raw {
        let mut raw = Raw::default();
        let mut ranked: BTreeMap<(&str, usize), &str> = BTreeMap::new();
        for (header, value) in row {
            let value = value.trim();
            if value.is_empty() || OF_RESPONSES.contains(&header.as_str()) {
                continue;
            }
            let Some(column) = self.column(header) else { continue };
            let name = column.name.as_str();
            match &column.role {
                Role::Code | Role::Text => raw.push(name, value),
                Role::Moment(counts) => raw.push(name, said(value, *counts)),
                Role::Number => raw.push(name, number(value)),
                Role::Tick(code) if value == "Y" => raw.push(name, code.as_str()),
                Role::OtherTick(multiple) => {
                    raw.push(multiple.as_str(), OTHER_TICKED);
                    raw.push(name, value);
                }
                Role::Rank(at) => _ = ranked.insert((name, *at), value),
                Role::Tick(_) | Role::Nothing => {}
            }
        }
        for ((name, _), code) in ranked {
            raw.push(name, code);
        }
        raw
    }

    /// The column of a header; one that nothing is known of is remembered as lost.
    fn column(&mut self, header: &str) -> Option<&'s Column> {
        if let Some(known) = self.known.get(header) {
            return *known;
        }
        let found = self.find(header);
        if found.is_none() {
            self.lost.insert(header.to_owned());
        }
        self.known.insert(header.to_owned(), found);
        found
    }

    /// `_123X4X56SQ1`: survey, group, question, and the rest of the column's name. Where numbers run
    /// into a code that begins with digits, the question that there is goes first.
    fn find(&self, header: &str) -> Option<&'s Column> {
        let (_, rest) = header.trim_start_matches('_').split_once('X')?;
        let (group, rest) = rest.split_once('X')?;
        let group = self.survey.groups.iter().find(|known| known.id == group)?;
        let begins = group.questions.iter().filter_map(|question| {
            let suffix = rest.strip_prefix(question.id.as_str())?;
            Some((question.id.as_str(), suffix))
        });
        let mut begins: Vec<_> = begins.collect();
        begins.sort_by_key(|(id, _)| std::cmp::Reverse(id.len()));
        begins.into_iter().find_map(|(id, suffix)| self.naming.column(id, suffix))
    }
}

/// A number without the zeros that a database adds to it.
fn number(value: &str) -> String {
    match value.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b.is_ascii_digit()) => {
            let fraction = fraction.trim_end_matches('0');
            let whole = if whole.is_empty() { "0" } else { whole };
            if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
        }
        _ => value.to_owned(),
    }
}

/// What counts of a moment, as it would be typed.
fn said(value: &str, counts: Counts) -> String {
    let Some(moment) = moment(value) else { return value.to_owned() };
    let format = match counts {
        Counts::Day => "%Y-%m-%d",
        Counts::Time => "%H:%M:%S",
        Counts::Both => "%Y-%m-%dT%H:%M:%S",
    };
    moment.format(format).to_string()
}
