//! Which document belongs to which response: a sheet with a column each, from outside.

use super::workbook::{Sheet, Workbook};
use crate::form::excerpt;
use crate::message::Message;

/// A row of such a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// As a spreadsheet counts it.
    pub row: usize,
    /// The name of a document.
    pub document: Option<String>,
    /// The number of a response.
    pub response: Option<i64>,
    /// What the case is called.
    pub case: Option<String>,
    /// Whose words of the document are the case's.
    pub speaker: Option<String>,
}

/// The most rows.
pub const MOST: usize = 20_000;

/// What the columns may be called, in any of the languages.
const DOCUMENT: &[&str] = &["document", "құжат", "документ", "interview", "сұхбат", "интервью"];
const RESPONSE: &[&str] = &["response", "жауап", "ответ", "number", "нөмір", "номер", "№", "response_number"];
const CASE: &[&str] = &["case", "кейс", "name", "аты", "имя"];
const SPEAKER: &[&str] = &["speaker", "сөйлеуші", "говорящий"];

/// Reads them.
///
/// # Errors
/// Every fault with its row; nothing is left out silently. Never panics.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Link>, Vec<Message>> {
    let workbook = Workbook::read(name, bytes).map_err(|remark| vec![remark.message])?;
    if let Some(fault) = workbook.faults.first() {
        return Err(vec![fault.message.clone()]);
    }
    let Some(sheet) = workbook.sheets.first() else { return Err(vec![Message::new("cases-links-empty")]) };
    let column = |names: &[&str]| {
        let named = |header: &str| names.contains(&header.trim().to_lowercase().as_str());
        sheet.columns.iter().find(|column| named(&column.header)).map(|column| column.number)
    };
    let (document, response, case) = (column(DOCUMENT), column(RESPONSE), column(CASE));
    if [document, response, case].iter().flatten().count() < 2 {
        return Err(vec![Message::new("cases-links-columns")]);
    }
    let columns = [document, response, case, column(SPEAKER)];
    rows(sheet, columns)
}

fn rows(
    sheet: &Sheet,
    [document, response, case, speaker]: [Option<u32>; 4],
) -> Result<Vec<Link>, Vec<Message>> {
    let (mut links, mut faults) = (Vec::new(), Vec::new());
    if sheet.rows.is_empty() {
        return Err(vec![Message::new("cases-links-empty")]);
    }
    if sheet.rows.len() > MOST {
        return Err(vec![Message::new("cases-links-many").with("most", MOST)]);
    }
    for row in &sheet.rows {
        let cell = |column: Option<u32>| {
            let text = column.and_then(|column| row.cell(column)).map(str::trim);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let fault = |key: &str| Message::new(key).with("row", row.number);
        let number = match cell(response).map(|text| (text.parse::<i64>(), text)) {
            None => None,
            Some((Ok(number), _)) => Some(number),
            Some((Err(_), text)) => {
                faults.push(fault("cases-links-number").with("text", excerpt(&text)));
                continue;
            }
        };
        let link = Link {
            row: row.number,
            document: cell(document),
            response: number,
            case: cell(case),
            speaker: cell(speaker),
        };
        if [link.document.is_some(), link.response.is_some(), link.case.is_some()]
            .iter()
            .filter(|is| **is)
            .count()
            < 2
        {
            faults.push(fault("cases-links-lonely"));
            continue;
        }
        links.push(link);
    }
    if faults.is_empty() { Ok(links) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_known_by_their_names_in_any_language() {
        let links = read("a.csv", "Құжат;Жауап\n01;12\n02;13\n".as_bytes()).expect("links");
        assert_eq!(links[1].document.as_deref(), Some("02"));
        assert_eq!(links[1].response, Some(13));
        assert_eq!(links[1].row, 3);
        let links = read("a.csv", b"speaker,case,document\nA,Aigul,01\n").expect("links");
        assert_eq!((links[0].case.as_deref(), links[0].speaker.as_deref()), (Some("Aigul"), Some("A")));
    }

    #[test]
    fn every_fault_is_told_with_its_row() {
        let faults = read("a.csv", b"document,response\n01,twelve\n02,\n03,4\n").expect_err("faults");
        let told: Vec<_> = faults.iter().map(|fault| fault.key.as_str()).collect();
        assert_eq!(told, ["cases-links-number", "cases-links-lonely"]);
        assert_eq!(read("a.csv", b"a,b\n1,2\n").expect_err("faults")[0].key, "cases-links-columns");
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read("a.csv", &bytes).is_ok();
        }
    }
}
