//! The suite of vectors of expressions in `tests/data/expr`, which the browser's evaluator is held to
//! as well.
//!
//! Its README says how a case is written, and how many hold: a rate that is not the one counted here
//! fails the test. `SAUAL_WRITE_RATES=1` writes it anew.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::expr::{Context, Expr, NodeId, Place, Tree, Value, World};
use serde::Deserialize;
use serde_json::Value as Json;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of our own cases, which are no measure.
const OWN: &str = "saual";
const TOLD: &str = "as the README tells";

#[derive(Deserialize)]
struct Suite {
    now: String,
    #[serde(default)]
    trees: BTreeMap<String, Json>,
    #[serde(default)]
    lists: BTreeMap<String, BTreeMap<String, Json>>,
    cases: Vec<Case>,
    outside: Vec<Outside>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outside {
    #[serde(rename = "expr")]
    _expr: String,
    why: String,
}

/// One case; exactly one expectation of it is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    expr: String,
    tree: Option<String>,
    #[serde(default)]
    context: Vec<Json>,
    lists: Option<String>,
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    labels: BTreeMap<String, String>,
    #[serde(default)]
    random: Vec<f64>,
    truth: Option<bool>,
    number: Option<Json>,
    near: Option<f64>,
    close: Option<(f64, i32)>,
    rounded: Option<(f64, f64)>,
    text: Option<String>,
    matches: Option<String>,
    length: Option<usize>,
    count: Option<usize>,
    nodes: Option<Vec<Vec<Json>>>,
    #[serde(default)]
    first: bool,
    joined: Option<String>,
    fault: Option<Json>,
    /// Why we answer otherwise.
    why: Option<String>,
}

struct Given<'c> {
    now: DateTime<FixedOffset>,
    lists: BTreeMap<String, Tree>,
    case: &'c Case,
    drawn: Cell<usize>,
}

impl World for Given<'_> {
    fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }

    fn random(&self) -> f64 {
        self.drawn.set(self.drawn.get() + 1);
        let given = &self.case.random;
        if given.is_empty() { 0.123_456_789_012_345 } else { given[(self.drawn.get() - 1) % given.len()] }
    }

    fn uuid(&self) -> String {
        "c0ffee00-cafe-4bad-8abe-0123456789ab".to_owned()
    }

    fn instance(&self, id: &str) -> Option<&Tree> {
        self.lists.get(id)
    }

    fn choice_label(&self, question: &str, code: &str) -> Option<String> {
        self.case.labels.get(&format!("{question} {code}")).cloned()
    }

    fn text(&self, id: &str) -> Option<String> {
        self.case.texts.get(id).cloned()
    }

    fn property(&self, name: &str) -> Option<String> {
        (name == "deviceid").then(|| "device".to_owned())
    }
}

/// `["name", ["child", "answer"], …]`; a number, a truth and `{"date": …}` are answers too, and
/// `{"relevant": false}` and `{"instance": true}` tell of the node.
fn tree(json: &Json) -> Tree {
    let mut tree = Tree::new(json[0].as_str().expect(TOLD));
    let root = tree.root();
    fill(&mut tree, root, json);
    tree
}

fn fill(tree: &mut Tree, node: NodeId, json: &Json) {
    for part in &json.as_array().expect(TOLD)[1..] {
        match part {
            Json::Array(child) => {
                let name = child[0].as_str().expect(TOLD);
                let instance = child.iter().any(|part| part["instance"] == Json::Bool(true));
                let child = if instance { tree.add_instance(node, name) } else { tree.add(node, name) };
                fill(tree, child, part);
            }
            Json::String(text) => tree.set(node, Value::Text(text.clone())),
            Json::Number(number) => {
                tree.set(node, Value::Number(number.as_f64().expect(TOLD)));
            }
            Json::Bool(truth) => tree.set(node, Value::Truth(*truth)),
            Json::Object(told) => {
                if let Some(day) = told.get("date") {
                    tree.set(node, Value::Date(day.as_str().expect(TOLD).parse::<NaiveDate>().expect(TOLD)));
                }
                if let Some(moment) = told.get("datetime") {
                    let moment = DateTime::parse_from_rfc3339(moment.as_str().expect(TOLD)).expect(TOLD);
                    tree.set(node, Value::DateTime(moment));
                }
                if told.get("relevant") == Some(&Json::Bool(false)) {
                    tree.set_relevant(node, false);
                }
            }
            Json::Null => panic!("no part of a tree"),
        }
    }
}

/// The node at a path: places among the children that are no attributes, from the document on.
fn at(tree: &Tree, path: &[Json]) -> NodeId {
    path.iter().fold(tree.document(), |node, place| match place {
        Json::String(name) => tree.child(node, name).expect(TOLD),
        place => {
            let mut children =
                tree.children(node).iter().filter(|child| !tree.name(**child).starts_with('@'));
            *children.nth(usize::try_from(place.as_u64().expect(TOLD)).expect(TOLD)).expect(TOLD)
        }
    })
}

/// The path to a node, as [`at`] takes it.
fn path(tree: &Tree, node: NodeId) -> Vec<Json> {
    let mut path: Vec<Json> = Vec::new();
    let mut node = node;
    while node != tree.document() {
        let parent = tree.parent(node).unwrap_or(tree.document());
        let name = tree.name(node);
        if name.starts_with('@') {
            path.push(name.into());
        } else {
            let before = tree.children(parent).iter().take_while(|child| **child != node);
            path.push(before.filter(|child| !tree.name(**child).starts_with('@')).count().into());
        }
        node = parent;
    }
    path.reverse();
    path
}

/// What is wrong with the answer to a case.
fn wrong(suite: &Suite, case: &Case) -> Option<String> {
    let given = Given {
        now: DateTime::parse_from_rfc3339(&suite.now).expect(TOLD),
        lists: case
            .lists
            .iter()
            .flat_map(|id| &suite.lists[id])
            .map(|(id, json)| (id.clone(), tree(json)))
            .collect(),
        case,
        drawn: Cell::new(0),
    };
    let answers = case.tree.as_ref().map_or_else(|| Tree::new("root"), |id| tree(&suite.trees[id]));
    let expr = match (Expr::parse(&case.expr), &case.fault) {
        (Err(fault), Some(Json::String(key))) if fault.message.key != *key => return Some(fault.message.key),
        (Err(_), Some(_)) => return None,
        (Ok(_), Some(_)) => return Some("no fault".to_owned()),
        (Err(fault), None) => return Some(fault.to_string()),
        (Ok(expr), None) => expr,
    };
    let context = Context { tree: &answers, node: at(&answers, &case.context), world: &given };
    let offset = *given.now.offset();
    let value = || expr.eval(&context);
    let number = || value().number(offset);
    let told = |ok: bool, got: String| if ok { None } else { Some(got) };
    if let Some(truth) = case.truth {
        return told(expr.is_true(&context) == truth, (!truth).to_string());
    }
    if let Some(wanted) = &case.number {
        let got = value().number(offset);
        let got = Value::Number(got).text();
        let wanted = wanted
            .as_f64()
            .map_or_else(|| wanted.as_str().expect(TOLD).to_owned(), |n| Value::Number(n).text());
        return told(got == wanted, got);
    }
    if let Some(wanted) = case.near {
        return told((number() - wanted).abs() <= 1e-12, number().to_string());
    }
    if let Some((wanted, digits)) = case.close {
        return told((number() - wanted).abs() < 10_f64.powi(-digits) / 2.0, number().to_string());
    }
    if let Some((wanted, factor)) = case.rounded {
        let got = (number() * factor + 0.5).floor() / factor;
        return told(got == wanted, got.to_string());
    }
    if let Some(wanted) = &case.text {
        return told(value().text() == *wanted, value().text());
    }
    if let Some(pattern) = &case.matches {
        return told(regex::Regex::new(pattern).expect(TOLD).is_match(&value().text()), value().text());
    }
    if let Some(length) = case.length {
        return told(value().text().chars().count() == length, value().text());
    }
    let nodes = expr.nodes(&context);
    if let Some(count) = case.count {
        return told(nodes.len() == count, nodes.len().to_string());
    }
    let texts = || nodes.iter().map(Place::text).collect::<String>();
    if let Some(joined) = &case.joined {
        return told(texts() == *joined, texts());
    }
    let wanted = case.nodes.as_ref().expect("an expectation");
    let got: Vec<NodeId> =
        nodes.iter().take(if case.first { 1 } else { usize::MAX }).map(|place| place.node).collect();
    let ok = match case.lists {
        Some(_) => got.len() == wanted.len(),
        None => got.iter().map(|node| path(&answers, *node)).eq(wanted.iter().cloned()),
    };
    told(ok, format!("{} nodes {}", got.len(), nodes.iter().map(Place::name).collect::<Vec<_>>().join(" ")))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/expr")
}

/// How many cases of a source hold, and what is told of the others.
#[derive(Default)]
struct Rate {
    cases: usize,
    held: usize,
    outside: usize,
    failing: String,
}

/// Every file of the suite with its name, as `web-forms/xforms-date`, and its source.
fn suites() -> Vec<(String, String, Suite)> {
    let entries = |folder: &Path| {
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .expect("a file of the suite")
            .map(|entry| entry.expect("a file of the suite").path())
            .collect();
        paths.sort();
        paths
    };
    let mut suites = Vec::new();
    for file in entries(&folder()).into_iter().filter(|path| path.is_dir()).flat_map(|path| entries(&path)) {
        let json = std::fs::read_to_string(&file).expect("a file of the suite");
        let suite = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.strip_prefix(folder()).expect(TOLD).with_extension("").display().to_string();
        let (source, part) = name.split_once('/').expect(TOLD);
        let source = match part.split_once('-') {
            Some((part, _)) if source == "web-forms" => format!("{source}, {part}"),
            _ => source.to_owned(),
        };
        suites.push((name, source, suite));
    }
    suites
}

/// What the README says of the suite, as counted. The browser's column is the same, or its own test
/// fails: it has to answer each case as we do.
fn told(rates: &BTreeMap<String, Rate>, reasons: &BTreeMap<String, usize>) -> String {
    let mut told = "| source | cases | hold here | hold in the browser | rate | outside |\n".to_owned();
    told.push_str("| --- | --: | --: | --: | --: | --: |\n");
    let mut theirs = Rate::default();
    let row = |told: &mut String, source: &str, rate: &Rate| {
        let share = rate.held as f64 * 100.0 / rate.cases as f64;
        let Rate { cases, held, outside, .. } = rate;
        told.push_str(&format!("| {source} | {cases} | {held} | {held} | {share:.2} % | {outside} |\n"));
    };
    for (source, rate) in rates.iter().filter(|(source, _)| *source != OWN) {
        row(&mut told, source, rate);
        theirs.cases += rate.cases;
        theirs.held += rate.held;
        theirs.outside += rate.outside;
        theirs.failing.push_str(&rate.failing);
    }
    row(&mut told, "together", &theirs);
    row(&mut told, "our own", &rates[OWN]);
    told.push_str(&format!("\n## Cases that do not hold, and why\n\n{}", theirs.failing));
    told.push_str("\n## What is outside\n\n| why | cases |\n| --- | --: |\n");
    for (why, count) in reasons {
        told.push_str(&format!("| {why} | {count} |\n"));
    }
    told
}

#[test]
fn as_many_vectors_hold_as_the_readme_says() {
    let (mut rates, mut reasons) = (BTreeMap::<String, Rate>::new(), BTreeMap::new());
    let mut unexplained = String::new();
    for (name, source, suite) in suites() {
        let rate = rates.entry(source).or_default();
        rate.outside += suite.outside.len();
        for outside in &suite.outside {
            *reasons.entry(outside.why.clone()).or_insert(0) += 1;
        }
        for (index, case) in suite.cases.iter().enumerate() {
            rate.cases += 1;
            let expr = case.expr.replace('\n', " ");
            match (wrong(&suite, case), &case.why) {
                (None, None) => rate.held += 1,
                (None, Some(_)) => {
                    unexplained
                        .push_str(&format!("{name} {index}: {expr} holds, and a reason says why not\n"));
                }
                (Some(got), Some(why)) => {
                    rate.failing.push_str(&format!("- {name}: `{expr}` comes to `{got}`: {why}\n"));
                }
                (Some(got), None) => {
                    unexplained.push_str(&format!("{name}: {expr} → {got}\n"));
                }
            }
        }
    }
    for (source, rate) in &rates {
        println!("{source}: {} of {}, {} outside", rate.held, rate.cases, rate.outside);
    }
    assert!(unexplained.is_empty(), "{} are not as told\n{unexplained}", unexplained.lines().count());
    let readme = folder().join("README.md");
    let text = std::fs::read_to_string(&readme).expect("a file of the suite");
    let told = told(&rates, &reasons);
    let (before, written) = text.split_once("## Rates\n\n").expect(TOLD);
    if std::env::var_os("SAUAL_WRITE_RATES").is_some() {
        std::fs::write(readme, format!("{before}## Rates\n\n{told}")).expect("a file of the suite");
    } else {
        assert_eq!(written, told, "the rates counted are not those written");
    }
}
