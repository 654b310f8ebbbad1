//! Every text of a form, and the languages that they are in.

use super::language::Tongue;
use crate::form::{Choice, Form, Item, Media};
use crate::language::Text;
use std::collections::BTreeSet;

/// The languages of a form: its own first, then those that only its texts have.
pub(in crate::exchange) fn tongues(form: &Form) -> Vec<Tongue> {
    let mut tongues: Vec<Tongue> = form.languages.iter().copied().map(Tongue::Ours).collect();
    let mut others: BTreeSet<&str> = BTreeSet::new();
    each_text(form, &mut |text| others.extend(text.other.keys().map(String::as_str)));
    let named = form.settings.other_languages.iter().map(String::as_str);
    for other in named.chain(others) {
        let tongue = Tongue::Other(other.to_owned());
        if !tongues.contains(&tongue) {
            tongues.push(tongue);
        }
    }
    tongues
}

/// Every text of a form.
fn each_text<'f>(form: &'f Form, see: &mut impl FnMut(&'f Text)) {
    fn media<'f>(media: &'f Media, see: &mut impl FnMut(&'f Text)) {
        [&media.image, &media.big_image, &media.audio, &media.video].into_iter().for_each(see);
    }
    fn choices<'f>(choices: &'f [Choice], see: &mut impl FnMut(&'f Text)) {
        for choice in choices {
            see(&choice.label);
            media(&choice.media, see);
        }
    }
    see(&form.title);
    form.pages.iter().for_each(|page| see(&page.title));
    for item in form.items() {
        match item {
            Item::Note(note) => {
                [&note.note, &note.hint].into_iter().for_each(&mut *see);
                media(&note.media, see);
            }
            Item::Group(group) => [&group.label, &group.hint].into_iter().for_each(&mut *see),
            Item::Question(question) => {
                let q = question.as_ref();
                let texts =
                    [&q.label, &q.short, &q.hint, &q.guidance, &q.required_message, &q.constraint_message];
                texts.into_iter().for_each(&mut *see);
                media(&q.media, see);
                choices(q.choices(), see);
            }
        }
    }
    form.lists.iter().for_each(|list| choices(&list.choices, see));
}
