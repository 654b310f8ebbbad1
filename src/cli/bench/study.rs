//! A study of twenty questions and its responses, the same in every run.

use crate::app::App;
use crate::service::respond;
use crate::store::submissions::{NewSubmission, Origin};
use crate::store::{forms, studies, submissions};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::answer::{Answer, Answers, Missing, languages::Languages, record};
use domain::form::change::Declarations;
use domain::form::{Form, Kind, Question};
use domain::language::{Language, Text};
use serde_json::{Value, json};

/// The study's name in addresses.
pub(super) const SLUG: &str = "bench";

/// How many responses are stored in one transaction.
const AT_ONCE: u64 = 10_000;

/// Of how many choices the questions with one and with several answers have.
const SINGLE: [usize; 8] = [8, 2, 2, 4, 3, 3, 17, 5];
const MULTIPLE: [usize; 5] = [6, 5, 5, 12, 4];

/// Publishes the study and stores so many responses.
pub(super) async fn fill(app: &App, count: u64) -> anyhow::Result<studies::Study> {
    let now = app.clock.now();
    let form = form()?;
    let tx = app.store.begin().await?;
    let title = Text { en: Some(SLUG.to_owned()), ..Text::default() };
    let study_id = studies::add(&tx, SLUG, &title, now).await?;
    let declarations = Declarations::default();
    let publication = forms::Publication {
        study_id,
        source: "",
        form: &form,
        digest: "",
        declarations: &declarations,
        by: None,
    };
    let version = forms::publish(&tx, &publication, now).await?.id;
    tx.commit().await?;
    for begin in (0..count).step_by(usize::try_from(AT_ONCE)?) {
        let numbers = begin..count.min(begin + AT_ONCE);
        let batch: Vec<NewSubmission> =
            numbers.map(|number| submission(app, &form, (study_id, version), (number, now))).collect();
        let tx = app.store.begin().await?;
        submissions::add_many(&tx, study_id, &batch).await?;
        tx.commit().await?;
    }
    studies::by_slug(&app.store, SLUG).await?.ok_or_else(|| anyhow::anyhow!("the study was just stored"))
}

fn submission(
    app: &App,
    form: &Form,
    (study_id, form_version_id): (i64, i64),
    (number, now): (u64, DateTime<Utc>),
) -> NewSubmission {
    let answers = record::write(&answers(form, number));
    let language = Language::ALL[(number % 3) as usize];
    NewSubmission {
        id: app.entropy.uuid(),
        study_id,
        form_version_id,
        resume_code: String::new(),
        language,
        languages: Languages::of(language),
        origin: Origin::Demonstration,
        digest: respond::digest(form_version_id, &answers),
        answers,
        started_at: now,
        finished_at: now,
        submitted_at: now,
        supersedes: None,
    }
}

/// Eight single choices, five multiple ones, two scales, three numbers, a day and a text.
fn form() -> anyhow::Result<Form> {
    let choices = |count: &usize| -> Value {
        (0..*count)
            .map(|place| json!({ "code": format!("choice_{place}"), "label": { "en": "A choice" } }))
            .collect()
    };
    let mut items = Vec::new();
    let mut ask = |name: String, kind: Value| {
        items.push(json!({
            "name": name, "label": { "en": "What is asked" }, "kind": kind, "dont_know": true, "refuse": true,
        }));
    };
    for (place, count) in SINGLE.iter().enumerate() {
        ask(format!("single_{place}"), json!({ "type": "single", "choices": choices(count) }));
    }
    for (place, count) in MULTIPLE.iter().enumerate() {
        ask(format!("multiple_{place}"), json!({ "type": "multiple", "choices": choices(count) }));
    }
    for (name, kind) in [
        ("scale_0", json!({ "type": "integer", "min": 1, "max": 5 })),
        ("scale_1", json!({ "type": "integer", "min": 1, "max": 10 })),
        ("integer_0", json!({ "type": "integer", "min": 16 })),
        ("integer_1", json!({ "type": "integer", "min": 0 })),
        ("decimal_0", json!({ "type": "decimal" })),
        ("day_0", json!({ "type": "date" })),
        ("text_0", json!({ "type": "long_text" })),
    ] {
        ask(name.to_owned(), kind);
    }
    let page = json!({ "name": "all", "item": items });
    let form = json!({ "title": { "en": SLUG }, "languages": ["kk", "ru", "en"], "page": [page] });
    Ok(serde_json::from_value(form)?)
}

/// The same answers for the same number, one in ten of them missing.
fn answers(form: &Form, number: u64) -> Answers {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 8
    };
    Answers(form.questions().map(|question| (question.name.clone(), answer(question, next()))).collect())
}

fn answer(question: &Question, chance: u64) -> Answer {
    if chance.is_multiple_of(10) {
        return Answer::Missing(Missing::ALL[(chance / 10 % 4) as usize]);
    }
    let choices = question.choices();
    match &question.kind {
        Kind::Single { .. } => Answer::One(choices[(chance / 10) as usize % choices.len()].code.clone()),
        Kind::Multiple { .. } => {
            let ticked =
                choices.iter().enumerate().filter(|(place, _)| (chance | 16) >> (place + 4) & 1 == 1);
            Answer::Many(ticked.map(|(_, choice)| choice.code.clone()).collect())
        }
        Kind::Integer { min: Some(least), max: Some(most) } => {
            Answer::Integer(least + (chance / 10) as i64 % (most - least + 1))
        }
        Kind::Integer { min: Some(0), .. } => Answer::Integer((chance % 900_000) as i64),
        Kind::Integer { .. } => Answer::Integer((chance % 84) as i64 + 16),
        Kind::Decimal { .. } => Answer::Decimal((chance % 100_000) as f64 / 7.0),
        Kind::Date { .. } => {
            Answer::Date(NaiveDate::default().checked_add_days(Days::new(chance % 60)).unwrap_or_default())
        }
        _ => Answer::Text("Интернет пен жол керек, «жол».".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_study_has_twenty_questions_and_the_same_answers_in_every_run() {
        let form = form().expect("a form");
        assert_eq!(form.questions().count(), 20);
        assert_eq!(record::write(&answers(&form, 7)), record::write(&answers(&form, 7)));
        for number in 0..500 {
            let stored = record::write(&answers(&form, number));
            assert_eq!(record::write(&record::read(&form, &stored).expect("answers")), stored);
        }
    }
}
