//! Regions of Kazakhstan, the darker the more.

use super::drawing::{Anchor, Canvas, Colour, Fill, Stroke, Type};
use super::fonts::{Weight, width};
use super::labels::{Room, around};
use super::layout::{widest, wrap};
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

/// From this width on, names stand on the map where there is room; for others numbers do, with the names
/// beneath.
const NAMED: f32 = 560.0;
/// How far the point of a city reaches from its middle.
const POINT: f32 = 6.6;
const NAME: Type = Type { size: 10.5, halo: true, ..Type::REGULAR };
const VALUE: Type = Type { weight: Weight::Bold, size: 11.0, ..NAME };

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
    let mut room = plan.room(bottom);
    let named = sheet.width >= NAMED;
    // Cities first: there is little choice beside a point.
    let mut order: Vec<&Place> = map.places.iter().collect();
    order.sort_by_key(|place| Plan::outline(place).is_none_or(|outline| outline.ring.len() != 1));
    let written: Vec<&str> = order
        .into_iter()
        .filter(|place| named && plan.name(canvas, &mut room, place))
        .map(|place| place.region.as_str())
        .collect();
    let others: Vec<&Place> =
        map.places.iter().filter(|place| !written.contains(&place.region.as_str())).collect();
    if others.is_empty() {
        return bottom;
    }
    for (number, place) in others.iter().enumerate() {
        plan.number(canvas, &mut room, place, number + 1);
    }
    let entries: Vec<(&str, &str)> =
        others.iter().map(|place| (place.label.as_str(), place.point.written.as_str())).collect();
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
            canvas.circle(self.at(*city), POINT, Fill::Plain(PAPER), None);
            return canvas.circle(self.at(*city), 5.0, fill, Some(Stroke::wide(INK, 1.1)));
        }
        let corners: Vec<[f32; 2]> = outline.ring.iter().map(|corner| self.at(*corner)).collect();
        canvas.area(&corners, fill, Some(Stroke::wide(PAPER, 2.2)));
        canvas.area(&corners, fill, Some(Stroke::wide(QUIET, 0.6)));
    }

    fn outline(place: &Place) -> Option<&'static Outline> {
        OUTLINES.iter().find(|outline| outline.code == place.region)
    }

    /// What is free for labels: all but the points of cities.
    fn room(&self, bottom: f32) -> Room {
        let mut room = Room::within([2.0, self.top - 4.0, self.sheet.width - 2.0, bottom + 4.0]);
        for outline in OUTLINES.iter() {
            if let [city] = outline.ring.as_slice() {
                let [x, y] = self.at(*city);
                room.take([x - POINT, y - POINT, x + POINT, y + POINT]);
            }
        }
        room
    }

    /// The name and beneath it the value, of a city on one line; `false` where there is no room for them.
    fn name(&self, canvas: &mut Canvas, room: &mut Room, place: &Place) -> bool {
        let Some(outline) = Self::outline(place) else { return false };
        match outline.ring.as_slice() {
            [city] => self.name_of_city(canvas, room, place, [*city, outline.name]),
            _ => self.name_of_region(canvas, room, place, outline.name),
        }
    }

    fn name_of_city(
        &self,
        canvas: &mut Canvas,
        room: &mut Room,
        place: &Place,
        [city, beside]: [[f32; 2]; 2],
    ) -> bool {
        let name = format!("{} ", place.label);
        let wide = width(&name, NAME.size, NAME.weight);
        let whole = wide + width(&place.point.written, VALUE.size, VALUE.weight);
        let ([cx, cy], [x, y]) = (self.at(city), self.at(beside));
        // Beside its point, not over it; names right of the right border's end would leave the page.
        let right = [x.max(cx + POINT + 3.0).min(self.sheet.right() - whole), y];
        let left = [cx - POINT - 3.0 - whole, cy];
        let at = |[x, y]: [f32; 2]| ([x, y], [x - 2.0, y - 6.0, x + whole + 2.0, y + 6.0]);
        let places = around(9.0, 2).map(|[dx, dy]| [right[0] + dx, right[1] + dy]);
        let Some([x, y]) = room.first(places.chain([left]).map(at)) else { return false };
        // From the nearer end of the name.
        self.lead(canvas, city, [if x + whole < cx { x + whole + 2.0 } else { x - 2.0 }, y]);
        let baseline = y + NAME.size * 0.35;
        canvas.text(x, baseline, Anchor::Start, NAME, name.trim_end());
        canvas.text(x + wide, baseline, Anchor::Start, VALUE, &place.point.written);
        true
    }

    fn name_of_region(&self, canvas: &mut Canvas, room: &mut Room, place: &Place, middle: [f32; 2]) -> bool {
        let most = longest_word(&place.label, NAME).max(84.0);
        let lines = wrap(&place.label, NAME.size, NAME.weight, most);
        let value = width(&place.point.written, VALUE.size, VALUE.weight);
        let half = widest(&lines, NAME.size, NAME.weight).max(value) / 2.0 + 1.0;
        let step = NAME.size * 1.12;
        // The first baseline stands so far below the top of what is written.
        let high = step * lines.len() as f32;
        let at = |[x, y]: [f32; 2]| {
            let top = y - high / 2.0 - NAME.size * 0.5;
            ([x, y], [x - half, top, x + half, top + high + VALUE.size + 1.0])
        };
        let [x, y] = self.at(middle);
        let places = around(6.0, 3).map(|[dx, dy]| at([x + dx, y + dy]));
        let Some([x, y]) = room.first(places) else { return false };
        let mut baseline = y - high / 2.0 + NAME.size * 0.35;
        for line in &lines {
            canvas.text(x, baseline, Anchor::Middle, NAME, line);
            baseline += step;
        }
        canvas.text(x, baseline + 0.8, Anchor::Middle, VALUE, &place.point.written);
        true
    }

    /// A line from a city to its name, where they are not beside each other.
    fn lead(&self, canvas: &mut Canvas, city: [f32; 2], name: [f32; 2]) {
        lead(canvas, self.at(city), name, 6.0);
    }

    /// A number that stands for a name, with a line to where it belongs if it stands elsewhere.
    fn number(&self, canvas: &mut Canvas, room: &mut Room, place: &Place, number: usize) {
        let Some(outline) = Self::outline(place) else { return };
        let font = Type { size: self.sheet.tick.size, weight: Weight::Bold, halo: true, fill: INK };
        let number = number.to_string();
        let wide = width(&number, font.size, font.weight);
        let [x, y] = self.at(outline.name);
        // Those of cities begin there, those of regions have their middle there.
        let is_city = outline.ring.len() == 1;
        let x = if is_city { x.min(self.sheet.right() - wide) + wide / 2.0 } else { x };
        let half = [wide / 2.0 + 1.5, font.size * 0.4 + 1.0];
        let at = |[x, y]: [f32; 2]| ([x, y], [x - half[0], y - half[1], x + half[0], y + half[1]]);
        let places = around(font.size * 0.6, 24).map(|[dx, dy]| at([x + dx, y + dy]));
        let stands = room.first(places).unwrap_or([x, y]);
        let from = if is_city { self.at(outline.ring[0]) } else { [x, y] };
        let (dx, dy) = (stands[0] - from[0], stands[1] - from[1]);
        if dx.hypot(dy) > 16.0 {
            // To the edge of the number, not under it.
            let short = (half[0] + 1.0) / dx.hypot(dy);
            let edge = [stands[0] - dx * short, stands[1] - dy * short];
            lead(canvas, from, edge, if is_city { 6.0 } else { 0.0 });
        }
        canvas.text(stands[0], stands[1] + font.size * 0.35, Anchor::Middle, font, &number);
    }
}

/// A line between two places, where they are not beside each other; it begins so far from the first.
fn lead(canvas: &mut Canvas, from: [f32; 2], to: [f32; 2], begins: f32) {
    let [x, y] = from;
    let (dx, dy) = (to[0] - x, to[1] - y);
    let far = dx.hypot(dy);
    if far > 10.0 + begins {
        canvas.line(x + dx / far * begins, y + dy / far * begins, to[0], to[1], leader());
    }
}
