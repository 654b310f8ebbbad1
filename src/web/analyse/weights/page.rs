//! What the pages of weights show.

use super::report::{Called, MarginView, figures};
use super::typed::{AMOUNTS, EMPTY, LONELY, MISSING, SCALES, Typed, WAYS};
use crate::pages::Page;
use crate::service::weights::{Offer, Standing};
use crate::web::frame::Frame;
use domain::language::{Language, Text};
use domain::message::Message;
use domain::table::Say;
use domain::table::words::{decimal, whole};
use domain::weight::{Report, Way};
use serde::Serialize;

/// The sets of a study.
#[derive(Serialize)]
pub(in crate::web::analyse) struct WeightsPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) may_change: bool,
    pub(super) sets: Vec<SetView>,
}

/// A set.
#[derive(Serialize)]
pub(in crate::web::analyse) struct WeightPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) may_change: bool,
    pub(super) set: SetView,
    pub(super) facts: Vec<(String, String)>,
    pub(super) figures: Vec<(&'static str, String)>,
    pub(super) margins: Vec<MarginView>,
    pub(super) faults: Vec<String>,
}

/// A new set.
#[derive(Serialize)]
pub(in crate::web::analyse) struct NewWeightPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) way: String,
    pub(super) ways: Vec<&'static str>,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) by: Vec<Choice>,
    /// The names of the variables chosen, for the form that follows.
    pub(super) chosen: Vec<String>,
    pub(super) cells: Vec<CellView>,
    pub(super) targets: String,
    pub(super) amount: Vec<Choice>,
    pub(super) questions: Vec<Choice>,
    pub(super) bases: Vec<Choice>,
    pub(super) missing: Vec<Choice>,
    pub(super) empty: Vec<Choice>,
    pub(super) scale: Vec<Choice>,
    pub(super) lower: String,
    pub(super) upper: String,
    pub(super) strata: Vec<Choice>,
    pub(super) clusters: Vec<Choice>,
    pub(super) population: Vec<Choice>,
    pub(super) lonely: Vec<Choice>,
    pub(super) drawn: bool,
    pub(super) faults: Vec<String>,
}

/// A set at a glance.
#[derive(Serialize)]
pub(super) struct SetView {
    pub(super) name: String,
    /// The name as addresses have it.
    pub(super) path: String,
    pub(super) description: String,
    pub(super) way: &'static str,
    pub(super) n: String,
    pub(super) n_eff: String,
    pub(super) deff: String,
    pub(super) at: String,
    pub(super) by: Option<String>,
    pub(super) responses: i64,
    pub(super) without: usize,
    pub(super) outdated: bool,
    /// Whether it can be made anew: a file cannot.
    pub(super) again: bool,
}

/// Something to choose.
#[derive(Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// A category with the field of its target.
#[derive(Serialize)]
pub(super) struct CellView {
    pub(super) field: String,
    pub(super) variable: String,
    pub(super) label: String,
    pub(super) n: usize,
    pub(super) text: String,
}

impl SetView {
    pub(super) fn of(standing: &Standing, by: Option<String>, language: Language) -> Self {
        let set = &standing.set;
        Self {
            path: crate::web::query::escape(&set.name),
            name: set.name.clone(),
            description: set.description.clone(),
            way: way(&set.making.way),
            n: whole(set.report.n as u64, language),
            n_eff: decimal(set.report.n_eff, 1, language),
            deff: decimal(set.report.deff, 3, language),
            at: crate::locale::moment(set.made_at, language),
            by,
            responses: set.data.responses,
            without: standing.without,
            outdated: standing.outdated,
            again: set.making.way != Way::File,
        }
    }
}

/// The end of the key of a way.
pub(super) fn way(way: &Way) -> &'static str {
    match way {
        Way::Rake(_) => WAYS[0],
        Way::PostStratify(_) => WAYS[1],
        Way::File => WAYS[2],
        Way::Question(_) => WAYS[3],
    }
}

impl NewWeightPage {
    pub(super) fn new(
        (frame, base): (Frame, String),
        typed: &Typed,
        offer: &Offer,
        sets: &[String],
        (language, say): (Language, Say<'_>),
    ) -> Self {
        let words = |text: &Text| text.words(language, &offer.form.languages).to_owned();
        let question = |choice: &crate::service::weights::Question, chosen: bool| Choice {
            label: format!("{} ({})", words(&choice.label), choice.name),
            value: choice.name.clone(),
            chosen,
        };
        let questions = |all: &[crate::service::weights::Question], chosen: &str| -> Vec<Choice> {
            all.iter().map(|choice| question(choice, choice.name == chosen)).collect()
        };
        let named = |values: &[&str], prefix: &str, chosen: &str| -> Vec<Choice> {
            let choice = |value: &&str| Choice {
                value: (*value).to_owned(),
                label: say(&Message::new(&format!("weight-{prefix}-{}", value.replace('_', "-")))),
                chosen: *value == chosen,
            };
            values.iter().map(choice).collect()
        };
        let set = |name: &String| Choice {
            value: name.clone(),
            label: say(&Message::new("weight-base-set").with("name", name.as_str())),
            chosen: *name == typed.base,
        };
        let drawn_by: Vec<_> = offer.categories.iter().chain(&offer.numbers).cloned().collect();
        let called = Called { form: Some(&offer.form), language };
        let cells = offer.targets.iter().map(|cell| {
            let field = Typed::field(&cell.variables, &cell.codes);
            CellView {
                variable: called.variables(&cell.variables.join(" × ")),
                label: cell.labels.iter().map(words).collect::<Vec<_>>().join(" × "),
                n: cell.n,
                text: typed.cell(&field).to_owned(),
                field,
            }
        });
        Self {
            frame,
            base,
            way: typed.way.clone(),
            ways: WAYS.into(),
            name: typed.name.clone(),
            description: typed.description.clone(),
            by: offer.categories.iter().map(|it| question(it, typed.by.contains(&it.name))).collect(),
            chosen: typed.by.clone(),
            cells: cells.collect(),
            targets: typed.targets.clone(),
            amount: named(&AMOUNTS, "amount", &typed.amount),
            questions: questions(&offer.numbers, &typed.question),
            bases: sets.iter().map(set).chain(questions(&offer.numbers, &typed.base)).collect(),
            missing: named(&MISSING, "missing", &typed.missing),
            empty: named(&EMPTY, "empty", &typed.empty),
            scale: named(&SCALES, "scale", &typed.scale),
            lower: typed.lower.clone(),
            upper: typed.upper.clone(),
            strata: questions(&drawn_by, &typed.strata),
            clusters: questions(&drawn_by, &typed.clusters),
            population: questions(&offer.numbers, &typed.population),
            lonely: named(&LONELY, "lonely", &typed.lonely),
            drawn: !(typed.strata.is_empty() && typed.clusters.is_empty() && typed.population.is_empty()),
            faults: Vec::new(),
        }
    }
}

impl SetView {
    fn sample(outdated: bool) -> Self {
        Self {
            name: "by_region".to_owned(),
            path: "by_region".to_owned(),
            description: "Халық санағы бойынша".to_owned(),
            way: WAYS[0],
            n: "230".to_owned(),
            n_eff: "187,2".to_owned(),
            deff: "1,229".to_owned(),
            at: "26.11.2026".to_owned(),
            by: Some("Айгүл".to_owned()),
            responses: 230,
            without: if outdated { 3 } else { 0 },
            outdated,
            again: true,
        }
    }
}

impl Page for WeightsPage {
    const TEMPLATE: &'static str = "analyse/weights.html";

    fn samples() -> Vec<Self> {
        let page = |may_change, sets| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            may_change,
            sets,
        };
        vec![
            page(true, vec![SetView::sample(true), SetView::sample(false)]),
            page(false, vec![SetView { by: None, ..SetView::sample(true) }]),
            page(true, Vec::new()),
        ]
    }
}

impl Page for WeightPage {
    const TEMPLATE: &'static str = "analyse/weight.html";

    fn samples() -> Vec<Self> {
        let margin = MarginView::sample;
        let page = |may_change, set: SetView, margins, faults: &[&str]| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            may_change,
            set,
            facts: vec![("Қалай".to_owned(), "Қалай".to_owned())],
            figures: figures(&Report { iterations: Some(3), ..Report::default() }, Language::Kk),
            margins,
            faults: faults.iter().map(|&fault| fault.to_owned()).collect(),
        };
        let file = SetView { again: false, ..SetView::sample(true) };
        let quiet = MarginView { left_out: String::new(), ..margin() };
        vec![
            page(true, SetView::sample(true), vec![margin(), quiet], &["қате"]),
            page(true, file, Vec::new(), &[]),
            page(
                false,
                SetView { description: String::new(), ..SetView::sample(false) },
                vec![margin()],
                &[],
            ),
        ]
    }
}

impl Page for NewWeightPage {
    const TEMPLATE: &'static str = "analyse/weight_new.html";

    fn samples() -> Vec<Self> {
        let choice = || Choice { value: "a".to_owned(), label: "А".to_owned(), chosen: true };
        let cell = || CellView {
            field: "cell:a".to_owned(),
            variable: "gender".to_owned(),
            label: "Әйел".to_owned(),
            n: 119,
            text: "52".to_owned(),
        };
        let page = |way: &str, cells, faults: &[&str]| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            way: way.to_owned(),
            ways: WAYS.into(),
            name: "w".to_owned(),
            description: String::new(),
            by: vec![choice()],
            chosen: vec!["gender".to_owned()],
            cells,
            targets: String::new(),
            amount: vec![choice()],
            questions: vec![choice()],
            bases: vec![choice()],
            missing: vec![choice()],
            empty: vec![choice()],
            scale: vec![choice()],
            lower: String::new(),
            upper: "3".to_owned(),
            strata: vec![choice()],
            clusters: vec![choice()],
            population: vec![choice()],
            lonely: vec![choice()],
            drawn: true,
            faults: faults.iter().map(|&fault| fault.to_owned()).collect(),
        };
        vec![
            page("rake", vec![cell()], &["қате"]),
            page("post_stratify", Vec::new(), &[]),
            page("file", Vec::new(), &[]),
            page("question", Vec::new(), &["қате"]),
        ]
    }
}
