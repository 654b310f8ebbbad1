//! The encoding of a text file: UTF-8, UTF-16, or the Cyrillic code page of Windows.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1251};
use std::borrow::Cow;

/// How the bytes of a file stand for letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 in either order of bytes.
    Utf16,
    /// KZ-1048: Windows-1251 with the Kazakh letters. Told from the letters, so a guess.
    Cyrillic,
}

impl Encoding {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Cyrillic => "Windows-1251 (KZ-1048)",
        }
    }
}

/// The text of a file; `None` where it is in none of the encodings.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<(Cow<'_, str>, Encoding)> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(&bytes[mark..]);
        let encoding = if encoding == encoding_rs::UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
        return (!faulty).then_some((text, encoding));
    }
    let even = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
    let odd = bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
    // Separators, digits and line ends have a zero byte in UTF-16, whatever the letters between.
    if even + odd > bytes.len() / 20 {
        let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
        let (text, faulty) = encoding.decode_without_bom_handling(bytes);
        return (!faulty && !text.contains('\0')).then_some((text, Encoding::Utf16));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!text.contains('\0')).then_some((text.into(), Encoding::Utf8));
    }
    is_cyrillic(bytes).then(|| (cyrillic(bytes).into(), Encoding::Cyrillic))
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
#[must_use]
pub fn cyrillic(bytes: &[u8]) -> String {
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
