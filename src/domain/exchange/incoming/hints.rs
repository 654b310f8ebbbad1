//! Words by which columns and values are known again, in every language.

use super::target::{NUMBER, Target, Targets};
use crate::answer::Missing;
use crate::dataset::responses::SayIn;
use crate::exchange::responses::{Content, Layout};
use crate::form::Form;
use crate::language::{Language, Text};
use crate::message::Message;
use crate::table::words;
use std::collections::{HashMap, HashSet};

/// What other programs call what every response has; a question of that name goes before.
const OTHERS: [(&[&str], Target); 4] = [
    (
        &["id", "response_id", "responseid", "respondent_id", "instanceid", "meta_instanceid", "uuid", "key"],
        Target::Id,
    ),
    (&["start", "started", "started_at", "startdate", "start_time"], Target::Started),
    (
        &["end", "submitted", "submitted_at", "submitdate", "enddate", "submission_time", "submissiondate"],
        Target::Submitted,
    ),
    (&["language", "interview_language", "startlanguage", "lang"], Target::Language),
];

/// What a text may stand for; nothing where it may stand for several.
type Known<T> = HashMap<String, Option<T>>;

/// Words by which columns and values are known again.
#[derive(Debug, Default)]
pub struct Hints {
    names: Known<Option<Target>>,
    labels: Known<Option<Target>>,
    missing: Known<Missing>,
    yes: HashSet<String>,
    no: HashSet<String>,
}

impl Hints {
    /// The words of these versions of a form.
    #[must_use]
    pub fn new(targets: Targets<'_>, say: SayIn<'_>) -> Self {
        let mut hints = Self::default();
        for target in targets.all() {
            note(&mut hints.names, name_key(&target.name()), Some(target));
        }
        note(&mut hints.names, name_key(NUMBER), None);
        for (names, target) in OTHERS {
            for name in names {
                hints.names.entry((*name).to_owned()).or_insert_with(|| Some(Some(target.clone())));
            }
        }
        let forms: Vec<&Form> = targets.versions.iter().map(|(_, form)| *form).collect();
        for language in Language::ALL {
            let say = |message: &Message| say(language, message);
            let layout = |content| Layout::new(&forms, content, language, &say);
            let (codes, labels) = (layout(Content::Codes), layout(Content::Labels));
            for (name, label) in codes.names().iter().zip(labels.names()) {
                let target = targets.find(name);
                if target.is_some() || name == NUMBER {
                    note(&mut hints.labels, label_key(label), target);
                }
            }
            for kind in Missing::ALL {
                note(&mut hints.missing, label_key(&say(&words::missing(kind))), kind);
            }
            hints.yes.insert(label_key(&say(&Message::new("export-ticked"))));
            hints.no.insert(label_key(&say(&Message::new("export-unticked"))));
        }
        for question in targets.questions() {
            let target = Target::Question(question.name.clone());
            for text in [&question.label, &question.short] {
                for words in in_every_language(text) {
                    note(&mut hints.labels, label_key(words), Some(target.clone()));
                }
            }
        }
        hints
    }

    /// What the heading of a column means; the outer `None` where nothing is known, the inner one where it
    /// is a column that becomes nothing.
    pub(super) fn target(&self, heading: &str) -> Option<Option<Target>> {
        let by_name = self.names.get(&name_key(heading)).cloned().flatten();
        by_name.or_else(|| self.labels.get(&label_key(heading)).cloned().flatten())
    }

    /// Why there is no value, where a text says that.
    pub(super) fn missing(&self, text: &str) -> Option<Missing> {
        self.missing.get(&label_key(text)).copied().flatten()
    }

    /// Whether a text says yes or no.
    pub(super) fn ticked(&self, text: &str) -> Option<bool> {
        let key = label_key(text);
        let own = self.yes.contains(&key).then_some(true);
        own.or_else(|| self.no.contains(&key).then_some(false)).or_else(|| super::value::ticked(text))
    }

    /// Whether a value may say why there is none: such ones are counted however many values there are.
    pub(super) fn watches(&self, key: &str) -> bool {
        Missing::ALL.iter().any(|kind| !key.is_empty() && kind.code() == key)
            || (key.len() < 100 && self.missing(key).is_some())
    }
}

fn note<T: PartialEq>(known: &mut Known<T>, key: String, meaning: T) {
    if key.is_empty() {
        return;
    }
    match known.get_mut(&key) {
        None => drop(known.insert(key, Some(meaning))),
        Some(there) if there.as_ref() == Some(&meaning) => {}
        Some(there) => *there = None,
    }
}

/// A text in each language that it has.
pub(super) fn in_every_language(text: &Text) -> impl Iterator<Item = &str> {
    Language::ALL.into_iter().filter_map(|language| text.get(language))
}

/// A name however it is written: `reasons/support`, `reasons_support`, `Reasons[support]`.
fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in name.trim().chars() {
        if letter.is_alphanumeric() || letter == '-' {
            key.extend(letter.to_lowercase());
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    key.trim_end_matches('_').to_owned()
}

/// Words however they are spaced, whatever the case of their letters and the sign at their end.
pub(super) fn label_key(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").trim_end_matches([':', '?', '.', '*', ' ']).to_lowercase()
}

/// The language of a tag or of a name that people give it.
pub(super) fn language(text: &str) -> Option<Language> {
    let text = text.trim().to_lowercase();
    let known: [(&[&str], Language); 3] = [
        (&["kk", "kaz", "kz", "kazakh", "казахский", "қазақша", "қазақ тілі", "қазақ"], Language::Kk),
        (&["ru", "rus", "russian", "русский", "орысша"], Language::Ru),
        (&["en", "eng", "english", "английский", "ағылшынша"], Language::En),
    ];
    known.into_iter().find(|(names, _)| names.contains(&text.as_str())).map(|(_, language)| language)
}
