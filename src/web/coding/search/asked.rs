//! What somebody asks for: the query with the filters beside it.

use crate::app::App;
use crate::search::syntax::{Field, names_field};
use crate::search::{Fault, Filter, Sought, Test};
use crate::service::search::Known;
use crate::web::access::{In, SignedIn};
use crate::web::error::Result;
use crate::web::query::{Fields, escape};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::text::words;

/// The fields that say what is sought, the query first.
pub(super) const NAMES: [&str; 11] = [
    "q", "code", "coded", "coder", "document", "speaker", "region", "role", "age_from", "age_to", "language",
];

/// What is asked.
pub(super) struct Asked {
    pub(super) known: Known,
    /// The query with the filters; `None` where nothing is asked, or it cannot be understood.
    pub(super) sought: Option<Sought>,
    /// The documents that are open to this member, where not all are.
    within: Option<Sought>,
    pub(super) filter: Filter,
    /// What is wrong with the query.
    pub(super) fault: Option<Fault>,
    /// What is wrong with a filter.
    pub(super) unfit: Option<Message>,
}

impl Asked {
    /// Reads what is asked of a study.
    pub(super) async fn read(app: &App, who: &SignedIn, place: &In, fields: &Fields) -> Result<Self> {
        // All that is known of cases is much: it is read only where it is asked for.
        let cases = names_field(fields.get("q"), Field::Case);
        Self::knowing(app, who, place, fields, cases).await
    }

    /// The same with what is known of `cases`, should they be for this member to see.
    pub(super) async fn knowing(
        app: &App,
        who: &SignedIn,
        place: &In,
        fields: &Fields,
        cases: bool,
    ) -> Result<Self> {
        let open = place.open_documents(who).await?;
        let mut known = Known::load(app, &place.study, cases && place.role.may(Role::Researcher)).await?;
        known.documents.retain(|document| open.as_ref().is_none_or(|open| open.contains(&document.id)));
        // Where coders open only what they were given, they find only that.
        let within = open.map(|open| Sought::Is(Test::Document(open.into_iter().collect())));
        let filter = Filter { study_id: place.study.id, sight: place.author(who).sight };
        let mut asked = Self { known, sought: None, within, filter, fault: None, unfit: None };
        let filters = match filters(&asked.known, fields) {
            Ok(filters) => filters,
            Err(unfit) => {
                asked.unfit = Some(unfit);
                return Ok(asked);
            }
        };
        let query = fields.get("q");
        if query.trim().is_empty() {
            let sought = (!filters.is_empty()).then(|| Sought::everything().and(filters));
            asked.sought = sought.map(|sought| sought.and(asked.within.clone()));
            return Ok(asked);
        }
        match Sought::read(query, &asked.known) {
            Ok(sought) => asked.sought = Some(sought.and(filters).and(asked.within.clone())),
            Err(fault) => asked.fault = Some(fault),
        }
        Ok(asked)
    }

    /// What is asked, or, where nothing is, everything that this member may open; `None` for a fault.
    pub(super) fn sought_or_everything(&self) -> Option<Sought> {
        let everything = || Sought::everything().and(self.within.clone());
        self.sought.clone().or_else(|| self.error().is_none().then(everything))
    }

    /// What to tell of the fault, if there is one.
    pub(super) fn error(&self) -> Option<Message> {
        self.unfit.clone().or_else(|| self.fault.as_ref().map(Fault::message))
    }
}

/// What the fields beside the query ask for.
fn filters(known: &Known, fields: &Fields) -> std::result::Result<Vec<Sought>, Message> {
    let mut tests = Vec::new();
    tests.extend(chosen(fields, "code", key)?.map(|id| Test::Code(known.code_and_below(id))));
    tests.extend(chosen(fields, "coder", key)?.map(|id| Test::Coder(vec![id])));
    tests.extend(chosen(fields, "document", key)?.map(|id| Test::Document(vec![id])));
    if let Some(speaker) = fields.some("speaker") {
        tests.push(Test::Speaker(words(speaker).into_iter().map(|word| word.normal).collect()));
    }
    tests.extend(fields.some("region").map(|region| Test::Region(vec![region.to_owned()])));
    tests.extend(fields.some("role").map(|role| Test::Role(vec![role.to_owned()])));
    tests.extend(chosen(fields, "language", Language::from_tag)?.map(Test::Language));
    let age = |name: &str| -> std::result::Result<Option<u8>, Message> {
        let unfit = |_| Message::new("search-age-fault");
        fields.some(name).map(|age| age.parse::<u8>().map_err(unfit)).transpose()
    };
    let (from, to) = (age("age_from")?, age("age_to")?);
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(Message::new("search-age-order"));
    }
    if from.is_some() || to.is_some() {
        tests.push(Test::Age { from, to });
    }
    let mut filters: Vec<Sought> = tests.into_iter().map(Sought::Is).collect();
    filters.extend(chosen(fields, "coded", coded)?);
    Ok(filters)
}

/// What was chosen of that which a list offers; lists offer nothing that cannot be read.
fn chosen<T>(
    fields: &Fields,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> std::result::Result<Option<T>, Message> {
    let Some(value) = fields.some(name) else { return Ok(None) };
    let unfit = || Message::new("search-filter-fault").with("value", value);
    read(value).map(Some).ok_or_else(unfit)
}

fn key(value: &str) -> Option<i64> {
    value.parse().ok().filter(|id| *id > 0)
}

fn coded(value: &str) -> Option<Sought> {
    match value {
        "yes" => Some(Sought::Is(Test::Coded)),
        "no" => Some(Sought::Not(Box::new(Sought::Is(Test::Coded)))),
        _ => None,
    }
}

/// The fields as an address has them, behind the question mark.
pub(super) fn address(fields: &Fields) -> String {
    let given = NAMES.iter().filter_map(|name| Some((name, fields.some(name)?)));
    given.map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
}

/// The same with another query.
pub(super) fn address_of(query: &str, fields: &Fields) -> String {
    let mut other = Fields::default();
    other.push(NAMES[0], query);
    NAMES[1..].iter().for_each(|name| other.push(name, fields.get(name)));
    address(&other)
}

/// The fields with their values, for pagers.
pub(super) fn given(fields: &Fields) -> Vec<(&str, &str)> {
    NAMES.iter().map(|name| (*name, fields.get(name))).collect()
}
