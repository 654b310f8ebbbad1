//! Plain text files.

use super::Fault;

/// The text of a file: UTF-8, or UTF-16 that begins with its byte order mark.
///
/// # Errors
/// [`Fault::Encoding`] for anything else.
pub fn read(bytes: &[u8]) -> Result<String, Fault> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        if !bytes.len().is_multiple_of(2) {
            return Err(Fault::Encoding);
        }
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| Fault::Encoding)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Fault::Encoding),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_encodings_give_the_same_words() {
        let words = "Қазақ 😀";
        let units: Vec<u16> = words.encode_utf16().collect();
        let little: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(units.iter().flat_map(|u| u.to_le_bytes())).collect();
        let big: Vec<u8> =
            [0xfe, 0xff].into_iter().chain(units.iter().flat_map(|u| u.to_be_bytes())).collect();
        for bytes in [words.as_bytes(), &little, &big] {
            assert_eq!(read(bytes).as_deref(), Ok(words));
        }
        // Windows-1251
        assert_eq!(read(&[0xcf, 0xf0, 0xe8]), Err(Fault::Encoding));
        assert_eq!(read(&[0xff, 0xfe, 0x00]), Err(Fault::Encoding));
    }
}
