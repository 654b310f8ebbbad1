use super::*;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula};
use std::io::{Cursor, Write};
use std::time::Instant;
use zip::write::SimpleFileOptions;

const XLSX: &[u8] = include_bytes!("../../../../tests/data/xlsform/household.xlsx");
const XLS: &[u8] = include_bytes!("../../../../tests/data/xlsform/household.xls");
const ODS: &[u8] = include_bytes!("../../../../tests/data/xlsform/household.ods");

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("closed").into_inner()
}

/// A workbook of Excel with one sheet of that XML.
fn excel(sheet: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets><sheet name=\"survey\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{LINKS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns=\"{MAIN}\">{sheet}</worksheet>");
    let root = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{LINKS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn office(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"survey\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn cells_that_stand_in_no_column_are_counted_too() {
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let gap = "<table:table-cell table:number-columns-repeated=\"19\"/>";
    let filled = format!(
        "<table:table-cell/>{}",
        cell.replace("<table:table-cell ", "<table:table-cell table:number-columns-repeated=\"19\" ")
    );
    let heading = format!("{cell}{gap}").repeat(200);
    let bomb = filled.repeat(200);
    let table = format!(
        "<table:table-row>{heading}</table:table-row><table:table-row table:number-rows-repeated=\"100000\">{bomb}</table:table-row>"
    );
    assert_eq!(told_of(&office(&table)), "import-workbook-large");
}

fn told(result: Result<Workbook, Remark>) -> String {
    result.expect_err("refused").message.key
}

fn rows(workbook: &Workbook) -> Vec<(usize, Vec<&str>)> {
    let sheet = &workbook.sheets[0];
    sheet
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(|(_, text)| text.as_str()).collect()))
        .collect()
}

#[test]
fn cells_are_texts_as_spreadsheets_show_them_and_formulas_are_what_they_came_to() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Survey").expect("a name");
    let day = Look::new().set_num_format("yyyy-mm-dd");
    let time = Look::new().set_num_format("hh:mm");
    for (column, header) in (0..).zip(["whole", "half", "flag", "day", "time", "formula", "text"]) {
        sheet.write(0, column, header).expect("a header");
    }
    sheet.write(2, 0, 1.0).expect("a cell");
    sheet.write(2, 1, 2.5).expect("a cell");
    sheet.write(2, 2, true).expect("a cell");
    let moment = ExcelDateTime::from_ymd(2026, 11, 25).expect("a day");
    sheet.write_with_format(2, 3, &moment, &day).expect("a cell");
    sheet.write_with_format(2, 4, ExcelDateTime::from_hms(9, 5, 0).expect("a time"), &time).expect("a cell");
    sheet.write(2, 5, Formula::new("=1+1").set_result("2")).expect("a cell");
    sheet.write(2, 6, "  =1+1  ").expect("a cell");
    let read = Workbook::read("form.xlsx", &book.save_to_buffer().expect("a workbook")).expect("a workbook");
    assert_eq!(rows(&read), [(3, vec!["1", "2.5", "TRUE", "2026-11-25", "09:05:00", "2", "  =1+1  "])]);
    assert!(read.sheet("survey").is_some() && read.remarks.is_empty() && read.faults.is_empty());
}

#[test]
fn a_sheet_reads_the_same_out_of_every_kind_of_workbook() {
    let read = |name: &str, bytes: &[u8]| {
        let workbook = Workbook::read(name, bytes).expect("a workbook");
        workbook.sheets.into_iter().map(|sheet| (sheet.name, sheet.rows)).collect::<Vec<_>>()
    };
    let excel = read("household.xlsx", XLSX);
    assert_eq!(excel.len(), 3);
    assert_eq!(read("household.xls", XLS), excel);
    assert_eq!(read("household.ods", ODS), excel);
}

#[test]
fn a_formula_that_came_to_nothing_is_told_with_its_cell() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>type</v></c></row><row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c></row><row r=\"3\"><c r=\"A3\"><f>1+1</f></c></row></sheetData>";
    let read = Workbook::read("a.xlsx", &excel(sheet)).expect("a workbook");
    let told: Vec<String> =
        read.faults.iter().map(|fault| format!("{} {}", fault.place, fault.message.key)).collect();
    assert_eq!(told, ["survey!A2 (type) import-cell-error", "survey!A3 (type) import-cell-formula"]);
}

#[test]
fn what_a_sheet_says_of_its_size_is_not_believed() {
    let sheet = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>type</v></c><c r=\"XFD1\" t=\"str\"><v>far</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let workbook = excel(sheet);
    let begun = Instant::now();
    let read = Workbook::read("a.xlsx", &workbook).expect("a workbook");
    assert!(begun.elapsed().as_secs() < 5);
    assert!(read.sheets[0].rows.is_empty());
    let told: Vec<&str> = read.remarks.iter().map(|remark| remark.message.key.as_str()).collect();
    assert_eq!(told, ["import-heading-behind", "import-sheet-behind"]);
    let filling = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>type</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let workbook = office(filling);
    let begun = Instant::now();
    assert_eq!(told_of(&workbook), "import-sheet-long");
    assert!(begun.elapsed().as_secs() < 5);
}

fn told_of(bytes: &[u8]) -> String {
    told(Workbook::read("a", bytes))
}

#[test]
fn bombs_and_traps_are_refused_in_time() {
    let bomb = vec![b' '; 210 << 20];
    let entries: Vec<(String, &[u8])> = (0..5_001).map(|number| (number.to_string(), &b""[..])).collect();
    let mut parts: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    parts.push(("xl/workbook.xml", b"<a/>"));
    let entity = b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
    let long: String = (0..100_002).map(|number| format!("a{number}\n")).collect();
    let traps = [
        (archive(&[("xl/workbook.xml", b"<a/>"), ("xl/media/a.bin", &bomb)]), "import-zip-bomb"),
        (archive(&parts), "import-zip-entries"),
        (archive(&[("xl/workbook.xml", entity)]), "import-xml-doctype"),
        (office(&"<a>".repeat(1_000_000)), "import-xml-deep"),
        (long.into_bytes(), "import-sheet-long"),
    ];
    for (trap, key) in traps {
        let begun = Instant::now();
        assert_eq!(told(Workbook::read("survey.csv", &trap)), key);
        // Unoptimised, on a machine that does other things as well.
        assert!(begun.elapsed().as_secs() < 15, "{key}: {:?}", begun.elapsed());
    }
}

/// What cannot be packed, so that a file is large enough for what it unpacks to.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    std::iter::repeat_with(&mut next).take(length).collect()
}

#[test]
fn what_is_small_in_the_file_and_large_in_memory_is_counted_before_it_is_kept() {
    let padding = noise(1 << 20);
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(1_000_001));
    let sheets = format!("<workbook>{}</workbook>", "<sheet name=\"s\"/>".repeat(600_000));
    let late = format!("{}<!DOCTYPE a [<!ENTITY x \"y\">]><worksheet/>", " ".repeat(100_000));
    let book = ("xl/workbook.xml", &b"<workbook/>"[..]);
    let media = ("xl/media/a.bin", &padding[..]);
    for (bytes, key) in [
        (archive(&[book, ("xl/sharedStrings.xml", texts.as_bytes()), media]), "import-workbook-large"),
        (archive(&[("xl/workbook.xml", sheets.as_bytes()), media]), "import-zip-bomb"),
        (archive(&[book, ("xl/worksheets/sheet1.xml", late.as_bytes()), media]), "import-xml-doctype"),
        (vec![b','; 6_000_000], "import-workbook-large"),
    ] {
        assert_eq!(told(Workbook::read("survey.csv", &bytes)), key);
    }
}

#[test]
fn a_sheet_full_of_formulas_without_results_is_told_of_briefly() {
    let rows: String =
        (2..3_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><f>1+1</f></c></row>")).collect();
    let sheet =
        format!("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>type</v></c></row>{rows}</sheetData>");
    let read = Workbook::read("a.xlsx", &excel(&sheet)).expect("a workbook");
    assert_eq!(read.faults.len(), 501);
    assert_eq!(read.faults.last().map(|fault| fault.message.key.as_str()), Some("form-check-more"));
}

#[test]
fn a_workbook_in_another_encoding_than_it_should_be_is_refused() {
    let sheet: Vec<u8> = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let parts = [("xl/workbook.xml", &b"<workbook/>"[..]), ("xl/worksheets/sheet1.xml", &sheet)];
    assert_eq!(told_of(&archive(&parts)), "import-file-broken");
    assert_eq!(
        told(Workbook::read("a.csv", b"type,label\ntext,\x94N\x97\xEE")),
        "import-csv-unknown-encoding"
    );
}

#[test]
fn what_is_no_workbook_is_told_as_such() {
    for (name, bytes, key) in [
        ("a.xlsx", &b"PK\x03\x04 broken"[..], "import-file-kind"),
        ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 broken", "import-file-broken"),
        ("a.docx", b"hello", "import-file-kind"),
        ("a.csv", b"label,caf\xE9 au lait", "import-csv-unknown-encoding"),
    ] {
        assert_eq!(told(Workbook::read(name, bytes)), key, "{name}");
    }
}

#[test]
fn sheets_of_one_csv_and_of_markdown_are_parted() {
    let csv = "survey\n,type,name\n,text,a\n\nchoices,\n,list_name,name\n,l,\"1,5\"\n";
    let read = Workbook::read("form.csv", csv.as_bytes()).expect("a workbook");
    assert_eq!(read.names, ["survey", "choices"]);
    assert_eq!(rows(&read), [(3, vec!["text", "a"])]);
    let semicolons = Workbook::read("survey.csv", "type;name\ntext;а, ә".as_bytes()).expect("a workbook");
    assert_eq!(rows(&semicolons), [(2, vec!["text", "а, ә"])]);
    let windows = Workbook::read("survey.csv", b"type,name\r\ntext,a\r\ntext,b\r\n").expect("a workbook");
    assert_eq!(rows(&windows), [(2, vec!["text", "a"]), (3, vec!["text", "b"])]);
    let markdown = "| survey |\n|---|\n| | type | name |\n| | text | a\\|b |\n";
    let read = Workbook::read("form.md", markdown.as_bytes()).expect("a workbook");
    assert_eq!(rows(&read), [(4, vec!["text", "a|b"])]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_damage_makes_it_panic(which in 0..3_usize, at in any::<prop::sample::Index>(), with in prop::collection::vec(any::<u8>(), 1..40)) {
        let mut bytes = [XLSX, XLS, ODS][which].to_vec();
        let at = at.index(bytes.len());
        let end = (at + with.len()).min(bytes.len());
        bytes[at..end].copy_from_slice(&with[..end - at]);
        let _ = Workbook::read("a", &bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for name in ["survey.csv", "a.md", "a.xlsx", "a.xls"] {
            let _ = Workbook::read(name, text.as_bytes());
            let _ = Workbook::read(name, &bytes);
        }
    }
}
