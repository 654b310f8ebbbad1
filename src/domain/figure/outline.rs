//! Where Kazakhstan's regions are, for small maps.
//!
//! `kazakhstan.tsv` is made with Natural Earth, which is in the public domain, by the script in
//! `tests/data/figure`; what divides the regions of 2022 is drawn for this program. Cities of
//! republican standing are points.

use std::sync::LazyLock;

/// A region or a city on the map.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    /// What data calls it.
    pub(super) code: &'static str,
    /// Where its name stands.
    pub(super) name: [f32; 2],
    /// Its border; of a city the one point where it is.
    pub(super) ring: Vec<[f32; 2]>,
}

/// How wide and high the map is.
pub(super) const SIZE: [f32; 2] = [1000.0, 560.0];

/// Every region, then the cities, which are drawn over them.
pub(super) static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let lines = include_str!("kazakhstan.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut outlines: Vec<Outline> = lines.filter_map(read).collect();
    outlines.sort_by_key(|outline| outline.ring.len() == 1);
    outlines
});

fn read(line: &'static str) -> Option<Outline> {
    let mut fields = line.split('\t');
    let (code, name, ring) = (fields.next()?, fields.next()?, fields.next()?);
    let ring = ring.split(' ').map(point).collect::<Option<Vec<_>>>()?;
    Some(Outline { code, name: point(name)?, ring })
}

fn point(text: &str) -> Option<[f32; 2]> {
    let (x, y) = text.split_once(',')?;
    Some([x.parse().ok()?, y.parse().ok()?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coding::REGIONS;
    use std::collections::BTreeSet;

    #[test]
    fn every_region_and_city_of_the_classifier_is_on_the_map_once() {
        let drawn: Vec<&str> = OUTLINES.iter().map(|outline| outline.code).collect();
        let known: BTreeSet<&str> = REGIONS.iter().map(|region| region.code).collect();
        assert_eq!(drawn.len(), 20);
        assert_eq!(drawn.into_iter().collect::<BTreeSet<_>>(), known);
        assert_eq!(OUTLINES.iter().filter(|outline| outline.ring.len() == 1).count(), 3);
    }

    #[test]
    fn all_of_it_is_within_the_map() {
        for outline in OUTLINES.iter() {
            for [x, y] in outline.ring.iter().chain([&outline.name]) {
                assert!((0.0..=SIZE[0]).contains(x) && (0.0..=SIZE[1]).contains(y), "{}", outline.code);
            }
        }
    }
}
