//! What a code has and the format has no room for, in its description: other languages, criteria, an
//! example.
//!
//! The definition in the language of the file comes first, as people of any program expect it. Behind
//! a line `[saual]` each other text has a line `field.language: words`; further lines of it begin with
//! two blanks. Whatever else somebody wrote there belongs to the definition.

use crate::exchange::codebook::{Code, Field};
use crate::language::{Language, Text};

/// The line that begins the block.
const BLOCK: &str = "[saual]";
/// Says in which language the name and the definition are, where that is not the file's.
const LANGUAGE: &str = "language";

/// Name and description of a code for a file in that language.
pub(super) fn write(code: &Code, language: Language) -> (String, String) {
    let main = main_language(code, language);
    let mut block = String::new();
    if main != language {
        line(&mut block, LANGUAGE, main.tag());
    }
    for field in Field::ALL {
        for tongue in Language::ALL {
            let stands_first = tongue == main && matches!(field, Field::Name | Field::Definition);
            if let Some(words) = code.text(field).get(tongue).filter(|_| !stands_first) {
                line(&mut block, &format!("{}.{tongue}", field.tag()), words);
            }
        }
    }
    let name = code.name.get(main).unwrap_or_default().to_owned();
    let mut description = code.definition.get(main).unwrap_or_default().to_owned();
    if !block.is_empty() || description.lines().any(|line| line == BLOCK) {
        if !description.is_empty() {
            description.push_str("\n\n");
        }
        description.extend([BLOCK, "\n", &block]);
        description.truncate(description.trim_end_matches('\n').len());
    }
    (name, description)
}

/// The language in which the code is named in a file of that language.
pub(super) fn main_language(code: &Code, language: Language) -> Language {
    let named = |tongue: &Language| code.name.get(*tongue).is_some();
    std::iter::once(language).chain(Language::ALL).find(named).unwrap_or(language)
}

fn line(block: &mut String, key: &str, words: &str) {
    block.extend([key, ": "]);
    for (number, part) in words.split('\n').enumerate() {
        block.push_str(if number == 0 { "" } else { "  " });
        block.extend([part, "\n"]);
    }
}

/// Puts name and description into a code whose file is in that language.
pub(super) fn read(code: &mut Code, (name, description): (&str, &str), language: Language) {
    let lines: Vec<&str> =
        description.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let Some(begin) = lines.iter().rposition(|line| *line == BLOCK) else {
        code.name.set(language, some(name));
        code.definition.set(language, some(&lines.join("\n")));
        return;
    };
    let mut main = language;
    let mut head = lines[..begin].join("\n");
    head.truncate(head.strip_suffix('\n').unwrap_or(&head).len());
    let mut open: Option<(Field, Language)> = None;
    for line in &lines[begin + 1..] {
        if let Some((field, tongue, words)) = entry(line) {
            set(code.text_mut(field), tongue, words.to_owned());
            open = Some((field, tongue));
        } else if let Some((field, tongue)) = open.filter(|_| line.is_empty() || line.starts_with("  ")) {
            let text = code.text_mut(field);
            let more = line.strip_prefix("  ").unwrap_or_default();
            let words = format!("{}\n{more}", raw(text, tongue));
            set(text, tongue, words);
        } else if let Some(found) = line.strip_prefix("language: ").and_then(Language::from_tag) {
            main = found;
        } else {
            open = None;
            head.extend(["\n", line]);
        }
    }
    code.name.set(main, some(name));
    code.definition.set(main, some(&head));
}

/// A field, its language, and the words after it.
fn entry(line: &str) -> Option<(Field, Language, &str)> {
    let (key, words) = line.split_once(':')?;
    let (field, tongue) = key.split_once('.')?;
    Some((Field::from_tag(field)?, Language::from_tag(tongue)?, words.strip_prefix(' ').unwrap_or(words)))
}

fn some(words: &str) -> Option<String> {
    Some(words.to_owned()).filter(|words| !words.trim().is_empty())
}

fn set(text: &mut Text, language: Language, words: String) {
    text.set(language, Some(words));
}

/// The words so far, blank ones too.
fn raw(text: &Text, language: Language) -> &str {
    let words = match language {
        Language::Kk => &text.kk,
        Language::Ru => &text.ru,
        Language::En => &text.en,
    };
    words.as_deref().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> Code {
        Code {
            name: Text::of("Уәж", "Мотивация", ""),
            definition: Text {
                ru: Some("Почему едут.\nДва слова.".to_owned()), ..Text::default()
            },
            inclusion: Text {
                kk: Some("Себебі айтылса\n\nnot.a: key".to_owned()), ..Text::default()
            },
            ..Code::default()
        }
    }

    fn round(code: &Code, language: Language) -> Code {
        let (name, description) = write(code, language);
        let mut read_back = Code { guid: code.guid, ..Code::default() };
        read(&mut read_back, (&name, &description), language);
        read_back
    }

    #[test]
    fn other_languages_stand_behind_the_definition_and_are_found_again() {
        let mut code = code();
        code.name.en = None;
        let (name, description) = write(&code, Language::Ru);
        assert_eq!(name, "Мотивация");
        assert_eq!(
            description,
            "Почему едут.\nДва слова.\n\n[saual]\nname.kk: Уәж\ninclusion.kk: Себебі айтылса\n  \n  not.a: key"
        );
        for language in Language::ALL {
            assert_eq!(round(&code, language), code, "{language}");
        }
    }

    #[test]
    fn what_others_wrote_into_it_is_kept() {
        let mut code = Code::default();
        read(&mut code, ("Қала", "a\r\n\r\n[saual]\r\nname.ru: Город\r\nMy remark: here"), Language::Kk);
        assert_eq!(
            code.name,
            Text { kk: Some("Қала".to_owned()), ru: Some("Город".to_owned()), ..Text::default() }
        );
        assert_eq!(code.definition.kk.as_deref(), Some("a\nMy remark: here"));
    }

    #[test]
    fn a_definition_that_looks_like_the_block_stays_a_definition() {
        let text = Text { en: Some("[saual]\nname.ru: x".to_owned()), ..Text::default() };
        let code = Code {
            name: Text { en: Some("a".to_owned()), ..Text::default() },
            definition: text,
            ..Code::default()
        };
        assert_eq!(round(&code, Language::En), code);
    }
}
