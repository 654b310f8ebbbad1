//! What the editor of expressions asks while its author types: what is wrong, and how to go on.

use super::editor::{enter, working};
use super::finding::{Findings, utf16};
use crate::web::access::SignedIn;
use crate::web::error::{Error, Result};
use crate::web::query::Fields;
use crate::web::reader;
use actix_web::{HttpRequest, HttpResponse, web::Path};
use domain::form::Item;
use domain::form::edit::{Command, Field, KindTag, Owner};
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;

/// What is wrong with an expression.
#[derive(Serialize)]
struct Checked {
    faults: Vec<Told>,
}

/// A fault or a warning; its place is in UTF-16 units, as browsers count.
#[derive(Serialize)]
struct Told {
    fault: bool,
    from: Option<usize>,
    to: Option<usize>,
    message: String,
}

/// What an expression can speak of.
#[derive(Serialize)]
struct Completion {
    names: Vec<Named>,
    functions: Vec<Function>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    label: String,
    kind: String,
    codes: Vec<Coded>,
}

#[derive(Serialize)]
struct Coded {
    code: String,
    label: String,
}

#[derive(Serialize)]
struct Function {
    name: &'static str,
    signature: &'static str,
    help: String,
}

/// The functions that authors need; those of other programs are understood and not offered.
pub(super) const FUNCTIONS: [(&str, &str); 24] = [
    ("selected", "selected(${question}, 'code')"),
    ("count-selected", "count-selected(${question})"),
    ("selected-at", "selected-at(${question}, 0)"),
    ("jr:choice-name", "jr:choice-name(${question}, '${question}')"),
    ("not", "not(condition)"),
    ("if", "if(condition, then, else)"),
    ("coalesce", "coalesce(first, second)"),
    ("true", "true()"),
    ("false", "false()"),
    ("string-length", "string-length(text)"),
    ("contains", "contains(text, part)"),
    ("starts-with", "starts-with(text, beginning)"),
    ("concat", "concat(first, second, …)"),
    ("regex", "regex(text, 'pattern')"),
    ("number", "number(value)"),
    ("int", "int(number)"),
    ("round", "round(number, digits)"),
    ("sum", "sum(${question_in_rows})"),
    ("count", "count(${rows})"),
    ("min", "min(${question}, …)"),
    ("max", "max(${question}, …)"),
    ("today", "today()"),
    ("date", "date('2024-03-09')"),
    ("position", "position(..)"),
];

/// `POST /studies/{study}/design/check-expression`
pub(super) async fn check(request: HttpRequest, who: SignedIn, slug: Path<String>, fields: Fields) -> Result {
    who.sent(&fields)?;
    let place = enter(&who, &slug).await?;
    let working = working(&request, &place).await?;
    const MALFORMED: Error = Error::BadRequest("not a field");
    let of: Owner = fields.get("of").parse().map_err(|_| MALFORMED)?;
    let field = Field::from_tag(fields.get("field")).ok_or(MALFORMED)?;
    let source = fields.get("expression").replace("\r\n", "\n");
    let source = source.trim().to_owned();
    let set = Command::SetField { of: of.clone(), field, value: Some(source.clone()) };
    let said = |message: &Message| who.say(message);
    let faults = match working.design.apply(&set) {
        Err(refusal) => vec![Told { fault: true, from: None, to: None, message: said(&refusal.0) }],
        Ok((design, _)) => Findings::of(&design.form)
            .at(&of, field.tag())
            .iter()
            .map(|finding| Told {
                fault: finding.fault,
                from: finding.from.map(|at| utf16(&source, at)),
                to: finding.to.map(|at| utf16(&source, at)),
                message: said(&finding.message),
            })
            .collect(),
    };
    Ok(HttpResponse::Ok().json(Checked { faults }))
}

/// `GET /studies/{study}/design/completion`
pub(super) async fn completion(request: HttpRequest, who: SignedIn, slug: Path<String>) -> Result {
    let place = enter(&who, &slug).await?;
    let form = working(&request, &place).await?.design.form;
    let default = form.default_language();
    let words = |text: &domain::language::Text| text.words(default, &form.languages).to_owned();
    let named = |item: &Item| {
        let (label, codes) = match item {
            Item::Note(_) => return None,
            Item::Group(group) => (words(&group.label), Vec::new()),
            Item::Question(question) => {
                let code = |choice: &domain::form::Choice| Coded {
                    code: choice.code.to_string(),
                    label: words(&choice.label),
                };
                (words(&question.label), question.choices().iter().map(code).collect())
            }
        };
        let kind = who.say(&Message::new(&format!("design-kind-{}", KindTag::of(item).tag())));
        Some(Named { name: item.name()?.to_string(), label, kind, codes })
    };
    let names = form.items().filter_map(named).collect();
    let functions = FUNCTIONS
        .iter()
        .map(|(name, signature)| Function { name, signature, help: help(&request, who.language, name) })
        .collect();
    Ok(HttpResponse::Ok().json(Completion { names, functions }))
}

fn help(request: &HttpRequest, language: Language, name: &str) -> String {
    let key = format!("design-function-{}", name.replace(':', "-"));
    reader::app(request).words.say(language, &Message::new(&key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use domain::expr::Expr;

    #[test]
    fn every_function_is_explained_and_understood() {
        let words = Words::load();
        for (name, signature) in FUNCTIONS {
            let key = format!("design-function-{}", name.replace(':', "-"));
            assert!(Language::ALL.iter().all(|language| words.has(*language, &key)), "{key}");
            assert!(signature.starts_with(name));
            let example = signature.replace("(condition", "(true()").replace(", …", "");
            let example = ["then", "else", "first", "second", "text", "part", "beginning", "value", "digits"]
                .iter()
                .fold(example, |example, word| example.replace(word, "1"))
                .replace("(number", "(1");
            assert!(Expr::parse(&example).is_ok(), "{example}: {:?}", Expr::parse(&example));
        }
    }
}
