//! What the page of a set says of it: how it was made, what came of it, and how near its margins came.

use super::page::way;
use domain::form::{Form, Name};
use domain::language::Language;
use domain::message::Message;
use domain::table::Say;
use domain::table::words::{decimal, whole};
use domain::weight::{Drawn, Making, MarginFit, Report, Way};
use serde::Serialize;

/// What parts variables and codes of a crossing.
const CROSSED: &str = " × ";

/// What variables and codes are called in the reader's language.
#[derive(Clone, Copy)]
pub(super) struct Called<'f> {
    /// The newest version of the form, where there is one.
    pub(super) form: Option<&'f Form>,
    pub(super) language: Language,
}

impl Called<'_> {
    /// What variables are called: their questions' labels, and their own names where there are none.
    pub(super) fn variables(&self, names: &str) -> String {
        let called = |name: &str| self.label(name).unwrap_or_else(|| name.to_owned());
        names.split(CROSSED).map(called).collect::<Vec<_>>().join(CROSSED)
    }

    /// What the codes of a category of these variables are called: a code where it has no label.
    pub(super) fn category(&self, variables: &str, codes: &str) -> String {
        let variables: Vec<&str> = variables.split(CROSSED).collect();
        let parts: Vec<&str> = codes.split(CROSSED).collect();
        // A code with such a sign in it is of one variable.
        if variables.len() != parts.len() {
            return codes.to_owned();
        }
        let called = |(variable, code): (&&str, &&str)| {
            self.choice(variable, code).unwrap_or_else(|| (*code).to_owned())
        };
        variables.iter().zip(&parts).map(called).collect::<Vec<_>>().join(CROSSED)
    }

    fn label(&self, name: &str) -> Option<String> {
        let form = self.form?;
        let words = form.question(name)?.short_label().words(self.language, &form.languages).to_owned();
        Some(words).filter(|words| !words.is_empty())
    }

    fn choice(&self, variable: &str, code: &str) -> Option<String> {
        let form = self.form?;
        let choices = form.question(variable)?.choices();
        let choice = choices.iter().find(|choice| choice.code.as_str() == code)?;
        let words = choice.label.words(self.language, &form.languages).to_owned();
        Some(words).filter(|words| !words.is_empty())
    }
}

/// How near a margin came.
#[derive(Serialize)]
pub(super) struct MarginView {
    pub(super) name: String,
    pub(super) distance: String,
    pub(super) rows: Vec<[String; 5]>,
    pub(super) left_out: String,
}

/// How a set is made, a line a fact.
pub(super) fn facts(making: &Making, called: Called<'_>, say: Say<'_>) -> Vec<(String, String)> {
    let told = |key: &str| say(&Message::new(key));
    let mut facts = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        facts.extend(value.map(|value| (told(key), value)));
    };
    put("weight-fact-way", Some(told(&format!("weight-way-{}", way(&making.way).replace('_', "-")))));
    if let Way::Question(name) = &making.way {
        put("weight-fact-question", Some(called.variables(name.as_str())));
    }
    let variable = |name: &Option<_>| name.as_ref().map(|name: &Name| called.variables(name.as_str()));
    put("weight-base", variable(&making.base));
    let bound = |bound: Option<f64>| bound.map(|bound| decimal(bound, 2, called.language));
    put("weight-lower", bound(making.bounds.and_then(|bounds| bounds.lower)));
    put("weight-upper", bound(making.bounds.and_then(|bounds| bounds.upper)));
    let Drawn { strata, clusters, population, .. } = &making.drawn;
    put("weight-strata", variable(strata));
    put("weight-clusters", variable(clusters));
    put("weight-population-of", variable(population));
    facts
}

/// What came of it, a figure a line.
pub(super) fn figures(report: &Report, language: Language) -> Vec<(&'static str, String)> {
    let whole = |count: usize| whole(count as u64, language);
    let number = |value: f64| decimal(value, 3, language);
    let mut lines = vec![
        ("weight-figure-n", whole(report.n)),
        ("weight-figure-without", whole(report.without)),
        ("weight-figure-zero", whole(report.zero)),
        ("weight-figure-sum", number(report.sum)),
        ("weight-figure-min", number(report.min)),
        ("weight-figure-mean", number(report.mean)),
        ("weight-figure-max", number(report.max)),
        ("weight-figure-n-eff", decimal(report.n_eff, 1, language)),
        ("weight-figure-deff", number(report.deff)),
        ("weight-figure-deff-before", number(report.deff_before)),
        ("weight-figure-trimmed", whole(report.trimmed)),
    ];
    if let Some(iterations) = report.iterations {
        lines.push(("weight-figure-iterations", whole(iterations)));
        lines.push(("weight-figure-rounds", whole(report.rounds)));
        let farthest = report.margins.iter().map(|margin| margin.distance).fold(0.0, f64::max);
        lines.push(("weight-figure-farthest", format!("{farthest:.1e}")));
    }
    lines
}

impl MarginView {
    pub(super) fn of(fit: &MarginFit, called: Called<'_>, say: Say<'_>) -> Self {
        let percent = |share: f64| decimal(share * 100.0, 2, called.language);
        let category = |codes: &String| called.category(&fit.margin, codes);
        let missing = || say(&Message::new("weight-category-missing"));
        let rows = fit.categories.iter().map(|fit| {
            [
                fit.category.as_ref().map_or_else(missing, category),
                whole(fit.n as u64, called.language),
                percent(fit.before),
                percent(fit.target),
                percent(fit.after),
            ]
        });
        Self {
            name: called.variables(&fit.margin),
            distance: format!("{:.1e}", fit.distance),
            rows: rows.collect(),
            left_out: fit.left_out.iter().map(category).collect::<Vec<_>>().join(", "),
        }
    }
}

impl MarginView {
    /// For samples of pages.
    pub(super) fn sample() -> Self {
        Self {
            name: "Жыныс".to_owned(),
            distance: "1e-13".to_owned(),
            rows: vec![["Әйел", "119", "51,74", "52,00", "52,00"].map(str::to_owned)],
            left_out: "x".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_have_their_labels_and_codes_only_where_there_are_none() {
        let form = crate::demo::form().expect("the demonstration has a form");
        let called = |language| Called { form: Some(&form), language };
        assert_eq!(called(Language::Kk).variables("gender"), "Жынысы");
        assert_eq!(called(Language::En).category("gender", "female"), "Female");
        assert_eq!(
            called(Language::Ru).category("gender × sector", "female × elsewhere"),
            "Женщина × elsewhere"
        );
        assert_eq!(called(Language::En).variables("gender × strata"), "Gender × strata");
        let nobody = Called { form: None, language: Language::En };
        assert_eq!(nobody.category("gender", "female"), "female");
    }
}
