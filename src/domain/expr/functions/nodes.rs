//! Nodes: which, how many, in which order.

use super::{Arguments, Entry, count};
use crate::expr::eval::Found;
use crate::expr::{Place, Value};
use sha2::{Digest, Sha256};

pub(super) const FUNCTIONS: &[Entry] = &[
    Entry::new("current", (0, 0), |a| {
        let context = &a.scope.context;
        Found::Nodes(vec![Place { tree: context.tree, node: context.node }])
    }),
    Entry::new("instance", (1, 1), |a| {
        let tree = a.scope.context.world.instance(&a.text(0));
        // Its steps begin with the root: `instance('towns')/root/item`.
        Found::Nodes(tree.map(|tree| Place { tree, node: tree.document() }).into_iter().collect())
    })
    .of_world(),
    Entry::new("count", (1, 1), |a| count(a.places(0).len()).into()).of_nodes(),
    Entry::new("count-non-empty", (1, 1), |a| {
        count(a.places(0).iter().filter(|place| place.is_group() || !place.text().is_empty()).count()).into()
    })
    .of_nodes(),
    Entry::new("position", (0, 1), position).of_nodes(),
    Entry::new("last", (0, 0), |a| count(a.scope.size).into()),
    Entry::new("name", (0, 1), |a| name(a).to_owned().into()).of_few().of_nodes(),
    Entry::new("local-name", (0, 1), |a| name(a).rsplit(':').next().unwrap_or_default().to_owned().into())
        .of_few()
        .of_nodes(),
    Entry::new("randomize", (1, 2), randomize).of_few().of_nodes().of_world(),
];

/// The place among those looked at; of a node its place among its like, from 1.
fn position<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    if arguments.count() == 0 {
        return count(arguments.scope.position).into();
    }
    let Some(place) = arguments.places(0).first().copied() else { return f64::NAN.into() };
    let Some(parent) = place.tree.upwards(place.node).nth(1) else { return 1.0.into() };
    let children = place.tree.children(parent);
    if !arguments.scope.may_look(children.len()) {
        return f64::NAN.into();
    }
    let like = children.iter().filter(|node| place.tree.name(**node) == place.name());
    count(like.take_while(|node| **node != place.node).count() + 1).into()
}

fn name<'c>(arguments: &Arguments<'_, 'c, '_>) -> &'c str {
    let place = match arguments.count() {
        0 => Some(arguments.scope.here),
        _ => arguments.places(0).first().copied(),
    };
    place.map_or("", |place| place.name().trim_start_matches('@'))
}

/// The modulus of Park and Miller's generator, 2³¹ − 1, and its multiplier.
const MODULUS: u64 = 2_147_483_647;
const MULTIPLIER: u64 = 16_807;

/// The nodes in an order by chance; by the same seed in the same one, which is Collect's.
fn randomize<'c>(arguments: &Arguments<'_, 'c, '_>) -> Found<'c> {
    let nodes = arguments.places(0);
    let mut seeded = (arguments.count() > 1).then(|| seed(arguments));
    let mut random = || match &mut seeded {
        Some(seed) => {
            *seed = *seed * MULTIPLIER % MODULUS;
            // Both are below 2³¹.
            (*seed - 1) as f64 / (MODULUS - 1) as f64
        }
        None => arguments.scope.context.world.random(),
    };
    let mut mixed: Vec<Place<'c>> = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.into_iter().enumerate() {
        // Not above the index, which is one of a vector.
        let other = (random() * count(index + 1)).floor() as usize;
        let other = other.min(index);
        mixed.push(node);
        mixed.swap(index, other);
    }
    Found::Nodes(mixed)
}

/// The beginning of the generator, as JavaRosa takes it: a number cut off as Java makes a long of a
/// double; of a text that is none, the first 64 bits of its digest; of nothing 0.
fn seed(arguments: &Arguments<'_, '_, '_>) -> u64 {
    let value = arguments.value(1);
    let number = arguments.scope.number(&value);
    let seed = match value {
        Value::Text(text) if number.is_nan() && !text.is_empty() => {
            Sha256::digest(text).first_chunk().map_or(0, |bytes| i64::from_be_bytes(*bytes))
        }
        _ => number as i64,
    };
    let modulus = i64::try_from(MODULUS).unwrap_or(i64::MAX);
    let rest = seed % modulus;
    u64::try_from(if rest <= 0 { rest + modulus - 1 } else { rest }).unwrap_or(1)
}
