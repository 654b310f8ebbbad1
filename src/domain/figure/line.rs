//! Values over time: lines told apart by their marks and dashes.

use super::columns::category_labels;
use super::drawing::{Anchor, Canvas, Fill, Step, Stroke, Type};
use super::fonts::width;
use super::layout::spread;
use super::page::{Swatch, baseline, legend, upright_title, widest_number};
use super::pattern::DARK;
use super::plot::{Lines, Point};
use super::scale::Scale;
use super::sheet::{GRID, LINE, PAPER, Sheet};
use crate::language::Language;

const HEIGHT: f32 = 220.0;
const DASHES: [&[f32]; 5] = [&[], &[6.0, 3.0], &[2.0, 2.5], &[9.0, 3.0, 2.0, 3.0], &[12.0, 4.0]];

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, lines: &Lines, language: Language, top: f32) -> f32 {
    let series = lines.grid.series.iter().enumerate();
    let entries: Vec<(Swatch, &str)> =
        series.map(|(place, label)| (Swatch::Line(place), label.as_str())).collect();
    let y = legend(canvas, sheet, &entries, top);
    let y = upright_title(canvas, sheet, &lines.axis.title, y);
    let plan = Plan::of(sheet, lines, language, y);
    plan.axis(canvas, language);
    let depth = lines.grid.depth();
    for place in (0..depth).rev() {
        plan.whiskers(canvas, lines, place);
    }
    for place in (0..depth).rev() {
        plan.line(canvas, lines, place);
    }
    plan.values(canvas, lines);
    category_labels(canvas, sheet, &lines.grid, (plan.from, plan.slot), (plan.bottom, true))
}

/// A piece of a series' line with its mark, for the legend.
pub(super) fn sample(canvas: &mut Canvas, series: usize, [x, y]: [f32; 2], long: f32) {
    canvas.line(x, y, x + long, y, stroke(series));
    mark(canvas, series, [x + long / 2.0, y]);
}

fn stroke(series: usize) -> Stroke {
    Stroke { colour: DARK, width: 1.6, dash: DASHES[series % DASHES.len()] }
}

/// The mark of a series at a point: eight shapes, full ones and open ones by turns.
fn mark(canvas: &mut Canvas, series: usize, [x, y]: [f32; 2]) {
    const R: f32 = 4.0;
    let fill = Fill::Plain(if series.is_multiple_of(2) { DARK } else { PAPER });
    let outline = Some(Stroke::wide(DARK, 1.4));
    let corners: &[[f32; 2]] = match (series / 2 + series % 2 * 2) % 4 {
        0 => return canvas.circle([x, y], R, fill, outline),
        1 => &[[0.0, -4.8], [4.6, 3.4], [-4.6, 3.4]],
        2 => &[[-3.6, -3.6], [3.6, -3.6], [3.6, 3.6], [-3.6, 3.6]],
        _ => &[[0.0, -5.2], [5.2, 0.0], [0.0, 5.2], [-5.2, 0.0]],
    };
    let corners: Vec<[f32; 2]> = corners.iter().map(|[dx, dy]| [x + dx, y + dy]).collect();
    canvas.area(&corners, fill, outline);
}

struct Plan<'a> {
    sheet: &'a Sheet,
    scale: Scale,
    from: f32,
    to: f32,
    top: f32,
    bottom: f32,
    slot: f32,
    depth: usize,
}

impl<'a> Plan<'a> {
    fn of(sheet: &'a Sheet, lines: &Lines, language: Language, top: f32) -> Self {
        let grid = &lines.grid;
        let scale = Scale::of(lines.axis.extent, grid.points(), 5);
        let numbers: Vec<String> =
            scale.ticks().into_iter().map(|tick| scale.written(tick, language)).collect();
        let from = sheet.margin + widest_number(sheet, &numbers) + 6.0;
        let depth = grid.depth();
        let font = sheet.small;
        let last = grid.groups.last().into_iter().flat_map(|group| &group.points);
        let longest = last.map(|point| width(&point.written, font.size, font.weight)).fold(0.0, f32::max);
        let slot = (sheet.right() - from) / grid.groups.len().max(1) as f32;
        // Values stand behind the last points, half a step from the edge.
        let beside = if depth > 1 { (longest + 12.0 - slot / 2.0).max(0.0) } else { 0.0 };
        let to = sheet.right() - beside;
        let slot = (to - from) / grid.groups.len().max(1) as f32;
        let top = top + font.size * LINE;
        Self { sheet, scale, from, to, top, bottom: top + HEIGHT * sheet.scale, slot, depth }
    }

    fn x(&self, time: usize, series: usize) -> f32 {
        // Whiskers of several series stand side by side.
        let aside = (series as f32 - (self.depth as f32 - 1.0) / 2.0) * (self.slot * 0.08).min(4.0);
        self.from + self.slot * (time as f32 + 0.5) + aside
    }

    fn at(&self, value: f64) -> f32 {
        self.bottom - (self.bottom - self.top) * self.scale.part(value)
    }

    fn axis(&self, canvas: &mut Canvas, language: Language) {
        for tick in self.scale.ticks() {
            let y = self.at(tick);
            canvas.line(self.from, y, self.to, y, Stroke::thin(GRID));
            let number = self.scale.written(tick, language);
            let font = self.sheet.tick;
            canvas.text(self.from - 6.0, y + font.size * 0.35, Anchor::End, font, &number);
        }
        canvas.line(self.from, self.bottom, self.to, self.bottom, baseline());
    }

    fn points<'l>(
        &self,
        lines: &'l Lines,
        series: usize,
    ) -> impl Iterator<Item = (usize, Option<&'l Point>)> {
        lines.grid.groups.iter().map(move |group| group.points.get(series)).enumerate()
    }

    fn whiskers(&self, canvas: &mut Canvas, lines: &Lines, series: usize) {
        for (time, point) in self.points(lines, series) {
            if let Some(of) = point.and_then(Point::whisker) {
                let x = self.x(time, series);
                canvas.whisker([x, self.at(of.low)], [x, self.at(of.high)], 3.5);
            }
        }
    }

    /// A line is broken where there is no value.
    fn line(&self, canvas: &mut Canvas, lines: &Lines, series: usize) {
        let mut steps = Vec::new();
        let mut broken = true;
        let mut marks = Vec::new();
        for (time, point) in self.points(lines, series) {
            let Some(value) = point.and_then(Point::drawn) else {
                broken = true;
                continue;
            };
            let at = [self.x(time, series), self.at(value)];
            steps.push(if broken { Step::Move(at) } else { Step::Line(at) });
            marks.push(at);
            broken = false;
        }
        canvas.path(steps, None, Some(stroke(series)));
        for at in marks {
            mark(canvas, series, at);
        }
    }

    /// Every value of a lone line, and the last ones of several.
    fn values(&self, canvas: &mut Canvas, lines: &Lines) {
        let font = self.sheet.small;
        if self.depth == 1 {
            for (time, point) in self.points(lines, 0) {
                let Some(point) = point.filter(|point| !point.written.is_empty()) else { continue };
                let y = point.top().map_or(self.bottom, |top| self.at(top));
                if width(&point.written, font.size, font.weight) <= self.slot {
                    canvas.text(self.x(time, 0), y - 8.0, Anchor::Middle, font, &point.written);
                }
            }
            return;
        }
        self.last_values(canvas, lines, font);
    }

    fn last_values(&self, canvas: &mut Canvas, lines: &Lines, font: Type) {
        let Some(time) = lines.grid.groups.len().checked_sub(1) else { return };
        let points = lines.grid.groups[time].points.iter().enumerate();
        let mut last: Vec<(f32, f32, &str)> = points
            .filter_map(|(series, point)| {
                Some((self.at(point.drawn()?), self.x(time, series), point.written.as_str()))
            })
            .filter(|(_, _, written)| !written.is_empty())
            .collect();
        last.sort_by(|one, other| one.0.total_cmp(&other.0));
        let middles: Vec<f32> = last.iter().map(|(y, ..)| *y).collect();
        let extents = vec![font.size * 1.15; last.len()];
        let places = spread(&middles, &extents, (self.top - font.size, self.bottom + font.size / 2.0));
        let x = last.iter().map(|(_, x, _)| *x).fold(0.0, f32::max) + 9.0;
        for ((_, _, written), y) in last.iter().zip(places) {
            canvas.text(x, y + font.size * 0.35, Anchor::Start, font, written);
        }
    }
}
