//! Texts side by side in their languages: which are missing, and which were made from words that have
//! changed since.

use super::{Command, Design, LONGEST_TEXT, Options, Owner, Part, Refusal, TextPath, choices, tree};
use crate::form::{Form, Item, Name, model::item::deep};
use crate::language::{Language, Text};
use crate::message::Message;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// From which words of the default language each translation was made, by path and language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated(BTreeMap<String, BTreeMap<Language, String>>);

/// How a text stands in a language other than the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is there, made from the words that stand there now.
    Good,
    /// There is none, and others have one.
    Missing,
    /// The words that it was made from have changed since.
    Changed,
}

/// One text of a form with its place.
#[derive(Clone, Debug)]
pub struct Entry<'f> {
    /// Its place.
    pub path: TextPath,
    /// The words.
    pub text: &'f Text,
}

/// What tells one wording from another: the beginning of its SHA-256, in hex.
#[must_use]
pub fn digest(words: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(words.trim().as_bytes()).iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Translated {
    /// Every translation of a form as made from what stands there now.
    #[must_use]
    pub fn of(form: &Form) -> Self {
        let default = form.default_language();
        let mut all = Self::default();
        for entry in entries(form) {
            let source = digest(entry.text.get(default).unwrap_or_default());
            for language in form.languages.iter().copied().filter(|language| *language != default) {
                if entry.text.get(language).is_some() {
                    all.put(&entry.path.to_string(), language, Some(source.clone()));
                }
            }
        }
        all
    }

    fn get(&self, path: &str, language: Language) -> Option<&str> {
        self.0.get(path)?.get(&language).map(String::as_str)
    }

    fn put(&mut self, path: &str, language: Language, digest: Option<String>) {
        match digest {
            Some(digest) => {
                self.0.entry(path.to_owned()).or_default().insert(language, digest);
            }
            None => {
                if let Some(languages) = self.0.get_mut(path) {
                    languages.remove(&language);
                    if languages.is_empty() {
                        self.0.remove(path);
                    }
                }
            }
        }
    }

    /// Lets two owners change places.
    pub(super) fn swap(&mut self, one: &str, other: &str) {
        if one == other {
            return;
        }
        let below = |path: &str, owner: &str| {
            path.strip_prefix(owner).filter(|rest| rest.starts_with('/')).map(str::to_owned)
        };
        let moved = std::mem::take(&mut self.0).into_iter().map(|(path, languages)| {
            let path = match (below(&path, one), below(&path, other)) {
                (Some(rest), _) => format!("{other}{rest}"),
                (_, Some(rest)) => format!("{one}{rest}"),
                _ => path,
            };
            (path, languages)
        });
        self.0 = moved.collect();
    }
}

/// Every text that a respondent or a reader of tables may see, in order. Texts that nobody has written
/// in any language are left out.
#[must_use]
pub fn entries(form: &Form) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut listed = BTreeSet::new();
    push(&mut entries, Owner::Form, Part::Label, &form.title);
    for page in &form.pages {
        push(&mut entries, Owner::Page(page.name.clone()), Part::Label, &page.title);
        for item in deep(&page.items) {
            of_item(&mut entries, &mut listed, form, item);
        }
    }
    for list in form.lists.iter().filter(|list| !listed.contains(&list.name)) {
        of_choices(&mut entries, form, &Options::List(list.name.clone()));
    }
    entries
}

fn push<'f>(entries: &mut Vec<Entry<'f>>, owner: Owner, part: Part, text: &'f Text) {
    if !text.is_empty() {
        entries.push(Entry { path: TextPath { owner, part }, text });
    }
}

fn of_item<'f>(entries: &mut Vec<Entry<'f>>, listed: &mut BTreeSet<String>, form: &'f Form, item: &'f Item) {
    let Some(name) = item.name() else { return };
    for part in Part::ALL {
        if let Some(text) = text_of(item, part) {
            push(entries, Owner::Item(name.clone()), part, text);
        }
    }
    let Some(question) = item.as_question().filter(|question| question.kind.choices().is_some()) else {
        return;
    };
    match choices::whose(question) {
        Options::List(list) if !listed.insert(list.clone()) => {}
        options => of_choices(entries, form, &options),
    }
}

fn of_choices<'f>(entries: &mut Vec<Entry<'f>>, form: &'f Form, options: &Options) {
    for choice in choices::of(form, options) {
        push(entries, Owner::Choice(options.clone(), choice.code.clone()), Part::Label, &choice.label);
    }
}

fn text_of(item: &Item, part: Part) -> Option<&Text> {
    match (item, part) {
        (Item::Note(note), Part::Label) => Some(&note.note),
        (Item::Note(note), Part::Hint) => Some(&note.hint),
        (Item::Group(group), Part::Label) => Some(&group.label),
        (Item::Group(group), Part::Hint) => Some(&group.hint),
        (Item::Question(question), part) => Some(match part {
            Part::Label => &question.label,
            Part::Short => &question.short,
            Part::Hint => &question.hint,
            Part::Guidance => &question.guidance,
            Part::RequiredMessage => &question.required_message,
            Part::ConstraintMessage => &question.constraint_message,
        }),
        _ => None,
    }
}

/// Words as they are kept: without white space around them; `None` where nothing is left.
fn kept(words: &str) -> Result<Option<String>, Refusal> {
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    if words.chars().count() > LONGEST_TEXT {
        return Err(Refusal(Message::new("design-refused-long").with("limit", LONGEST_TEXT)));
    }
    if words.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(Refusal::new("form-fault-control"));
    }
    Ok((!words.is_empty()).then(|| words.to_owned()))
}

/// A new text as it is kept.
pub(super) fn tidy(text: &Text) -> Result<Text, Refusal> {
    let mut tidy = text.clone();
    for language in Language::ALL {
        tidy.set(language, text.get(language).map(kept).transpose()?.flatten());
    }
    Ok(tidy)
}

/// The text of that place; `None` where there is no such place.
#[must_use]
pub fn text<'f>(form: &'f Form, path: &TextPath) -> Option<&'f Text> {
    match &path.owner {
        Owner::Form => (path.part == Part::Label).then_some(&form.title),
        Owner::Page(name) => {
            form.page(name.as_str()).filter(|_| path.part == Part::Label).map(|page| &page.title)
        }
        Owner::Item(name) => text_of(tree::item(form, name)?, path.part),
        Owner::Choice(options, code) => {
            let choice = choices::of(form, options).iter().find(|choice| choice.code == *code)?;
            (path.part == Part::Label).then_some(&choice.label)
        }
    }
}

/// Changes the text of that place.
fn change(form: &mut Form, path: &TextPath, change: impl FnOnce(&mut Text)) -> Result<(), Refusal> {
    let gone = || Refusal::gone(path);
    let text = match &path.owner {
        Owner::Form => &mut form.title,
        Owner::Page(name) => &mut tree::page_mut(form, name)?.title,
        Owner::Item(name) => item_text(form, name, path.part).ok_or_else(gone)?,
        Owner::Choice(options, code) => {
            return choices::change(form, options, code, |choice| change(&mut choice.label));
        }
    };
    change(text);
    Ok(())
}

fn item_text<'f>(form: &'f mut Form, name: &Name, part: Part) -> Option<&'f mut Text> {
    match (tree::item_mut(form, name)?, part) {
        (Item::Note(note), Part::Label) => Some(&mut note.note),
        (Item::Note(note), Part::Hint) => Some(&mut note.hint),
        (Item::Group(group), Part::Label) => Some(&mut group.label),
        (Item::Group(group), Part::Hint) => Some(&mut group.hint),
        (Item::Question(question), part) => Some(match part {
            Part::Label => &mut question.label,
            Part::Short => &mut question.short,
            Part::Hint => &mut question.hint,
            Part::Guidance => &mut question.guidance,
            Part::RequiredMessage => &mut question.required_message,
            Part::ConstraintMessage => &mut question.constraint_message,
        }),
        _ => None,
    }
}

pub(super) fn set(
    design: &mut Design,
    at: &TextPath,
    language: Language,
    words: Option<&str>,
    made_from: Option<&str>,
) -> Result<Command, Refusal> {
    let words = words.map(kept).transpose()?.flatten();
    let default = design.form.default_language();
    let now = text(&design.form, at).ok_or_else(|| Refusal::gone(at))?;
    let before = now.get(language).map(str::to_owned);
    // Words that come before those of the default language are made from none.
    let source = now.get(default).map(digest);
    change(&mut design.form, at, |text| text.set(language, words.clone()))?;
    let path = at.to_string();
    let record = design.translated.get(&path, language).map(str::to_owned);
    if language != default {
        let made = match (&words, made_from) {
            (_, Some("")) | (None, None) => None,
            (_, Some(digest)) => Some(digest.to_owned()),
            (Some(_), None) => source,
        };
        design.translated.put(&path, language, made);
    }
    let made_from = (language != default).then(|| record.unwrap_or_default());
    Ok(Command::SetText { at: at.clone(), language, words: before, made_from })
}

/// How a text stands in a language; in the default one it is good or missing.
#[must_use]
pub fn standing(design: &Design, entry: &Entry<'_>, language: Language) -> Standing {
    let default = design.form.default_language();
    if entry.text.get(language).is_none() {
        return Standing::Missing;
    }
    let made_from = design.translated.get(&entry.path.to_string(), language);
    match made_from {
        Some(made_from) if language != default => {
            let now = digest(entry.text.get(default).unwrap_or_default());
            if made_from == now { Standing::Good } else { Standing::Changed }
        }
        _ => Standing::Good,
    }
}

pub(super) fn set_languages(design: &mut Design, languages: &[Language]) -> Result<Command, Refusal> {
    let mut seen = BTreeSet::new();
    if languages.is_empty() || !languages.iter().all(|language| seen.insert(*language)) {
        return Err(Refusal::new("form-fault-languages"));
    }
    let other_default = languages.first() != design.form.languages.first();
    if other_default {
        // Translations are now made from another language: they start afresh.
        let before = design.clone();
        design.form.languages = languages.to_vec();
        design.translated = Translated::of(&design.form);
        return Ok(Command::Restore { design: Box::new(before) });
    }
    let before = std::mem::replace(&mut design.form.languages, languages.to_vec());
    Ok(Command::SetLanguages { languages: before })
}
