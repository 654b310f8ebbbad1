//! Two groups by age, back to back, the youngest at the foot.

use super::bars::NARROW;
use super::drawing::{Anchor, Canvas, Stroke, Type};
use super::fonts::{Weight, width};
use super::layout::{balanced, widest};
use super::page::{baseline, level_axis};
use super::pattern::Pattern;
use super::plot::{Point, Pyramid};
use super::scale::Scale;
use super::sheet::{GRID, LINE, Sheet};
use crate::language::Language;

const BAR: f32 = 18.0;
const APART: f32 = 5.0;
const FILLS: [Pattern; 2] = [Pattern::Slanted, Pattern::Solid];

pub(super) fn draw(
    canvas: &mut Canvas,
    sheet: &Sheet,
    pyramid: &Pyramid,
    language: Language,
    top: f32,
) -> f32 {
    let plan = Plan::of(sheet, pyramid);
    let top = plan.heads(canvas, pyramid, top);
    let bottom = top + pyramid.bands.iter().map(|band| plan.height(&band.label)).sum::<f32>();
    for tick in plan.scale.ticks() {
        for side in [0, 1] {
            let stroke = if tick == 0.0 { baseline() } else { Stroke::thin(GRID) };
            canvas.line(plan.at(side, tick), top, plan.at(side, tick), bottom, stroke);
        }
    }
    let mut y = top;
    for band in pyramid.bands.iter().rev() {
        let height = plan.height(&band.label);
        canvas.lines_around(
            [plan.middle, y + height / 2.0],
            Anchor::Middle,
            sheet.base,
            &plan.lines(&band.label),
        );
        for (side, point) in band.points.iter().enumerate() {
            plan.bar(canvas, side, point, y + height / 2.0);
        }
        y += height;
    }
    plan.axes(canvas, pyramid, language, bottom)
}

struct Plan<'a> {
    sheet: &'a Sheet,
    scale: Scale,
    /// Where ages stand, and how far the bars begin from there.
    middle: f32,
    half: f32,
    /// How long the axis is.
    long: f32,
}

impl<'a> Plan<'a> {
    fn of(sheet: &'a Sheet, pyramid: &Pyramid) -> Self {
        let points = pyramid.bands.iter().flat_map(|band| &band.points);
        let font = sheet.small;
        let values = points.clone().map(|point| width(&point.written, font.size, font.weight));
        let beside = values.fold(0.0, f32::max) + 6.0;
        let room = sheet.width * 0.2;
        let Type { size, weight, .. } = sheet.base;
        let labels =
            pyramid.bands.iter().map(|band| widest(&balanced(&band.label, size, weight, room), size, weight));
        let half = labels.fold(20.0, f32::max) / 2.0 + 8.0 * sheet.scale;
        let middle = sheet.width / 2.0;
        let long = middle - half - sheet.margin - beside;
        let scale = Scale::of(pyramid.axis.extent, points, 5);
        let scale = if long < NARROW { scale.sparse() } else { scale };
        Self { sheet, scale, middle, half, long }
    }

    fn lines(&self, label: &str) -> Vec<String> {
        balanced(label, self.sheet.base.size, self.sheet.base.weight, self.sheet.width * 0.2)
    }

    fn height(&self, label: &str) -> f32 {
        let words = self.lines(label).len() as f32 * self.sheet.base.size * LINE;
        words.max(BAR * self.sheet.scale) + APART * self.sheet.scale
    }

    fn at(&self, side: usize, value: f64) -> f32 {
        let far = self.half + self.long * self.scale.part(value);
        if side == 0 { self.middle - far } else { self.middle + far }
    }

    fn heads(&self, canvas: &mut Canvas, pyramid: &Pyramid, top: f32) -> f32 {
        let font = Type { weight: Weight::Bold, ..self.sheet.base };
        let mut end = top;
        for (side, head) in pyramid.sides.iter().enumerate() {
            let lines = balanced(head, font.size, font.weight, self.long);
            let x = self.at(side, f64::midpoint(self.scale.low, self.scale.high));
            end = canvas.lines_from([x, top], Anchor::Middle, font, &lines).max(end);
        }
        end + 6.0
    }

    fn bar(&self, canvas: &mut Canvas, side: usize, point: &Point, middle: f32) {
        let height = BAR * self.sheet.scale;
        if let Some(value) = point.drawn().filter(|value| *value > 0.0) {
            let (from, to) = (self.at(side, 0.0), self.at(side, value));
            canvas.bar(from.min(to), middle - height / 2.0, (to - from).abs(), height, FILLS[side].into());
        }
        if let Some(of) = point.whisker() {
            canvas.whisker([self.at(side, of.low), middle], [self.at(side, of.high), middle], 4.0);
        }
        if !point.written.is_empty() {
            let font = self.sheet.small;
            let (sign, anchor) = if side == 0 { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
            let x = self.at(side, point.top().unwrap_or(0.0)) + sign * 5.0;
            canvas.text(x, middle + font.size * 0.35, anchor, font, &point.written);
        }
    }

    fn axes(&self, canvas: &mut Canvas, pyramid: &Pyramid, language: Language, bottom: f32) -> f32 {
        let mark = |side, tick| (self.at(side, tick), self.scale.written(tick, language));
        let ticks = self.scale.ticks();
        let marks: Vec<_> = ticks.iter().flat_map(|tick| [mark(0, *tick), mark(1, *tick)]).collect();
        level_axis(canvas, self.sheet, &marks, (&pyramid.axis.title, self.middle), bottom)
    }
}
