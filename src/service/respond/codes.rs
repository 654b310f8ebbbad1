//! The two codes that a respondent reads, writes down and types.

use sha2::{Digest, Sha256};
use uuid::Uuid;

const RESUME_DIGITS: usize = 10;

/// A code that continues a draft on another phone: ten digits, since digits are on every keyboard
/// whatever its language. 33 bits, which a limit on attempts protects.
#[must_use]
pub fn resume_code(entropy: [u8; 8]) -> String {
    let range = 10_u64.pow(RESUME_DIGITS as u32);
    format!("{:0width$}", u64::from_le_bytes(entropy) % range, width = RESUME_DIGITS)
}

/// The code as it is shown: `482 177 3019`.
#[must_use]
pub fn spaced(code: &str) -> String {
    match (code.get(..3), code.get(3..6), code.get(6..)) {
        (Some(a), Some(b), Some(c)) => format!("{a} {b} {c}"),
        _ => code.to_owned(),
    }
}

/// What somebody typed, without the spaces and dashes that people add; `None` where it cannot be a
/// code.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace() && !"-–—.".contains(*c)).collect();
    (code.len() == RESUME_DIGITS && code.bytes().all(|c| c.is_ascii_digit())).then_some(code)
}

/// What stands on the receipt of a submission: eight letters and digits that nobody mistakes for one
/// another, always the same for the same submission.
#[must_use]
pub fn receipt(id: Uuid) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let digest = Sha256::new().chain_update(b"receipt").chain_update(id.as_bytes()).finalize();
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte & 31)]);
    let code: String = digest.iter().take(8).map(letter).collect();
    format!("{}-{}", &code[..4], &code[4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_spaced() {
        let code = resume_code([1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(code.len(), 10);
        assert_eq!(typed(&spaced(&code)).as_deref(), Some(code.as_str()));
        assert_eq!(typed(&format!(" {}-{} ", &code[..5], &code[5..])).as_deref(), Some(code.as_str()));
    }

    #[test]
    fn what_cannot_be_a_code_is_none() {
        for text in ["", "123", "12345678901", "abcdefghij", "١٢٣٤٥٦٧٨٩٠", "123456789\0"] {
            assert_eq!(typed(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_submission_has_one_receipt() {
        let id = Uuid::from_u128(7);
        assert_eq!(receipt(id), receipt(id));
        assert_ne!(receipt(id), receipt(Uuid::from_u128(8)));
        assert_eq!(receipt(id).len(), 9);
    }
}
