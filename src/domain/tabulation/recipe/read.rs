//! A recipe from its JSON, or all its faults.

use super::fields::{Faults, Fields, list, read, text};
use super::{
    Band, Bands, Declared, Ends, Interval, Letters, Measure, Merged, Recipe, Source, Statistics, VERSION,
    Variable,
};
use crate::form::Name;
use crate::message::Message;
use serde_json::Value;

/// The most rows, banners, variables in a banner, and the like.
const MOST: usize = 200;
/// The most digits of a percent.
const MOST_DIGITS: u8 = 6;

impl Recipe {
    /// Reads a recipe from the text of its JSON.
    ///
    /// # Errors
    /// Every fault at once, each with its place; never empty.
    pub fn read(source: &str) -> Result<Self, Vec<Message>> {
        if source.len() > super::LARGEST {
            let large = Message::new("tabulation-fault-large").with("limit", super::LARGEST / 1024);
            return Err(vec![large]);
        }
        match serde_json::from_str(source) {
            Ok(value) => Self::of_json(&value),
            Err(fault) => Err(vec![
                Message::new("tabulation-fault-json")
                    .with("line", fault.line())
                    .with("column", fault.column()),
            ]),
        }
    }

    /// Reads a recipe from JSON.
    ///
    /// # Errors
    /// Every fault at once, each with its place; never empty.
    pub fn of_json(value: &Value) -> Result<Self, Vec<Message>> {
        let mut faults = Faults::default();
        let recipe = recipe(value, &mut faults);
        match recipe {
            Some(recipe) if faults.0.is_empty() => Ok(recipe),
            _ => Err(faults.0),
        }
    }
}

impl TryFrom<Value> for Recipe {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        Self::of_json(&value).map_err(|faults| {
            let told = faults.iter().map(|fault| format!("{} {:?}", fault.key, fault.args));
            told.collect::<Vec<_>>().join("; ")
        })
    }
}

fn recipe(value: &Value, faults: &mut Faults) -> Option<Recipe> {
    let mut fields = Fields::of(value, "", faults)?;
    let version: Option<u32> = fields.needed("version", "whole", faults);
    if version.is_some_and(|version| version != VERSION) {
        faults.tell("tabulation-fault-version", "version");
    }
    let key: Option<Name> = fields.needed("key", "name", faults);
    let notes = few(fields.list("notes", faults), "notes", faults);
    let notes = notes.iter().map(|(place, note)| text(note, place, faults)).collect();
    if !fields.has("rows") {
        fields.missing("rows", faults);
    }
    let rows = variables(few(fields.list("rows", faults), "rows", faults), faults);
    let banners = few(fields.list("columns", faults), "columns", faults);
    let columns = banners.into_iter().map(|(place, banner)| nested(banner, &place, faults)).collect();
    let plain = Recipe::new(Name::new("table").ok()?, Vec::new());
    let read = Recipe {
        title: fields.text("title", faults),
        notes,
        rows,
        columns,
        filter: fields.read("filter", "text", faults),
        weight: fields.read("weight", "name", faults),
        measures: measures(fields.list("measures", faults), faults),
        percent_base: fields.read("percent_base", "word", faults).unwrap_or_default(),
        digits: fields.read("digits", "whole", faults).unwrap_or_default(),
        order: fields.read("order", "word", faults).unwrap_or_default(),
        missing: fields.read("missing", "word", faults).unwrap_or_default(),
        statistics: statistics(&mut fields, faults),
        disclosure: fields.read("disclosure", "whole", faults),
        figure: fields.read("figure", "word", faults),
        shows: fields.read("shows", "code", faults),
        ..plain
    };
    if read.digits > MOST_DIGITS {
        faults.tell("tabulation-fault-digits", "digits");
    }
    fields.finish(faults);
    Some(Recipe { key: key?, ..read })
}

/// The same, where they are few enough.
fn few<'v>(items: Vec<(String, &'v Value)>, place: &str, faults: &mut Faults) -> Vec<(String, &'v Value)> {
    if items.len() > MOST {
        faults.0.push(Message::new("tabulation-fault-many").with("place", place).with("limit", MOST));
        return Vec::new();
    }
    items
}

fn variables(items: Vec<(String, &Value)>, faults: &mut Faults) -> Vec<Variable> {
    items.into_iter().filter_map(|(place, value)| variable(value, &place, faults)).collect()
}

/// A banner: variables, or one of them alone.
fn nested(value: &Value, place: &str, faults: &mut Faults) -> Vec<Variable> {
    if !value.is_array() {
        return variable(value, place, faults).into_iter().collect();
    }
    let items = few(list(value, place, faults), place, faults);
    if items.is_empty() {
        faults.tell("tabulation-fault-empty", place);
    }
    variables(items, faults)
}

fn variable(value: &Value, place: &str, faults: &mut Faults) -> Option<Variable> {
    if value.is_string() {
        return read(value, place, "name", faults).map(Variable::question);
    }
    let mut fields = Fields::of(value, place, faults)?;
    let source = source(&mut fields, place, faults);
    let read = Variable {
        label: fields.text("label", faults),
        bands: bands(&mut fields, faults),
        every: fields.read("every", "word", faults),
        merge: merged(&mut fields, "merge", faults),
        nets: merged(&mut fields, "nets", faults),
        ends: ends(&mut fields, faults),
        ..Variable::new(Source::Codes(Vec::new()))
    };
    fields.finish(faults);
    Some(Variable { source: source?, ..read })
}

fn source(fields: &mut Fields<'_>, place: &str, faults: &mut Faults) -> Option<Source> {
    let kinds = ["question", "grid", "expression", "codes", "response"];
    let said: Vec<&str> = kinds.into_iter().filter(|kind| fields.has(kind)).collect();
    let [kind] = said[..] else {
        faults.tell("tabulation-fault-source", place);
        for kind in said {
            fields.take(kind);
        }
        return None;
    };
    match kind {
        "question" => fields.read(kind, "name", faults).map(Source::Question),
        "grid" => fields.read(kind, "names", faults).map(Source::Grid),
        "codes" => fields.read(kind, "names", faults).map(Source::Codes),
        "response" => fields.read(kind, "word", faults).map(Source::Response),
        _ => {
            let of = fields.read("of", "name", faults);
            let yields = fields.read("as", "word", faults).unwrap_or_default();
            let declared = fields.list("categories", faults);
            let categories =
                declared.into_iter().filter_map(|(place, value)| declared_one(value, &place, faults));
            let categories = categories.collect();
            let expression = fields.read(kind, "text", faults)?;
            Some(Source::Expression { expression, of, yields, categories })
        }
    }
}

fn declared_one(value: &Value, place: &str, faults: &mut Faults) -> Option<Declared> {
    if let Some(code) = value.as_str() {
        return Some(Declared { code: code.to_owned(), label: crate::language::Text::default() });
    }
    let mut fields = Fields::of(value, place, faults)?;
    let code = fields.needed("code", "text", faults);
    let label = fields.text("label", faults);
    fields.finish(faults);
    Some(Declared { code: code?, label })
}

fn bands(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Bands> {
    let place = fields.at("bands");
    let value = fields.take("bands")?;
    if value.is_array() {
        let items = few(list(value, &place, faults), &place, faults);
        if items.is_empty() {
            faults.tell("tabulation-fault-empty", &place);
        }
        return Some(Bands::Own(
            items.into_iter().filter_map(|(place, value)| band(value, &place, faults)).collect(),
        ));
    }
    let mut fields = Fields::of(value, &place, faults)?;
    let equal: Option<u8> = fields.read("equal", "whole", faults);
    let quantiles: Option<u8> = fields.read("quantiles", "whole", faults);
    fields.finish(faults);
    let bands = match (equal, quantiles) {
        (Some(count), None) => Some((Bands::Equal(count), count)),
        (None, Some(count)) => Some((Bands::Quantiles(count), count)),
        _ => None,
    };
    let (bands, _) = bands.filter(|(_, count)| (2..=100).contains(count)).or_else(|| {
        faults.tell("tabulation-fault-bands", &place);
        None
    })?;
    Some(bands)
}

fn band(value: &Value, place: &str, faults: &mut Faults) -> Option<Band> {
    let mut fields = Fields::of(value, place, faults)?;
    let from: Option<f64> = fields.read("from", "number", faults);
    let below: Option<f64> = fields.read("below", "number", faults);
    let label = fields.text("label", faults);
    fields.finish(faults);
    if from.zip(below).is_some_and(|(from, below)| from >= below) || (from.is_none() && below.is_none()) {
        faults.tell("tabulation-fault-band", place);
    }
    Some(Band { from, below, label })
}

fn merged(fields: &mut Fields<'_>, key: &str, faults: &mut Faults) -> Vec<Merged> {
    let place = fields.at(key);
    let items = few(fields.list(key, faults), &place, faults);
    let mut one = |(place, value): (String, &Value)| {
        let mut fields = Fields::of(value, &place, faults)?;
        let key = fields.needed("key", "code", faults);
        let of: Option<Vec<crate::form::Code>> = fields.needed("of", "codes", faults);
        if of.as_ref().is_some_and(Vec::is_empty) {
            faults.tell("tabulation-fault-empty", &fields.at("of"));
        }
        let label = fields.text("label", faults);
        fields.finish(faults);
        Some(Merged { key: key?, label, of: of? })
    };
    items.into_iter().filter_map(&mut one).collect()
}

fn ends(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<Ends> {
    let place = fields.at("box");
    let mut fields = Fields::of(fields.take("box")?, &place, faults)?;
    let ends =
        Ends { top: fields.read("top", "whole", faults), bottom: fields.read("bottom", "whole", faults) };
    fields.finish(faults);
    if ends == Ends::default() || ends.top == Some(0) || ends.bottom == Some(0) {
        faults.tell("tabulation-fault-box", &place);
    }
    Some(ends)
}

fn measures(items: Vec<(String, &Value)>, faults: &mut Faults) -> Vec<Measure> {
    let mut found = Vec::new();
    for (place, value) in items {
        let measure = match value.as_object() {
            Some(fields) if fields.contains_key("percent_of") => percent_of(value, &place, faults),
            Some(_) => quantile(value, &place, faults),
            None => word(value, &place, faults),
        };
        found.extend(measure);
    }
    found
}

fn word(value: &Value, place: &str, faults: &mut Faults) -> Option<Measure> {
    read(value, place, "word", faults)
}

fn percent_of(value: &Value, place: &str, faults: &mut Faults) -> Option<Measure> {
    let mut fields = Fields::of(value, place, faults)?;
    let percent_of = fields.needed("percent_of", "word", faults)?;
    fields.finish(faults);
    Some(Measure::PercentOf { percent_of })
}

fn quantile(value: &Value, place: &str, faults: &mut Faults) -> Option<Measure> {
    let mut fields = Fields::of(value, place, faults)?;
    let quantile: f64 = fields.needed("quantile", "number", faults)?;
    let kind: u8 = fields.read("type", "whole", faults).unwrap_or(7);
    fields.finish(faults);
    if !(0.0..=1.0).contains(&quantile) || !matches!(kind, 6 | 7) {
        faults.tell("tabulation-fault-quantile", place);
    }
    Some(Measure::Quantile { quantile, kind })
}

fn statistics(fields: &mut Fields<'_>, faults: &mut Faults) -> Statistics {
    let place = fields.at("statistics");
    let Some(mut fields) = fields.take("statistics").and_then(|value| Fields::of(value, &place, faults))
    else {
        return Statistics::default();
    };
    let mut words = |key: &str, faults: &mut Faults| fields.list(key, faults);
    let association = words("association", faults);
    let means = words("means", faults);
    let found = Statistics {
        association: association.iter().filter_map(|(place, it)| read(it, place, "word", faults)).collect(),
        means: means.iter().filter_map(|(place, it)| read(it, place, "word", faults)).collect(),
        interval: part(&mut fields, "interval", faults, |fields, faults| Interval {
            kind: fields.read("kind", "word", faults).unwrap_or_default(),
            level: level(fields, 0.95, faults),
        }),
        letters: part(&mut fields, "letters", faults, |fields, faults| Letters {
            correction: fields.read("correction", "word", faults).unwrap_or_default(),
            level: level(fields, 0.05, faults),
        }),
    };
    fields.finish(faults);
    found
}

/// An object of its own under a key.
fn part<T>(
    fields: &mut Fields<'_>,
    key: &str,
    faults: &mut Faults,
    read: impl FnOnce(&mut Fields<'_>, &mut Faults) -> T,
) -> Option<T> {
    let place = fields.at(key);
    let mut fields = Fields::of(fields.take(key)?, &place, faults)?;
    let found = read(&mut fields, faults);
    fields.finish(faults);
    Some(found)
}

/// A level between 0 and 1.
fn level(fields: &mut Fields<'_>, usual: f64, faults: &mut Faults) -> f64 {
    let level = fields.read("level", "number", faults).unwrap_or(usual);
    if !(level > 0.0 && level < 1.0) {
        faults.tell("tabulation-fault-level", &fields.at("level"));
    }
    level
}
