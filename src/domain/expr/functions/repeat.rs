//! An answer of another instance of a repeat.

use super::{Arguments, Entry, Node};
use crate::expr::Place;
use crate::expr::eval::Found;

pub(super) const FUNCTIONS: &[Entry] =
    &[Entry::new("indexed-repeat", (3, 7), indexed_repeat).of_few().of_nodes()];

/// `indexed-repeat(answer, repeat, place, …)`: the answers within the instances told by their places,
/// the outermost first; none where a place is no number.
fn indexed_repeat<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let mut within: Option<Place<'c>> = None;
    for index in (1..arguments.count()).step_by(2) {
        let place = arguments.number(index + 1).trunc();
        let instances = everywhere(arguments, index).into_iter().filter(|node| is_in(node, within));
        let Some((_, instance)) = instances.enumerate().find(|(at, _)| super::count(at + 1) == place) else {
            return Found::Nodes(Vec::new());
        };
        within = Some(instance);
    }
    Found::Nodes(everywhere(arguments, 0).into_iter().filter(|node| is_in(node, within)).collect())
}

/// What an argument finds, wherever one is: `${name}` is that of every instance.
fn everywhere<'c>(arguments: &Arguments<'_, 'c, '_>, index: usize) -> Vec<Place<'c>> {
    let tree = arguments.scope.context.tree;
    match arguments.nodes.get(index) {
        Some(Node::Reference(name)) if !arguments.scope.may_look(tree.count(name.as_str())) => Vec::new(),
        Some(Node::Reference(name)) => tree
            .resolve(name.as_str(), tree.document())
            .into_iter()
            .filter(|node| tree.is_relevant(*node))
            .map(|node| Place { tree, node })
            .collect(),
        _ => arguments.places(index),
    }
}

fn is_in(place: &Place<'_>, instance: Option<Place<'_>>) -> bool {
    let inside = |instance: Place<'_>| {
        std::ptr::eq(place.tree, instance.tree)
            && place.tree.upwards(place.node).any(|up| up == instance.node)
    };
    instance.is_none_or(inside)
}
