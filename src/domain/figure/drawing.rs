//! SVG as text: elements with presentation attributes only, since a page's policy forbids styles.

use super::fonts::Weight;
use std::fmt::Write as _;

/// Where a text is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) fill: &'static str,
    /// Whether it stands on a grid that must not run through the letters.
    pub(super) halo: bool,
}

const HALO: &str = r##" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke""##;

/// A drawing under way.
#[derive(Default)]
pub(super) struct Drawing(String);

impl Drawing {
    pub(super) fn line(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, stroke: &str) {
        self.element(format_args!(
            r#"<path d="M{} {}L{} {}" stroke="{stroke}" fill="none"/>"#,
            Short(x1),
            Short(y1),
            Short(x2),
            Short(y2)
        ));
    }

    /// A filled box with a dark outline, so that an open one is seen.
    pub(super) fn bar(&mut self, x: f32, y: f32, width: f32, height: f32, fill: &str) {
        let outline = super::pattern::DARK;
        self.element(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}" stroke="{outline}"/>"#,
            Short(x),
            Short(y),
            Short(width),
            Short(height)
        ));
    }

    /// A filled box with a light outline, as a cell of a table.
    pub(super) fn cell(&mut self, x: f32, y: f32, width: f32, height: f32, fill: &str) {
        self.element(format_args!(
            r##"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}" stroke="#b3b3b3"/>"##,
            Short(x),
            Short(y),
            Short(width),
            Short(height)
        ));
    }

    /// One line of text that runs upwards from `y`, with its baseline at `x`.
    pub(super) fn upright(&mut self, x: f32, y: f32, font: Type, words: &str) {
        self.element(format_args!(
            r#"<text transform="translate({} {}) rotate(-90)" font-size="{}" fill="{}">{}</text>"#,
            Short(x),
            Short(y),
            Short(font.size),
            font.fill,
            escaped(words)
        ));
    }

    /// One line of text with its baseline at `y`.
    pub(super) fn text(&mut self, x: f32, y: f32, anchor: Anchor, font: Type, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let weight = if font.weight == Weight::Bold { r#" font-weight="700""# } else { "" };
        let halo = if font.halo { HALO } else { "" };
        self.element(format_args!(
            r#"<text x="{}" y="{}" font-size="{}"{weight}{anchor}{halo} fill="{}">{}</text>"#,
            Short(x),
            Short(y),
            Short(font.size),
            font.fill,
            escaped(words)
        ));
    }

    fn element(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "{markup}");
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A length with at most one digit behind the point.
pub(super) struct Short(pub(super) f32);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        if tenths.fract() == 0.0 { write!(f, "{tenths:.0}") } else { write!(f, "{tenths:.1}") }
    }
}

/// A text as it stands between tags or in an attribute. Characters that XML forbids are dropped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
