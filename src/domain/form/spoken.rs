//! The words of forms, for tests that look at what a person reads.

use crate::language::Language;
use crate::message::{Argument, Message};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// A message in the words of a language. Panics where a word or what fills a gap of it is missing.
pub(crate) fn say(language: Language, message: &Message) -> String {
    let rooms = match language {
        Language::Kk => [
            include_str!("../../../templates/words/kk/form.ftl"),
            include_str!("../../../templates/words/kk/limesurvey.ftl"),
        ],
        Language::Ru => [
            include_str!("../../../templates/words/ru/form.ftl"),
            include_str!("../../../templates/words/ru/limesurvey.ftl"),
        ],
        Language::En => [
            include_str!("../../../templates/words/en/form.ftl"),
            include_str!("../../../templates/words/en/limesurvey.ftl"),
        ],
    };
    let mut bundle = FluentBundle::new(vec![language.tag().parse().expect("a tag is a language")]);
    bundle.set_use_isolating(false);
    for words in rooms {
        bundle
            .add_resource(FluentResource::try_new(words.to_owned()).expect("the words parse"))
            .expect("no word twice");
    }
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        match value {
            Argument::Number(number) => args.set(name.as_str(), *number),
            Argument::Text(text) => args.set(name.as_str(), text.as_str()),
            decimal @ Argument::Decimal { .. } => args.set(name.as_str(), decimal.written(language)),
        }
    }
    let found =
        bundle.get_message(&message.key).unwrap_or_else(|| panic!("no {} in {language}", message.key));
    let mut errors = Vec::new();
    let said = bundle.format_pattern(found.value().expect("a value"), Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{} in {language}: {errors:?}", message.key);
    said
}

/// A message in every language, a line each.
pub(crate) fn in_all(message: &Message) -> String {
    Language::ALL.map(|language| format!("    {language}: {}\n", say(language, message))).concat()
}
