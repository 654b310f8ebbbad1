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
        }
    }

    pub(super) fn warn(&mut self, place: Place, message: Message) {
        self.hint(Remark::at(place, message));
    }

    pub(super) fn hint(&mut self, warning: Remark) {
        if self.warnings.len() < MOST {
            self.warnings.push(warning);
        }
    }

    pub(super) fn is_faulty(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The faults and the warnings by place: the survey before the other sheets.
    pub(super) fn finish(mut self) -> (Vec<Remark>, Vec<Remark>) {
        self.faults.sort_by(|a, b| order(&a.place).cmp(&order(&b.place)));
        self.warnings.sort_by(|a, b| order(&a.place).cmp(&order(&b.place)));
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
