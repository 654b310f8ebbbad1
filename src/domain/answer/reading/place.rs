//! Places on the map, as phones send and people type them.

use super::super::location::{Location, Point};
use crate::form::Shape;
use crate::message::Message;

/// The most points of a line or an area.
const MOST: usize = 5_000;

/// `43.25 76.95`, also with altitude and accuracy behind; of a line or an area its points, parted by
/// `;`. Numbers take a comma or a point; what a map shows, `43.25, 76.95`, can be pasted.
pub(super) fn location(value: &str, shape: Shape) -> Result<Location, Message> {
    let parts: Vec<&str> = value.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > MOST {
        return Err(Message::new("form-answer-points-most").with("limit", MOST));
    }
    let mut points = parts.into_iter().map(point).collect::<Result<Vec<Point>, Message>>()?;
    let least = match shape {
        Shape::Point if points.len() == 1 => return Ok(Location(points)),
        Shape::Point => return Err(malformed()),
        Shape::Trace => 2,
        Shape::Area => 3,
    };
    if shape == Shape::Area {
        points.extend(points.first().copied().filter(|first| points.last() != Some(first)));
    }
    let corners = points.len() - usize::from(shape == Shape::Area);
    if corners < least {
        return Err(Message::new("form-answer-points-least").with("limit", least));
    }
    Ok(Location(points))
}

fn malformed() -> Message {
    Message::new("form-answer-location")
}

fn point(text: &str) -> Result<Point, Message> {
    let numbers = numbers(text).ok_or_else(malformed)?;
    let (latitude, longitude, altitude, accuracy) = match *numbers.as_slice() {
        [latitude, longitude] => (latitude, longitude, None, None),
        [latitude, longitude, altitude] => (latitude, longitude, Some(altitude), None),
        [latitude, longitude, altitude, accuracy] => (latitude, longitude, Some(altitude), Some(accuracy)),
        _ => return Err(malformed()),
    };
    if latitude.abs() > 90.0 {
        return Err(Message::new("form-answer-latitude"));
    }
    if longitude.abs() > 180.0 {
        return Err(Message::new("form-answer-longitude"));
    }
    let point = Point { latitude, longitude, altitude, accuracy };
    if point.is_real() { Ok(point) } else { Err(malformed()) }
}

fn numbers(text: &str) -> Option<Vec<f64>> {
    let spaced: Vec<&str> = text.split_whitespace().collect();
    let parts: Vec<&str> = match spaced.as_slice() {
        // Without a space a comma parts the two, if the fractions have points.
        [one] if one.contains('.') => one.split(',').collect(),
        // A comma at the end of a number belongs to neither.
        parts => parts.iter().map(|part| part.strip_suffix(',').unwrap_or(part)).collect(),
    };
    parts.into_iter().map(|part| super::number::decimal(part).ok()).collect()
}
