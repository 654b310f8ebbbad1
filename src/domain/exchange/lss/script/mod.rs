//! ExpressionScript, as far as our expressions can say the same.

mod conditions;
mod parser;

pub(super) use conditions::conditions;

use super::naming::{Naming, Role};
use parser::{Node, parse};

/// Why an expression is not said again: it has something in it that ours do not have.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Untranslated;

type Result<T> = std::result::Result<T, Untranslated>;

/// The same in our language; none where it always holds. `own` is what `self` means, if anything.
pub(super) fn condition(source: &str, naming: &Naming, own: bool) -> Result<Option<String>> {
    match source.trim() {
        "" | "1" => Ok(None),
        "0" => Ok(Some("false()".to_owned())),
        source => Ok(Some(Translator { naming, own }.truth(&parse(source)?)?)),
    }
}

/// The value of an equation.
pub(super) fn value(source: &str, naming: &Naming) -> Result<String> {
    let source = source.trim();
    let inner = source.strip_prefix('{').and_then(|source| source.strip_suffix('}'));
    Translator { naming, own: false }.value(&parse(inner.unwrap_or(source))?)
}

/// The pattern of a regular expression of PHP as one that has to match the whole answer.
pub(super) fn pattern(php: &str) -> Option<String> {
    let php = php.trim();
    let delimiter = php.chars().next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace())?;
    let (inner, flags) = php[delimiter.len_utf8()..].rsplit_once(delimiter)?;
    let inner = match flags {
        "" | "u" => inner.to_owned(),
        "i" | "iu" | "ui" => in_any_case(inner)?,
        _ => return None,
    };
    let (begin, inner) = inner.strip_prefix('^').map_or((".*", inner.as_str()), |inner| ("", inner));
    let (end, inner) = match inner.strip_suffix('$') {
        Some(open) if !open.ends_with('\\') => ("", open),
        _ => (".*", inner),
    };
    let inner = if inner.contains('|') { format!("(?:{inner})") } else { inner.to_owned() };
    Some(format!("{begin}{inner}{end}"))
}

/// A pattern that takes every letter in either case, since ours have no flags; none where it has
/// letters that are no letters, as in `\p{L}`.
fn in_any_case(pattern: &str) -> Option<String> {
    let letters: Vec<char> = pattern.chars().collect();
    let (mut said, mut class, mut at) = (String::new(), false, 0);
    while let Some(c) = letters.get(at).copied() {
        let range = letters.get(at + 1..at + 3).filter(|next| class && next[0] == '-' && next[1] != ']');
        match (c, range) {
            ('\\', _) => {
                let escaped = letters.get(at + 1).filter(|c| !matches!(c, 'p' | 'P' | 'x' | 'u' | 'c'))?;
                said.extend([c, *escaped]);
                at += 1;
            }
            ('(', _) if letters.get(at + 1) == Some(&'?') && letters.get(at + 2) != Some(&':') => {
                return None;
            }
            (c, Some(&[_, end])) if c.is_alphabetic() && end.is_alphabetic() => {
                let both = |case: fn(char) -> String| format!("{}-{}", case(c), case(end));
                said += &both(|c| c.to_lowercase().collect());
                said += &both(|c| c.to_uppercase().collect());
                at += 2;
            }
            (c, _) if c.is_alphabetic() => {
                let cases = c.to_lowercase().chain(c.to_uppercase()).collect::<String>();
                said += &if class { cases } else { format!("[{cases}]") };
            }
            (c, _) => {
                class = c == '[' || (class && c != ']');
                said.push(c);
            }
        }
        at += 1;
    }
    Some(said)
}

/// A text in quotes; XPath has no way to say one that has both kinds in it.
pub(super) fn quoted(text: &str) -> Result<String> {
    match (text.contains('\''), text.contains('"')) {
        (false, _) => Ok(format!("'{text}'")),
        (true, false) => Ok(format!("\"{text}\"")),
        (true, true) => Err(Untranslated),
    }
}

struct Translator<'n> {
    naming: &'n Naming,
    own: bool,
}

impl Translator<'_> {
    /// Whether it holds.
    fn truth(&self, node: &Node) -> Result<String> {
        match node {
            Node::Binary(sign @ ("and" | "or"), left, right) => {
                let side = |node: &Node| {
                    let said = self.truth(node)?;
                    let plain = !matches!(node, Node::Binary("and" | "or", ..));
                    Ok(if plain || matches!(node, Node::Binary(own, ..) if own == sign) {
                        said
                    } else {
                        format!("({said})")
                    })
                };
                Ok(format!("{} {sign} {}", side(left)?, side(right)?))
            }
            Node::Not(inner) => Ok(format!("not({})", self.truth(inner)?)),
            Node::Variable(_) => match self.ticked(node) {
                Some(selected) => Ok(selected),
                None => Ok(format!("{} != ''", self.value(node)?)),
            },
            node => self.value(node),
        }
    }

    fn value(&self, node: &Node) -> Result<String> {
        match node {
            Node::Number(number) => Ok(number.clone()),
            Node::Text(text) => quoted(text),
            Node::Own if self.own => Ok(".".to_owned()),
            Node::Own => Err(Untranslated),
            Node::Variable(variable) => {
                let (name, role) = self.naming.variable(variable).ok_or(Untranslated)?;
                match role {
                    Role::Code | Role::Number | Role::Text | Role::Moment(_) => Ok(format!("${{{name}}}")),
                    Role::Tick(code) => {
                        Ok(format!("if(selected(${{{name}}}, {}), 'Y', '')", quoted(code.as_str())?))
                    }
                    Role::Rank(at) => Ok(format!("selected-at(${{{name}}}, {at})")),
                    Role::OtherTick(_) | Role::Nothing => Err(Untranslated),
                }
            }
            Node::Not(_) | Node::Binary("and" | "or", ..) => self.truth(node),
            Node::Minus(inner) => Ok(format!("-{}", self.operand(inner)?)),
            Node::Binary(sign, left, right) => self.binary(sign, left, right),
            Node::Call(name, arguments) => self.call(name, arguments),
        }
    }

    /// A part of an expression with signs, in brackets where it is one itself.
    fn operand(&self, node: &Node) -> Result<String> {
        let said = self.value(node)?;
        let plain = !matches!(node, Node::Binary(..) | Node::Minus(_));
        Ok(if plain { said } else { format!("({said})") })
    }

    /// Whether a tick is set, where that is what it is.
    fn ticked(&self, node: &Node) -> Option<String> {
        let Node::Variable(variable) = node else { return None };
        let (name, Role::Tick(code)) = self.naming.variable(variable)? else { return None };
        Some(format!("selected(${{{name}}}, {})", quoted(code.as_str()).ok()?))
    }

    fn binary(&self, sign: &str, left: &Node, right: &Node) -> Result<String> {
        for (tick, literal) in [(left, right), (right, left)] {
            let (Some(selected), Node::Text(literal)) = (self.ticked(tick), literal) else { continue };
            let held = match literal.as_str() {
                "Y" => true,
                "" => false,
                _ => return Err(Untranslated),
            };
            return match (sign, held) {
                ("==", true) | ("!=", false) => Ok(selected),
                ("==", false) | ("!=", true) => Ok(format!("not({selected})")),
                _ => Err(Untranslated),
            };
        }
        let words = matches!(left, Node::Text(_)) || matches!(right, Node::Text(_));
        let sign = match sign {
            "==" => "=",
            "/" => "div",
            // Of texts it joins them.
            "+" if words => return Ok(format!("concat({}, {})", self.value(left)?, self.value(right)?)),
            sign => sign,
        };
        let left_said = self.held(sign, left, right)?;
        Ok(format!("{left_said} {sign} {}", self.held(sign, right, left)?))
    }

    /// A side of a comparison: a literal as what the other side is.
    fn held(&self, sign: &str, node: &Node, other: &Node) -> Result<String> {
        let role = match other {
            Node::Variable(variable) => self.naming.variable(variable).map(|(_, role)| role),
            _ => None,
        };
        let equal = matches!(sign, "=" | "!=");
        let compares = equal || matches!(sign, "<" | "<=" | ">" | ">=");
        match node {
            Node::Number(number) if equal && role == Some(&Role::Code) => quoted(number),
            Node::Text(text) if compares && text.parse::<f64>().is_ok() => {
                let number = role == Some(&Role::Number) || !equal;
                if number { Ok(text.clone()) } else { quoted(text) }
            }
            node => self.operand(node),
        }
    }

    fn call(&self, name: &str, arguments: &[Node]) -> Result<String> {
        let all = || arguments.iter().map(|node| self.value(node)).collect::<Result<Vec<_>>>();
        let named = |ours: &str| Ok(format!("{ours}({})", all()?.join(", ")));
        match (name, arguments) {
            ("is_empty" | "empty", [node]) => match self.ticked(node) {
                Some(selected) => Ok(format!("not({selected})")),
                None => Ok(format!("{} = ''", self.operand(node)?)),
            },
            ("is_numeric", [node]) => {
                let said = self.value(node)?;
                Ok(format!("number({said}) = number({said})"))
            }
            ("if", [test, then, otherwise]) => {
                Ok(format!("if({}, {}, {})", self.truth(test)?, self.value(then)?, self.value(otherwise)?))
            }
            ("count", [_, ..]) => {
                let one = |node| Ok(format!("if({}, 1, 0)", self.truth(node)?));
                Ok(summed(arguments.iter().map(one).collect::<Result<Vec<_>>>()?))
            }
            ("sum", [_, ..]) => {
                let one = |said: String| format!("coalesce({said}, 0)");
                Ok(summed(all()?.into_iter().map(one).collect()))
            }
            ("regexMatch", [Node::Text(php), node]) => {
                let pattern = pattern(php).ok_or(Untranslated)?;
                Ok(format!("regex({}, {})", self.value(node)?, quoted(&pattern)?))
            }
            ("strlen", [_]) => named("string-length"),
            ("intval", [_]) => named("int"),
            ("floatval", [_]) => named("number"),
            ("ceil", [_]) => named("ceiling"),
            ("floor" | "abs" | "sqrt", [_]) | ("round" | "pow", [_, ..]) => named(name),
            _ => Err(Untranslated),
        }
    }
}

/// A sum that can stand wherever a value can.
fn summed(said: Vec<String>) -> String {
    if said.len() == 1 { said.concat() } else { format!("({})", said.join(" + ")) }
}
