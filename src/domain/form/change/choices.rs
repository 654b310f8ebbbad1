//! The choices of a question, before and after.

use super::order::stayed;
use super::parts::{Compare, differences};
use super::{Declarations, Severity, Side, What};
use crate::form::{Choice, Choices, Code};
use crate::language::{Language, Text};
use std::collections::{HashMap, HashSet};

/// The most codes that stand in one cell of a comparison.
const SHOWN: usize = 30;

impl Compare<'_> {
    pub(super) fn choices(
        &mut self,
        question: &str,
        (old, new): (&Choices, &Choices),
        declared: &Declarations,
        chain: &[Language],
    ) {
        let places: HashMap<&Code, usize> = new.iter().enumerate().map(|(at, it)| (&it.code, at)).collect();
        let mut met = HashSet::new();
        let mut order = Vec::new();
        for choice in old {
            let code = declared.recoded(question, &choice.code);
            let Some(place) = places.get(code).copied() else {
                self.gone(question, choice, declared, chain);
                continue;
            };
            // Two choices may have become one: the first of them is held against it.
            if met.insert(place) {
                order.push(place);
                self.choice(choice, &new[place], chain);
            } else {
                self.recoded(choice, &new[place], chain);
            }
        }
        for (_, choice) in new.iter().enumerate().filter(|(place, _)| !met.contains(place)) {
            let sides = (Side::Nothing, label(choice, chain));
            self.tell(What::ChoiceAdded(choice.code.clone()), sides, Severity::Notable);
        }
        if stayed(&order).contains(&false) {
            let before = order.iter().map(|place| &new[*place].code);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            let after = sorted.iter().map(|place| &new[*place].code);
            let sides = (Side::of(Some(&list(before))), Side::of(Some(&list(after))));
            self.tell(What::ChoiceOrder, sides, Severity::Harmless);
        }
    }

    fn gone(&mut self, question: &str, choice: &Choice, declared: &Declarations, chain: &[Language]) {
        let severity =
            if declared.drops(question, &choice.code) { Severity::Notable } else { Severity::Undeclared };
        let sides = (label(choice, chain), Side::Nothing);
        self.tell(What::ChoiceGone(choice.code.clone()), sides, severity);
    }

    fn recoded(&mut self, old: &Choice, new: &Choice, chain: &[Language]) {
        let side = |choice: &Choice| {
            Side::Words(format!("{} ({})", choice.code, choice.label.words(Language::Kk, chain)))
        };
        self.tell(What::ChoiceRecoded(new.code.clone()), (side(old), side(new)), Severity::Notable);
    }

    fn choice(&mut self, old: &Choice, new: &Choice, chain: &[Language]) {
        if old.code != new.code {
            self.recoded(old, new, chain);
        }
        for (language, before, after) in differences(&old.label, &new.label) {
            self.tell(What::ChoiceText(new.code.clone(), language), (before, after), Severity::Notable);
        }
        if old.exclusive != new.exclusive {
            let sides = (Side::flag(old.exclusive), Side::flag(new.exclusive));
            self.tell(What::ChoiceRule(new.code.clone()), sides, Severity::Notable);
        }
        if old.more != new.more || old.media != new.media {
            let side = |choice: &Choice| {
                let columns = choice.more.iter().map(|(name, value)| format!("{name}={value}"));
                Side::of(Some(&columns.collect::<Vec<_>>().join("; ")))
            };
            self.tell(What::ChoiceRule(new.code.clone()), (side(old), side(new)), Severity::Harmless);
        }
    }
}

fn label(choice: &Choice, chain: &[Language]) -> Side {
    Side::of(Some(words(&choice.label, chain).unwrap_or(choice.code.as_str())))
}

fn words<'t>(text: &'t Text, chain: &[Language]) -> Option<&'t str> {
    let first = chain.first().copied().unwrap_or(Language::Kk);
    text.show(first, chain).map(|shown| shown.text)
}

fn list<'c>(codes: impl Iterator<Item = &'c Code>) -> String {
    let codes: Vec<&str> = codes.map(Code::as_str).collect();
    let more = if codes.len() > SHOWN { ", …" } else { "" };
    codes.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ") + more
}
