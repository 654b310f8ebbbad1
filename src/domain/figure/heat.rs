//! A heat map: a table whose cells are the darker the more is in them.

use super::drawing::{Anchor, Canvas, Colour, Drawing, Stroke, Type};
use super::fonts::{Weight, width};
use super::layout::{balanced, widest, wrap};
use super::sheet::{INK, PAPER};
use crate::language::Language;

/// A heat map in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    /// What begins every id in the canvas.
    pub id: String,
    /// The language of its words.
    pub language: Language,
    /// What it shows.
    pub caption: String,
    /// What stands above the columns.
    pub columns: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<HeatRow>,
    /// Whom it counts, and what is to be known besides, a line each.
    pub notes: Vec<String>,
}

/// A row of a heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// What stands before it.
    pub label: String,
    /// How far its label is moved in: a code stands below another.
    pub depth: usize,
    /// A cell a column; `None` where a value would mean nothing.
    pub cells: Vec<Option<Heat>>,
}

/// A cell of a heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// From 0, white, to 1, the darkest.
    pub degree: f64,
    /// The value as written.
    pub value: String,
}

const WIDTH: f32 = 640.0;
const MARGIN: f32 = 16.0;
const LABEL_ROOM: f32 = 230.0;
const STEP_IN: f32 = 12.0;
const GAP: f32 = 8.0;
const LINE: f32 = 1.25;
/// Columns get no narrower than this; a figure of more is wider than a page's text.
const NARROWEST: f32 = 30.0;
const WIDEST: f32 = 90.0;
const HEIGHT: f32 = 26.0;
/// The highest that headings of columns get before they are cut.
const HEADING_ROOM: f32 = 150.0;

const LABEL: Type = Type { size: 13.0, weight: Weight::Regular, fill: INK, halo: false };
const HEADING: Type = Type { size: 12.0, weight: Weight::Regular, fill: INK, halo: false };
const CAPTION: Type = Type { size: 15.0, weight: Weight::Bold, fill: INK, halo: false };
const NOTE: Type = Type { size: 13.0, weight: Weight::Regular, fill: INK, halo: false };
/// From this degree on a value is written in white.
const DARK: f64 = 0.55;

/// As SVG for pages.
#[must_use]
pub fn heat_svg(map: &HeatMap) -> String {
    draw_heat(map).svg()
}

/// Draws a heat map: every value stands in its cell, so that no shade has to be told from another.
/// Cells that mean nothing are struck through.
#[must_use]
pub fn draw_heat(map: &HeatMap) -> Drawing {
    let plan = Plan::of(map);
    let mut canvas = Canvas::default();
    let mut y = plan.headings(&mut canvas, map, MARGIN);
    for (row, lines) in map.rows.iter().zip(&plan.labels) {
        y = plan.row(&mut canvas, row, lines, y);
    }
    y = plan.centred(&mut canvas, &map.caption, CAPTION, y + 16.0);
    for note in &map.notes {
        y = plan.centred(&mut canvas, note, NOTE, y + 3.0);
    }
    Drawing {
        id: map.id.clone(),
        language: map.language,
        title: map.caption.clone(),
        description: description(map),
        width: plan.width.ceil(),
        height: (y + MARGIN).ceil(),
        marks: canvas.0,
        origin: None,
    }
}

struct Plan {
    width: f32,
    labels: Vec<Vec<String>>,
    cells_from: f32,
    cell: f32,
    /// Headings that fit side by side are level; others are turned.
    level: bool,
}

impl Plan {
    fn of(map: &HeatMap) -> Self {
        let room = |row: &HeatRow| (LABEL_ROOM - STEP_IN * row.depth as f32).max(LABEL_ROOM / 2.0);
        let labels: Vec<Vec<String>> =
            map.rows.iter().map(|row| wrap(&row.label, LABEL.size, LABEL.weight, room(row))).collect();
        let label_width = map
            .rows
            .iter()
            .zip(&labels)
            .map(|(row, lines)| STEP_IN * row.depth as f32 + widest(lines, LABEL.size, LABEL.weight));
        let cells_from = MARGIN + label_width.fold(40.0, f32::max) + GAP;
        let count = map.columns.len().max(1) as f32;
        let cell = ((WIDTH - MARGIN - cells_from) / count).clamp(NARROWEST, WIDEST);
        let width = (cells_from + cell * count + MARGIN).max(WIDTH);
        let longest = |text: &String| {
            text.split_whitespace()
                .map(|word| self::width(word, HEADING.size, HEADING.weight))
                .fold(0.0, f32::max)
        };
        let level = map.columns.iter().all(|column| longest(column) <= cell - 6.0);
        Self { width, labels, cells_from, cell, level }
    }

    fn column(&self, place: usize) -> f32 {
        self.cells_from + self.cell * place as f32
    }

    fn headings(&self, canvas: &mut Canvas, map: &HeatMap, top: f32) -> f32 {
        if self.level {
            let room = self.cell - 6.0;
            let wrapped: Vec<Vec<String>> =
                map.columns.iter().map(|column| wrap(column, HEADING.size, HEADING.weight, room)).collect();
            let lines = wrapped.iter().map(Vec::len).max().unwrap_or(1);
            let bottom = top + HEADING.size * LINE * lines as f32;
            for (place, lines) in wrapped.iter().enumerate() {
                let mut y = bottom - HEADING.size * LINE * (lines.len() - 1) as f32 - 3.0;
                for line in lines {
                    let middle = self.column(place) + self.cell / 2.0;
                    canvas.text(middle, y, Anchor::Middle, HEADING, line);
                    y += HEADING.size * LINE;
                }
            }
            return bottom + 3.0;
        }
        let most = (self.cell / (HEADING.size * LINE)).floor() as usize;
        let turned: Vec<Vec<String>> = map.columns.iter().map(|column| turned(column, most)).collect();
        let height = turned.iter().map(|lines| widest(lines, HEADING.size, HEADING.weight));
        let bottom = top + height.fold(20.0, f32::max) + 4.0;
        for (place, lines) in turned.iter().enumerate() {
            let step = HEADING.size * LINE;
            let middle = self.column(place) + self.cell / 2.0 + HEADING.size * 0.35;
            let mut x = middle - step * (lines.len() as f32 - 1.0) / 2.0;
            for line in lines {
                canvas.upright(x, bottom - 4.0, Anchor::Start, HEADING, line);
                x += step;
            }
        }
        bottom
    }

    fn row(&self, canvas: &mut Canvas, row: &HeatRow, lines: &[String], top: f32) -> f32 {
        let step = LABEL.size * LINE;
        let height = HEIGHT.max(step * lines.len() as f32 + 4.0);
        let mut y = top + height / 2.0 - step * (lines.len() as f32 - 1.0) / 2.0 + LABEL.size * 0.35;
        for line in lines {
            canvas.text(MARGIN + STEP_IN * row.depth as f32, y, Anchor::Start, LABEL, line);
            y += step;
        }
        for (place, cell) in row.cells.iter().enumerate() {
            let x = self.column(place);
            match cell {
                None => {
                    canvas.cell(x, top, self.cell, height, PAPER);
                    canvas.line(x, top + height, x + self.cell, top, Stroke::thin(Colour([0xb3; 3])));
                }
                Some(heat) => {
                    canvas.cell(x, top, self.cell, height, shade(heat.degree));
                    let fill = if heat.degree > DARK { PAPER } else { INK };
                    let font = Type { fill, ..self.value(&heat.value) };
                    let baseline = top + height / 2.0 + font.size * 0.35;
                    canvas.text(x + self.cell / 2.0, baseline, Anchor::Middle, font, &heat.value);
                }
            }
        }
        top + height
    }

    /// The type of a value, small where it would not fit otherwise.
    fn value(&self, text: &str) -> Type {
        let fits = |size: f32| width(text, size, Weight::Regular) <= self.cell - 4.0;
        let size = [13.0, 11.0, 9.0].into_iter().find(|size| fits(*size)).unwrap_or(8.0);
        Type { size, weight: Weight::Regular, fill: INK, halo: false }
    }

    fn centred(&self, canvas: &mut Canvas, words: &str, font: Type, top: f32) -> f32 {
        let mut y = top;
        for line in balanced(words, font.size, font.weight, self.width - 2.0 * MARGIN) {
            canvas.text(self.width / 2.0, y + font.size, Anchor::Middle, font, &line);
            y += font.size * LINE;
        }
        y
    }
}

/// From white to the dark of bars.
pub(super) fn shade(degree: f64) -> Colour {
    let degree = degree.clamp(0.0, 1.0);
    Colour(super::pattern::DARK.0.map(|dark| (255.0 + (f64::from(dark) - 255.0) * degree).round() as u8))
}

/// A turned heading in so many lines at most; cut to one where it does not fit.
fn turned(text: &str, most: usize) -> Vec<String> {
    let lines = balanced(text, HEADING.size, HEADING.weight, HEADING_ROOM);
    if lines.len() <= most { lines } else { vec![cut(text, HEADING_ROOM)] }
}

/// A text that is no wider, with dots where something is missing.
fn cut(text: &str, room: f32) -> String {
    if width(text, HEADING.size, HEADING.weight) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.trim_end());
        if width(&short, HEADING.size, HEADING.weight) <= room {
            return short;
        }
    }
    String::new()
}

/// The figure in words: every row with its values.
fn description(map: &HeatMap) -> String {
    let row = |row: &HeatRow| {
        let cells = map.columns.iter().zip(&row.cells);
        let values = cells.filter_map(|(column, cell)| Some(format!("{column} {}", cell.as_ref()?.value)));
        format!("{}: {}", row.label, values.collect::<Vec<_>>().join(", "))
    };
    let rows: Vec<String> = map.rows.iter().map(row).collect();
    format!("{}. {}", rows.join("; "), map.notes.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Fonts, png};
    use proptest::prelude::*;

    fn map(columns: &[&str], labels: &[&str]) -> HeatMap {
        let cell = |place: usize| {
            let heat = Heat { degree: place as f64 / 7.0, value: place.to_string() };
            (place != 3).then_some(heat)
        };
        let row = |label: &&str| HeatRow {
            label: (*label).to_owned(),
            depth: label.len() % 3,
            cells: (0..columns.len()).map(cell).collect(),
        };
        HeatMap {
            id: "cross".to_owned(),
            language: Language::Kk,
            caption: "Кодтар аймақ бойынша".to_owned(),
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
            rows: labels.iter().map(row).collect(),
            notes: vec!["6 құжаттағы 12 кодталған үзінді".to_owned()],
        }
    }

    #[test]
    fn every_value_is_written_and_what_means_nothing_is_struck_through() {
        let svg = heat_svg(&map(&["a", "b", "c", "d", "e", "f", "g", "h"], &["Уәж", "Қаржы <б>"]));
        assert!(svg.contains(">7</text>") && svg.contains("Қаржы &lt;б&gt;"), "{svg}");
        assert_eq!(svg.matches("<path").count(), 2);
        assert!(svg.contains("Уәж: a 0, b 1, c 2, e 4"), "{svg}");
        assert!(png(&svg, 1.0, &Fonts::embedded()).is_ok());
    }

    proptest! {
        // Pixels take their time.
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn no_words_break_the_drawing(columns in prop::collection::vec("\\PC{0,40}", 0..20), labels in prop::collection::vec("\\PC{0,80}", 0..6)) {
            let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            prop_assert!(png(&heat_svg(&map(&columns, &labels)), 0.2, &Fonts::embedded()).is_ok());
        }
    }
}
