//! What is found, and where.

use crate::form::outline::Outline;
use crate::form::{Choice, Form, Item};
use crate::message::Message;
use serde::Serialize;
use std::ops::Range;

/// The most findings of each severity: who made more has one thing wrong a thousand times.
const MOST: usize = 1_000;

/// Something found in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// Which part of it.
    pub part: Part,
    /// Where in the part, in bytes, where that is an expression.
    pub span: Option<Range<usize>>,
    /// What else it is about: what took a name before.
    pub other: Option<Subject>,
    /// What an author is told.
    pub message: Message,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The form cannot be published.
    Fault,
    /// It can be, and perhaps this is not meant.
    Warning,
}

/// What a finding is about, by its number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The form as a whole, its settings among it.
    Form,
    /// A page of [`Form::pages`].
    Page(usize),
    /// An item in the order of [`Form::items`]: a note, a group or a question.
    Item(usize),
    /// A list of [`Form::lists`].
    List(usize),
    /// A choice.
    Choice {
        /// Whose choice.
        of: Holder,
        /// Its number there.
        at: usize,
    },
}

/// Who has choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The question of that number in [`Form::items`]; the choices are its own.
    Item(usize),
    /// The list of that number in [`Form::lists`].
    List(usize),
}

/// A part of what a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the field of the model that bears its name")]
pub enum Part {
    /// All of it, or no one part.
    Whole,
    Title,
    Languages,
    InstanceName,
    Pages,
    Lists,
    Items,
    Name,
    Code,
    Kind,
    Label,
    Short,
    Hint,
    Guidance,
    Media,
    /// Which list a question's choices come from.
    List,
    Choices,
    Exclusive,
    Min,
    Max,
    MaxLength,
    Start,
    End,
    Step,
    Required,
    RequiredIf,
    RequiredMessage,
    Relevant,
    Constraint,
    ConstraintMessage,
    Default,
    Calculation,
    Trigger,
    ChoiceFilter,
    RepeatCount,
    ReadOnly,
    Appearance,
    Parameters,
}

impl Part {
    /// What the text of a form calls it; empty for [`Part::Whole`].
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Title => "title",
            Self::Languages => "languages",
            Self::InstanceName => "instance_name",
            Self::Pages => "page",
            Self::Lists | Self::List => "list",
            Self::Items => "item",
            Self::Name => "name",
            Self::Code => "code",
            Self::Kind => "kind",
            Self::Label => "label",
            Self::Short => "short",
            Self::Hint => "hint",
            Self::Guidance => "guidance",
            Self::Media => "media",
            Self::Choices => "choice",
            Self::Exclusive => "exclusive",
            Self::Min => "min",
            Self::Max => "max",
            Self::MaxLength => "max_length",
            Self::Start => "start",
            Self::End => "end",
            Self::Step => "step",
            Self::Required => "required",
            Self::RequiredIf => "required_if",
            Self::RequiredMessage => "required_message",
            Self::Relevant => "relevant",
            Self::Constraint => "constraint",
            Self::ConstraintMessage => "constraint_message",
            Self::Default => "default",
            Self::Calculation => "calculation",
            Self::Trigger => "trigger",
            Self::ChoiceFilter => "choice_filter",
            Self::RepeatCount => "repeat_count",
            Self::ReadOnly => "read_only",
            Self::Appearance => "appearance",
            Self::Parameters => "parameters",
        }
    }
}

impl Subject {
    /// What it is called in the form: a page's, item's or list's name, a choice's code. None for the
    /// form, for a note without a name, and for what the form does not have.
    #[must_use]
    pub fn name(self, form: &Form) -> Option<&str> {
        match self {
            Self::Form => None,
            Self::Page(page) => Some(form.pages.get(page)?.name.as_str()),
            Self::Item(item) => Some(form.items().nth(item)?.name()?.as_str()),
            Self::List(list) => Some(form.lists.get(list)?.name.as_str()),
            Self::Choice { of, at } => Some(of.choices(form)?.get(at)?.code.as_str()),
        }
    }
}

impl Holder {
    fn choices(self, form: &Form) -> Option<&[Choice]> {
        match self {
            Self::Item(item) => Some(form.items().nth(item).and_then(Item::as_question)?.choices()),
            Self::List(list) => Some(&form.lists.get(list)?.choices),
        }
    }
}

impl Finding {
    /// Whether it keeps the form from being published.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        self.severity == Severity::Fault
    }
}

/// The findings of a check, counted where they are too many to be kept.
#[derive(Default)]
pub(super) struct Findings {
    kept: Vec<Finding>,
    faults: usize,
    warnings: usize,
}

impl Findings {
    pub(super) fn fault(&mut self, subject: Subject, part: Part, message: Message) {
        self.add(Severity::Fault, subject, part, None, message);
    }

    pub(super) fn warn(&mut self, subject: Subject, part: Part, message: Message) {
        self.add(Severity::Warning, subject, part, None, message);
    }

    pub(super) fn add(
        &mut self,
        severity: Severity,
        subject: Subject,
        part: Part,
        span: Option<Range<usize>>,
        message: Message,
    ) {
        self.push(Finding { severity, subject, part, span, other: None, message });
    }

    pub(super) fn push(&mut self, finding: Finding) {
        let count = if finding.is_fault() { &mut self.faults } else { &mut self.warnings };
        *count += 1;
        if *count <= MOST {
            self.kept.push(finding);
        }
    }

    /// The findings in the order of the form; the last of each severity tells how many more there are.
    pub(super) fn in_order(mut self, outline: &Outline<'_>) -> Vec<Finding> {
        let place = |subject: Subject| match subject {
            Subject::Form => (0, 0, 0),
            Subject::Page(page) => (1, page, 0),
            Subject::Item(item) | Subject::Choice { of: Holder::Item(item), at: _ } => {
                (1, outline.entries.get(item).map_or(usize::MAX, |entry| entry.page), item + 1)
            }
            Subject::List(list) => (2, list, 0),
            Subject::Choice { of: Holder::List(list), at } => (2, list, at + 1),
        };
        let within = |subject: Subject| match subject {
            Subject::Choice { at, .. } => at + 1,
            _ => 0,
        };
        self.kept.sort_by_key(|finding| (place(finding.subject), within(finding.subject), finding.part));
        for (severity, count) in [(Severity::Fault, self.faults), (Severity::Warning, self.warnings)] {
            if count > MOST {
                let message = Message::new("form-check-more").with("count", count - MOST);
                self.kept.push(Finding {
                    severity,
                    subject: Subject::Form,
                    part: Part::Whole,
                    span: None,
                    other: None,
                    message,
                });
            }
        }
        self.kept
    }
}
