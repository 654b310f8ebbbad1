//! The words of an XForm: one text an id, in every language.

use super::tree::{Node, Tree};
use crate::exchange::xlsform::language::Tongue;
use crate::exchange::xlsform::names::mentions;
use crate::exchange::xml::{Element, Node as Xml};
use crate::form::{Media, More};
use crate::language::{Language, Text};

/// Texts by id, language by language.
pub(super) struct Texts<'f> {
    tongues: &'f [Tongue],
    chain: &'f [Language],
    /// For each language its texts.
    written: Vec<Vec<Element>>,
}

/// The forms of a text: which, and where its file is looked for.
const FILES: [(&str, &str); 4] =
    [("image", "images"), ("big-image", "images"), ("audio", "audio"), ("video", "video")];

impl<'f> Texts<'f> {
    pub(super) fn new(tongues: &'f [Tongue], chain: &'f [Language]) -> Self {
        Self { tongues, chain, written: vec![Vec::new(); tongues.len()] }
    }

    /// Puts a text of several forms under an id; whether there was any.
    pub(super) fn put(&mut self, id: &str, forms: &[(&str, &Text)], tree: &Tree, from: &Node) -> bool {
        let forms: Vec<_> = forms.iter().filter(|(_, text)| !text.is_empty()).collect();
        for (at, tongue) in self.tongues.iter().enumerate() {
            let mut element = Element::new("text").with("id", id);
            for (form, text) in &forms {
                let own = tongue.of(text);
                let shown = own.or_else(|| Some(text.show(*self.chain.first()?, self.chain)?.text));
                let mut value = words(form, shown.unwrap_or_default(), tree, from);
                if own.is_none() {
                    // Said for reading: the words are those of another language.
                    value = value.with("saual:instead", "yes");
                }
                element = element.holding(value);
            }
            if !forms.is_empty() {
                self.written[at].push(element);
            }
        }
        !forms.is_empty()
    }

    /// The same of a label, with the files that belong to it.
    pub(super) fn label(
        &mut self,
        id: &str,
        (label, short): (&Text, &Text),
        media: &Media,
        tree: &Tree,
        from: &Node,
    ) -> bool {
        let forms = [
            ("", label),
            ("image", &media.image),
            ("big-image", &media.big_image),
            ("audio", &media.audio),
            ("video", &media.video),
            ("short", short),
        ];
        self.put(id, &forms, tree, from)
    }

    pub(super) fn finish(self) -> Element {
        let mut itext = Element::new("itext");
        for (at, (tongue, texts)) in self.tongues.iter().zip(self.written).enumerate() {
            let mut translation = Element::new("translation").with("lang", tongue.name());
            if at == 0 {
                translation = translation.with("default", "true()");
            }
            translation.children = texts.into_iter().map(Xml::Element).collect();
            itext = itext.holding(translation);
        }
        itext
    }
}

/// A text that was passed through by its columns: a page has no hint of its own.
pub(super) fn passed(more: &More, column: &str) -> Text {
    let mut text = Text::default();
    for (key, words) in more {
        if let Some(language) = key.strip_prefix(column).and_then(|rest| rest.strip_prefix("::")) {
            Tongue::named(language).put(&mut text, words.clone());
        }
    }
    text
}

/// A value of a text: words with answers in them, or the address of a file.
fn words(form: &str, text: &str, tree: &Tree, from: &Node) -> Element {
    let mut value = Element::new("value");
    if !form.is_empty() {
        value = value.with("form", form);
    }
    if let Some((_, folder)) = FILES.iter().find(|(file, _)| *file == form) {
        let address =
            if text.starts_with("jr://") { text.to_owned() } else { format!("jr://{folder}/{text}") };
        return value.saying(&address);
    }
    let mut at = 0;
    for mention in mentions(text) {
        value = value.saying(&text[at..mention.begin]);
        let path = tree.expression(&text[mention.begin..mention.end], from, false);
        value = value.holding(Element::new("output").with("value", &path));
        at = mention.end;
    }
    value.saying(&text[at..])
}
