//! DDI-Codebook 2.5: what archives read of a study.
//!
//! Labels stand in every language of the study, by `xml:lang`. Values are the numbers of the CSV file that
//! the scripts load, and of the files of SPSS and Stata; the code of a choice stands beside as `txt`.

use super::model::{Category, Dataset, Kind, Measure, Variable};
use super::naming::{self, Package};
use super::rows::Fault;
use crate::language::{Language, Text};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// A file that a codebook describes.
#[derive(Clone, Copy, Debug)]
pub struct DataFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many rows it has.
    pub rows: u64,
}

/// Writes the codebook of a dataset as it is in one data file.
///
/// # Errors
/// [`Fault`] where nothing can be written.
pub fn write(out: impl Write, dataset: &Dataset, file: DataFile<'_>) -> Result<(), Fault> {
    let names = naming::names(dataset.variables.iter().map(|it| it.name.as_str()), Package::Spss);
    let mut xml = Xml(Writer::new_with_indent(out, b' ', 1));
    xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let main = dataset.languages.first().copied().unwrap_or(Language::En);
    let root = [("xmlns", "ddi:codebook:2_5"), ("version", "2.5"), ("xml:lang", main.tag())];
    xml.within("codeBook", &root, |xml| {
        study(xml, dataset, main)?;
        xml.within("fileDscr", &[("ID", "F1")], |xml| {
            xml.within("fileTxt", &[], |xml| {
                xml.text("fileName", &[], file.name)?;
                xml.within("dimensns", &[], |xml| {
                    xml.text("caseQnty", &[], &file.rows.to_string())?;
                    xml.text("varQnty", &[], &dataset.variables.len().to_string())
                })?;
                xml.text("fileType", &[("charset", "UTF-8")], "text/csv")
            })
        })?;
        xml.within("dataDscr", &[], |xml| {
            for (place, set) in dataset.sets.iter().enumerate() {
                let members: Vec<String> = set.variables.iter().map(|at| format!("V{}", at + 1)).collect();
                let id = format!("VG{}", place + 1);
                let attributes = [("ID", id.as_str()), ("type", "multipleResp"), ("var", &members.join(" "))];
                xml.within("varGrp", &attributes, |xml| xml.every("labl", &set.label))?;
            }
            for (place, (variable, name)) in dataset.variables.iter().zip(&names).enumerate() {
                column(xml, dataset, variable, (place, name))?;
            }
            Ok(())
        })
    })?;
    xml.0.into_inner().flush()?;
    Ok(())
}

/// XML being written.
struct Xml<W: Write>(Writer<W>);

impl<W: Write> Xml<W> {
    fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))?;
        inner(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element of words; none without any.
    fn text(&mut self, name: &str, attributes: &[(&str, &str)], words: &str) -> io::Result<()> {
        let words: String = words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        if words.trim().is_empty() {
            return Ok(());
        }
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))?;
        self.0.write_event(Event::Text(BytesText::new(&words)))?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// A text in every language that has it.
    fn every(&mut self, name: &str, text: &Text) -> io::Result<()> {
        for language in Language::ALL {
            self.text(name, &[("xml:lang", language.tag())], text.get(language).unwrap_or_default())?;
        }
        Ok(())
    }
}

fn study<W: Write>(xml: &mut Xml<W>, dataset: &Dataset, main: Language) -> io::Result<()> {
    let made = dataset.made.to_rfc3339();
    xml.within("docDscr", &[], |xml| {
        xml.within("citation", &[], |xml| {
            xml.within("titlStmt", &[], |xml| titles(xml, dataset, main))?;
            xml.within("prodStmt", &[], |xml| {
                xml.text("prodDate", &[("date", &made)], &made)?;
                xml.text("software", &[], "Saual")
            })
        })
    })?;
    xml.within("stdyDscr", &[], |xml| {
        xml.within("citation", &[], |xml| {
            xml.within("titlStmt", &[], |xml| {
                titles(xml, dataset, main)?;
                xml.text("IDNo", &[], &dataset.id)
            })
        })?;
        dataset.notes.iter().try_for_each(|note| xml.every("notes", note))
    })
}

/// The title in the main language, and in the others as parallel ones.
fn titles<W: Write>(xml: &mut Xml<W>, dataset: &Dataset, main: Language) -> io::Result<()> {
    let title = dataset.words(&dataset.title, main);
    xml.text("titl", &[], if title.is_empty() { &dataset.id } else { title })?;
    for other in Language::ALL.into_iter().filter(|other| *other != main) {
        xml.text("parTitl", &[("xml:lang", other.tag())], dataset.title.get(other).unwrap_or_default())?;
    }
    Ok(())
}

fn column<W: Write>(
    xml: &mut Xml<W>,
    dataset: &Dataset,
    variable: &Variable,
    (place, name): (usize, &str),
) -> io::Result<()> {
    let id = format!("V{}", place + 1);
    let continuous = matches!(variable.kind, Kind::Number { .. } | Kind::Day | Kind::Moment | Kind::Time);
    let nature = match variable.measure {
        Measure::Nominal => "nominal",
        Measure::Ordinal => "ordinal",
        Measure::Scale => "ratio",
    };
    let interval = if continuous { "contin" } else { "discrete" };
    let mut attributes =
        vec![("ID", id.as_str()), ("name", name), ("files", "F1"), ("intrvl", interval), ("nature", nature)];
    let decimals = if let Kind::Number { decimals } = variable.kind { decimals } else { 0 }.to_string();
    if continuous {
        attributes.push(("dcml", &decimals));
    }
    if dataset.weight == Some(place) {
        attributes.push(("wgt", "wgt"));
    }
    xml.within("var", &attributes, |xml| {
        xml.every("labl", &variable.label)?;
        if !variable.question.is_empty() {
            xml.within("qstn", &[], |xml| xml.every("qstnLit", &variable.question))?;
        }
        let codes: Vec<i32> = variable.missing.iter().filter_map(|kind| variable.codes.of(*kind)).collect();
        if !codes.is_empty() {
            xml.within("invalrng", &[], |xml| {
                codes.iter().try_for_each(|code| {
                    let value = code.to_string();
                    let item = BytesStart::new("item").with_attributes([("VALUE", value.as_str())]);
                    xml.0.write_event(Event::Empty(item))
                })
            })?;
        }
        categories(xml, dataset, variable)?;
        let (kind, category) = match variable.kind {
            Kind::Text { .. } => ("character", "other"),
            Kind::Day => ("character", "date"),
            Kind::Moment | Kind::Time => ("character", "time"),
            Kind::Number { .. } | Kind::Choice(_) | Kind::Flag => ("numeric", "other"),
        };
        let format = [("type", kind), ("schema", "other"), ("category", category)];
        xml.0.write_event(Event::Empty(BytesStart::new("varFormat").with_attributes(format)))?;
        variable.notes.iter().try_for_each(|note| xml.every("notes", note))
    })
}

fn categories<W: Write>(xml: &mut Xml<W>, dataset: &Dataset, variable: &Variable) -> io::Result<()> {
    for value in dataset.value_labels(variable) {
        let none: &[(&str, &str)] = if value.missing.is_some() { &[("missing", "Y")] } else { &[] };
        let own = |category: &&Category| category.number == value.number && value.missing.is_none();
        let code = variable.categories().iter().find(own);
        xml.within("catgry", none, |xml| {
            xml.text("catValu", &[], &value.number.to_string())?;
            xml.every("labl", &value.label)?;
            match code.filter(|category| category.code != category.number.to_string()) {
                Some(category) => xml.text("txt", &[], &category.code),
                None => Ok(()),
            }
        })?;
    }
    Ok(())
}
