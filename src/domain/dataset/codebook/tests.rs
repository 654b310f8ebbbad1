//! The codebook of a small study, as a page, a Word document and a workbook.

use super::super::{Cell, Rows, changed, delimited::Content, naming::Package, samples, xlsx};
use super::*;
use crate::exchange::xlsx::Book;
use crate::language::Text;
use crate::table::samples::say;
use calamine::{Data, Range, Reader, Xlsx};
use std::io::Cursor;

fn codebook(language: Language) -> Codebook {
    let dataset = samples::dataset();
    let mut counts = Counts::new(&dataset);
    samples::rows(&dataset, |row| counts.see(row));
    Codebook::of(&dataset, &counts, language, &say(language))
}

#[test]
fn every_value_and_reason_is_counted() {
    let codebook = codebook(Language::En);
    let entry = |name: &str| codebook.entries.iter().find(|entry| entry.name == name).unwrap();
    let counted: Vec<(&str, &str, u64)> = entry("region")
        .values
        .iter()
        .map(|it| (it.number.as_str(), it.code.as_str(), it.count.unwrap()))
        .collect();
    let expected = [
        ("1", "almaty_city", 1),
        ("2", "turkistan", 1),
        ("-7", "", 1),
        ("-8", "", 1),
        ("-9", "", 1),
        ("", "", 1),
    ];
    assert_eq!(counted, expected);
    assert_eq!(entry("age").facts, ["number", "with a value: 2", "from 34 to 152, mean 93.00"]);
    assert!(codebook.html().contains("<td class=\"n\">-8</td><td></td><td>Don't know (missing)</td>"));
}

#[test]
fn a_published_codebook_tells_no_count_of_few_people_nor_what_it_could_be_worked_out_from() {
    let mut dataset = samples::dataset();
    let region = dataset.variables.iter().find(|variable| variable.name == "region").unwrap();
    let kind = Kind::Choice(region.categories()[..2].to_vec());
    dataset.variables = vec![
        Variable::new("region", kind, Text::default()),
        Variable::new("age", Kind::Number { decimals: 0 }, Text::default()),
    ];
    let mut counts = Counts::new(&dataset);
    for at in 0..60u32 {
        let region = if at < 2 { Cell::Choice(0) } else { Cell::Choice(1) };
        let region = if at >= 40 { Cell::Missing(Missing::NoAnswer) } else { region };
        counts.see(&[region, Cell::Number(f64::from(20 + at / 3))]);
    }
    let say = say(Language::En);
    let threshold = Threshold::new(5).unwrap();
    let codebook = Codebook::published(&dataset, &counts, threshold, (Language::En, &say));
    // Two of sixty; with the next smallest shown too they would be what is left of all.
    let region: Vec<Option<u64>> = codebook.entries[0].values.iter().map(|value| value.count).collect();
    assert_eq!(region, [None, Some(38), None]);
    assert_eq!(codebook.entries[0].facts.len(), 1);
    assert_eq!(codebook.entries[1].facts, ["number", "with a value: 60", "mean 29.50"]);
    assert!(codebook.html().contains("<td class=\"n\">*</td>"));
    assert!(codebook.notes.iter().any(|note| note.contains("below 5")), "{:?}", codebook.notes);
    let whole = Codebook::of(&dataset, &counts, Language::En, &say);
    assert_eq!(whole.entries[0].values[0].count, Some(2));
}

#[test]
fn a_word_document_of_it_is_read_back() {
    let text = crate::text::read::read(&codebook(Language::Kk).docx().unwrap()).unwrap().text;
    for words in ["Мектеп мұғалімдері", "satisfaction – Қанағаттану", "Сұралмаған (мән жоқ)", "almaty_city"]
    {
        assert!(text.contains(words), "{words}: {text:.600}");
    }
}

#[test]
fn a_workbook_holds_the_data_and_the_codebook() {
    let dataset = samples::dataset();
    let say = say(Language::Ru);
    for content in [Content::Codes, Content::Labels, Content::Both] {
        let mut book = Book::new(dataset.made.to_utc()).unwrap();
        let mut sheets = book.sheets(&["data", "codebook"]).unwrap();
        let [data, codebook] = &mut sheets[..] else { panic!("two sheets") };
        let mut writer =
            Box::new(xlsx::Writer::new([data, codebook], &dataset, content, (Language::Ru, &say)).unwrap());
        samples::rows(&dataset, |row| writer.row(row).unwrap());
        assert_eq!(writer.finish().unwrap().rows, 6);
        drop(sheets);
        let mut out = Cursor::new(Vec::new());
        book.save(&mut out).unwrap();
        let mut found: Xlsx<_> = calamine::open_workbook_from_rs(out).unwrap();
        let [data, codebook] = ["data", "codebook"].map(|sheet| found.worksheet_range(sheet).unwrap());
        let cell = |sheet: &Range<Data>, row, column| sheet.get_value((row, column)).unwrap().to_string();
        let (name, first, unasked) = (cell(&data, 0, 5), cell(&data, 1, 5), cell(&data, 2, 5));
        assert_eq!(
            (name.as_str(), cell(&data, 1, 2).as_str()),
            if content == Content::Both { ("satisfaction/label", "34") } else { ("region", "34") }
        );
        match content {
            Content::Codes => assert_eq!((first.as_str(), unasked.as_str()), ("turkistan", "-7")),
            _ => assert_eq!(unasked, "Не задавался"),
        }
        assert_eq!(
            [0, 1, 9].map(|column| cell(&codebook, 1, column)),
            ["submission/id", "Номер ответа", "6"]
        );
        assert_eq!(cell(&codebook, 0, 9), "Ответов");
    }
}

#[test]
fn a_text_longer_than_a_cell_is_cut_between_letters_and_told() {
    let mut dataset = samples::dataset();
    let long = "😀ә".repeat(12_000);
    dataset.variables = vec![
        Variable::new("t", Kind::Text { bytes: long.len() }, Text::default()),
        Variable::new("n", Kind::Number { decimals: 0 }, Text::default()),
    ];
    dataset.sets.clear();
    dataset.weight = None;
    let mut book = Book::new(dataset.made.to_utc()).unwrap();
    let mut sheets = book.sheets(&["data", "codebook"]).unwrap();
    let [data, codebook] = &mut sheets[..] else { panic!("two sheets") };
    let say = say(Language::En);
    let mut writer = Box::new(
        xlsx::Writer::new([data, codebook], &dataset, Content::Codes, (Language::En, &say)).unwrap(),
    );
    writer.row(&[Cell::Text(&long), Cell::Number(1.0)]).unwrap();
    let written = writer.finish().unwrap();
    assert_eq!((written.shortened[0].variable.as_str(), written.shortened[0].texts), ("t", 1));
    drop(sheets);
    book.save(Cursor::new(Vec::new())).unwrap();
}

#[test]
fn what_a_program_has_no_room_for_is_told() {
    let dataset = samples::dataset();
    let said = |package, language| {
        let changed = changed::of(&dataset, package, language);
        changed.iter().map(|one| say(Language::En)(&one.message())).collect::<Vec<_>>()
    };
    assert_eq!(said(None, Language::Kk), Vec::<String>::new());
    let names = |list: &[String]| list.iter().filter(|line| line.contains("is called")).count();
    let kk = said(Some(Package::Spss), Language::Kk);
    assert!(kk.contains(&"the label of region is shortened".to_owned()), "{kk:?}");
    assert!(kk.contains(&"region: the label of one value is shortened".to_owned()), "{kk:?}");
    assert!(kk.contains(&"submission/id is called submission_id".to_owned()) && names(&kk) == 4, "{kk:?}");
    let en = said(Some(Package::Spss), Language::En);
    assert_eq!(en.len(), names(&en), "{en:?}");
}
