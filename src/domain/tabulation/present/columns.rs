//! What stands above the columns of a table.

use super::{Part, Presenting, percent_of};
use crate::message::Message;
use crate::table::{Base, Column, Label};
use crate::tabulation::recipe::{Measure, PercentBase};
use crate::tabulation::result::ColumnKind;

impl Presenting<'_> {
    pub(super) fn columns(&self) -> Vec<Column> {
        let deepest = self.shown.iter().map(|place| self.over(*place).len()).max().unwrap_or(0);
        let mut columns = Vec::new();
        for part in &self.parts {
            for place in &self.shown {
                let column = &self.table.columns[*place];
                let key = match (self.only_numbers(), self.crossed()) {
                    (true, false) => "value".to_owned(),
                    (true, true) => self.key_of(*place),
                    (false, false) => part.key(self.recipe.percent_base),
                    (false, true) => format!("{}/{}", part.group_key(), self.key_of(*place)),
                };
                let label = match (self.crossed(), column.classes.last()) {
                    (false, _) if self.only_numbers() => said("table-column-value"),
                    (false, _) => Label::Said(self.part_label(*part)),
                    (true, Some(class)) => class.label.clone(),
                    (true, None) if column.kind == ColumnKind::All => said("tabulation-column-all"),
                    (true, None) => said("table-column-total"),
                };
                let grouped = self.crossed() && !self.only_numbers();
                let group = grouped.then(|| self.part_label(*part));
                let mut over = self.over(*place);
                // Headings of shallower nestings stand next to their columns.
                while over.len() < deepest {
                    over.insert(0, Label::Plain(String::new()));
                }
                columns.push(Column { key, label, group, over, base: self.base_of(*part) });
            }
        }
        columns
    }

    /// What machines call a column.
    fn key_of(&self, place: usize) -> String {
        let column = &self.table.columns[place];
        match column.banner {
            Some(banner) if self.table.banners.len() > 1 => {
                format!("{}={}", self.table.banners[banner].key, column.key)
            }
            _ => column.key.clone(),
        }
    }

    /// The headings over a column: of several banners what they are by, and the outer classes.
    fn over(&self, place: usize) -> Vec<Label> {
        let column = &self.table.columns[place];
        let Some(banner) = column.banner else { return Vec::new() };
        match &column.classes[..] {
            // Of several banners each says what it is by.
            [] | [_] if self.table.banners.len() > 1 => self.table.banners[banner].variables.clone(),
            [outer @ .., _] => outer.iter().map(|class| class.label.clone()).collect(),
            [] => Vec::new(),
        }
    }

    pub(super) fn base_of(&self, part: Part) -> Option<Base> {
        let measure = match part {
            Part::Measure(measure) => measure,
            Part::Interval => Measure::ColumnPercent,
            Part::Residual => return None,
        };
        match measure {
            Measure::ColumnPercent if self.crossed() => Some(Base::Column),
            Measure::ColumnPercent | Measure::TotalPercent => Some(self.recipe.percent_base.shown()),
            Measure::PercentOf { percent_of } => Some(percent_of.shown()),
            Measure::RowPercent => Some(Base::Row),
            _ => None,
        }
    }

    pub(super) fn part_label(&self, part: Part) -> Message {
        match part {
            Part::Measure(measure) => self.measure_label(measure),
            Part::Interval => {
                let level = self.recipe.statistics.interval.map_or(0.95, |asked| asked.level);
                Message::new("tabulation-group-interval").with("level", percent_of(level))
            }
            Part::Residual => Message::new("tabulation-group-residual"),
        }
    }

    pub(in crate::tabulation) fn measure_label(&self, measure: Measure) -> Message {
        let rows = self.table.blocks.first().map(|block| &block.unit);
        let by_unit = |key: &str| rows.map_or_else(|| Message::new(key), |unit| unit.said(key));
        match measure {
            Measure::WeightedCount => Message::new("tabulation-measure-weighted-count"),
            Measure::ColumnPercent if self.crossed() => Message::new("tabulation-measure-column-percent"),
            Measure::ColumnPercent => by_unit(column_label(self.recipe.percent_base)),
            Measure::PercentOf { percent_of } => by_unit(column_label(percent_of)),
            Measure::RowPercent => Message::new("tabulation-measure-row-percent"),
            Measure::TotalPercent => Message::new("tabulation-measure-total-percent"),
            _ => Message::new("table-column-count"),
        }
    }
}

impl Measure {
    /// What machines call it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::WeightedCount => "weighted_count",
            Self::ColumnPercent => "column_percent",
            Self::RowPercent => "row_percent",
            Self::TotalPercent => "total_percent",
            Self::PercentOf { percent_of } => match percent_of {
                PercentBase::CasesAnswered => "percent_of_cases_answered",
                PercentBase::CasesSubstantive => "percent_of_cases_substantive",
                PercentBase::Responses => "percent_of_responses",
            },
            Self::N => "n",
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Sd => "sd",
            Self::Se => "se",
            Self::Min => "min",
            Self::Max => "max",
            Self::Quantile { .. } => "quantile",
        }
    }
}

impl Part {
    pub(super) const fn group_key(self) -> &'static str {
        match self {
            Self::Measure(measure) => measure.key(),
            Self::Interval => "interval",
            Self::Residual => "residual",
        }
    }

    /// What machines call a column of a table without a banner.
    fn key(self, base: PercentBase) -> String {
        match self {
            Self::Measure(Measure::ColumnPercent) => Measure::PercentOf { percent_of: base }.key().to_owned(),
            part => part.group_key().to_owned(),
        }
    }
}

impl PercentBase {
    /// What tables call it.
    pub(super) const fn shown(self) -> Base {
        match self {
            Self::CasesAnswered => Base::CasesAnswered,
            Self::CasesSubstantive => Base::CasesSubstantive,
            Self::Responses => Base::Responses,
        }
    }
}

pub(in crate::tabulation) const fn column_label(base: PercentBase) -> &'static str {
    match base {
        PercentBase::CasesAnswered => "table-column-percent-answered",
        PercentBase::CasesSubstantive => "table-column-percent-substantive",
        PercentBase::Responses => "table-column-percent-responses",
    }
}

fn said(key: &str) -> Label {
    Label::Said(Message::new(key))
}
