//! Parts of a whole, each named beside its part.

use super::drawing::{Anchor, Canvas, Step, Stroke};
use super::layout::{spread, wrap};
use super::page::leader;
use super::pattern::{DARK, Pattern};
use super::plot::{Pie, Slice};
use super::sheet::{LINE, Sheet};
use std::f32::consts::TAU;

const RADIUS: f32 = 96.0;

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, pie: &Pie, top: f32) -> f32 {
    let radius = (RADIUS * sheet.scale).min(sheet.width * 0.19);
    let room = sheet.width / 2.0 - radius - 26.0 * sheet.scale - sheet.margin;
    let names = names(sheet, pie, room);
    let beside = |right: bool| -> f32 {
        names.iter().filter(|name| name.right == right).map(|name| name.height).sum()
    };
    // Names of small parts need room above and beneath.
    let around = if names.len() > 4 { 56.0 } else { 16.0 } * sheet.scale;
    let height = (2.0 * radius + around).max(beside(true)).max(beside(false));
    let centre = [sheet.width / 2.0, top + height / 2.0];
    for (place, name) in names.iter().enumerate() {
        let steps = sector(centre, radius, name.from, name.to);
        if name.to > name.from {
            canvas.path(steps, Some(Pattern::of(place).into()), Some(Stroke::wide(DARK, 1.2)));
        }
    }
    for right in [true, false] {
        beside_of(canvas, sheet, (centre, radius), (top, top + height), &names, right);
    }
    top + height
}

/// A part's name, and where the part is.
struct Name {
    from: f32,
    to: f32,
    right: bool,
    lines: Vec<String>,
    written: String,
    height: f32,
}

impl Name {
    fn middle(&self) -> f32 {
        f32::midpoint(self.from, self.to)
    }
}

fn names(sheet: &Sheet, pie: &Pie, room: f32) -> Vec<Name> {
    let size = |slice: &Slice| slice.point.drawn().map_or(0.0, |value| value.max(0.0));
    let whole: f64 = pie.slices.iter().map(size).sum();
    let mut from = 0.0;
    let name = |slice: &Slice| {
        let part = if whole > 0.0 { (size(slice) / whole) as f32 } else { 0.0 };
        let to = from + part * TAU;
        let right = f32::midpoint(from, to) < TAU / 2.0;
        let lines = wrap(&slice.label, sheet.base.size, sheet.base.weight, room);
        let height = sheet.base.size * LINE * (lines.len() + 1) as f32 + 6.0 * sheet.scale;
        let name = Name { from, to, right, lines, written: slice.point.written.clone(), height };
        from = to;
        name
    };
    pie.slices.iter().map(name).collect()
}

/// Writes the names of one side, moved apart, with lines to their parts.
fn beside_of(
    canvas: &mut Canvas,
    sheet: &Sheet,
    (centre, radius): ([f32; 2], f32),
    within: (f32, f32),
    names: &[Name],
    right: bool,
) {
    let mut beside: Vec<&Name> = names.iter().filter(|name| name.right == right).collect();
    let at = |angle: f32, far: f32| [centre[0] + far * angle.sin(), centre[1] - far * angle.cos()];
    if !right {
        beside.reverse();
    }
    let middles: Vec<f32> = beside.iter().map(|name| at(name.middle(), radius + 18.0)[1]).collect();
    let extents: Vec<f32> = beside.iter().map(|name| name.height).collect();
    let (sign, anchor) = if right { (1.0, Anchor::Start) } else { (-1.0, Anchor::End) };
    for (name, y) in beside.iter().zip(spread(&middles, &extents, within)) {
        let x = centre[0] + sign * (radius + 20.0 * sheet.scale);
        let steps = vec![
            Step::Move(at(name.middle(), radius)),
            Step::Line(at(name.middle(), radius + 9.0 * sheet.scale)),
            Step::Line([x, y]),
        ];
        canvas.path(steps, None, Some(leader()));
        let top = y - (name.height - 6.0 * sheet.scale) / 2.0;
        let end = canvas.lines_from([x + sign * 5.0, top], anchor, sheet.base, &name.lines);
        let font = super::drawing::Type { halo: false, size: sheet.base.size, ..sheet.value };
        canvas.text(x + sign * 5.0, end + font.size, anchor, font, &name.written);
    }
}

/// A sector between two angles, clockwise from the top.
fn sector([x, y]: [f32; 2], radius: f32, from: f32, to: f32) -> Vec<Step> {
    let at = |angle: f32| [x + radius * angle.sin(), y - radius * angle.cos()];
    // Along the circle from an angle, so far as the curve is to be pulled.
    let along = |angle: f32, pull: f32| {
        let [px, py] = at(angle);
        [px + radius * pull * angle.cos(), py + radius * pull * angle.sin()]
    };
    let pieces = ((to - from) / (TAU / 4.0)).ceil().max(1.0);
    let turn = (to - from) / pieces;
    let pull = 4.0 / 3.0 * (turn / 4.0).tan();
    let whole = to - from > TAU - 1e-4;
    let mut steps =
        if whole { vec![Step::Move(at(from))] } else { vec![Step::Move([x, y]), Step::Line(at(from))] };
    for piece in 0..pieces as usize {
        let (start, end) = (from + turn * piece as f32, from + turn * (piece + 1) as f32);
        steps.push(Step::Curve([along(start, pull), along(end, -pull), at(end)]));
    }
    steps.push(Step::Close);
    steps
}
