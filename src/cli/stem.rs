//! `saual stem`: words in, stems out, to look at what search does with a word.

use super::Fault;
use clap::Args;
use domain::language::{Language, normal, stems, stems_in};
use std::io::{BufRead, Write};

/// Reads words from standard input, one a line, and writes their stems, parted by tabs.
#[derive(Args)]
pub(super) struct Stem {
    /// `kk`, `ru`, `en`, or `auto` to go by the letters.
    #[arg(long, default_value = "auto", value_parser = ["kk", "ru", "en", "auto"])]
    language: String,
}

impl Stem {
    pub(super) fn run(&self) -> Result<(), Fault> {
        let language = Language::from_tag(&self.language);
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        for line in std::io::stdin().lock().lines() {
            let word = normal(line.map_err(anyhow::Error::from)?.trim());
            let found = language.map_or_else(|| stems(&word), |language| stems_in(&word, language));
            writeln!(out, "{}", found.join("\t")).map_err(anyhow::Error::from)?;
        }
        out.flush().map_err(|error| Fault::Inner(error.into()))
    }
}
