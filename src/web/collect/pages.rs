//! The pages of studies.

use super::outline::{PageOutline, outline};
use crate::pages::Page;
use crate::store::forms::FormVersion;
use crate::web::analyse::Download;
use crate::web::frame::{Frame, Pager};
use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::message::Message;
use domain::table::Worded;
use serde::Serialize;

/// A language with its own name.
#[derive(Clone, Serialize)]
pub(super) struct LanguageName {
    tag: &'static str,
    name: &'static str,
}

impl From<Language> for LanguageName {
    fn from(language: Language) -> Self {
        Self { tag: language.tag(), name: language.own_name() }
    }
}

/// The studies of whoever is signed in.
#[derive(Serialize)]
pub(super) struct StudiesPage {
    pub(super) frame: Frame,
    pub(super) studies: Vec<StudyView>,
}

#[derive(Serialize)]
pub(super) struct StudyView {
    pub(super) href: String,
    pub(super) title: Worded,
    pub(super) role: &'static str,
}

/// Where a study is made.
#[derive(Serialize)]
pub(super) struct NewStudyPage {
    pub(super) frame: Frame,
    pub(super) titles: Vec<TitleField>,
    pub(super) slug: String,
    pub(super) title_error: Option<Message>,
    pub(super) slug_error: Option<Message>,
}

#[derive(Serialize)]
pub(super) struct TitleField {
    pub(super) tag: &'static str,
    pub(super) language: &'static str,
    pub(super) value: String,
}

/// A study at a glance.
#[derive(Serialize)]
pub(super) struct OverviewPage {
    pub(super) frame: Frame,
    pub(super) title: Worded,
    pub(super) role: &'static str,
    pub(super) counts: Vec<Count>,
    pub(super) base: String,
    /// Whether respondents share phones, for whoever may say so.
    pub(super) shared_phones: Option<bool>,
    /// The address for respondents, where a form is published.
    pub(super) survey: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Count {
    pub(super) key: &'static str,
    pub(super) count: u64,
    pub(super) href: Option<String>,
}

/// The questionnaire and its versions.
#[derive(Serialize)]
pub(super) struct FormPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) told: Option<Message>,
    /// The name of the file that was read, where one was.
    pub(super) file: Option<String>,
    /// With which seed and how many respondents a dry run is offered.
    pub(super) seed: String,
    pub(super) count: String,
    pub(super) most: usize,
    pub(super) faults: Vec<Remark>,
    pub(super) checked: bool,
    pub(super) warnings: Vec<Remark>,
    /// How many of them are about texts that a language lacks.
    pub(super) untranslated: usize,
    pub(super) may_publish: bool,
    pub(super) source: String,
    /// How much a text may take.
    pub(super) limit: Message,
    pub(super) next: i32,
    pub(super) version: Option<VersionView>,
    pub(super) versions: Vec<VersionView>,
    pub(super) pages: Vec<PageOutline>,
}

/// A fault or a warning with its place.
#[derive(Clone, Serialize)]
pub(super) struct Remark {
    /// The sheet of a workbook; empty for a text.
    pub(super) sheet: String,
    /// The line or row; 0 for none.
    pub(super) line: usize,
    /// The letters of the column.
    pub(super) cell: String,
    /// What the column is called.
    pub(super) column: String,
    pub(super) message: Message,
    /// What stands there, with the part that is meant.
    pub(super) extract: Option<Extract>,
}

/// A text with a part of it marked.
#[derive(Clone, Serialize)]
pub(super) struct Extract {
    pub(super) before: String,
    pub(super) part: String,
    pub(super) after: String,
}

impl Remark {
    /// About no place in particular.
    pub(super) fn whole(message: Message) -> Self {
        let (sheet, cell, column) = (String::new(), String::new(), String::new());
        Self { sheet, line: 0, cell, column, message, extract: None }
    }

    /// Whether it is about a text that a language lacks.
    pub(super) fn is_translation(&self) -> bool {
        self.message.key == "form-warning-translation"
    }

    /// About a line of a text.
    pub(super) fn line(line: usize, message: Message) -> Self {
        Self { line, ..Self::whole(message) }
    }
}

#[derive(Clone, Serialize)]
pub(super) struct VersionView {
    pub(super) number: i32,
    pub(super) published: DateTime<Utc>,
}

impl From<&FormVersion> for VersionView {
    fn from(version: &FormVersion) -> Self {
        Self { number: version.number, published: version.published_at }
    }
}

/// The responses, a page of them.
#[derive(Serialize)]
pub(super) struct ResponsesPage {
    pub(super) frame: Frame,
    pub(super) base: String,
    pub(super) count: u64,
    pub(super) rows: Vec<ResponseRow>,
    pub(super) downloads: Vec<Download>,
    pub(super) pager: Pager,
    /// What came of a file that was loaded.
    pub(super) told: Option<Message>,
    /// What is wrong with the answers in it.
    pub(super) faults: Vec<FileFault>,
}

/// Something wrong with an answer of a file.
#[derive(Serialize)]
pub(super) struct FileFault {
    pub(super) question: Worded,
    pub(super) told: String,
}

#[derive(Serialize)]
pub(super) struct ResponseRow {
    pub(super) number: i64,
    pub(super) sent: DateTime<Utc>,
    pub(super) language: LanguageName,
    pub(super) version: i32,
}

/// One response.
#[derive(Serialize)]
pub(super) struct ResponsePage {
    pub(super) frame: Frame,
    /// What it is to other responses.
    pub(super) standing: Option<&'static str>,
    /// With which file it came.
    pub(super) origin: Option<Message>,
    pub(super) base: String,
    pub(super) number_shown: i64,
    pub(super) sent: DateTime<Utc>,
    pub(super) language: LanguageName,
    pub(super) version: i32,
    pub(super) rows: Vec<AnswerRow>,
    pub(super) files: Vec<FileRow>,
}

/// A file sent with a response.
#[derive(Serialize)]
pub(super) struct FileRow {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) question: Worded,
    pub(super) size: Message,
}

#[derive(Serialize)]
pub(super) struct AnswerRow {
    pub(super) question: Worded,
    pub(super) answers: Vec<String>,
    pub(super) missing: bool,
    /// The language it was given in, where not all of the response was given in one.
    pub(super) language: Option<LanguageName>,
}

fn words(text: &str) -> Worded {
    Worded { text: text.to_owned(), language: None }
}

fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).expect("a moment")
}

impl Page for StudiesPage {
    const TEMPLATE: &'static str = "collect/studies.html";

    fn samples() -> Vec<Self> {
        let study =
            StudyView { href: "/studies/a".into(), title: words("Ауыл"), role: "collect-role-owner" };
        vec![
            Self { frame: Frame::sample(), studies: vec![study] },
            Self { frame: Frame::sample(), studies: Vec::new() },
        ]
    }
}

impl Page for NewStudyPage {
    const TEMPLATE: &'static str = "collect/new_study.html";

    fn samples() -> Vec<Self> {
        let titles = || vec![TitleField { tag: "kk", language: "Қазақша", value: "Ауыл".into() }];
        let page = |title_error, slug_error| Self {
            frame: Frame::sample(),
            titles: titles(),
            slug: "village".into(),
            title_error,
            slug_error,
        };
        vec![
            page(None, None),
            page(
                Some(Message::new("collect-study-title-missing")),
                Some(Message::new("collect-study-slug-malformed")),
            ),
            page(
                Some(Message::new("collect-study-title-long").with("longest", 200_usize)),
                Some(Message::new("collect-study-slug-taken")),
            ),
        ]
    }
}

impl Page for OverviewPage {
    const TEMPLATE: &'static str = "collect/overview.html";

    fn samples() -> Vec<Self> {
        let page = |survey: Option<&str>| Self {
            frame: Frame::sample(),
            title: words("Ауыл"),
            role: "collect-role-owner",
            counts: vec![
                Count { key: "collect-overview-submissions", count: 230, href: Some("/x".into()) },
                Count { key: "collect-overview-drafts", count: 1, href: None },
                Count { key: "collect-overview-documents", count: 6, href: None },
                Count { key: "collect-overview-codings", count: 6, href: None },
            ],
            base: "/studies/a".into(),
            shared_phones: survey.map(|_| true),
            survey: survey.map(str::to_owned),
        };
        vec![page(Some("https://example.org/s/a")), page(None)]
    }
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "collect/form.html";

    fn samples() -> Vec<Self> {
        let form = crate::demo::form().expect("the demonstration has a form");
        let page = |faults: Vec<Remark>, warnings: Vec<Remark>, checked, version: Option<i32>| {
            let version = version.map(|number| VersionView { number, published: moment() });
            Self {
                frame: Frame::sample(),
                base: "/studies/a".into(),
                told: Some(Message::new("collect-form-done").with("number", 2_i64)),
                seed: "17".into(),
                count: "300".into(),
                most: 300,
                file: (!faults.is_empty()).then(|| "form.xlsx".into()),
                faults,
                checked,
                untranslated: warnings.len().saturating_sub(1),
                warnings,
                may_publish: true,
                source: "title".into(),
                limit: crate::locale::size(20 << 20, domain::language::Language::Kk),
                next: 2,
                pages: version.as_ref().map_or_else(Vec::new, |_| outline(&form, Language::Kk)),
                versions: version.iter().cloned().cycle().take(2).collect(),
                version,
            }
        };
        let remark = || {
            let cell = Remark {
                sheet: "survey".into(),
                cell: "B".into(),
                column: "relevant".into(),
                extract: Some(Extract { before: "a".into(), part: "b".into(), after: "c".into() }),
                ..Remark::line(3, Message::new("collect-form-empty"))
            };
            vec![Remark::line(3, Message::new("collect-form-empty")), cell]
        };
        vec![
            page(Vec::new(), Vec::new(), true, Some(1)),
            page(Vec::new(), remark(), true, Some(1)),
            page(remark(), Vec::new(), false, None),
        ]
    }
}

impl Page for ResponsesPage {
    const TEMPLATE: &'static str = "collect/responses.html";

    fn samples() -> Vec<Self> {
        let page = |count: u64| Self {
            frame: Frame::sample(),
            base: "/studies/a".into(),
            count,
            rows: (0..count.min(2))
                .map(|_| ResponseRow {
                    number: 230,
                    sent: moment(),
                    language: Language::Kk.into(),
                    version: 1,
                })
                .collect(),
            downloads: vec![Download::sample()],
            pager: Pager::new("/studies/a/responses", &[], 2, count, 50),
            told: (count > 0).then(|| Message::new("collect-load-faulty")),
            faults: vec![FileFault { question: words("Жасы"), told: "?".into() }],
        };
        vec![page(230), page(0)]
    }
}

impl Page for ResponsePage {
    const TEMPLATE: &'static str = "collect/response.html";

    fn samples() -> Vec<Self> {
        let row = |answers: &[&str], missing| AnswerRow {
            question: words("Жасы"),
            answers: answers.iter().map(|answer| (*answer).to_owned()).collect(),
            missing,
            language: missing.then(|| Language::Ru.into()),
        };
        vec![Self {
            frame: Frame::sample(),
            standing: Some("collect-responses-superseded"),
            origin: Some(Message::new("incoming-origin").with("file", "a.csv").with("row", 2_i64)),
            base: "/studies/a".into(),
            number_shown: 7,
            sent: moment(),
            language: Language::Ru.into(),
            version: 1,
            rows: vec![row(&["25"], false), row(&["а", "ә"], false), row(&["Сұралған жоқ"], true)],
            files: vec![FileRow {
                href: "/studies/a/responses/7/files/1".into(),
                name: "үй.jpg".into(),
                question: words("Үйі"),
                size: crate::locale::size(2_400_000, Language::Kk),
            }],
        }]
    }
}
