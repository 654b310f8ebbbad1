//! Help in the language of the terminal: each command and flag has a key of its own.

use crate::words::Words;
use clap::{Arg, ArgAction, Command};
use domain::language::Language;

/// Where the flags that every command has begin in its help.
const GLOBAL: usize = 1_000;

/// Puts the words of a language into a command and all below it: `cli-help` for the program,
/// `cli-help-export` for a command, `cli-flag-format` for a flag, the same wherever it stands.
pub(super) fn worded(command: Command, words: &Words, language: Language) -> Command {
    let say = |key: &str| words.key(language, key);
    let about = say("cli-help");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    below(command.about(about).disable_version_flag(true).arg(version), "", &say)
}

fn below(mut command: Command, path: &str, say: &dyn Fn(&str) -> String) -> Command {
    let flags: Vec<String> = command.get_arguments().map(|flag| flag.get_id().to_string()).collect();
    for (order, flag) in flags.into_iter().enumerate() {
        command = command.mut_arg(&flag, |arg: Arg| {
            // As they are declared, and those of every command after those of this one.
            let order = if arg.is_global_set() { order + GLOBAL } else { order };
            let heading = if arg.is_positional() { "cli-heading-arguments" } else { "cli-heading-flags" };
            let help = say(&format!("cli-flag-{}", flag.replace('_', "-")));
            let help = format!("{help}{}{}", values(&arg), default(&arg, say));
            let arg = arg.help_heading(say(heading)).help(help).display_order(order);
            if arg.get_action().takes_values() {
                arg.hide_possible_values(true).hide_default_value(true)
            } else {
                arg
            }
        });
    }
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path}-{name}");
        command = command
            .mut_subcommand(&name, |sub| below(sub.about(say(&format!("cli-help{path}"))), &path, say));
    }
    let usage = say("cli-heading-usage");
    let template = format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}");
    let command = command.help_template(template).subcommand_help_heading(say("cli-heading-commands"));
    command.disable_help_flag(true).arg(help_flag(say))
}

fn help_flag(say: &dyn Fn(&str) -> String) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .display_order(2 * GLOBAL)
        .help(say("cli-flag-help"))
        .help_heading(say("cli-heading-flags"))
}

/// The values a flag takes, where they are few: `: csv, xlsx`.
fn values(arg: &Arg) -> String {
    let values = if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
    let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
    if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) }
}

/// What is taken where a flag is left out, if that is always the same: ` [default: csv]`.
fn default(arg: &Arg, say: &dyn Fn(&str) -> String) -> String {
    let values = if arg.get_action().takes_values() { arg.get_default_values() } else { &[] };
    let values: Vec<_> = values.iter().map(|value| value.to_string_lossy()).collect();
    if values.is_empty() { String::new() } else { format!(" [{}: {}]", say("cli-default"), values.join(",")) }
}
