//! Choices: codes joined by spaces, labels, rows of a list.

use super::text::words;
use super::{Arguments, Entry, count};
use crate::expr::eval::Found;
use crate::expr::{Place, Value};

pub(super) const FUNCTIONS: &[Entry] = &[
    Entry::new("selected", (2, 2), |a| {
        let (codes, wanted) = (a.text(0), a.text(1));
        // Nothing is selected where nothing is.
        (codes.is_empty() && wanted.is_empty() || words(&codes).any(|code| code == wanted.trim())).into()
    }),
    Entry::new("selected-at", (2, 2), selected_at),
    Entry::new("count-selected", (1, 1), |a| count(words(&a.text(0)).count()).into()),
    Entry::new("jr:choice-name", (2, 2), choice_name).of_world(),
    Entry::new("pulldata", (4, 4), pulldata).of_world(),
];

/// The code at a place, from 0; empty where there is none.
fn selected_at<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let at = arguments.number(1).trunc();
    let text = arguments.text(0);
    let code = words(&text).enumerate().find(|(index, _)| count(*index) == at);
    code.map_or("", |(_, code)| code).to_owned().into()
}

/// The label of a code; the second argument is a text that says which question has it, as its name,
/// `${name}` or a path to it.
fn choice_name<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let path = arguments.text(1);
    let path = path.trim();
    let name = path.strip_suffix('}').unwrap_or(path).rsplit(['/', '{']).next().unwrap_or_default().trim();
    let label = arguments.scope.context.world.choice_label(name, &arguments.text(0));
    label.unwrap_or_default().into()
}

/// A column of the first row of a list whose other column has that text.
fn pulldata<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let [list, column, key_column, key] = [0, 1, 2, 3].map(|index| arguments.text(index));
    let Some(tree) = arguments.scope.context.world.instance(&list) else { return Value::empty().into() };
    if !arguments.scope.may_look(tree.items().count()) {
        return Value::empty().into();
    }
    let text = |row: &Place<'_>, column: &str| row.child(column).map(|leaf| leaf.text());
    let row = tree.items().find(|row| text(row, &key_column).as_deref() == Some(&*key));
    row.and_then(|row| text(&row, &column)).unwrap_or_default().into()
}
