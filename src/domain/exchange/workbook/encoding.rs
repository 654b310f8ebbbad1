//! The encoding of a text file: UTF-8, UTF-16, or the Cyrillic code page of Windows.

use super::Remark;
use crate::message::Message;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1251};
use std::borrow::Cow;

/// The text of a file, and a remark where its encoding had to be guessed.
///
/// # Errors
/// Where it is in none of the encodings.
pub(super) fn text(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Remark>), Remark> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if faulty { Err(unknown()) } else { Ok((text, None)) };
    }
    let even = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
    let odd = bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
    // Separators, digits and line ends have a zero byte in UTF-16, whatever the letters between.
    if even + odd > bytes.len() / 20 {
        let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
        let (text, faulty) = encoding.decode_without_bom_handling(bytes);
        return if faulty || text.contains('\0') { Err(unknown()) } else { Ok((text, None)) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if text.contains('\0') { Err(unknown()) } else { Ok((text.into(), None)) };
    }
    if !is_cyrillic(bytes) {
        return Err(unknown());
    }
    let text = cyrillic(bytes);
    Ok((text.into(), Some(Remark::whole(Message::new("import-csv-encoding")))))
}

fn unknown() -> Remark {
    Remark::whole(Message::new("import-csv-unknown-encoding"))
}

/// Whether most bytes beyond ASCII are Cyrillic letters of the code page that stand side by side;
/// a letter with an accent of another code page stands alone between Latin ones.
fn is_cyrillic(bytes: &[u8]) -> bool {
    let letter = |byte: u8| byte >= 0xC0 || kazakh(byte).is_some() || matches!(byte, 0xA8 | 0xB8);
    let beyond = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let beside = bytes.windows(2).filter(|pair| letter(pair[0]) && letter(pair[1])).count();
    beside * 2 > beyond
}

/// The Cyrillic code page of Windows in its Kazakh form (KZ-1048), which Russian texts share.
fn cyrillic(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| kazakh(*byte).is_some()) {
        text.push_str(&WINDOWS_1251.decode_without_bom_handling(&rest[..at]).0);
        text.extend(kazakh(rest[at]));
        rest = &rest[at + 1..];
    }
    text.push_str(&WINDOWS_1251.decode_without_bom_handling(rest).0);
    text
}

/// The letter of a byte in which KZ-1048 differs from Windows-1251.
const fn kazakh(byte: u8) -> Option<char> {
    Some(match byte {
        0x8D => 'Қ',
        0x9D => 'қ',
        0x8E => 'Һ',
        0x9E => 'һ',
        0xA1 => 'Ұ',
        0xA2 => 'ұ',
        0xA3 => 'Ә',
        0xBC => 'ә',
        0xA5 => 'Ө',
        0xB4 => 'ө',
        0xAA => 'Ғ',
        0xBA => 'ғ',
        0xAF => 'Ү',
        0xBF => 'ү',
        0xBD => 'Ң',
        0xBE => 'ң',
        0xB2 => 'І',
        0xB3 => 'і',
        _ => return None,
    })
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
