//! Commands from the fields of a plain form.
//!
//! | field | means |
//! | --- | --- |
//! | `do` | a command, as JSON |
//! | `with:a.b` | puts a text into that command, at `a.b` |
//! | `lines:a.kk` | puts an array into it, at `a`: an object `{"kk": line}` for each line |
//! | `was:F` | what field `F` held when the page was made; only what differs is changed |
//! | `text:PATH:kk`, `set:OWNER:FIELD`, `code:OPTIONS:CODE`, `name:OWNER`, `kind:NAME`, `list:NAME` | settings of the page |

use crate::web::error::Error;
use crate::web::query::Fields;
use domain::form::edit::{Command, Field, KindTag, Options, Owner, TextPath};
use domain::form::{Code, Name};
use domain::language::Language;
use domain::message::Message;
use serde_json::{Map, Value};

const MALFORMED: Error = Error::BadRequest("not a command");

/// What a form asks for: the settings that were changed on it, and the command of its button.
///
/// # Errors
/// The outer one for what no page of ours sends; the inner one for a name or code that is none.
pub(super) fn commands(fields: &Fields) -> Result<Result<Vec<Command>, Message>, Error> {
    let mut commands = Vec::new();
    // Names come last: what is set before is set under the old one.
    let mut names = Vec::new();
    for (name, before) in fields.iter() {
        let Some(field) = name.strip_prefix("was:") else { continue };
        let now = fields.get(field).replace("\r\n", "\n");
        let now = now.trim();
        if now == before.replace("\r\n", "\n").trim() {
            continue;
        }
        match changed(field, now)? {
            Ok(command @ (Command::Rename { .. } | Command::RenamePage { .. } | Command::Recode { .. })) => {
                names.push(command);
            }
            Ok(command) => commands.push(command),
            Err(told) => return Ok(Err(told)),
        }
    }
    let button = fields.get("do");
    if !button.is_empty() {
        commands.push(of_button(button, fields)?);
    }
    commands.extend(names);
    Ok(Ok(commands))
}

/// The command that sets one field of a page.
fn changed(field: &str, value: &str) -> Result<Result<Command, Message>, Error> {
    let (what, rest) = field.split_once(':').ok_or(MALFORMED)?;
    let some = Some(value.to_owned()).filter(|value| !value.is_empty());
    let name = |text: &str| Name::new(text).map_err(|_| Message::new("form-fault-name").with("name", text));
    let known = |text: &str| Name::new(text).map_err(|_| MALFORMED);
    Ok(Ok(match what {
        "text" => {
            let (path, language) = rest.rsplit_once(':').ok_or(MALFORMED)?;
            let at: TextPath = path.parse().map_err(|_| MALFORMED)?;
            let language = Language::from_tag(language).ok_or(MALFORMED)?;
            Command::SetText { at, language, words: some, made_from: None }
        }
        "set" => {
            let (owner, field) = rest.rsplit_once(':').ok_or(MALFORMED)?;
            let of: Owner = owner.parse().map_err(|_| MALFORMED)?;
            let field = Field::from_tag(field).ok_or(MALFORMED)?;
            Command::SetField { of, field, value: some }
        }
        "kind" => Command::SetKind { name: known(rest)?, kind: KindTag::from_tag(value).ok_or(MALFORMED)? },
        "code" => {
            let owner: Owner = rest.parse().map_err(|_| MALFORMED)?;
            let Owner::Choice(of, code) = owner else { return Err(MALFORMED) };
            match Code::new(value) {
                Ok(to) => Command::Recode { of, code, to },
                Err(_) => return Ok(Err(Message::new("form-fault-code").with("code", value))),
            }
        }
        "name" => match (rest.parse().map_err(|_| MALFORMED)?, name(value)) {
            (_, Err(told)) => return Ok(Err(told)),
            (Owner::Page(name), Ok(to)) => Command::RenamePage { name, to },
            (Owner::Item(name), Ok(to)) => Command::Rename { name, to },
            _ => return Err(MALFORMED),
        },
        _ => return Err(MALFORMED),
    }))
}

fn of_button(button: &str, fields: &Fields) -> Result<Command, Error> {
    let mut command: Value = serde_json::from_str(button).map_err(|_| MALFORMED)?;
    for (name, value) in fields.iter() {
        let value = value.replace("\r\n", "\n");
        if let Some(path) = name.strip_prefix("with:") {
            if !value.trim().is_empty() {
                put(&mut command, path, Value::String(value.trim().to_owned()))?;
            }
        } else if let Some(path) = name.strip_prefix("lines:") {
            let (path, key) = path.rsplit_once('.').ok_or(MALFORMED)?;
            let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines = lines.map(|line| {
                Value::Object(Map::from_iter([(key.to_owned(), Value::String(line.to_owned()))]))
            });
            put(&mut command, path, Value::Array(lines.collect()))?;
        }
    }
    read(command)
}

fn put(into: &mut Value, path: &str, value: Value) -> Result<(), Error> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let object = into.as_object_mut().ok_or(MALFORMED)?;
    match rest {
        None => {
            object.insert(first.to_owned(), value);
        }
        Some(rest) => {
            let inner = object.entry(first.to_owned()).or_insert_with(|| Value::Object(Map::new()));
            put(inner, rest, value)?;
        }
    }
    Ok(())
}

fn read(command: Value) -> Result<Command, Error> {
    serde_json::from_value(command).map_err(|_| MALFORMED)
}

/// A command as the value of a button.
pub(super) fn button(command: &Command) -> String {
    serde_json::to_string(command).unwrap_or_default()
}

/// Whose choices a button is about.
pub(super) fn add_choices(of: &Options, after: Option<&Code>) -> String {
    button(&Command::AddChoices { of: of.clone(), after: after.cloned(), labels: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn only_what_was_changed_is_sent_and_names_come_last() {
        let sent = fields(&[
            ("was:name:item/age", "age"),
            ("name:item/age", "years"),
            ("was:text:item/age/label:kk", "Жасыңыз?"),
            ("text:item/age/label:kk", "Жасыңыз?"),
            ("was:set:item/age:required", "yes"),
            ("was:set:item/age:max", ""),
            ("set:item/age:max", " 120 "),
        ]);
        let commands = commands(&sent).expect("ours").expect("allowed");
        let owner: Owner = "item/age".parse().expect("an owner");
        let set = |field, value: Option<&str>| Command::SetField {
            of: owner.clone(),
            field,
            value: value.map(str::to_owned),
        };
        let renamed = Command::Rename {
            name: Name::new("age").expect("a name"),
            to: Name::new("years").expect("a name"),
        };
        assert_eq!(commands, [set(Field::Required, None), set(Field::Max, Some("120")), renamed]);
    }

    #[test]
    fn a_button_takes_what_was_typed_beside_it() {
        let add = r#"{"do":"add_choices","of":"item/sex","labels":[]}"#;
        let sent = fields(&[("do", add), ("lines:labels.ru", "Да\r\n\r\n Нет ")]);
        let commands = commands(&sent).expect("ours").expect("allowed");
        let Command::AddChoices { labels, .. } = &commands[0] else { panic!("{commands:?}") };
        let words: Vec<_> = labels.iter().filter_map(|label| label.ru.as_deref()).collect();
        assert_eq!(words, ["Да", "Нет"]);
    }

    #[test]
    fn nonsense_is_refused() {
        for (name, value) in [("do", "{}"), ("do", "["), ("was:x", "1"), ("was:text:item/a/label", "1")] {
            assert!(commands(&fields(&[(name, value)])).is_err(), "{name}");
        }
        let sent = fields(&[("was:name:item/a", "a"), ("name:item/a", "1 b")]);
        assert_eq!(commands(&sent).expect("ours").expect_err("told").key, "form-fault-name");
    }
}
