//! Shares of a hundred behind each other: stacked bars, and scales on both sides of their middle.

use super::bars::{labels, on, swatches};
use super::drawing::{Anchor, Canvas, Stroke, Type};
use super::fonts::width;
use super::layout::spread;
use super::page::{Swatch, baseline, legend, level_axis};
use super::pattern::Pattern;
use super::plot::{Bars, Grid, Group, Likert, Middle, Point};
use super::sheet::{GRID, LINE, Sheet};

const BAR: f32 = 24.0;
const APART: f32 = 14.0;
/// Between neighbouring parts, so that they are told apart in grey as well.
const GAP: f32 = 1.4;

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, bars: &Bars, top: f32) -> f32 {
    let y = legend(canvas, sheet, &swatches(&bars.grid), top);
    let (labels, from) = labels(sheet, &bars.grid);
    let plan = Plan { sheet, from, to: sheet.right() - 10.0, low: 0.0, high: 100.0, sided: false };
    let fills: Vec<Pattern> = (0..bars.grid.depth()).map(Pattern::of).collect();
    let parts = |group: &Group| {
        let mut start = 0.0;
        let part = |(series, point): (usize, &Point)| {
            let part = Part::behind(&mut start, point, fills[series]);
            Some((part?, point.written.clone()))
        };
        group.points.iter().enumerate().filter_map(part).collect()
    };
    let bottom = plan.rows(canvas, &bars.grid, &labels, parts, y);
    plan.axis(canvas, &bars.axis.title, bottom)
}

pub(super) fn draw_likert(canvas: &mut Canvas, sheet: &Sheet, likert: &Likert, top: f32) -> f32 {
    let grid = &likert.grid;
    let scale = Answers::of(grid.depth(), likert.middle);
    let entries: Vec<(Swatch, &str)> = grid
        .series
        .iter()
        .enumerate()
        .map(|(place, label)| (Swatch::Area(scale.fill(place).into()), label.as_str()))
        .collect();
    let y = legend(canvas, sheet, &entries, top);
    let (labels, from) = labels(sheet, grid);
    let reach = scale.reach(grid);
    let plan = Plan { sheet, from, to: sheet.right() - 10.0, low: -reach[0], high: reach[1], sided: true };
    let apart_from = scale.apart_from(grid);
    let parts = |group: &Group| scale.parts(group, apart_from);
    let bottom = plan.rows(canvas, grid, &labels, parts, y);
    plan.axis(canvas, "", bottom)
}

/// A part of a bar, from one percent to another.
#[derive(Clone, Copy, Debug)]
struct Part {
    from: f64,
    to: f64,
    fill: Pattern,
}

impl Part {
    /// The part that begins where the one before ended; none where nobody is in it.
    fn behind(start: &mut f64, point: &Point, fill: Pattern) -> Option<Self> {
        let share = point.drawn().filter(|value| *value > 0.0)?;
        let part = Self { from: *start, to: *start + share, fill };
        *start = part.to;
        Some(part)
    }
}

/// Which answers stand on which side.
#[derive(Clone, Copy, Debug)]
struct Answers {
    count: usize,
    /// So many stand wholly at the left.
    left: usize,
    /// The one in the middle, and whether it stands apart.
    neutral: Option<(usize, bool)>,
}

impl Answers {
    fn of(count: usize, middle: Middle) -> Self {
        let (left, neutral) = match middle {
            Middle::Between(left) => (left, None),
            Middle::Centred(place) => (place, Some((place, false))),
            Middle::Apart(place) => (place, Some((place, true))),
        };
        Self { count, left: left.min(count), neutral: neutral.filter(|(place, _)| *place < count) }
    }

    fn is_neutral(self, place: usize) -> bool {
        self.neutral.is_some_and(|(neutral, _)| neutral == place)
    }

    /// Hatched at the left, plain at the right, the darker the farther from the middle.
    fn fill(self, place: usize) -> Pattern {
        const LEFT: [Pattern; 4] = [Pattern::Slanted, Pattern::Crossed, Pattern::Level, Pattern::Upright];
        if self.is_neutral(place) {
            return Pattern::Open;
        }
        if place < self.left {
            // The only one and the farthest are the densest.
            let from_middle = self.left - 1 - place;
            return if self.left == 1 { Pattern::Crossed } else { LEFT[from_middle.min(3)] };
        }
        let first = self.left + usize::from(self.neutral.is_some());
        let (from_middle, rights) = (place - first, self.count - first);
        match (rights, rights - 1 - from_middle) {
            (_, 0) => Pattern::Solid,
            (_, 1) => Pattern::Grey,
            _ => Pattern::Dotted,
        }
    }

    fn share(group: &Group, place: usize) -> f64 {
        group.points.get(place).and_then(Point::drawn).map_or(0.0, |value| value.max(0.0))
    }

    /// How far the bars of a group go to the left and to the right.
    fn sides(self, group: &Group) -> [f64; 2] {
        let mut sides = [0.0, 0.0];
        for place in 0..self.count {
            let share = Self::share(group, place);
            match self.neutral {
                Some((neutral, apart)) if neutral == place => {
                    if !apart {
                        sides[0] += share / 2.0;
                        sides[1] += share / 2.0;
                    }
                }
                _ if place < self.left => sides[0] += share,
                _ => sides[1] += share,
            }
        }
        sides
    }

    fn widest(self, grid: &Grid) -> [f64; 2] {
        let sides = grid.groups.iter().map(|group| self.sides(group));
        sides.fold([0.0, 0.0], |[left, right], of| [left.max(of[0]), right.max(of[1])])
    }

    /// Where answers that stand apart begin: behind the longest bar.
    fn apart_from(self, grid: &Grid) -> f64 {
        self.widest(grid)[1] + 6.0
    }

    /// The ends of the axis, at least a little on both sides.
    fn reach(self, grid: &Grid) -> [f64; 2] {
        let [left, mut right] = self.widest(grid);
        if let Some((place, true)) = self.neutral {
            let apart = grid.groups.iter().map(|group| Self::share(group, place)).fold(0.0, f64::max);
            right += 6.0 + apart;
        }
        [left.max(10.0) + 1.0, right.max(10.0) + 1.0]
    }

    fn parts(self, group: &Group, apart_from: f64) -> Vec<(Part, String)> {
        let mut start = -self.sides(group)[0];
        let mut apart = apart_from;
        let part = |(place, point): (usize, &Point)| {
            let stands_apart = self.neutral.is_some_and(|(neutral, apart)| apart && neutral == place);
            let start = if stands_apart { &mut apart } else { &mut start };
            let part = Part::behind(start, point, self.fill(place))?;
            Some((part, point.written.clone()))
        };
        group.points.iter().enumerate().take(self.count).filter_map(part).collect()
    }
}

struct Plan<'a> {
    sheet: &'a Sheet,
    from: f32,
    to: f32,
    low: f64,
    high: f64,
    /// Whether bars stand on both sides of zero.
    sided: bool,
}

impl Plan<'_> {
    fn at(&self, percent: f64) -> f32 {
        let part = (percent.clamp(self.low, self.high) - self.low) / (self.high - self.low);
        self.from + (self.to - self.from) * part as f32
    }

    fn rows(
        &self,
        canvas: &mut Canvas,
        grid: &Grid,
        labels: &[Vec<String>],
        parts: impl Fn(&Group) -> Vec<(Part, String)>,
        top: f32,
    ) -> f32 {
        let scale = self.sheet.scale;
        let font = self.sheet.small;
        let rows: Vec<_> = grid.groups.iter().map(parts).collect();
        let mut places = Vec::new();
        let height = |lines: &[String], parts: &[(Part, String)]| {
            let beneath = if self.narrow(parts).next().is_some() { font.size * LINE } else { 0.0 };
            (BAR * scale + beneath).max(lines.len() as f32 * self.sheet.label.size * LINE)
        };
        let all: f32 =
            labels.iter().zip(&rows).map(|(lines, parts)| height(lines, parts) + APART * scale).sum();
        self.grid(canvas, top, top + all);
        canvas.line(self.at(0.0), top, self.at(0.0), top + all, baseline());
        let mut y = top + APART * scale / 2.0;
        for (lines, parts) in labels.iter().zip(&rows) {
            let height = height(lines, parts);
            let taken =
                BAR * scale + if self.narrow(parts).next().is_some() { font.size * LINE } else { 0.0 };
            let bar_top = y + (height - taken) / 2.0;
            let at = [self.from - self.sheet.gap, y + height / 2.0];
            canvas.lines_around(at, Anchor::End, self.sheet.label, lines);
            places.push([self.at(0.0) + 6.0, bar_top + BAR * scale / 2.0]);
            self.bar(canvas, parts, bar_top);
            self.beneath(canvas, parts, bar_top + BAR * scale);
            y += height + APART * scale;
        }
        for ((group, parts), at) in grid.groups.iter().zip(&rows).zip(places) {
            // Where nobody is counted, what stands in place of values is said once.
            let said = group.points.iter().map(|point| &point.written).find(|written| !written.is_empty());
            if let (true, Some(said)) = (parts.is_empty(), said) {
                canvas.lines_around(at, Anchor::Start, font, std::slice::from_ref(said));
            }
        }
        top + all
    }

    fn grid(&self, canvas: &mut Canvas, top: f32, bottom: f32) {
        if !self.sided {
            for percent in [25.0, 50.0, 75.0, 100.0] {
                canvas.line(self.at(percent), top, self.at(percent), bottom, Stroke::thin(GRID));
            }
        }
    }

    fn bar(&self, canvas: &mut Canvas, parts: &[(Part, String)], top: f32) {
        let height = BAR * self.sheet.scale;
        for (part, written) in parts {
            let (from, to) = (self.at(part.from) + GAP / 2.0, self.at(part.to) - GAP / 2.0);
            canvas.bar(from, top, (to - from).max(0.6), height, part.fill.into());
            if self.fits(part, written) {
                let font = on(part.fill, self.sheet.small);
                let baseline = top + height / 2.0 + font.size * 0.35;
                canvas.text(f32::midpoint(from, to), baseline, Anchor::Middle, font, written);
            }
        }
    }

    fn fits(&self, part: &Part, written: &str) -> bool {
        let Type { size, weight, .. } = self.sheet.small;
        width(written, size, weight) + 5.0 <= self.at(part.to) - self.at(part.from)
    }

    /// The parts whose values stand beneath, since there is no room for them within.
    fn narrow<'p>(&'p self, parts: &'p [(Part, String)]) -> impl Iterator<Item = &'p (Part, String)> {
        parts.iter().filter(|(part, written)| !written.is_empty() && !self.fits(part, written))
    }

    fn beneath(&self, canvas: &mut Canvas, parts: &[(Part, String)], top: f32) {
        let font = self.sheet.small;
        let mut narrow: Vec<_> = self.narrow(parts).collect();
        narrow.sort_by(|one, other| one.0.from.total_cmp(&other.0.from));
        let middles: Vec<f32> =
            narrow.iter().map(|(part, _)| f32::midpoint(self.at(part.from), self.at(part.to))).collect();
        let extents: Vec<f32> =
            narrow.iter().map(|(_, written)| width(written, font.size, font.weight) + 6.0).collect();
        let places = spread(&middles, &extents, (self.from, self.sheet.right()));
        for ((_, written), x) in narrow.iter().zip(places) {
            canvas.text(x, top + font.size + 1.0, Anchor::Middle, font, written);
        }
    }

    fn axis(&self, canvas: &mut Canvas, title: &str, bottom: f32) -> f32 {
        if self.sided {
            return bottom;
        }
        let marks: Vec<_> =
            [0.0, 25.0, 50.0, 75.0, 100.0].map(|percent| (self.at(percent), format!("{percent:.0}"))).into();
        level_axis(canvas, self.sheet, &marks, (title, f32::midpoint(self.from, self.to)), bottom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::pattern::tests::contrast;

    #[test]
    fn neighbouring_answers_are_told_apart_in_grey() {
        for count in 2..=7 {
            let odd = count % 2 == 1;
            let middle = if odd { Middle::Centred(count / 2) } else { Middle::Between(count / 2) };
            let answers = Answers::of(count, middle);
            let fills: Vec<Pattern> = (0..count).map(|place| answers.fill(place)).collect();
            for pair in fills.windows(2) {
                assert_ne!(pair[0], pair[1], "{count}");
                if let [Some(one), Some(other)] = [pair[0], pair[1]].map(Pattern::plain) {
                    assert!(contrast(one, other) >= 3.0, "{count} {pair:?}");
                }
            }
        }
    }

    #[test]
    fn shares_stand_on_their_side_of_the_middle() {
        let points: Vec<Point> = [10.0, 20.0, 30.0, 25.0, 15.0].map(|value| Point::new(value, "")).to_vec();
        let group = Group::new("", points);
        let places = |middle| {
            let answers = Answers::of(5, middle);
            let parts = answers.parts(&group, 50.0);
            parts.iter().map(|(part, _)| (part.from, part.to)).collect::<Vec<_>>()
        };
        let centred = [(-45.0, -35.0), (-35.0, -15.0), (-15.0, 15.0), (15.0, 40.0), (40.0, 55.0)];
        assert_eq!(places(Middle::Centred(2)), centred);
        let apart = [(-30.0, -20.0), (-20.0, 0.0), (50.0, 80.0), (0.0, 25.0), (25.0, 40.0)];
        assert_eq!(places(Middle::Apart(2)), apart);
        let between = [(-30.0, -20.0), (-20.0, 0.0), (0.0, 30.0), (30.0, 55.0), (55.0, 70.0)];
        assert_eq!(places(Middle::Between(2)), between);
    }
}
