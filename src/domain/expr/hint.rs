//! What an expression holds its questions against: for a rehearsal, which tries such answers first.

use super::syntax::{Node, Operator, Start, Test};
use super::{Expr, functions::Function};

/// A question, or `.`, and something that its answer is held against.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hint<'e> {
    /// The question; `None` for the own answer.
    pub(crate) question: Option<&'e str>,
    /// What of the answer is looked at.
    pub(crate) aspect: Aspect,
    /// What it is held against.
    pub(crate) against: Against<'e>,
}

/// What of an answer is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aspect {
    /// The answer itself.
    Answer,
    /// How many were chosen.
    Count,
    /// How many characters it has.
    Length,
    /// Whether it matches a pattern.
    Pattern,
}

/// What an answer is held against.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Against<'e> {
    /// A number.
    Number(f64),
    /// A text, a code, or a day as text.
    Text(&'e str),
    /// The answer to another question.
    Question(&'e str),
    /// Today, or a day counted from it.
    Today,
}

impl Expr {
    /// Everything that questions are held against, in order of mention.
    pub(crate) fn hints(&self) -> Vec<Hint<'_>> {
        let mut found = Vec::new();
        self.root.walk(true, &mut |node, _| match node {
            Node::Chain(first, rest) => {
                let mut left = first.as_ref();
                for (operator, right) in rest {
                    if is_comparison(*operator) {
                        found.extend(held(left, right));
                        found.extend(held(right, left));
                    }
                    left = right;
                }
            }
            Node::Call(function, arguments) => found.extend(called(*function, arguments)),
            _ => {}
        });
        found
    }
}

const fn is_comparison(operator: Operator) -> bool {
    use Operator::{AtLeast, AtMost, Equal, Less, More, Unequal};
    matches!(operator, Equal | Unequal | Less | AtMost | More | AtLeast)
}

fn held<'e>(subject: &'e Node, other: &'e Node) -> Option<Hint<'e>> {
    let (question, aspect) = spoken_of(subject)?;
    Some(Hint { question, aspect, against: against(other)? })
}

/// Functions that hold their first argument against the second.
fn called<'e>(function: Function, arguments: &'e [Node]) -> Option<Hint<'e>> {
    let [subject, other] = arguments else { return None };
    let (question, _) = spoken_of(subject)?;
    let (aspect, text) = match (function.name(), other) {
        ("regex", Node::Pattern(pattern)) => (Aspect::Pattern, pattern.source()),
        ("regex", Node::Text(text)) => (Aspect::Pattern, text.as_str()),
        ("selected" | "contains" | "starts-with" | "ends-with", Node::Text(text)) => {
            (Aspect::Answer, text.as_str())
        }
        _ => return None,
    };
    Some(Hint { question, aspect, against: Against::Text(text) })
}

/// The question whose answer decides about what a part of an expression comes to.
fn spoken_of(node: &Node) -> Option<(Option<&str>, Aspect)> {
    if node.is_own() {
        return Some((None, Aspect::Answer));
    }
    match node {
        Node::Reference(name) => Some((Some(name.as_str()), Aspect::Answer)),
        Node::Path(path) if path.start == Start::Here => match &path.steps.last()?.test {
            Test::Name(name) => Some((Some(name), Aspect::Answer)),
            Test::Any | Test::Node => None,
        },
        Node::Negate(inner) => spoken_of(inner),
        Node::Chain(first, rest) => {
            spoken_of(first).or_else(|| rest.iter().find_map(|(_, node)| spoken_of(node)))
        }
        Node::Call(function, arguments) => {
            let (question, aspect) = arguments.iter().find_map(spoken_of)?;
            Some(match function.name() {
                "count-selected" => (question, Aspect::Count),
                "string-length" => (question, Aspect::Length),
                _ => (question, aspect),
            })
        }
        _ => None,
    }
}

fn against(node: &Node) -> Option<Against<'_>> {
    match node {
        Node::Number(number) => Some(Against::Number(*number)),
        Node::Negate(inner) => match inner.as_ref() {
            Node::Number(number) => Some(Against::Number(-number)),
            _ => None,
        },
        Node::Text(text) => Some(Against::Text(text)),
        Node::Call(function, _) if matches!(function.name(), "today" | "now") => Some(Against::Today),
        Node::Call(_, arguments) => arguments.iter().find_map(against),
        Node::Chain(first, rest) => {
            let all = || std::iter::once(first.as_ref()).chain(rest.iter().map(|(_, node)| node));
            let today = all().filter_map(against).find(|it| *it == Against::Today);
            today.or_else(|| all().find_map(against))
        }
        _ => match spoken_of(node)? {
            (Some(question), Aspect::Answer) => Some(Against::Question(question)),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_answers_are_held_against_is_found() {
        let told = |source: &str| -> Vec<String> {
            let expr = Expr::parse(source).expect("an expression");
            expr.hints()
                .iter()
                .map(|it| format!("{:?} {:?} {:?}", it.question, it.aspect, it.against))
                .collect()
        };
        assert_eq!(
            told("${a} = 'x' and not(18 > ${b})"),
            [r#"Some("a") Answer Text("x")"#, r#"Some("b") Answer Number(18.0)"#]
        );
        assert_eq!(
            told("count-selected(.) <= 3 or string-length(${t}) > 5"),
            ["None Count Number(3.0)", r#"Some("t") Length Number(5.0)"#]
        );
        assert_eq!(
            told("regex(., '^[0-9]+$') and selected(${m}, 'z')"),
            [r#"None Pattern Text("^[0-9]+$")"#, r#"Some("m") Answer Text("z")"#]
        );
        assert_eq!(told(". <= today() - 18 * 365"), ["None Answer Today"]);
        assert_eq!(told(". > ${first}")[0], r#"None Answer Question("first")"#);
    }
}
