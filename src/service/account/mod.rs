//! Accounts: who signs in, and the single-use links that lead there.

pub mod links;
pub mod password;
pub mod session;

use domain::message::Message;

/// A field of a form and what is wrong with it.
pub type Refused = (&'static str, Message);

/// The longest name and address.
const LONGEST: usize = 120;

/// An address in the form in which it is kept; `None` where it is none.
#[must_use]
pub fn email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (user, host) = text.rsplit_once('@')?;
    let fine = !user.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && text.len() <= LONGEST
        && !text.chars().any(|c| c.is_control() || c.is_whitespace() || "<>,;:\"()[]\\".contains(c));
    fine.then_some(text)
}

/// A name as it is kept: trimmed, without control characters (a mail header would break on them).
#[must_use]
pub fn name(text: &str) -> Option<String> {
    let text = text.trim();
    let fine = !text.is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
    fine.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_in_one_form_and_headers_cannot_be_forged() {
        assert_eq!(email(" Aigul@Example.ORG ").as_deref(), Some("aigul@example.org"));
        for text in ["", "a", "a@b", "a@b.c\r\nBcc: x@y.z", "<a@b.c>", "a b@c.d", "a@.c", "a@b."] {
            assert_eq!(email(text), None, "{text:?}");
        }
        assert_eq!(name(" Айгүл ").as_deref(), Some("Айгүл"));
        assert_eq!(name("Eve\r\nBcc: x"), None);
    }
}
