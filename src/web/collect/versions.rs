//! What changed between versions: a page for two that are published, and one before publishing.

use super::changes::ChangesView;
use super::declared::{self, Asked};
use super::pages::VersionView;
use crate::pages::Page;
use crate::service::publish::Review;
use crate::store::forms::{self, FormVersion};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Frame;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::form::change::{self, Declarations};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// Two published versions, old beside new.
#[derive(Serialize)]
pub(super) struct DiffPage {
    frame: Frame,
    base: String,
    from: i32,
    to: i32,
    versions: Vec<VersionView>,
    changes: ChangesView,
}

/// A new version before it is published.
#[derive(Serialize)]
pub(super) struct ReviewPage {
    frame: Frame,
    base: String,
    from: i32,
    next: i32,
    source: String,
    faults: Vec<Message>,
    /// What has to be declared, and how many of it is not.
    asked: Vec<Asked>,
    open: usize,
    changes: ChangesView,
}

/// `GET /studies/{study}/form/diff?from=1&to=2`: the last two where no numbers are given.
pub(super) async fn diff(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Coder).await?;
    let versions = forms::all(&reader::app(&request).store, place.study.id).await?;
    let query = Fields::read(request.query_string().as_bytes())?;
    let newest = versions.last().ok_or(Error::NotFound)?.number;
    let wanted = |name: &str, otherwise: i32| match query.some(name) {
        Some(number) => number.parse::<i32>().map_err(|_| Error::NotFound),
        None => Ok(otherwise),
    };
    let to = wanted("to", newest)?;
    let from = wanted("from", (to - 1).max(1))?;
    let (from, to) = (from.min(to), from.max(to));
    let find = |number: i32| versions.iter().find(|version| version.number == number).ok_or(Error::NotFound);
    let (old, new) = (find(from)?, find(to)?);
    let declared = declared_between(&versions, from, to);
    let changes = change::diff(&old.form, &new.form, &declared);
    let page = DiffPage {
        frame: place.frame(&who),
        base: place.base(),
        from,
        to,
        versions: versions.iter().map(Into::into).collect(),
        changes: ChangesView::new((&old.form, &new.form), &declared, &changes, who.language),
    };
    answer::page(&request, &page, who.language)
}

/// What the versions after one declare, up to another one, taken together.
fn declared_between(versions: &[FormVersion], from: i32, to: i32) -> Declarations {
    let between = versions.iter().filter(|version| from < version.number && version.number <= to);
    between.fold(Declarations::default(), |all, version| all.then(&version.declarations))
}

/// Shows a version before it is published, and asks for what has to be declared.
pub(super) fn review(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    review: &Review,
    (source, declared): (String, &Declarations),
) -> Result {
    let asked = declared::asked(review, declared, who.language);
    let open = change::undeclared(&review.changes).count();
    let page = ReviewPage {
        frame: place.frame(who),
        base: place.base(),
        from: review.before.number,
        next: review.before.number + 1,
        source,
        faults: review.faults.clone(),
        asked,
        open,
        changes: ChangesView::new(
            (&review.before.form, &review.form),
            declared,
            &review.changes,
            who.language,
        ),
    };
    let refused = !declared.is_empty() && !review.is_declared();
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    answer::page_with(request, &page, who.language, status)
}

impl Page for DiffPage {
    const TEMPLATE: &'static str = "collect/diff.html";

    fn samples() -> Vec<Self> {
        let versions = samples::versions();
        let declared = samples::declared();
        let page = |to: usize, declared: &Declarations| {
            let (old, new) = (&versions[0].form, &versions[to].form);
            Self {
                frame: Frame::sample(),
                base: "/studies/village".to_owned(),
                from: 1,
                to: 2,
                versions: versions.iter().map(Into::into).collect(),
                changes: ChangesView::new(
                    (old, new),
                    declared,
                    &change::diff(old, new, declared),
                    Language::Kk,
                ),
            }
        };
        vec![page(1, &declared), page(1, &Declarations::default()), page(0, &Declarations::default())]
    }
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "collect/review.html";

    fn samples() -> Vec<Self> {
        let page = |declared: Declarations, faults: Vec<Message>| {
            let mut versions = samples::versions();
            let form = versions.remove(1).form;
            let before = versions.remove(0);
            let changes = change::diff(&before.form, &form, &declared);
            let review = Review { before, form, changes, faults };
            Self {
                frame: Frame::sample(),
                base: "/studies/village".to_owned(),
                from: 1,
                next: 2,
                source: "title.kk = \"Сауал\"".to_owned(),
                asked: declared::asked(&review, &declared, domain::language::Language::Kk),
                open: change::undeclared(&review.changes).count(),
                changes: ChangesView::new(
                    (&review.before.form, &review.form),
                    &declared,
                    &review.changes,
                    Language::Kk,
                ),
                faults: review.faults,
            }
        };
        let fault = Message::new("declare-rename-still").with("from", "a").with("to", "b");
        vec![page(Declarations::default(), vec![fault]), page(samples::declared(), Vec::new())]
    }
}

/// Two versions with a change of every sort between them.
mod samples {
    use crate::store::forms::FormVersion;
    use chrono::DateTime;
    use domain::form::change::Declarations;
    use domain::form::source;

    const FIRST: &str = include_str!("samples/first.toml");
    const SECOND: &str = include_str!("samples/second.toml");
    const DECLARED: &str = include_str!("samples/declared.toml");

    pub(super) fn versions() -> Vec<FormVersion> {
        let version = |(number, text): (i32, &str)| FormVersion {
            id: i64::from(number),
            number,
            source: text.to_owned(),
            form: source::read(text).expect("the sample is a form").form,
            declarations: Declarations::default(),
            published_at: DateTime::from_timestamp(1_795_000_000, 0).expect("a moment"),
        };
        [(1, FIRST), (2, SECOND)].map(version).into()
    }

    pub(super) fn declared() -> Declarations {
        Declarations::read(DECLARED).expect("the sample declares")
    }
}
