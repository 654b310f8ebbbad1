//! How many responses are wanted, set by who leads the study.

use super::asked::Asked;
use super::page::{self, Typed};
use super::sections::Reader;
use crate::service::fieldwork::{self, MOST_WANTED, asked_once};
use crate::web::access::SignedIn;
use crate::web::answer;
use crate::web::error::{Error, Result};
use crate::web::query::{Fields, escape};
use crate::web::reader;
use actix_web::{HttpRequest, web::Path};
use domain::fieldwork::Target;
use domain::form::Form;
use domain::message::Message;
use domain::study::Role;
use serde::Serialize;

/// The field of all responses.
const ALL: &str = "wanted";

/// A number to be typed.
#[derive(Serialize)]
pub(super) struct TargetField {
    pub(super) name: String,
    /// What it is wanted of; empty of all responses.
    pub(super) label: String,
    pub(super) value: String,
    pub(super) faulty: bool,
}

/// The fields of all responses and of the choices of a question, as typed or as they are.
pub(super) fn fields(
    form: &Form,
    by: &str,
    targets: &[Target],
    (typed, of): (&[(String, String)], Reader<'_>),
) -> Vec<TargetField> {
    let field = |code: &str, label: &str| {
        let name = name(code);
        let question = if code.is_empty() { "" } else { by };
        let kept = targets.iter().find(|target| target.question == question && target.code == code);
        let kept = kept.map_or_else(String::new, |target| target.wanted.to_string());
        let typed = typed.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
        let value = typed.unwrap_or(kept);
        TargetField { faulty: wanted(&value).is_none(), name, label: label.to_owned(), value }
    };
    let question = asked_once(form).find(|question| question.name.as_str() == by);
    let choices = question.map_or(&[][..], |question| question.choices());
    let choices = choices
        .iter()
        .map(|choice| field(choice.code.as_str(), choice.label.words(of.language, &form.languages)));
    std::iter::once(field("", "")).chain(choices).collect()
}

fn name(code: &str) -> String {
    if code.is_empty() { ALL.to_owned() } else { format!("{ALL}/{code}") }
}

/// How many are wanted, 0 where nothing was typed; `None` where it is no number, or beyond the most.
fn wanted(typed: &str) -> Option<u32> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(0);
    }
    typed.parse().ok().filter(|wanted| *wanted <= MOST_WANTED)
}

/// `POST /studies/{study}/fieldwork`: says how many are wanted of all, and by the choices of a question.
pub(in crate::web::analyse) async fn change(
    request: HttpRequest,
    who: SignedIn,
    slug: Path<String>,
    sent: Fields,
) -> Result {
    who.sent(&sent)?;
    let place = who.study(&slug, Role::Researcher).await?;
    let app = reader::app(&request);
    let form = super::form(&request, &place).await?.ok_or(Error::NotFound)?;
    let by = sent.get("question");
    let question = asked_once(&form).find(|question| question.name.as_str() == by);
    if question.is_none() && !by.is_empty() {
        return Err(Error::BadRequest("no such question"));
    }
    let codes = question.map_or(&[][..], |question| question.choices());
    let codes = codes.iter().map(|choice| choice.code.as_str());
    let typed = |code: &str| wanted(sent.get(&name(code))).map(|wanted| (code.to_owned(), wanted));
    let (whole, choices) = (typed(""), codes.map(typed).collect::<Option<Vec<_>>>());
    let (Some(whole), Some(choices)) = (whole, choices) else {
        let asked = Asked { by: Some(by.to_owned()), ..Asked::default() };
        let targets = sent.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let fault = Message::new("fieldwork-fault-wanted").with("most", i64::from(MOST_WANTED));
        let typed = Typed { targets, fault: Some(fault), ..Typed::default() };
        return page::show(&request, &who, &place, &asked, typed).await;
    };
    fieldwork::set_targets(app, &place.study, "", &[whole]).await?;
    if !by.is_empty() {
        fieldwork::set_targets(app, &place.study, by, &choices).await?;
    }
    Ok(answer::see(&format!("{}/fieldwork?by={}&done=targets", place.base(), escape(by))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_wants_nothing_and_what_is_no_number_is_a_fault() {
        for (typed, found) in
            [("", Some(0)), (" 300 ", Some(300)), ("-1", None), ("many", None), ("99999999", None)]
        {
            assert_eq!(wanted(typed), found, "{typed}");
        }
    }
}
