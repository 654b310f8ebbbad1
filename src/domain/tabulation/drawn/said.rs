//! What stands beneath a figure: its caption, whom it counts, and what must be known to read it.

use super::super::present::{numbers, percent_of};
use super::super::recipe::{Figure as Kind, IntervalKind, Measure, PercentBase};
use super::super::result::{Block, Tally};
use super::Setting;
use super::sketch::Sketch;
use crate::message::Message;
use crate::table::words;

impl Sketch<'_> {
    /// The caption with its number; made of the variables' names where the recipe has none.
    pub(super) fn caption(&self) -> String {
        let Setting { language, say, .. } = *self.setting;
        let title = self.table.title().words(language, &self.table.fallback, say).text;
        match self.setting.number {
            None => title,
            Some(of) => (self.setting.say)(
                &Message::new("figure-caption").with("number", i64::from(of)).with("caption", title),
            ),
        }
    }

    /// Whom it counts and what its values are of, clause by clause.
    pub(super) fn base(&self) -> String {
        let clauses = std::iter::once(self.whole()).chain(self.clauses());
        let said = clauses.map(|clause| (self.setting.say)(&clause));
        said.enumerate()
            .map(|(place, clause)| if place > 0 { within(&clause) } else { clause })
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// What its author wants said.
    pub(super) fn note(&self) -> String {
        let words =
            self.recipe.notes.iter().map(|note| note.words(self.setting.language, &self.table.fallback));
        words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn whole(&self) -> Message {
        let Some(block) = self.table.blocks.first() else { return Message::new("drawn-base-hidden") };
        let of = |block: &Block| self.base_of(block);
        let key = format!("drawn-base-{}", self.of_what());
        if self.table.blocks.len() > 1 {
            let told = self.table.blocks.iter().map(of).filter(|base| !base.hidden).map(|base| base.count);
            let (Some(least), Some(most)) = (told.clone().min(), told.max()) else {
                return block.unit.said("drawn-base-hidden");
            };
            let n = match least == most {
                true => self.written(most),
                false => format!("{}–{}", self.written(least), self.written(most)),
            };
            return block.unit.said(&key).with("n", n);
        }
        let base = of(block);
        if base.hidden {
            return block.unit.said("drawn-base-hidden");
        }
        let crossed = self.crossed() && self.measure == Measure::ColumnPercent;
        let key = if crossed && self.recipe.percent_base == PercentBase::CasesAnswered {
            "figure-base-crossed"
        } else {
            key.as_str()
        };
        block.unit.said(key).with("n", self.written(base.count))
    }

    fn written(&self, count: u64) -> String {
        words::whole(count, self.setting.language)
    }

    fn base_of(&self, block: &Block) -> Tally {
        let column = if self.crossed() { self.total() } else { 0 };
        if self.of_numbers() {
            block.bases[column].answered
        } else {
            self.presenting.percent_base(block, column)
        }
    }

    /// What values are of.
    fn of_what(&self) -> &'static str {
        match self.measure {
            Measure::ColumnPercent => match self.recipe.percent_base {
                PercentBase::CasesAnswered => "answered",
                PercentBase::CasesSubstantive => "substantive",
                PercentBase::Responses => "responses",
            },
            Measure::RowPercent => "row",
            Measure::TotalPercent => "total",
            Measure::Count | Measure::WeightedCount => "count",
            _ => "number",
        }
    }

    fn clauses(&self) -> Vec<Message> {
        let mut clauses = Vec::new();
        if self.of_numbers() {
            clauses.push(self.statistic());
        } else if self.table.blocks.iter().any(|block| block.several) {
            clauses.push(Message::new("drawn-clause-several"));
        }
        if self.kind == Kind::Map {
            let class = self.table.blocks.first().and_then(|block| Some((block, self.mapped(block).ok()??)));
            clauses.extend(class.map(|(block, row)| {
                Message::new("drawn-clause-shown").with("label", self.class_label(&block.rows[row]))
            }));
        }
        clauses.extend(self.interval_clause());
        if let Some(weight) = &self.table.weight {
            clauses.push(Message::new("drawn-clause-weight").with("weight", weight.as_str()));
        }
        if let Some(filter) = &self.table.filter {
            clauses.push(Message::new("drawn-clause-filter").with("filter", filter.as_str()));
        }
        if self.is_hidden() {
            let least = i64::try_from(self.recipe.disclosure.unwrap_or_default()).unwrap_or(i64::MAX);
            clauses.push(Message::new("drawn-clause-hidden").with("least", least));
        }
        clauses
    }

    fn interval_clause(&self) -> Option<Message> {
        let asked = self.recipe.statistics.interval?;
        let drawn = matches!(self.kind, Kind::Bars | Kind::Grouped | Kind::Line);
        let of_mean = self.measure == Measure::Mean && self.recipe.weight.is_none();
        if !drawn || !(of_mean || self.measure == Measure::ColumnPercent) {
            return None;
        }
        let kind = match asked.kind {
            _ if of_mean => "t",
            IntervalKind::Wilson => "wilson",
            IntervalKind::ClopperPearson => "clopperpearson",
            IntervalKind::AgrestiCoull => "agresticoull",
            IntervalKind::Logit => "logit",
            IntervalKind::KornGraubard => "korngraubard",
        };
        Some(Message::new("drawn-clause-interval").with("kind", kind).with("level", percent_of(asked.level)))
    }

    /// Whether anything is not told.
    fn is_hidden(&self) -> bool {
        let hidden = |block: &Block| {
            block.cells.iter().flatten().any(|tally| tally.hidden)
                || block.bases.iter().any(|base| base.answered.hidden)
        };
        self.table.blocks.iter().any(hidden)
    }

    /// What a statistic of numbers is called.
    fn statistic(&self) -> Message {
        match numbers::label(self.measure) {
            crate::table::Label::Said(message) => message,
            _ => Message::new("table-column-value"),
        }
    }

    /// What an axis measures, where the base does not say it.
    pub(super) fn axis_title(&self) -> String {
        if self.is_percent() {
            return String::new();
        }
        let message =
            if self.of_numbers() { self.statistic() } else { self.presenting.measure_label(self.measure) };
        (self.setting.say)(&message)
    }

    pub(super) fn axis_title_of_lines(&self) -> String {
        if self.is_percent() { "%".to_owned() } else { self.axis_title() }
    }
}

/// A clause as it stands within a sentence: names begin with a small letter there.
fn within(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
