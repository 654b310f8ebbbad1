//! What a designer's commands renamed and recoded, followed from the first to the last.

use super::{Declarations, Recode, Rename};
use crate::form::edit::{Command, Options};
use crate::form::{Choice, Code, Form, Name, Question};
use std::collections::BTreeMap;

/// What things were called before what was done, by what they are called after it.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    names: BTreeMap<Name, Name>,
    codes: BTreeMap<Options, BTreeMap<Code, Code>>,
}

impl Followed {
    /// Takes notice of what was done next.
    pub fn follow(&mut self, command: &Command) {
        match command {
            Command::Rename { name, to } => {
                let first = self.names.remove(name).unwrap_or_else(|| name.clone());
                self.names.insert(to.clone(), first);
                if let Some(codes) = self.codes.remove(&Options::Item(name.clone())) {
                    self.codes.insert(Options::Item(to.clone()), codes);
                }
            }
            Command::Recode { of, code, to } => {
                let codes = self.codes.entry(of.clone()).or_default();
                let first = codes.remove(code).unwrap_or_else(|| code.clone());
                codes.insert(to.clone(), first);
            }
            // What is put in under the same name or code later is another thing.
            Command::Remove { name } => {
                self.names.remove(name);
                self.codes.remove(&Options::Item(name.clone()));
            }
            Command::RemoveChoice { of, code } => {
                self.codes.get_mut(of).and_then(|codes| codes.remove(code));
            }
            Command::Several { commands } => commands.iter().for_each(|command| self.follow(command)),
            _ => {}
        }
    }

    /// What is to be declared of it, where the form was `old` before and is `new` now. What does not
    /// fit the two forms is left out: it was taken back or overtaken.
    #[must_use]
    pub fn declared(&self, old: &Form, new: &Form) -> Declarations {
        let has = |form: &Form, name: &Name| form.items().any(|item| item.name() == Some(name));
        let stands =
            |to: &Name, from: &Name| has(old, from) && has(new, to) && !has(new, from) && !has(old, to);
        let renames = self.names.iter().filter(|(to, from)| stands(to, from));
        let renames: Vec<Rename> =
            renames.map(|(to, from)| Rename { from: from.clone(), to: to.clone() }).collect();
        let before = |question: &Question| {
            let rename = renames.iter().find(|rename| rename.to == question.name);
            old.question(rename.map_or(&question.name, |rename| &rename.from).as_str())
        };
        let recodes = new.every_question().filter_map(|question| Some((before(question)?, question)));
        let recodes: Vec<Recode> =
            recodes.flat_map(|(before, question)| self.recodes(before.choices(), question)).collect();
        Declarations { renames, recodes, ..Declarations::default() }
    }

    fn recodes(&self, before: &[Choice], question: &Question) -> Vec<Recode> {
        let list = question.kind.choices().and_then(|choices| choices.list());
        let options = match list {
            Some(list) => Options::List(list.to_owned()),
            None => Options::Item(question.name.clone()),
        };
        let Some(codes) = self.codes.get(&options) else { return Vec::new() };
        let was = |code: &Code| before.iter().any(|choice| choice.code == *code);
        let is = |code: &Code| question.choice(code.as_str()).is_some();
        // Two codes may have been swapped; else the old one is not there any more, and the new one was
        // not there before.
        let moved = |code: &Code| codes.get(code).is_some_and(|first| first != code);
        let left = |code: &Code| codes.iter().any(|(to, first)| first == code && to != code);
        codes
            .iter()
            .filter(|(to, from)| to != from && was(from) && is(to))
            .filter(|(to, from)| (!is(from) || moved(from)) && (!was(to) || left(to)))
            .map(|(to, from)| Recode { question: question.name.clone(), from: from.clone(), to: to.clone() })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::edit::Design;
    use crate::form::source;

    const TEXT: &str = r#"
title.en = "Survey"
languages = ["en"]
[[page]]
name = "p"
[[page.item]]
name = "sex"
label.en = "?"
kind = "single"
choice = [{ code = "f", label.en = "F" }, { code = "m", label.en = "M" }]
[[page.item]]
name = "age"
label.en = "?"
kind = "integer"
"#;

    fn followed(commands: serde_json::Value) -> Declarations {
        let old = source::read(TEXT).unwrap_or_else(|faults| panic!("{faults:?}")).form;
        let mut design = Design::of(old.clone());
        let mut followed = Followed::default();
        for command in serde_json::from_value::<Vec<Command>>(commands).expect("commands") {
            design = design.apply(&command).expect("a command that can be done").0;
            followed.follow(&command);
        }
        let declared = followed.declared(&old, &design.form);
        assert_eq!(declared.faults(&old, &design.form, &std::collections::HashSet::new()), []);
        declared
    }

    fn told(declared: &Declarations) -> Vec<String> {
        let names = declared.renames.iter().map(|it| format!("{} → {}", it.from, it.to));
        names
            .chain(declared.recodes.iter().map(|it| format!("{}: {} → {}", it.question, it.from, it.to)))
            .collect()
    }

    fn recode(of: &str, code: &str, to: &str) -> serde_json::Value {
        let of = Options::Item(Name::new(of).expect("a name"));
        serde_json::json!({ "do": "recode", "of": of, "code": code, "to": to })
    }

    fn rename(name: &str, to: &str) -> serde_json::Value {
        serde_json::json!({ "do": "rename", "name": name, "to": to })
    }

    #[test]
    fn what_was_renamed_and_recoded_is_followed_through_every_step() {
        let declared = followed(serde_json::json!([
            recode("sex", "f", "w"),
            rename("sex", "gender"),
            recode("gender", "w", "woman"),
            rename("gender", "gender_2"),
        ]));
        assert_eq!(told(&declared), ["sex → gender_2", "gender_2: f → woman"]);
    }

    #[test]
    fn what_was_taken_back_is_not_declared_and_swapped_codes_are() {
        let back = followed(serde_json::json!([
            recode("sex", "f", "w"),
            recode("sex", "w", "f"),
            rename("age", "years"),
            rename("years", "age"),
        ]));
        assert!(back.is_empty(), "{back:?}");
        let swapped = followed(serde_json::json!([
            recode("sex", "f", "x"),
            recode("sex", "m", "f"),
            recode("sex", "x", "m"),
        ]));
        assert_eq!(told(&swapped), ["sex: m → f", "sex: f → m"]);
    }
}
