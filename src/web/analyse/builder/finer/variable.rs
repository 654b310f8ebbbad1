//! What an address says of one variable.

use super::MOST_NETS;
use domain::form::Form;
use domain::language::Text;
use domain::tabulation::{Bands, Merged, Period, Variable};
use serde_json::{Map, Value, json};

/// How one variable is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::web::analyse::builder) struct Finely {
    /// `equal`, `quantiles` or `own`.
    pub(in crate::web::analyse::builder) bands: String,
    /// How many bands.
    pub(in crate::web::analyse::builder) parts: String,
    /// Where own bands part, as typed.
    pub(in crate::web::analyse::builder) bounds: String,
    pub(in crate::web::analyse::builder) top: String,
    pub(in crate::web::analyse::builder) bottom: String,
    pub(in crate::web::analyse::builder) every: String,
    pub(in crate::web::analyse::builder) nets: Vec<Net>,
}

/// Choices that are counted together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::web::analyse::builder) struct Net {
    pub(in crate::web::analyse::builder) label: String,
    pub(in crate::web::analyse::builder) of: Vec<String>,
    /// Whether they stand for their parts, and not beside them.
    pub(in crate::web::analyse::builder) instead: bool,
}

/// How many bands there are where nothing is said.
const PARTS: &str = "4";

impl Finely {
    pub(super) fn says(&mut self, setting: &str, value: &str) {
        let number = setting.trim_start_matches(|c: char| c.is_ascii_lowercase());
        let setting = &setting[..setting.len() - number.len()];
        let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(place) = place.filter(|place| *place < MOST_NETS) {
            if self.nets.len() <= place {
                self.nets.resize_with(place + 1, Net::default);
            }
            let net = &mut self.nets[place];
            match setting {
                "net" => value.clone_into(&mut net.label),
                "of" => net.of.push(value.to_owned()),
                "instead" => net.instead = value == "1",
                _ => {}
            }
            return;
        }
        let field = match setting {
            "bands" => &mut self.bands,
            "parts" => &mut self.parts,
            "bounds" => &mut self.bounds,
            "top" => &mut self.top,
            "bottom" => &mut self.bottom,
            "every" => &mut self.every,
            _ => return,
        };
        value.clone_into(field);
    }

    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let one = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut pairs = vec![
            one("bands", &self.bands),
            one("parts", &self.parts),
            one("bounds", &self.bounds),
            one("top", &self.top),
            one("bottom", &self.bottom),
            one("every", &self.every),
        ];
        for (number, net) in (1..).zip(&self.nets) {
            pairs.push((format!("net{number}"), net.label.clone()));
            pairs.extend(net.of.iter().map(|code| (format!("of{number}"), code.clone())));
            pairs.push((format!("instead{number}"), if net.instead { "1" } else { "" }.to_owned()));
        }
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// Puts it into a variable of a recipe.
    pub(super) fn put(&self, variable: &mut Map<String, Value>, name: &str, form: &Form) {
        let count = |typed: &str| number(if typed.is_empty() { PARTS } else { typed });
        match self.bands.as_str() {
            "" => {}
            "own" => drop(variable.insert("bands".to_owned(), own(&self.bounds))),
            kind => {
                let mut bands = Map::new();
                bands.insert(kind.to_owned(), count(&self.parts));
                variable.insert("bands".to_owned(), Value::Object(bands));
            }
        }
        let ends = [("top", &self.top), ("bottom", &self.bottom)];
        let ends: Map<String, Value> = ends
            .into_iter()
            .filter(|(_, typed)| !typed.is_empty())
            .map(|(end, typed)| (end.to_owned(), number(typed)))
            .collect();
        if !ends.is_empty() {
            variable.insert("box".to_owned(), Value::Object(ends));
        }
        if !self.every.is_empty() {
            variable.insert("every".to_owned(), json!(self.every));
        }
        for (key, instead) in [("nets", false), ("merge", true)] {
            let nets = (1..).zip(&self.nets);
            let nets = nets.filter(|(_, net)| !net.of.is_empty() && net.instead == instead);
            let nets: Vec<Value> = nets.map(|(at, net)| net.json(at, name, form)).collect();
            if !nets.is_empty() {
                variable.insert(key.to_owned(), Value::Array(nets));
            }
        }
    }

    /// What there is to say of a variable; what the fields cannot say is left out.
    pub(super) fn of_variable(variable: &Variable, name: &str, form: &Form) -> Self {
        let mut finely = Self::default();
        let of_bands = |finely: &mut Self, kind: &str, parts: u8| {
            kind.clone_into(&mut finely.bands);
            finely.parts = parts.to_string();
        };
        match &variable.bands {
            None => {}
            Some(Bands::Equal(parts)) => of_bands(&mut finely, "equal", *parts),
            Some(Bands::Quantiles(parts)) => of_bands(&mut finely, "quantiles", *parts),
            Some(Bands::Own(bands)) => {
                "own".clone_into(&mut finely.bands);
                let bounds: Vec<String> =
                    bands.iter().filter_map(|band| band.below).map(|bound| bound.to_string()).collect();
                finely.bounds = bounds.join("; ");
            }
        }
        if let Some(ends) = variable.ends {
            let typed = |end: Option<u8>| end.map_or_else(String::new, |end| end.to_string());
            (finely.top, finely.bottom) = (typed(ends.top), typed(ends.bottom));
        }
        finely.every = match variable.every {
            None => "",
            Some(Period::Day) => "day",
            Some(Period::Week) => "week",
            Some(Period::Month) => "month",
            Some(Period::Whole) => "whole",
        }
        .to_owned();
        let net = |merged: &Merged, instead: bool| {
            let of: Vec<String> = merged.of.iter().map(ToString::to_string).collect();
            let is_named = merged.label != parts(name, &of, form);
            let label = if is_named { words(&merged.label, form) } else { String::new() };
            Net { label, of, instead }
        };
        finely.nets.extend(variable.nets.iter().map(|one| net(one, false)));
        finely.nets.extend(variable.merge.iter().map(|one| net(one, true)));
        finely
    }
}

impl Net {
    /// The net, called after its parts in every language of the form where it has no name.
    fn json(&self, at: usize, name: &str, form: &Form) -> Value {
        let label =
            if self.label.is_empty() { json!(parts(name, &self.of, form)) } else { said(&self.label, form) };
        json!({ "key": format!("net{at}"), "label": label, "of": self.of })
    }
}

/// Choices of a question in a row, in every language of the form.
fn parts(name: &str, codes: &[String], form: &Form) -> Text {
    let choices = form.question(name).map_or(&[][..], |question| question.choices());
    let mut text = Text::default();
    for language in &form.languages {
        let parts = codes.iter().map(|code| {
            let choice = choices.iter().find(|choice| choice.code.as_str() == code);
            choice.map_or(code.as_str(), |choice| choice.label.words(*language, &form.languages))
        });
        text.set(*language, Some(parts.collect::<Vec<_>>().join(" + ")));
    }
    text
}

/// Words in the form's first language.
pub(super) fn said(words: &str, form: &Form) -> Value {
    let mut text = Map::new();
    text.insert(form.default_language().tag().to_owned(), json!(words));
    Value::Object(text)
}

/// Words of a recipe in the form's first language.
pub(super) fn words(text: &Text, form: &Form) -> String {
    text.get(form.default_language()).unwrap_or_default().to_owned()
}

/// A number as typed; what is none stays as it is, and is told as any other fault of a recipe.
pub(super) fn number(typed: &str) -> Value {
    let whole = typed.parse::<u64>().map(|whole| json!(whole));
    whole.or_else(|_| typed.parse::<f64>().map(|broken| json!(broken))).unwrap_or_else(|_| json!(typed))
}

/// What is typed between semicolons or spaces.
pub(super) fn several(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([';', ' ', '\t']).map(str::trim).filter(|one| !one.is_empty())
}

/// Bands that part at these bounds, open at both ends.
fn own(bounds: &str) -> Value {
    let bounds: Vec<Value> = several(bounds).map(|bound| number(&bound.replace(',', "."))).collect();
    let (Some(first), Some(last)) = (bounds.first(), bounds.last()) else { return json!([]) };
    let between = bounds.windows(2).map(|pair| json!({ "from": pair[0], "below": pair[1] }));
    let ends = [json!({ "below": first }), json!({ "from": last })];
    let [below, from] = ends;
    std::iter::once(below).chain(between).chain([from]).collect()
}
