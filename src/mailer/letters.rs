//! What mails say, in the reader's language.

use crate::words::Words;
use domain::language::Language;
use domain::message::Message;

/// A mail's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// To a colleague who is invited into a study's team.
#[must_use]
pub fn invitation(words: &Words, language: Language, by: &str, study: &str, link: &str) -> Letter {
    letter(words, language, "mail-invitation", &[("by", by), ("study", study), ("link", link)])
}

/// To somebody who forgot their password.
#[must_use]
pub fn reset(words: &Words, language: Language, name: &str, link: &str) -> Letter {
    letter(words, language, "mail-reset", &[("name", name), ("link", link)])
}

fn letter(words: &Words, language: Language, key: &str, gaps: &[(&str, &str)]) -> Letter {
    let say = |end: &str| {
        let message = gaps
            .iter()
            .fold(Message::new(&format!("{key}-{end}")), |message, (name, value)| message.with(name, *value));
        words.say(language, &message)
    };
    // A subject is one line whatever a name or a title holds.
    let subject = say("subject").split(char::is_control).collect::<Vec<_>>().join(" ");
    Letter { subject, body: say("body") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line_and_every_language_names_the_link() {
        let words = Words::load();
        for language in Language::ALL {
            let letter = invitation(&words, language, "Ева\r\nBcc: x@y.z", "Ауыл", "https://e.org/link/1");
            assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
            assert!(letter.body.contains("https://e.org/link/1") && letter.body.contains("Ауыл"));
            assert!(reset(&words, language, "Ева", "https://e.org/link/2").body.contains("/link/2"));
        }
    }
}
