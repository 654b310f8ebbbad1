//! What somebody wants of a study's responses.

use domain::dataset::delimited::{self, Content};
use domain::dataset::naming::Package;
use domain::language::Language;
use serde::{Deserialize, Serialize};

/// A file that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Its format.
    pub format: Format,
    /// The language of its labels.
    pub language: Language,
    /// What stands for choices, where a format leaves that open.
    pub content: Content,
    /// What parts values in CSV.
    pub separator: Separator,
    /// Whether CSV begins with a byte order mark.
    pub mark: bool,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// SPSS.
    Sav,
    /// SPSS, packed tighter.
    Zsav,
    /// Stata 14 and later.
    Dta,
    /// Values parted by a sign.
    Csv,
    /// A workbook with a sheet for the codebook.
    Xlsx,
    /// Parquet.
    Parquet,
    /// An object a line.
    Jsonl,
    /// Data, scripts and codebook in one zip.
    Package,
    /// The codebook for Word.
    CodebookDocx,
    /// The codebook as a page.
    CodebookHtml,
}

/// What parts values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, which Excel expects in Kazakhstan.
    Semicolon,
    /// A tab.
    Tab,
}

/// What stands for choices, with the names that addresses and commands have for it.
pub const CONTENTS: [(&str, Content); 4] = [
    ("codes", Content::Codes),
    ("labels", Content::Labels),
    ("both", Content::Both),
    ("numbers", Content::Numbers),
];

impl Wanted {
    /// A format in a language, all else as most want it.
    #[must_use]
    pub const fn new(format: Format, language: Language) -> Self {
        Self { format, language, content: Content::Codes, separator: Separator::Comma, mark: true }
    }

    /// How its CSV is written.
    #[must_use]
    pub const fn delimited(&self) -> delimited::Options {
        delimited::Options {
            content: self.content,
            separator: self.separator.byte(),
            mark: self.mark,
            one_line: false,
        }
    }

    /// What the file is called, of the study with that name in addresses.
    #[must_use]
    pub fn name(&self, slug: &str) -> String {
        let (language, ending) = (self.language, self.format.ending());
        match self.format {
            Format::CodebookDocx | Format::CodebookHtml => format!("{slug}-codebook-{language}.{ending}"),
            // The labels of every language are in it.
            Format::Jsonl => format!("{slug}.{ending}"),
            _ => format!("{slug}-{language}.{ending}"),
        }
    }
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Sav,
        Self::Zsav,
        Self::Dta,
        Self::Csv,
        Self::Xlsx,
        Self::Parquet,
        Self::Jsonl,
        Self::Package,
        Self::CodebookDocx,
        Self::CodebookHtml,
    ];

    /// Its name in addresses and on the command line.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::CodebookDocx => "codebook-docx",
            Self::CodebookHtml => "codebook-html",
            Self::Package => "package",
            other => other.ending(),
        }
    }

    /// The format of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.tag() == tag)
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Sav => "sav",
            Self::Zsav => "zsav",
            Self::Dta => "dta",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Jsonl => "jsonl",
            Self::Package => "zip",
            Self::CodebookDocx => "docx",
            Self::CodebookHtml => "html",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Sav | Self::Zsav => "application/x-spss-sav",
            Self::Dta => "application/x-stata-dta",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Jsonl => "application/jsonl",
            Self::Package => "application/zip",
            Self::CodebookDocx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::CodebookHtml => "text/html; charset=utf-8",
        }
    }

    /// The program whose names its columns have; `None` where they keep their own.
    #[must_use]
    pub const fn names(self) -> Option<Package> {
        match self {
            Self::Sav | Self::Zsav => Some(Package::Spss),
            Self::Dta => Some(Package::Stata),
            _ => None,
        }
    }

    /// Whether it can be read on a screen.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl | Self::CodebookHtml)
    }
}

impl Separator {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// Its name in addresses and on the command line.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
        }
    }

    /// The separator of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.tag() == tag)
    }

    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}
