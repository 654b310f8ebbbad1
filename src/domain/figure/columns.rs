//! Bars upwards.

use super::bars::swatches;
use super::drawing::{Anchor, Canvas, Stroke, Type};
use super::fonts::width;
use super::layout::{balanced, widest, words_fit, wrap};
use super::page::{baseline, legend, upright_title, widest_number};
use super::pattern::Pattern;
use super::plot::{Bars, Grid, Group, Point};
use super::scale::Scale;
use super::sheet::{GRID, LINE, Sheet};
use crate::language::Language;

/// The height of the plot.
const HEIGHT: f32 = 220.0;
/// The longest that turned labels get before they wrap.
const TURNED_ROOM: f32 = 150.0;
/// More lines than this under a bar are turned.
const MOST_LINES: usize = 4;

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, bars: &Bars, language: Language, top: f32) -> f32 {
    let y = legend(canvas, sheet, &swatches(&bars.grid), top);
    let y = upright_title(canvas, sheet, &bars.axis.title, y);
    let plan = Plan::of(sheet, bars, language, y);
    plan.axis(canvas, language);
    for (place, group) in bars.grid.groups.iter().enumerate() {
        plan.group(canvas, group, place);
    }
    canvas.line(plan.from, plan.at(0.0), sheet.right(), plan.at(0.0), baseline());
    category_labels(canvas, sheet, &bars.grid, (plan.from, plan.slot), (plan.bottom, false))
}

struct Plan<'a> {
    sheet: &'a Sheet,
    scale: Scale,
    from: f32,
    top: f32,
    bottom: f32,
    slot: f32,
    bar: f32,
    depth: usize,
    value: Type,
    /// Whether values run upwards, since they are wider than their bars.
    turned: bool,
}

impl<'a> Plan<'a> {
    fn of(sheet: &'a Sheet, bars: &Bars, language: Language, top: f32) -> Self {
        let grid = &bars.grid;
        let scale = Scale::of(bars.axis.extent, grid.points(), 5);
        let numbers: Vec<String> =
            scale.ticks().into_iter().map(|tick| scale.written(tick, language)).collect();
        let from = sheet.margin + widest_number(sheet, &numbers) + 6.0;
        let slot = (sheet.right() - from) / grid.groups.len().max(1) as f32;
        let depth = grid.depth();
        let bar = (slot * 0.78 / depth as f32).min(if depth == 1 { 56.0 } else { 36.0 } * sheet.scale);
        let value = if depth == 1 && grid.groups.len() < 12 { sheet.value } else { sheet.small };
        let longest = grid.points().map(|point| width(&point.written, value.size, value.weight));
        let longest = longest.fold(0.0, f32::max);
        let room = if depth == 1 { slot - 3.0 } else { bar + 1.0 };
        let turned = longest > room;
        let above = if turned { longest + 6.0 } else { value.size * LINE + 2.0 };
        let top = top + above;
        Self { sheet, scale, from, top, bottom: top + HEIGHT * sheet.scale, slot, bar, depth, value, turned }
    }

    fn at(&self, value: f64) -> f32 {
        self.bottom - (self.bottom - self.top) * self.scale.part(value)
    }

    fn axis(&self, canvas: &mut Canvas, language: Language) {
        for tick in self.scale.ticks() {
            let y = self.at(tick);
            if tick != 0.0 {
                canvas.line(self.from, y, self.sheet.right(), y, Stroke::thin(GRID));
            }
            let number = self.scale.written(tick, language);
            let font = self.sheet.tick;
            canvas.text(self.from - 6.0, y + font.size * 0.35, Anchor::End, font, &number);
        }
    }

    fn group(&self, canvas: &mut Canvas, group: &Group, place: usize) {
        let middle = self.from + self.slot * (place as f32 + 0.5);
        let mut x = middle - self.bar * self.depth as f32 / 2.0;
        for (series, point) in group.points.iter().enumerate() {
            if let Some(value) = point.drawn().filter(|value| *value != 0.0) {
                let (high, low) = (self.at(value.max(0.0)), self.at(value.min(0.0)));
                canvas.bar(x, high, self.bar, low - high, Pattern::of(series).into());
            }
            let centre = x + self.bar / 2.0;
            if let Some(of) = point.whisker() {
                let cap = (self.bar * 0.26).min(5.0);
                canvas.whisker([centre, self.at(of.low)], [centre, self.at(of.high)], cap);
            }
            self.value(canvas, point, centre);
            x += self.bar;
        }
    }

    fn value(&self, canvas: &mut Canvas, point: &Point, x: f32) {
        if point.written.is_empty() {
            return;
        }
        let font = self.value;
        let y = self.at(point.top().unwrap_or(0.0).max(0.0)) - 4.0;
        if self.turned {
            canvas.upright(x + font.size * 0.35, y, Anchor::Start, font, &point.written);
        } else {
            canvas.text(x, y, Anchor::Middle, font, &point.written);
        }
    }
}

/// Writes categories beneath a plot, level where they fit and turned where not; of times too many to
/// be written, every second or third. Says where they end.
pub(super) fn category_labels(
    canvas: &mut Canvas,
    sheet: &Sheet,
    grid: &Grid,
    (from, slot): (f32, f32),
    (bottom, times): (f32, bool),
) -> f32 {
    let Type { size, weight, .. } = sheet.base;
    let room = slot - 8.0;
    let fits = |label: &str| {
        words_fit(label, size, weight, room) && wrap(label, size, weight, room).len() <= MOST_LINES
    };
    let step = size * LINE;
    let mut end = bottom + 8.0;
    if grid.groups.iter().all(|group| fits(&group.label)) {
        for (place, group) in grid.groups.iter().enumerate() {
            let lines = balanced(&group.label, size, weight, room);
            let at = [from + slot * (place as f32 + 0.5), bottom + 5.0];
            end = canvas.lines_from(at, Anchor::Middle, sheet.base, &lines).max(end);
        }
        return end + 2.0;
    }
    let every = if times { (size * 1.1 / slot).ceil().max(1.0) as usize } else { 1 };
    for (place, group) in grid.groups.iter().enumerate().step_by(every) {
        let most = ((slot / step).floor() as usize).max(1);
        let lines = turned_lines(&group.label, size, weight, most);
        let middle = from + slot * (place as f32 + 0.5);
        let mut x = middle - step * (lines.len() as f32 - 1.0) / 2.0 + size * 0.35;
        for line in &lines {
            canvas.upright(x, bottom + 7.0, Anchor::End, sheet.base, line);
            x += step;
        }
        end = end.max(bottom + 7.0 + widest(&lines, size, weight));
    }
    end + 4.0
}

/// A label in as few lines as have room side by side, each no longer than it must be.
fn turned_lines(label: &str, size: f32, weight: super::fonts::Weight, most: usize) -> Vec<String> {
    let mut room = TURNED_ROOM;
    loop {
        let lines = balanced(label, size, weight, room);
        if lines.len() <= most || room > 4000.0 {
            return lines;
        }
        room *= 1.25;
    }
}
