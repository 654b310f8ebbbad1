//! What must hold of an answer, where it comes from, and whether anybody sees it.

use super::build::Builder;
use super::script;
use super::survey::Question as Asked;
use crate::form::{Computed, Item, Kind, More, Question};
use crate::language::Text;
use crate::message::Message;

impl Builder<'_, '_> {
    /// What must hold of an answer: numbers of ticks, a pattern, an equation.
    pub(super) fn constrain(&mut self, asked: &Asked, question: &mut Question) {
        let mut all = Vec::new();
        if matches!(question.kind, Kind::Multiple { .. }) {
            for (attribute, sign) in [("min_answers", ">="), ("max_answers", "<=")] {
                if let Some(count) = asked.number(attribute).filter(|count| *count >= 1.0) {
                    all.push(format!("count-selected(.) {sign} {count}"));
                }
            }
        }
        if !asked.pattern.is_empty() {
            match script::pattern(&asked.pattern).and_then(|pattern| script::quoted(&pattern).ok()) {
                Some(pattern) => all.push(format!("regex(., {pattern})")),
                None => self.keep(&asked.code, "preg", &asked.pattern, &mut question.more),
            }
        }
        if let Some(source) = asked.attribute("em_validation_q") {
            match script::condition(source, self.naming, true) {
                Ok(said) => all.extend(said.map(|said| format!("({said})"))),
                Err(_) => self.keep(&asked.code, "validation", source, &mut question.more),
            }
            let tip = asked.attributes.get("em_validation_q_tip").cloned().unwrap_or_default();
            question.constraint_message = self.text(&asked.code, &tip);
        }
        question.constraint = (!all.is_empty()).then(|| all.join(" and "));
        if question.constraint.is_none() {
            question.constraint_message = Text::default();
        }
    }

    pub(super) fn default(&mut self, asked: &Asked, question: &mut Question) {
        let Some(default) = asked.default.as_deref() else { return };
        let mut more = More::new();
        if default.contains('{') {
            match script::value(default, self.naming) {
                Ok(said) => question.default = Some(said),
                Err(_) => self.keep(&asked.code, "default", default, &mut more),
            }
        } else if crate::form::dynamic::is_dynamic(default, &question.kind) {
            // What we would take for an expression is words there.
            self.keep(&asked.code, "default", default, &mut more);
        } else {
            question.default = Some(default.to_owned());
        }
        question.more.extend(more);
    }

    /// The question of an equation is its formula, unless an attribute says another one.
    pub(super) fn equation(&mut self, asked: &Asked, question: &mut Question) {
        let said = asked.label.values().next().map(|html| super::words::plain(html)).unwrap_or_default();
        let source = asked.attribute("equation").unwrap_or(&said).to_owned();
        match script::value(&source, self.naming) {
            Ok(said) => {
                question.kind = Kind::Computed { by: Computed::Calculation };
                question.calculation = Some(said);
            }
            Err(_) => self.keep(&asked.code, "equation", &source, &mut question.more),
        }
    }

    /// What nobody is to see is a hidden value, where it is one.
    pub(super) fn hide(&mut self, asked: &Asked, items: &mut [Item]) {
        if !asked.is_set("hidden") || asked.kind == "*" {
            return;
        }
        match items {
            [Item::Question(question)] => {
                question.kind = Kind::Computed { by: Computed::Hidden };
                question.required = false;
                question.constraint = None;
                question.constraint_message = Text::default();
                question.parameters.clear();
            }
            [] => {}
            _ => self.losses.tell(&asked.code, Message::new("lss-attribute").with("attribute", "hidden")),
        }
    }
}
