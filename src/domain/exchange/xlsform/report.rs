//! What reading has to tell, gathered with places.

use crate::exchange::remark::{Marked, Place, Remark};
use crate::message::Message;

/// The most faults told at once: who made more has one thing wrong a thousand times.
const MOST: usize = 500;

/// Faults and warnings so far.
#[derive(Default)]
pub(super) struct Report {
    faults: Vec<Remark>,
    warnings: Vec<Remark>,
    /// How many of each were not kept.
    more: [usize; 2],
}

impl Report {
    pub(super) fn fault(&mut self, place: Place, message: Message) {
        self.tell(Remark::at(place, message));
    }

    pub(super) fn marked(&mut self, place: Place, message: Message, marked: Marked) {
        self.tell(Remark { place, message, marked: Some(Box::new(marked)) });
    }

    pub(super) fn tell(&mut self, fault: Remark) {
        if self.faults.len() < MOST {
            self.faults.push(fault);
        } else {
            self.more[0] += 1;
        }
    }

    /// Tells of this fault and of no other.
    pub(super) fn only(&mut self, place: Place, message: Message) {
        *self = Self { faults: vec![Remark::at(place, message)], ..Self::default() };
    }

    pub(super) fn warn(&mut self, place: Place, message: Message) {
        self.hint(Remark::at(place, message));
    }

    pub(super) fn hint(&mut self, warning: Remark) {
        if self.warnings.len() < MOST {
            self.warnings.push(warning);
        } else {
            self.more[1] += 1;
        }
    }

    /// The faults and the warnings by place: the survey before the other sheets, and at the end how many
    /// more there are.
    pub(super) fn finish(mut self) -> (Vec<Remark>, Vec<Remark>) {
        self.faults.sort_by(|a, b| order(&a.place).cmp(&order(&b.place)));
        self.warnings.sort_by(|a, b| order(&a.place).cmp(&order(&b.place)));
        let told = |more: usize| {
            (more > 0).then(|| Remark::whole(Message::new("form-check-more").with("count", more)))
        };
        self.faults.extend(told(self.more[0]));
        self.warnings.extend(told(self.more[1]));
        (self.faults, self.warnings)
    }
}

fn order(place: &Place) -> (usize, &Place) {
    let rank = match place {
        Place::Cell { sheet, .. } => match sheet.to_lowercase().as_str() {
            "survey" => 1,
            "choices" => 2,
            _ => 3,
        },
        Place::Whole => 0,
        Place::Line { .. } | Place::Named(_) => 1,
    };
    (rank, place)
}
