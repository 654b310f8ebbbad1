//! What a command is called.

use crate::store::commands::Command;
use domain::coding::{Change, CodeEntry, Kind};
use domain::message::Message;

/// A command in words, with the names of the codes that it is about. `name` finds the name of a code.
#[must_use]
pub fn told(command: &Command, name: &dyn Fn(i64) -> String) -> Message {
    // What takes something back is called by that.
    let changes = match command.kind {
        Kind::Undo => &command.changes.inverse(),
        Kind::Do | Kind::Redo => &command.changes,
    };
    let of = |code: Option<i64>| code.map(name).unwrap_or_default();
    let first = changes.codes.first().map(|change| change.id);
    let gone = |change: &&Change<CodeEntry>| change.after.is_none();
    let removed = changes.codes.iter().rfind(gone).map(|change| change.id);
    let coded = changes.codings.first().and_then(|change| change.after.or(change.before));
    let into = changes.codings.iter().find_map(|change| change.after).map(|placed| placed.code);
    let message = match command.action.as_str() {
        "code-add" => Message::new("codebook-deed-add").with("code", of(first)),
        // Words that are a code already only get it.
        "in-vivo" if changes.codes.is_empty() => {
            let code = of(coded.map(|placed| placed.code));
            Message::new("codebook-deed-coding-apply").with("code", code)
        }
        "in-vivo" => Message::new("codebook-deed-add").with("code", of(first)),
        "code-change" => Message::new("codebook-deed-change").with("code", of(first)),
        "code-move" => Message::new("codebook-deed-move").with("code", of(moved(&changes.codes))),
        "code-remove" => Message::new("codebook-deed-remove").with("code", of(removed)),
        "code-merge" if into.is_some() => {
            Message::new("codebook-deed-merge").with("code", of(removed)).with("into", of(into))
        }
        "code-merge" => Message::new("codebook-deed-merge-unused").with("code", of(removed)),
        // Whose quotes they are may be hidden from the reader.
        "code-split" if changes.codings.is_empty() => {
            Message::new("codebook-deed-split-unseen").with("code", of(first))
        }
        "code-split" => Message::new("codebook-deed-split").with("code", of(first)),
        "code-recode" => Message::new("codebook-deed-recode").with("code", of(into)),
        "code-memo" | "memo" => Message::new("codebook-deed-memo"),
        action @ ("apply" | "remove" | "recode" | "resize" | "merge" | "apply-all") => {
            let code = of(coded.map(|placed| placed.code));
            Message::new(&format!("codebook-deed-coding-{action}")).with("code", code)
        }
        "import" => Message::new("refi-deed"),
        action @ ("adjudicate" | "agree") => {
            let code = of(coded.map(|placed| placed.code));
            Message::new(&format!("teamwork-deed-{action}")).with("code", code)
        }
        _ => Message::new("codebook-deed-other"),
    };
    message.with("count", changes.codings.len())
}

/// The code that was moved: the others only made room.
fn moved(codes: &[Change<CodeEntry>]) -> Option<i64> {
    let elsewhere = |change: &&Change<CodeEntry>| {
        change.before.as_ref().map(|code| code.parent) != change.after.as_ref().map(|code| code.parent)
    };
    codes.iter().find(elsewhere).or_else(|| codes.first()).map(|change| change.id)
}
