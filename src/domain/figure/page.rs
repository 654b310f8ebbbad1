//! What all figures share: from a figure to its drawing, with legend, caption and notes.

use super::drawing::{Anchor, Canvas, Drawing, Fill, Stroke, Type};
use super::fonts::{Weight, width};
use super::layout::{balanced, widest, wrap};
use super::plot::{Figure, Plot};
use super::sheet::{INK, LINE, QUIET, Sheet};
use super::{bars, columns, line, map, network, pie, pyramid, stack};

/// Draws a figure: what it shows, the caption beneath, then base and note.
#[must_use]
pub fn draw(figure: &Figure) -> Drawing {
    let sheet = Sheet::of(figure.width);
    let mut canvas = Canvas::default();
    let top = sheet.margin;
    let mut y = match &figure.plot {
        Plot::Bars(of) => match of.layout {
            super::plot::Layout::Across => bars::draw(&mut canvas, &sheet, of, figure.language, top),
            super::plot::Layout::Upright => columns::draw(&mut canvas, &sheet, of, figure.language, top),
            super::plot::Layout::Stacked => stack::draw(&mut canvas, &sheet, of, top),
        },
        Plot::Likert(of) => stack::draw_likert(&mut canvas, &sheet, of, top),
        Plot::Pie(of) => pie::draw(&mut canvas, &sheet, of, top),
        Plot::Lines(of) => line::draw(&mut canvas, &sheet, of, figure.language, top),
        Plot::Map(of) => map::draw(&mut canvas, &sheet, of, top),
        Plot::Pyramid(of) => pyramid::draw(&mut canvas, &sheet, of, figure.language, top),
        Plot::Network(of) => network::draw(&mut canvas, &sheet, of, top),
    };
    y = centred(&mut canvas, &sheet, &figure.caption, sheet.caption, y + 18.0 * sheet.scale);
    y = centred(&mut canvas, &sheet, &figure.base, sheet.base, y + 4.0 * sheet.scale);
    y = centred(&mut canvas, &sheet, &figure.note, sheet.base, y + 2.0 * sheet.scale);
    Drawing {
        id: figure.id.clone(),
        language: figure.language,
        title: figure.caption.clone(),
        description: figure.description(),
        width: sheet.width,
        height: (y + sheet.margin).ceil(),
        marks: canvas.0,
        origin: None,
    }
}

/// Writes centred lines from `top` and says where they end.
fn centred(canvas: &mut Canvas, sheet: &Sheet, words: &str, font: Type, top: f32) -> f32 {
    if words.is_empty() {
        return top;
    }
    let lines = balanced(words, font.size, font.weight, sheet.width - 2.0 * sheet.margin);
    canvas.lines_from([sheet.width / 2.0, top], Anchor::Middle, font, &lines)
}

/// What stands before a label of a legend.
#[derive(Clone, Copy, Debug)]
pub(super) enum Swatch {
    Area(Fill),
    /// The line of a series over time.
    Line(usize),
}

/// What each fill stands for, in rows that fit. Says where the plot begins.
pub(super) fn legend(canvas: &mut Canvas, sheet: &Sheet, entries: &[(Swatch, &str)], top: f32) -> f32 {
    if entries.is_empty() {
        return top;
    }
    let font = sheet.base;
    let side = 14.0 * sheet.scale;
    let apart = 18.0 * sheet.scale;
    let step = font.size * LINE;
    let (mut x, mut y, mut deepest) = (sheet.margin, top, 1);
    for (swatch, label) in entries {
        let long = if matches!(swatch, Swatch::Line(_)) { 2.2 * side } else { side };
        let lines = wrap(label, font.size, font.weight, sheet.right() - sheet.margin - long - 6.0);
        let taken = long + 6.0 + widest(&lines, font.size, font.weight);
        if x > sheet.margin && x + taken > sheet.right() {
            x = sheet.margin;
            y += step * deepest as f32 + 4.0;
            deepest = 1;
        }
        match swatch {
            Swatch::Area(fill) => canvas.bar(x, y, side, side, *fill),
            Swatch::Line(series) => line::sample(canvas, *series, [x, y + side / 2.0], long),
        }
        for (place, line) in lines.iter().enumerate() {
            let baseline = y + side * 0.82 + step * place as f32;
            canvas.text(x + long + 6.0, baseline, Anchor::Start, font, line);
        }
        deepest = deepest.max(lines.len());
        x += taken + apart;
    }
    y + side + step * (deepest - 1) as f32 + 10.0 * sheet.scale
}

/// A level axis beneath a plot: numbers and what they measure. Says where it ends.
pub(super) fn level_axis(
    canvas: &mut Canvas,
    sheet: &Sheet,
    marks: &[(f32, String)],
    title: (&str, f32),
    bottom: f32,
) -> f32 {
    let font = sheet.tick;
    for (x, number) in marks {
        canvas.text(*x, bottom + font.size + 3.0, Anchor::Middle, font, number);
    }
    let mut y = bottom + font.size + 8.0;
    let (words, middle) = title;
    if !words.is_empty() {
        // It is centred beneath the plot, so its room is twice the way to the nearer edge.
        let room = 2.0 * (middle - sheet.margin).min(sheet.right() - middle);
        let lines = balanced(words, font.size, font.weight, room.max(80.0));
        y = canvas.lines_from([middle, y], Anchor::Middle, font, &lines) + 2.0;
    }
    y
}

/// The title of an upright axis above it, from the left edge. Says where the plot begins.
pub(super) fn upright_title(canvas: &mut Canvas, sheet: &Sheet, title: &str, top: f32) -> f32 {
    if title.is_empty() {
        return top;
    }
    let lines = wrap(title, sheet.tick.size, sheet.tick.weight, sheet.right() - sheet.margin);
    canvas.lines_from([sheet.margin, top], Anchor::Start, sheet.tick, &lines) + 4.0
}

/// How wide the widest number of an axis is.
pub(super) fn widest_number(sheet: &Sheet, numbers: &[String]) -> f32 {
    numbers.iter().map(|number| width(number, sheet.tick.size, sheet.tick.weight)).fold(0.0, f32::max)
}

/// Numbered names with values in two columns, downwards, for figures that have no room for names.
/// Says where they end.
pub(super) fn numbered(canvas: &mut Canvas, sheet: &Sheet, entries: &[(&str, &str)], top: f32) -> f32 {
    let font = Type { size: sheet.tick.size, ..sheet.base };
    let bold = Type { weight: Weight::Bold, ..font };
    let half = (sheet.width - 2.0 * sheet.margin - sheet.gap * 1.6) / 2.0;
    let numbers = width(&format!("{}. ", entries.len()), font.size, font.weight).max(font.size);
    let values =
        entries.iter().map(|(_, written)| width(written, bold.size, bold.weight)).fold(0.0, f32::max);
    let mut end = top;
    let rows = entries.len().div_ceil(2).max(1);
    for (column, entries) in entries.chunks(rows).enumerate() {
        let x = sheet.margin + (half + sheet.gap * 1.6) * column as f32;
        let mut y = top;
        for (place, (label, written)) in entries.iter().enumerate() {
            let number = format!("{}.", column * rows + place + 1);
            canvas.text(x, y + font.size, Anchor::Start, font, &number);
            canvas.text(x + half, y + font.size, Anchor::End, bold, written);
            let lines = wrap(label, font.size, font.weight, half - numbers - values - 6.0);
            y = canvas.lines_from([x + numbers, y], Anchor::Start, font, &lines);
        }
        end = end.max(y);
    }
    end
}

/// The line that bars stand on.
pub(super) fn baseline() -> Stroke {
    Stroke::thin(INK)
}

/// A line from a label to what it names.
pub(super) fn leader() -> Stroke {
    Stroke::wide(QUIET, 0.7)
}
