//! The answers of one respondent, or the rows of a list, as the tree that paths lead through.

use super::Value;
use std::collections::{BTreeMap, HashMap};

/// A node of a [`Tree`]; means something only to the tree that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// Answers as a tree: the root, groups, one node for each instance of a repeat (its siblings have the
/// same name), and a leaf for each question. A name that begins with `@` is an attribute.
///
/// Nodes can be added and changed, not removed: what is no longer asked is marked not relevant.
#[derive(Clone, Debug)]
pub struct Tree {
    nodes: Vec<Held>,
    names: HashMap<String, Vec<NodeId>>,
    /// Whether the nodes were added in their order, so that ids stand in it too.
    ordered: bool,
}

#[derive(Clone, Debug)]
struct Held {
    name: String,
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    value: Value,
    relevant: bool,
    /// Whether it is one instance of a repeat.
    instance: bool,
}

impl Tree {
    /// A tree of nothing but its root, which is `data` in a form and `root` in a list.
    #[must_use]
    pub fn new(root: &str) -> Self {
        let mut tree = Self { nodes: Vec::new(), names: HashMap::new(), ordered: true };
        let document = tree.insert("", None, false);
        tree.insert(root, Some(document), false);
        tree
    }

    /// A list as paths see it: `root/item`, and a leaf in each item for each column.
    pub fn list<'a, R>(rows: impl IntoIterator<Item = R>) -> Self
    where
        R: IntoIterator<Item = (&'a str, &'a str)>,
    {
        let mut tree = Self::new("root");
        for row in rows {
            let item = tree.add(tree.root(), "item");
            for (column, text) in row {
                let leaf = tree.add(item, column);
                tree.set(leaf, Value::Text(text.to_owned()));
            }
        }
        tree
    }

    /// The outermost node.
    #[must_use]
    pub const fn root(&self) -> NodeId {
        NodeId(1)
    }

    /// What a path that begins with `/` begins at: above the root, with no name.
    #[must_use]
    pub const fn document(&self) -> NodeId {
        NodeId(0)
    }

    /// Adds a group or a question as the last child.
    pub fn add(&mut self, parent: NodeId, name: &str) -> NodeId {
        self.insert(name, Some(parent), false)
    }

    /// Adds an instance of a repeat as the last child.
    pub fn add_instance(&mut self, parent: NodeId, name: &str) -> NodeId {
        self.insert(name, Some(parent), true)
    }

    fn insert(&mut self, name: &str, parent: Option<NodeId>, instance: bool) -> NodeId {
        // More nodes than four thousand million do not fit into memory.
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let last = NodeId(id.0.saturating_sub(1));
        self.ordered &= parent.is_none_or(|parent| self.upwards(last).any(|up| up == parent));
        let (name, value) = (name.to_owned(), Value::empty());
        self.names.entry(name.clone()).or_default().push(id);
        self.nodes.push(Held { name, parent, children: Vec::new(), value, relevant: true, instance });
        if let Some(parent) = parent {
            self.held_mut(parent).children.push(id);
        }
        id
    }

    /// Sets the answer of a leaf.
    pub fn set(&mut self, node: NodeId, value: Value) {
        self.held_mut(node).value = value;
    }

    /// Tells whether a node is asked. One that is not reads as empty, with all below it.
    pub fn set_relevant(&mut self, node: NodeId, relevant: bool) {
        self.held_mut(node).relevant = relevant;
    }

    /// The answer of a leaf, whether or not it is relevant.
    #[must_use]
    pub fn value(&self, node: NodeId) -> &Value {
        &self.held(node).value
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self, node: NodeId) -> &str {
        &self.held(node).name
    }

    /// The node it stands in; `None` of the root.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.held(node).parent.filter(|parent| *parent != self.document())
    }

    /// The nodes in it, in order; attributes among them.
    #[must_use]
    pub fn children(&self, node: NodeId) -> &[NodeId] {
        &self.held(node).children
    }

    /// The first child of that name, relevant or not.
    #[must_use]
    pub fn child(&self, node: NodeId, name: &str) -> Option<NodeId> {
        self.children(node).iter().copied().find(|child| self.name(*child) == name)
    }

    /// The rows of a list: the children of its root.
    pub fn items(&self) -> impl Iterator<Item = Place<'_>> {
        self.children(self.root()).iter().map(|node| Place { tree: self, node: *node })
    }

    /// Whether it and everything it stands in are relevant.
    #[must_use]
    pub fn is_relevant(&self, node: NodeId) -> bool {
        self.upwards(node).all(|node| self.held(node).relevant)
    }

    /// Whether it is relevant by itself, whatever it stands in.
    pub(super) fn own_relevance(&self, node: NodeId) -> bool {
        self.held(node).relevant
    }

    /// Whether it is an instance of a repeat.
    #[must_use]
    pub fn is_instance(&self, node: NodeId) -> bool {
        self.held(node).instance
    }

    /// The node, what it stands in, and so on to the document.
    pub(super) fn upwards(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(node), |node| self.held(*node).parent)
    }

    /// The nodes that `${name}` means for a node: those of that name in the innermost instance of a
    /// repeat around it which has any; without one, all of that name.
    #[must_use]
    pub fn resolve(&self, name: &str, from: NodeId) -> Vec<NodeId> {
        let Some(named) = self.names.get(name) else { return Vec::new() };
        for instance in self.upwards(from).filter(|node| self.is_instance(*node)) {
            let within = |node: &NodeId| *node != instance && self.upwards(*node).any(|up| up == instance);
            let found: Vec<NodeId> = if self.ordered {
                // What stands in it stands together.
                let first = named.partition_point(|node| *node <= instance);
                named[first..].iter().copied().take_while(within).collect()
            } else {
                named.iter().copied().filter(within).collect()
            };
            if !found.is_empty() {
                return self.in_order(found);
            }
        }
        self.in_order(named.clone())
    }

    /// How many nodes have that name.
    pub(super) fn count(&self, name: &str) -> usize {
        self.names.get(name).map_or(0, Vec::len)
    }

    /// The nodes in the order of the tree, each once.
    pub(super) fn in_order(&self, mut nodes: Vec<NodeId>) -> Vec<NodeId> {
        if nodes.len() < 2 || self.ordered {
            nodes.sort_unstable();
            nodes.dedup();
            return nodes;
        }
        let mut places = BTreeMap::new();
        let mut place = |node: NodeId| {
            let path: Vec<NodeId> = self.upwards(node).collect();
            path.iter().rev().map(|node| self.place(*node, &mut places)).collect::<Vec<usize>>()
        };
        nodes.sort_by_cached_key(|node| place(*node));
        nodes.dedup();
        nodes
    }

    /// Which of its parent's children it is. Found once for all children of a parent.
    fn place(&self, node: NodeId, places: &mut BTreeMap<NodeId, usize>) -> usize {
        if let Some(place) = places.get(&node) {
            return *place;
        }
        let Some(parent) = self.held(node).parent else { return 0 };
        places.extend(self.children(parent).iter().copied().zip(0..));
        places.get(&node).copied().unwrap_or_default()
    }

    // An id of another tree is a fault of the program and may panic here, as an index out of range.
    fn held(&self, node: NodeId) -> &Held {
        &self.nodes[node.0 as usize]
    }

    fn held_mut(&mut self, node: NodeId) -> &mut Held {
        &mut self.nodes[node.0 as usize]
    }
}

/// A node with the tree it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Place<'t> {
    /// The tree.
    pub tree: &'t Tree,
    /// The node of it.
    pub node: NodeId,
}

impl<'t> Place<'t> {
    /// Its answer; empty where it is not relevant; all the text within where it is a group.
    #[must_use]
    pub fn value(&self) -> Value {
        match (self.tree.is_relevant(self.node), self.is_group()) {
            (false, _) => Value::empty(),
            (true, false) => self.tree.value(self.node).clone(),
            (true, true) => {
                let mut text = String::new();
                self.gather(self.node, &mut text);
                Value::Text(text)
            }
        }
    }

    /// Whether nodes stand in it.
    pub(super) fn is_group(&self) -> bool {
        self.tree.children(self.node).iter().any(|child| !self.tree.name(*child).starts_with('@'))
    }

    fn gather(&self, node: NodeId, text: &mut String) {
        let mut rest = vec![node];
        while let Some(node) = rest.pop() {
            text.push_str(&self.tree.value(node).text());
            let shown =
                |child: &NodeId| self.tree.held(*child).relevant && !self.tree.name(*child).starts_with('@');
            rest.extend(self.tree.children(node).iter().rev().copied().filter(shown));
        }
    }

    /// Its answer as a text.
    #[must_use]
    pub fn text(&self) -> String {
        self.value().text()
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &'t str {
        self.tree.name(self.node)
    }

    /// The first relevant child of that name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<Self> {
        let node = self.tree.child(self.node, name)?;
        self.tree.is_relevant(node).then_some(Self { tree: self.tree, node })
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node && std::ptr::eq(self.tree, other.tree)
    }
}
