//! A drawing as marks on paper, which become SVG or PDF.

use super::fonts::Weight;
use super::pattern::{DARK, Pattern};
use super::sheet::{INK, PAPER};
use crate::language::Language;

/// A figure that is drawn: marks with their places, the words still words.
#[derive(Clone, Debug)]
pub struct Drawing {
    pub(super) id: String,
    pub(super) language: Language,
    /// What it is called.
    pub(super) title: String,
    /// The figure in words, for who does not see it.
    pub(super) description: String,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    /// What it was made of.
    pub(super) origin: Option<Origin>,
}

/// What a figure was made of, so that it can be made again and told from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The SHA-256 of its recipe.
    pub recipe: String,
    /// What tells the responses that were counted from others.
    pub data: String,
}

impl Drawing {
    /// The same that carries what it was made of, in every format.
    #[must_use]
    pub fn of(self, origin: Origin) -> Self {
        Self { origin: Some(origin), ..self }
    }
}

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) [u8; 3]);

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// What an area is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Plain(Colour),
    Patterned(Pattern),
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    pub(super) colour: Colour,
    pub(super) width: f32,
    pub(super) dash: &'static [f32],
}

impl Stroke {
    pub(super) const fn thin(colour: Colour) -> Self {
        Self { colour, width: 1.0, dash: &[] }
    }

    pub(super) const fn wide(colour: Colour, width: f32) -> Self {
        Self { colour, width, dash: &[] }
    }
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Move([f32; 2]),
    Line([f32; 2]),
    Curve([[f32; 2]; 3]),
    Close,
}

/// Where a text is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) fill: Colour,
    /// Whether it stands on something that must not run through the letters.
    pub(super) halo: bool,
}

impl Type {
    pub(super) const REGULAR: Self = Self { size: 13.0, weight: Weight::Regular, fill: INK, halo: false };
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Box { at: [f32; 2], size: [f32; 2], fill: Fill, stroke: Option<Stroke> },
    Path { steps: Vec<Step>, fill: Option<Fill>, stroke: Option<Stroke> },
    Text { at: [f32; 2], anchor: Anchor, font: Type, turned: bool, words: String },
}

/// A drawing under way.
#[derive(Default)]
pub(super) struct Canvas(pub(super) Vec<Mark>);

impl Canvas {
    pub(super) fn line(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, stroke: Stroke) {
        self.path(vec![Step::Move([x1, y1]), Step::Line([x2, y2])], None, Some(stroke));
    }

    pub(super) fn path(&mut self, steps: Vec<Step>, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.0.push(Mark::Path { steps, fill, stroke });
    }

    /// A closed area between corners.
    pub(super) fn area(&mut self, corners: &[[f32; 2]], fill: Fill, stroke: Option<Stroke>) {
        let [first, rest @ ..] = corners else { return };
        let mut steps = vec![Step::Move(*first)];
        steps.extend(rest.iter().map(|corner| Step::Line(*corner)));
        steps.push(Step::Close);
        self.path(steps, Some(fill), stroke);
    }

    pub(super) fn circle(&mut self, centre: [f32; 2], radius: f32, fill: Fill, stroke: Option<Stroke>) {
        // Four arcs, each as near a circle as a curve of third degree gets.
        const PULL: f32 = 0.552_284_8;
        let [x, y] = centre;
        let at = |dx: f32, dy: f32| [x + dx * radius, y + dy * radius];
        let steps = vec![
            Step::Move(at(1.0, 0.0)),
            Step::Curve([at(1.0, PULL), at(PULL, 1.0), at(0.0, 1.0)]),
            Step::Curve([at(-PULL, 1.0), at(-1.0, PULL), at(-1.0, 0.0)]),
            Step::Curve([at(-1.0, -PULL), at(-PULL, -1.0), at(0.0, -1.0)]),
            Step::Curve([at(PULL, -1.0), at(1.0, -PULL), at(1.0, 0.0)]),
            Step::Close,
        ];
        self.path(steps, Some(fill), stroke);
    }

    /// A filled box with a dark outline, so that an open one is seen.
    pub(super) fn bar(&mut self, x: f32, y: f32, width: f32, height: f32, fill: Fill) {
        let stroke = Some(Stroke::thin(DARK));
        self.0.push(Mark::Box { at: [x, y], size: [width, height], fill, stroke });
    }

    /// A filled box with a light outline, as a cell of a table.
    pub(super) fn cell(&mut self, x: f32, y: f32, width: f32, height: f32, fill: Colour) {
        let stroke = Some(Stroke::thin(Colour([0xb3; 3])));
        self.0.push(Mark::Box { at: [x, y], size: [width, height], fill: Fill::Plain(fill), stroke });
    }

    /// A whisker from one end to the other, seen on dark bars as well.
    pub(super) fn whisker(&mut self, from: [f32; 2], to: [f32; 2], cap: f32) {
        let across = if from[0] == to[0] { [cap, 0.0] } else { [0.0, cap] };
        for stroke in [Stroke::wide(PAPER, 3.6), Stroke::wide(INK, 1.4)] {
            let mut steps = vec![Step::Move(from), Step::Line(to)];
            for end in [from, to] {
                steps.push(Step::Move([end[0] - across[0], end[1] - across[1]]));
                steps.push(Step::Line([end[0] + across[0], end[1] + across[1]]));
            }
            self.path(steps, None, Some(stroke));
        }
    }

    /// One line of text with its baseline at `y`.
    pub(super) fn text(&mut self, x: f32, y: f32, anchor: Anchor, font: Type, words: &str) {
        let words = words.to_owned();
        self.0.push(Mark::Text { at: [x, y], anchor, font, turned: false, words });
    }

    /// One line of text that runs upwards, with its baseline at `x`.
    pub(super) fn upright(&mut self, x: f32, y: f32, anchor: Anchor, font: Type, words: &str) {
        let words = words.to_owned();
        self.0.push(Mark::Text { at: [x, y], anchor, font, turned: true, words });
    }

    /// Lines of text around a middle.
    pub(super) fn lines_around(
        &mut self,
        [x, middle]: [f32; 2],
        anchor: Anchor,
        font: Type,
        lines: &[String],
    ) {
        let step = font.size * super::sheet::LINE;
        // A line's baseline stands about a third of its size below its middle.
        let mut y = middle - step * (lines.len() as f32 - 1.0) / 2.0 + font.size * 0.35;
        for line in lines {
            self.text(x, y, anchor, font, line);
            y += step;
        }
    }

    /// Lines of text from `top`; says where they end.
    pub(super) fn lines_from(
        &mut self,
        [x, top]: [f32; 2],
        anchor: Anchor,
        font: Type,
        lines: &[String],
    ) -> f32 {
        let mut y = top;
        for line in lines {
            self.text(x, y + font.size, anchor, font, line);
            y += font.size * super::sheet::LINE;
        }
        y
    }
}
