//! The codebook as one page that needs nothing else.

use super::{Codebook, Entry};
use crate::exchange::xml;

const STYLE: &str = "body{font:1rem/1.5 system-ui,\"Noto Sans\",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2528;background:#fff}\
    h1{line-height:1.2}h2{margin:2rem 0 .25rem;font-size:1.125rem;overflow-wrap:anywhere}h2 code{font-size:1em}\
    .toc{columns:18rem;padding-left:1.25rem}.facts{color:#566268;margin:.25rem 0}\
    table{border-collapse:collapse;width:100%;margin:.5rem 0;table-layout:fixed}th:nth-child(1),th:nth-child(4){width:6.5rem}th:nth-child(2){width:30%}th,td{padding:.25rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #d5dadb;overflow-wrap:anywhere}\
    .n{text-align:right;white-space:nowrap}.none td{color:#566268}blockquote{margin:.25rem 0;padding-left:.75rem;border-left:3px solid #d5dadb}\
    @media print{h2{break-after:avoid}tr{break-inside:avoid}}";

impl Codebook {
    /// The codebook as a page.
    #[must_use]
    pub fn html(&self) -> String {
        let title = escape(&self.title);
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title}</title><style>{STYLE}</style></head>\n<body>\n<main>\n<h1>{title}</h1>\n",
            self.language.tag()
        );
        for note in &self.notes {
            page.push_str(&format!("<p>{}</p>\n", escape(note)));
        }
        let contents = escape(&self.words.contents);
        page.push_str(&format!(
            "<nav aria-label=\"{contents}\">\n<p><b>{contents}</b></p>\n<ol class=\"toc\">\n"
        ));
        for (number, entry) in self.entries.iter().enumerate() {
            let name = escape(&entry.name);
            page.push_str(&format!("<li><a href=\"#v{}\">{name}</a></li>\n", number + 1));
        }
        page.push_str("</ol>\n</nav>\n");
        for (number, entry) in self.entries.iter().enumerate() {
            self.entry(&mut page, number + 1, entry);
        }
        page.push_str("</main>\n</body>\n</html>\n");
        page
    }

    fn entry(&self, page: &mut String, number: usize, entry: &Entry) {
        let (name, label) = (escape(&entry.name), escape(&entry.label));
        let parting = if label.is_empty() { "" } else { " – " };
        page.push_str(&format!("<section>\n<h2 id=\"v{number}\"><code>{name}</code>{parting}{label}</h2>\n"));
        if !entry.question.is_empty() {
            page.push_str(&format!("<blockquote>{}</blockquote>\n", escape(&entry.question)));
        }
        page.push_str(&format!("<p class=\"facts\">{}</p>\n", escape(&entry.facts.join(" · "))));
        for note in entry.notes.iter().filter(|note| !note.is_empty()) {
            page.push_str(&format!("<p>{}</p>\n", escape(note)));
        }
        if !entry.values.is_empty() {
            let words = &self.words;
            let [number, code, label, count] =
                [&words.number, &words.code, &words.label, &words.count].map(|word| escape(word));
            page.push_str(&format!(
                "<table>\n<thead><tr><th scope=\"col\" class=\"n\">{number}</th><th scope=\"col\">{code}</th>\
                 <th scope=\"col\">{label}</th><th scope=\"col\" class=\"n\">{count}</th></tr></thead>\n<tbody>\n"
            ));
            for value in &entry.values {
                let class = if value.is_missing { " class=\"none\"" } else { "" };
                let told =
                    if value.is_missing { format!(" ({})", escape(&words.missing)) } else { String::new() };
                let [number, code, label] =
                    [&value.number, &value.code, &value.label].map(|word| escape(word));
                page.push_str(&format!(
                    "<tr{class}><td class=\"n\">{number}</td><td>{code}</td><td>{label}{told}</td>\
                     <td class=\"n\">{}</td></tr>\n",
                    value.told()
                ));
            }
            page.push_str("</tbody>\n</table>\n");
        }
        page.push_str("</section>\n");
    }
}

/// Words as HTML takes them.
fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    xml::escape(words, &mut text);
    text
}
