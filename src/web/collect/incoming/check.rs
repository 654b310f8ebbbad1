//! The page on which a file is checked and taken in.

use super::pages::{CheckPage, Pick, SumRow, TroubleRow};
use super::{Opened, map};
use crate::service::incoming::take::Decided;
use crate::service::incoming::{self, Already, Checked, Refused, waiting};
use crate::web::access::{In, SignedIn};
use crate::web::answer;
use crate::web::error::Result;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use domain::answer::accept::Told;
use domain::exchange::incoming::{Mapping, Trouble};
use domain::exchange::{Cell, Sheet, csv};
use domain::message::Message;

/// How many problems stand on a page.
const EACH: usize = 50;

/// Checks the file and shows what was found.
///
/// # Errors
/// Where the work cannot be done.
pub(super) async fn show(
    request: &HttpRequest,
    (who, place): (&SignedIn, &In),
    opened: &Opened,
    mapping: &Mapping,
    fields: &Fields,
) -> Result {
    let app = reader::shared(request);
    match incoming::check(&app, &place.study, &opened.versions, &opened.file, mapping).await? {
        Ok(checked) => page(request, (who, place), opened, (mapping, fields), &checked, StatusCode::OK),
        Err(errors) => map::page(request, (who, place), opened, mapping, errors),
    }
}

/// Takes the file in, where everything is decided.
///
/// # Errors
/// Where the work cannot be done.
pub(super) async fn take(
    request: &HttpRequest,
    (who, place): (&SignedIn, &In),
    opened: &Opened,
    mapping: &Mapping,
    fields: &Fields,
) -> Result {
    let app = reader::shared(request);
    let decided = Decided {
        doubts: fields.get("doubts") == "1",
        already: Already::from_tag(fields.get("already")),
        by: Some(who.account.id),
    };
    let of = (&opened.versions, &opened.file);
    match incoming::take(&app, &place.study, of, mapping, decided).await? {
        Ok(taken) => {
            waiting::forget(&app.store, who.account.id, opened.kept.id).await?;
            let (added, replaced, left) = (taken.added, taken.replaced, taken.left);
            let done = format!("done=taken&added={added}&replaced={replaced}&left={left}");
            Ok(answer::see(&format!("{}/responses/bring?{done}", place.base())))
        }
        Err(Refused::Unreadable(errors)) => map::page(request, (who, place), opened, mapping, errors),
        Err(Refused::Undecided(checked)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(request, (who, place), opened, (mapping, fields), &checked, status)
        }
    }
}

/// All problems as a table.
///
/// # Errors
/// Where the work cannot be done.
pub(super) async fn file(
    request: &HttpRequest,
    (who, place): (&SignedIn, &In),
    opened: &Opened,
    mapping: &Mapping,
) -> Result {
    let app = reader::shared(request);
    let checked = match incoming::check(&app, &place.study, &opened.versions, &opened.file, mapping).await? {
        Ok(checked) => checked,
        Err(errors) => return map::page(request, (who, place), opened, mapping, errors),
    };
    let mut bytes = Vec::new();
    let mut sheet = csv::Sheet::new(&mut bytes).map_err(anyhow::Error::from)?;
    let head = ["row", "column", "stands", "kind", "told"]
        .map(|it| who.say(&Message::new(&format!("incoming-troubles-{it}"))));
    sheet.heading(&head.each_ref().map(String::as_str)).map_err(anyhow::Error::from)?;
    for trouble in &checked.found.troubles {
        let (kind, told) = (kind(who, trouble), told(who, opened, trouble));
        let row = i64::try_from(trouble.row).unwrap_or(i64::MAX);
        let (column, stands) = (Cell::Text(&trouble.column), Cell::Text(trouble.stands.as_str()));
        let cells = [Cell::Whole(row), column, stands, Cell::Text(&kind), Cell::Text(&told)];
        sheet.row(&cells).map_err(anyhow::Error::from)?;
    }
    sheet.finish().map_err(anyhow::Error::from)?;
    let name = format!("{}-faults.csv", place.study.slug);
    Ok(answer::file(answer::typed("text/csv; charset=utf-8"), &name).body(bytes))
}

fn kind(who: &SignedIn, trouble: &Trouble) -> String {
    who.say(&Message::new(if trouble.is_doubt { "incoming-kind-doubt" } else { "incoming-kind-fault" }))
}

fn told(who: &SignedIn, opened: &Opened, trouble: &Trouble) -> String {
    match &trouble.told {
        Told::Message(message) => who.say(message),
        Told::Words(words) => {
            let forms = opened.versions.forms();
            let languages = forms.first().map_or(&[][..], |(_, form)| form.languages.as_slice());
            words.words(who.language, languages).to_owned()
        }
    }
}

fn page(
    request: &HttpRequest,
    (who, place): (&SignedIn, &In),
    opened: &Opened,
    (mapping, fields): (&Mapping, &Fields),
    checked: &Checked,
    status: StatusCode,
) -> Result {
    let found = &checked.found;
    let pages = found.troubles.len().div_ceil(EACH).max(1);
    let wanted = fields.get("do").strip_prefix("page-").and_then(|page| page.parse().ok()).unwrap_or(1);
    let page = usize::clamp(wanted, 1, pages);
    let row = |trouble: &Trouble| TroubleRow {
        row: trouble.row,
        column: trouble.column.clone(),
        stands: trouble.stands.as_str().to_owned(),
        kind: kind(who, trouble),
        is_doubt: trouble.is_doubt,
        told: told(who, opened, trouble),
    };
    let sum = |(trouble, count): &(Trouble, u64)| SumRow {
        column: trouble.column.clone(),
        kind: kind(who, trouble),
        told: told(who, opened, trouble),
        count: *count,
    };
    let sums = if pages > 1 { found.sums.iter().map(sum).collect() } else { Vec::new() };
    let chosen = Already::from_tag(fields.get("already"));
    let already = [Already::Ask, Already::Leave, Already::Replace].map(|it| {
        let word = if it == Already::Ask { "ask" } else { it.tag() };
        Pick::new(it.tag(), who.say(&Message::new(&format!("incoming-already-{word}"))), it == chosen)
    });
    let good = found.rows - found.faulty - found.doubtful;
    let page = CheckPage {
        frame: place.frame(who),
        base: place.base(),
        kept: opened.kept.id.to_string(),
        name: opened.kept.name.clone(),
        mapping: mapping.write(),
        refused: status != StatusCode::OK,
        rows: found.rows,
        good,
        faulty: found.faulty,
        doubtful: found.doubtful,
        same: checked.same,
        other: checked.other,
        uncovered: found.uncovered.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        has_ids: found.has_ids,
        sums,
        troubles: found.troubles.iter().skip((page - 1) * EACH).take(EACH).map(row).collect(),
        problems: found.problems,
        kept_problems: found.troubles.len(),
        page,
        pages,
        accepts: fields.get("doubts") == "1",
        already: already.into(),
        nothing: found.rows == 0,
    };
    answer::page_with(request, &page, who.language, status)
}
