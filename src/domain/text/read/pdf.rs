//! PDF: the words of its pages, in the order in which they stand there.
//!
//! The reading is a crate's. A file that it stumbles over must not take the program along, so a panic in
//! it is caught here and told as a fault; the place where it is called waits only so long.

use super::{Fault, Format};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The largest file.
const LARGEST: usize = 64 << 20;

/// Whether a file is one: the mark may stand a little behind its beginning.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.get(..1_024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-")
}

/// The words.
///
/// # Errors
/// [`Fault::Locked`] where a password is needed, [`Fault::Pictures`] where there are no words in it, as
/// in a scan; [`Fault::Broken`] otherwise.
pub(super) fn read(bytes: &[u8]) -> Result<String, Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault::Broken(Format::Pdf, "too large"));
    }
    let read = catch_unwind(AssertUnwindSafe(|| pdf_extract::extract_text_from_mem(bytes)));
    let text = match read {
        Ok(Ok(text)) => text,
        Ok(Err(fault)) if is_locked(&fault) => return Err(Fault::Locked),
        Ok(Err(_)) | Err(_) => return Err(Fault::Broken(Format::Pdf, "broken")),
    };
    if text.trim().is_empty() {
        return Err(Fault::Pictures);
    }
    Ok(composed(&text))
}

fn is_locked(fault: &pdf_extract::OutputError) -> bool {
    matches!(fault, pdf_extract::OutputError::PdfError(inner) if inner.to_string().to_lowercase().contains("decrypt") || inner.to_string().to_lowercase().contains("password"))
}

/// Letters that are drawn as one, put down as the letters they are; the end of a page as a blank line.
fn composed(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => plain.push_str("ff"),
            '\u{fb01}' => plain.push_str("fi"),
            '\u{fb02}' => plain.push_str("fl"),
            '\u{fb03}' => plain.push_str("ffi"),
            '\u{fb04}' => plain.push_str("ffl"),
            '\u{c}' => plain.push_str("\n\n"),
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => {}
            c => plain.push(c),
        }
    }
    plain
}
