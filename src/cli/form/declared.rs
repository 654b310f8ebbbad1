//! What became of questions and choices, as it is typed.

use crate::cli::Fault;
use clap::Args;
use domain::form::change::{Declarations, Dropped, Recode, Rename};
use domain::form::{Code, Name};
use domain::message::Message;
use std::path::{Path, PathBuf};

/// Declarations: those of a file, then those typed.
#[derive(Args)]
pub(super) struct Flags {
    #[arg(long, value_name = "FILE")]
    declare: Option<PathBuf>,
    #[arg(long, value_name = "OLD=NEW")]
    rename: Vec<String>,
    #[arg(long, value_name = "QUESTION:OLD=NEW")]
    recode: Vec<String>,
    #[arg(long, value_name = "NAME")]
    removed: Vec<String>,
    #[arg(long, value_name = "QUESTION:CODE")]
    dropped: Vec<String>,
    #[arg(long, value_name = "NAME")]
    kinds: Vec<String>,
}

impl Flags {
    /// What they say.
    ///
    /// # Errors
    /// Where the file is none, or something typed is not as it should be written.
    pub(super) fn read(&self) -> Result<Declarations, Fault> {
        let mut declared = match &self.declare {
            Some(file) => from_file(file)?,
            None => Declarations::default(),
        };
        for value in &self.rename {
            declared.renames.push(rename(value).ok_or_else(|| malformed("rename", value))?);
        }
        for value in &self.recode {
            declared.recodes.push(recode(value).ok_or_else(|| malformed("recode", value))?);
        }
        for value in &self.dropped {
            declared.dropped.push(dropped(value).ok_or_else(|| malformed("dropped", value))?);
        }
        for (flag, values, names) in
            [("removed", &self.removed, &mut declared.removed), ("kinds", &self.kinds, &mut declared.kinds)]
        {
            for value in values {
                names.push(Name::new(value.as_str()).map_err(|_| malformed(flag, value))?);
            }
        }
        Ok(declared)
    }
}

fn from_file(file: &Path) -> Result<Declarations, Fault> {
    Declarations::read(&super::given::text(file)?).map_err(|fault| Fault::Told(fault.message))
}

fn malformed(flag: &str, value: &str) -> Fault {
    Fault::Told(Message::new("cli-declare-malformed").with("flag", flag).with("value", value))
}

fn rename(value: &str) -> Option<Rename> {
    let (from, to) = value.split_once('=')?;
    Some(Rename { from: Name::new(from).ok()?, to: Name::new(to).ok()? })
}

fn recode(value: &str) -> Option<Recode> {
    let (question, codes) = value.split_once(':')?;
    let (from, to) = codes.split_once('=')?;
    Some(Recode { question: Name::new(question).ok()?, from: Code::new(from).ok()?, to: Code::new(to).ok()? })
}

fn dropped(value: &str) -> Option<Dropped> {
    let (question, code) = value.split_once(':')?;
    Some(Dropped { question: Name::new(question).ok()?, codes: vec![Code::new(code).ok()?] })
}
