//! A questionnaire, whatever the file.

use super::lss;
use super::remark::{Place, Remark};
use super::workbook::archive::{self, Entry};
use super::workbook::{self, Format, SHEETS, Workbook};
use super::xform;
use super::xlsform::{self, Given, Read, Refused};
use crate::form::Form;
use crate::form::check::check;
use crate::form::source;
use crate::message::Message;

/// Reads a questionnaire out of a file, or out of the files of a folder.
///
/// A workbook, a text or an XForm may come with files beside it that hold choices; a folder of CSV
/// files is a workbook. A single zip is opened as such a folder. A `.lss` or `.lsa` is a survey of
/// LimeSurvey, of which what is lost is warned.
///
/// # Errors
/// All that is wrong with it. Never panics, whatever the files.
pub fn read(files: &[Given<'_>]) -> Result<Read, Refused> {
    if let [file] = files
        && file.bytes.is_empty()
    {
        return Err(Remark::whole(Message::new("import-file-empty")).into());
    }
    if let [file] = files
        && lss::is_named(file.name)
    {
        return limesurvey(file.bytes);
    }
    if let [file] = files
        && workbook::format(file.name, file.bytes) == Format::Zip
    {
        let entries = archive::files(file.bytes)?;
        let files: Vec<Given<'_>> = entries.iter().map(given).collect();
        return folder(&files);
    }
    folder(files)
}

fn given(entry: &Entry) -> Given<'_> {
    Given { name: &entry.name, bytes: &entry.bytes }
}

fn folder(files: &[Given<'_>]) -> Result<Read, Refused> {
    let Some(at) = main(files) else { return sheets(files) };
    let file = files[at];
    let beside: Vec<Given<'_>> =
        files.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, file)| *file).collect();
    let stem = stem(file.name);
    match workbook::format(file.name, file.bytes) {
        Format::Toml => text(file).and_then(toml),
        Format::Json => text(file).and_then(json),
        Format::Xml => text(file).and_then(|text| xform::read::read(text, stem, &beside)),
        _ => {
            let workbook = Workbook::read(file.name, file.bytes)?;
            xlsform::read(&workbook, stem, &beside)
        }
    }
}

/// The file that is the form; none where its sheets are files of their own.
fn main(files: &[Given<'_>]) -> Option<usize> {
    let formats: Vec<Format> = files.iter().map(|file| workbook::format(file.name, file.bytes)).collect();
    let workbooks = [Format::Xlsx, Format::Xls, Format::Ods, Format::Toml, Format::Markdown];
    let found = formats.iter().position(|format| workbooks.contains(format));
    let has_survey = files.iter().any(|file| stem(file.name).eq_ignore_ascii_case("survey"));
    let is_form = |text: &[u8]| {
        text.windows(7).take(1 << 16).any(|letters| letters == b"<model>" || letters == b"<model ")
    };
    found
        .or_else(|| (0..files.len()).find(|at| formats[*at] == Format::Xml && is_form(files[*at].bytes)))
        .or_else(|| (files.len() == 1).then_some(0))
        .or_else(|| {
            let json = formats.iter().position(|format| *format == Format::Json);
            json.filter(|_| !has_survey)
        })
}

/// CSV files that are sheets, and others beside them.
fn sheets(files: &[Given<'_>]) -> Result<Read, Refused> {
    let mut workbook = Workbook::default();
    let (mut faults, mut beside) = (Vec::new(), Vec::new());
    for file in files {
        if !SHEETS.contains(&stem(file.name).to_lowercase().as_str()) {
            beside.push(*file);
            continue;
        }
        match Workbook::read(file.name, file.bytes) {
            Ok(read) => workbook.join(read),
            Err(told) => {
                let sheet = stem(file.name).to_owned();
                faults.push(Remark { place: Place::Cell { sheet, row: 0, column: None }, ..told });
            }
        }
    }
    if faults.is_empty() { xlsform::read(&workbook, "form", &beside) } else { Err(faults.into()) }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn text<'f>(file: Given<'f>) -> Result<&'f str, Refused> {
    let text = std::str::from_utf8(file.bytes);
    let text = text.map_err(|_| Remark::whole(Message::new("import-file-encoding")))?;
    Ok(text.trim_start_matches('\u{feff}'))
}

fn toml(text: &str) -> Result<Read, Refused> {
    let remark = |line: usize, path: &str, message: Message| {
        Remark::at(Place::Line { line, path: path.to_owned() }, message)
    };
    let checked = source::read(text).map_err(|faults| {
        faults.iter().map(|fault| remark(fault.line, &fault.path, fault.message())).collect::<Vec<_>>()
    })?;
    let warnings = checked.warnings.iter().map(|told| remark(told.line, &told.path, told.message()));
    Ok(Read { warnings: warnings.collect(), form: checked.form })
}

/// A survey of LimeSurvey; its responses have another way in.
fn limesurvey(bytes: &[u8]) -> Result<Read, Refused> {
    let remark = |place: String, message: Message| match place.as_str() {
        "" => Remark::whole(message),
        _ => Remark::at(Place::Named(place), message),
    };
    let imported = lss::read(bytes).map_err(|faults| {
        faults.into_iter().map(|fault| remark(fault.place, fault.message)).collect::<Vec<_>>()
    })?;
    let warnings = imported.losses.into_iter().map(|loss| remark(loss.place, loss.message));
    Ok(Read { warnings: warnings.collect(), form: imported.form })
}

/// A form as Saual keeps it.
fn json(text: &str) -> Result<Read, Refused> {
    let form: Form = serde_json::from_str(text).map_err(|error| {
        let told = Message::new("import-json").with("text", error.to_string());
        Remark::at(Place::Line { line: error.line(), path: String::new() }, told)
    })?;
    let (mut faults, mut warnings) = (Vec::new(), Vec::new());
    for finding in check(&form) {
        let path = finding.subject.name(&form).unwrap_or_default().to_owned();
        let place = Place::Line { line: 0, path: format!("{path}.{}", finding.part.key()) };
        let remark = Remark::at(place, finding.message.clone());
        if finding.is_fault() { faults.push(remark) } else { warnings.push(remark) }
    }
    if faults.is_empty() { Ok(Read { form, warnings }) } else { Err(Refused { faults, warnings }) }
}
