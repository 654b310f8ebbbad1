//! A made-up study of twenty questions and its answers, the same in every run: for whoever measures how long
//! something takes.

use crate::answer::{Answer, Answers, Missing};
use crate::form::{Choice, Choices, Code, Form, Item, Kind, Name, Page, Question, Settings};
use crate::language::{Language, Text};
use chrono::{Days, NaiveDate};

/// Of how many choices the questions with one and with several answers have.
const SINGLE: [usize; 8] = [8, 2, 2, 4, 3, 3, 17, 5];
const MULTIPLE: [usize; 5] = [6, 5, 5, 12, 4];

/// Eight single choices, five multiple ones, two scales, three numbers, a day and a text.
#[must_use]
pub fn form() -> Form {
    let choices = |count: usize| Choices::from((0..count).map(choice).collect::<Vec<_>>());
    let mut items = Vec::new();
    let mut ask = |name: String, kind: Kind| {
        let asked = Question::new(named(&name), words("What is asked"), kind);
        items.push(Item::Question(Box::new(Question { dont_know: true, refuse: true, ..asked })));
    };
    for (place, count) in SINGLE.into_iter().enumerate() {
        ask(format!("single_{place}"), Kind::Single { choices: choices(count) });
    }
    for (place, count) in MULTIPLE.into_iter().enumerate() {
        ask(format!("multiple_{place}"), Kind::Multiple { choices: choices(count) });
    }
    for (name, kind) in [
        ("scale_0", Kind::Integer { min: Some(1), max: Some(5) }),
        ("scale_1", Kind::Integer { min: Some(1), max: Some(10) }),
        ("integer_0", Kind::Integer { min: Some(16), max: None }),
        ("integer_1", Kind::Integer { min: Some(0), max: None }),
        ("decimal_0", Kind::Decimal { min: None, max: None }),
        ("day_0", Kind::Date { min: None, max: None }),
        ("text_0", Kind::LongText { max_length: None }),
    ] {
        ask(name.to_owned(), kind);
    }
    Form {
        title: words("A study"),
        languages: Language::ALL.to_vec(),
        settings: Settings::default(),
        lists: Vec::new(),
        pages: vec![Page::new(named("all"), items)],
    }
}

fn named(name: &str) -> Name {
    Name::new(name).unwrap_or_else(|_| unreachable!("written here"))
}

fn words(words: &str) -> Text {
    Text { en: Some(words.to_owned()), ..Text::default() }
}

fn choice(place: usize) -> Choice {
    let code = Code::new(format!("choice_{place}")).unwrap_or_else(|_| unreachable!("written here"));
    Choice::new(code, words("A choice"))
}

/// The same answers for the same number, one in ten of them missing.
#[must_use]
pub fn answers(form: &Form, number: u64) -> Answers {
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
    use crate::answer::record;

    #[test]
    fn the_study_has_twenty_questions_and_the_same_answers_in_every_run() {
        let form = form();
        assert_eq!(form.questions().count(), 20);
        assert_eq!(record::write(&answers(&form, 7)), record::write(&answers(&form, 7)));
        for number in 0..500 {
            let stored = record::write(&answers(&form, number));
            assert_eq!(record::write(&record::read(&form, &stored).expect("answers")), stored);
        }
    }
}
