//! OpenDocument texts: paragraphs and headings become paragraphs.

use super::lines::Lines;
use super::{Fault, Format, archive};
use crate::exchange::xml::character;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The deepest nesting.
const DEPTH: usize = 64;
/// The most blanks that one element stands for.
const BLANKS: usize = 1_000;
/// What is in a text but not said by it: comments, footnotes, and what was deleted while changes were
/// recorded.
const UNSAID: [&str; 3] = ["annotation", "note", "tracked-changes"];

/// The text of a document.
///
/// # Errors
/// [`Fault::Broken`] where the file is none, or goes beyond a limit.
pub(super) fn read(bytes: &[u8]) -> Result<String, Fault> {
    text(&archive::part(bytes, "content.xml", Format::OpenDocument)?)
}

fn text(xml: &str) -> Result<String, Fault> {
    let broken = |why| Fault::Broken(Format::OpenDocument, why);
    let mut reader = Reader::from_str(xml);
    let mut lines = Lines::default();
    let (mut depth, mut paragraphs, mut unsaid) = (0_usize, 0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|_| broken("broken XML"))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(broken("nested too deep"));
                }
                let name = tag.local_name();
                paragraphs += usize::from(is_line(name.as_ref()));
                unsaid += usize::from(UNSAID.contains(&name.as_ref()));
                if unsaid == 0 && paragraphs > 0 {
                    sign(&mut lines, &tag);
                }
            }
            Event::Empty(tag) if unsaid == 0 && paragraphs > 0 => sign(&mut lines, &tag),
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let name = tag.local_name();
                if is_line(name.as_ref()) {
                    paragraphs = paragraphs.saturating_sub(1);
                    if unsaid == 0 {
                        lines.part();
                    }
                }
                unsaid = unsaid.saturating_sub(usize::from(UNSAID.contains(&name.as_ref())));
            }
            Event::Text(words) if unsaid == 0 && paragraphs > 0 => lines.flow(&words),
            Event::CData(words) if unsaid == 0 && paragraphs > 0 => lines.flow(&words),
            Event::GeneralRef(name) if unsaid == 0 && paragraphs > 0 => {
                let c = character(&name).ok_or_else(|| broken("an entity"))?;
                lines.say(c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(broken("a document type")),
            Event::Eof => return Ok(lines.done()),
            _ => {}
        }
    }
}

fn is_line(name: &str) -> bool {
    matches!(name, "p" | "h")
}

/// Tabs, line breaks and blanks beyond the first are elements of their own.
fn sign(lines: &mut Lines, tag: &BytesStart<'_>) {
    match tag.local_name().as_ref() {
        "tab" => lines.say("\t"),
        "line-break" => lines.end(),
        "s" => {
            let count =
                tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "c");
            let count = count.and_then(|count| count.value.parse().ok()).unwrap_or(1_usize);
            lines.say(&" ".repeat(count.min(BLANKS)));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str) -> Result<String, Fault> {
        let xml = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        read(&archive::packed("content.xml", &xml))
    }

    #[test]
    fn paragraphs_headings_blanks_and_breaks_are_read() {
        let body = "<text:h>Сұхбат</text:h><text:p>Қатысушы:<text:s text:c=\"2\"/>а &amp; <text:span>ә</text:span><text:tab/>б<text:line-break/>в</text:p><text:p/><text:p>г</text:p>";
        assert_eq!(said(body).as_deref(), Ok("Сұхбат\n\nҚатысушы:  а & ә\tб\nв\n\nг\n\n"));
    }

    #[test]
    fn comments_and_deleted_words_are_not_said() {
        let body = "<text:tracked-changes><text:p>жоқ</text:p></text:tracked-changes><text:p>бар<text:note><text:p>сілтеме</text:p></text:note><office:annotation><text:p>ескерту</text:p></office:annotation> мәтін</text:p>";
        assert_eq!(said(body).as_deref(), Ok("бар мәтін\n\n"));
    }

    #[test]
    fn traps_are_refused() {
        let deep = "<a>".repeat(100);
        for body in [deep.as_str(), "<text:p>&x;</text:p>", "<text:p><"] {
            assert!(matches!(said(body), Err(Fault::Broken(Format::OpenDocument, _))), "{body}");
        }
        assert!(said("<text:p><text:s text:c=\"999999999\"/></text:p>").is_ok_and(|text| text.len() < 2_000));
    }
}
