//! Where labels stand on a plan: none over another or over what must be seen, none off the sheet. The same
//! labels always stand in the same places.

/// A box: left, top, right, bottom.
pub(super) type Bounds = [f32; 4];

/// What is free of a plan.
pub(super) struct Room {
    within: Bounds,
    taken: Vec<Bounds>,
}

impl Room {
    /// All within these bounds.
    pub(super) const fn within(within: Bounds) -> Self {
        Self { within, taken: Vec::new() }
    }

    /// Leaves this to something else.
    pub(super) fn take(&mut self, of: Bounds) {
        self.taken.push(of);
    }

    /// The first of these places whose box is free, which it takes.
    pub(super) fn first<T>(&mut self, places: impl IntoIterator<Item = (T, Bounds)>) -> Option<T> {
        let (place, of) = places.into_iter().find(|(_, of)| self.is_free(*of))?;
        self.take(of);
        Some(place)
    }

    fn is_free(&self, of: Bounds) -> bool {
        let [left, top, right, bottom] = self.within;
        let inside = of[0] >= left && of[1] >= top && of[2] <= right && of[3] <= bottom;
        let over = |other: &Bounds| {
            let along = |axis: usize| of[axis] < other[axis + 2] && other[axis] < of[axis + 2];
            along(0) && along(1)
        };
        inside && !self.taken.iter().any(over)
    }
}

/// Ways to move a label from where it belongs: not at all, then ever farther around it.
pub(super) fn around(step: f32, rings: u8) -> impl Iterator<Item = [f32; 2]> {
    const WAYS: [[f32; 2]; 8] = [
        [0.0, 1.0],
        [0.0, -1.0],
        [1.0, 0.0],
        [-1.0, 0.0],
        [0.7, 0.7],
        [-0.7, 0.7],
        [0.7, -0.7],
        [-0.7, -0.7],
    ];
    let ring = move |ring: u8| {
        let far = step * f32::from(ring);
        WAYS.into_iter().map(move |[x, y]| [x * far, y * far])
    };
    std::iter::once([0.0, 0.0]).chain((1..=rings).flat_map(ring))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_takes_the_first_place_that_is_free_and_within() {
        let mut room = Room::within([0.0, 0.0, 100.0, 100.0]);
        let at = |[x, y]: [f32; 2]| ([x, y], [x, y, x + 20.0, y + 10.0]);
        let places = || [[90.0, 0.0], [10.0, 10.0], [12.0, 12.0], [30.0, 10.0]].map(at);
        assert_eq!(room.first(places()), Some([10.0, 10.0]));
        assert_eq!(room.first(places()), Some([30.0, 10.0]));
        assert_eq!(room.first(places()), None);
    }

    #[test]
    fn ways_begin_where_a_label_belongs_and_lead_away_from_it() {
        let far: Vec<f32> = around(10.0, 2).map(|[x, y]| x.hypot(y).round()).collect();
        assert_eq!(far.len(), 17);
        assert_eq!(far[0], 0.0);
        assert!(far[1..].is_sorted());
    }
}
