//! Answers to an older version, as the newest one would call them.

use super::Declarations;
use crate::answer::{Answer, Answers};
use crate::form::{Choice, Choices, Code, Form, Item, Name};
use std::collections::HashMap;

/// The way from one version to a newer one: new names for questions, new codes for choices.
#[derive(Clone, Debug, Default)]
pub struct Carry {
    names: HashMap<Name, Name>,
    /// By the question's new name.
    codes: HashMap<Name, HashMap<Code, Code>>,
}

impl Carry {
    /// The way that declarations say; those of several versions are put together by
    /// [`Declarations::then`].
    #[must_use]
    pub fn by(declared: &Declarations) -> Self {
        let names = declared.renames.iter().map(|rename| (rename.from.clone(), rename.to.clone())).collect();
        let mut codes: HashMap<Name, HashMap<Code, Code>> = HashMap::new();
        for recode in &declared.recodes {
            codes.entry(recode.question.clone()).or_default().insert(recode.from.clone(), recode.to.clone());
        }
        Self { names, codes }
    }

    /// The ways from each of these versions to the last one, given what each declares of the one
    /// before it, oldest first. What the first declares speaks of none of them.
    #[must_use]
    pub fn to_last(declared: &[&Declarations]) -> Vec<Self> {
        let mut ahead = Declarations::default();
        let mut ways = Vec::with_capacity(declared.len());
        for next in declared.iter().rev() {
            ways.push(Self::by(&ahead));
            ahead = next.then(&ahead);
        }
        ways.reverse();
        ways
    }

    /// What the newer version calls a question or a repeat.
    #[must_use]
    pub fn name<'n>(&'n self, name: &'n Name) -> &'n Name {
        self.names.get(name).unwrap_or(name)
    }

    /// What the newer version calls a field: names parted by `/`, rows of repeats between them.
    #[must_use]
    pub fn field(&self, field: &str) -> String {
        let new = |part: &str| self.names.get(part).map_or_else(|| part.to_owned(), ToString::to_string);
        field.split('/').map(new).collect::<Vec<_>>().join("/")
    }

    /// The same answers under the newer version's names and codes. What that version does not have
    /// stays under the name it had.
    #[must_use]
    pub fn answers(&self, answers: Answers) -> Answers {
        if self.names.is_empty() && self.codes.is_empty() {
            return answers;
        }
        let carried = answers.0.into_iter().map(|(name, answer)| {
            let name = self.names.get(&name).cloned().unwrap_or(name);
            let answer = self.answer(&name, answer);
            (name, answer)
        });
        Answers(carried.collect())
    }

    /// What the newer version calls a choice, the question by its new name.
    #[must_use]
    pub fn code<'c>(&'c self, question: &Name, code: &'c Code) -> &'c Code {
        self.codes.get(question).and_then(|codes| codes.get(code)).unwrap_or(code)
    }

    /// One answer in the newer version's codes, the question by its new name.
    #[must_use]
    pub fn answer(&self, question: &Name, answer: Answer) -> Answer {
        let new = |code: Code| self.code(question, &code).clone();
        match answer {
            Answer::One(code) => Answer::One(new(code)),
            Answer::Many(many) => Answer::Many(once(many.into_iter().map(new))),
            Answer::Ranked(many) => Answer::Ranked(once(many.into_iter().map(new))),
            Answer::Rows(rows) => Answer::Rows(rows.into_iter().map(|row| self.answers(row)).collect()),
            other => other,
        }
    }

    /// The older version with its questions and choices called as the newer one calls them: what
    /// columns are laid out by. Its expressions stay as they were.
    #[must_use]
    pub fn form(&self, form: &Form) -> Form {
        let mut form = form.clone();
        if !(self.names.is_empty() && self.codes.is_empty()) {
            form.pages.iter_mut().for_each(|page| self.items(&mut page.items));
        }
        form
    }

    fn items(&self, items: &mut [Item]) {
        for item in items {
            match item {
                Item::Note(_) => {}
                Item::Group(group) => {
                    group.name = self.name(&group.name).clone();
                    self.items(&mut group.items);
                }
                Item::Question(question) => {
                    question.name = self.name(&question.name).clone();
                    if let Some(codes) = self.codes.get(&question.name)
                        && let Some(choices) = question.kind.choices_mut()
                    {
                        *choices = recoded(choices, codes);
                    }
                }
            }
        }
    }
}

/// Codes without those that came up before: two choices may have become one.
fn once(codes: impl Iterator<Item = Code>) -> Vec<Code> {
    let mut kept = Vec::new();
    for code in codes {
        if !kept.contains(&code) {
            kept.push(code);
        }
    }
    kept
}

fn recoded(choices: &Choices, codes: &HashMap<Code, Code>) -> Choices {
    let mut kept: Vec<Choice> = Vec::with_capacity(choices.len());
    for choice in choices {
        let code = codes.get(&choice.code).unwrap_or(&choice.code);
        if !kept.iter().any(|known| known.code == *code) {
            kept.push(Choice { code: code.clone(), ..choice.clone() });
        }
    }
    kept.into()
}
