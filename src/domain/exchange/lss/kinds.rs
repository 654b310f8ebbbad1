//! Every type of question as questions, notes and groups of ours.

use super::answers::{
    CHANGES, GENDERS, YES_NO, beside, fallback, fixed, moment, number, numbers, other_label, plain_text,
};
use super::build::Builder;
use super::naming::{OTHER, OTHER_TICKED, ranks};
use super::script;
use super::survey::{Choice as Answer, Question as Asked, Sub, Texts};
use crate::form::{
    Choice, Choices, Code, Computed, Group, Item, Kind, List, Medium, More, Name, Note, Question, excerpt,
};
use crate::language::Text;
use crate::message::Message;

impl Builder<'_, '_> {
    /// What a question is here; nothing where it has no place in a form.
    pub(super) fn question(&mut self, asked: &Asked) -> Vec<Item> {
        self.attributes(asked);
        let mut more = More::new();
        let relevant = self.relevance(&asked.code, &asked.relevance, &asked.conditions, &mut more);
        let mut items = match asked.kind.as_str() {
            "A" | "B" | "C" | "E" | "F" | "H" => self.array(asked),
            "1" => self.dual(asked),
            ":" | ";" | "Q" | "K" => self.cells(asked),
            "R" if ranks(asked).is_some() => self.ranks(asked),
            "X" => self.display(asked),
            "I" => {
                self.lose(&asked.code, "lss-language");
                Vec::new()
            }
            _ => self.single(asked),
        };
        self.hide(asked, &mut items);
        for item in &mut items {
            let (said, kept) = match item {
                Item::Note(note) => (&mut note.relevant, &mut note.more),
                Item::Group(group) => (&mut group.relevant, &mut group.more),
                Item::Question(question) => (&mut question.relevant, &mut question.more),
            };
            *said = both(relevant.as_deref(), said.as_deref());
            kept.extend(more.clone());
        }
        items
    }

    /// A question of one answer, and what is asked with it.
    fn single(&mut self, asked: &Asked) -> Vec<Item> {
        let Some(name) = self.naming.name(asked, "").cloned() else { return Vec::new() };
        let kind = self.kind(asked);
        // The words of an equation are its formula.
        let label = if asked.kind == "*" { Text::default() } else { self.text(&asked.code, &asked.label) };
        let mut question = Question::new(name, label, kind);
        question.hint = self.text(&asked.code, &asked.help);
        question.required = asked.mandatory == "Y" && question.kind.is_asked();
        if asked.kind == "!" {
            question.appearance = "minimal".to_owned();
        }
        if question.kind.choices().is_some() && asked.is_set("random_order") {
            question.parameters.insert("randomize".to_owned(), "true".to_owned());
        }
        self.constrain(asked, &mut question);
        self.default(asked, &mut question);
        if asked.kind == "*" {
            self.equation(asked, &mut question);
        }
        let base = question.name.clone();
        let mut items = vec![Item::Question(Box::new(question))];
        self.beside(asked, &base, &mut items);
        items
    }

    fn kind(&mut self, asked: &Asked) -> Kind {
        let line = asked.number("maximum_chars").filter(|most| *most >= 1.0).map(|most| most as usize);
        match asked.kind.as_str() {
            "5" => Kind::Single { choices: numbers(5).into() },
            "L" | "!" | "O" => Kind::Single { choices: self.answers(asked, "0").into() },
            "G" => Kind::Single { choices: fixed(&GENDERS).into() },
            "Y" => Kind::Single { choices: fixed(&YES_NO[..2]).into() },
            "M" | "P" => Kind::Multiple { choices: self.ticks(asked).into() },
            "R" => Kind::Rank { choices: self.answers(asked, "0").into() },
            "N" => number(asked, ["min_num_value_n", "max_num_value_n"], asked.is_set("num_value_int_only")),
            "S" => Kind::Text { max_length: line.filter(|most| *most <= Kind::LINE) },
            "T" | "U" => Kind::LongText { max_length: line.filter(|most| *most <= Kind::LINES) },
            "D" => moment(asked),
            "|" => {
                self.lose(&asked.code, "lss-files");
                Kind::File { medium: Medium::Any }
            }
            "*" => Kind::Computed { by: Computed::Hidden },
            other => {
                self.losses.tell(&asked.code, Message::new("lss-type").with("type", excerpt(other)));
                Kind::Text { max_length: None }
            }
        }
    }

    /// A single choice a row, all of one list.
    fn array(&mut self, asked: &Asked) -> Vec<Item> {
        let choices = match asked.kind.as_str() {
            "A" => numbers(5),
            "B" => numbers(10),
            "C" => fixed(&YES_NO),
            "E" => fixed(&CHANGES),
            _ => self.answers(asked, "0"),
        };
        let list = self.list(asked.code.clone(), choices);
        let rows = asked.on_scale("0").filter_map(|sub| self.row(asked, sub, &sub.code, list.clone()));
        let rows = rows.collect();
        self.group(asked, "", &asked.label, &asked.help, rows)
    }

    /// Two groups beside each other: every row once for each scale.
    fn dual(&mut self, asked: &Asked) -> Vec<Item> {
        let mut groups = Vec::new();
        for (scale, header) in [("0", "dualscale_headerA"), ("1", "dualscale_headerB")] {
            let choices = self.answers(asked, scale);
            let list = self.list(format!("{}_{scale}", asked.code), choices);
            let suffix = |sub: &Sub| format!("{}#{scale}", sub.code);
            let rows = asked.on_scale("0").filter_map(|sub| self.row(asked, sub, &suffix(sub), list.clone()));
            let rows = rows.collect();
            let header = asked.attributes.get(header).cloned().unwrap_or_default();
            groups.extend(self.group(asked, &format!("#{scale}"), &header, &Texts::new(), rows));
        }
        let mut around = self.group(asked, "", &asked.label, &asked.help, groups);
        if let Some(Item::Group(group)) = around.first_mut() {
            group.appearance.clear();
        }
        around
    }

    /// A single choice for each rank that is to be given.
    fn ranks(&mut self, asked: &Asked) -> Vec<Item> {
        let choices = self.answers(asked, "0");
        let list = self.list(asked.code.clone(), choices);
        let given = ranks(asked).unwrap_or_default();
        self.losses.tell(&asked.code, Message::new("lss-ranks").with("count", given));
        let mut rows = Vec::new();
        for rank in 1..=given {
            let Some(name) = self.naming.name(asked, &rank.to_string()).cloned() else { continue };
            let label =
                Text::of(&format!("{rank}-орын"), &format!("{rank}-е место"), &format!("Rank {rank}"));
            let mut question = Question::new(name, label, Kind::Single { choices: list.clone() });
            question.required = asked.mandatory == "Y";
            rows.push(Item::Question(Box::new(question)));
        }
        self.group(asked, "", &asked.label, &asked.help, rows)
    }

    /// A question a row, or a cell of rows and columns.
    fn cells(&mut self, asked: &Asked) -> Vec<Item> {
        let kind = match asked.kind.as_str() {
            ":" => {
                let whole = asked.number("multiflexible_step").is_none_or(|step| step.fract() == 0.0);
                number(asked, ["multiflexible_min", "multiflexible_max"], whole)
            }
            "K" => number(asked, ["min_num_value_n", "max_num_value_n"], asked.is_set("num_value_int_only")),
            _ => Kind::Text { max_length: None },
        };
        let columns: Vec<Option<&Sub>> = match asked.kind.as_str() {
            ":" | ";" => asked.on_scale("1").map(Some).collect(),
            _ => vec![None],
        };
        let mut rows = Vec::new();
        for row in asked.on_scale("0") {
            for column in &columns {
                let suffix =
                    column.map_or(row.code.clone(), |column| format!("{}_{}", row.code, column.code));
                let Some(name) = self.naming.name(asked, &suffix).cloned() else { continue };
                let mut label = self.text(&asked.code, &row.label);
                if let Some(column) = column {
                    label = beside(&label, &self.text(&asked.code, &column.label));
                }
                let mut question = Question::new(name, label, kind.clone());
                question.required = asked.mandatory == "Y";
                self.of_row(asked, row, &mut question);
                rows.push(Item::Question(Box::new(question)));
            }
        }
        let mut group = self.group(asked, "", &asked.label, &asked.help, rows);
        if let Some(Item::Group(group)) = group.first_mut() {
            group.appearance.clear();
        }
        group
    }

    fn display(&mut self, asked: &Asked) -> Vec<Item> {
        let note = self.text(&asked.code, &asked.label);
        let hint = self.text(&asked.code, &asked.help);
        let name = self.naming.name(asked, "").cloned();
        if note.is_empty() {
            return Vec::new();
        }
        vec![Item::Note(Box::new(Note { note, hint, name, ..Note::default() }))]
    }

    /// A row of an array as a single choice.
    fn row(&mut self, asked: &Asked, sub: &Sub, suffix: &str, choices: Choices) -> Option<Item> {
        let name = self.naming.name(asked, suffix)?.clone();
        let label = self.text(&asked.code, &sub.label);
        let mut question = Question::new(name, label, Kind::Single { choices });
        question.required = asked.mandatory == "Y";
        self.of_row(asked, sub, &mut question);
        Some(Item::Question(Box::new(question)))
    }

    /// When a row is asked: by its own relevance, and where its code is ticked in another question.
    fn of_row(&mut self, asked: &Asked, sub: &Sub, question: &mut Question) {
        if question.label.is_empty() {
            question.label = fallback(&sub.code);
        }
        let mut more = More::new();
        let own = self.relevance(&asked.code, &sub.relevance, &[], &mut more);
        question.more.extend(more);
        question.relevant = both(self.filter(asked, sub).as_deref(), own.as_deref());
    }

    fn filter(&mut self, asked: &Asked, sub: &Sub) -> Option<String> {
        let by = asked.attribute("array_filter")?;
        let source = by.split(';').map(|code| format!("{}_{} == 'Y'", code.trim(), sub.code));
        let source = source.collect::<Vec<_>>().join(" and ");
        script::condition(&source, self.naming, false).unwrap_or_else(|_| {
            self.losses.tell(&asked.code, Message::new("lss-attribute").with("attribute", "array_filter"));
            None
        })
    }

    fn group(
        &mut self,
        asked: &Asked,
        suffix: &str,
        label: &Texts,
        hint: &Texts,
        items: Vec<Item>,
    ) -> Vec<Item> {
        let Some(name) = self.naming.name(asked, suffix).cloned() else { return Vec::new() };
        if items.is_empty() {
            self.lose(&asked.code, "lss-no-rows");
            return Vec::new();
        }
        vec![Item::Group(Box::new(Group {
            name,
            label: self.text(&asked.code, label),
            hint: self.text(&asked.code, hint),
            relevant: None,
            repeat: None,
            appearance: "table-list".to_owned(),
            more: More::new(),
            items,
        }))]
    }

    fn list(&mut self, name: String, choices: Vec<Choice>) -> Choices {
        let list = List { name, file: None, choices };
        let shared = list.shared();
        self.lists.push(list);
        shared
    }

    /// The answers of a scale, “other” after them.
    fn answers(&mut self, asked: &Asked, scale: &str) -> Vec<Choice> {
        let mut choices = Vec::new();
        for answer in asked.answers.iter().filter(|answer| answer.scale == scale) {
            choices.extend(self.choice(asked, answer));
        }
        if asked.other && matches!(asked.kind.as_str(), "L" | "!") {
            choices.extend(self.other(asked, OTHER));
        }
        choices
    }

    fn choice(&mut self, asked: &Asked, answer: &Answer) -> Option<Choice> {
        let Ok(code) = Code::new(&answer.code) else {
            self.losses.tell(&asked.code, Message::new("lss-code").with("code", excerpt(&answer.code)));
            return None;
        };
        let label = self.text(&asked.code, &answer.label);
        let label = if label.is_empty() { fallback(&answer.code) } else { label };
        Some(Choice::new(code, label))
    }

    /// What can be ticked.
    fn ticks(&mut self, asked: &Asked) -> Vec<Choice> {
        let alone: Vec<&str> =
            asked.attribute("exclude_all_others").unwrap_or_default().split(';').map(str::trim).collect();
        let mut choices = Vec::new();
        for sub in asked.on_scale("0") {
            let answer = Answer { code: sub.code.clone(), label: sub.label.clone(), scale: String::new() };
            choices.extend(self.choice(asked, &answer).map(|mut choice| {
                choice.exclusive = alone.contains(&sub.code.as_str());
                choice
            }));
            if !matches!(sub.relevance.as_str(), "" | "1") {
                let mut more = More::new();
                self.keep(&asked.code, &format!("relevance::{}", sub.code), &sub.relevance, &mut more);
            }
        }
        if asked.other {
            choices.extend(self.other(asked, OTHER_TICKED));
        }
        choices
    }

    fn other(&mut self, asked: &Asked, code: &str) -> Option<Choice> {
        let said = asked.attributes.get("other_replace_text").cloned().unwrap_or_default();
        let label = self.text(&asked.code, &said);
        let label = if label.is_empty() { other_label() } else { label };
        Some(Choice::new(Code::new(code).ok()?, label))
    }

    /// The words that “other” and comments ask for.
    fn beside(&mut self, asked: &Asked, base: &Name, items: &mut Vec<Item>) {
        let mut ask = |suffix: &str, label: Text, relevant: Option<String>, lines: bool| {
            let Some(name) = self.naming.name(asked, suffix).cloned() else { return };
            let kind =
                if lines { Kind::LongText { max_length: None } } else { Kind::Text { max_length: None } };
            items.push(Item::Question(Box::new(Question { relevant, ..Question::new(name, label, kind) })));
        };
        let comment = || Text::of("Түсініктеме", "Комментарий", "Comment");
        match asked.kind.as_str() {
            "L" | "!" if asked.other => {
                ask("other", other_label(), Some(format!("${{{base}}} = '{OTHER}'")), false);
            }
            "O" => ask("comment", comment(), None, true),
            "M" | "P" => {
                let ticked = |code: &str| Some(format!("selected(${{{base}}}, '{code}')"));
                if asked.other {
                    ask("other", other_label(), ticked(OTHER_TICKED), false);
                }
                if asked.kind == "P" {
                    for sub in asked.on_scale("0") {
                        let label = beside(&plain_text(&sub.label), &comment());
                        ask(&format!("{}comment", sub.code), label, ticked(&sub.code), false);
                    }
                    if asked.other {
                        let label = beside(&other_label(), &comment());
                        ask("othercomment", label, ticked(OTHER_TICKED), false);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Two conditions as one.
fn both(one: Option<&str>, other: Option<&str>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(format!("({one}) and ({other})")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}
