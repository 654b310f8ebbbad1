//! The letters of a PDF, with their places.

use super::Told;
use domain::text::read::pdf::{Pages, Run};
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most letters that are taken: more than the longest text.
const MOST: usize = 6_000_000;

/// Reads a PDF page by page; one that cannot be read is counted and passed over.
pub(super) fn read(bytes: &[u8]) -> Told {
    let Ok(mut document) = Document::load_mem(bytes) else { return Told::Broken };
    // What only says that it must not be printed opens with no password.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Told::Locked;
    }
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    let mut letters = Letters::default();
    let mut broken = 0;
    for number in &numbers {
        let before = letters.runs.len();
        let page = catch_unwind(AssertUnwindSafe(|| output_doc_page(&document, &mut letters, *number)));
        if !matches!(page, Ok(Ok(()))) {
            letters.runs.truncate(before);
            broken += 1;
        }
    }
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    Told::Pages(Pages { count, broken, runs: letters.runs })
}

/// Gathers letters to runs.
#[derive(Default)]
struct Letters {
    page: u32,
    count: usize,
    runs: Vec<Run>,
}

impl OutputDev for Letters {
    fn begin_page(
        &mut self,
        page: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page = page;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        self.count += letter.len();
        if self.count > MOST {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let size = (place.m11.hypot(place.m12) * font_size) as f32;
        let (left, base) = (place.m31 as f32, place.m32 as f32);
        let right = left + width as f32 * size;
        // A letter that stands nowhere stands in no line, and no JSON could tell of it.
        if ![size, left, base, right].into_iter().all(f32::is_finite) {
            return Ok(());
        }
        let page = self.page;
        let goes_on = |run: &&mut Run| {
            run.page == page
                && (run.base - base).abs() <= size * 0.05
                && (left - run.right).abs() <= size * 0.05
                && (run.size - size).abs() <= size * 0.01
        };
        match self.runs.last_mut().filter(goes_on) {
            Some(run) => {
                run.text.push_str(letter);
                run.right = right;
            }
            None => self.runs.push(Run { page, left, right, base, size, text: letter.to_owned() }),
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
