//! Bars from left to right.

use super::drawing::{Anchor, Canvas, Stroke, Type};
use super::fonts::width;
use super::layout::{balanced, widest};
use super::page::{Swatch, baseline, legend, level_axis};
use super::pattern::Pattern;
use super::plot::{Bars, Grid, Group, Point};
use super::scale::Scale;
use super::sheet::{GRID, INK, LINE, Sheet};
use crate::language::Language;

const LONE_BAR: f32 = 24.0;
const GROUPED_BAR: f32 = 15.0;
/// Between the bars of neighbouring groups.
const APART: f32 = 16.0;
/// Under this an axis has half as many numbers.
pub(super) const NARROW: f32 = 190.0;

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, bars: &Bars, language: Language, top: f32) -> f32 {
    let y = legend(canvas, sheet, &swatches(&bars.grid), top);
    let plan = Plan::of(sheet, bars);
    let bottom = plan.grid_and_bars(canvas, &bars.grid, y);
    plan.axis(canvas, bars, language, bottom)
}

/// What each series of a grid is filled with; none where there is one without a name.
pub(super) fn swatches(grid: &Grid) -> Vec<(Swatch, &str)> {
    let series = grid.series.iter().enumerate();
    series.map(|(place, label)| (Swatch::Area(Pattern::of(place).into()), label.as_str())).collect()
}

/// The labels of categories at the left of a plot, wrapped, and where the plot begins.
pub(super) fn labels(sheet: &Sheet, grid: &Grid) -> (Vec<Vec<String>>, f32) {
    let Type { size, weight, .. } = sheet.label;
    let labels: Vec<Vec<String>> =
        grid.groups.iter().map(|group| balanced(&group.label, size, weight, sheet.label_room())).collect();
    let widest = labels.iter().map(|lines| widest(lines, size, weight)).fold(40.0 * sheet.scale, f32::max);
    (labels, sheet.margin + widest + sheet.gap)
}

/// Where things stand from left to right.
struct Plan<'a> {
    sheet: &'a Sheet,
    labels: Vec<Vec<String>>,
    from: f32,
    to: f32,
    scale: Scale,
    bar: f32,
    depth: usize,
    value: Type,
}

impl<'a> Plan<'a> {
    fn of(sheet: &'a Sheet, bars: &Bars) -> Self {
        let grid = &bars.grid;
        let (labels, mut from) = labels(sheet, grid);
        let depth = grid.depth();
        let (bar, value) = if depth == 1 { (LONE_BAR, sheet.value) } else { (GROUPED_BAR, sheet.small) };
        let values = grid.points().map(|point| width(&point.written, value.size, value.weight));
        let value_width = values.fold(30.0 * sheet.scale, f32::max);
        let to = sheet.right() - value_width - 6.0;
        if grid.points().any(|point| point.drawn().is_some_and(|value| value < 0.0)) {
            from += value_width + 6.0;
        }
        let to = to.max(from + 60.0);
        let mut scale = Scale::of(bars.axis.extent, grid.points(), 5);
        if to - from < NARROW {
            scale = scale.sparse();
        }
        Self { sheet, labels, from, to, scale, bar: bar * sheet.scale, depth, value }
    }

    fn at(&self, value: f64) -> f32 {
        self.from + (self.to - self.from) * self.scale.part(value)
    }

    fn zero(&self) -> f32 {
        self.at(0.0)
    }

    fn height_of(&self, lines: &[String]) -> f32 {
        let bars = self.bar * self.depth as f32;
        bars.max(lines.len() as f32 * self.sheet.label.size * LINE)
    }

    /// Draws from `top` and says where it ends.
    fn grid_and_bars(&self, canvas: &mut Canvas, grid: &Grid, top: f32) -> f32 {
        let apart = APART * self.sheet.scale;
        let height: f32 = self.labels.iter().map(|lines| self.height_of(lines) + apart).sum();
        let bottom = top + height;
        for tick in self.scale.ticks().into_iter().filter(|tick| *tick != 0.0) {
            canvas.line(self.at(tick), top, self.at(tick), bottom, Stroke::thin(GRID));
        }
        let mut y = top + apart / 2.0;
        for (group, lines) in grid.groups.iter().zip(&self.labels) {
            let height = self.height_of(lines);
            let at = [self.sheet.margin.max(self.label_end()), y + height / 2.0];
            canvas.lines_around(at, Anchor::End, self.sheet.label, lines);
            self.bars(canvas, group, y + (height - self.bar * self.depth as f32) / 2.0);
            y += height + apart;
        }
        canvas.line(self.zero(), top, self.zero(), bottom, baseline());
        bottom
    }

    /// Where labels end: before the plot, and before what is written left of bars under zero.
    fn label_end(&self) -> f32 {
        let Type { size, weight, .. } = self.sheet.label;
        let widest = self.labels.iter().map(|lines| widest(lines, size, weight));
        self.sheet.margin + widest.fold(40.0 * self.sheet.scale, f32::max)
    }

    fn bars(&self, canvas: &mut Canvas, group: &Group, top: f32) {
        for (series, point) in group.points.iter().enumerate() {
            let y = top + self.bar * series as f32;
            let middle = y + self.bar / 2.0;
            if let Some(value) = point.drawn().filter(|value| *value != 0.0) {
                let (low, high) = (self.at(value.min(0.0)), self.at(value.max(0.0)));
                canvas.bar(low, y, high - low, self.bar, Pattern::of(series).into());
            }
            if let Some(of) = point.whisker() {
                let cap = (self.bar * 0.26).min(5.0);
                canvas.whisker([self.at(of.low), middle], [self.at(of.high), middle], cap);
            }
            self.value(canvas, point, middle);
        }
    }

    fn value(&self, canvas: &mut Canvas, point: &Point, middle: f32) {
        if point.written.is_empty() {
            return;
        }
        let baseline = middle + self.value.size * 0.35;
        if point.drawn().is_some_and(|value| value < 0.0) {
            let x = self.at(point.foot().unwrap_or(0.0)) - 6.0;
            canvas.text(x, baseline, Anchor::End, self.value, &point.written);
        } else {
            let x = self.at(point.top().unwrap_or(0.0)) + 6.0;
            canvas.text(x, baseline, Anchor::Start, self.value, &point.written);
        }
    }

    fn axis(&self, canvas: &mut Canvas, bars: &Bars, language: Language, bottom: f32) -> f32 {
        let ticks = self.scale.ticks().into_iter();
        let marks: Vec<_> = ticks.map(|tick| (self.at(tick), self.scale.written(tick, language))).collect();
        let middle = f32::midpoint(self.from, self.to);
        level_axis(canvas, self.sheet, &marks, (&bars.axis.title, middle), bottom)
    }
}

/// What is written on a fill: white on dark, and never under lines.
pub(super) fn on(fill: Pattern, font: Type) -> Type {
    match fill {
        Pattern::Solid => Type { fill: super::sheet::PAPER, halo: false, ..font },
        Pattern::Open | Pattern::Grey => Type { fill: INK, halo: false, ..font },
        _ => Type { fill: INK, halo: true, ..font },
    }
}
