//! Rows against columns: heat maps, networks, pyramids.

use super::super::classes::ClassKind;
use super::super::result::Block;
use super::fault;
use super::sketch::{NOT_TOLD, Sketch, few, of_form};
use crate::figure::{Axis, Band, Extent, Group, Heat, HeatMap, HeatRow, Link, Network, Node, Point, Pyramid};
use crate::message::Message;

const MOST_ROWS: usize = 60;
const MOST_COLUMNS: usize = 30;
const MOST_NODES: usize = 24;

impl Sketch<'_> {
    pub(super) fn heat(&self) -> Result<HeatMap, Message> {
        if !self.crossed() && !self.of_one_scale() {
            return Err(fault("heat"));
        }
        let grid = self.grid()?;
        few(grid.groups.len(), MOST_ROWS, "groups")?;
        few(grid.series.len(), MOST_COLUMNS, "columns")?;
        let points = grid.groups.iter().flat_map(|group| &group.points);
        let darkest = points.filter_map(|point| point.value).fold(0.0, f64::max);
        let heat = |point: &Point| match point.value {
            Some(value) => {
                let degree = if darkest > 0.0 { (value / darkest).max(0.0) } else { 0.0 };
                Some(Heat { degree, value: point.written.clone() })
            }
            None if point.written == NOT_TOLD => Some(Heat { degree: 0.0, value: NOT_TOLD.to_owned() }),
            None => None,
        };
        let row = |group: &Group| HeatRow {
            label: group.label.clone(),
            depth: 0,
            cells: group.points.iter().map(heat).collect(),
        };
        let mut notes = vec![self.base()];
        notes.extend(Some(self.note()).filter(|note| !note.is_empty()));
        Ok(HeatMap {
            id: self.setting.id.to_owned(),
            language: self.setting.language,
            caption: self.caption(),
            rows: grid.groups.iter().map(row).collect(),
            columns: grid.series,
            notes,
        })
    }

    /// What occurs together: the same classes in rows and columns, of which several may hold at once.
    pub(super) fn network(&self) -> Result<Network, Message> {
        let block = self.block()?;
        let rows: Vec<usize> = self.classes(block).into_iter().filter(|row| is_node(block, *row)).collect();
        let columns: Vec<Option<usize>> =
            rows.iter().map(|row| self.column_of(&block.rows[*row].key)).collect();
        let Some(columns) = columns.into_iter().collect::<Option<Vec<usize>>>().filter(|_| block.several)
        else {
            return Err(fault("network"));
        };
        few(rows.len(), MOST_NODES, "nodes")?;
        let node = |(row, column): (&usize, &usize)| Node {
            label: self.class_label(&block.rows[*row]),
            point: self.point(block, *row, *column),
        };
        let nodes = rows.iter().zip(&columns).map(node).collect();
        let mut links = Vec::new();
        for (one, row) in rows.iter().enumerate() {
            for (other, column) in columns.iter().enumerate().skip(one + 1) {
                links.push(Link { ends: [one, other], point: self.point(block, *row, *column) });
            }
        }
        let unit = (self.setting.say)(&Message::new("drawn-network-unit"));
        Network::new(nodes, links, unit).map_err(|_| fault("network"))
    }

    fn column_of(&self, key: &str) -> Option<usize> {
        self.columns().into_iter().find(|place| self.table.columns[*place].key == key)
    }

    /// Two groups back to back; everybody in either is the whole.
    pub(super) fn pyramid(&self) -> Result<Pyramid, Message> {
        let own = |place: &usize| self.table.columns[*place].classes.iter().all(of_form);
        let columns: Vec<usize> = self.columns().into_iter().filter(own).collect();
        let ([left, right], true) = (&columns[..], self.crossed()) else { return Err(fault("sides")) };
        if self.table.banners.iter().any(|banner| banner.overlap) {
            return Err(fault("sides"));
        }
        let block = self.block()?;
        if block.several || self.of_numbers() {
            return Err(fault("bands"));
        }
        let bands: Vec<Band> = (0..block.rows.len())
            .filter(|row| block.rows[*row].kind == ClassKind::Category)
            .map(|row| Band {
                label: self.class_label(&block.rows[row]),
                points: [self.point(block, row, *left), self.point(block, row, *right)],
            })
            .collect();
        few(bands.len(), MOST_ROWS, "groups")?;
        if bands.is_empty() {
            return Err(fault("bands"));
        }
        let side = |column: usize| self.counted_label(self.column_label(column), block, column);
        Ok(Pyramid {
            sides: [side(*left), side(*right)],
            bands,
            axis: Axis { title: self.axis_title_of_lines(), extent: Extent::FromZero },
        })
    }
}

/// Whether a class stands for something that can occur together with others.
fn is_node(block: &Block, row: usize) -> bool {
    block.rows[row].kind == ClassKind::Category
}
