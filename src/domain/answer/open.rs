//! Open answers: what respondents say in words of their own.

use super::{Answer, Answers};
use crate::form::{Form, Kind, Question};

/// The questions that are answered in words, those of repeats among them, in order.
pub fn questions(form: &Form) -> impl Iterator<Item = &Question> {
    form.every_question()
        .filter(|question| matches!(question.kind, Kind::Text { .. } | Kind::LongText { .. }))
}

/// What was answered to the question of that name; of a question in a repeat what was answered in each
/// row, a line each. `None` where nothing was, or nothing that can be read.
#[must_use]
pub fn words(answers: &Answers, question: &str) -> Option<String> {
    let mut said = Vec::new();
    gather(answers, question, &mut said);
    (!said.is_empty()).then(|| said.join("\n"))
}

fn gather<'a>(answers: &'a Answers, question: &str, said: &mut Vec<&'a str>) {
    match answers.0.get(question) {
        Some(Answer::Text(text)) if text.contains(is_written) => said.push(text),
        Some(_) => {}
        None => {
            let rows = answers.0.values().filter_map(|answer| match answer {
                Answer::Rows(rows) => Some(rows),
                _ => None,
            });
            for row in rows.flatten() {
                gather(row, question, said);
            }
        }
    }
}

fn is_written(c: char) -> bool {
    !c.is_control() && !c.is_whitespace() && c != '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Missing;
    use crate::form::Name;

    fn answers(given: Vec<(&str, Answer)>) -> Answers {
        let name = |name: &str| Name::new(name).expect("a name");
        Answers(given.into_iter().map(|(question, answer)| (name(question), answer)).collect())
    }

    #[test]
    fn words_are_found_wherever_the_question_stands() {
        let text = |words: &str| Answer::Text(words.to_owned());
        let row = |words: &str| answers(vec![("why", text(words))]);
        let silent = answers(vec![("why", Answer::Missing(Missing::NoAnswer))]);
        let given = answers(vec![
            ("age", Answer::Integer(3)),
            ("kin", Answer::Rows(vec![row("Жақын"), silent, row("Арзан")])),
            ("thoughts", text("Жол керек")),
        ]);
        assert_eq!(words(&given, "thoughts").as_deref(), Some("Жол керек"));
        assert_eq!(words(&given, "why").as_deref(), Some("Жақын\nАрзан"));
        assert_eq!(words(&answers(vec![("why", text("\u{1} \u{feff}"))]), "why"), None);
        assert_eq!((words(&given, "age"), words(&given, "other")), (None, None));
    }
}
