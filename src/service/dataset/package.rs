//! Everything in one zip, for an archive or a colleague: the data as CSV, SPSS, Stata and Parquet, the
//! scripts that load the CSV, the codebook, DDI-Codebook 2.5, and `datapackage.json` that describes it.

use super::Format;
use super::write::{Fill, Made, Writing, data_file};
use domain::dataset::changed::{self, Changed};
use domain::dataset::codebook::Codebook;
use domain::dataset::counts::Counts;
use domain::dataset::naming;
use domain::dataset::{Dataset, Rows, Shortened, ddi, delimited, package, script};
use domain::message::Message;
use std::fs::File;
use std::io::{BufReader, BufWriter, Seek, Write};
use std::path::Path;

/// The binary files beside the CSV.
const BINARY: [Format; 3] = [Format::Sav, Format::Dta, Format::Parquet];

/// A package to be written.
pub(super) struct Package<'d> {
    pub(super) writing: &'d Writing,
    pub(super) dataset: &'d Dataset,
}

impl Package<'_> {
    /// Writes it: every row goes into all files at once, each waiting on the disk until it is packed.
    pub(super) fn write(&self, out: &mut BufWriter<File>, fill: &mut Fill<'_>) -> anyhow::Result<Made> {
        let (dataset, language) = (self.dataset, self.writing.wanted.language);
        let folder = &self.writing.folder;
        let mut csv = BufWriter::new(waiting(folder)?);
        let mut files = Vec::with_capacity(BINARY.len());
        for _ in BINARY {
            files.push(BufWriter::new(waiting(folder)?));
        }
        let options = delimited::Options::SCRIPTS;
        let mut counts = Counts::new(dataset);
        let mut all: Vec<Box<dyn Rows + '_>> =
            vec![Box::new(delimited::Writer::new(&mut csv, dataset, language, options)?)];
        for (format, file) in BINARY.into_iter().zip(&mut files) {
            all.push(data_file(format, file, (dataset, language), folder)?);
        }
        fill(&mut |cells| {
            counts.see(cells);
            all.iter_mut().try_for_each(|rows| rows.row(cells))
        })?;
        let mut changed = self.changed();
        let mut cut: Vec<Vec<Shortened>> = Vec::with_capacity(all.len());
        for rows in all {
            cut.push(rows.finish()?.shortened);
        }
        // The first is the CSV, which takes everything.
        for (format, cut) in BINARY.into_iter().zip(cut.into_iter().skip(1)) {
            changed.extend(cut.into_iter().map(|texts| (format, Changed::Texts(texts))));
        }

        let mut package = package::Package::new(out, dataset, language);
        let name = |ending: &str| format!("{}.{ending}", self.writing.study);
        let data = name("csv");
        package.data(&data, &mut again(csv)?)?;
        for (format, file) in BINARY.into_iter().zip(files) {
            package.file(&name(format.ending()), format.media_type(), &mut again(file)?)?;
        }
        let mut codebook = Vec::new();
        ddi::write(&mut codebook, dataset, ddi::DataFile { name: &data, rows: counts.rows })?;
        let say = |message: &Message| self.writing.words.say(language, message);
        let people = Codebook::of(dataset, &counts, language, &say);
        let texts: [(&str, &str, Vec<u8>); 7] = [
            ("R", "text/x-r", script::r(dataset, language, &data).into_bytes()),
            ("sps", "text/x-spss-syntax", script::spss(dataset, language, &data).into_bytes()),
            ("do", "text/x-stata-do", script::stata(dataset, language, &data).into_bytes()),
            ("ddi.xml", "application/xml", codebook),
            ("codebook.html", Format::CodebookHtml.media_type(), people.html().into_bytes()),
            ("codebook.docx", Format::CodebookDocx.media_type(), people.docx()?),
            ("changed.txt", "text/plain; charset=utf-8", self.told(&changed).into_bytes()),
        ];
        for (ending, media_type, bytes) in texts {
            package.file(&name(ending), media_type, &mut bytes.as_slice())?;
        }
        package.finish()?.flush()?;
        Ok(Made { rows: counts.rows, changed: changed.into_iter().map(|(_, changed)| changed).collect() })
    }

    /// What changes of names and labels, by file.
    fn changed(&self) -> Vec<(Format, Changed)> {
        let language = self.writing.wanted.language;
        let of = |format: Format| {
            let changed = changed::of(self.dataset, format.names(), language);
            changed.into_iter().map(move |changed| (format, changed))
        };
        BINARY.into_iter().flat_map(of).collect()
    }

    /// The list of it, a line each, the names in the script of R among them.
    fn told(&self, changed: &[(Format, Changed)]) -> String {
        let say = |message: &Message| self.writing.words.say(self.writing.wanted.language, message);
        let mut text = String::new();
        let mut part = |name: &str, lines: &[String]| {
            if !lines.is_empty() {
                text.push_str(&say(&Message::new("dataset-changed-title").with("format", name)));
                lines.iter().for_each(|line| text.push_str(&format!("\n- {line}")));
                text.push_str("\n\n");
            }
        };
        for format in BINARY {
            let own = changed.iter().filter(|(other, _)| *other == format);
            let lines: Vec<String> = own.map(|(_, changed)| say(&changed.message())).collect();
            part(&format!(".{}", format.ending()), &lines);
        }
        let in_r = changed::of(self.dataset, Some(naming::Package::R), self.writing.wanted.language);
        part(".R", &in_r.iter().map(|changed| say(&changed.message())).collect::<Vec<_>>());
        if text.is_empty() { say(&Message::new("dataset-changed-none")) + "\n" } else { text }
    }
}

/// A file without a name, in which something waits.
pub(super) fn waiting(folder: &Path) -> std::io::Result<File> {
    tempfile::tempfile_in(folder)
}

/// What was written, from its beginning.
fn again(file: BufWriter<File>) -> std::io::Result<BufReader<File>> {
    let mut file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(BufReader::new(file))
}
