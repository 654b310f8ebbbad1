//! A page of questions as its template takes it.

use super::survey::Survey;
use crate::pages::Page;
use crate::service::respond::{Open, codes};
use domain::answer::Missing;
use domain::answer::accept::{Fault, Told};
use domain::answer::flow::Flow;
use domain::form::{Choice, Form, Item, Kind, Question};
use domain::language::{Language, Text};
use domain::message::Message;
use domain::table::Worded;
use serde::Serialize;

/// A page of questions.
#[derive(Serialize)]
pub(super) struct QuestionPage {
    survey: Survey,
    id: String,
    resume_code: String,
    page: PageView,
    progress: ProgressView,
    faults: Vec<FaultView>,
}

#[derive(Serialize)]
struct PageView {
    name: String,
    title: Worded,
    items: Vec<ItemView>,
}

#[derive(Serialize)]
struct ProgressView {
    position: usize,
    count: usize,
    first: bool,
    last: bool,
}

#[derive(Serialize)]
struct FaultView {
    /// The id of the field to go to.
    target: String,
    label: String,
    words: Worded,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum ItemView {
    Note(NoteView),
    Choices(ChoicesView),
    Typed(TypedView),
}

#[derive(Serialize)]
struct NoteView {
    paragraphs: Vec<String>,
    language: Option<Language>,
}

/// What every question has.
#[derive(Serialize)]
struct Head {
    name: String,
    label: Worded,
    hint: Worded,
    required: bool,
    error: Option<Worded>,
    /// The ids of what describes the field, for `aria-describedby`.
    described: String,
}

#[derive(Serialize)]
struct ChoicesView {
    #[serde(flatten)]
    head: Head,
    /// Whether only one may be chosen.
    one: bool,
    choices: Vec<ChoiceView>,
}

#[derive(Serialize)]
struct TypedView {
    #[serde(flatten)]
    head: Head,
    input: &'static str,
    inputmode: Option<&'static str>,
    longest: Option<usize>,
    min: Option<String>,
    max: Option<String>,
    range: Option<Message>,
    value: String,
    /// “Don't know” and the like.
    choices: Vec<ChoiceView>,
}

#[derive(Serialize)]
struct ChoiceView {
    value: String,
    label: Worded,
    chosen: bool,
    /// Cannot stand beside another.
    alone: bool,
    missing: bool,
}

/// Puts a message into the page's language.
pub(super) type Say<'a> = &'a dyn Fn(&Message) -> String;

/// What a page is made from.
struct Maker<'a> {
    form: &'a Form,
    open: &'a Open,
    faults: &'a [Fault],
    language: Language,
    say: Say<'a>,
}

impl QuestionPage {
    /// The page of that name; `None` where the way through the form does not lead over it.
    pub(super) fn of(
        survey: Survey,
        open: &Open,
        name: &str,
        faults: &[Fault],
        language: Language,
        say: Say<'_>,
    ) -> Option<Self> {
        let form = &open.version.form;
        let page = form.page(name)?;
        let flow = Flow::of(form, &open.raw);
        let progress = flow.progress(name)?;
        let maker = Maker { form, open, faults, language, say };
        let shown = flow.items(name).iter().filter(|standing| standing.relevant || standing.depends);
        let items = shown.map(|standing| maker.item(standing.item)).collect();
        Some(Self {
            survey,
            id: open.draft.id.to_string(),
            resume_code: codes::spaced(&open.draft.resume_code),
            page: PageView { name: name.to_owned(), title: maker.worded(&page.title), items },
            progress: ProgressView {
                position: progress.position,
                count: progress.count,
                first: flow.previous(name).is_none(),
                last: flow.next(name).is_none(),
            },
            faults: faults.iter().filter_map(|fault| maker.fault(fault)).collect(),
        })
    }
}

impl Maker<'_> {
    fn worded(&self, text: &Text) -> Worded {
        Worded::of(text, self.language, &self.form.languages)
    }

    fn told(&self, told: &Told) -> Worded {
        match told {
            Told::Message(message) => Worded { text: (self.say)(message), language: None },
            Told::Words(text) => self.worded(text),
        }
    }

    fn said(&self, key: &str) -> Worded {
        Worded { text: (self.say)(&Message::new(key)), language: None }
    }

    fn fault(&self, fault: &Fault) -> Option<FaultView> {
        let question = self.form.question(fault.question.as_str())?;
        let label = question.short_label().words(self.language, &self.form.languages).to_owned();
        Some(FaultView { target: format!("{}-first", question.name), label, words: self.told(&fault.told) })
    }

    fn item(&self, item: &Item) -> ItemView {
        match item {
            Item::Note(note) => self.note(&note.note),
            Item::Group(group) => self.note(&group.label),
            Item::Question(question) => self.question(question),
        }
    }

    fn note(&self, text: &Text) -> ItemView {
        let words = self.worded(text);
        let paragraphs = words.text.split("\n\n").map(|text| text.trim().to_owned());
        let paragraphs = paragraphs.filter(|text| !text.is_empty()).collect();
        ItemView::Note(NoteView { paragraphs, language: words.language })
    }

    fn question(&self, question: &Question) -> ItemView {
        match &question.kind {
            Kind::Single { choices } => self.choices(question, choices, true),
            Kind::Multiple { choices } => self.choices(question, choices, false),
            _ => self.typed(question),
        }
    }

    fn choices(&self, question: &Question, choices: &[Choice], one: bool) -> ItemView {
        let sent = self.open.raw.get(question.name.as_str());
        let mut views: Vec<ChoiceView> = choices
            .iter()
            .map(|choice| ChoiceView {
                value: choice.code.to_string(),
                label: self.worded(&choice.label),
                chosen: sent.iter().any(|value| value == choice.code.as_str()),
                alone: choice.exclusive,
                missing: false,
            })
            .collect();
        views.extend(self.missing(question));
        let several = (!one).then_some("several");
        ItemView::Choices(ChoicesView { head: self.head(question, several), one, choices: views })
    }

    /// The ways to give no answer that the question offers.
    fn missing(&self, question: &Question) -> Vec<ChoiceView> {
        let sent = self.open.raw.get(question.name.as_str());
        let offered = [
            (question.dont_know, Missing::DontKnow, "respond-dont-know"),
            (question.refuse, Missing::Refused, "respond-refused"),
        ];
        let offered = offered.into_iter().filter(|(offered, ..)| *offered);
        let view = |(_, kind, key): (bool, Missing, &str)| ChoiceView {
            value: kind.code().to_owned(),
            label: self.said(key),
            chosen: sent.iter().any(|value| value == kind.code()),
            alone: true,
            missing: true,
        };
        offered.map(view).collect()
    }

    fn typed(&self, question: &Question) -> ItemView {
        let choices = self.missing(question);
        let sent = self.open.raw.get(question.name.as_str());
        let value = sent.iter().find(|value| choices.iter().all(|choice| choice.value != **value));
        let (input, inputmode) = match question.kind {
            Kind::Integer { min, .. } => {
                ("text", Some(if min.is_some_and(|min| min >= 0) { "numeric" } else { "text" }))
            }
            Kind::Decimal { .. } => ("text", Some("decimal")),
            Kind::Date { .. } => ("date", None),
            Kind::LongText { .. } => ("textarea", None),
            _ => ("text", None),
        };
        let (min, max) = bounds(&question.kind);
        let range = range(min.as_deref(), max.as_deref()).filter(|_| input != "date");
        let is_date = input == "date";
        ItemView::Typed(TypedView {
            head: self.head(question, range.as_ref().map(|_| "range")),
            input,
            inputmode,
            longest: longest(&question.kind),
            min: min.filter(|_| is_date),
            max: max.filter(|_| is_date),
            range,
            value: value.cloned().unwrap_or_default(),
            choices,
        })
    }

    fn head(&self, question: &Question, extra: Option<&str>) -> Head {
        let fault = self.faults.iter().find(|fault| fault.question == question.name);
        let hint = self.worded(&question.hint);
        let mut described = Vec::new();
        if !hint.text.is_empty() {
            described.push(format!("{}-hint", question.name));
        }
        described.extend(extra.map(|extra| format!("{}-{extra}", question.name)));
        if fault.is_some() {
            described.push(format!("{}-error", question.name));
        }
        Head {
            name: question.name.to_string(),
            label: self.worded(&question.label),
            hint,
            required: question.required,
            error: fault.map(|fault| self.told(&fault.told)),
            described: described.join(" "),
        }
    }
}

/// The most characters that the field takes.
fn longest(kind: &Kind) -> Option<usize> {
    match kind {
        Kind::Text { max_length } => Some(max_length.unwrap_or(255)),
        Kind::LongText { max_length } => Some(max_length.unwrap_or(10_000)),
        _ => None,
    }
}

fn bounds(kind: &Kind) -> (Option<String>, Option<String>) {
    fn texts<T: ToString>(min: Option<&T>, max: Option<&T>) -> (Option<String>, Option<String>) {
        (min.map(ToString::to_string), max.map(ToString::to_string))
    }
    match kind {
        Kind::Integer { min, max } => texts(min.as_ref(), max.as_ref()),
        Kind::Decimal { min, max } => texts(min.as_ref(), max.as_ref()),
        Kind::Date { min, max } => texts(min.as_ref(), max.as_ref()),
        _ => (None, None),
    }
}

fn range(min: Option<&str>, max: Option<&str>) -> Option<Message> {
    match (min, max) {
        (Some(min), Some(max)) => {
            Some(Message::new("respond-range-from-to").with("min", min).with("max", max))
        }
        (Some(min), None) => Some(Message::new("respond-range-from").with("min", min)),
        (None, Some(max)) => Some(Message::new("respond-range-to").with("max", max)),
        (None, None) => None,
    }
}

impl Page for QuestionPage {
    const TEMPLATE: &'static str = "respond/page.html";

    fn samples() -> Vec<Self> {
        super::samples::question_pages()
    }
}
