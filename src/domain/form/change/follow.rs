//! What a designer's commands renamed and recoded, followed from the first to the last.

use super::place::{Placed, Places};
use super::{Declarations, Recode, Rename};
use crate::form::edit::{Command, Options};
use crate::form::model::item::deep;
use crate::form::{Choice, Code, Form, Item, Name, Question};
use std::collections::{BTreeMap, HashSet};

/// What things were called before what was done, by what they are called after it.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    names: BTreeMap<Name, Name>,
    codes: BTreeMap<Options, BTreeMap<Code, Code>>,
}

impl Followed {
    /// Takes notice of what was done next, and of the command that would take it back: that alone
    /// knows what stood in a page or group that was taken away.
    pub fn follow(&mut self, command: &Command, inverse: &Command) {
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
            Command::Remove { name } | Command::Ungroup { name } => {
                self.forget(name);
                self.forget_all_put_in(inverse);
            }
            Command::RemovePage { .. } => self.forget_all_put_in(inverse),
            Command::RemoveChoice { of, code } => {
                self.codes.get_mut(of).and_then(|codes| codes.remove(code));
            }
            // So are choices that come with another kind.
            Command::SetKind { name, .. } | Command::PutKind { name, .. } => {
                self.codes.remove(&Options::Item(name.clone()));
            }
            Command::Restore { .. } => *self = Self::default(),
            Command::Several { commands } => {
                commands.iter().for_each(|command| self.follow(command, inverse));
            }
            _ => {}
        }
    }

    fn forget(&mut self, name: &Name) {
        self.names.remove(name);
        self.codes.remove(&Options::Item(name.clone()));
    }

    /// Forgets what a command would bring back.
    fn forget_all_put_in(&mut self, inverse: &Command) {
        match inverse {
            Command::Insert { item, .. } => self.forget_items(std::slice::from_ref(item)),
            Command::InsertPage { page, .. } => self.forget_items(&page.items),
            Command::Several { commands } => {
                commands.iter().for_each(|command| self.forget_all_put_in(command));
            }
            _ => {}
        }
    }

    fn forget_items(&mut self, items: &[Item]) {
        deep(items).filter_map(Item::name).for_each(|name| self.forget(name));
    }

    /// What is to be declared of it, where the form was `old` before and is `new` now, and still older
    /// ones had the names `retired`. What does not fit them is left out: it was taken back or overtaken,
    /// or no answers are kept under that name.
    #[must_use]
    pub fn declared(&self, old: &Form, new: &Form, retired: &HashSet<Name>) -> Declarations {
        let renames = self.renames(old, new, retired);
        let before = |question: &Question| {
            let rename = renames.iter().find(|rename| rename.to == question.name);
            old.question(rename.map_or(&question.name, |rename| &rename.from).as_str())
        };
        let recodes = new.every_question().filter_map(|question| Some((before(question)?, question)));
        let recodes: Vec<Recode> =
            recodes.flat_map(|(before, question)| self.recodes(before.choices(), question)).collect();
        Declarations { renames, recodes, ..Declarations::default() }
    }

    fn renames(&self, old: &Form, new: &Form, retired: &HashSet<Name>) -> Vec<Rename> {
        let (before, now) = (Places::of(old), Places::of(new));
        let keeps = |places: &Places<'_>, name: &Name| {
            places.get(name.as_str()).as_ref().is_some_and(Placed::holds_answers)
        };
        let stands = |from: &Name, to: &Name| {
            keeps(&before, from) && keeps(&now, to) && !keeps(&now, from) && !keeps(&before, to)
        };
        let fit = self.names.iter().filter(|(to, from)| stands(from, to) && !retired.contains(*to));
        fit.map(|(to, from)| Rename { from: from.clone(), to: to.clone() }).collect()
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
[[page.item]]
name = "home"
label.en = "Home"
kind = "group"
[[page.item.item]]
name = "rooms"
label.en = "?"
kind = "integer"
[[page.item]]
name = "thanks"
note.en = "Thank you"
"#;

    fn followed(commands: serde_json::Value) -> Declarations {
        let old = source::read(TEXT).unwrap_or_else(|faults| panic!("{faults:?}")).form;
        let mut design = Design::of(old.clone());
        let mut followed = Followed::default();
        for command in serde_json::from_value::<Vec<Command>>(commands).expect("commands") {
            let (next, inverse) = design.apply(&command).expect("a command that can be done");
            design = next;
            followed.follow(&command, &inverse);
        }
        let retired = HashSet::from([Name::new("fax").expect("a name")]);
        let declared = followed.declared(&old, &design.form, &retired);
        assert_eq!(declared.faults(&old, &design.form, &retired), []);
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

    #[test]
    fn what_holds_no_answers_or_takes_an_older_name_is_not_declared() {
        let declared = followed(serde_json::json!([
            rename("home", "house"),
            rename("thanks", "bye"),
            rename("age", "fax"),
            rename("rooms", "room_count"),
        ]));
        assert_eq!(told(&declared), ["rooms → room_count"]);
    }

    #[test]
    fn what_is_put_in_after_a_removal_is_another_thing() {
        let number = |name: &str| {
            serde_json::json!({ "do": "add_item", "to": { "inside": { "page": "q" } }, "kind": "integer",
                "name": name, "label": { "en": "?" } })
        };
        let page = serde_json::json!({ "do": "add_page", "name": "q", "title": { "en": "Q" } });
        let of_page = followed(serde_json::json!([
            rename("age", "years"),
            recode("sex", "f", "w"),
            page,
            { "do": "remove_page", "name": "p" },
            number("years"),
        ]));
        assert!(of_page.is_empty(), "{of_page:?}");
        let of_group = followed(serde_json::json!([
            page,
            rename("rooms", "room_count"),
            { "do": "remove", "name": "home" },
            number("room_count"),
        ]));
        assert!(of_group.is_empty(), "{of_group:?}");
    }

    #[test]
    fn choices_of_another_kind_are_others() {
        let declared = followed(serde_json::json!([
            recode("sex", "f", "w"),
            { "do": "set_kind", "name": "sex", "kind": "text" },
            { "do": "set_kind", "name": "sex", "kind": "single" },
            { "do": "insert_choice", "of": Options::Item(Name::new("sex").expect("a name")), "choice": { "code": "w", "label": { "en": "W" } } },
        ]));
        assert!(declared.is_empty(), "{declared:?}");
    }
}
