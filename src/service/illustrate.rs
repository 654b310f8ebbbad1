//! Pictures, sounds and films that a form shows.

use crate::store::{self, Store, form_files, form_files::FormFile, forms::FormVersion};
use domain::form::{Form, Item, Media};
use domain::language::Language;
use std::collections::BTreeSet;

/// The largest file of a form, in bytes.
pub const LARGEST: usize = 20 << 20;

/// The names of the files that a form shows, each once.
#[must_use]
pub fn named(form: &Form) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut take = |media: &Media| {
        for text in [&media.image, &media.big_image, &media.audio, &media.video] {
            names.extend(Language::ALL.into_iter().filter_map(|language| text.get(language)).map(plain));
        }
    };
    for item in form.items() {
        match item {
            Item::Note(note) => take(&note.media),
            Item::Group(_) => {}
            Item::Question(question) => {
                take(&question.media);
                question.choices().iter().for_each(|choice| take(&choice.media));
            }
        }
    }
    names
}

/// The name of a file as it is kept: other programs write `jr://images/map.png`.
#[must_use]
pub fn plain(name: &str) -> String {
    let name = name.trim();
    let schemes = ["jr://images/", "jr://audio/", "jr://video/", "jr://file/"];
    schemes.iter().find_map(|scheme| name.strip_prefix(scheme)).unwrap_or(name).to_owned()
}

/// What a file is, where a page may show it: a picture of dots, a sound or a film. A drawing in SVG is
/// a document that may hold scripts.
#[must_use]
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let found = infer::get(bytes)?.mime_type();
    let shown = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"].contains(&found)
        || found.starts_with("audio/")
        || found.starts_with("video/");
    shown.then_some(found)
}

/// Keeps a file with a version, and answers whether it is one that a page may show.
///
/// # Errors
/// Where the database cannot be written.
pub async fn put(store: &Store, version: &FormVersion, name: &str, bytes: Vec<u8>) -> store::Result<bool> {
    let Some(media_type) = media_type(&bytes).filter(|_| bytes.len() <= LARGEST) else { return Ok(false) };
    let file = FormFile { name: name.to_owned(), media_type: media_type.to_owned(), bytes };
    let tx = store.begin().await?;
    form_files::put(&tx, version.id, file).await?;
    tx.commit().await?;
    Ok(true)
}
