//! A grid: a question a row, a choice a column.

use super::{Part, Presenting, count, weighted};
use crate::answer::Missing;
use crate::message::Message;
use crate::table::{Cell, Column, Label, Row, RowKind, Table, words};
use crate::tabulation::recipe::{Measure, MissingShown};
use crate::tabulation::result::Block;

impl Presenting<'_> {
    pub(super) fn grid(&self) -> Table {
        let blocks = &self.table.blocks;
        let classes: Vec<_> = self.classes();
        let mut columns = Vec::new();
        for part in self.grid_parts() {
            for class in &classes {
                columns.push(Column {
                    key: format!("{}/{}", part.group_key(), class.key),
                    label: class.label.clone(),
                    group: Some(self.part_label(part)),
                    over: Vec::new(),
                    base: self.base_of(part),
                });
            }
        }
        let plain = |key: &str, label: Message, group: Option<&str>| Column {
            key: key.to_owned(),
            label: Label::Said(label),
            group: group.map(Message::new),
            over: Vec::new(),
            base: None,
        };
        columns.push(plain("n", Message::new("tabulation-column-base"), None));
        if self.has_means() {
            columns.push(plain("mean", Message::new("tabulation-statistic-mean"), None));
        }
        if self.recipe.missing == MissingShown::Rows {
            for kind in Missing::ALL {
                let group = Some("tabulation-group-missing");
                columns.push(plain(words::missing_key(kind), words::missing(kind), group));
            }
        }
        Table {
            key: self.table.key.clone(),
            title: self.table.title(),
            repeat: blocks.first().and_then(|block| block.unit.repeat().cloned()),
            base: self.base(),
            columns,
            rows: blocks.iter().map(|block| self.line(block)).collect(),
            notes: self.notes(),
            fallback: self.table.fallback.clone(),
        }
    }

    /// What is shown of each choice: all that needs no other column.
    fn grid_parts(&self) -> Vec<Part> {
        let apart = [Part::Measure(Measure::RowPercent), Part::Residual];
        self.parts.iter().copied().filter(|part| !apart.contains(part)).collect()
    }

    /// The classes of all questions: the same but for what only another version knows.
    fn classes(&self) -> Vec<&crate::tabulation::Class> {
        let mut classes: Vec<&crate::tabulation::Class> = Vec::new();
        for class in self.table.blocks.iter().flat_map(|block| &block.rows) {
            if !classes.iter().any(|known| known.key == class.key) {
                classes.push(class);
            }
        }
        classes
    }

    fn has_means(&self) -> bool {
        let asked = self.recipe.measures.contains(&Measure::Mean);
        self.table
            .blocks
            .iter()
            .any(|block| block.numbers.as_ref().is_some_and(|numbers| asked || numbers.natural))
    }

    fn line(&self, block: &Block) -> Row {
        let base = self.percent_base(block, 0);
        let mut cells = Vec::new();
        for part in self.grid_parts() {
            for class in self.classes() {
                let place = block.rows.iter().position(|own| own.key == class.key);
                let tally = place.map(|place| block.cells[place][0]).unwrap_or_default();
                cells.push(match part {
                    Part::Measure(Measure::Count) => count(tally),
                    Part::Measure(Measure::WeightedCount) => weighted(tally),
                    Part::Measure(Measure::PercentOf { percent_of }) => {
                        self.percent(tally, block.bases[0].of(percent_of))
                    }
                    Part::Interval => place.map_or(Cell::Empty, |place| self.interval(block, place, 0)),
                    _ => self.percent(tally, base),
                });
            }
        }
        cells.push(count(base));
        if self.has_means() {
            let summary = block.numbers.as_ref().and_then(|numbers| numbers.summaries[0].as_ref());
            cells.push(summary.map_or(Cell::Empty, |it| Cell::Number { value: it.mean, digits: 2 }));
        }
        if self.recipe.missing == MissingShown::Rows {
            cells.extend(Missing::ALL.map(|kind| count(block.missing_of_all(kind))));
        }
        Row { key: block.key.clone(), kind: RowKind::Category, label: block.label.clone(), cells }
    }
}
