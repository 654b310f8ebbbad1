//! Interviews in the files that people have: looked at, mended, and taken in.

use crate::harness::database::Kind;
use crate::harness::visitor::{Seen, Visitor};
use crate::people::{owner, serve};
use flate2::{Compress, Compression, FlushCompress};

const DOCUMENTS: &str = "/studies/village/documents";

/// Brings a file, as a browser's form does.
fn look(owner: &mut Visitor, file: (&str, &[u8])) -> Seen {
    let token = owner.open(DOCUMENTS).hidden("_token");
    let fields = [("_token", token.as_str()), ("text", ""), ("name", ""), ("do", "look")];
    owner.post_files(DOCUMENTS, &fields, &[("file", file.0, file.1)])
}

/// Takes in what was looked at.
fn add(owner: &mut Visitor, text: &str, more: &[(&str, &str)]) -> Seen {
    let token = owner.open(DOCUMENTS).hidden("_token");
    let mut fields = vec![("_token", token.as_str()), ("text", text), ("do", "add")];
    fields.extend(more);
    owner.post_files(DOCUMENTS, &fields, &[])
}

/// A text file that is looked at and taken in; answers its key.
pub(crate) fn bring(owner: &mut Visitor, text: &str) -> String {
    let seen = look(owner, ("01.txt", text.as_bytes()));
    assert_eq!(seen.status, 200, "{}", seen.body);
    let about = [("name", "01"), ("role", "participant"), ("age", "23"), ("region", "turkistan")];
    let added = add(owner, &text_in(&seen), &about);
    let id = added.location.strip_prefix("/studies/village/documents/");
    id.unwrap_or_else(|| panic!("{}: {}", added.status, added.body)).to_owned()
}

/// What stands in the field that holds the text.
fn text_in(seen: &Seen) -> String {
    let (_, rest) = seen.body.split_once("spellcheck=\"false\"").expect("the text");
    let (_, rest) = rest.split_once(">\n").expect("the text begins on a line of its own");
    let text = rest.split("</textarea>").next().unwrap_or_default();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (sign, letter)| text.replace(sign, letter))
}

async fn an_interview_comes_in_whatever_file_people_have(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/documents/interview.");
    for (ending, format) in
        [("docx", "DOCX"), ("odt", "ODT"), ("rtf", "RTF"), ("html", "HTML, UTF-8"), ("pdf", "PDF")]
    {
        let bytes = std::fs::read(format!("{folder}{ending}")).expect("a file");
        // Its name says nothing true.
        let seen = look(&mut owner, ("сұхбат.bin", &bytes));
        assert_eq!(seen.status, 200, "{ending}: {}", seen.body);
        assert!(seen.body.contains(&format!("<dd>{format}</dd>")), "{}", seen.body);
        assert!(seen.body.contains("value=\"сұхбат\""), "the file names the document");
        assert!(seen.body.contains("Сұхбаткер (8), Қатысушы (7)"), "{}", seen.body);
        let added = add(&mut owner, &text_in(&seen), &[("name", ending)]);
        let page = owner.open(&added.location);
        assert!(page.body.contains("Екі бөлмелі, жылуы бар, су кіргізілген."), "{ending}");
    }
}

async fn subtitles_and_texts_of_windows_are_shown_before_they_are_taken_in(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Айгүл>Сәлем!\n\n01:02:03.000 --> 01:02:04.000\n<v Болат>Ауылдан\n";
    let seen = look(&mut owner, ("captions.vtt", captions.as_bytes()));
    assert!(seen.body.contains("2 with a time"), "{}", seen.body);
    let mended = text_in(&seen).replace("Ауылдан", "Ауылдан келдім");
    let added = add(&mut owner, &mended, &[("name", "Болат"), ("age", "жиырма")]);
    assert_eq!(added.status, 422, "an age is a number");
    assert_eq!(text_in(&added), mended.trim_end(), "what was mended is still there");
    let added = add(&mut owner, &text_in(&added), &[("name", "Болат")]);
    let page = owner.open(&added.location).body;
    for words in ["00:01", "1:02:03", "Айгүл", "Сәлем!", "Ауылдан келдім"] {
        assert!(page.contains(words), "{words}: {page}");
    }

    // Lines of a typewriter, their ends parted.
    let parted = "Әлеуметтік-\nэкономикалық мәсе-\nлелер";
    let seen = look(&mut owner, ("parted.txt", parted.as_bytes()));
    assert!(seen.body.contains("2 words that were parted at the end of a line were joined. 1 of them kept"));
    assert_eq!(text_in(&seen), "Әлеуметтік-экономикалық мәселелер");

    // «Қалай тұрасыз?» in KZ-1048.
    let seen = look(&mut owner, ("old.txt", b"\x8D\xE0\xEB\xE0\xE9 \xF2\xA2\xF0\xE0\xF1\xFB\xE7?"));
    assert!(seen.body.contains("Windows-1251 (KZ-1048)") && seen.body.contains("told from its letters"));
    assert_eq!(text_in(&seen), "Қалай тұрасыз?");
    for (name, bytes, told) in [
        ("a.doc", &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], "old format"),
        ("a.txt", b"\x89\x80\x81", "encoding that is not known"),
    ] {
        let seen = look(&mut owner, (name, bytes));
        assert_eq!(seen.status, 422);
        assert!(seen.body.contains(told), "{told}: {}", seen.body);
    }
}

/// A PDF of one page with that content, under that filter.
fn pdf(content: &[u8], filter: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut starts = Vec::new();
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 {font}>>>>/Contents 4 0 R>>"
    );
    let stream = format!("<</Length {}{filter}>>\nstream\n", content.len());
    for (number, (object, rest)) in [
        ("<</Type/Catalog/Pages 2 0 R>>", None),
        ("<</Type/Pages/Kids[3 0 R]/Count 1>>", None),
        (page.as_str(), None),
        (stream.as_str(), Some(content)),
    ]
    .into_iter()
    .enumerate()
    {
        starts.push(file.len());
        file.extend(format!("{} 0 obj\n{object}", number + 1).bytes());
        if let Some(rest) = rest {
            file.extend(rest);
            file.extend(b"\nendstream");
        }
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    let rows: String = starts.iter().map(|start| format!("{start:010} 00000 n \n")).collect();
    let trailer = "trailer\n<</Size 5/Root 1 0 R>>";
    file.extend(
        format!("xref\n0 5\n0000000000 65535 f \n{rows}{trailer}\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    file
}

/// So many megabytes of nothing, as small as it gets: one megabyte, said again and again.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut packer = Compress::new(Compression::fast(), true);
    let nothing = vec![b' '; 1 << 20];
    let mut pack = || {
        let mut packed = Vec::with_capacity(1 << 16);
        packer.compress_vec(&nothing, &mut packed, FlushCompress::Full).expect("packed");
        packed
    };
    let (first, again) = (pack(), pack());
    [first, again.repeat(megabytes)].concat()
}

async fn a_pdf_that_cannot_be_read_is_told_for_what_it_is_and_takes_nobody_down(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let plain = pdf(
        b"BT /F1 12 Tf 70 700 Td (Interviewer: Why here?) Tj 0 -14 Td (Anna: A house of our own.) Tj ET",
        "",
    );
    let seen = look(&mut owner, ("01.pdf", &plain));
    assert_eq!(text_in(&seen), "Interviewer: Why here?\nAnna: A house of our own.", "{}", seen.body);

    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/documents/");
    let file = |name: &str| std::fs::read(format!("{folder}{name}")).expect("a file");
    let whole = file("interview.pdf");
    let nested = [b"BT ".to_vec(), vec![b'['; 3_000_000]].concat();
    for (name, bytes, told) in [
        ("locked", file("locked.pdf"), &["asks for a password"][..]),
        ("a picture", pdf(b"q 595 0 0 842 0 0 cm Q", ""), &["No text can be found"]),
        ("cut off", whole[..whole.len() / 2].to_vec(), &["not a PDF file"]),
        ("no more than a beginning", b"%PDF-1.7\n".to_vec(), &["not a PDF file"]),
        ("nested", pdf(&nested, ""), &["not a PDF file", "No text can be found", "more time or memory"]),
        ("a bomb", pdf(&bomb(1_500), "/Filter/FlateDecode"), &["more time or memory"]),
    ] {
        let seen = look(&mut owner, ("a.pdf", &bytes));
        assert_eq!(seen.status, 422, "{name}");
        assert!(told.iter().any(|told| seen.body.contains(told)), "{name}: {}", seen.body);
        assert_eq!(owner.get(DOCUMENTS).status, 200, "the server goes on after {name}");
    }
}

async fn several_files_are_looked_at_mended_and_taken_in_together(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let token = owner.open(DOCUMENTS).hidden("_token");
    let fields = [("_token", token.as_str()), ("text", ""), ("do", "look")];
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Айгүл>Сәлем!\n";
    let files: [(&str, &[u8]); 4] = [
        ("01 Түркістан.txt", "Сұхбаткер: Қалай келдіңіз?\nҚатысушы: Өзім.".as_bytes()),
        // «Қалай тұрасыз?» in KZ-1048.
        ("02 old.txt", b"\x8D\xE0\xEB\xE0\xE9 \xF2\xA2\xF0\xE0\xF1\xFB\xE7?"),
        ("03.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("04.vtt", captions.as_bytes()),
    ];
    let files = files.map(|(name, bytes)| ("file", name, bytes));
    let seen = owner.post_files(DOCUMENTS, &fields, &files);
    assert_eq!(seen.status, 200, "{}", seen.body);
    assert_eq!(seen.hidden("refused"), "03.doc");
    for words in [
        "1 file cannot be read",
        "<b>03.doc</b>",
        "old format",
        "value=\"01 Түркістан\"",
        "Windows-1251 (KZ-1048)",
        "told from its letters",
        "Сұхбаткер (1), Қатысушы (1)",
        "Қалай тұрасыз?",
        "1 with a time",
    ] {
        assert!(seen.body.contains(words), "{words}: {}", seen.body);
    }
    assert!(!owner.open(DOCUMENTS).body.contains("01 Түркістан"), "nothing is taken in yet");

    let mut send = |changed: &[(&str, &str)]| {
        let mut typed = vec![
            ("_token", token.as_str()),
            ("do", "add-many"),
            ("take-0", "yes"),
            ("name-0", "01"),
            ("text-0", "Сұхбаткер: Қалай келдіңіз?\nҚатысушы: Өзім."),
            ("take-1", "yes"),
            ("name-1", "02 old"),
            ("text-1", "Қалай тұрасыз?"),
            ("age-1", "25"),
            ("refused", "03.doc"),
            ("name-3", "04"),
            ("text-3", "Айгүл: Сәлем!"),
        ];
        typed.retain(|(name, _)| changed.iter().all(|(other, _)| name != other));
        typed.extend(changed.iter().filter(|(_, value)| !value.is_empty()));
        owner.post_files(DOCUMENTS, &typed, &[])
    };
    let seen = send(&[("age-1", "жиырма")]);
    assert_eq!(seen.status, 422, "an age is a number");
    assert!(
        seen.body.contains("id=\"error-1\"") && seen.body.contains("Nothing was taken in yet"),
        "{}",
        seen.body
    );
    assert!(seen.body.contains("value=\"жиырма\""), "what was typed is still there");
    let faulty = |field: &str, number: usize| {
        let told = format!("aria-invalid=\"true\" aria-describedby=\"error-{number}\"");
        let (_, rest) = seen.body.split_once(&format!("id=\"{field}-{number}\"")).expect("the field");
        rest.split('>').next().is_some_and(|tag| tag.contains(&told))
    };
    assert!(faulty("age", 1) && !faulty("name", 1) && !faulty("age", 0), "{}", seen.body);
    assert!(seen.body.contains("<b>03.doc</b>"), "what cannot be read is told on: {}", seen.body);
    let seen = send(&[("take-3", "yes"), ("name-0", " ")]);
    assert!(
        seen.status == 422 && seen.body.contains("id=\"error-0\""),
        "a document has a name: {}",
        seen.body
    );
    let seen = send(&[("take-0", ""), ("take-1", "")]);
    assert!(seen.status == 422 && seen.body.contains("Nothing is ticked"), "{}", seen.body);
    let seen = send(&[]);
    assert_eq!(seen.location, "/studies/village/documents?taken=2", "{}", seen.body);
    let list = owner.open(&seen.location).body;
    assert!(list.contains("2 documents were taken in.") && list.contains("02 old"), "{list}");
    assert!(!list.contains(">04<"), "what is not ticked stays out: {list}");

    let name = |number: usize| format!("{number}.txt");
    let names: Vec<String> = (0..31).map(name).collect();
    let files: Vec<_> = names.iter().map(|name| ("file", name.as_str(), &b"a"[..])).collect();
    let seen = owner.post_files(DOCUMENTS, &fields, &files);
    assert!(seen.status == 422 && seen.body.contains("no more than 30 files"), "{}", seen.body);
}

async fn documents_are_found_by_name_and_kind_and_stand_on_pages(kind: Kind) {
    let mut program = serve(kind, &[]);
    let mut owner = owner(&mut program);
    let coded = bring(&mut owner, "Айгүл: Ауылға келдім.");
    for number in 2..=52 {
        add(&mut owner, "Қоныс аудардым.", &[("name", &format!("Қоныс {number:02}"))]);
    }
    let mut list = |query: &str| owner.open(&format!("{DOCUMENTS}{query}")).body;
    let first = list("");
    assert!(first.contains("52 documents") && first.contains("Page 1 of 2"), "{first}");
    assert!(first.contains(">Қоныс 50<") && !first.contains(">Қоныс 51<"));
    let last = list("?page=2&order=name");
    assert!(last.contains(">Қоныс 52<") && !last.contains(">01<"), "{last}");
    let newest = list("?order=newest");
    assert!(newest.contains(">Қоныс 52<") && !newest.contains(">01<"), "{newest}");
    assert!(newest.contains("page=2&amp;order=newest") || newest.contains("page=2&order=newest"), "{newest}");
    // Typed on a keyboard without Kazakh letters.
    let found = list("?name=%D0%BA%D0%BE%D0%BD%D1%8B%D1%81%2007");
    assert!(found.contains("1 of 52 documents") && found.contains(">Қоныс 07<"), "{found}");
    assert!(list("?kind=answers").contains("0 of 52 documents"));
    assert!(list("?kind=interviews&coded=yes").contains("0 of 52 documents"));

    let page = format!("{DOCUMENTS}/{coded}");
    let code = [("label-kk", "Уәж"), ("label-en", "Motive"), ("color", "#0072b2")];
    let made = owner.send("/studies/village/codebook", "/studies/village/codebook", &code);
    assert!(made.status < 400, "{}", made.body);
    owner.send(&page, &format!("{page}/codings"), &[("passage", "1"), ("code", "1"), ("version", "1")]);
    let mut list = |query: &str| owner.open(&format!("{DOCUMENTS}{query}")).body;
    let found = list("?coded=yes");
    assert!(found.contains("1 of 52 documents") && found.contains(">01<"), "{found}");
    assert!(list("?coded=no").contains("51 of 52 documents"));
    let order = list("?order=codings");
    assert!(order.find(">01<") < order.find(">Қоныс 02<"), "{order}");
}

crate::on_both!(
    several_files_are_looked_at_mended_and_taken_in_together,
    documents_are_found_by_name_and_kind_and_stand_on_pages,
    a_pdf_that_cannot_be_read_is_told_for_what_it_is_and_takes_nobody_down,
    an_interview_comes_in_whatever_file_people_have,
    subtitles_and_texts_of_windows_are_shown_before_they_are_taken_in,
);
