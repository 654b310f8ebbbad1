//! The way of one respondent through the form, and everything that a page without scripts is made of.
//!
//! A page is shown from [`Flow::items`]: each [`Standing`] is an item with its field, whether it is
//! relevant now, the choices it offers in their order, and what stands in it: the items of a group, or
//! the rows of a repeat. Texts go through [`Flow::pipe`], which puts answers in place of `${name}`.

use super::accept::Fault;
use super::evaluate::{Evaluation, Spot, What, evaluate};
use super::plan::{Plan, Ready};
use super::{Answer, Answers, Circumstances, Offer, Raw};
use crate::expr::NodeId;
use crate::form::logic::{Logic, Sort};
use crate::form::piping::{Piece, pieces};
use crate::form::{Code, Form, Item, Page};
use crate::language::{Language, Text};
use std::collections::HashMap;

/// Which pages and items are asked, given what was sent so far.
pub struct Flow<'f> {
    steps: Vec<Step<'f>>,
    answers: Answers,
    faults: Vec<Fault>,
    evaluation: Evaluation<'f>,
    /// The spots of fields that a text may stand at.
    fields: HashMap<String, usize>,
}

struct Step<'f> {
    page: &'f Page,
    /// The last page with a question on which it hangs whether anything of this one is asked.
    hangs_on: Option<usize>,
    items: Vec<Standing<'f>>,
}

/// An item of a page, and how it stands for one respondent.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'f> {
    /// The note, group or question.
    pub item: &'f Item,
    /// Its field: what its values are sent under and what its element is marked with. In a repeat it
    /// begins with the row, `rep/1/q`. Of a repeat it holds the number of rows; of a note without a
    /// name and of a group it only marks.
    pub field: String,
    /// Whether it is asked or shown by what was sent so far, with all that it stands in.
    pub relevant: bool,
    /// Whether that hangs on another question of the same page. Without scripts such an item has to
    /// be shown whether or not it is relevant yet; what is sent for it counts only if it is.
    pub depends: bool,
    /// Whether it must be answered where it is asked.
    pub required: bool,
    /// The choices that it offers now, in the order in which they are shown.
    pub choices: Offer<'f>,
    /// Whether those hang on another question of the same page. Without scripts all choices of the
    /// question have to be shown then.
    pub refiltered: bool,
    /// What a question with a calculation came to, as its field would hold it: to be shown, not asked.
    /// `None` where there is no calculation.
    pub computed: Option<String>,
    /// What stands in it.
    pub inside: Inside<'f>,
}

/// What stands in an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Inside<'f> {
    /// Nothing: a note or a question.
    Nothing,
    /// The items of a group.
    Items(Vec<Standing<'f>>),
    /// The rows of a repeat.
    Rows {
        /// Those that there are.
        rows: Vec<Row<'f>>,
        /// What a row that is added would be: fields have `_` in place of its number, `rep/_/q`.
        /// Choices, relevance and computed values are those of the first row.
        template: Vec<Standing<'f>>,
        /// Whether an expression says how many rows there are; else the respondent adds and removes them.
        counted: bool,
    },
}

/// A row of a repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'f> {
    /// Its number, from 1.
    pub number: usize,
    /// What its element is marked with: `rep/1`.
    pub field: String,
    /// Whether it is asked.
    pub relevant: bool,
    /// What stands in it.
    pub items: Vec<Standing<'f>>,
}

/// How far a respondent has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of the page among those asked, from 1.
    pub position: usize,
    /// How many pages are asked, as far as is known yet.
    pub count: usize,
    /// Whether an answer on this page or behind it may still bring more pages.
    pub open: bool,
}

/// A text with answers in it, in the language that it really has.
#[derive(Clone, Debug, PartialEq)]
pub struct Piped {
    /// The language of the words; `None` where Saual does not speak it.
    pub language: Option<Language>,
    /// The words and the answers, in order; none where the text is empty.
    pub parts: Vec<PipedPart>,
}

/// A part of a [`Piped`] text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PipedPart {
    /// The author's words.
    Words(String),
    /// An answer: a choice by its label, a number or a day as it is typed; empty where there is none.
    Answer {
        /// What the text calls the question: `<output data-pipe="name">`.
        name: String,
        /// What is shown.
        shown: String,
    },
}

impl<'f> Flow<'f> {
    /// [`Plan::flow`] of a form that asks for no time and no chance.
    #[must_use]
    pub fn of(form: &'f Form, raw: &Raw) -> Self {
        Self::through((form, &Plan::logic_of(form)), raw, &Circumstances::default())
    }

    pub(super) fn through((form, logic): Ready<'f, '_>, raw: &Raw, circumstances: &Circumstances) -> Self {
        let evaluation = evaluate(form, logic, raw, circumstances);
        let builder = Builder { evaluation: &evaluation, logic, circumstances };
        let hangs_on = logic.pages_hang_on();
        let step = |(spot, hangs_on): (&usize, Option<usize>)| match evaluation.spots[*spot].what {
            What::Page(page) => Some(Step { page, hangs_on, items: builder.items(*spot) }),
            _ => None,
        };
        let steps = evaluation.pages.iter().zip(hangs_on).filter_map(step).collect();
        let fields = evaluation.spots.iter().zip(0..).map(|(spot, index)| (spot.field.clone(), index));
        Self {
            steps,
            answers: evaluation.answers(),
            faults: evaluation.faults(logic, circumstances),
            fields: fields.collect(),
            evaluation,
        }
    }

    /// The pages asked: those on which at least one item is.
    pub fn pages(&self) -> impl DoubleEndedIterator<Item = &'f Page> {
        self.steps.iter().filter(|step| step.is_asked()).map(|step| step.page)
    }

    /// Whether a page is asked.
    #[must_use]
    pub fn is_asked(&self, page: &str) -> bool {
        self.pages().any(|asked| asked.name.as_str() == page)
    }

    /// The first page asked.
    #[must_use]
    pub fn first(&self) -> Option<&'f Page> {
        self.pages().next()
    }

    /// The page asked after this one, which may itself not be asked; `None` after the last.
    #[must_use]
    pub fn next(&self, page: &str) -> Option<&'f Page> {
        let at = self.index(page)?;
        self.steps[at + 1..].iter().find(|step| step.is_asked()).map(|step| step.page)
    }

    /// The page asked before this one, which may itself not be asked; `None` before the first.
    #[must_use]
    pub fn previous(&self, page: &str) -> Option<&'f Page> {
        let at = self.index(page)?;
        self.steps[..at].iter().rev().find(|step| step.is_asked()).map(|step| step.page)
    }

    /// Where a page stands among those asked; `None` where it is not asked.
    #[must_use]
    pub fn progress(&self, page: &str) -> Option<Progress> {
        let before = self.pages().position(|asked| asked.name.as_str() == page)?;
        let at = self.index(page)?;
        let may_come = |step: &Step<'_>| !step.is_asked() && step.hangs_on.is_some_and(|last| last >= at);
        let open = self.steps[at + 1..].iter().any(may_come);
        Some(Progress { position: before + 1, count: self.pages().count(), open })
    }

    /// The items of a page in order, asked or not; none where the form has no such page.
    #[must_use]
    pub fn items(&self, page: &str) -> &[Standing<'f>] {
        self.index(page).map_or(&[], |at| &self.steps[at].items)
    }

    /// Everything that stands against storing what was sent, in order; missing required answers of
    /// pages not yet seen among it.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The page to go to when somebody resumes or sends too early: the first with a fault.
    #[must_use]
    pub fn first_faulty(&self) -> Option<&'f Page> {
        let fault = self.faults.first()?;
        self.steps.iter().map(|step| step.page).find(|page| page.name == fault.page)
    }

    /// The answers read so far; a question with a fault has none.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The answer of a field, those of rows among them; `None` where no question has that field.
    #[must_use]
    pub fn answer(&self, field: &str) -> Option<&Answer> {
        let spot = &self.evaluation.spots[*self.fields.get(field)?];
        spot.question().map(|_| &spot.answer)
    }

    /// A text of the form in a language, with the answers that it speaks of. `at` is the field of the
    /// item, row or page where the text stands: in a repeat `${name}` means the answer of the same row.
    #[must_use]
    pub fn pipe(&self, text: &Text, at: &str, language: Language) -> Piped {
        let Some(shown) = text.show(language, &self.evaluation.form.languages) else {
            return Piped { language: Some(language), parts: Vec::new() };
        };
        let from = self.node(at);
        let part = |piece| match piece {
            Piece::Words(words) => PipedPart::Words(words.to_owned()),
            Piece::Answer(name) => {
                PipedPart::Answer { name: name.to_owned(), shown: self.shown(name, from, language) }
            }
        };
        Piped { language: shown.language, parts: pieces(shown.text).map(part).collect() }
    }

    /// The node of a field; of one in the template of a row, that in the first row.
    fn node(&self, field: &str) -> NodeId {
        let spot = self.fields.get(field).or_else(|| self.fields.get(&field.replace("/_", "/1")));
        spot.map_or_else(|| self.evaluation.tree.root(), |spot| self.evaluation.spots[*spot].node)
    }

    /// The answer that a name stands for, as it is shown in a text.
    fn shown(&self, name: &str, from: NodeId, language: Language) -> String {
        let nodes = self.evaluation.tree.resolve(name, from);
        let spots = nodes.iter().filter_map(|node| self.evaluation.at.get(node));
        let asked = spots.map(|spot| &self.evaluation.spots[*spot]).find(|spot| spot.asked);
        asked.map_or_else(String::new, |spot| self.in_words(spot, language))
    }

    fn in_words(&self, spot: &Spot<'f>, language: Language) -> String {
        let chain = &self.evaluation.form.languages;
        let label = |code: &Code| {
            let choice = spot.offer.find(code.as_str());
            choice.map_or_else(|| code.to_string(), |choice| choice.label.words(language, chain).to_owned())
        };
        match &spot.answer {
            Answer::One(code) => label(code),
            Answer::Many(codes) | Answer::Ranked(codes) => {
                codes.iter().map(label).collect::<Vec<_>>().join(", ")
            }
            Answer::Missing(_) => String::new(),
            answer => answer.typed().join(" "),
        }
    }

    fn index(&self, page: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.page.name.as_str() == page)
    }
}

impl Step<'_> {
    fn is_asked(&self) -> bool {
        self.items.iter().any(Standing::is_asked)
    }
}

impl Standing<'_> {
    /// Whether there is anything to see or to answer: a computed value alone is no reason for a page.
    fn is_asked(&self) -> bool {
        let kind = self.item.as_question().is_none_or(|question| question.kind.is_asked());
        self.relevant
            && kind
            && match &self.inside {
                Inside::Nothing => true,
                Inside::Items(items) => items.iter().any(Self::is_asked),
                Inside::Rows { rows, counted, .. } => {
                    !counted || rows.iter().any(|row| row.items.iter().any(Self::is_asked))
                }
            }
    }
}

/// Makes standings of spots.
struct Builder<'a, 'f> {
    evaluation: &'a Evaluation<'f>,
    logic: &'a Logic,
    circumstances: &'a Circumstances,
}

impl<'f> Builder<'_, 'f> {
    fn items(&self, spot: usize) -> Vec<Standing<'f>> {
        let spot = &self.evaluation.spots[spot];
        spot.children.iter().filter_map(|child| self.standing(*child)).collect()
    }

    fn standing(&self, index: usize) -> Option<Standing<'f>> {
        let spot = &self.evaluation.spots[index];
        let part = &self.logic.parts[spot.part];
        let repeats = part.sort == Sort::Repeat;
        let calculated = spot.question().is_some_and(|question| question.calculation.is_some());
        Some(Standing {
            item: part.item(self.evaluation.form)?,
            field: if repeats { spot.repeat_field() } else { &spot.field }.to_owned(),
            relevant: if repeats { self.any_row_holds(spot) } else { spot.asked },
            depends: part.depends,
            required: self.evaluation.required(index, self.logic, self.circumstances),
            choices: spot.offer.clone(),
            refiltered: part.refiltered,
            computed: calculated.then(|| spot.answer.typed().join(" ")),
            inside: match part.sort {
                Sort::Repeat => self.rows(index),
                Sort::Group => Inside::Items(self.items(index)),
                Sort::Page | Sort::Note | Sort::Question => Inside::Nothing,
            },
        })
    }

    fn any_row_holds(&self, first: &Spot<'f>) -> bool {
        first.rows.iter().any(|row| self.evaluation.spots[*row].holds)
    }

    fn rows(&self, first: usize) -> Inside<'f> {
        let spot = &self.evaluation.spots[first];
        let row = |(index, number): (&usize, usize)| {
            let row = &self.evaluation.spots[*index];
            Row { number, field: row.field.clone(), relevant: row.asked, items: self.items(*index) }
        };
        let mut template = self.items(first);
        let prefix = format!("{}/", spot.field);
        let blank = format!("{}/_/", spot.repeat_field());
        template.iter_mut().for_each(|standing| standing.replace_prefix(&prefix, &blank));
        Inside::Rows {
            rows: spot.rows.iter().take(spot.count).zip(1..).map(row).collect(),
            template,
            counted: self.logic.parts[spot.part].count.is_some(),
        }
    }
}

impl Standing<'_> {
    /// Gives it and all that stands in it another row.
    fn replace_prefix(&mut self, prefix: &str, other: &str) {
        let replace = |field: &mut String| {
            if let Some(rest) = field.strip_prefix(prefix) {
                *field = format!("{other}{rest}");
            }
        };
        replace(&mut self.field);
        match &mut self.inside {
            Inside::Nothing => {}
            Inside::Items(items) => items.iter_mut().for_each(|item| item.replace_prefix(prefix, other)),
            Inside::Rows { rows, template, .. } => {
                for row in rows {
                    replace(&mut row.field);
                    row.items.iter_mut().for_each(|item| item.replace_prefix(prefix, other));
                }
                template.iter_mut().for_each(|item| item.replace_prefix(prefix, other));
            }
        }
    }
}
