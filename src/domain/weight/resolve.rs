//! Targets held against the data: every category has its target and its respondents, or the fault.

use super::imported::{GREATEST, LEAST};
use super::margin::{Amount, Margin, Variable};
use super::rake::{Empty, Missing};
use super::target_fault::TargetFault;
use std::collections::BTreeMap;

/// How far shares may sum from the whole: whole percents of a few categories sum to 99 or 101.
const ROUNDING: f64 = 0.010_000_1;
/// How far totals of counted margins may lie apart, as a part of the first.
const APART: f64 = 1e-6;

/// What no category of a margin is.
pub(super) const OUT: u32 = u32::MAX;

/// A margin that fits the data.
pub(super) struct Fitted {
    pub(super) name: String,
    /// By category; `None` of those whose category is missing.
    pub(super) labels: Vec<Option<String>>,
    /// What the weights of each are to sum to.
    pub(super) targets: Vec<f64>,
    /// Respondents of each.
    pub(super) n: Vec<usize>,
    /// By row, the index of its category; [`OUT`] where the row has no weight above zero.
    pub(super) rows: Vec<u32>,
    /// What the given numbers summed to.
    pub(super) given: f64,
    /// Categories left out because nobody is in them.
    pub(super) left_out: Vec<String>,
}

/// One margin's variables and what its targets say, before respondents are looked at.
struct Draft<'a> {
    margin: &'a Margin,
    variables: Vec<&'a Variable>,
    /// By cell: its place among the targets and its amount.
    cells: BTreeMap<Vec<u16>, f64>,
    sum: f64,
}

/// Takes from the weights those whose category in any margin is missing.
pub(super) fn without_missing(weights: &mut [Option<f64>], variables: &[Variable], margins: &[Margin]) {
    let named = |variable: &&Variable| margins.iter().any(|margin| margin.variables.contains(&variable.name));
    for variable in variables.iter().filter(named) {
        for (weight, code) in weights.iter_mut().zip(&variable.codes) {
            if code.is_none() {
                *weight = None;
            }
        }
    }
}

/// Holds margins against the data.
pub(super) fn resolve(
    weights: &[Option<f64>],
    variables: &[Variable],
    margins: &[Margin],
    missing: Missing,
    empty: Empty,
) -> Result<Vec<Fitted>, Vec<TargetFault>> {
    let mut faults = Vec::new();
    if margins.is_empty() {
        faults.push(TargetFault::NoTargets);
    }
    let drafts: Vec<Draft<'_>> =
        margins.iter().filter_map(|margin| draft(margin, variables, weights.len(), &mut faults)).collect();
    let base: f64 = weights.iter().flatten().sum();
    if base <= 0.0 {
        faults.push(TargetFault::NoRespondents);
    }
    let total = total(&drafts, base, &mut faults);
    let fitted: Vec<Fitted> = drafts
        .iter()
        .map(|draft| fit(draft, weights, (total, base), (missing, empty), &mut faults))
        .collect();
    if faults.is_empty() { Ok(fitted) } else { Err(faults) }
}

/// The population: as counted by the first margin that counts, or what the weights sum to.
fn total(drafts: &[Draft<'_>], base: f64, faults: &mut Vec<TargetFault>) -> f64 {
    let mut counted = drafts.iter().filter(|draft| draft.margin.amount == Amount::Count);
    let Some(first) = counted.next() else { return base };
    for draft in counted {
        if (draft.sum - first.sum).abs() > APART * first.sum {
            let margin = draft.margin.name();
            faults.push(TargetFault::Totals { margin, sum: draft.sum, expected: first.sum });
        }
    }
    first.sum
}

/// Reads the targets of a margin; `None` where a variable of it is not to be used.
fn draft<'a>(
    margin: &'a Margin,
    variables: &'a [Variable],
    rows: usize,
    faults: &mut Vec<TargetFault>,
) -> Option<Draft<'a>> {
    let used: Vec<&Variable> =
        margin.variables.iter().filter_map(|name| usable(name, variables, rows, faults)).collect();
    if used.len() < margin.variables.len() || used.is_empty() {
        return None;
    }
    let mut cells = BTreeMap::new();
    for target in &margin.targets {
        let (name, category) = (margin.name(), target.categories.join(" × "));
        match cell(&used, &target.categories) {
            None => faults.push(TargetFault::UnknownCategory { margin: name, category }),
            Some(_) if !is_amount(target.amount) => {
                faults.push(TargetFault::NotAnAmount { margin: name, category });
            }
            Some(cell) => {
                if cells.insert(cell, target.amount).is_some() {
                    faults.push(TargetFault::Repeated { margin: name, category });
                }
            }
        }
    }
    let sum: f64 = cells.values().sum();
    let whole = match margin.amount {
        Amount::Share => Some(1.0),
        Amount::Percent => Some(100.0),
        Amount::Count => None,
    };
    let right = whole.map_or(sum > 0.0 && sum.is_finite(), |whole| (sum - whole).abs() <= ROUNDING * whole);
    if !right {
        faults.push(TargetFault::Sum { margin: margin.name(), sum });
    }
    Some(Draft { margin, variables: used, cells, sum })
}

/// Zero, or a number within the range of weights.
fn is_amount(amount: f64) -> bool {
    amount == 0.0 || (LEAST..=GREATEST).contains(&amount)
}

/// The variable of that name, if it fits the weights.
fn usable<'a>(
    name: &str,
    variables: &'a [Variable],
    rows: usize,
    faults: &mut Vec<TargetFault>,
) -> Option<&'a Variable> {
    let Some(variable) = variables.iter().find(|variable| variable.name == name) else {
        faults.push(TargetFault::UnknownVariable { variable: name.to_owned() });
        return None;
    };
    let variable_name = || variable.name.clone();
    if variable.codes.len() != rows {
        let (variable, rows, expected) = (variable_name(), variable.codes.len(), rows);
        faults.push(TargetFault::Rows { variable, rows, expected });
        return None;
    }
    let beyond = |code: &Option<u16>| code.is_some_and(|code| usize::from(code) >= variable.categories.len());
    if let Some(row) = variable.codes.iter().position(beyond) {
        faults.push(TargetFault::UnknownCode { variable: variable_name(), row });
        return None;
    }
    Some(variable)
}

/// The cell of codes, one for each variable.
fn cell(variables: &[&Variable], codes: &[String]) -> Option<Vec<u16>> {
    if variables.len() != codes.len() {
        return None;
    }
    let place = |(variable, code): (&&Variable, &String)| {
        let index = variable.categories.iter().position(|known| known == code)?;
        u16::try_from(index).ok()
    };
    variables.iter().zip(codes).map(place).collect()
}

/// The codes of a cell as one.
fn label(variables: &[&Variable], cell: &[u16]) -> String {
    let codes = variables.iter().zip(cell).map(|(variable, index)| &variable.categories[usize::from(*index)]);
    codes.cloned().collect::<Vec<_>>().join(" × ")
}

/// Counts the respondents of each target, and makes amounts into sums of weights.
fn fit(
    draft: &Draft<'_>,
    weights: &[Option<f64>],
    (total, base): (f64, f64),
    (missing, empty): (Missing, Empty),
    faults: &mut Vec<TargetFault>,
) -> Fitted {
    let (rows, found) = occupied(draft, weights);
    found.tell(draft, missing, faults);
    let mut fitted = Fitted::empty(draft);
    let mut places: Vec<u32> = Vec::with_capacity(draft.cells.len() + 1);
    for ((cell, amount), n) in draft.cells.iter().zip(&found.n) {
        places.push(fitted.take(label(&draft.variables, cell), *amount, *n, empty, faults));
    }
    let own = if found.missing > 0 { total * found.weight_missing / base } else { 0.0 };
    let sum: f64 = fitted.targets.iter().sum();
    fitted.targets.iter_mut().for_each(|target| *target *= (total - own) / sum);
    places.push(if found.missing > 0 { fitted.keep(None, own, found.missing) } else { OUT });
    let moved = |row: u32| if row == OUT { OUT } else { places[row as usize] };
    fitted.rows = rows.into_iter().map(moved).collect();
    fitted
}

impl Fitted {
    fn empty(draft: &Draft<'_>) -> Self {
        Self {
            name: draft.margin.name(),
            labels: Vec::new(),
            targets: Vec::new(),
            n: Vec::new(),
            rows: Vec::new(),
            given: draft.sum,
            left_out: Vec::new(),
        }
    }

    /// Takes up a target that so many respondents meet; its place.
    fn take(
        &mut self,
        category: String,
        amount: f64,
        n: usize,
        empty: Empty,
        faults: &mut Vec<TargetFault>,
    ) -> u32 {
        let margin = self.name.clone();
        match (n, amount > 0.0, empty) {
            (0, false, _) => {}
            (0, true, Empty::LeaveOut) => self.left_out.push(category),
            (0, true, Empty::Refuse) => faults.push(TargetFault::EmptyCategory { margin, category }),
            (n, false, _) => faults.push(TargetFault::ZeroTarget { margin, category, n }),
            (n, true, _) => return self.keep(Some(category), amount, n),
        }
        OUT
    }

    fn keep(&mut self, label: Option<String>, target: f64, n: usize) -> u32 {
        self.labels.push(label);
        self.targets.push(target);
        self.n.push(n);
        self.targets.len() as u32 - 1
    }
}

/// Who is where among the cells of a draft.
struct Found {
    n: Vec<usize>,
    missing: usize,
    weight_missing: f64,
    without: BTreeMap<Vec<u16>, usize>,
}

impl Found {
    /// Tells of respondents for whom there is no target.
    fn tell(&self, draft: &Draft<'_>, missing: Missing, faults: &mut Vec<TargetFault>) {
        let margin = draft.margin.name();
        if missing != Missing::OwnCategory && self.missing > 0 {
            faults.push(TargetFault::MissingCategory { margin: margin.clone(), n: self.missing });
        }
        for (cell, n) in &self.without {
            let (margin, category) = (margin.clone(), label(&draft.variables, cell));
            faults.push(TargetFault::WithoutTarget { margin, category, n: *n });
        }
    }
}

/// The cell of each row, the one after the last being that of a missing category.
fn occupied(draft: &Draft<'_>, weights: &[Option<f64>]) -> (Vec<u32>, Found) {
    let places: BTreeMap<&[u16], usize> =
        draft.cells.keys().enumerate().map(|(place, cell)| (cell.as_slice(), place)).collect();
    let mut found =
        Found { n: vec![0; places.len()], missing: 0, weight_missing: 0.0, without: BTreeMap::new() };
    let mut rows = vec![OUT; weights.len()];
    let mut cell = Vec::with_capacity(draft.variables.len());
    for (row, weight) in weights.iter().enumerate() {
        let Some(weight) = weight.filter(|weight| *weight > 0.0) else { continue };
        cell.clear();
        cell.extend(draft.variables.iter().map_while(|variable| variable.codes[row]));
        if cell.len() < draft.variables.len() {
            rows[row] = places.len() as u32;
            found.missing += 1;
            found.weight_missing += weight;
        } else if let Some(place) = places.get(cell.as_slice()) {
            rows[row] = *place as u32;
            found.n[*place] += 1;
        } else {
            *found.without.entry(cell.clone()).or_insert(0) += 1;
        }
    }
    (rows, found)
}
