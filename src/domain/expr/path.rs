//! Paths: from nodes to nodes, step by step.

use super::Value;
use super::eval::{Found, Scope};
use super::functions::count;
use super::syntax::{Axis, Node, Path, Start, Step, Test};
use super::tree::{NodeId, Place, Tree};

impl<'c> Scope<'c, '_> {
    /// The nodes that a path leads to, in order of their tree.
    pub(super) fn path(&self, path: &Path) -> Vec<Place<'c>> {
        let mut nodes = match &path.start {
            Start::Here => vec![self.here],
            // Also in a predicate of a list: the form is meant.
            Start::Root => vec![Place { tree: self.context.tree, node: self.context.tree.document() }],
            Start::Found(found, predicates) => self.filtered(self.found(found).into_nodes(), predicates),
        };
        let absolute = matches!(path.start, Start::Root);
        for (at, step) in path.steps.iter().enumerate() {
            nodes = self.step(&nodes, step);
            let named = step.axis == Axis::Child && matches!(step.test, Test::Name(_));
            if absolute && named && at + 1 < path.steps.len() && step.predicates.is_empty() {
                self.keep_own_instance(&mut nodes);
            }
        }
        nodes
    }

    /// An absolute path within a repeat leads through the instance one is in, as in Collect; all
    /// instances are meant only where the path ends with them.
    fn keep_own_instance(&self, nodes: &mut Vec<Place<'c>>) {
        let tree = self.context.tree;
        let own = |place: &Place<'c>| {
            std::ptr::eq(place.tree, tree)
                && tree.is_instance(place.node)
                && tree.upwards(self.context.node).any(|up| up == place.node)
        };
        if nodes.iter().any(own) {
            nodes.retain(own);
        }
    }

    fn step(&self, from: &[Place<'c>], step: &Step) -> Vec<Place<'c>> {
        let mut found = Vec::new();
        for place in from {
            let tree = place.tree;
            let along = along(tree, place.node, step.axis);
            if !self.may_look(along.len() + 1) {
                return Vec::new();
            }
            let fitting = along.into_iter().filter(|node| fits(tree, *node, step));
            let nodes = fitting.map(|node| Place { tree, node }).collect();
            found.extend(self.filtered(nodes, &step.predicates));
        }
        if from.len() > 1 || step.axis.is_reverse() { self.in_order(found) } else { found }
    }

    /// Those of the nodes for which all predicates hold.
    pub(super) fn filtered(&self, mut nodes: Vec<Place<'c>>, predicates: &[Node]) -> Vec<Place<'c>> {
        for predicate in predicates {
            let size = nodes.len();
            let mut position = 0;
            nodes.retain(|here| {
                position += 1;
                let scope = self.at(*here, position, size);
                match scope.found(predicate) {
                    Found::Value(Value::Number(number)) => number == count(position),
                    Found::Value(value) => value.truth(),
                    // Unlike elsewhere: who looks for nodes asks whether there are any.
                    Found::Nodes(nodes) => !nodes.is_empty(),
                }
            });
        }
        nodes
    }

    /// In the order of their trees, each once.
    pub(super) fn in_order(&self, places: Vec<Place<'c>>) -> Vec<Place<'c>> {
        let mut trees: Vec<&'c Tree> = Vec::new();
        for place in &places {
            if !trees.iter().any(|tree| std::ptr::eq(*tree, place.tree)) {
                trees.push(place.tree);
            }
        }
        let of = |tree: &'c Tree| {
            let nodes = places.iter().filter(|place| std::ptr::eq(place.tree, tree));
            tree.in_order(nodes.map(|place| place.node).collect())
        };
        trees
            .into_iter()
            .flat_map(|tree| of(tree).into_iter().map(move |node| Place { tree, node }))
            .collect()
    }
}

/// Whether a node passes the test of a step and, where it was met from above, is relevant.
fn fits(tree: &Tree, node: NodeId, step: &Step) -> bool {
    let upwards = matches!(step.axis, Axis::Itself | Axis::Parent | Axis::Ancestor | Axis::AncestorOrSelf);
    let name = tree.name(node);
    let named = match (&step.test, step.axis) {
        (Test::Name(wanted), Axis::Attribute) => name.strip_prefix('@') == Some(wanted),
        (Test::Name(wanted), _) => name == wanted,
        (Test::Any, Axis::Attribute) => true,
        (Test::Any, _) => !name.is_empty() && !name.starts_with('@'),
        (Test::Node, _) => true,
    };
    named && (upwards || tree.is_relevant(node))
}

/// The nodes along an axis, the nearest first.
fn along(tree: &Tree, node: NodeId, axis: Axis) -> Vec<NodeId> {
    let attribute = |node: &NodeId| tree.name(*node).starts_with('@');
    let children = |node: NodeId| tree.children(node).iter().copied().filter(move |child| !attribute(child));
    match axis {
        Axis::Child => children(node).collect(),
        Axis::Attribute => tree.children(node).iter().copied().filter(attribute).collect(),
        Axis::Itself => vec![node],
        Axis::Parent => tree.upwards(node).skip(1).take(1).collect(),
        Axis::Ancestor => tree.upwards(node).skip(1).collect(),
        Axis::AncestorOrSelf => tree.upwards(node).collect(),
        Axis::Descendant => below(tree, node),
        Axis::DescendantOrSelf => std::iter::once(node).chain(below(tree, node)).collect(),
        Axis::FollowingSibling => siblings(tree, node, false),
        Axis::PrecedingSibling => siblings(tree, node, true),
        Axis::Following | Axis::Preceding => {
            let back = axis == Axis::Preceding;
            let mut found = Vec::new();
            for up in tree.upwards(node) {
                for sibling in siblings(tree, up, back) {
                    let mut whole = vec![sibling];
                    whole.extend(below(tree, sibling));
                    if back {
                        whole.reverse();
                    }
                    found.extend(whole);
                }
            }
            found
        }
    }
}

/// All nodes below one, attributes left out, in order.
fn below(tree: &Tree, node: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut rest: Vec<NodeId> = tree.children(node).iter().rev().copied().collect();
    while let Some(node) = rest.pop() {
        if !tree.name(node).starts_with('@') {
            found.push(node);
            rest.extend(tree.children(node).iter().rev());
        }
    }
    found
}

/// The nodes after one in its parent, or before it from the nearest on.
fn siblings(tree: &Tree, node: NodeId, before: bool) -> Vec<NodeId> {
    let Some(parent) = tree.upwards(node).nth(1) else { return Vec::new() };
    let all = tree.children(parent);
    let Some(at) = all.iter().position(|child| *child == node) else { return Vec::new() };
    let attribute = |node: &NodeId| tree.name(*node).starts_with('@');
    if attribute(&node) {
        return Vec::new();
    }
    let part = if before { &all[..at] } else { &all[at + 1..] };
    let part = part.iter().copied().filter(|node| !attribute(node));
    if before { part.rev().collect() } else { part.collect() }
}
