//! A codebook as rows, a code each, those above before those below.
//!
//! | column | holds |
//! | --- | --- |
//! | `guid`, `parent_guid` | what a program tells codes by; empty in a row that somebody adds |
//! | `path` | the names from the top down to the code |
//! | `name_kk` … `anchor_en` | each text in each language |
//! | `color` | `#rrggbb` |

use super::columns::{SEPARATOR, heading};
use super::{Code, Field};
use crate::exchange::sheet::{Cell, Fault, Sheet};
use crate::language::Language;
use std::collections::HashMap;
use uuid::Uuid;

/// Writes a codebook; its paths are in that language.
///
/// # Errors
/// [`Fault`] where the sheet does not take it.
pub fn write(sheet: &mut dyn Sheet, codes: &[Code], language: Language) -> Result<(), Fault> {
    let names = heading();
    sheet.heading(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    let mut paths: HashMap<Uuid, String> = HashMap::new();
    for code in codes {
        let above = code.parent.and_then(|parent| paths.get(&parent));
        let own = code.name.words(language, &[]);
        let path = above.map_or_else(|| own.to_owned(), |above| format!("{above}{SEPARATOR}{own}"));
        let guid = code.guid.to_string();
        let parent = code.parent.map(|parent| parent.to_string()).unwrap_or_default();
        let mut cells = vec![Cell::Text(&guid), Cell::Text(&parent), Cell::Text(&path)];
        for field in Field::ALL {
            let words = Language::ALL.map(|language| code.text(field).get(language).unwrap_or_default());
            cells.extend(words.map(Cell::Text));
        }
        cells.push(code.color.as_ref().map_or(Cell::Empty, |color| Cell::Text(color.as_str())));
        sheet.row(&cells)?;
        paths.insert(code.guid, path);
    }
    Ok(())
}
