//! Places on the earth: areas, lengths, whether one is within another.

use super::text::words;
use super::{Arguments, Entry, MANY};
use crate::expr::Value;
use crate::expr::eval::Found;
use crate::expr::value::number;

pub(super) const FUNCTIONS: &[Entry] = &[
    Entry::new("area", (1, 1), |a| area(&points(a, 0)).into()).of_few(),
    Entry::new("distance", (1, MANY), |a| {
        let points: Option<Vec<Point>> =
            (0..a.count()).map(|index| points(a, index)).collect::<Option<Vec<_>>>().map(|all| all.concat());
        length(&points).into()
    })
    .of_few(),
    Entry::new("geofence", (2, 2), |a| within(&points(a, 0), &points(a, 1))).of_few(),
];

/// Latitude and longitude in degrees.
type Point = (f64, f64);

/// The radius that Collect counts with, in metres.
const RADIUS: f64 = 6_378_100.0;

/// The points of an argument, `43.2 76.9 0 0; …`, of nodes all together; `None` where one is none.
fn points(arguments: &Arguments<'_, '_, '_>, index: usize) -> Option<Vec<Point>> {
    let texts: Vec<String> = arguments.found(index).values().iter().map(Value::text).collect();
    let parts = texts.iter().flat_map(|text| text.split(';')).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(point).collect()
}

fn point(text: &str) -> Option<Point> {
    let numbers: Option<Vec<f64>> = words(text).map(number).collect();
    match numbers?.as_slice() {
        [latitude, longitude, ..] if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Some((*latitude, *longitude))
        }
        _ => None,
    }
}

/// Square metres within a line, rounded to hundredths.
fn area(points: &Option<Vec<Point>>) -> f64 {
    let Some(points) = points else { return 0.0 };
    if points.len() < 3 {
        return 0.0;
    }
    let next = points.iter().cycle().skip(1);
    let sum: f64 = points
        .iter()
        .zip(next)
        .map(|(one, other)| {
            (other.1 - one.1).to_radians() * (2.0 + one.0.to_radians().sin() + other.0.to_radians().sin())
        })
        .sum();
    hundredths((sum * RADIUS * RADIUS / 2.0).abs())
}

/// Metres along a line, rounded to hundredths.
fn length(points: &Option<Vec<Point>>) -> f64 {
    let Some(points) = points else { return f64::NAN };
    let pairs = points.windows(2).filter_map(|pair| match pair {
        [one, other] => Some(apart(*one, *other)),
        _ => None,
    });
    hundredths(pairs.fold(0.0, |sum, part| sum + part))
}

fn apart(one: Point, other: Point) -> f64 {
    let (from, to) = (one.0.to_radians(), other.0.to_radians());
    let east = (other.1 - one.1).to_radians();
    let cosine = from.sin() * to.sin() + from.cos() * to.cos() * east.cos();
    cosine.clamp(-1.0, 1.0).acos() * RADIUS
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// Whether a point is within a shape, by the lines that a ray from it crosses.
fn within<'c>(point: &Option<Vec<Point>>, shape: &Option<Vec<Point>>) -> Found<'c> {
    let (Some([point, ..]), Some(shape)) = (point.as_deref(), shape) else { return Value::empty().into() };
    // A shape ends where it begins; an open line has no inside.
    if shape.first() != shape.last() {
        return false.into();
    }
    let crossed = shape.iter().zip(shape.iter().skip(1)).filter(|(one, other)| {
        (one.1 > point.1) != (other.1 > point.1)
            && point.0 < (other.0 - one.0) * (point.1 - one.1) / (other.1 - one.1) + one.0
    });
    (crossed.count() % 2 == 1).into()
}
