//! Files as other programs write them.

use super::*;

const GUID: &str = "8e7fddfe-db36-48dc-b464-80c3a4decd9";

fn guid(number: u8) -> Uuid {
    format!("{GUID}{number}").parse().expect("a GUID")
}

/// A project with one text beside it, and a selection by these numbers.
fn with_text(path: &str, place: &str, text: &[u8], selections: &[(usize, usize, &str)]) -> Vec<u8> {
    let mut parts = String::new();
    for (number, (start, end, name)) in selections.iter().enumerate() {
        parts += &format!(
            "<PlainTextSelection guid=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\" name=\"{name}\">\
             <Coding guid=\"{}\"><CodeRef targetGUID=\"{{{GUID}1}}\"/></Coding></PlainTextSelection>",
            Uuid::from_u128(100 + number as u128),
            Uuid::from_u128(200 + number as u128),
        );
    }
    let document = format!(
        "\u{feff}<?xml version=\"1.0\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"x\"><CodeBook><Codes>\
         <Code guid=\"{GUID}1\" name=\"A\" isCodable=\"false\" color=\"#f0a\"/></Codes></CodeBook><Sources>\
         <TextSource guid=\"{GUID}2\" name=\"t\" plainTextPath=\"{path}\">{parts}</TextSource></Sources></Project>"
    );
    zipped(&[("Project.qde", document.as_bytes()), (place, text)])
}

fn quotes(bytes: &[u8]) -> (Vec<String>, read::Read) {
    let read = read::read(bytes, Language::Ru).expect("read");
    let source = &read.project.sources[0];
    let offsets = Offsets::new(&source.text);
    let quote = |part: &Selection| offsets.slice(part.span).expect("words").to_owned();
    (source.selections.iter().map(quote).collect(), read)
}

#[test]
fn names_of_files_are_found_in_any_case_and_without_a_scheme() {
    for (path, place) in [
        ("internal://8E.TXT", "Sources/8e.txt"),
        ("8e.txt", "sources/8E.TXT"),
        ("relative:///a/8e.txt", "sources\\8e.txt"),
        ("internal://8e.txt", "8e.txt"),
        ("absolute:///C:\\a\\8e.txt", "Sources/8e.txt"),
    ] {
        let (found, read) = quotes(&with_text(path, place, "бір екі".as_bytes(), &[(4, 7, "екі")]));
        assert_eq!(found, ["екі"], "{path} {place}");
        assert_eq!(read.project.codes[0].color, Color::new("#ff00aa"));
        assert_eq!(read.report.iter().map(|(lost, _)| lost).collect::<Vec<_>>(), [Lost::Folder]);
    }
}

#[test]
fn a_mark_and_line_ends_of_windows_move_nothing() {
    let text = "\u{feff}бір\r\nекі 😀\r\nүш төрт";
    for (selections, lost) in [
        // The mark and both characters of a line end are counted; then neither; then units.
        ([(1, 4, "бір"), (16, 20, "төрт"), (10, 11, "😀")], Some(Lost::Marked)),
        ([(0, 3, "бір"), (13, 17, "төрт"), (8, 9, "😀")], None),
        ([(0, 3, "бір"), (14, 18, "төрт"), (8, 10, "😀")], Some(Lost::Utf16)),
        ([(0, 2, "бір"), (13, 16, "төрт"), (8, 8, "😀")], Some(Lost::Inclusive)),
    ] {
        let (found, read) = quotes(&with_text("8e.txt", "sources/8e.txt", text.as_bytes(), &selections));
        assert_eq!(found, ["бір", "төрт", "😀"], "{lost:?}");
        assert!(lost.is_none_or(|lost| read.report.count(lost) == 1), "{lost:?}: {:?}", read.report);
    }
}

#[test]
fn what_is_no_text_is_counted() {
    let document = format!(
        "<Project name=\"x\"><CodeBook><Codes><Code guid=\"{GUID}1\" name=\"A\" isCodable=\"true\"/></Codes></CodeBook><Sources>\
         <PDFSource guid=\"{GUID}2\" name=\"paper\"><PDFSelection guid=\"{GUID}3\" page=\"1\"><Coding guid=\"{GUID}4\">\
         <CodeRef targetGUID=\"{GUID}1\"/></Coding></PDFSelection><Representation guid=\"{GUID}5\"><PlainTextContent>бір екі\
         </PlainTextContent><PlainTextSelection guid=\"{GUID}6\" startPosition=\"4\" endPosition=\"7\" name=\"екі\"/></Representation>\
         </PDFSource><PictureSource guid=\"{GUID}7\" name=\"map\"/><AudioSource guid=\"{GUID}8\" name=\"tape\"><Transcript \
         guid=\"{GUID}9\"><PlainTextContent>сәлем</PlainTextContent><SyncPoint guid=\"{GUID}a\" position=\"0\"/><SyncPoint \
         guid=\"{GUID}b\" position=\"5\"/><TranscriptSelection guid=\"{GUID}c\" fromSyncPoint=\"{GUID}a\" toSyncPoint=\"{GUID}b\"/>\
         </Transcript><AudioSelection guid=\"{GUID}d\" begin=\"0\" end=\"1\"/></AudioSource></Sources><Cases><Case guid=\"{GUID}e\" \
         name=\"c\"><SourceRef targetGUID=\"{GUID}2\"/><SourceRef targetGUID=\"{GUID}7\"/><SourceRef targetGUID=\"{GUID}8\"/>\
         <SourceRef targetGUID=\"{GUID}0\"/></Case></Cases><Graphs><Graph guid=\"{GUID}f\" name=\"g\"/></Graphs><Extra/></Project>"
    );
    let read = read::read(document.as_bytes(), Language::Kk).expect("read");
    let told: Vec<_> = read.report.iter().map(|(lost, tally)| (lost, tally.count)).collect();
    assert_eq!(
        told,
        [
            (Lost::Audio, 1),
            (Lost::Picture, 1),
            (Lost::Region, 2),
            (Lost::RegionCoding, 1),
            (Lost::Graph, 1),
            (Lost::Dangling, 1),
            (Lost::Unknown, 1),
        ]
    );
    let sources = &read.project.sources;
    assert_eq!(sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>(), ["paper", "tape"]);
    assert_eq!(sources[1].selections[0].span, Span { start: 0, end: 5 });
    let transcript = sources[1].guid;
    assert_eq!(read.project.cases[0].sources, [guid(2), transcript]);
}
