//! The map of Kazakhstan's regions.

use super::super::classes::Class;
use super::super::recipe::{Figure, Recipe};
use super::super::result::{Block, Tabulation};
use super::fault;
use super::sketch::{Sketch, of_form};
use crate::coding::region;
use crate::figure::{self, Place, Point};
use crate::language::Language;
use crate::message::Message;
use crate::table::{Label, words};

/// So many shades of grey are told apart.
const SHADES: usize = 4;

impl Tabulation {
    /// The rows of which a map of the columns can show one, by their keys; none where it is no such map.
    #[must_use]
    pub fn shown_on_map(&self, recipe: &Recipe) -> Vec<(&str, &Label)> {
        match &self.blocks[..] {
            [block] if recipe.figure == Some(Figure::Map) && !self.banners.is_empty() => {
                let own = block.rows.iter().filter(|class| of_form(class));
                own.map(|class| (class.key.as_str(), &class.label)).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Sketch<'_> {
    /// Regions in rows; or in columns, with what is measured of one row, or of a number.
    pub(super) fn map(&self) -> Result<figure::Map, Message> {
        let block = self.block()?;
        let places =
            if self.crossed() { self.places_of_columns(block)? } else { self.places_of_rows(block)? };
        let values: Vec<f64> = places.iter().filter_map(|place| place.point.value).collect();
        if values.is_empty() {
            return Err(fault("empty"));
        }
        let classes = self.shades(&values);
        let missing = (self.setting.say)(&Message::new("drawn-map-missing"));
        figure::Map::new(places, classes, missing)
            .map_err(|unknown| fault("region").with("name", crate::form::excerpt(&unknown.0)))
    }

    /// The class whose share a map by columns shows: the one that the recipe names, else the first that is
    /// drawn. Of several answers the first would be shown for no reason that anybody gave.
    pub(super) fn mapped(&self, block: &Block) -> Result<Option<usize>, Message> {
        if !self.crossed() || self.of_numbers() {
            return Ok(None);
        }
        let classes = self.classes(block);
        match &self.recipe.shows {
            Some(code) => {
                let row = block.rows.iter().position(|class| class.key == code.as_str());
                row.map(Some).ok_or_else(|| fault("shown").with("code", code.as_str()))
            }
            None if block.several && classes.len() > 1 => Err(fault("choice")),
            None => Ok(classes.first().copied()),
        }
    }

    fn places_of_columns(&self, block: &Block) -> Result<Vec<Place>, Message> {
        if self.table.columns.iter().any(|column| column.classes.len() > 1) {
            return Err(fault("nested"));
        }
        let row = self.mapped(block)?;
        let mut places = Vec::new();
        for column in self.columns() {
            let Some(class) = self.table.columns[column].classes.first().filter(|class| of_form(class))
            else {
                continue;
            };
            let point = match row {
                Some(row) => self.point(block, row, column),
                None => self.number(block, column),
            };
            places.push(self.place(class, point)?);
        }
        Ok(places)
    }

    fn places_of_rows(&self, block: &Block) -> Result<Vec<Place>, Message> {
        if self.of_numbers() {
            return Err(fault("map"));
        }
        let own = block.rows.iter().enumerate().filter(|(_, class)| of_form(class));
        own.map(|(row, class)| self.place(class, self.point(block, row, 0))).collect()
    }

    fn place(&self, class: &Class, point: Point) -> Result<Place, Message> {
        let known = region(&class.key).ok_or_else(|| fault("region").with("name", class.key.as_str()))?;
        let label = known.short.words(self.setting.language, &Language::ALL).to_owned();
        // Shades go by values as they are written, so that none is shaded as what it is not written as.
        let value = point.value.map(|value| self.rounded(value));
        Ok(Place { region: class.key.clone(), label, point: Point { value, interval: None, ..point } })
    }

    /// Classes of about as many regions, each called by the least and the greatest value in it.
    fn shades(&self, values: &[f64]) -> Vec<figure::Class> {
        let rounded: Vec<f64> = values.iter().map(|value| self.rounded(*value)).collect();
        let mut breaks = figure::Map::breaks(&rounded, SHADES);
        breaks.dedup();
        let mut classes = Vec::new();
        for (place, from) in breaks.iter().enumerate() {
            let below = breaks.get(place + 1).copied().unwrap_or(f64::INFINITY);
            let low = if place == 0 { f64::NEG_INFINITY } else { *from };
            let within: Vec<f64> = rounded.iter().copied().filter(|it| (low..below).contains(it)).collect();
            let least = within.iter().copied().fold(f64::INFINITY, f64::min);
            let greatest = within.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            if !within.is_empty() {
                classes.push(figure::Class { from: *from, label: self.range(least, greatest) });
            }
        }
        classes
    }

    fn range(&self, least: f64, greatest: f64) -> String {
        let language = self.setting.language;
        let digits = if self.is_percent() { self.recipe.digits } else { u8::from(least.fract() != 0.0) };
        let number = |value: f64| words::decimal(value, digits, language);
        let whole = if least < greatest {
            format!("{}–{}", number(least), number(greatest))
        } else {
            number(greatest)
        };
        if self.is_percent() {
            (self.setting.say)(&Message::new("table-percent").with("value", whole))
        } else {
            whole
        }
    }
}
