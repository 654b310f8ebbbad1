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
    pub parts: Vec<Part>,
}

/// A part of a study: one room, or several that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// The key of its name.
    pub key: &'static str,
    /// Its rooms; the first is where its link leads.
    pub rooms: Vec<Room>,
    /// Whether the page is in it.
    pub current: bool,
}

/// A room of a study.
#[derive(Clone, Debug, Serialize)]
pub struct Room {
    /// The key of its name.
    pub key: &'static str,
    /// Its address.
    pub href: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// The rooms of a study, those of a part beside each other: the part's key, empty where the room is one
/// by itself; the room's key; its address's end; and who may see it.
const ROOMS: &[(&str, &str, &str, Role)] = &[
    ("", "common-nav-overview", "", Role::Viewer),
    ("common-part-survey", "common-nav-form", "/form", Role::Coder),
    ("common-part-survey", "common-nav-design", "/design", Role::Researcher),
    ("common-part-survey", "common-nav-responses", "/responses", Role::Researcher),
    ("common-part-survey", "fieldwork-nav", "/fieldwork", Role::Viewer),
    (CODING, "common-nav-documents", "/documents", Role::Coder),
    (CODING, "common-nav-codebook", "/codebook", Role::Coder),
    (CODING, "common-nav-quotes", "/quotes", Role::Viewer),
    (CODING, "common-nav-search", "/search", Role::Coder),
    (CODING, "common-nav-teamwork", "/teamwork", Role::Coder),
    (CODING, "cases-nav", "/cases", Role::Researcher),
    (CODING, "refi-nav", "/exchange", Role::Researcher),
    ("common-part-analysis", "common-nav-tables", "/tables", Role::Viewer),
    ("common-part-analysis", "plan-nav", "/plan", Role::Viewer),
    ("common-part-analysis", "weight-nav", "/weights", Role::Viewer),
    ("common-part-analysis", "cross-nav", "/cross", Role::Coder),
    ("common-part-analysis", "publication-nav", "/publication", Role::Owner),
    ("", "common-nav-team", "/team", Role::Owner),
];

/// The part in which interviews are coded.
const CODING: &str = "common-part-coding";

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
        let mut parts: Vec<Part> = Vec::new();
        for (part, key, end, _) in ROOMS.iter().filter(|(.., needed)| role.may(*needed)) {
            let room = Room::of(key, format!("{base}{end}"), path, end.is_empty());
            match parts.last_mut().filter(|last| !part.is_empty() && last.key == *part) {
                Some(last) => last.take_in(room),
                None => parts.push(Part::of(part, room)),
            }
        }
        self.study = Some(StudyFrame { parts, base, title });
        self
    }

    /// The same with the room that only keepers of names see.
    #[must_use]
    pub fn with_names(mut self, path: &str) -> Self {
        if let Some(study) = &mut self.study {
            let room = Room::of("pseudonym-nav", format!("{}/names", study.base), path, false);
            match study.parts.iter_mut().find(|part| part.key == CODING) {
                Some(part) => part.take_in(room),
                None => study.parts.push(Part::of(CODING, room)),
            }
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

impl Room {
    /// A room, which the page is in where its address begins with that of the room, or is it.
    fn of(key: &'static str, href: String, path: &str, is_alone: bool) -> Self {
        let current = path
            .strip_prefix(href.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') && !is_alone);
        Self { key, href, current }
    }
}

impl Part {
    fn of(key: &'static str, room: Room) -> Self {
        Self { key, current: room.current, rooms: vec![room] }
    }

    fn take_in(&mut self, room: Room) {
        self.current |= room.current;
        self.rooms.push(room);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(role: Role, path: &str) -> Vec<Part> {
        let title = Worded { text: "Ауыл".to_owned(), language: None };
        let frame = Frame { account: None, ..Frame::sample() }.in_study("village", title, role, path);
        frame.study.expect("a study").parts
    }

    #[test]
    fn a_page_is_in_one_room_of_one_part() {
        for (path, room) in [
            ("/studies/village", "common-nav-overview"),
            ("/studies/village/documents/7/edit", "common-nav-documents"),
            ("/studies/village/cross", "cross-nav"),
        ] {
            let parts = parts(Role::Owner, path);
            let current: Vec<_> = parts.iter().filter(|part| part.current).collect();
            assert_eq!(current.len(), 1, "{path}");
            let rooms: Vec<_> =
                current[0].rooms.iter().filter(|room| room.current).map(|it| it.key).collect();
            assert_eq!(rooms, [room]);
        }
        assert!(parts(Role::Owner, "/studies/village/documentary").iter().all(|part| !part.current));
    }

    #[test]
    fn a_viewer_sees_what_is_theirs_and_no_empty_part() {
        let rooms: Vec<Vec<_>> = parts(Role::Viewer, "/studies/village")
            .iter()
            .map(|part| part.rooms.iter().map(|room| room.key).collect())
            .collect();
        let expected: [&[&str]; 4] = [
            &["common-nav-overview"],
            &["fieldwork-nav"],
            &["common-nav-quotes"],
            &["common-nav-tables", "plan-nav", "weight-nav"],
        ];
        assert_eq!(rooms, expected);
    }
}
