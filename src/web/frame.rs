//! What stands around a researcher's page: languages, the account, the parts of the study.

use super::query::escape;
use actix_web::HttpRequest;
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::Worded;
use serde::Serialize;

/// The frame of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The switch of languages.
    pub languages: Vec<LanguageLink>,
    /// Who is signed in.
    pub account: Option<Badge>,
    /// What every form carries; empty where nobody is signed in.
    pub form_token: String,
    /// Whether they signed in with a password that works once.
    pub one_time: bool,
    /// What was just done.
    pub notice: Option<Message>,
    /// The study and its parts.
    pub study: Option<StudyFrame>,
}

/// A language to switch to.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// Its tag.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// This page in it.
    pub href: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, Serialize)]
pub struct Badge {
    /// Their name.
    pub name: String,
}

/// The study that a page belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct StudyFrame {
    /// The beginning of its addresses.
    pub base: String,
    /// Its title.
    pub title: Worded,
    /// Its parts that the reader may see.
    pub items: Vec<Item>,
}

/// A part of a study.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// The key of its name.
    pub key: &'static str,
    /// Its address.
    pub href: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// The parts of a study: the key's end, the address's end, and who may see it.
const PARTS: [(&str, &str, Role); 14] = [
    ("common-nav-overview", "", Role::Viewer),
    ("common-nav-form", "/form", Role::Coder),
    ("common-nav-design", "/design", Role::Researcher),
    ("common-nav-responses", "/responses", Role::Researcher),
    ("common-nav-tables", "/tables", Role::Viewer),
    ("common-nav-figures", "/figures", Role::Viewer),
    ("common-nav-documents", "/documents", Role::Coder),
    ("common-nav-codebook", "/codebook", Role::Coder),
    ("common-nav-quotes", "/quotes", Role::Viewer),
    ("cross-nav", "/cross", Role::Coder),
    ("cases-nav", "/cases", Role::Researcher),
    ("common-nav-search", "/search", Role::Coder),
    ("refi-nav", "/exchange", Role::Researcher),
    ("common-nav-team", "/team", Role::Owner),
];

impl Frame {
    /// The frame of a page for anybody.
    #[must_use]
    pub fn plain(request: &HttpRequest, language: Language) -> Self {
        Self {
            languages: languages(request.path(), request.query_string(), language),
            account: None,
            form_token: String::new(),
            one_time: false,
            notice: None,
            study: None,
        }
    }

    /// The same around a study's page.
    #[must_use]
    pub fn in_study(mut self, slug: &str, title: Worded, role: Role, path: &str) -> Self {
        let base = format!("/studies/{slug}");
        let current = |end: &str| match end {
            "" => path == base,
            end => path.strip_prefix(&base).is_some_and(|rest| {
                rest.strip_prefix(end).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }),
        };
        let items = PARTS.iter().filter(|(_, _, needed)| role.may(*needed));
        let items =
            items.map(|(key, end, _)| Item { key, href: format!("{base}{end}"), current: current(end) });
        self.study = Some(StudyFrame { items: items.collect(), base, title });
        self
    }

    /// The same with the part that only keepers of names see.
    #[must_use]
    pub fn with_names(mut self, path: &str) -> Self {
        if let Some(study) = &mut self.study {
            let href = format!("{}/names", study.base);
            study.items.push(Item { key: "pseudonym-nav", current: path == href, href });
        }
        self
    }

    /// A frame for samples of pages.
    #[must_use]
    pub fn sample() -> Self {
        let frame = Self {
            languages: languages("/studies/village", "", Language::Kk),
            account: Some(Badge { name: "Айгүл".to_owned() }),
            form_token: "token".to_owned(),
            one_time: true,
            notice: None,
            study: None,
        };
        let title = Worded { text: "Дипломмен – ауылға".to_owned(), language: None };
        frame.in_study("village", title, Role::Owner, "/studies/village/tables")
    }
}

/// The same address in each language.
fn languages(path: &str, query: &str, current: Language) -> Vec<LanguageLink> {
    let others: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let link = |language: Language| {
        let mut query = others.clone();
        let lang = format!("lang={}", language.tag());
        query.push(&lang);
        LanguageLink {
            tag: language.tag(),
            name: language.own_name(),
            href: format!("{}?{}", if path.is_empty() { "/" } else { path }, query.join("&")),
            current: language == current,
        }
    };
    Language::ALL.map(link).into()
}

/// Pages of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// Which, from 1.
    pub page: u64,
    /// Of how many.
    pub pages: u64,
    /// The address of the one before.
    pub previous: Option<String>,
    /// The address of the next.
    pub next: Option<String>,
}

impl Pager {
    /// The pager of a list of so many, under an address whose other fields stay.
    #[must_use]
    pub fn new(path: &str, others: &[(&str, &str)], page: u64, count: u64, each: u64) -> Self {
        let pages = count.div_ceil(each).max(1);
        let page = page.clamp(1, pages);
        let address = |page: u64| {
            let mut address = format!("{path}?page={page}");
            for (name, value) in others.iter().filter(|(_, value)| !value.is_empty()) {
                address.push_str(&format!("&{name}={}", escape(value)));
            }
            address
        };
        let previous = (page > 1).then(|| address(page - 1));
        let next = (page < pages).then(|| address(page + 1));
        Self { page, pages, previous, next }
    }
}
