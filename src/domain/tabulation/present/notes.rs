//! Whom a table counts, in words.

use super::{Part, Presenting};
use crate::answer::Missing;
use crate::message::{Argument, Message};
use crate::table::{Label, words};
use crate::tabulation::classes::ClassKind;
use crate::tabulation::recipe::{Measure, MissingShown, PercentBase};
use crate::tabulation::result::{Block, ColumnKind, Tally};

impl Presenting<'_> {
    /// Whom the table counts.
    pub(super) fn base(&self) -> Message {
        let blocks = &self.table.blocks;
        let Some(block) = blocks.first() else { return Message::new("tabulation-base-several") };
        let counted = number(block.all - block.filtered);
        if blocks.len() > 1 {
            return block.unit.base("tabulation-base-several").with("all", counted);
        }
        let total = |place: &usize| self.table.columns[*place].kind != ColumnKind::Class;
        let column = self.shown.iter().copied().find(total).unwrap_or_default();
        let answered = block.bases[column].answered;
        if answered.hidden {
            return block.unit.said("tabulation-base-hidden");
        }
        let answered = number(answered.count);
        if self.table.banners.len() == 1 {
            return block.unit.base("table-base-crossed").with("n", answered);
        }
        block.unit.base("table-base").with("answered", answered).with("all", counted)
    }

    /// What must be known to read the table.
    pub(super) fn notes(&self) -> Vec<Message> {
        let blocks = &self.table.blocks;
        let mut notes = Vec::new();
        if blocks.iter().any(|block| block.unit.repeat().is_some()) {
            notes.push(Message::new("table-note-rows"));
        }
        if let (Some(filter), Some(block)) = (&self.table.filter, blocks.first()) {
            let told = Message::new("tabulation-note-filter").with("filter", filter.as_str());
            notes.push(told.with("count", number(block.filtered)));
        }
        notes.extend(self.percent_note());
        if let Some(weight) = &self.table.weight {
            notes.push(Message::new("tabulation-note-weight").with("weight", weight.as_str()));
            notes.extend(self.effective());
            if self.table.without_weight > 0 {
                let told = Message::new("tabulation-note-without-weight").with("weight", weight.as_str());
                notes.push(told.with("count", number(self.table.without_weight)));
            }
            if let Some(drawn) = self.table.drawn {
                let told = Message::new("tabulation-note-drawn").with("strata", drawn.strata);
                notes.push(told.with("clusters", drawn.clusters));
            }
        }
        if blocks.iter().any(|block| !block.mean_ranks.is_empty()) {
            notes.push(Message::new("table-note-rank"));
        }
        if blocks.iter().any(|block| block.several) {
            notes.push(Message::new("table-note-several"));
        }
        if blocks.iter().flat_map(|block| &block.rows).any(|class| class.kind == ClassKind::Net) {
            notes.push(Message::new("tabulation-note-net"));
        }
        if self.table.banners.iter().any(|banner| banner.overlap) {
            notes.push(Message::new("tabulation-note-overlap"));
        }
        notes.extend(blocks.iter().filter_map(|block| self.missing_note(block)));
        notes.extend(self.left_out());
        notes.extend(self.other_versions());
        if let Some(threshold) = self.recipe.disclosure {
            notes.push(Message::new("tabulation-note-hidden").with("least", number(threshold)));
            if self.table.lacks_a_banner(self.recipe) {
                notes.push(Message::new("tabulation-note-hidden-banner"));
            }
        }
        notes.extend(self.inferred_notes());
        notes
    }

    fn percent_note(&self) -> Option<Message> {
        let of_column = self.parts.contains(&Part::Measure(Measure::ColumnPercent));
        // Where percents of several bases stand side by side, each column says of what they are.
        let several = |part: &Part| matches!(part, Part::Measure(Measure::PercentOf { .. }));
        if self.parts.iter().any(several) {
            return None;
        }
        if self.only_numbers() || !(of_column || self.parts.contains(&Part::Measure(Measure::TotalPercent))) {
            return None;
        }
        let base = match self.recipe.percent_base {
            PercentBase::CasesAnswered => "answered",
            PercentBase::CasesSubstantive => "substantive",
            PercentBase::Responses => "responses",
        };
        let column = if of_column && self.crossed() { "-column" } else { "" };
        let key = format!("tabulation-note-percent-{base}{column}");
        Some(self.table.blocks.first().map_or_else(|| Message::new(&key), |block| block.unit.said(&key)))
    }

    /// Kish's effective number and his design effect: of those whom the percents are of in a table of one
    /// variable, else of all who are counted.
    fn effective(&self) -> Option<Message> {
        let block = self.table.blocks.first()?;
        let base = if self.table.blocks.len() == 1 {
            self.percent_base(block, 0)
        } else {
            let missing: Tally = block.missing.iter().map(|tallies| tallies[0]).sum();
            missing.and(block.bases[0].answered)
        };
        let effective = base.effective();
        if base.hidden || effective <= 0.0 {
            return None;
        }
        let told = Message::new("tabulation-note-effective").with("n", number(base.count));
        let deff = Argument::decimal(base.count as f64 / effective, 2);
        Some(told.with("effective", effective.round() as i64).with("deff", deff))
    }

    /// The missing answers of a variable by kind, where no rows tell them.
    fn missing_note(&self, block: &Block) -> Option<Message> {
        let missing: Vec<Tally> = block.missing.iter().map(|tallies| tallies[0]).collect();
        let any = missing.iter().any(|tally| tally.count > 0) && !missing.iter().any(|tally| tally.hidden);
        let told =
            self.recipe.missing == MissingShown::Rows && self.parts.contains(&Part::Measure(Measure::Count));
        if !any || told {
            return None;
        }
        let note = Message::new("tabulation-note-missing").with("question", self.name(block));
        Some(by_kind(note, &missing))
    }

    /// The name of a variable for a sentence: what machines call it where it is named by Saual.
    fn name(&self, block: &Block) -> String {
        match &block.label {
            Label::Plain(text) => text.clone(),
            _ => block.key.clone(),
        }
    }

    /// How many lack what the columns are by, of a table of one variable.
    fn left_out(&self) -> Vec<Message> {
        let [block] = &self.table.blocks[..] else { return Vec::new() };
        let left_out = block.left_out.iter().filter_map(|tallies| {
            let count: u64 = tallies.iter().map(|tally| tally.count).sum();
            let told = block.unit.said("tabulation-note-left-out").with("count", number(count));
            let is_told = count > 0 && !tallies.iter().any(|tally| tally.hidden);
            is_told.then(|| by_kind(told, tallies))
        });
        left_out.collect()
    }

    fn other_versions(&self) -> Option<Message> {
        let is_other = |class: ClassKind| class == ClassKind::OtherVersions;
        let of = |block: &Block| -> u64 {
            let rows = block.rows.iter().zip(&block.cells);
            rows.filter(|(class, _)| is_other(class.kind)).map(|(_, cells)| cells[0].count).sum()
        };
        let count = self.table.blocks.iter().map(of).sum::<u64>();
        (count > 0).then(|| Message::new("table-note-other-versions").with("count", number(count)))
    }
}

/// A sentence with how many there are of each kind of missing answer.
fn by_kind(told: Message, tallies: &[Tally]) -> Message {
    let kinds = Missing::ALL.into_iter().zip(tallies);
    kinds.fold(told, |told, (kind, tally)| told.with(words::missing_key(kind), number(tally.count)))
}

pub(super) fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
