//! A tabulation as the figure that its recipe asks for, or why that would not be honest.
//!
//! What is drawn is what the table shows: its first percent, else its first count; of numbers alone their
//! first statistic. “None of these” has no bar, but whoever chose it is in the base. A cell that is not
//! told has no bar either, and the figure says so.

mod pairs;
mod parts;
mod place;
mod said;
mod sketch;
mod time;

use super::recipe::{Figure as Kind, Recipe};
use super::result::Tabulation;
use crate::figure::{Drawing, Figure, HeatMap, Origin, Plot, Width, draw, draw_heat};
use crate::language::Language;
use crate::message::Message;
use crate::table::Say;
use sketch::Sketch;

/// What a figure is drawn with besides its recipe.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What begins every id in the drawing, so that several stand on one page.
    pub id: &'a str,
    /// Its number in the paper.
    pub number: Option<u32>,
    /// The language of its words.
    pub language: Language,
    /// How wide it is in print.
    pub width: Width,
    /// What tells the responses that are counted from others.
    pub data: &'a str,
    /// Puts messages into the words of the language.
    pub say: Say<'a>,
}

/// A figure before it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// All but heat maps.
    Figure(Box<Figure>),
    /// A heat map.
    Heat(HeatMap),
}

impl Picture {
    /// The drawing of it.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        match self {
            Self::Figure(figure) => draw(figure),
            Self::Heat(map) => draw_heat(map),
        }
    }
}

impl Tabulation {
    /// Draws the figure that the recipe asks for; it carries the recipe's hash and what identifies the data.
    ///
    /// # Errors
    /// Why it cannot be drawn, or not honestly.
    pub fn draw(&self, recipe: &Recipe, setting: &Setting<'_>) -> Result<Drawing, Message> {
        let drawing = self.picture(recipe, setting)?.draw();
        Ok(drawing.of(Origin { recipe: self.recipe.clone(), data: setting.data.to_owned() }))
    }

    /// The figure that the recipe asks for, as a value.
    ///
    /// # Errors
    /// Why it cannot be drawn, or not honestly.
    pub fn picture(&self, recipe: &Recipe, setting: &Setting<'_>) -> Result<Picture, Message> {
        let kind = recipe.figure.ok_or_else(|| Message::new("drawn-fault-none"))?;
        let sketch = Sketch::new(self, recipe, kind, setting)?;
        let plot = match kind {
            Kind::Bars | Kind::Grouped => Plot::Bars(sketch.bars()?),
            Kind::Stacked => Plot::Bars(sketch.stacked()?),
            Kind::Likert => Plot::Likert(sketch.likert()?),
            Kind::Pie => Plot::Pie(sketch.pie()?),
            Kind::Line => Plot::Lines(sketch.lines()?),
            Kind::Map => Plot::Map(sketch.map()?),
            Kind::Pyramid => Plot::Pyramid(sketch.pyramid()?),
            Kind::Network => Plot::Network(sketch.network()?),
            Kind::Heat => return Ok(Picture::Heat(sketch.heat()?)),
        };
        Ok(Picture::Figure(Box::new(Figure {
            id: setting.id.to_owned(),
            language: setting.language,
            caption: sketch.caption(),
            base: sketch.base(),
            note: sketch.note(),
            width: setting.width,
            plot,
        })))
    }
}

fn fault(key: &str) -> Message {
    Message::new(&format!("drawn-fault-{key}"))
}
