mod laws;

use super::pattern::Pattern;
use super::*;
use crate::form::spoken::in_all;
use chrono::{DateTime, FixedOffset, NaiveDate};

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

#[test]
fn patterns_mean_the_same_here_and_in_the_browser() {
    let browser = |source: &str| Pattern::new(source).map(|pattern| pattern.for_browser().to_owned());
    let fits = |source: &str, text: &str| Pattern::new(source).unwrap().fits(text);
    assert_eq!(browser("[\\w-.]+@").as_deref(), Some("[0-9A-Za-z_\\-.]+@"));
    assert_eq!(browser("\\+7\\-\\d{3,}").as_deref(), Some("\\+7-[0-9]{3,}"));
    assert_eq!(browser("(a)|\\p{IsCyrillic}+").as_deref(), Some("(?:a)|[\\p{Script=Cyrillic}]+"));
    assert!(fits("[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+", "Әсел") && !fits("\\w+", "Әсел"));
    assert!(fits("[^@ ]+@[^@ ]+", "a&b~c@d") && fits("[a-c&~^\\]]+", "&~^]c"));
    assert_eq!(browser("(?i)ә[a-f7]+").as_deref(), Some("[әӘ][a-fA-F7]+"));
    assert!(fits("(?i)^қаз[^x]$", "ҚАЗЫ") && !fits("(?i)қаз[^x]", "ҚАЗX"));
    assert!(!fits("\\d+", "٣") && !fits(".", "\n") && fits("\\s", "\t") && !fits("\\s", "\u{a0}"));
    for refused in
        ["a(?=b)", "a(?i)b", "\\1", "a++", "[a&&b]", "[[a]", "(", ")", "*", "a{,2}", "a{9999}", "[]", "\\Q"]
    {
        assert_eq!(browser(refused), None, "{refused}");
    }
}

#[test]
fn a_default_is_evaluated_where_pyxform_would() {
    for text in [
        "",
        "foo",
        "123",
        "bar123",
        "https://my-site.com",
        "(https://mysite.com)",
        "go to https://mysite.com",
        "Repeat after me: '~!@#$%^&()_",
        "not_func$",
        "f-g",
        "f-4",
        "./f-4",
        "01:02:55",
        "01:02:55Z",
        "01:02:55+00:00",
        "01:02:55-07:00",
        "2022-03-14T01:02:55+10:00",
        "'a + b'",
        "7-4",
        "Ә-4",
        "${",
        "a:b",
    ] {
        assert!(!is_dynamic(text, false), "{text}");
    }
    for text in [
        "2022-03-14",
        "-2022-03-14",
        "2022-03-14T01:02:55",
        "2022-03-14T01:02:55-07:00",
        "32.73 -117.12 14 5.01",
        "32.73 -117.12 14 5.01;32.78 -117.98 14 5.01",
    ] {
        assert!(!is_dynamic(text, true), "{text}");
    }
    for text in [
        "random()",
        "ends-with('mystr', \"str\")",
        "ends-with(../t2, ./t4)",
        "jr:itext('/test/ref_text:label')",
        "if(../t2 = 'test', 1, 2) + 15 - int(1.2)",
        "1 + decimal-date-time(now())",
        "7 - 4",
        "3 mod 3",
        "5 div 5",
        "2 + 3 * 4",
        "./f - 4",
        "../t2 - ./t4",
        "${ref_text}",
        "${last-saved#ref_int}",
        "../t2 | ./t4",
        "${аты}",
    ] {
        assert!(is_dynamic(text, false), "{text}");
    }
    assert!(is_dynamic("concat('2022-03', '-14')", true) && is_dynamic("today() - 1", true));
}

#[test]
fn mentions_tell_what_a_name_is_and_where_it_stands() {
    let source = "${аты} = ../age + instance('towns')/root/item[region = current()/../region]/label or name";
    let expr = Expr::parse(source).unwrap();
    let told: Vec<_> = expr.names().iter().map(|it| (it.name.as_str(), it.kind)).collect();
    let (step, column) = (Kind::Step, Kind::Column);
    assert_eq!(
        told,
        [
            ("аты", Kind::Reference),
            ("age", step),
            ("root", column),
            ("item", column),
            ("region", column),
            ("region", step),
            ("label", column),
            ("name", Kind::Bare)
        ]
    );
    for mention in expr.names() {
        assert!(source[mention.span.clone()].contains(&mention.name));
    }
    assert_eq!(expr.depends().into_iter().collect::<Vec<_>>(), ["age", "region", "аты"]);
    let columns = Expr::parse("region = ${region} and count(${member}[name = 'a']) > 0").unwrap();
    assert_eq!(columns.depends().into_iter().collect::<Vec<_>>(), ["member", "region"]);
    assert!(Expr::parse("now() > 1").unwrap().asks_world() && !columns.asks_world());
    assert!(
        Expr::parse(". > 1").unwrap().speaks_of_own() && !Expr::parse("../a[. > 1]").unwrap().speaks_of_own()
    );
}

#[test]
fn an_evaluation_that_looks_at_too_much_ends() {
    let mut tree = Tree::new("data");
    for _ in 0..2000 {
        tree.add(tree.root(), "a");
    }
    let context = Context { tree: &tree, node: tree.root(), world: &Almaty };
    let busy = Expr::parse("count(//a[count(//a[count(//a) > 1]) > 1])").unwrap();
    assert_eq!(busy.eval(&context), Value::Number(0.0));
    assert_eq!(Expr::parse("count(//a)").unwrap().eval(&context), Value::Number(2000.0));
}

#[test]
fn a_tree_reads_in_the_browser_as_it_is() {
    let (mut tree, node) = known();
    let repeat = tree.add_instance(tree.root(), "member");
    let leaf = tree.add(repeat, "adult");
    tree.set(leaf, Value::Truth(true));
    tree.set_relevant(leaf, false);
    tree.set(node, Value::empty());
    let compiled = serde_json::json!([
        "data", ["support", "3"], ["reasons", "job_guarantee no_city_job"], ["began", {"date": "2024-03-09"}], ["age"],
        ["member", {"instance": true}, ["adult", {"relevant": false}, true]]
    ]);
    assert_eq!(tree.compile(), compiled);
}

#[test]
fn the_deepest_expression_needs_little_stack() {
    let deep = |open: &str, inner: &str, close: &str| {
        let sources =
            (1..=DEEPEST).map(|depth| format!("{}{inner}{}", open.repeat(depth), close.repeat(depth)));
        sources.rev().find_map(|source| Expr::parse(&source).ok()).unwrap()
    };
    let walk = move || {
        let tree = Tree::new("data");
        let context = Context { tree: &tree, node: tree.root(), world: &Almaty };
        for expr in [
            deep("(", "1", ")"),
            deep("-", "1", ""),
            deep("if(true(), ", "1", ", 2)"),
            deep("*[", "1", "]"),
            deep("(/*)[count(", "/*", ") > 0]/.."),
            deep("concat(1 = 1 and 1 + ", "1", ", 'a')"),
            deep("count(/*[", "/*", "])"),
        ] {
            assert_eq!(Expr::parse(&expr.to_string()).unwrap(), expr);
            let _ = (expr.eval(&context), expr.is_true(&context), expr.compile(), expr.speaks_of_own());
        }
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(walk).unwrap().join().unwrap();
}

#[test]
fn a_choice_filter_leaves_rows_of_a_list() {
    let row = |name, region| [("name", name), ("region", region)];
    let towns = Tree::list([row("ala", "south"), row("ast", "north"), row("shy", "south")]);
    let mut tree = Tree::new("data");
    let region = tree.add(tree.root(), "region");
    tree.set(region, Value::Text("south".to_owned()));
    let context = Context { tree: &tree, node: region, world: &Almaty };
    let left = |source: &str| {
        let rows = Expr::parse(source).unwrap().filter(&context, towns.items().collect());
        rows.iter().filter_map(|row| row.child("name")).map(|name| name.text()).collect::<Vec<_>>()
    };
    assert_eq!(left("region = ${region}"), ["ala", "shy"]);
    assert_eq!(left("region != current() or name = 'shy'"), ["ast", "shy"]);
    assert_eq!(left("true()"), ["ala", "ast", "shy"]);
}

#[test]
fn it_does_not_matter_in_which_order_nodes_are_added() {
    let mut tree = Tree::new("data");
    let members = [0, 1, 2].map(|_| tree.add_instance(tree.root(), "member"));
    let add = |tree: &mut Tree, member: usize, name: &str, text: &str| {
        let leaf = tree.add(members[member], name);
        tree.set(leaf, Value::Text(text.to_owned()));
        leaf
    };
    for (member, text) in [(2, "C"), (0, "A"), (1, "B")] {
        add(&mut tree, member, "name", text);
    }
    let own = add(&mut tree, 1, "greeting", "");
    let at = |node: NodeId, source: &str| {
        Expr::parse(source).unwrap().eval(&Context { tree: &tree, node, world: &Almaty }).text()
    };
    assert_eq!(at(tree.root(), "join(' ', ${name})"), "A B C");
    assert_eq!(at(own, "join(' ', ${name})"), "B");
    assert_eq!(at(own, "join(' ', //name | ${greeting})"), "A B  C");
    assert_eq!(at(own, "concat(position(..), ${member}[last()]/name)"), "2C");
}
