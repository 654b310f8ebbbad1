//! From the working copy to the next version.

use super::editor::{base, enter, working};
use super::finding::{Counts, Findings};
use crate::pages::Page;
use crate::service::design;
use crate::store::designs::Working;
use crate::store::forms;
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::Result;
use crate::web::frame::Frame;
use crate::web::page_name::PageName;
use crate::web::query::escape;
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::form::change::Recode;
use domain::form::edit::{Options, Owner};
use domain::form::{Form, source};
use domain::language::Language;
use domain::message::Message;
use domain::table::Worded;
use serde::Serialize;

/// Everything that was found, and the button that publishes.
#[derive(Serialize)]
pub(super) struct PublishPage {
    frame: Frame,
    base: String,
    /// The number that the version will have.
    next: i32,
    counts: Counts,
    findings: Vec<Found>,
    /// The text that is published: the one that was checked, whatever others do meanwhile.
    source: String,
    /// What is called otherwise since the newest version.
    renamed: Vec<Renamed>,
    /// The choices that have other codes since then.
    recoded: Vec<Recoded>,
    /// The newest version, where it says the same.
    unchanged: Option<i32>,
    /// Where a text is published.
    form: String,
}

/// Two names of the same item.
#[derive(Serialize)]
struct Renamed {
    from: String,
    to: String,
}

/// Two codes of the same choice.
#[derive(Serialize)]
struct Recoded {
    question: String,
    from: String,
    to: String,
    /// What the choice says.
    label: Worded,
}

/// A finding with the way to its place.
#[derive(Serialize)]
struct Found {
    name: String,
    page: Option<PageName>,
    href: String,
    fault: bool,
    message: Message,
}

/// `GET /studies/{study}/design/publish`
pub(super) async fn show(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = enter(&who, &slug).await?;
    let working = working(&request, &place).await?;
    let store = &reader::app(&request).store;
    let latest = forms::latest(store, place.study.id).await?;
    let next = latest.as_ref().map_or(1, |version| version.number + 1);
    let form = &working.design.form;
    let declared = design::declared(store, place.study.id, form).await?;
    let mut page = PublishPage::of(place.frame(&who), base(&place), &working, (next, who.language));
    page.unchanged = latest.filter(|latest| latest.form == working.design.form).map(|latest| latest.number);
    let renames = declared.renames.iter();
    page.renamed = renames.map(|it| Renamed { from: it.from.to_string(), to: it.to.to_string() }).collect();
    page.recoded = declared.recodes.iter().map(|recode| Recoded::of(recode, form, who.language)).collect();
    answer::page(&request, &page, who.language)
}

impl Recoded {
    fn of(recode: &Recode, form: &Form, language: Language) -> Self {
        let question = form.question(recode.question.as_str());
        let choice = question.and_then(|question| question.choice(recode.to.as_str()));
        let label = choice.map(|choice| Worded::of(&choice.label, language, &form.languages));
        Self {
            question: recode.question.to_string(),
            from: recode.from.to_string(),
            to: recode.to.to_string(),
            label: label.unwrap_or(Worded { text: String::new(), language: None }),
        }
    }
}

impl PublishPage {
    fn of(frame: Frame, base: String, working: &Working, (next, language): (i32, Language)) -> Self {
        let form = &working.design.form;
        let findings = Findings::of(form);
        let found = findings.all().map(|(owner, finding)| {
            let (name, at) = match owner {
                Owner::Form | Owner::Page(_) => (String::new(), owner.clone()),
                Owner::Item(name) => (name.to_string(), owner.clone()),
                Owner::Choice(of, code) => match of {
                    Options::Item(name) => (format!("{name}: {code}"), Owner::Item(name.clone())),
                    Options::List(list) => (format!("{list}: {code}"), Owner::Form),
                },
            };
            let href = format!("{base}?at={}#panel", escape(&at.to_string()));
            let page = match owner {
                Owner::Page(name) => PageName::of(form, name.as_str(), language),
                _ => None,
            };
            Found { name, page, href, fault: finding.fault, message: finding.message.clone() }
        });
        let mut found: Vec<Found> = found.collect();
        found.sort_by_key(|found| !found.fault);
        let counts = findings.total();
        Self {
            frame,
            next,
            counts,
            findings: found,
            source: source::write(&working.design.form),
            renamed: Vec::new(),
            recoded: Vec::new(),
            unchanged: None,
            form: format!("{}/form", base.trim_end_matches("/design")),
            base,
        }
    }
}

impl Page for PublishPage {
    const TEMPLATE: &'static str = "design/publish.html";

    fn samples() -> Vec<Self> {
        let sample = super::conflict::sample();
        let base = || "/studies/a/design".to_owned();
        let faulty = Self::of(Frame::sample(), base(), &sample, (2, Language::Kk));
        let form = crate::demo::form().expect("the demonstration has a form");
        let good = Working { design: domain::form::edit::Design::of(form), ..sample };
        let renamed = || vec![Renamed { from: "age".to_owned(), to: "years".to_owned() }];
        let recoded = || {
            let label = Worded { text: "Әйел".to_owned(), language: None };
            let (question, from, to) = ("sex".to_owned(), "f".to_owned(), "female".to_owned());
            vec![Recoded { question, from, to, label }]
        };
        let fine = || Self {
            renamed: renamed(),
            recoded: recoded(),
            ..Self::of(Frame::sample(), base(), &good, (2, Language::Kk))
        };
        vec![faulty, fine(), Self { unchanged: Some(1), ..fine() }]
    }
}
