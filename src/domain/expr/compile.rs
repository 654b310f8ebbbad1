//! What the browser evaluates: it has no parser, so that it gets expressions parsed.
//!
//! `templates/js/expr.js` reads it. A number and a text are themselves; everything else is an array:
//!
//! | array | means |
//! | --- | --- |
//! | `["$", "name"]` | `${name}` |
//! | `["~", x]` | `-x` |
//! | `["&", a, "+", b, "-", c]` | a chain of operators |
//! | `["/", start, step, …]` | a path; it starts at `0` here, `1` the root, `[x, predicate, …]` x |
//! | `[axis, test, predicate, …]` | a step; the axis by its place in [`Axis::ALL`], `""` is `node()` |
//! | `["name", argument, …]` | a call |

use super::syntax::{Axis, Node, Path, Start, Step, Test};
use super::tree::{NodeId, Tree};
use super::{Expr, Value};
use serde_json::{Value as Json, json};

impl Expr {
    /// The expression for the browser.
    #[must_use]
    pub fn compile(&self) -> Json {
        node(&self.root)
    }

    /// Whether the browser needs `expr-rare.js` for it: functions that few forms use.
    #[must_use]
    pub fn needs_rare(&self) -> bool {
        let mut rare = false;
        self.root.walk(true, &mut |node, _| {
            rare |= matches!(node, Node::Call(function, _) if function.is_rare());
        });
        rare
    }
}

fn node(part: &Node) -> Json {
    match part {
        Node::Number(number) => json!(number),
        Node::Text(text) => json!(text),
        Node::Pattern(pattern) => json!(pattern.for_browser()),
        Node::Reference(name) => json!(["$", name.as_str()]),
        Node::Negate(inner) => json!(["~", node(inner)]),
        Node::Chain(first, rest) => {
            let mut all = vec![json!("&"), node(first)];
            all.extend(rest.iter().flat_map(|(operator, right)| [json!(operator.sign()), node(right)]));
            Json::Array(all)
        }
        Node::Call(function, arguments) => {
            let mut all = vec![json!(function.name())];
            all.extend(arguments.iter().map(node));
            Json::Array(all)
        }
        Node::Path(path) => self::path(path),
    }
}

fn path(path: &Path) -> Json {
    let start = match &path.start {
        Start::Here => json!(0),
        Start::Root => json!(1),
        Start::Found(found, predicates) => {
            let mut all = vec![node(found)];
            all.extend(predicates.iter().map(node));
            Json::Array(all)
        }
    };
    let mut all = vec![json!("/"), start];
    all.extend(path.steps.iter().map(step));
    Json::Array(all)
}

fn step(step: &Step) -> Json {
    let axis = Axis::ALL.iter().position(|axis| *axis == step.axis);
    let test = match &step.test {
        Test::Name(name) => name,
        Test::Any => "*",
        Test::Node => "",
    };
    let mut all = vec![json!(axis), json!(test)];
    all.extend(step.predicates.iter().map(node));
    Json::Array(all)
}

impl Tree {
    /// The tree for the browser: `["name", part, …]`, where a part is a child, an answer (a text, a
    /// number, a truth, `{"date": …}`, `{"datetime": …}`), `{"instance": true}` or
    /// `{"relevant": false}`.
    #[must_use]
    pub fn compile(&self) -> Json {
        self.branch(self.root())
    }

    fn branch(&self, node: NodeId) -> Json {
        let mut all = vec![json!(self.name(node))];
        if self.is_instance(node) {
            all.push(json!({"instance": true}));
        }
        if !self.own_relevance(node) {
            all.push(json!({"relevant": false}));
        }
        match self.value(node) {
            Value::Text(text) if text.is_empty() => {}
            Value::Text(text) => all.push(json!(text)),
            Value::Number(number) => all.push(json!(number)),
            Value::Truth(truth) => all.push(json!(truth)),
            Value::Date(date) => all.push(json!({"date": date.to_string()})),
            moment @ Value::DateTime(_) => all.push(json!({"datetime": moment.text()})),
        }
        all.extend(self.children(node).iter().map(|child| self.branch(*child)));
        Json::Array(all)
    }
}
