//! Conditions as versions before ExpressionScript had them.

use super::parser::Node;
use super::{Result, Translator, Untranslated};
use crate::exchange::lss::naming::Naming;
use crate::exchange::lss::survey::Condition;

/// What the conditions of a question say together.
pub(in crate::exchange::lss) fn conditions(all: &[Condition], naming: &Naming) -> Result<Option<String>> {
    let translator = Translator { naming, own: false };
    let mut scenarios: ByKey<'_, (&str, Vec<String>)> = Vec::new();
    for condition in all {
        let said = translator.truth(&of_condition(condition, naming)?)?;
        let at = place(&mut scenarios, condition.scenario.as_str());
        let of_field = place(&mut scenarios[at].1, condition.field.as_str());
        scenarios[at].1[of_field].1.push(said);
    }
    // Any answer of one question is enough, every question of a scenario is needed.
    let fields = |fields: Vec<(&str, Vec<String>)>| {
        joined(fields.into_iter().map(|(_, said)| joined(said, "or")).collect(), "and")
    };
    let said: Vec<_> = scenarios.into_iter().map(|(_, all)| fields(all)).collect();
    Ok(Some(joined(said, "or")).filter(|said| !said.is_empty()))
}

/// Lists by key, in the order in which keys come.
type ByKey<'k, T> = Vec<(&'k str, Vec<T>)>;

/// The place of a key in a list of lists, which gets one for it.
fn place<'k, T>(lists: &mut ByKey<'k, T>, key: &'k str) -> usize {
    lists.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        lists.push((key, Vec::new()));
        lists.len() - 1
    })
}

fn joined(said: Vec<String>, word: &str) -> String {
    match said.as_slice() {
        [one] => one.clone(),
        several => {
            several.iter().map(|said| format!("({said})")).collect::<Vec<_>>().join(&format!(" {word} "))
        }
    }
}

fn of_condition(condition: &Condition, naming: &Naming) -> Result<Node> {
    let held = of_field(&condition.field, &condition.question, naming)?;
    let value = condition.value.trim();
    let against = match value.strip_prefix('@').and_then(|value| value.strip_suffix('@')) {
        Some(field) => {
            let (_, rest) = field.rsplit_once('X').ok_or(Untranslated)?;
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            match of_field(field, &rest[..digits], naming)? {
                Held::Column(node) => node,
                Held::Question => return Err(Untranslated),
            }
        }
        None => Node::Text(value.to_owned()),
    };
    // A multiple choice may be held against the code of what is ticked.
    let (held, against) = match (&held, against) {
        (Held::Question, Node::Text(code)) => {
            let column = naming.column(&condition.question, &code).ok_or(Untranslated)?;
            (Node::Variable(column.variable.clone()), Node::Text("Y".to_owned()))
        }
        (Held::Question, _) => return Err(Untranslated),
        (Held::Column(node), against) => (node.clone(), against),
    };
    let sign = match condition.method.as_str() {
        "==" => "==",
        "!=" => "!=",
        "<" => "<",
        "<=" => "<=",
        ">" => ">",
        ">=" => ">=",
        "RX" => return Ok(Node::Call("regexMatch".to_owned(), vec![against, held])),
        _ => return Err(Untranslated),
    };
    Ok(Node::Binary(sign, Box::new(held), Box::new(against)))
}

/// What a condition holds against a value.
enum Held {
    Column(Node),
    /// A question that has no column of its own.
    Question,
}

/// What `123X4X56SQ1` holds, the question's number being known.
fn of_field(field: &str, question: &str, naming: &Naming) -> Result<Held> {
    let after = field.split_once(&format!("X{question}")).map(|(_, suffix)| suffix).ok_or(Untranslated)?;
    match naming.column(question, after) {
        Some(column) => Ok(Held::Column(Node::Variable(column.variable.clone()))),
        None if after.is_empty() => Ok(Held::Question),
        None => Err(Untranslated),
    }
}
