//! Regions of Kazakhstan, the darker the more.

use super::drawing::{Anchor, Canvas, Colour, Fill, Stroke, Type};
use super::fonts::{Weight, width};
use super::layout::wrap;
use super::outline::{OUTLINES, Outline, SIZE};
use super::page::{Swatch, leader, legend, numbered};
use super::pattern::Pattern;
use super::plot::Point;
use super::sheet::{INK, PAPER, QUIET, Sheet};

/// Values by region.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    places: Vec<Place>,
    classes: Vec<Class>,
    missing: String,
}

/// A region with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its code: `akmola`, `astana`.
    pub region: String,
    /// Its name, short.
    pub label: String,
    /// Its value.
    pub point: Point,
}

/// Values that are shown alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The least value in it; what is below the first class is shown as the first.
    pub from: f64,
    /// Its values in words: “20–39 %”.
    pub label: String,
}

/// A code that is no region's, or stands twice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no region of Kazakhstan, or stands twice")]
pub struct UnknownRegion(pub String);

impl Map {
    /// A map of these values; regions that are not among them are shown as without a value, which the
    /// legend calls `missing`. Classes rise; of more than five the highest look alike.
    ///
    /// # Errors
    /// [`UnknownRegion`] where a place could not be drawn.
    pub fn new(places: Vec<Place>, classes: Vec<Class>, missing: String) -> Result<Self, UnknownRegion> {
        let mut seen = std::collections::BTreeSet::new();
        for place in &places {
            let known = OUTLINES.iter().any(|outline| outline.code == place.region);
            if !known || !seen.insert(place.region.as_str()) {
                return Err(UnknownRegion(place.region.clone()));
            }
        }
        Ok(Self { places, classes, missing })
    }

    /// The regions that have values or could have.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Where classes may begin so that each has about as many regions: at most `count`, at round
    /// numbers.
    #[must_use]
    pub fn breaks(values: &[f64], count: usize) -> Vec<f64> {
        let mut values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let (Some(first), Some(last)) = (values.first(), values.last()) else { return Vec::new() };
        let unit = 10f64.powf(((last - first).max(f64::MIN_POSITIVE) / 20.0).log10().ceil());
        let at = |part: usize| values[(values.len() * part / count.max(1)).min(values.len() - 1)];
        let mut breaks: Vec<f64> = (0..count).map(|part| (at(part) / unit).floor() * unit).collect();
        breaks.dedup();
        breaks
    }

    fn class(&self, value: f64) -> usize {
        self.classes.iter().rposition(|class| value >= class.from).unwrap_or(0)
    }

    fn fill(&self, code: &str) -> Fill {
        let place = self.places.iter().find(|place| place.region == code);
        match place.and_then(|place| place.point.drawn()) {
            Some(value) => Fill::Plain(tint(self.class(value), self.classes.len())),
            None => Fill::Patterned(Pattern::Faint),
        }
    }
}

/// From nearly white to the dark of bars.
fn tint(class: usize, classes: usize) -> Colour {
    const DEGREES: [&[f64]; 5] = [
        &[0.5],
        &[0.08, 0.62],
        &[0.06, 0.38, 0.8],
        &[0.05, 0.28, 0.55, 0.88],
        &[0.04, 0.22, 0.42, 0.66, 0.95],
    ];
    let degrees = DEGREES[classes.clamp(1, 5) - 1];
    super::heat::shade(degrees[class.min(degrees.len() - 1)])
}

/// Names are not broken within words.
fn longest_word(words: &str, font: Type) -> f32 {
    let words = words.split([' ', '-']);
    words.map(|word| width(word, font.size, font.weight) + font.size * 0.4).fold(0.0, f32::max)
}

/// From this width on, names stand on the map; on narrower ones numbers, with the names beneath.
const NAMED: f32 = 560.0;

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, map: &Map, top: f32) -> f32 {
    let mut entries: Vec<(Swatch, &str)> = Vec::new();
    for (place, class) in map.classes.iter().enumerate() {
        entries.push((Swatch::Area(Fill::Plain(tint(place, map.classes.len()))), &class.label));
    }
    let lacking = OUTLINES.iter().any(|outline| map.fill(outline.code) == Fill::Patterned(Pattern::Faint));
    if lacking && !map.missing.is_empty() {
        entries.push((Swatch::Area(Fill::Patterned(Pattern::Faint)), &map.missing));
    }
    let top = legend(canvas, sheet, &entries, top);
    let plan = Plan { sheet, top, scale: (sheet.width - 2.0 * sheet.margin) / SIZE[0] };
    for outline in OUTLINES.iter() {
        plan.region(canvas, outline, map.fill(outline.code));
    }
    let bottom = top + SIZE[1] * plan.scale;
    if sheet.width >= NAMED {
        for place in &map.places {
            plan.name(canvas, place);
        }
        return bottom;
    }
    for (number, place) in map.places.iter().enumerate() {
        plan.number(canvas, place, number + 1);
    }
    let entries: Vec<(&str, &str)> =
        map.places.iter().map(|place| (place.label.as_str(), place.point.written.as_str())).collect();
    numbered(canvas, sheet, &entries, bottom + 8.0)
}

struct Plan<'a> {
    sheet: &'a Sheet,
    top: f32,
    scale: f32,
}

impl Plan<'_> {
    fn at(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        [self.sheet.margin + x * self.scale, self.top + y * self.scale]
    }

    /// Borders are dark in white, so that they are seen between two dark regions as well.
    fn region(&self, canvas: &mut Canvas, outline: &Outline, fill: Fill) {
        if let [city] = outline.ring.as_slice() {
            canvas.circle(self.at(*city), 6.6, Fill::Plain(PAPER), None);
            return canvas.circle(self.at(*city), 5.0, fill, Some(Stroke::wide(INK, 1.1)));
        }
        let corners: Vec<[f32; 2]> = outline.ring.iter().map(|corner| self.at(*corner)).collect();
        canvas.area(&corners, fill, Some(Stroke::wide(PAPER, 2.2)));
        canvas.area(&corners, fill, Some(Stroke::wide(QUIET, 0.6)));
    }

    fn outline(place: &Place) -> Option<&'static Outline> {
        OUTLINES.iter().find(|outline| outline.code == place.region)
    }

    /// The name and beneath it the value; of a city on one line.
    fn name(&self, canvas: &mut Canvas, place: &Place) {
        let Some(outline) = Self::outline(place) else { return };
        let [x, y] = self.at(outline.name);
        let font = Type { size: 10.5, halo: true, ..Type::REGULAR };
        let bold = Type { weight: Weight::Bold, size: 11.0, ..font };
        if outline.ring.len() == 1 {
            let name = format!("{} ", place.label);
            let wide = width(&name, font.size, font.weight);
            let whole = wide + width(&place.point.written, bold.size, bold.weight);
            // Names right of the right border's end would leave the page.
            let x = x.min(self.sheet.right() - whole);
            self.lead(canvas, outline.ring[0], [x - 2.0, y]);
            canvas.text(x, y + font.size * 0.35, Anchor::Start, font, name.trim_end());
            return canvas.text(x + wide, y + font.size * 0.35, Anchor::Start, bold, &place.point.written);
        }
        let lines = wrap(&place.label, font.size, font.weight, longest_word(&place.label, font).max(84.0));
        let step = font.size * 1.12;
        let mut baseline = y - step * lines.len() as f32 / 2.0 + font.size * 0.35;
        for line in &lines {
            canvas.text(x, baseline, Anchor::Middle, font, line);
            baseline += step;
        }
        canvas.text(x, baseline + 0.8, Anchor::Middle, bold, &place.point.written);
    }

    /// A line from a city to its name, where they are not beside each other.
    fn lead(&self, canvas: &mut Canvas, city: [f32; 2], name: [f32; 2]) {
        let [x, y] = self.at(city);
        let (dx, dy) = (name[0] - x, name[1] - y);
        let far = dx.hypot(dy);
        if far > 16.0 {
            canvas.line(x + dx / far * 6.0, y + dy / far * 6.0, name[0], name[1], leader());
        }
    }

    fn number(&self, canvas: &mut Canvas, place: &Place, number: usize) {
        let Some(outline) = Self::outline(place) else { return };
        let font = Type { size: self.sheet.tick.size, weight: Weight::Bold, halo: true, fill: INK };
        let number = number.to_string();
        let wide = width(&number, font.size, font.weight);
        let [x, y] = self.at(outline.name);
        // Those of cities begin there, those of regions have their middle there.
        let x = if outline.ring.len() == 1 { x.min(self.sheet.right() - wide) + wide / 2.0 } else { x };
        canvas.text(x, y + font.size * 0.35, Anchor::Middle, font, &number);
    }
}
