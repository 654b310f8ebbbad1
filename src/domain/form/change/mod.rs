//! What changed between two versions of a form, and what its author declares about it.
//!
//! | module | what it is |
//! | --- | --- |
//! | [`diff`](diff()) | the changes, question by question, each with how much it matters |
//! | [`Declarations`] | what no comparison can know: what was renamed, recoded, taken out |
//! | [`Followed`] | what a designer's commands renamed, so that it need not be declared anew |
//! | [`Carry`] | answers to an older version, as the newest one would call them |
//!
//! A published form never changes. A new version may add, hide, reword and reorder freely. Where an
//! old answer would lose its place by it, the author says what became of it. What a designer's commands
//! say of it is proposed to the author, and holds once it is declared; nothing else is guessed.

mod carry;
mod choices;
mod declare;
mod diff;
mod follow;
mod order;
mod parts;
mod place;

pub use carry::Carry;
pub use declare::{Declarations, Dropped, Recode, Rename, Unreadable};
pub use diff::diff;
pub use follow::Followed;
pub use parts::kind_key;

use super::{Code, Name};
use crate::language::Language;
use crate::message::Message;

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it is about.
    pub place: Place,
    /// What happened.
    pub what: What,
    /// How it was.
    pub before: Side,
    /// How it is.
    pub after: Side,
    /// How much it matters.
    pub severity: Severity,
}

/// How much a change matters to those who compare answers across it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No answer means anything else by it.
    Harmless,
    /// Answers before and after it may not be alike.
    Notable,
    /// An answer would lose its place: the author has to say what became of it.
    Undeclared,
}

/// What a change is about. A question that was renamed goes by its new name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The form as a whole.
    Form,
    /// A page.
    Page(Name),
    /// A group or a repeat.
    Group(Name),
    /// A question.
    Question(Name),
    /// Words on that page.
    Note(Name),
    /// A list that no question takes its choices from.
    List(String),
}

/// What happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is not asked any more.
    Hidden,
    /// It is the same under another name, by declaration.
    Renamed,
    /// It stands elsewhere.
    Moved,
    /// It takes another kind of answer, or is asked once where it was repeated.
    Kind,
    /// Its words changed in that language; `None` is one that Saual does not speak.
    Text(Part, Option<Language>),
    /// What decides about it changed.
    Rule(Rule),
    /// A choice is new.
    ChoiceAdded(Code),
    /// A choice is not offered any more.
    ChoiceGone(Code),
    /// A choice has another code, by declaration; this is the new one.
    ChoiceRecoded(Code),
    /// The words of a choice changed in that language.
    ChoiceText(Code, Option<Language>),
    /// Something else about a choice changed.
    ChoiceRule(Code),
    /// The choices stand in another order.
    ChoiceOrder,
    /// The languages on offer are others.
    Languages,
}

/// Which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title of the form or of a page.
    Title,
    /// What is asked, or the heading of a group.
    Label,
    /// The short name for tables.
    Short,
    /// The help under it.
    Hint,
    /// The help for interviewers.
    Guidance,
    /// What is said where an answer is missing.
    RequiredMessage,
    /// What is said where an answer does not fit.
    ConstraintMessage,
    /// The words of a note.
    Note,
}

/// What decides about a question, a group or a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// When it must be answered.
    Required,
    /// When it is asked.
    Relevant,
    /// What must hold of its answer.
    Constraint,
    /// The least and greatest answer, or the longest.
    Limits,
    /// How its answer is computed.
    Calculation,
    /// Which of its choices are offered.
    ChoiceFilter,
    /// Whether “don't know” is offered.
    DontKnow,
    /// Whether “I would rather not answer” is offered.
    Refuse,
    /// How many rows a repeat has.
    Count,
    /// Its answer at first.
    Default,
    /// Whether its answer is only shown.
    ReadOnly,
    /// How it looks.
    Appearance,
    /// Files shown with it.
    Media,
    /// Anything else.
    Other,
}

/// How something was, or is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// It was not there.
    Nothing,
    /// Words, names, codes or expressions as their author wrote them.
    Words(String),
    /// A sentence of Saual's.
    Said(Message),
}

impl Side {
    pub(super) fn of(words: Option<&str>) -> Self {
        words.filter(|words| !words.is_empty()).map_or(Self::Nothing, |words| Self::Words(words.to_owned()))
    }

    pub(super) fn flag(set: bool) -> Self {
        Self::Said(Message::new(if set { "change-yes" } else { "change-no" }))
    }
}

impl Part {
    const fn tag(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Label => "label",
            Self::Short => "short",
            Self::Hint => "hint",
            Self::Guidance => "guidance",
            Self::RequiredMessage => "required-message",
            Self::ConstraintMessage => "constraint-message",
            Self::Note => "note",
        }
    }

    /// Whether an answer may mean something else after it changed.
    const fn severity(self) -> Severity {
        if matches!(self, Self::Label | Self::Hint | Self::Note) {
            Severity::Notable
        } else {
            Severity::Harmless
        }
    }
}

impl Rule {
    const fn tag(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Relevant => "relevant",
            Self::Constraint => "constraint",
            Self::Limits => "limits",
            Self::Calculation => "calculation",
            Self::ChoiceFilter => "choice-filter",
            Self::DontKnow => "dont-know",
            Self::Refuse => "refuse",
            Self::Count => "count",
            Self::Default => "default",
            Self::ReadOnly => "read-only",
            Self::Appearance => "appearance",
            Self::Media => "media",
            Self::Other => "other",
        }
    }

    const fn severity(self) -> Severity {
        match self {
            Self::Default | Self::ReadOnly | Self::Appearance | Self::Media | Self::Other => {
                Severity::Harmless
            }
            _ => Severity::Notable,
        }
    }
}

impl Severity {
    /// Its name in addresses, classes and keys of words.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Harmless => "harmless",
            Self::Notable => "notable",
            Self::Undeclared => "undeclared",
        }
    }
}

impl Place {
    /// The name that the form calls it by; none for the form as a whole.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Form => "",
            Self::Page(name) | Self::Group(name) | Self::Question(name) | Self::Note(name) => name.as_str(),
            Self::List(name) => name,
        }
    }

    /// What it is, in words: “Question age”.
    #[must_use]
    pub fn message(&self) -> Message {
        self.called(self.name())
    }

    /// The same with another name: a page has a title that its readers know.
    #[must_use]
    pub fn called(&self, name: &str) -> Message {
        Message::new("change-place").with("kind", self.kind()).with("name", name)
    }

    /// The same of a page without a title, or of words on one: which page it is, from 1.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Message {
        Message::new("change-place").with("kind", format!("{}-number", self.kind())).with("name", number)
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Page(_) => "page",
            Self::Group(_) => "group",
            Self::Question(_) => "question",
            Self::Note(_) => "note",
            Self::List(_) => "list",
        }
    }
}

impl Change {
    /// What happened, in words for whoever compares the versions.
    #[must_use]
    pub fn message(&self) -> Message {
        let tag = |language: &Option<Language>| language.map_or("other", Language::tag);
        let of_choice = |key: &str, code: &Code| Message::new(key).with("code", code.as_str());
        match &self.what {
            What::Added => Message::new("change-added"),
            What::Hidden => Message::new("change-hidden"),
            What::Renamed => Message::new("change-renamed"),
            What::Moved => Message::new("change-moved"),
            What::Kind => Message::new("change-kind"),
            What::Text(part, language) => {
                Message::new("change-text").with("part", part.tag()).with("language", tag(language))
            }
            What::Rule(rule) => Message::new("change-rule").with("rule", rule.tag()),
            What::ChoiceAdded(code) => of_choice("change-choice-added", code),
            What::ChoiceGone(code) => of_choice("change-choice-gone", code),
            What::ChoiceRecoded(code) => of_choice("change-choice-recoded", code),
            What::ChoiceText(code, language) => {
                of_choice("change-choice-text", code).with("language", tag(language))
            }
            What::ChoiceRule(code) => of_choice("change-choice-rule", code),
            What::ChoiceOrder => Message::new("change-choice-order"),
            What::Languages => Message::new("change-languages"),
        }
    }
}

/// The changes for which a declaration is missing.
pub fn undeclared(changes: &[Change]) -> impl Iterator<Item = &Change> {
    changes.iter().filter(|change| change.severity == Severity::Undeclared)
}

#[cfg(test)]
mod tests;
