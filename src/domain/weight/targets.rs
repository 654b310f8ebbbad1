//! A table of targets as people keep it: in a sheet, or pasted from one.
//!
//! ```csv
//! variable,category,target
//! region,almaty,31.5
//! region,turkistan,68.5
//! gender × age,f × 18-29,12
//! ```
//!
//! or, for cells of several variables, a column for each of them:
//!
//! ```csv
//! region,gender,target
//! almaty,f,16.2
//! ```

use super::margin::{Amount, Margin, Target};
use crate::exchange::workbook::{Row, Sheet, Workbook};
use crate::form::excerpt;
use crate::message::Message;

/// What the columns may be called, in any of the languages.
const VARIABLE: &[&str] = &["variable", "margin", "айнымалы", "переменная"];
const CATEGORY: &[&str] = &["category", "code", "санат", "код", "категория"];
const TARGET: &[&str] = &[
    "target",
    "amount",
    "percent",
    "count",
    "share",
    "мақсат",
    "пайыз",
    "саны",
    "үлес",
    "цель",
    "процент",
    "число",
    "доля",
    "%",
];
/// The most lines.
const MOST: usize = 10_000;

/// One line of a table of targets.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// As a spreadsheet counts it.
    pub row: usize,
    /// The variables; several make cells.
    pub variables: Vec<String>,
    /// The code of the category of each.
    pub categories: Vec<String>,
    /// How much of the population that is.
    pub amount: f64,
}

/// A table of targets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines(pub Vec<TargetLine>);

impl Lines {
    /// Reads a file, or what was pasted under a name that ends with `.csv`.
    ///
    /// # Errors
    /// Every fault with its row; never panics.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Vec<Message>> {
        let workbook = Workbook::read(name, bytes).map_err(|remark| vec![remark.message])?;
        if let Some(fault) = workbook.faults.first() {
            return Err(vec![fault.message.clone()]);
        }
        let sheet = workbook.sheets.first().filter(|sheet| !sheet.rows.is_empty());
        let sheet = sheet.ok_or_else(|| vec![Message::new("weight-targets-empty")])?;
        if sheet.rows.len() > MOST {
            return Err(vec![Message::new("weight-targets-many").with("most", MOST)]);
        }
        let columns = Columns::of(sheet).ok_or_else(|| vec![Message::new("weight-targets-columns")])?;
        let (mut lines, mut faults) = (Vec::new(), Vec::new());
        for row in &sheet.rows {
            match columns.line(row) {
                Ok(line) => lines.push(line),
                Err(fault) => faults.push(fault.with("row", row.number)),
            }
        }
        if faults.is_empty() { Ok(Self(lines)) } else { Err(faults) }
    }

    /// The margins that the lines make, in the order in which their variables are first named.
    #[must_use]
    pub fn margins(&self, amount: Amount) -> Vec<Margin> {
        let mut margins: Vec<Margin> = Vec::new();
        for line in &self.0 {
            let target = Target { categories: line.categories.clone(), amount: line.amount };
            match margins.iter_mut().find(|margin| margin.variables == line.variables) {
                Some(margin) => margin.targets.push(target),
                None => {
                    margins.push(Margin { variables: line.variables.clone(), amount, targets: vec![target] });
                }
            }
        }
        margins
    }

    /// The row of a target, by the names that faults have for its margin and its category.
    #[must_use]
    pub fn row(&self, margin: &str, category: &str) -> Option<usize> {
        let is = |line: &&TargetLine| {
            line.variables.join(" × ") == margin && line.categories.join(" × ") == category
        };
        self.0.iter().rfind(is).map(|line| line.row)
    }
}

/// In which columns things stand.
enum Columns {
    /// A margin a line.
    Long { variable: u32, category: u32, target: u32 },
    /// A cell a line: the columns of the variables with their names.
    Cells { variables: Vec<(u32, String)>, target: u32 },
}

impl Columns {
    fn of(sheet: &Sheet) -> Option<Self> {
        let find = |names: &[&str]| {
            let named = |header: &str| names.contains(&header.trim().to_lowercase().as_str());
            sheet.columns.iter().find(|column| named(&column.header)).map(|column| column.number)
        };
        let target = find(TARGET)?;
        if let (Some(variable), Some(category)) = (find(VARIABLE), find(CATEGORY)) {
            return Some(Self::Long { variable, category, target });
        }
        let others = sheet.columns.iter().filter(|column| column.number != target);
        let variables: Vec<(u32, String)> =
            others.map(|column| (column.number, column.header.trim().to_owned())).collect();
        (!variables.is_empty()).then_some(Self::Cells { variables, target })
    }

    fn line(&self, row: &Row) -> Result<TargetLine, Message> {
        let cell = |column: u32| {
            let text = row.cell(column).map(str::trim).filter(|text| !text.is_empty());
            text.ok_or_else(|| Message::new("weight-targets-blank"))
        };
        let (variables, categories, target) = match self {
            Self::Long { variable, category, target } => {
                (parts(cell(*variable)?), parts(cell(*category)?), *target)
            }
            Self::Cells { variables, target } => {
                let codes = variables.iter().map(|(column, _)| Ok(cell(*column)?.to_owned()));
                let names = variables.iter().map(|(_, name)| name.clone()).collect();
                (names, codes.collect::<Result<Vec<String>, Message>>()?, *target)
            }
        };
        if variables.len() != categories.len() {
            return Err(Message::new("weight-targets-crossed"));
        }
        let text = cell(target)?;
        let amount = number(text);
        let amount =
            amount.ok_or_else(|| Message::new("weight-targets-number").with("text", excerpt(text)))?;
        Ok(TargetLine { row: row.number, variables, categories, amount })
    }
}

/// The parts of a crossing: `gender × age`, with a star for who has no such sign.
fn parts(text: &str) -> Vec<String> {
    text.split(['×', '*']).map(|part| part.trim().to_owned()).collect()
}

/// A number as people write it: `1 250,5`, `12.5 %`.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{202f}').collect();
    let text = text.strip_suffix('%').unwrap_or(&text).replace(',', ".");
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Lines, Vec<Message>> {
        Lines::read("targets.csv", text.as_bytes())
    }

    #[test]
    fn margins_are_read_as_sheets_and_people_write_them() {
        let lines =
            read("variable;category;target\nregion;almaty;31,5\nregion;aktobe;68,5 %\n").expect("lines");
        assert_eq!(lines.0[1].amount, 68.5);
        assert_eq!(lines.row("region", "aktobe"), Some(3));
        let pasted =
            read("Переменная\tКод\tЧисло\ngender × age\tf × 18-29\t1 250\ngender*age\tm*18-29\t1 300\n");
        let margins = pasted.expect("lines").margins(Amount::Count);
        assert_eq!((margins.len(), margins[0].name().as_str()), (1, "gender × age"));
        assert_eq!(margins[0].targets[1].amount, 1300.0);
        let cells = read("region,gender,percent\nalmaty,f,60\nalmaty,m,40\n").expect("lines");
        assert_eq!(cells.margins(Amount::Percent)[0].variables, ["region", "gender"]);
    }

    #[test]
    fn every_fault_is_told_with_its_row() {
        let faults = read("variable,category,target\nregion,almaty,many\nregion,,3\ngender × age,f,2\n");
        let faults = faults.expect_err("faults");
        let told: Vec<_> = faults.iter().map(|fault| fault.key.as_str()).collect();
        assert_eq!(told, ["weight-targets-number", "weight-targets-blank", "weight-targets-crossed"]);
        assert!(faults[2].args.iter().any(|(name, value)| name == "row" && *value == 4_i64.into()));
        assert_eq!(read("a,b\n1,2\n").expect_err("faults")[0].key, "weight-targets-columns");
        assert_eq!(read("").expect_err("faults").len(), 1);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Lines::read("targets.csv", &bytes).is_ok();
        }
    }
}
