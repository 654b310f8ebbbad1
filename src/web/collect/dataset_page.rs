//! What the page of datasets shows.

use crate::pages::Page;
use crate::service::dataset::{Format, Separator, Wanted, wanted::CONTENTS};
use crate::web::frame::Frame;
use crate::web::requested::FileView;
use domain::dataset::changed::{self, Changed};
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;

/// The page.
#[derive(Serialize)]
pub(super) struct DatasetPage {
    pub(super) frame: Frame,
    /// The page's own address.
    pub(super) base: String,
    pub(super) count: u64,
    /// Whether a file comes at once.
    pub(super) is_at_once: bool,
    pub(super) error: Option<Message>,
    pub(super) offer: Offer,
    /// Whether a file is being written.
    pub(super) is_waiting: bool,
    pub(super) files: Vec<FileView>,
    /// What changes of names and labels, by format.
    pub(super) changed: Vec<ChangedView>,
}

/// What can be chosen, and what is.
#[derive(Serialize)]
pub(super) struct Offer {
    formats: Vec<Choice>,
    languages: Vec<LanguageChoice>,
    contents: Vec<Choice>,
    separators: Vec<Choice>,
    mark: bool,
}

/// Something to choose, whose words have the tag in their key.
#[derive(Serialize)]
struct Choice {
    tag: &'static str,
    chosen: bool,
}

#[derive(Serialize)]
struct LanguageChoice {
    tag: &'static str,
    name: &'static str,
    chosen: bool,
}

/// What a format does not hold as the study has it.
#[derive(Serialize)]
pub(super) struct ChangedView {
    /// The format's tag.
    format: &'static str,
    summary: Vec<Message>,
    lines: Vec<Message>,
}

impl Offer {
    /// Everything, with what is wanted chosen.
    pub(super) fn of(wanted: Wanted) -> Self {
        let format = |format: Format| Choice { tag: format.tag(), chosen: format == wanted.format };
        let language = |language: Language| LanguageChoice {
            tag: language.tag(),
            name: language.own_name(),
            chosen: language == wanted.language,
        };
        let separator =
            |separator: Separator| Choice { tag: separator.tag(), chosen: separator == wanted.separator };
        let contents =
            CONTENTS.into_iter().map(|(tag, content)| Choice { tag, chosen: content == wanted.content });
        Self {
            formats: Format::ALL.map(format).into(),
            languages: Language::ALL.map(language).into(),
            contents: contents.collect(),
            separators: Separator::ALL.map(separator).into(),
            mark: wanted.mark,
        }
    }
}

impl ChangedView {
    /// What changes in a format.
    pub(super) fn of(format: Format, changed: &[Changed]) -> Self {
        Self {
            format: format.tag(),
            summary: changed::summary(changed),
            lines: changed.iter().map(Changed::message).collect(),
        }
    }
}

impl Page for DatasetPage {
    const TEMPLATE: &'static str = "collect/dataset.html";

    fn samples() -> Vec<Self> {
        let name = Changed::Name { variable: "a/b".into(), name: "a_b".into() };
        let page = |count: u64, error: Option<Message>| Self {
            frame: Frame::sample(),
            base: "/studies/village/responses/dataset".into(),
            count,
            is_at_once: count < 10,
            error,
            offer: Offer::of(Wanted::new(Format::Csv, Language::Kk)),
            is_waiting: count > 0,
            files: if count == 0 { Vec::new() } else { FileView::samples("village-kk.sav") },
            changed: vec![
                ChangedView::of(Format::Sav, std::slice::from_ref(&name)),
                ChangedView::of(Format::Dta, &[]),
            ],
        };
        vec![page(230, None), page(2, Some(Message::new("dataset-too-many-rows"))), page(0, None)]
    }
}
