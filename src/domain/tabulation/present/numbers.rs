//! Rows of statistics of numbers.

use super::{Presenting, percent_of};
use crate::message::Message;
use crate::table::{Cell, Label, Row, RowKind};
use crate::tabulation::recipe::Measure;
use crate::tabulation::result::{Block, Numbers, Summary};
use chrono::NaiveDate;

impl Presenting<'_> {
    /// A row for each statistic of the numbers of a variable, in the columns of the first measure.
    pub(super) fn statistics(&self, block: &Block) -> Vec<Row> {
        let Some(numbers) = &block.numbers else { return Vec::new() };
        let asked = self.recipe.measures.iter().any(|measure| !measure.is_of_categories());
        if !asked && !numbers.natural {
            return Vec::new();
        }
        if numbers.days {
            return [Measure::Min, Measure::Max].map(|end| self.statistic(block, numbers, end)).into();
        }
        let measures = self.recipe.measures_of(false);
        let mut rows = Vec::new();
        for measure in measures {
            rows.push(self.statistic(block, numbers, measure));
            rows.extend((measure == Measure::Mean).then(|| self.mean_letters(block)).flatten());
        }
        rows
    }

    fn statistic(&self, block: &Block, numbers: &Numbers, statistic: Measure) -> Row {
        let first = self.parts.first().copied();
        let cells = self.each(|part, column| match &numbers.summaries[column] {
            _ if Some(part) != first => Cell::Empty,
            Some(summary) if numbers.days => day(summary, statistic),
            Some(summary) => cell(summary, statistic, u8::from(numbers.broken)),
            None if numbers.hidden.get(column) == Some(&true) => Cell::Hidden,
            None => Cell::Empty,
        });
        let key = match statistic {
            Measure::Min if numbers.days => "first".to_owned(),
            Measure::Max if numbers.days => "last".to_owned(),
            Measure::Quantile { quantile, kind } => format!("quantile_{quantile}_{kind}"),
            statistic => statistic.key().to_owned(),
        };
        let label = match numbers.days {
            true => Label::Said(Message::new(&format!("tabulation-statistic-{key}"))),
            false => label(statistic),
        };
        Row { key: self.row_key(block, &key), kind: RowKind::Statistic, label, cells }
    }
}

pub(in crate::tabulation) fn label(statistic: Measure) -> Label {
    let told = Message::new(&format!("tabulation-statistic-{}", statistic.key()));
    Label::Said(match statistic {
        Measure::Quantile { quantile, kind } => {
            told.with("percent", percent_of(quantile)).with("type", i64::from(kind))
        }
        _ => told,
    })
}

/// The first or the last day.
fn day(summary: &Summary, end: Measure) -> Cell {
    let day = if end == Measure::Min { summary.min } else { summary.max };
    NaiveDate::from_num_days_from_ce_opt(day as i32).map_or(Cell::Empty, Cell::Day)
}

/// A statistic with as many digits as it can bear: one more than the numbers for a mean.
pub(in crate::tabulation) fn cell(summary: &Summary, statistic: Measure, fine: u8) -> Cell {
    let number = |value: f64, digits: u8| Cell::Number { value, digits };
    // What lies halfway between two whole numbers needs a digit that others do not.
    let halfway = |value: f64| number(value, (2 * fine).max(u8::from(value.fract() != 0.0)));
    match statistic {
        Measure::Mean => number(summary.mean, 1 + fine),
        Measure::Sd => summary.sd.map_or(Cell::Empty, |sd| number(sd, 1 + fine)),
        Measure::Se => summary.se.map_or(Cell::Empty, |se| number(se, 2 + fine)),
        Measure::Median => halfway(summary.median),
        Measure::Min => number(summary.min, 2 * fine),
        Measure::Max => number(summary.max, 2 * fine),
        Measure::Quantile { quantile, kind } => {
            let same = |found: &&crate::tabulation::Quantile| {
                found.quantile.total_cmp(&quantile).is_eq() && found.kind == kind
            };
            summary.quantiles.iter().find(same).map_or(Cell::Empty, |found| halfway(found.value))
        }
        _ => Cell::Count(summary.n),
    }
}
