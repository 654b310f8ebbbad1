//! The marks of a drawing in the operators of PDF.

use super::POINTS;
use super::font;
use crate::figure::drawing::{Anchor, Colour, Drawing, Fill, Mark, Step, Stroke, Type};
use crate::figure::fonts::width;
use pdf_writer::types::{ColorSpaceOperand, LineJoinStyle};
use pdf_writer::{Content, Name, Str};

/// How wide the white around letters is.
const HALO: f32 = 3.0;

pub(super) fn written(drawing: &Drawing) -> Vec<u8> {
    let mut content = Content::new();
    content.begin_marked_content_with_properties(Name(b"Figure")).properties().identify(0);
    // Units of the drawing, downwards.
    content.transform([POINTS, 0.0, 0.0, -POINTS, 0.0, drawing.height * POINTS]);
    content.set_line_join(LineJoinStyle::RoundJoin);
    marks(&mut content, &drawing.marks);
    content.end_marked_content();
    content.finish().into_vec()
}

pub(super) fn marks(content: &mut Content, marks: &[Mark]) {
    for mark in marks {
        match mark {
            Mark::Box { at: [x, y], size: [width, height], fill, stroke } => {
                paint(content, Some(*fill), *stroke);
                content.rect(*x, *y, *width, *height);
                finish(content, true, stroke.is_some());
            }
            Mark::Path { steps, fill, stroke } => {
                paint(content, *fill, *stroke);
                for step in steps {
                    stepped(content, *step);
                }
                finish(content, fill.is_some(), stroke.is_some());
            }
            Mark::Text { at, anchor, font, turned, words } => {
                text(content, *at, *anchor, *font, (*turned, words));
            }
        }
    }
}

/// A colour in parts of one.
pub(super) fn parts(colour: Colour) -> [f32; 3] {
    colour.0.map(|part| f32::from(part) / 255.0)
}

fn paint(content: &mut Content, fill: Option<Fill>, stroke: Option<Stroke>) {
    match fill {
        Some(Fill::Plain(colour)) => {
            let [red, green, blue] = parts(colour);
            content.set_fill_rgb(red, green, blue);
        }
        Some(Fill::Patterned(pattern)) => {
            content.set_fill_color_space(ColorSpaceOperand::Pattern);
            content.set_fill_pattern([], Name(pattern.name().as_bytes()));
        }
        None => {}
    }
    if let Some(stroke) = stroke {
        let [red, green, blue] = parts(stroke.colour);
        content.set_stroke_rgb(red, green, blue).set_line_width(stroke.width);
        content.set_dash_pattern(stroke.dash.iter().copied(), 0.0);
    }
}

fn stepped(content: &mut Content, step: Step) {
    match step {
        Step::Move([x, y]) => content.move_to(x, y),
        Step::Line([x, y]) => content.line_to(x, y),
        Step::Curve([[x1, y1], [x2, y2], [x, y]]) => content.cubic_to(x1, y1, x2, y2, x, y),
        Step::Close => content.close_path(),
    };
}

fn finish(content: &mut Content, filled: bool, stroked: bool) {
    match (filled, stroked) {
        (true, true) => content.fill_nonzero_and_stroke(),
        (true, false) => content.fill_nonzero(),
        (false, true) => content.stroke(),
        (false, false) => content.end_path(),
    };
}

fn text(content: &mut Content, [x, y]: [f32; 2], anchor: Anchor, font: Type, (turned, words): (bool, &str)) {
    let long = width(words, font.size, font.weight);
    let before = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => long / 2.0,
        Anchor::End => long,
    };
    // Letters stand upright though the page's units go down.
    let matrix =
        if turned { [0.0, -1.0, -1.0, 0.0, x, y + before] } else { [1.0, 0.0, 0.0, -1.0, x - before, y] };
    if font.halo {
        // Drawn as lines, so that whoever selects words does not get them twice.
        content.save_state().transform(matrix);
        content.set_stroke_gray(1.0).set_line_width(HALO).set_dash_pattern([], 0.0);
        font::outlines(content, words, font.weight, font.size);
        content.stroke().restore_state();
    }
    content.begin_text();
    content.set_font(Name(font::name(font.weight)), font.size);
    let [red, green, blue] = parts(font.fill);
    content.set_fill_rgb(red, green, blue);
    content.set_text_matrix(matrix).show(Str(&font::glyphs(words, font.weight)));
    content.end_text();
}
