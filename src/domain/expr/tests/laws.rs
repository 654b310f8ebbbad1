//! What holds of any expression and any text.

use super::super::*;
use super::{Almaty, known};
use crate::form::Name;
use functions::Function;
use pattern::Pattern;
use proptest::prelude::*;
use syntax::{Axis, Operator, Path, Start, Step, Test};

fn step(inner: impl Strategy<Value = Node>) -> impl Strategy<Value = Step> {
    let test = prop_oneof!["[a-zә_][a-z0-9_.-]{0,6}".prop_map(Test::Name), Just(Test::Any), Just(Test::Node)];
    (prop::sample::select(Axis::ALL.to_vec()), test, prop::collection::vec(inner, 0..2))
        .prop_map(|(axis, test, predicates)| Step { axis, test, predicates })
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        (0.0..1e18_f64).prop_map(Node::Number),
        "[^']{0,8}".prop_map(Node::Text),
        "[^\"]{0,8}".prop_map(Node::Text),
        "[a-zә_][a-z0-9_.-]{0,6}".prop_map(|name| Node::Reference(Name::new(name).unwrap())),
        Just(Node::own()),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let power = prop::sample::select(vec![1_u8, 2, 3, 4, 5, 6, 8]);
        let operators = |power: u8| {
            let of_it = Operator::ALL.into_iter().filter(|operator| operator.power() == power);
            prop::sample::select(of_it.collect::<Vec<_>>())
        };
        let rest = inner.clone();
        let chain = (inner.clone(), power).prop_flat_map(move |(first, power)| {
            let rest = prop::collection::vec((operators(power), rest.clone()), 1..3);
            rest.prop_map(move |rest| chain(first.clone(), rest))
        });
        // A pattern that is written out is not a text to be evaluated.
        let calls = Function::all().filter(|function| function.name() != "regex").collect::<Vec<_>>();
        let calls = prop::sample::select(calls);
        let pattern = prop::sample::select(vec!["[0-9]{3}", "a|b", "\\p{L}+", "^$"]);
        let regex = (inner.clone(), pattern).prop_map(|(node, pattern)| {
            let pattern = Node::Pattern(Pattern::new(pattern).unwrap());
            Node::Call(Function::of("regex").unwrap(), vec![node, pattern])
        });
        let start = prop_oneof![
            Just(Start::Here),
            Just(Start::Root),
            (inner.clone(), prop::collection::vec(inner.clone(), 0..2))
                .prop_filter("only nodes are filtered", |(node, _)| node.may_find())
                .prop_map(|(node, predicates)| Start::Found(Box::new(node), predicates)),
        ];
        let path = (start, prop::collection::vec(step(inner.clone()), 1..3))
            .prop_map(|(start, steps)| Node::Path(Path { start, steps }));
        prop_oneof![
            inner.clone().prop_map(|node| Node::Negate(Box::new(node))),
            chain,
            path,
            regex,
            (calls, prop::collection::vec(inner, 6))
                .prop_map(|(function, mut arguments)| {
                    arguments.truncate(function.least());
                    (function, arguments)
                })
                .prop_filter("called as it may be", |(function, arguments)| {
                    function.misused(arguments).is_none()
                })
                .prop_map(|(function, arguments)| Node::Call(function, arguments)),
        ]
    })
}

/// A chain as the parser makes it: one that begins with a chain of its own strength is one with it.
fn chain(first: Node, rest: Vec<(Operator, Node)>) -> Node {
    match first {
        Node::Chain(first, mut before) if before[0].0.power() == rest[0].0.power() => {
            before.extend(rest);
            Node::Chain(first, before)
        }
        first => Node::Chain(Box::new(first), rest),
    }
}

proptest! {
    #[test]
    fn whatever_is_printed_parses_to_the_same(root in node()) {
        let expr = Expr { root, mentions: Vec::new() };
        prop_assert_eq!(Expr::parse(&expr.to_string()).unwrap(), expr);
    }

    #[test]
    fn no_text_makes_the_parser_panic(source in any::<String>()) {
        let _ = Expr::parse(&source);
    }

    #[test]
    fn nothing_that_parses_panics_when_evaluated(
        source in prop::collection::vec(
            prop::sample::select(vec![
                "(", ")", ",", ".", "=", "!=", "<", "and ", "or ", "div ", "mod ", "-", "${age}", "${x}",
                "'a'", "1", "0.5", "selected(", "not(", "if(", "date(", "round(", " ", "'2024-01-01'",
                "/", "//", "..", "*", "[", "]", "|", "data", "@", "node()", "count(", "position(", "substr(",
                "randomize(", "regex(., '", "[^\\w-]", "\\d{2}", "(?:", "')", "current()", "-1", "format-date(", "'%Y%'", "selected-at(", "area(", "join(",
            ]),
            0..24,
        )
    ) {
        if let Ok(expr) = Expr::parse(&source.concat()) {
            let (tree, node) = known();
            let context = Context { tree: &tree, node, world: &Almaty };
            let _ = (expr.is_true(&context), expr.eval(&context), expr.nodes(&context));
        }
    }
}
