//! The encoding of a text file, and what is told of it.

use super::Remark;
use crate::message::Message;
use crate::text::encoding::{Encoding, decode};
use std::borrow::Cow;

/// The text of a file, and a remark where its encoding had to be guessed.
///
/// # Errors
/// Where it is in none of the encodings.
pub(super) fn text(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Remark>), Remark> {
    let (text, encoding) = decode(bytes).ok_or_else(unknown)?;
    let told = || Remark::whole(Message::new("import-csv-encoding"));
    Ok((text, (encoding == Encoding::Cyrillic).then(told)))
}

fn unknown() -> Remark {
    Remark::whole(Message::new("import-csv-unknown-encoding"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<String> {
        text(bytes).ok().map(|(text, _)| text.into_owned())
    }

    #[test]
    fn a_text_is_read_in_the_encodings_that_occur() {
        let words = "type,label\ntext,Ауылда қанша тұрасыз?";
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(words.as_bytes()).as_deref(), Some(words));
        assert_eq!(read(&[b"\xEF\xBB\xBF", words.as_bytes()].concat()).as_deref(), Some(words));
        assert_eq!(read(&utf16).as_deref(), Some(words));
        assert_eq!(read(&[&[0xFF, 0xFE], &utf16[..]].concat()).as_deref(), Some(words));
        let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&big).as_deref(), Some(words));
    }

    #[test]
    fn the_code_page_of_windows_is_read_with_its_kazakh_letters_and_told() {
        // «Қалай тұрасыз?» in KZ-1048.
        let bytes = b"\x8D\xE0\xEB\xE0\xE9 \xF2\xA2\xF0\xE0\xF1\xFB\xE7?";
        let (text, told) = text(bytes).expect("a text");
        assert_eq!(text, "Қалай тұрасыз?");
        assert_eq!(told.map(|told| told.message.key).as_deref(), Some("import-csv-encoding"));
        // «Сколько вам лет» in Windows-1251.
        assert_eq!(
            read(b"\xD1\xEA\xEE\xEB\xFC\xEA\xEE \xE2\xE0\xEC \xEB\xE5\xF2").as_deref(),
            Some("Сколько вам лет")
        );
    }

    #[test]
    fn what_is_in_no_known_encoding_is_refused() {
        for bytes in [&b"label,caf\xE9 au lait"[..], b"a\0b", b"\xFF\xFE\x00\xD8", b"\x80\x81\x82"] {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}
