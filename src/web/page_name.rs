//! What a page of a form is called where people read of it.

use domain::form::Form;
use domain::language::Language;
use domain::table::Worded;
use serde::Serialize;

/// The title of a page, or which one it is: its name in the data says nothing to a reader.
#[derive(Clone, Debug, Serialize)]
pub struct PageName {
    /// Which, from 1.
    pub number: usize,
    /// Its title, where it has one.
    pub title: Option<Worded>,
}

impl PageName {
    /// What the page of that name is called; none where the form has no such page.
    #[must_use]
    pub fn of(form: &Form, name: &str, language: Language) -> Option<Self> {
        let at = form.pages.iter().position(|page| page.name.as_str() == name)?;
        let title = Worded::of(&form.pages[at].title, language, &form.languages);
        Some(Self { number: at + 1, title: Some(title).filter(|title| !title.text.trim().is_empty()) })
    }
}
