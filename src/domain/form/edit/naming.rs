//! Names that authors need not think of: made from labels, in Latin letters, since data are read by
//! programs that know no others.

use crate::form::{Code, Form, Item, Name};
use crate::language::{Language, Text, latin};
use std::collections::BTreeSet;

/// The longest name that is made, in letters.
const LONGEST: usize = 24;

/// Names that are taken; they may not differ in case only.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken(BTreeSet<String>);

impl Taken {
    pub(super) fn pages(form: &Form) -> Self {
        Self(form.pages.iter().map(|page| page.name.as_str().to_lowercase()).collect())
    }

    pub(super) fn items(form: &Form) -> Self {
        Self(form.items().filter_map(Item::name).map(|name| name.as_str().to_lowercase()).collect())
    }

    pub(super) fn has(&self, name: &Name) -> bool {
        self.0.contains(&name.as_str().to_lowercase())
    }

    pub(super) fn take(&mut self, name: &Name) {
        self.0.insert(name.as_str().to_lowercase());
    }

    /// A name that is not taken, made from a label.
    pub(super) fn new_name(&self, label: &Text, otherwise: &str) -> Name {
        let stem = spoken(label).map_or_else(|| otherwise.to_owned(), |words| slug(&words));
        let stem = if stem.is_empty() { otherwise.to_owned() } else { stem };
        let stem = if stem.starts_with(|c: char| c.is_ascii_digit()) { format!("q_{stem}") } else { stem };
        match Name::new(stem.as_str()) {
            Ok(name) if !self.has(&name) => name,
            _ => self.numbered(&stem),
        }
    }

    /// The first of `stem_2`, `stem_3`… that is not taken.
    pub(super) fn numbered(&self, stem: &str) -> Name {
        let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        let bare = bare.strip_suffix('_').filter(|bare| !bare.is_empty()).unwrap_or(stem);
        let bare: String = bare.chars().take(LONGEST).collect();
        (2_u32..)
            .filter_map(|number| Name::new(format!("{bare}_{number}")).ok())
            .find(|name| !self.has(name))
            .unwrap_or_else(|| Name::new("item").expect("a name"))
    }
}

/// A code that none of these has, made from a label: `iya`, `zhoq`.
pub(super) fn new_code(label: &Text, taken: &[Code]) -> Code {
    let stem = spoken(label).map(|words| slug(&words)).unwrap_or_default();
    let stem = if stem.is_empty() { (taken.len() + 1).to_string() } else { stem };
    let free = |code: &Code| !taken.contains(code) && !is_reserved(code);
    Code::new(stem.as_str()).ok().filter(free).unwrap_or_else(|| {
        (2_u32..)
            .filter_map(|number| Code::new(format!("{stem}_{number}")).ok())
            .find(free)
            .unwrap_or_else(|| Code::new("other").expect("a code"))
    })
}

/// Whether a code means that there is no answer.
pub(super) fn is_reserved(code: &Code) -> bool {
    [Code::NOT_ASKED, Code::DONT_KNOW, Code::REFUSED].contains(&code.as_str())
}

/// Gives a name to every item that has none.
pub(super) fn name_all(form: &mut Form) {
    let mut taken = Taken::items(form);
    for page in &mut form.pages {
        name_below(&mut page.items, &mut taken);
    }
}

fn name_below(items: &mut [Item], taken: &mut Taken) {
    for item in items {
        match item {
            Item::Note(note) if note.name.is_none() => {
                let name = taken.new_name(&note.note, "note");
                taken.take(&name);
                note.name = Some(name);
            }
            Item::Group(group) => name_below(&mut group.items, taken),
            Item::Note(_) | Item::Question(_) => {}
        }
    }
}

/// The words that a name is made from: English ones first, since they need no other letters.
fn spoken(label: &Text) -> Option<String> {
    let order = [Language::En, Language::Kk, Language::Ru];
    order.into_iter().find_map(|language| label.get(language)).map(str::to_owned)
}

/// Words in small Latin letters, digits and `_`, as many as fit.
fn slug(words: &str) -> String {
    let latin: String = words.to_lowercase().chars().map(|c| latin(c).unwrap_or("_").to_owned()).collect();
    let mut slug = String::new();
    for word in latin.split('_').filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('_');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    slug
}
