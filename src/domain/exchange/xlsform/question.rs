//! A row of the survey as a question.

use super::build::Build;
use super::limits;
use super::names::mentions;
use super::nearest::nearest;
use super::row::{Cells, Taken};
use super::survey::{Node, is_no, is_yes};
use super::types::{Many, Plain, Select};
use crate::exchange::remark::{Marked, Place};
use crate::form::{Choices, Computed, Kind, Medium, More, Name, Question, excerpt};
use crate::message::Message;
use chrono::NaiveDate;

impl Build<'_, '_> {
    /// The question of a row; none where it has no name.
    pub(super) fn question(
        &mut self,
        node: &Node<'_>,
        mut cells: Cells<'_>,
        what: &What<'_>,
    ) -> Option<Question> {
        let place = cells.place(None);
        let parameters = self.parameters(&mut cells);
        let appearance = cells.take("appearance").map(|taken| taken.text).unwrap_or_default();
        let (kind, parameters, appearance) = match what {
            What::Plain(plain) => self.plain(plain, &mut cells, parameters, appearance),
            What::Select(select) => (self.select(select, &cells, &parameters), parameters, appearance),
        };
        let label = cells.text("label");
        let mut question = Question::new(self.names.of(node)?.clone(), label, kind);
        question.parameters = parameters;
        question.appearance = appearance;
        question.short = cells.text("short");
        question.hint = cells.text("hint");
        question.guidance = cells.text("guidance_hint");
        question.media = cells.media();
        question.required_message = cells.text("required_message");
        question.constraint_message = cells.text("constraint_message");
        self.behaviour(&mut question, &mut cells);
        self.origin(&mut question, &mut cells);
        self.seen(&mut question, place);
        if let What::Plain(Plain::Passed(word)) = what {
            question.more.insert("type".to_owned(), word.clone());
        }
        question.more.extend(cells.rest());
        Some(question)
    }

    /// When it is asked, and what holds of an answer.
    fn behaviour(&mut self, question: &mut Question, cells: &mut Cells<'_>) {
        question.relevant = cells.take("relevant").map(|taken| taken.text);
        question.choice_filter = cells.take("choice_filter").map(|taken| taken.text);
        match cells.take("required").map(|taken| taken.text) {
            Some(said) if is_yes(&said) => question.required = true,
            Some(said) if is_no(&said) => {}
            condition => question.required_if = condition,
        }
        match cells.take("read_only").map(|taken| taken.text) {
            Some(said) if is_yes(&said) => question.read_only = true,
            Some(said) if !is_no(&said) => _ = question.more.insert("read_only".to_owned(), said),
            _ => {}
        }
        question.dont_know = cells.take("dont_know").is_some_and(|said| is_yes(&said.text));
        question.refuse = cells.take("refuse").is_some_and(|said| is_yes(&said.text));
        if let Some(constraint) = cells.take("constraint") {
            question.constraint = limits::parted(&question.kind, &constraint.text);
        }
    }

    /// Where its answer comes from, where nobody gives it.
    fn origin(&mut self, question: &mut Question, cells: &mut Cells<'_>) {
        question.calculation = cells.take("calculation").map(|taken| taken.text);
        match cells.take("default") {
            Some(default) if default.text.contains("last-saved#") => {
                self.report.warn(cells.at(&default), Message::new("import-last-saved"));
                question.more.insert("default".to_owned(), default.text);
            }
            default => question.default = default.map(|taken| taken.text),
        }
        if let Some(trigger) = cells.take("trigger") {
            question.trigger = self.trigger(cells, &trigger);
        }
        if let Some(entity) = cells.take("save_to") {
            self.report.warn(cells.at(&entity), Message::new("import-entities"));
        }
    }

    /// Whoever is asked is shown something; the name where there is nothing else.
    fn seen(&mut self, question: &mut Question, place: Place) {
        let silent = !question.kind.is_asked() || question.calculation.is_some();
        let shown = !question.label.is_empty() || !question.hint.is_empty() || !question.media.is_empty();
        if !silent && !shown {
            self.report
                .warn(place, Message::new("import-label-missing").with("name", question.name.as_str()));
            self.manner.tongue.put(&mut question.label, question.name.as_str().to_owned());
        }
    }

    fn trigger(&mut self, cells: &Cells<'_>, trigger: &Taken) -> Vec<Name> {
        let names: Option<Vec<Name>> =
            mentions(&trigger.text).map(|mention| Name::new(mention.name).ok()).collect();
        let mut between = trigger.text.clone();
        for mention in mentions(&trigger.text).collect::<Vec<_>>().iter().rev() {
            between.replace_range(mention.begin..mention.end, "");
        }
        match names {
            Some(names) if !names.is_empty() && between.chars().all(|c| c == ',' || c.is_whitespace()) => {
                names
            }
            _ => {
                let told = Message::new("import-trigger");
                let marked = Marked { span: 0..trigger.text.len(), text: trigger.text.clone() };
                self.report.marked(cells.at(trigger), told, marked);
                Vec::new()
            }
        }
    }

    /// `key=value` and so on, parted by white space, commas or semicolons. White space around `=` is
    /// nothing, so that a value with one more would take in what follows it.
    fn parameters(&mut self, cells: &mut Cells<'_>) -> More {
        let Some(taken) = cells.take("parameters") else { return More::new() };
        let mut parameters = More::new();
        let joined = taken.text.split('=').map(str::trim).collect::<Vec<_>>().join("=");
        for pair in joined.split([' ', ',', ';', '\t', '\n']).filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some((key, value)) if !key.is_empty() && !value.is_empty() && !value.contains('=') => {
                    parameters.insert(key.to_lowercase(), value.to_owned());
                }
                _ => {
                    let told = Message::new("import-parameter").with("parameter", excerpt(pair));
                    self.report.fault(cells.at(&taken), told);
                }
            }
        }
        parameters
    }

    fn select(&mut self, select: &Select, cells: &Cells<'_>, parameters: &More) -> Kind {
        let place = cells.place(Some("type"));
        let name = select.list.as_str();
        if name.is_empty() {
            self.report.fault(place, Message::new("import-list-missing"));
            return Kind::Text { max_length: None };
        }
        let list = if name.starts_with("${") {
            self.names.renamed(name).into_owned()
        } else if select.from_file {
            let name = self.lists.of_file(name, parameters, self.beside, self.manner, &place, self.report);
            self.lists.use_file(&name);
            name
        } else if self.lists.get(name).is_some() {
            if select.external {
                self.report.warn(place, Message::new("import-external"));
            }
            name.to_owned()
        } else {
            let like = nearest(name, self.lists.names()).map(str::to_owned);
            let key = if like.is_some() { "import-list-like" } else { "import-list-unknown" };
            let told = Message::new(key).with("list", excerpt(name));
            self.report.fault(place, told.with("like", like.as_deref().unwrap_or_default()));
            // With what was probably meant, so that other faults are found as well.
            let Some(like) = like else { return Kind::Text { max_length: None } };
            like
        };
        let choices = Choices::of_list(list);
        match select.many {
            Many::One => Kind::Single { choices },
            Many::Several => Kind::Multiple { choices },
            Many::Ordered => Kind::Rank { choices },
        }
    }

    fn plain(
        &mut self,
        plain: &Plain,
        cells: &mut Cells<'_>,
        mut parameters: More,
        mut appearance: String,
    ) -> (Kind, More, String) {
        let kind = match plain {
            Plain::Text | Plain::Phone => {
                let lines = appearance.split_whitespace().any(|word| word == "multiline");
                let max_length = self.limit(cells, "max_length");
                if lines || parameters.contains_key("rows") {
                    let words = appearance.split_whitespace().filter(|word| *word != "multiline");
                    appearance = words.collect::<Vec<_>>().join(" ");
                    Kind::LongText { max_length }
                } else {
                    Kind::Text { max_length }
                }
            }
            Plain::Integer => Kind::Integer { min: self.limit(cells, "min"), max: self.limit(cells, "max") },
            Plain::UpTo(most) => Kind::Integer { min: Some(0), max: Some(*most) },
            Plain::Decimal => {
                Kind::Decimal { min: self.number(cells, "min"), max: self.number(cells, "max") }
            }
            Plain::Range => return (self.range(cells, &mut parameters), parameters, appearance),
            Plain::Date => {
                let mut day = |key: &str| self.limit::<NaiveDate>(cells, key);
                Kind::Date { min: day("min"), max: day("max") }
            }
            Plain::Time => Kind::Time,
            Plain::DateTime => Kind::DateTime,
            Plain::Acknowledge => Kind::Acknowledge,
            Plain::Location(shape) => Kind::Location { shape: *shape },
            Plain::Barcode => Kind::Barcode,
            Plain::File(medium) => Kind::File { medium: *medium },
            Plain::Computed(by) => Kind::Computed { by: *by },
            Plain::Passed(word) => {
                let told = Message::new("import-type-passed").with("type", word.as_str());
                self.report.warn(cells.place(Some("type")), told);
                Kind::Computed { by: Computed::Hidden }
            }
            Plain::Note | Plain::External(_) => Kind::File { medium: Medium::Any },
        };
        (kind, parameters, appearance)
    }

    fn range(&mut self, cells: &Cells<'_>, parameters: &mut More) -> Kind {
        let mut number = |key: &str, usual: f64| {
            let Some(said) = parameters.remove(key) else { return usual };
            let number = said.parse().ok().filter(|number: &f64| number.is_finite());
            if number.is_none() {
                let told = Message::new("import-number").with("key", key).with("value", excerpt(&said));
                self.report.fault(cells.place(Some("parameters")), told);
            }
            number.unwrap_or(usual)
        };
        let (start, end, step) = (number("start", 1.0), number("end", 10.0), number("step", 1.0));
        Kind::Range { start, end, step }
    }

    fn number(&mut self, cells: &mut Cells<'_>, key: &str) -> Option<f64> {
        self.limit(cells, key).filter(|number: &f64| number.is_finite())
    }

    fn limit<T: std::str::FromStr>(&mut self, cells: &mut Cells<'_>, key: &str) -> Option<T> {
        let taken = cells.take(key)?;
        let limit = taken.text.parse().ok();
        if limit.is_none() {
            let told = Message::new("import-number").with("key", key).with("value", excerpt(&taken.text));
            self.report.fault(cells.at(&taken), told);
        }
        limit
    }
}

/// What a row asks.
pub(super) enum What<'n> {
    Plain(&'n Plain),
    Select(&'n Select),
}
