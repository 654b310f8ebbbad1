//! What is told where an earlier step was taken back, since the last ones could not be.

use crate::app::App;
use crate::service::coding::Undone;
use crate::service::coding::codes::{self, told};
use crate::web::access::{In, SignedIn};
use crate::web::error::Result;
use crate::web::query::Fields;
use domain::message::Message;

/// An earlier step, instead of the last ones. It goes to the next page in its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Instead {
    /// The newest command that could not be taken back.
    last: i64,
    /// How many could not.
    passed: usize,
    /// The command that was.
    of: i64,
}

impl Instead {
    /// Nothing where it was the last step that was taken back.
    pub(super) fn new(undone: &Undone) -> Option<Self> {
        let last = *undone.passed.first()?;
        Some(Self { last, passed: undone.passed.len(), of: undone.of })
    }

    /// What the address of a page says.
    pub(super) fn read(query: &Fields) -> Option<Self> {
        let number = |name: &str| query.get(name).parse().ok();
        let passed = query.get("passed").parse().ok()?;
        Some(Self { last: number("last")?, passed, of: number("undone")? })
    }

    /// An address that says it.
    pub(super) fn added_to(self, address: &str) -> String {
        let Self { last, passed, of } = self;
        let (path, fragment) = match address.split_once('#') {
            Some((path, fragment)) => (path, format!("#{fragment}")),
            None => (address, String::new()),
        };
        let sign = if path.contains('?') { '&' } else { '?' };
        format!("{path}{sign}last={last}&passed={passed}&undone={of}{fragment}")
    }

    /// In words for its author; nothing where it is not theirs.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub(super) async fn message(self, app: &App, who: &SignedIn, place: &In) -> Result<Option<Message>> {
        let (study, author) = (&place.study, place.author(who));
        let last = codes::of_author(app, study, &author, self.last).await?;
        let of = codes::of_author(app, study, &author, self.of).await?;
        let Some((last, of)) = last.zip(of) else { return Ok(None) };
        let names = codes::names(app, study, who.language).await?;
        let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
        let message = Message::new("workspace-undone-earlier")
            .with("count", self.passed)
            .with("what", who.say(&told(&last, &name)))
            .with("done", who.say(&told(&of, &name)));
        Ok(Some(message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_to_the_next_page_in_its_address() {
        let instead = Instead { last: 9, passed: 2, of: 4 };
        let added = ["/a", "/a?page=2", "/a#p3", "/a?passage=7#p7"].map(|address| instead.added_to(address));
        let expected = [
            "/a?last=9&passed=2&undone=4",
            "/a?page=2&last=9&passed=2&undone=4",
            "/a?last=9&passed=2&undone=4#p3",
            "/a?passage=7&last=9&passed=2&undone=4#p7",
        ];
        assert_eq!(added, expected);
        let query = Fields::read(b"last=9&passed=2&undone=4").expect("fields");
        assert_eq!(Instead::read(&query), Some(instead));
        assert_eq!(Instead::read(&Fields::read(b"undone=4").expect("fields")), None);
    }
}
