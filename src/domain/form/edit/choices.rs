//! Choices of a question, or of a list that several questions share.

use super::naming::{is_reserved, new_code};
use super::translate::tidy;
use super::tree::{item, place, question_mut};
use super::{Command, Design, Options, Owner, Refusal};
use crate::form::{Choice, Choices, Code, Form};
use crate::language::Text;
use crate::message::Message;

/// The choices; none where there is no such question or list.
#[must_use]
pub fn of<'f>(form: &'f Form, options: &Options) -> &'f [Choice] {
    match options {
        Options::Item(name) => {
            item(form, name).and_then(|item| item.as_question()).map_or(&[], |question| question.choices())
        }
        Options::List(name) => form.list(name).map_or(&[], |list| &list.choices),
    }
}

/// Whose choices a question has: those of a list where it shares one.
#[must_use]
pub fn whose(question: &crate::form::Question) -> Options {
    match question.kind.choices().and_then(Choices::list) {
        Some(list) => Options::List(list.to_owned()),
        None => Options::Item(question.name.clone()),
    }
}

/// Changes the choices, wherever they are shown.
fn edit<T>(
    form: &mut Form,
    options: &Options,
    change: impl FnOnce(&mut Vec<Choice>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    match options {
        Options::Item(name) => {
            let question = question_mut(form, name)?;
            let choices = question.kind.choices_mut().ok_or_else(|| Refusal::gone(name))?;
            if let Some(list) = choices.list() {
                return Err(Refusal(Message::new("design-refused-shared").with("list", list)));
            }
            let mut own = choices.to_vec();
            let done = change(&mut own)?;
            *choices = own.into();
            Ok(done)
        }
        Options::List(name) => {
            let list = form.lists.iter_mut().find(|list| list.name == *name);
            let list = list.ok_or_else(|| Refusal::gone(name))?;
            let done = change(&mut list.choices)?;
            form.share_lists();
            Ok(done)
        }
    }
}

/// Changes one choice.
pub(super) fn change(
    form: &mut Form,
    options: &Options,
    code: &Code,
    change: impl FnOnce(&mut Choice),
) -> Result<(), Refusal> {
    edit(form, options, |choices| {
        let choice = choices.iter_mut().find(|choice| choice.code == *code);
        change(choice.ok_or_else(|| Refusal::gone(code))?);
        Ok(())
    })
}

fn position(choices: &[Choice], code: &Code) -> Result<usize, Refusal> {
    choices.iter().position(|choice| choice.code == *code).ok_or_else(|| Refusal::gone(code))
}

fn behind(choices: &[Choice], after: Option<&Code>) -> usize {
    place(choices.iter().map(|choice| Some(&choice.code)), after)
}

pub(super) fn add(
    form: &mut Form,
    options: &Options,
    after: Option<&Code>,
    labels: &[Text],
) -> Result<Command, Refusal> {
    edit(form, options, |choices| {
        let mut inverse = Vec::with_capacity(labels.len());
        for (at, label) in (behind(choices, after)..).zip(labels) {
            let taken: Vec<Code> = choices.iter().map(|choice| choice.code.clone()).collect();
            let code = new_code(label, &taken);
            choices.insert(at, Choice::new(code.clone(), tidy(label)?));
            inverse.push(Command::RemoveChoice { of: options.clone(), code });
        }
        inverse.reverse();
        Ok(Command::Several { commands: inverse })
    })
}

pub(super) fn insert(
    form: &mut Form,
    options: &Options,
    after: Option<&Code>,
    choice: &Choice,
) -> Result<Command, Refusal> {
    edit(form, options, |choices| {
        if choices.iter().any(|other| other.code == choice.code) {
            return Err(Refusal(Message::new("form-fault-code-taken").with("code", choice.code.as_str())));
        }
        choices.insert(behind(choices, after), choice.clone());
        Ok(Command::RemoveChoice { of: options.clone(), code: choice.code.clone() })
    })
}

pub(super) fn shift(
    form: &mut Form,
    options: &Options,
    code: &Code,
    after: Option<&Code>,
) -> Result<Command, Refusal> {
    edit(form, options, |choices| {
        let at = position(choices, code)?;
        let before = at.checked_sub(1).map(|at| choices[at].code.clone());
        let choice = choices.remove(at);
        choices.insert(behind(choices, after), choice);
        Ok(Command::MoveChoice { of: options.clone(), code: code.clone(), after: before })
    })
}

pub(super) fn remove(form: &mut Form, options: &Options, code: &Code) -> Result<Command, Refusal> {
    edit(form, options, |choices| {
        let at = position(choices, code)?;
        let after = at.checked_sub(1).map(|at| choices[at].code.clone());
        let choice = Box::new(choices.remove(at));
        Ok(Command::InsertChoice { of: options.clone(), after, choice })
    })
}

pub(super) fn recode(
    design: &mut Design,
    options: &Options,
    code: &Code,
    to: &Code,
) -> Result<Command, Refusal> {
    if is_reserved(to) {
        return Err(Refusal(Message::new("form-fault-code-reserved").with("code", to.as_str())));
    }
    edit(&mut design.form, options, |choices| {
        if code != to && choices.iter().any(|other| other.code == *to) {
            return Err(Refusal(Message::new("form-fault-code-taken").with("code", to.as_str())));
        }
        let at = position(choices, code)?;
        choices[at].code = to.clone();
        Ok(())
    })?;
    let owner = |code: &Code| Owner::Choice(options.clone(), code.clone()).to_string();
    design.translated.swap(&owner(code), &owner(to));
    Ok(Command::Recode { of: options.clone(), code: to.clone(), to: code.clone() })
}
