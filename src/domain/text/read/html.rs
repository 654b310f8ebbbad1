//! Pages of the web: blocks become paragraphs; scripts, styles and what is not shown are left out.

use super::lines::Lines;
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements that are paragraphs of their own.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];
/// Elements whose words nobody reads.
const UNSAID: [&str; 7] = ["head", "script", "style", "template", "noscript", "svg", "textarea"];

/// Whether a text is a page.
pub(super) fn is(text: &str) -> bool {
    let start = text.trim_start().get(..15).unwrap_or(text).to_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// What a page says. Tag soup is read as browsers read it, so nothing is refused.
pub(super) fn read(text: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    // So that `<` in a script begins no tag.
    emitter.naively_switch_states(true);
    let mut lines = Lines::default();
    let mut unsaid: Vec<Vec<u8>> = Vec::new();
    let mut kept = 0_usize;
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = std::str::from_utf8(&tag.name).unwrap_or_default();
                if UNSAID.contains(&name) && !tag.self_closing {
                    unsaid.push(tag.name.to_vec());
                } else if unsaid.is_empty() {
                    kept += usize::from(name == "pre");
                    begin(&mut lines, name);
                }
            }
            Token::EndTag(tag) => {
                let name = std::str::from_utf8(&tag.name).unwrap_or_default();
                if unsaid.last().is_some_and(|open| open.as_slice() == &**tag.name) {
                    unsaid.pop();
                } else if unsaid.is_empty() && BLOCKS.contains(&name) {
                    kept = kept.saturating_sub(usize::from(name == "pre"));
                    lines.part();
                }
            }
            Token::String(words) if unsaid.is_empty() && kept > 0 => {
                lines.say(&String::from_utf8_lossy(&words));
            }
            Token::String(words) if unsaid.is_empty() => lines.flow(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    lines.done()
}

fn begin(lines: &mut Lines, name: &str) {
    match name {
        "br" => lines.end(),
        "td" | "th" => lines.flow(" "),
        _ if BLOCKS.contains(&name) => lines.part(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_scripts_are_not_read() {
        let page = "<!DOCTYPE html><html><head><title>Тақырып</title><style>p{}</style></head><body>\
                    <p>Сұхбаткер:\n  қалай&nbsp;<b>тұра</b>сыз?<p>Жақсы&hellip;<script>if (a<b) { x('<p>') }</script>\
                    <ul><li>бір<li>екі</ul>соңы<br>бітті<pre>а\n  ә</pre></body></html>";
        assert_eq!(
            read(page),
            "Сұхбаткер: қалай\u{a0}тұрасыз?\n\nЖақсы…\n\nбір\n\nекі\n\nсоңы\nбітті\n\nа\n  ә\n\n"
        );
    }

    #[test]
    fn a_page_is_told_from_words() {
        assert!(is("\n<!doctype HTML><p>"));
        assert!(is("<html lang=kk>"));
        for text in ["Мен <html> дедім", "", "<", "ә".repeat(20).as_str()] {
            assert!(!is(text), "{text}");
        }
    }
}
