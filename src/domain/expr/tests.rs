mod vectors;

use super::functions::Function;
use super::pattern::Pattern;
use super::syntax::{Axis, Operator, Path, Start, Step, Test};
use super::*;
use crate::form::Name;
use crate::form::spoken::in_all;
use chrono::{DateTime, FixedOffset, NaiveDate};
use proptest::prelude::*;

struct Almaty;

impl World for Almaty {
    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2024-03-09T10:20:30.500+05:00").unwrap()
    }
    fn random(&self) -> f64 {
        0.5
    }
    fn uuid(&self) -> String {
        "00000000-0000-4000-8000-000000000000".to_owned()
    }
}

/// A few answers, the own one among them.
fn known() -> (Tree, NodeId) {
    let text = |text: &str| Value::Text(text.to_owned());
    let day = NaiveDate::from_ymd_opt(2024, 3, 9).unwrap();
    let mut tree = Tree::new("data");
    for (name, value) in [
        ("support", text("3")),
        ("reasons", text("job_guarantee no_city_job")),
        ("began", Value::Date(day)),
        ("age", Value::Number(25.0)),
    ] {
        let node = tree.add(tree.root(), name);
        tree.set(node, value);
    }
    let own = tree.child(tree.root(), "age").unwrap();
    (tree, own)
}

fn evaluated(source: &str) -> Value {
    let (tree, node) = known();
    let expr = Expr::parse(source).unwrap_or_else(|fault| panic!("{source}: {fault}"));
    expr.eval(&Context { tree: &tree, node, world: &Almaty })
}

fn holds(source: &str) -> bool {
    let (tree, node) = known();
    let expr = Expr::parse(source).unwrap_or_else(|fault| panic!("{source}: {fault}"));
    expr.is_true(&Context { tree: &tree, node, world: &Almaty })
}

fn number(source: &str) -> f64 {
    evaluated(source).number(FixedOffset::east_opt(5 * 3600).unwrap())
}

fn fault(source: &str) -> (String, Range<usize>) {
    let fault = Expr::parse(source).unwrap_err();
    assert!(!in_all(&fault.message).is_empty(), "told in every language");
    (fault.message.key, fault.span)
}

#[test]
fn operators_bind_as_in_xpath_and_group_to_the_left() {
    assert_eq!(number("1 + 2 * 3"), 7.0);
    assert_eq!(number("(1 + 2) * 3"), 9.0);
    assert_eq!(number("10 - 4 - 3"), 3.0);
    assert_eq!(number("12 div 3 div 2"), 2.0);
    assert_eq!(number("-2 + 5"), 3.0);
    assert_eq!(number("7 mod -3"), 1.0);
    assert!(holds("1 = 1 or 1 = 2 and 1 = 3"));
    assert!(holds("1 < 2 = true()"));
}

#[test]
fn an_unanswered_question_is_an_empty_text_and_not_a_number() {
    assert!(holds("${salary} = ''"));
    assert!(holds("not(${salary} != '')"));
    assert!(!holds("${salary} < 100"));
    assert!(!holds("${salary} >= 100"));
    assert!(!holds("${salary} = 0"));
    assert!(holds("${salary} != 0"));
    assert!(number("${salary} + 1").is_nan());
    assert!(!holds("${salary}"));
}

#[test]
fn a_code_that_looks_like_a_number_compares_with_numbers() {
    assert!(holds("${support} >= 3 and ${support} = 3 and ${support} = '3'"));
    assert!(!holds("${support} = '03'"));
    assert!(holds("${age} = '25'"));
    assert!(!holds("${age} = ''"));
    assert!(number("'1e3'").is_nan() && number("'inf'").is_nan() && number("'nan'").is_nan());
}

#[test]
fn several_codes_are_asked_one_by_one() {
    assert!(holds("selected(${reasons}, 'no_city_job')"));
    assert!(!holds("selected(${reasons}, 'no_city')"));
    assert!(!holds("selected(${reasons}, '')"));
    assert_eq!(number("count-selected(${reasons})"), 2.0);
    assert_eq!(number("count-selected(${difficulties})"), 0.0);
}

#[test]
fn dates_compare_as_dates_and_subtract_to_days() {
    assert!(holds("${began} > '2024-02-29' and ${began} <= '2024-03-09' and ${began} = '2024-03-09'"));
    assert!(!holds("${began} > 'yesterday'"));
    assert!(!holds("${ended} > ${began}") && !holds("${ended} <= ${began}"));
    assert_eq!(number("${began} - date('2024-03-01')"), 8.0);
    assert!(holds("'2024-10-01' < date('2025-01-01')"));
}

#[test]
fn functions_do_as_in_odk() {
    assert_eq!(number("int(-1.7)"), -1.0);
    assert_eq!(number("round(2.5)"), 3.0);
    assert_eq!(number("round(-2.5)"), -2.0);
    assert_eq!(number("round(0.49999999999999994)"), 0.0);
    assert_eq!(number("string-length('әңгіме')"), 6.0);
    assert_eq!(number("if(. = 25, 1, 2)"), 1.0);
    assert_eq!(number("coalesce(${salary}, 7)"), 7.0);
    assert_eq!(number("coalesce(${age}, 7)"), 25.0);
    assert!(holds("string(25) = '25' and string(0.5) = '0.5' and string(-0) = '0'"));
    assert!(holds("not(false()) and true()"));
}

#[test]
fn faults_tell_what_and_where() {
    let key = |source: &str| fault(source).0;
    assert_eq!(fault("${age} > 'abc"), ("form-expr-unclosed-text".to_owned(), 9..13));
    assert_eq!(fault("${age > 5"), ("form-expr-unclosed-name".to_owned(), 0..9));
    assert_eq!(fault("${1a}"), ("form-expr-name".to_owned(), 0..5));
    assert_eq!(fault("1 + "), ("form-expr-ended".to_owned(), 4..4));
    assert_eq!(fault("1 2"), ("form-expr-unexpected".to_owned(), 2..3));
    assert_eq!(fault("tomorrow()"), ("form-expr-function".to_owned(), 0..8));
    assert_eq!(fault("count-select('a')"), ("form-expr-function-nearly".to_owned(), 0..12));
    assert_eq!(fault("1 + digest('a', 'MD5')"), ("form-expr-unsupported".to_owned(), 4..10));
    assert_eq!(fault("${last-saved#age}"), ("form-expr-last-saved".to_owned(), 0..17));
    assert_eq!(fault("regex(., '[')"), ("form-expr-pattern".to_owned(), 0..5));
    assert_eq!(fault("count(1)"), ("form-expr-nodes".to_owned(), 0..5));
    assert_eq!(fault("join()"), ("form-expr-arguments-least".to_owned(), 0..4));
    assert_eq!(fault("round(1, 2, 3)"), ("form-expr-arguments-range".to_owned(), 0..5));
    assert_eq!(fault("../sideways::age"), ("form-expr-axis".to_owned(), 3..11));
    assert_eq!(fault("not(1, 2)"), ("form-expr-arguments".to_owned(), 0..3));
    assert_eq!(fault("1 & 2"), ("form-expr-character".to_owned(), 2..3));
    assert_eq!(key(""), "form-expr-empty");
    assert_eq!(key(&"9".repeat(400)), "form-expr-number");
    assert_eq!(key(&" ".repeat(LONGEST + 1)), "form-expr-long");
    let told = Expr::parse("'ә' & 2").unwrap_err().message;
    assert!(told.args.contains(&("at".to_owned(), 5_i64.into())), "places are counted in characters");
}

#[test]
fn nesting_has_a_limit_in_every_direction() {
    let deep = "form-expr-deep";
    assert_eq!(fault(&"(".repeat(LONGEST)).0, deep);
    assert_eq!(fault(&"-".repeat(LONGEST)).0, deep);
    assert_eq!(fault(&"not(".repeat(1000)).0, deep);
    assert_eq!(fault(&"a[".repeat(1000)).0, deep);
    assert_eq!(number(&format!("1{}", "+1".repeat(10_000))), 10_001.0, "a long sum is not deep");
}

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

#[test]
fn patterns_mean_the_same_here_and_in_the_browser() {
    let browser = |source: &str| Pattern::new(source).map(|pattern| pattern.for_browser().to_owned());
    let fits = |source: &str, text: &str| Pattern::new(source).unwrap().fits(text);
    assert_eq!(browser("[\\w-.]+@").as_deref(), Some("[0-9A-Za-z_\\-.]+@"));
    assert_eq!(browser("\\+7\\-\\d{3,}").as_deref(), Some("\\+7-[0-9]{3,}"));
    assert_eq!(browser("(a)|\\p{IsCyrillic}+").as_deref(), Some("(?:a)|[\\p{Script=Cyrillic}]+"));
    assert!(fits("[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+", "Әсел") && !fits("\\w+", "Әсел"));
    assert!(fits("[^@ ]+@[^@ ]+", "a&b~c@d") && fits("[a-c&~^\\]]+", "&~^]c"));
    assert!(!fits("\\d+", "٣") && !fits(".", "\n") && fits("\\s", "\t") && !fits("\\s", "\u{a0}"));
    for refused in
        ["a(?=b)", "(?i)a", "\\1", "a++", "[a&&b]", "[[a]", "(", ")", "*", "a{,2}", "a{9999}", "[]", "\\Q"]
    {
        assert_eq!(browser(refused), None, "{refused}");
    }
}
