//! Places on the map.

use serde::{Deserialize, Serialize};

/// A place, a line or an area: its points in order. An area ends with the point it begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Location(pub Vec<Point>);

/// A point on the earth, in degrees and metres of WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Point {
    /// From −90 (south) to 90.
    pub latitude: f64,
    /// From −180 (west) to 180.
    pub longitude: f64,
    /// Metres above the ellipsoid, where known.
    pub altitude: Option<f64>,
    /// Within how many metres it is right, where known.
    pub accuracy: Option<f64>,
}

/// A point as it is stored: as many numbers as are known, `null` for an altitude that is not.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Exact(f64, f64, Option<f64>, f64),
    High(f64, f64, f64),
    Flat(f64, f64),
}

impl From<Written> for Point {
    fn from(written: Written) -> Self {
        let (latitude, longitude, altitude, accuracy) = match written {
            Written::Exact(latitude, longitude, altitude, accuracy) => {
                (latitude, longitude, altitude, Some(accuracy))
            }
            Written::High(latitude, longitude, altitude) => (latitude, longitude, Some(altitude), None),
            Written::Flat(latitude, longitude) => (latitude, longitude, None, None),
        };
        Self { latitude, longitude, altitude, accuracy }
    }
}

impl From<Point> for Written {
    fn from(point: Point) -> Self {
        let Point { latitude, longitude, altitude, accuracy } = point;
        match (altitude, accuracy) {
            (altitude, Some(accuracy)) => Self::Exact(latitude, longitude, altitude, accuracy),
            (Some(altitude), None) => Self::High(latitude, longitude, altitude),
            (None, None) => Self::Flat(latitude, longitude),
        }
    }
}

impl Point {
    /// Whether it lies on the earth.
    #[must_use]
    pub fn is_real(&self) -> bool {
        let finite = |number: Option<f64>| number.is_none_or(f64::is_finite);
        self.latitude.abs() <= 90.0
            && self.longitude.abs() <= 180.0
            && finite(self.altitude)
            && finite(self.accuracy)
            && self.accuracy.is_none_or(|metres| metres >= 0.0)
    }
}

/// As XForms writes places: `43.25 76.95 812 5`, points parted by `;`. Zero stands for an altitude
/// that is not known before an accuracy that is.
impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, point) in self.0.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { ";" })?;
            write!(f, "{} {}", point.latitude, point.longitude)?;
            match (point.altitude, point.accuracy) {
                (None, None) => {}
                (Some(altitude), None) => write!(f, " {altitude}")?,
                (altitude, Some(accuracy)) => write!(f, " {} {accuracy}", altitude.unwrap_or(0.0))?,
            }
        }
        Ok(())
    }
}
