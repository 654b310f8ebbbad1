//! The words of the interface: Fluent messages in Kazakh, Russian and English, embedded.

use domain::language::Language;
use domain::message::{Argument, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// Every word that a person sees, by key.
pub struct Words {
    /// Each language is read when somebody first reads it: its words take megabytes.
    bundles: [OnceLock<FluentBundle<FluentResource>>; 3],
}

/// The files of one room in the three languages.
type Room = (&'static str, [&'static str; 3]);

macro_rules! room {
    ($name:literal) => {
        (
            $name,
            [
                include_str!(concat!("../templates/words/kk/", $name, ".ftl")),
                include_str!(concat!("../templates/words/ru/", $name, ".ftl")),
                include_str!(concat!("../templates/words/en/", $name, ".ftl")),
            ],
        )
    };
}

const ROOMS: &[Room] = &[
    room!("account"),
    room!("analyse"),
    room!("build"),
    room!("cases"),
    room!("change"),
    room!("cli"),
    room!("codebook"),
    room!("coding"),
    room!("collect"),
    room!("common"),
    room!("correct"),
    room!("dataset"),
    room!("design"),
    room!("disclosure"),
    room!("error"),
    room!("fieldwork"),
    room!("form"),
    room!("import"),
    room!("incoming"),
    room!("limesurvey"),
    room!("mail"),
    room!("papers"),
    room!("pseudonym"),
    room!("quotes"),
    room!("refi"),
    room!("rehearse"),
    room!("respond"),
    room!("search"),
    room!("statistics"),
    room!("table"),
    room!("tabulation"),
    room!("teamwork"),
    room!("weight"),
    room!("workspace"),
];

impl Default for Words {
    fn default() -> Self {
        Self::load()
    }
}

impl Words {
    /// The embedded words.
    #[must_use]
    pub fn load() -> Self {
        Self { bundles: Default::default() }
    }

    /// The sentence in a language.
    #[must_use]
    pub fn say(&self, language: Language, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            let value = match value {
                Argument::Number(number) => FluentValue::from(*number),
                Argument::Text(text) => FluentValue::from(text.as_str()),
                decimal @ Argument::Decimal { .. } => {
                    FluentValue::from(decimal.written(language).unwrap_or_default())
                }
            };
            args.set(name.as_str(), value);
        }
        self.format(language, &message.key, &args)
    }

    /// The words of a key without gaps.
    #[must_use]
    pub fn key(&self, language: Language, key: &str) -> String {
        self.format(language, key, &FluentArgs::new())
    }

    /// Whether there is such a key.
    #[must_use]
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language).has_message(key)
    }

    /// The sentence of a key. One that is missing shows its key, and says so in the log: a page with
    /// an odd word serves better than none.
    pub(crate) fn format(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> String {
        let bundle = self.bundle(language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!("no words for {key} in {language}");
            return key.to_owned();
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut faults).into_owned();
        if !faults.is_empty() {
            tracing::error!("the words for {key} in {language} have gaps: {faults:?}");
        }
        text
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        let index = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
        self.bundles[index].get_or_init(|| bundle(language, index))
    }
}

/// Reads the words of a language.
///
/// # Panics
/// Where a file is no Fluent, or a key stands twice in a language: a test reads them all.
fn bundle(language: Language, index: usize) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
    // The marks would end up in titles, attributes and files; the words here do not need them.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Kk => |value, _| number(value, Language::Kk),
        Language::Ru => |value, _| number(value, Language::Ru),
        Language::En => |value, _| number(value, Language::En),
    }));
    for (room, files) in ROOMS {
        let resource = FluentResource::try_new(files[index].to_owned())
            .unwrap_or_else(|(_, faults)| panic!("{language}/{room}.ftl: {faults:?}"));
        bundle.add_resource(resource).unwrap_or_else(|faults| panic!("{language}/{room}.ftl: {faults:?}"));
    }
    bundle
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().expect("our tags are language identifiers")
}

/// Whole numbers in sentences are grouped as the language does.
fn number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(crate::locale::number(number.value, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Each key of a file with the gaps in its sentence.
    fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys = BTreeMap::new();
        let mut current = None;
        for line in text.lines() {
            if let Some((key, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                current = Some(key.to_owned());
                keys.insert(key.to_owned(), BTreeSet::new());
            }
            let Some(gaps) = current.as_ref().and_then(|key| keys.get_mut(key)) else { continue };
            for gap in line.split('$').skip(1) {
                gaps.insert(gap.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            }
        }
        keys
    }

    #[test]
    fn every_language_has_the_same_keys_with_the_same_gaps() {
        for (room, [kk, ru, en]) in ROOMS {
            assert_eq!(keys(kk), keys(en), "kk/{room}.ftl");
            assert_eq!(keys(ru), keys(en), "ru/{room}.ftl");
        }
    }

    #[test]
    fn every_language_is_read() {
        let words = Words::load();
        for (room, [_, _, en]) in ROOMS {
            for key in keys(en).keys() {
                assert!(Language::ALL.iter().all(|language| words.has(*language, key)), "{room}: {key}");
            }
        }
    }

    #[test]
    fn every_file_of_words_is_loaded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/words/kk");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .expect("the words are there")
            .map(|file| {
                file.expect("a file").path().file_stem().expect("a name").to_string_lossy().into_owned()
            })
            .collect();
        found.sort();
        let listed: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
        assert_eq!(found, listed);
    }

    #[test]
    fn a_quote_is_cited_as_the_paper_does() {
        use domain::coding::{Attributes, Quote, citation};
        let attributes =
            Attributes { age: Some(23), region: "turkistan".to_owned(), role: "participant".to_owned() };
        let quote = Quote { text: "Ал көтерме\nқаражатпен".to_owned(), attributes };
        let words = Words::load();
        let cite = |language| citation(&quote, language, &|message| words.say(language, message));
        assert_eq!(cite(Language::Kk), "«Ал көтерме қаражатпен» (қатысушы, 23 жаста, Түркістан обл.)");
        assert_eq!(cite(Language::Ru), "«Ал көтерме қаражатпен» (участник, 23 года, Туркестанская обл.)");
        assert_eq!(cite(Language::En), "“Ал көтерме қаражатпен” (participant, aged 23, Turkistan Region)");
    }

    #[test]
    fn numbers_choose_their_plural_and_are_grouped() {
        let words = Words::load();
        let say = |language, count: i64| {
            words.say(language, &Message::new("collect-responses-count").with("count", count))
        };
        assert_eq!(say(Language::Ru, 21), "21 ответ");
        assert_eq!(say(Language::Ru, 3), "3 ответа");
        assert_eq!(say(Language::Ru, 100_000), "100\u{a0}000 ответов");
        assert_eq!(say(Language::En, 1), "1 response");
        assert_eq!(say(Language::Kk, 230), "230 жауап");
    }
}
