//! What the builder shows.

use super::asked::{ASSOCIATION, Asked, BASES, CODE, INTERVALS, LETTERS, MEASURES, OF_RESPONSE};
use super::variables::FinerView;
use crate::pages::{Drawn, Page};
use crate::service::plan::Made;
use crate::web::frame::Frame;
use domain::coding::Codebook;
use domain::form::{Form, Kind};
use domain::language::Language;
use domain::message::Message;
use domain::table::{Label, ShownTable};
use domain::tabulation::{Figure, Recipe};
use serde::Serialize;

/// The builder, and the table that was asked for.
#[derive(Serialize)]
pub(in crate::web::analyse) struct BuilderPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    /// The fields of the table, for the forms that take it further.
    pub(super) hidden: Vec<(String, String)>,
    pub(super) choices: Choices,
    /// How variables are counted.
    pub(super) finer: FinerView,
    pub(super) filter: String,
    pub(super) under: String,
    /// The drawing, where one is asked for.
    pub(super) drawing: Option<Drawn>,
    /// Why there is none.
    pub(super) undrawn: Option<String>,
    /// The rows of which a map can show one.
    pub(super) shows: Vec<ChoiceView>,
    pub(super) table: Option<ShownTable>,
    pub(super) faults: Vec<String>,
    /// The recipe, to be kept elsewhere.
    pub(super) recipe: String,
    pub(super) keeping: Option<Keeping>,
    pub(super) languages: Vec<(&'static str, &'static str)>,
}

/// How a table is kept in the plan.
#[derive(Serialize)]
pub(super) struct Keeping {
    pub(super) key: String,
    /// The version that is changed; 0 for a new one.
    pub(super) number: i32,
    pub(super) titles: Vec<TitleView>,
    pub(super) notes: Vec<TitleView>,
    /// Whether the recipe of the plan says more than the builder's fields.
    pub(super) more: bool,
    pub(super) fault: Option<String>,
}

/// A caption in one language.
#[derive(Serialize)]
pub(super) struct TitleView {
    pub(super) language: &'static str,
    pub(super) name: &'static str,
    pub(super) text: String,
}

/// What there is to choose from.
#[derive(Serialize)]
pub(super) struct Choices {
    pub(super) rows: Vec<GroupView>,
    pub(super) columns: Vec<GroupView>,
    pub(super) nested: bool,
    pub(super) descending: bool,
    pub(super) hide_missing: bool,
    pub(super) show: Vec<ChoiceView>,
    pub(super) of: Vec<ChoiceView>,
    pub(super) interval: Vec<ChoiceView>,
    pub(super) test: Vec<ChoiceView>,
    pub(super) letters: Vec<ChoiceView>,
    /// Sets of weights, and questions that give a number.
    pub(super) weight: Vec<ChoiceView>,
    pub(super) figure: Vec<ChoiceView>,
    /// Whether anything is to be inferred.
    pub(super) infers: bool,
}

/// Variables of one kind.
#[derive(Serialize)]
pub(super) struct GroupView {
    pub(super) label: String,
    pub(super) choices: Vec<ChoiceView>,
}

/// Something to choose.
#[derive(Clone, Serialize)]
pub(super) struct ChoiceView {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

type Say<'a> = &'a dyn Fn(&Message) -> String;

impl Choices {
    pub(super) fn new(
        asked: &Asked,
        form: &Form,
        codes: Option<&Codebook>,
        sets: &[String],
        (language, say): (Language, Say<'_>),
    ) -> Self {
        let groups = |chosen: &[String], in_columns: bool| {
            let is_chosen = |value: &str| chosen.iter().any(|known| known == value);
            let questions = form.every_question().filter(|question| fits(&question.kind, in_columns));
            let questions = questions.map(|question| ChoiceView {
                value: question.name.to_string(),
                label: format!(
                    "{} ({})",
                    question.short_label().words(language, &form.languages),
                    question.name
                ),
                chosen: is_chosen(question.name.as_str()),
            });
            let of_response = OF_RESPONSE.map(|value| ChoiceView {
                value: value.to_owned(),
                label: say(&Message::new(&format!("build-{}", value.replace(':', "-")))),
                chosen: is_chosen(value),
            });
            let coded = codes.into_iter().flat_map(Codebook::tree).map(|(_, code)| {
                let value = format!("{CODE}{}", code.id);
                let chosen = is_chosen(&value);
                ChoiceView { value, label: code.label.words(language, &[]).to_owned(), chosen }
            });
            let group =
                |key: &str, choices: Vec<ChoiceView>| GroupView { label: say(&Message::new(key)), choices };
            let mut groups = vec![
                group("build-questions", questions.collect()),
                group("build-of-response", of_response.into()),
                group("build-codes", coded.collect()),
            ];
            groups.retain(|group| !group.choices.is_empty());
            groups
        };
        let named = |values: &[&str], prefix: &str, chosen: &dyn Fn(&str) -> bool| -> Vec<ChoiceView> {
            let choice = |value: &&str| ChoiceView {
                value: (*value).to_owned(),
                label: say(&Message::new(&format!("build-{prefix}-{}", value.replace('_', "-")))),
                chosen: chosen(value),
            };
            values.iter().map(choice).collect()
        };
        let numbers = form
            .questions()
            .filter(|question| matches!(question.kind, Kind::Integer { .. } | Kind::Decimal { .. }));
        let names = sets.iter().cloned().chain(numbers.map(|question| question.name.to_string()));
        let weight =
            names.map(|name| ChoiceView { label: name.clone(), chosen: name == asked.weight, value: name });
        Self {
            weight: weight.collect(),
            rows: groups(&asked.rows, false),
            columns: groups(&asked.columns, true),
            nested: asked.nested,
            descending: asked.descending,
            hide_missing: asked.hide_missing,
            show: named(&MEASURES, "show", &|value| asked.measures.iter().any(|known| known == value)),
            of: named(&BASES, "of", &|value| asked.of == value),
            interval: named(&INTERVALS, "interval", &|value| asked.interval == value),
            test: named(&ASSOCIATION, "test", &|value| asked.association.iter().any(|known| known == value)),
            infers: !(asked.interval.is_empty()
                && asked.association.is_empty()
                && asked.letters.is_empty()
                && asked.disclosure.is_empty()),
            figure: named(&Figure::ALL.map(Figure::tag), "figure", &|value| asked.figure == value),
            letters: named(&LETTERS, "letters", &|value| asked.letters == value),
        }
    }
}

/// The fields of a table, for a form that takes it further.
pub(super) fn hidden(asked: &Asked) -> Vec<(String, String)> {
    let pairs = asked.pairs().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    pairs.chain(asked.finer.pairs(&asked.chosen())).collect()
}

/// The rows of which a map can show one.
pub(super) fn shows(made: &Made, recipe: &Recipe, (language, say): (Language, Say<'_>)) -> Vec<ChoiceView> {
    let fallback = &made.tabulation.fallback;
    let choice = |(key, label): (&str, &Label)| ChoiceView {
        value: key.to_owned(),
        label: label.words(language, fallback, say).text,
        chosen: recipe.shows.as_ref().is_some_and(|code| code.as_str() == key),
    };
    made.tabulation.shown_on_map(recipe).into_iter().map(choice).collect()
}

/// Words, places and files have no classes to be columns.
fn fits(kind: &Kind, in_columns: bool) -> bool {
    match kind {
        Kind::Single { .. } | Kind::Multiple { .. } | Kind::Integer { .. } | Kind::Range { .. } => true,
        Kind::Decimal { .. } | Kind::Date { .. } | Kind::DateTime => true,
        _ => !in_columns,
    }
}

impl Page for BuilderPage {
    const TEMPLATE: &'static str = "analyse/build.html";

    fn samples() -> Vec<Self> {
        use domain::tabulation::{By, of_question};
        let form = crate::demo::form().expect("the demonstration has a form");
        let say = |message: &Message| message.key.clone();
        let asked = Asked { rows: vec!["reasons".to_owned()], ..Asked::default() };
        let columns = domain::table::Columns::new(&form);
        let by = By { question: Some("gender"), ..By::default() };
        let counted = of_question(&form, &columns, "reasons", by).expect("a question");
        let table = &counted.tables[0];
        let page = |table, faults: &[&str], keeping| Self {
            frame: Frame::sample(),
            base: "/studies/a".to_owned(),
            hidden: hidden(&asked),
            choices: Choices::new(
                &asked,
                &form,
                Some(&Codebook::new(Vec::new())),
                &["w".to_owned()],
                (Language::Kk, &say),
            ),
            finer: FinerView::sample(&form, (Language::Kk, &say)),
            filter: String::new(),
            under: String::new(),
            drawing: Some(Drawn::sample()).filter(|_| faults.is_empty()),
            shows: vec![ChoiceView { value: "a".to_owned(), label: "А".to_owned(), chosen: true }],
            undrawn: Some("қате".to_owned()),
            table,
            faults: faults.iter().map(|&fault| fault.to_owned()).collect(),
            recipe: "{}".to_owned(),
            keeping,
            languages: vec![("kk", "Қазақша")],
        };
        let title =
            || TitleView { language: "kk", name: "Қазақша", text: "Себептер".to_owned() };
        let keeping = |number, more, fault| Keeping {
            key: "a".to_owned(),
            number,
            titles: vec![title()],
            notes: vec![title()],
            more,
            fault,
        };
        vec![
            page(
                Some(table.words(Language::Kk, &say)),
                &[],
                Some(keeping(0, false, Some("қате".to_owned()))),
            ),
            page(Some(table.words(Language::Kk, &say)), &[], Some(keeping(2, true, None))),
            page(None, &["қате"], None),
            page(None, &[], None),
        ]
    }
}
