//! What a draft keeps beside what was typed: first values, and values computed once or on a change.

use super::evaluate::{Evaluation, evaluate, evaluated, sent};
use super::plan::Ready;
use super::{Circumstances, Raw};
use crate::expr::{Expr, Place, Value};
use crate::form::Question;
use crate::form::logic::Part;
use std::collections::HashSet;

/// How often one change may lead to another one by calculations that wait for it.
const ROUNDS: usize = 8;

/// Puts in what questions have at first.
pub(super) fn begin(ready: Ready<'_, '_>, raw: &mut Raw, circumstances: &Circumstances) {
    first_values(ready, raw, circumstances, &HashSet::new());
    keep(ready, raw, circumstances);
}

/// Takes notice of what was changed since `before`.
pub(super) fn settle(ready: Ready<'_, '_>, before: &Raw, raw: &mut Raw, circumstances: &Circumstances) {
    let (form, logic) = ready;
    let waits = |question: &Question| !question.trigger.is_empty();
    let triggers = form.every_question().any(waits);
    let rows = form.repeats().next().is_some();
    if triggers || rows {
        let old = evaluate(form, logic, before, circumstances);
        if rows {
            let known = old.spots.iter().filter(|spot| spot.exists).map(|spot| spot.field.clone());
            first_values(ready, raw, circumstances, &known.collect());
        }
        if triggers {
            pull(ready, old, raw, circumstances);
        }
    }
    keep(ready, raw, circumstances);
}

/// Gives every question that has a first value, and for which nothing was sent, that value; but for
/// those that were known before. Values come first, then expressions, which may speak of them.
fn first_values(
    (form, logic): Ready<'_, '_>,
    raw: &mut Raw,
    circumstances: &Circumstances,
    known: &HashSet<String>,
) {
    if !form.every_question().any(|question| question.default.is_some()) {
        return;
    }
    let plain = evaluate(form, logic, raw, circumstances);
    for (field, question) in unset(&plain, raw, known) {
        if let Some(default) = question.plain_default() {
            raw.set(field, sent(question, &Value::Text(default.to_owned())));
        }
    }
    let mut evaluation = evaluate(form, logic, raw, circumstances);
    for index in 0..evaluation.spots.len() {
        let spot = &evaluation.spots[index];
        let Some(question) = spot.question() else { continue };
        let Some(default) = &logic.parts[spot.part].rules.default else { continue };
        if !is_unset(&evaluation, index, raw, known) {
            continue;
        }
        let value = evaluated(&evaluation, logic, circumstances, index, default);
        raw.set(spot.field.clone(), sent(question, &value));
        let node = spot.node;
        evaluation.tree.set(node, value);
    }
}

fn unset<'f>(evaluation: &Evaluation<'f>, raw: &Raw, known: &HashSet<String>) -> Vec<(String, &'f Question)> {
    let fields = 0..evaluation.spots.len();
    let unset = fields.filter(|index| is_unset(evaluation, *index, raw, known));
    let named = unset.filter_map(|index| {
        let spot = &evaluation.spots[index];
        Some((spot.field.clone(), spot.question()?))
    });
    named.collect()
}

/// Whether nothing was sent for a spot, which was not there before.
fn is_unset(evaluation: &Evaluation<'_>, index: usize, raw: &Raw, known: &HashSet<String>) -> bool {
    let spot = &evaluation.spots[index];
    let exists = std::iter::successors(spot.row, |row| evaluation.spots[*row].row)
        .all(|row| evaluation.spots[row].exists);
    exists && !known.contains(&spot.field) && !raw.0.contains_key(&spot.field)
}

/// Runs the calculations that wait for a question whose answer has changed.
fn pull<'f>(
    (form, logic): Ready<'f, '_>,
    mut old: Evaluation<'f>,
    raw: &mut Raw,
    circumstances: &Circumstances,
) {
    for _ in 0..ROUNDS {
        let new = evaluate(form, logic, raw, circumstances);
        let mut pulled = false;
        for (index, spot) in new.spots.iter().enumerate() {
            let Some(question) = spot.question().filter(|question| !question.trigger.is_empty()) else {
                continue;
            };
            let changed = question.trigger.iter().any(|trigger| {
                answers(&new, trigger.as_str(), &spot.field) != answers(&old, trigger.as_str(), &spot.field)
            });
            if !changed {
                continue;
            }
            let calculation = logic.parts[spot.part].rules.calculation.as_ref();
            let value = calculation.map(|expr| evaluated(&new, logic, circumstances, index, expr));
            let values = value.map_or_else(Vec::new, |value| sent(question, &value));
            pulled |= raw.get(&spot.field) != values;
            raw.set(spot.field.clone(), values);
        }
        if !pulled {
            return;
        }
        old = new;
    }
}

/// What a name means at a field, as texts; nothing where the field was not there.
fn answers(evaluation: &Evaluation<'_>, name: &str, field: &str) -> Vec<String> {
    let Some(spot) = evaluation.spots.iter().find(|spot| spot.field == field) else { return Vec::new() };
    let nodes = evaluation.tree.resolve(name, spot.node);
    let texts = nodes.into_iter().map(|node| Place { tree: &evaluation.tree, node }.text());
    texts.filter(|text| !text.is_empty()).collect()
}

/// Keeps what a calculation must find again, since it speaks of its own value: `once(random())`.
fn keep((form, logic): Ready<'_, '_>, raw: &mut Raw, circumstances: &Circumstances) {
    let keeps = |part: &Part| part.rules.calculation.as_ref().is_some_and(Expr::speaks_of_own);
    if !logic.parts.iter().any(keeps) {
        return;
    }
    let evaluation = evaluate(form, logic, raw, circumstances);
    for spot in evaluation.spots.iter().filter(|spot| spot.asked && keeps(&logic.parts[spot.part])) {
        raw.set(spot.field.clone(), spot.answer.typed());
    }
}
