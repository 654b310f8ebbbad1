//! The records that came later, each with a number of its own.

use super::super::cut;
use super::super::model::{Dataset, Kind, Measure, Role, Variable};
use super::super::rows::Fault;
use super::SYSMIS;
use super::dictionary::{Bytes, SHORT_TEXT, VALUE_LABEL, count, digits, value_label};
use super::layout::{Layout, Slots};
use crate::language::{Language, Text};

/// The most bytes of an attribute's value.
const ATTRIBUTE: usize = 32_767;

/// Writes them; answers where the number of cases is to be put.
pub(super) fn write(
    out: &mut Vec<u8>,
    dataset: &Dataset,
    layout: &Layout,
    language: Language,
) -> Result<u64, Fault> {
    let mut integers = Vec::new();
    // A version, no machine, IEEE 754, compressed, little-endian, UTF-8.
    [1, 0, 0, -1, 1, 1, 2, 65001].into_iter().for_each(|number| integers.int(number));
    record(out, (3, 4), &integers)?;
    let mut doubles = Vec::new();
    // The least number but the one that stands for none.
    [SYSMIS, f64::MAX, SYSMIS.next_up()].into_iter().for_each(|number| doubles.double(number));
    record(out, (4, 8), &doubles)?;
    let sets = sets(dataset, layout, language);
    record(out, (7, 1), sets.as_bytes())?;
    record(out, (11, 4), &display(dataset, layout)?)?;
    let pairs = |pair: (&String, &String)| format!("{}={}", pair.0, pair.1);
    let names: Vec<String> = layout.short.iter().zip(&layout.names).map(pairs).collect();
    record(out, (13, 1), names.join("\t").as_bytes())?;
    record(out, (14, 1), long_texts(layout).as_bytes())?;
    let cases = out.len() + 16 + 8;
    let mut counts = Vec::new();
    counts.extend(1_u64.to_le_bytes());
    counts.extend(u64::MAX.to_le_bytes());
    record(out, (16, 8), &counts)?;
    record(out, (17, 1), of_file(dataset).as_bytes())?;
    record(out, (18, 1), of_variables(dataset, layout).as_bytes())?;
    record(out, (20, 1), b"UTF-8")?;
    record(out, (21, 1), &long_labels(dataset, layout, language)?)?;
    record(out, (22, 1), &long_missing(dataset, layout)?)?;
    u64::try_from(cases).map_err(|_| Fault::TooMany("labels"))
}

/// A record of so many bytes an item; none without any.
fn record(out: &mut Vec<u8>, (kind, size): (i32, i32), bytes: &[u8]) -> Result<(), Fault> {
    if bytes.is_empty() {
        return Ok(());
    }
    [7, kind, size, count(bytes.len(), "labels")? / size].into_iter().for_each(|number| out.int(number));
    out.extend(bytes);
    Ok(())
}

/// Sets of columns in which 1 counts. SPSS knows none of fewer than two.
fn sets(dataset: &Dataset, layout: &Layout, language: Language) -> String {
    let mut sets = String::new();
    let names = super::super::naming::names(
        dataset.sets.iter().map(|set| set.name.as_str()),
        super::super::naming::Package::Spss,
    );
    for (set, name) in dataset.sets.iter().zip(names) {
        let columns: Vec<String> = set
            .variables
            .iter()
            .filter_map(|place| layout.short.get(*place))
            .map(|short| short.to_lowercase())
            .collect();
        if columns.len() < 2 {
            continue;
        }
        let name = cut::to_bytes(&name, 63);
        let label = cut::label(dataset.words(&set.label, language), VALUE_LABEL);
        sets.push_str(&format!("${name}=D1 1 {} {label} {}\n", label.len(), columns.join(" ")));
    }
    sets
}

/// Measure, width and alignment of every variable, segments among them.
fn display(dataset: &Dataset, layout: &Layout) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    for (variable, slots) in dataset.variables.iter().zip(&layout.slots) {
        let measure = match variable.measure {
            Measure::Nominal => 1,
            Measure::Ordinal => 2,
            Measure::Scale => 3,
        };
        for segment in slots.segments() {
            let width = match variable.kind {
                Kind::Text { .. } => count(segment.clamp(8, 40), "bytes of a text")?,
                Kind::Choice(_) | Kind::Flag => digits(dataset, variable).max(8),
                _ => 12,
            };
            let left = matches!(variable.kind, Kind::Text { .. });
            [measure, width, i32::from(!left)].into_iter().for_each(|number| out.int(number));
        }
    }
    Ok(out)
}

/// The widths of texts that lie in segments.
fn long_texts(layout: &Layout) -> String {
    let mut widths = String::new();
    for (slots, short) in layout.slots.iter().zip(&layout.short) {
        if slots.segments().len() > 1 {
            widths.push_str(&format!("{short}={:05}\0\t", slots.width()));
        }
    }
    widths
}

/// Attributes: names with values, each on a line of its own between apostrophes.
#[derive(Default)]
struct Attributes(String);

impl Attributes {
    fn add<V: AsRef<str>>(&mut self, name: &str, values: impl IntoIterator<Item = V>) {
        let values = values.into_iter().map(|value| cut::one_line(value.as_ref()));
        let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            return;
        }
        self.0.push_str(name);
        self.0.push('(');
        for value in values {
            self.0.extend(["'", cut::to_bytes(&value, ATTRIBUTE), "'\n"]);
        }
        self.0.push(')');
    }

    /// A text in every language that has it.
    fn add_text(&mut self, name: &str, text: &Text) {
        for language in Language::ALL {
            self.add(&format!("{name}_{language}"), text.get(language));
        }
    }
}

fn of_file(dataset: &Dataset) -> String {
    let mut attributes = Attributes::default();
    attributes.add("Study", [&dataset.id]);
    attributes.add("Made", [dataset.made.to_rfc3339()]);
    attributes.add_text("Title", &dataset.title);
    for language in Language::ALL {
        let notes = dataset.notes.iter().filter_map(|note| note.get(language));
        attributes.add(&format!("Note_{language}"), notes);
    }
    attributes.0
}

fn of_variables(dataset: &Dataset, layout: &Layout) -> String {
    let variables = dataset.variables.iter().zip(&layout.names);
    let attributes: Vec<String> =
        variables.map(|(variable, name)| format!("{name}:{}", of_variable(dataset, variable).0)).collect();
    attributes.join("/")
}

fn of_variable(dataset: &Dataset, variable: &Variable) -> Attributes {
    let mut attributes = Attributes::default();
    // SPSS's own: 0 is an input, 3 is none of its roles.
    attributes.add("$@Role", [if variable.role == Role::Input { "0" } else { "3" }]);
    attributes.add("Name", [&variable.name]);
    attributes.add_text("Label", &variable.label);
    attributes.add_text("Question", &variable.question);
    let codes = variable.categories().iter().filter(|category| category.number.to_string() != category.code);
    attributes.add("Codes", codes.map(|category| format!("{}={}", category.number, category.code)));
    for language in Language::ALL {
        let labels = dataset.value_labels(variable);
        let labels = labels.iter().filter_map(|value| Some((value.number, value.label.get(language)?)));
        attributes
            .add(&format!("Values_{language}"), labels.map(|(number, label)| format!("{number}={label}")));
        let notes = variable.notes.iter().filter_map(|note| note.get(language));
        attributes.add(&format!("Note_{language}"), notes);
    }
    attributes
}

/// Labels of values of texts longer than a slot.
fn long_labels(dataset: &Dataset, layout: &Layout, language: Language) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    for (variable, name, width) in long(dataset, layout) {
        let labels = dataset.value_labels(variable);
        if labels.is_empty() {
            continue;
        }
        out.int(count(name.len(), "letters of a name")?);
        out.extend(name.as_bytes());
        out.int(count(width, "bytes of a text")?);
        out.int(count(labels.len(), "values")?);
        for value in labels {
            out.int(count(width, "bytes of a text")?);
            out.padded(&value.number.to_string(), width);
            let label = value_label(dataset, &value, language);
            out.int(count(label.len(), "letters of a label")?);
            out.extend(label.as_bytes());
        }
    }
    Ok(out)
}

/// Values of such texts that count as none. SPSS tells the length of several values once; PSPP before
/// 2.0 wants it of each, and stops at the first column that has more than one: these stand last.
fn long_missing(dataset: &Dataset, layout: &Layout) -> Result<Vec<u8>, Fault> {
    let codes = |variable: &Variable| -> Vec<i32> {
        variable.missing.iter().filter_map(|kind| variable.codes.of(*kind)).collect()
    };
    let mut columns: Vec<(&String, Vec<i32>)> =
        long(dataset, layout).map(|(variable, name, _)| (name, codes(variable))).collect();
    columns.retain(|(_, codes)| !codes.is_empty());
    columns.sort_by_key(|(_, codes)| codes.len() > 1);
    let mut out = Vec::new();
    for (name, codes) in columns {
        out.int(count(name.len(), "letters of a name")?);
        out.extend(name.as_bytes());
        out.push(u8::try_from(codes.len()).unwrap_or(u8::MAX));
        out.int(8);
        codes.into_iter().for_each(|code| out.padded(&code.to_string(), 8));
    }
    Ok(out)
}

/// The columns of texts longer than a slot, with names and widths.
fn long<'d>(
    dataset: &'d Dataset,
    layout: &'d Layout,
) -> impl Iterator<Item = (&'d Variable, &'d String, usize)> {
    let columns = dataset.variables.iter().zip(&layout.names).zip(&layout.slots);
    columns.filter_map(|((variable, name), slots)| match slots {
        Slots::Text { width } if *width > SHORT_TEXT => Some((variable, name, *width)),
        _ => None,
    })
}
