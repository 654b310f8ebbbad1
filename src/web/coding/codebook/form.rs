//! The fields of a code.

use crate::service::coding::codes::Wanted;
use crate::service::quotes;
use crate::web::coding::pages::Choice;
use crate::web::query::Fields;
use domain::coding::{CodeEntry, Codebook, Color, PALETTE, Part};
use domain::language::{Language, Text};
use serde::Serialize;

/// A code as fields.
#[derive(Clone, Serialize)]
pub(super) struct CodeForm {
    /// 0 for a new one.
    id: i64,
    seen: String,
    languages: Vec<LanguageFields>,
    colors: Vec<ColorChoice>,
    /// Where a new one may stand; an old one is moved by other fields.
    parents: Vec<Choice>,
}

#[derive(Clone, Serialize)]
struct LanguageFields {
    tag: &'static str,
    name: &'static str,
    label: String,
    definition: String,
    /// The rules, which are folded where there are none.
    rules: Vec<Rule>,
    ruled: bool,
}

#[derive(Clone, Serialize)]
struct Rule {
    part: &'static str,
    value: String,
}

#[derive(Clone, Serialize)]
struct ColorChoice {
    value: String,
    /// Which of the palette, from 1; 0 for a colour of its own.
    number: usize,
    chosen: bool,
}

impl CodeForm {
    /// The fields of a code, which stands as `seen` says.
    pub(super) fn of(code: &CodeEntry, seen: String) -> Self {
        Self {
            id: code.id,
            seen,
            languages: Language::ALL.map(|language| fields(code, language)).into(),
            colors: colors(&code.color),
            parents: Vec::new(),
        }
    }

    /// The fields of a new code.
    pub(super) fn blank(book: &Codebook, typed: Option<&Wanted>, language: Language) -> Self {
        let code = CodeEntry::new(0, Color::nth(book.iter().count()));
        let parent = typed.and_then(|typed| typed.parent);
        let code = typed.map_or(code.clone(), |typed| typed.of(code));
        Self { parents: places(book, None, parent, language), ..Self::of(&code, String::new()) }
    }

    /// The same fields for a new code.
    pub(super) fn anew(self) -> Self {
        Self { id: 0, ..self }
    }

    /// For the pages' samples.
    pub(super) fn sample() -> Self {
        let label = Text::of("Уәж", "Мотивация", "Motivation");
        let color = Color::new("#123456").unwrap_or_else(|| Color::nth(0));
        let code = CodeEntry { anchor: label.clone(), label, ..CodeEntry::new(1, color) };
        Self { parents: vec![Choice::new(1, "Уәж", true)], ..Self::of(&code, code.seen()) }
    }
}

fn fields(code: &CodeEntry, language: Language) -> LanguageFields {
    let rule = |part: Part| Rule { part: part.tag(), value: part.of(code, language).to_owned() };
    let rules = [Part::Inclusion, Part::Exclusion, Part::Anchor].map(rule);
    LanguageFields {
        tag: language.tag(),
        name: language.own_name(),
        label: Part::Label.of(code, language).to_owned(),
        definition: Part::Definition.of(code, language).to_owned(),
        ruled: rules.iter().any(|rule| !rule.value.is_empty()),
        rules: rules.into(),
    }
}

fn colors(chosen: &Color) -> Vec<ColorChoice> {
    let choice = |(number, value): (usize, &str)| ColorChoice {
        value: value.to_owned(),
        number,
        chosen: value == chosen.as_str(),
    };
    let mut colors: Vec<ColorChoice> = (1..).zip(PALETTE).map(choice).collect();
    if !PALETTE.contains(&chosen.as_str()) {
        colors.push(ColorChoice { value: chosen.as_str().to_owned(), number: 0, chosen: true });
    }
    colors
}

/// The codes below which one may stand.
pub(super) fn places(
    book: &Codebook,
    of: Option<i64>,
    chosen: Option<i64>,
    language: Language,
) -> Vec<Choice> {
    let below = of.map_or_else(Vec::new, |code| book.with_descendants(code));
    let tree = book.tree();
    let possible = tree.iter().filter(|(_, code)| !below.contains(&code.id));
    let choice = |(_, code): &(usize, &CodeEntry)| {
        Choice::new(code.id, quotes::code_path(book, code.id, language), chosen == Some(code.id))
    };
    possible.map(choice).collect()
}

/// Reads the fields of a code.
pub(super) fn read(fields: &Fields) -> Wanted {
    let text = |part: Part| {
        let mut text = Text::default();
        for language in Language::ALL {
            let words = fields.some(&format!("{}-{}", part.tag(), language.tag()));
            text.set(language, words.map(|words| words.replace("\r\n", "\n")));
        }
        text
    };
    Wanted {
        id: fields.get("id").parse::<i64>().ok().filter(|id| *id > 0),
        parent: fields.get("parent").parse().ok(),
        label: text(Part::Label),
        definition: text(Part::Definition),
        inclusion: text(Part::Inclusion),
        exclusion: text(Part::Exclusion),
        anchor: text(Part::Anchor),
        color: Color::new(fields.get("color")),
        seen: fields.get("seen").to_owned(),
    }
}
