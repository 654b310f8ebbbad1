//! Expressions of a recipe, evaluated for every response from the columns.
//!
//! An expression is evaluated once for each combination of answers that it speaks of: a million responses
//! have few.

use crate::answer::CLOCK;
use crate::expr::{Context, Expr, Kind as Mentioned, NodeId, Tree, Value, World};
use crate::form::{Form, Kind, Question};
use crate::message::Message;
use crate::table::view::{day_number, number, whole_number};
use crate::table::{Columns, Places, View, Way};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// The most combinations that are remembered.
const MOST_KEPT: usize = 100_000;

/// An expression with the columns it speaks of, for the rows of one level.
pub(super) struct Evaluator<'c> {
    expr: Expr,
    len: usize,
    /// What is answered once for each row, there or around it.
    leaves: Vec<Leaf<'c>>,
    /// What is answered in repeats within.
    inner: Vec<Inner<'c>>,
    /// Whether rows of a repeat are evaluated for.
    of_repeat: bool,
}

/// A question seen from the rows evaluated for.
struct Leaf<'c> {
    name: String,
    cells: Held<'c>,
    way: Way,
    /// Whether it stands in the row itself, and else around it.
    own: bool,
}

/// A repeat within the rows evaluated for.
struct Inner<'c> {
    repeat: String,
    /// Of each row evaluated for, where its rows of the repeat begin; and where the last ones end.
    begins: Vec<usize>,
    leaves: Vec<(String, Held<'c>)>,
}

/// The cells of a question with what they say.
struct Held<'c> {
    view: View<'c>,
    codes: Vec<String>,
}

/// Nothing that changes from one evaluation to the next: recipes may not ask for it.
struct Nowhere;

impl World for Nowhere {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::UNIX_EPOCH.with_timezone(&CLOCK)
    }

    fn random(&self) -> f64 {
        0.0
    }

    fn uuid(&self) -> String {
        String::new()
    }
}

impl<'c> Evaluator<'c> {
    /// Prepares an expression for the rows of a level.
    ///
    /// # Errors
    /// Every fault of the expression, each with its place.
    pub(super) fn new(
        source: &str,
        place: &str,
        form: &Form,
        columns: &'c Columns,
        level: usize,
    ) -> Result<Self, Vec<Message>> {
        let expr = Expr::parse(source).map_err(|fault| {
            let told = Message::new("tabulation-fault-expression").with("place", place);
            vec![told.with("at", fault.span.start + 1), fault.message]
        })?;
        let mut faults = Vec::new();
        let mut tell = |key: &str, name: &str| {
            faults.push(Message::new(key).with("place", place).with("name", name));
        };
        if expr.asks_world() {
            tell("tabulation-fault-world", source);
        }
        if expr.speaks_of_own() {
            tell("tabulation-fault-own", source);
        }
        let mut found = Self {
            expr,
            len: columns.rows(level),
            leaves: Vec::new(),
            inner: Vec::new(),
            of_repeat: level > 0,
        };
        let mut names: Vec<(String, Mentioned)> =
            found.expr.names().iter().map(|mention| (mention.name.clone(), mention.kind)).collect();
        names.dedup();
        for (name, kind) in names {
            if matches!(kind, Mentioned::Step | Mentioned::Bare) {
                tell("tabulation-fault-path", &name);
            } else if let Err(key) = found.mention(&name, form, columns, level) {
                tell(key, &name);
            }
        }
        if faults.is_empty() { Ok(found) } else { Err(faults) }
    }

    /// Takes in what is mentioned.
    fn mention(
        &mut self,
        name: &str,
        form: &Form,
        columns: &'c Columns,
        level: usize,
    ) -> Result<(), &'static str> {
        if let Some(inner) = columns.level_of(name) {
            return self.within(inner, name, columns, level).map(drop);
        }
        let question = form.question(name).ok_or("tabulation-fault-question")?;
        let (at, view) = columns.view(name).ok_or("tabulation-fault-question")?;
        let cells = Held::of(question, view).ok_or("tabulation-fault-unkept")?;
        if let Some(way) = columns.way_out(level, at) {
            if !self.leaves.iter().any(|leaf| leaf.name == name) {
                self.leaves.push(Leaf { name: name.to_owned(), cells, way, own: at == level });
            }
            return Ok(());
        }
        let repeat = columns.counts(at);
        let repeat = repeat.repeat().ok_or("tabulation-fault-apart")?;
        let inner = self.within(at, repeat.as_str(), columns, level)?;
        if !inner.leaves.iter().any(|(known, _)| known == name) {
            inner.leaves.push((name.to_owned(), cells));
        }
        Ok(())
    }

    /// The repeat within the rows evaluated for.
    fn within(
        &mut self,
        inner: usize,
        repeat: &str,
        columns: &Columns,
        level: usize,
    ) -> Result<&mut Inner<'c>, &'static str> {
        let known = self.inner.iter().position(|inner| inner.repeat == repeat);
        let place = match known {
            Some(place) => place,
            None => {
                let way = columns.way_out(inner, level).ok_or("tabulation-fault-apart")?;
                let rows = columns.rows(inner);
                let mut begins = Vec::with_capacity(self.len + 1);
                // Rows stand in the order of what they stand in.
                let mut row = 0;
                for outer in 0..self.len {
                    begins.push(row);
                    while row < rows && way.out(row) == outer {
                        row += 1;
                    }
                }
                begins.push(row);
                self.inner.push(Inner { repeat: repeat.to_owned(), begins, leaves: Vec::new() });
                self.inner.len() - 1
            }
        };
        Ok(&mut self.inner[place])
    }

    /// What the expression comes to for every row, as `of` takes it.
    pub(super) fn each<T: Copy>(&self, mut of: impl FnMut(&Expr, &Context<'_>) -> T) -> Vec<T> {
        if !self.inner.is_empty() {
            return (0..self.len).map(|row| self.grown(row, &mut of)).collect();
        }
        let (mut tree, node, leaves) = self.planted();
        let mut known: HashMap<Box<[u64]>, T> = HashMap::new();
        let mut key = Vec::new();
        let one = |row| {
            key.clear();
            self.leaves.iter().for_each(|leaf| leaf.cells.bits(leaf.way.out(row), &mut key));
            if let Some(found) = known.get(key.as_slice()) {
                return *found;
            }
            for (leaf, node) in self.leaves.iter().zip(&leaves) {
                tree.set(*node, leaf.cells.value(leaf.way.out(row)));
            }
            let found = of(&self.expr, &Context { tree: &tree, node, world: &Nowhere });
            if known.len() < MOST_KEPT {
                known.insert(key.as_slice().into(), found);
            }
            found
        };
        (0..self.len).map(one).collect()
    }

    /// For whom it holds.
    pub(super) fn holds(&self) -> Vec<bool> {
        self.each(Expr::is_true)
    }

    /// The numbers it comes to; not a number where it comes to none.
    pub(super) fn numbers(&self) -> Vec<f64> {
        self.each(|expr, context| expr.eval(context).number(CLOCK))
    }

    /// The texts it comes to, in order of first sight, and the place of each row's; `None` where it is
    /// empty. Texts beyond so many share the place behind the last.
    pub(super) fn texts(&self, declared: &[String], most: usize) -> (Vec<String>, Vec<Option<usize>>) {
        let mut texts = declared.to_vec();
        let mut known: BTreeMap<String, usize> = declared.iter().cloned().zip(0..).collect();
        let found = self.each(|expr, context| {
            let value = expr.eval(context);
            if value.is_empty() {
                return None;
            }
            let text = value.text();
            if let Some(place) = known.get(&text) {
                return Some(*place);
            }
            if !declared.is_empty() || texts.len() >= most {
                return Some(usize::MAX);
            }
            known.insert(text.clone(), texts.len());
            texts.push(text);
            Some(texts.len() - 1)
        });
        let beyond = texts.len();
        (texts, found.into_iter().map(|place| place.map(|place| place.min(beyond))).collect())
    }

    /// The tree of a row, with a leaf for each of `leaves`, and the node evaluated for.
    fn planted(&self) -> (Tree, NodeId, Vec<NodeId>) {
        let mut tree = Tree::new("data");
        let root = tree.root();
        let around =
            self.leaves.iter().map(|leaf| (!leaf.own || !self.of_repeat).then(|| tree.add(root, &leaf.name)));
        let around: Vec<Option<NodeId>> = around.collect();
        let node = if self.of_repeat { tree.add_instance(root, "row") } else { root };
        let placed = self.leaves.iter().zip(around);
        let leaves =
            placed.map(|(leaf, around)| around.unwrap_or_else(|| tree.add(node, &leaf.name))).collect();
        (tree, node, leaves)
    }

    /// What it comes to where it speaks of repeats within the row.
    fn grown<T>(&self, row: usize, of: &mut impl FnMut(&Expr, &Context<'_>) -> T) -> T {
        let (mut tree, node, leaves) = self.planted();
        for (leaf, node) in self.leaves.iter().zip(leaves) {
            tree.set(node, leaf.cells.value(leaf.way.out(row)));
        }
        for inner in &self.inner {
            for own in inner.begins[row]..inner.begins[row + 1] {
                let instance = tree.add_instance(node, &inner.repeat);
                for (name, cells) in &inner.leaves {
                    let leaf = tree.add(instance, name);
                    tree.set(leaf, cells.value(own));
                }
            }
        }
        of(&self.expr, &Context { tree: &tree, node, world: &Nowhere })
    }
}

impl<'c> Held<'c> {
    /// The cells of a question as expressions see them; `None` where they do not hold what it takes: of
    /// words only whether there are any, of a rank only the first choice.
    fn of(question: &Question, view: View<'c>) -> Option<Self> {
        let codes = match (&question.kind, view) {
            (Kind::Rank { .. }, _) => return None,
            (Kind::Acknowledge, View::Given(_)) => vec![crate::form::Code::AGREED.to_owned()],
            (_, View::Given(_)) => return None,
            _ => question.choices().iter().map(|choice| choice.code.to_string()).collect(),
        };
        Some(Self { view, codes })
    }

    /// What is stored, to tell one answer from another.
    fn bits(&self, row: usize, into: &mut Vec<u64>) {
        match self.view {
            View::One(Places::Narrow(cells)) | View::Given(Places::Narrow(cells)) => {
                into.push(u64::from(cells[row]));
            }
            View::One(Places::Wide(cells)) | View::Given(Places::Wide(cells)) => {
                into.push(u64::from(cells[row]));
            }
            View::Many(ticks) => {
                into.extend_from_slice(&ticks.words[row * ticks.stride..(row + 1) * ticks.stride]);
            }
            View::Integers { cells, .. } => into.push(cells[row].cast_unsigned()),
            View::Decimals(cells) => into.push(cells[row].to_bits()),
            View::Days(cells) => into.push(u64::from(cells[row].cast_unsigned())),
        }
    }

    fn value(&self, row: usize) -> Value {
        let code =
            |place: usize| self.codes.get(place).map_or_else(Value::empty, |code| Value::Text(code.clone()));
        match self.view {
            View::One(places) | View::Given(places) => places.get(row).map_or_else(|_| Value::empty(), code),
            View::Many(ticks) => {
                let words = &ticks.words[row * ticks.stride..(row + 1) * ticks.stride];
                let mut ticked = Vec::new();
                super::classes::each(words, |bit| ticked.extend(self.codes.get(bit).map(String::as_str)));
                Value::Text(ticked.join(" "))
            }
            // Whole numbers are accepted only where a float holds them exactly.
            View::Integers { cells, .. } => whole_number(cells[row])
                .map_or_else(|_| Value::empty(), |number| Value::Number(number as f64)),
            View::Decimals(cells) => number(cells[row]).map_or_else(|_| Value::empty(), Value::Number),
            View::Days(cells) => {
                let day = day_number(cells[row]).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
                day.map_or_else(Value::empty, Value::Date)
            }
        }
    }
}
