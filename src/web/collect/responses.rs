//! The responses: a list, and one of them.

use super::pages::{AnswerRow, FileFault, FileRow, ResponsePage, ResponseRow, ResponsesPage};
use crate::service::export::What;
use crate::store::{attachments, forms, imports, submissions};
use crate::web::access::{In, SignedIn};
use crate::web::analyse::Download;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::frame::Pager;
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web::Path};
use domain::answer::{Answer, Missing};
use domain::form::{Form, Question};
use domain::language::Language;
use domain::message::Message;
use domain::study::Role;
use domain::table::{Worded, words};
use std::collections::HashMap;

/// How many stand on a page.
const EACH: u64 = 50;

/// `GET /studies/{study}/responses`
pub(super) async fn list(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = who.study(&slug, Role::Researcher).await?;
    page(&request, &who, &place, None, Vec::new()).await
}

/// The list, with what came of a file that was loaded.
pub(super) async fn page(
    request: &HttpRequest,
    who: &SignedIn,
    place: &In,
    told: Option<Message>,
    faults: Vec<FileFault>,
) -> Result {
    let store = &reader::app(request).store;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let query = Fields::read(request.query_string().as_bytes())?;
    let wanted = query.get("page").parse().unwrap_or(1);
    let count = submissions::count(store, place.study.id).await?;
    let base = place.base();
    let pager = Pager::new(&format!("{base}/responses"), &[], wanted, count, EACH);
    let numbers: HashMap<i64, i32> =
        forms::all(store, place.study.id).await?.into_iter().map(|form| (form.id, form.number)).collect();
    let rows = submissions::page(store, place.study.id, (pager.page - 1) * EACH, EACH).await?;
    let rows = rows.into_iter().map(|row| ResponseRow {
        number: row.number,
        sent: row.submitted_at,
        language: row.language.into(),
        version: numbers.get(&row.form_version_id).copied().unwrap_or_default(),
    });
    let title = |content: &str| {
        let content = who.say(&Message::new(&format!("collect-responses-{content}")));
        format!("{} ({content})", who.say(&Message::new("collect-responses-download")))
    };
    let downloads = ["codes", "labels"].map(|content| {
        Download::new(&base, What::Responses, content, title(content), who.language).with("content", content)
    });
    let page = ResponsesPage {
        frame: place.frame(who),
        base,
        count,
        rows: rows.collect(),
        downloads: downloads.into(),
        pager,
        told,
        faults,
    };
    answer::page_with(request, &page, who.language, status)
}

/// `GET /studies/{study}/responses/{number}`
pub(super) async fn one(request: HttpRequest, who: SignedIn, path: Path<(String, i64)>) -> Result {
    let (slug, number) = path.into_inner();
    let place = who.study(&slug, Role::Researcher).await?;
    let store = &reader::app(&request).store;
    let row = submissions::by_number(store, place.study.id, number).await?.ok_or(Error::NotFound)?;
    let version = forms::by_id(store, row.form_version_id).await?.ok_or(Error::NotFound)?;
    let answers = row.read(&version.form)?;
    let say = |message: &Message| who.say(message);
    let mixed = row.languages.exceptions().next().is_some();
    let rows = version.form.questions().map(|question| {
        let answer = answers.get(question.name.as_str());
        let given = !matches!(answer, Answer::Missing(Missing::NotAsked | Missing::NoAnswer));
        let language = (mixed && given).then(|| row.languages.get(question.name.as_str()).into());
        AnswerRow {
            question: Worded::of(question.short_label(), who.language, &version.form.languages),
            answers: shown(&version.form, question, answer, who.language, &say),
            missing: matches!(answer, Answer::Missing(_)),
            language,
        }
    });
    let standing = match (row.superseded_by, row.supersedes) {
        (Some(_), _) => Some("collect-responses-superseded"),
        (None, Some(_)) => Some("collect-responses-correction"),
        (None, None) => None,
    };
    let origin = imports::of(store, place.study.id, row.id)
        .await?
        .map(|(import, row)| Message::new("incoming-origin").with("file", import.name).with("row", row));
    let base = format!("{}/responses/{number}/files", place.base());
    let files = attachments::of(store, row.id).await?.into_iter().filter(|file| file.completed_at.is_some());
    let files = files.map(|file| {
        let question = version.form.question(file.field.rsplit('/').next().unwrap_or_default());
        FileRow {
            href: format!("{base}/{}", file.id),
            question: question.map_or_else(
                || Worded { text: file.field.clone(), language: None },
                |question| Worded::of(question.short_label(), who.language, &version.form.languages),
            ),
            size: crate::locale::size(file.size, who.language),
            name: if file.name.is_empty() { file.id.to_string() } else { file.name },
        }
    });
    let page = ResponsePage {
        frame: place.frame(&who),
        standing,
        origin,
        base: place.base(),
        files: files.collect(),
        number_shown: number,
        sent: row.submitted_at,
        language: row.language.into(),
        version: version.number,
        rows: rows.collect(),
    };
    answer::page(&request, &page, who.language)
}

/// An answer in words, several where several were chosen.
fn shown(
    form: &Form,
    question: &Question,
    answer: &Answer,
    language: Language,
    say: &dyn Fn(&Message) -> String,
) -> Vec<String> {
    let label = |code: &domain::form::Code| match question.choice(code.as_str()) {
        Some(choice) => choice.label.words(language, &form.languages).to_owned(),
        None => code.to_string(),
    };
    match answer {
        Answer::One(code) => vec![label(code)],
        Answer::Many(codes) => codes.iter().map(label).collect(),
        Answer::Ranked(codes) => {
            codes.iter().zip(1..).map(|(code, rank)| format!("{rank}. {}", label(code))).collect()
        }
        Answer::Integer(number) => vec![number.to_string()],
        Answer::Decimal(number) => vec![crate::locale::number(*number, language)],
        Answer::Text(text) => vec![text.clone()],
        Answer::Date(day) => vec![crate::locale::day(*day, language)],
        Answer::Moment(moment) => vec![crate::locale::moment(moment.to_utc(), language)],
        Answer::Time(_) | Answer::Location(_) | Answer::File(_) | Answer::Rows(_) => answer.typed(),
        Answer::Missing(kind) => vec![say(&words::missing(*kind))],
    }
}
