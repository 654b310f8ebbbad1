//! The numbers of a figure: as rows for the table beneath it, and as a sentence.

use super::plot::{Figure, Grid, Group, Plot, Point};

/// The numbers of a figure in rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// What stands above the columns of numbers; one empty heading where there is one unnamed column.
    pub heads: Vec<String>,
    /// A row a category.
    pub rows: Vec<Group>,
}

impl Figure {
    /// What it shows in rows, everything that is drawn and nothing besides.
    #[must_use]
    pub fn rows(&self) -> Rows {
        match &self.plot {
            Plot::Bars(bars) => grid(&bars.grid),
            Plot::Likert(likert) => grid(&likert.grid),
            Plot::Lines(lines) => grid(&lines.grid),
            Plot::Pie(pie) => single(pie.slices.iter().map(|slice| (&slice.label, &slice.point))),
            Plot::Map(map) => single(map.places().iter().map(|place| (&place.label, &place.point))),
            Plot::Pyramid(pyramid) => Rows {
                heads: pyramid.sides.to_vec(),
                rows: pyramid
                    .bands
                    .iter()
                    .map(|band| Group::new(band.label.clone(), band.points.to_vec()))
                    .collect(),
            },
            Plot::Network(network) => single(network.counted().iter().map(|(label, point)| (label, point))),
        }
    }

    /// The figure in a sentence: every category with its values, then whom it counts.
    pub(super) fn description(&self) -> String {
        let Rows { heads, rows } = self.rows();
        let row = |row: &Group| {
            let points = row.points.iter().enumerate();
            let values = points.map(|(place, point)| match heads.get(place) {
                Some(head) if !head.is_empty() => format!("{head} {}", point.written),
                _ => point.written.clone(),
            });
            format!("{}: {}", row.label, values.collect::<Vec<_>>().join(", "))
        };
        let rows: Vec<_> = rows.iter().map(row).collect();
        format!("{}. {}", rows.join("; "), self.base)
    }
}

fn grid(grid: &Grid) -> Rows {
    let depth = grid.depth();
    let mut heads = grid.series.clone();
    heads.resize(depth, String::new());
    let filled = |group: &Group| {
        let mut points = group.points.clone();
        points.resize_with(depth, Point::default);
        Group::new(group.label.clone(), points)
    };
    Rows { heads, rows: grid.groups.iter().map(filled).collect() }
}

fn single<'a>(rows: impl Iterator<Item = (&'a String, &'a Point)>) -> Rows {
    let rows = rows.map(|(label, point)| Group::new(label.clone(), vec![point.clone()])).collect();
    Rows { heads: vec![String::new()], rows }
}
