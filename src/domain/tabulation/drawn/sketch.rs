//! The points of a figure, from the cells of its table.

use super::super::classes::{Class, ClassKind};
use super::super::present::{Presenting, numbers};
use super::super::recipe::{Figure as Kind, Measure, Recipe};
use super::super::result::{Block, ColumnKind, Tabulation};
use super::{Setting, fault};
use crate::figure::{Grid, Group, Point};
use crate::message::Message;
use crate::table::{Cell, Label, round_half_up, words};

/// More series cannot be told apart by their patterns.
const MOST_SERIES: usize = 8;
/// More categories are no figure any more.
const MOST_GROUPS: usize = 60;
/// What stands in place of a value that is not told, as in tables.
pub(super) const NOT_TOLD: &str = "*";
const NO_VALUE: &str = "–";

/// A figure under way.
pub(super) struct Sketch<'t> {
    pub(super) table: &'t Tabulation,
    pub(super) recipe: &'t Recipe,
    pub(super) kind: Kind,
    pub(super) setting: &'t Setting<'t>,
    pub(super) presenting: Presenting<'t>,
    /// What points measure.
    pub(super) measure: Measure,
}

impl<'t> Sketch<'t> {
    pub(super) fn new(
        table: &'t Tabulation,
        recipe: &'t Recipe,
        kind: Kind,
        setting: &'t Setting<'t>,
    ) -> Result<Self, Message> {
        if table.banners.len() > 1 {
            return Err(fault("banners"));
        }
        let is_of_days = |block: &Block| block.numbers.as_ref().is_some_and(|numbers| numbers.days);
        if table.blocks.iter().any(is_of_days) {
            return Err(fault("days"));
        }
        let presenting = table.presenting(recipe);
        let only_numbers = presenting.only_numbers();
        let usual = match kind {
            _ if only_numbers => Measure::Mean,
            Kind::Pyramid => Measure::TotalPercent,
            Kind::Network => Measure::Count,
            _ => Measure::ColumnPercent,
        };
        let measure = measure_of(recipe, only_numbers).unwrap_or(usual);
        // Parts of a whole are percents of it, and what occurs together is counted.
        let measure = match kind {
            Kind::Stacked | Kind::Likert | Kind::Pie => Measure::ColumnPercent,
            Kind::Network => Measure::Count,
            _ => measure,
        };
        let sketch = Self { table, recipe, kind, setting, presenting, measure };
        if sketch.table.blocks.is_empty() || sketch.table.blocks.iter().all(|block| block.all == 0) {
            return Err(fault("empty"));
        }
        Ok(sketch)
    }

    /// Whether the points are statistics of numbers.
    pub(super) fn of_numbers(&self) -> bool {
        !self.measure.is_of_categories()
    }

    pub(super) fn crossed(&self) -> bool {
        !self.table.banners.is_empty()
    }

    /// The places of the columns that points stand for: those of the banner, or the one of all.
    pub(super) fn columns(&self) -> Vec<usize> {
        if !self.crossed() {
            return vec![0];
        }
        let is_class = |place: &usize| self.table.columns[*place].kind == ColumnKind::Class;
        (0..self.table.columns.len()).filter(is_class).collect()
    }

    /// The column of all who are counted.
    pub(super) fn total(&self) -> usize {
        let total = |place: &usize| self.table.columns[*place].kind == ColumnKind::Total;
        (0..self.table.columns.len()).find(total).unwrap_or_default()
    }

    /// The only variable of the rows.
    pub(super) fn block(&self) -> Result<&'t Block, Message> {
        match &self.table.blocks[..] {
            [block] if self.of_numbers() || !block.rows.is_empty() => Ok(block),
            [_] => Err(fault("numbers")),
            _ => Err(fault("several")),
        }
    }

    /// The classes of a variable that have points, in the order of the table.
    pub(super) fn classes(&self, block: &Block) -> Vec<usize> {
        let mut order = self.presenting.order(block);
        order.retain(|place| block.rows[*place].kind != ClassKind::Exclusive || !block.several);
        order
    }

    /// Whether the variables of the rows have the same classes and no columns: questions of one scale.
    pub(super) fn of_one_scale(&self) -> bool {
        let keys = |block: &'t Block| -> Vec<&'t str> {
            let own = block.rows.iter().filter(|class| of_form(class));
            own.map(|class| class.key.as_str()).collect()
        };
        let mut blocks = self.table.blocks.iter().map(keys);
        let first = blocks.next().unwrap_or_default();
        !self.crossed()
            && self.table.blocks.len() > 1
            && !first.is_empty()
            && blocks.all(|keys| keys == first)
    }

    pub(super) fn label(&self, label: &Label) -> String {
        label.words(self.setting.language, &self.table.fallback, self.setting.say).text
    }

    pub(super) fn class_label(&self, class: &Class) -> String {
        self.label(&class.label)
    }

    /// What a column is called: of a nesting its classes, the outermost first.
    pub(super) fn column_label(&self, place: usize) -> String {
        let classes = &self.table.columns[place].classes;
        if classes.is_empty() {
            return (self.setting.say)(&Message::new("tabulation-column-all"));
        }
        classes.iter().map(|class| self.class_label(class)).collect::<Vec<_>>().join(" · ")
    }

    /// The same with how many are in it, where that is told.
    pub(super) fn counted_label(&self, label: String, block: &Block, column: usize) -> String {
        let base = self.presenting.percent_base(block, column);
        if base.hidden || self.of_numbers() {
            return label;
        }
        let n = words::whole(base.count, self.setting.language);
        (self.setting.say)(&Message::new("drawn-series").with("label", label).with("n", n))
    }

    /// The point of a class of a variable in a column.
    pub(super) fn point(&self, block: &Block, row: usize, column: usize) -> Point {
        let point = self.point_of(self.presenting.cell(block, row, column, self.measure));
        if self.measure != Measure::ColumnPercent || point.value.is_none() {
            return point;
        }
        match self.presenting.interval(block, row, column) {
            Cell::Interval { low, high, .. } => point.within(low, high),
            _ => point,
        }
    }

    /// The point of a class by its key, which another version of the form may lack.
    pub(super) fn point_of_key(&self, block: &Block, key: &str) -> Point {
        let row = block.rows.iter().position(|class| class.key == key);
        row.map_or_else(|| Point::missing(NO_VALUE), |row| self.point(block, row, 0))
    }

    /// The point of the numbers of a variable in a column.
    pub(super) fn number(&self, block: &Block, column: usize) -> Point {
        let numbers = block.numbers.as_ref();
        let summary = numbers.and_then(|numbers| Some((numbers, numbers.summaries[column].as_ref()?)));
        let Some((numbers, summary)) = summary else {
            let hidden = block.bases[column].answered.hidden;
            return Point::missing(if hidden { NOT_TOLD } else { NO_VALUE });
        };
        let point = self.point_of(numbers::cell(summary, self.measure, u8::from(numbers.broken)));
        let Some((asked, value)) = self.recipe.statistics.interval.zip(point.value) else { return point };
        // Of weighted means the plain t has no place.
        if self.measure != Measure::Mean || self.recipe.weight.is_some() {
            return point;
        }
        let df = summary.n.saturating_sub(1) as f64;
        let quantile = crate::statistics::distribution::t_quantile(f64::midpoint(1.0, asked.level), df);
        match summary.se.zip(quantile.ok()) {
            Some((se, t)) => point.within(value - t * se, value + t * se),
            None => point,
        }
    }

    fn point_of(&self, cell: Cell) -> Point {
        let written = cell.words(self.setting.language, self.setting.say);
        match cell {
            Cell::Count(count) => Point::new(count as f64, written),
            Cell::Share(share) => Point::new(share.percent(), written),
            Cell::Number { value, .. } | Cell::Percent { value, .. } => Point::new(value, written),
            Cell::Hidden => Point::missing(NOT_TOLD),
            _ => Point::missing(NO_VALUE),
        }
    }

    /// The table as categories by series, as bars and heat maps have it.
    pub(super) fn grid(&self) -> Result<Grid, Message> {
        let grid = if self.of_numbers() {
            self.grid_of_numbers()
        } else if self.of_one_scale() {
            self.grid_of_scale()
        } else {
            self.grid_of_classes(self.block()?)
        };
        few(grid.groups.len(), MOST_GROUPS, "groups")?;
        if grid.groups.is_empty() { Err(fault("empty")) } else { Ok(grid) }
    }

    fn grid_of_classes(&self, block: &Block) -> Grid {
        let columns = self.columns();
        let group = |row: usize| {
            let points = columns.iter().map(|column| self.point(block, row, *column)).collect();
            Group::new(self.class_label(&block.rows[row]), points)
        };
        let head = |column: &usize| self.counted_label(self.column_label(*column), block, *column);
        Grid {
            series: if self.crossed() { columns.iter().map(head).collect() } else { Vec::new() },
            groups: self.classes(block).into_iter().map(group).collect(),
        }
    }

    /// Questions by the answers of their scale.
    pub(super) fn grid_of_scale(&self) -> Grid {
        let blocks = &self.table.blocks;
        let classes = self.classes(&blocks[0]);
        let keys: Vec<&str> = classes.iter().map(|row| blocks[0].rows[*row].key.as_str()).collect();
        let group = |block: &Block| {
            let points = keys.iter().map(|key| self.point_of_key(block, key)).collect();
            Group::new(self.label(&block.label), points)
        };
        Grid {
            series: classes.iter().map(|row| self.class_label(&blocks[0].rows[*row])).collect(),
            groups: blocks.iter().map(group).collect(),
        }
    }

    /// A statistic of each number, by columns where there are any.
    fn grid_of_numbers(&self) -> Grid {
        let blocks = &self.table.blocks;
        if !self.crossed() {
            let group = |block: &Block| Group::new(self.label(&block.label), vec![self.number(block, 0)]);
            return Grid { series: Vec::new(), groups: blocks.iter().map(group).collect() };
        }
        let group = |column: usize| {
            let points = blocks.iter().map(|block| self.number(block, column)).collect();
            Group::new(self.column_label(column), points)
        };
        let series = blocks.iter().map(|block| self.label(&block.label));
        Grid {
            series: if blocks.len() > 1 { series.collect() } else { Vec::new() },
            groups: self.columns().into_iter().map(group).collect(),
        }
    }

    /// How high a value is on a whole of a hundred, as it is written.
    pub(super) fn rounded(&self, value: f64) -> f64 {
        round_half_up(value, if self.is_percent() { self.recipe.digits } else { 6 })
    }

    pub(super) fn is_percent(&self) -> bool {
        matches!(self.measure, Measure::ColumnPercent | Measure::RowPercent | Measure::TotalPercent)
    }

    /// Not more series than patterns tell apart.
    pub(super) fn told_apart(&self, count: usize) -> Result<(), Message> {
        few(count, MOST_SERIES, "series")
    }
}

/// The measure that a recipe asks for: of categories the first percent, else the first count; of numbers
/// the first mean or quantile, else the first statistic.
fn measure_of(recipe: &Recipe, only_numbers: bool) -> Option<Measure> {
    // A scale of which only the mean is asked for is a number as well.
    let numbers = only_numbers || recipe.measures.iter().all(|one| !one.is_of_categories());
    // A figure shows percents of one base: that of its recipe.
    let drawn = |one: &Measure| !matches!(one, Measure::PercentOf { .. });
    let asked =
        || recipe.measures.iter().copied().filter(drawn).filter(|one| one.is_of_categories() != numbers);
    let tells = |one: &Measure| {
        use Measure::{ColumnPercent, Mean, Median, Quantile, RowPercent, TotalPercent};
        matches!(one, ColumnPercent | RowPercent | TotalPercent | Mean | Median | Quantile { .. })
    };
    asked().find(tells).or_else(|| asked().next())
}

/// Whether a class is of this version of the form.
pub(super) fn of_form(class: &Class) -> bool {
    !matches!(class.kind, ClassKind::OtherVersions | ClassKind::Outside)
}

/// Not more than can be read.
pub(super) fn few(count: usize, most: usize, what: &str) -> Result<(), Message> {
    if count > most {
        return Err(fault("many").with("what", what).with("count", count).with("most", most));
    }
    Ok(())
}
