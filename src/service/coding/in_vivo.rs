//! Codes in somebody's own words: made of what they said, and put on it.

use super::apply::{finish, is_on, words};
use super::deed::{self, Author, Deed, Done};
use super::{Outcome, Refusal};
use crate::app::App;
use crate::store::{
    codebook,
    documents::{self, Document},
    studies::Study,
};
use domain::coding::{Change, Changes, CodeEntry, Codebook, Color, Placed};
use domain::language::{Language, Text};
use domain::study::Role;
use domain::text::{Offsets, Span};

/// The longest name that words give a code, in letters.
const LONGEST: usize = 80;

/// Makes a code that is called as the words of the version that the author looks at are, in their language,
/// and puts it on them: one command. Where a code at the top is called so already, that one is put on them.
///
/// # Errors
/// See [`Outcome`]; [`Refusal::Changed`] where the document was corrected since.
pub async fn in_vivo(
    app: &App,
    study: &Study,
    author: &Author,
    (document_id, version): (i64, i32),
    span: Span,
) -> Outcome<Done> {
    let tx = deed::begin(&app.store, study.id).await?;
    let Some(document) = documents::by_id(&tx, study.id, document_id).await? else {
        return Ok(Err(Refusal::NoWords));
    };
    if version != document.version {
        return Ok(Err(Refusal::Changed));
    }
    let span = match words(&document, span) {
        Ok(span) => span,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let name = name(Offsets::new(&document.text).slice(span).unwrap_or_default());
    let book = Codebook::new(codebook::all(&tx, study.id).await?);
    let is_called =
        |code: &&CodeEntry| Language::ALL.iter().any(|l| code.label.get(*l).map(str::trim) == Some(&name));
    let called = book.below(None).find(is_called);
    let placed = |code| Placed { code, span, coder: Some(author.account), consensus: false };
    let changes = match called {
        Some(code) if is_on(&tx, document_id, author, &placed(code.id)).await? => Changes::default(),
        Some(code) => Changes::of_codings(vec![Change::made(placed(code.id))]),
        None if !author.role.may(Role::Researcher) => return Ok(Err(Refusal::Codebook)),
        None => {
            let code = CodeEntry {
                label: Text::in_language(language(&document, span), name),
                position: book.end(None),
                ..CodeEntry::new(0, Color::nth(book.iter().count()))
            };
            // 0: the code that the command makes.
            let codings = vec![Change::made(placed(0))];
            Changes { codings, codes: vec![Change::made(code)], ..Changes::default() }
        }
    };
    finish(app, tx, study, Deed::new(author, Some(document_id), "in-vivo"), changes).await
}

/// The language of the words, as far as it is known: that of the passage in which they begin.
fn language(document: &Document, span: Span) -> Language {
    let passage = document.passages.iter().find(|passage| passage.span().end > span.start);
    passage.and_then(|passage| passage.language).unwrap_or(document.listed.language)
}

fn name(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let mut short: String = words.chars().take(LONGEST - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_not_too_long() {
        assert_eq!(name("Ауылға\n көмектескім"), "Ауылға көмектескім");
        let long = name(&"сөз ".repeat(40));
        assert!(long.chars().count() <= LONGEST && long.ends_with("сөз…"), "{long}");
    }
}
