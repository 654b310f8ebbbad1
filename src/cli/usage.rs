//! What is typed wrong, in one line in the language of the terminal.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use domain::message::Message;

/// What to tell of it; `None` for what clap itself prints: help and the version.
pub(super) fn message(error: &Error) -> Option<Message> {
    let text = |kind| error.get(kind).map(shown).unwrap_or_default();
    let given = |kind| text(kind).escape_debug().to_string();
    let message = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => {
            Message::new("cli-usage-unknown").with("given", given(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidSubcommand => {
            Message::new("cli-usage-command").with("given", given(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            Message::new("cli-usage-missing").with("what", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match given(ContextKind::InvalidValue) {
            value if value.is_empty() => {
                Message::new("cli-usage-no-value").with("flag", text(ContextKind::InvalidArg))
            }
            value => Message::new(match error.get(ContextKind::ValidValue) {
                Some(_) => "cli-usage-choice",
                None => "cli-usage-value",
            })
            .with("flag", text(ContextKind::InvalidArg))
            .with("given", value)
            .with("choices", text(ContextKind::ValidValue)),
        },
        ErrorKind::ArgumentConflict => Message::new("cli-usage-conflict")
            .with("flag", text(ContextKind::InvalidArg))
            .with("other", text(ContextKind::PriorArg)),
        _ => Message::new("cli-usage-other"),
    };
    Some(message)
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}
