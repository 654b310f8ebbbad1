//! Help in the language of the terminal: each command and flag has a key of its own.

use crate::words::Words;
use clap::{Arg, ArgAction, Command};
use domain::language::Language;

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
    for flag in flags {
        command = command.mut_arg(&flag, |arg: Arg| {
            let heading = if arg.is_positional() { "cli-heading-arguments" } else { "cli-heading-flags" };
            arg.help_heading(say(heading)).help(say(&format!("cli-flag-{}", flag.replace('_', "-"))))
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
        .help(say("cli-flag-help"))
        .help_heading(say("cli-heading-flags"))
}
