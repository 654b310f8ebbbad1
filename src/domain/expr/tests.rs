use super::*;
use crate::form::spoken::in_all;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Default)]
struct Known(BTreeMap<&'static str, Value>, Option<Value>);

impl Scope for Known {
    fn value(&self, name: &str) -> Value {
        self.0.get(name).cloned().unwrap_or_else(Value::empty)
    }
    fn own(&self) -> Value {
        self.1.clone().unwrap_or_else(Value::empty)
    }
}

fn known() -> Known {
    let text = |text: &str| Value::Text(text.to_owned());
    let day = NaiveDate::from_ymd_opt(2024, 3, 9).unwrap();
    Known(
        BTreeMap::from([
            ("age", Value::Number(25.0)),
            ("support", text("3")),
            ("reasons", text("job_guarantee no_city_job")),
            ("began", Value::Date(day)),
        ]),
        Some(Value::Number(25.0)),
    )
}

fn holds(source: &str) -> bool {
    Expr::parse(source).unwrap_or_else(|fault| panic!("{source}: {fault}")).is_true(&known())
}

fn number(source: &str) -> f64 {
    Expr::parse(source).unwrap().eval(&known()).number()
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
    assert_eq!(fault("today()"), ("form-expr-function".to_owned(), 0..5));
    assert_eq!(fault("not(1, 2)"), ("form-expr-arguments".to_owned(), 0..3));
    assert_eq!(fault("age = 5"), ("form-expr-function".to_owned(), 0..3));
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
    assert_eq!(fault(&format!("1{}", "+1".repeat(DEEPEST))).0, deep);
    assert_eq!(fault(&"not(".repeat(1000)).0, deep);
    assert!(Expr::parse(&format!("1{}", "+1".repeat(DEEPEST - 1))).is_ok());
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        (0.0..1e18_f64).prop_map(Node::Number),
        "[^']{0,8}".prop_map(Node::Text),
        "[^\"]{0,8}".prop_map(Node::Text),
        "[a-zә_][a-z0-9_.-]{0,6}".prop_map(|name| Node::Name(Name::new(name).unwrap())),
        Just(Node::Own),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let operator = prop::sample::select(vec![
            Operator::Or,
            Operator::And,
            Operator::Equal,
            Operator::Unequal,
            Operator::Less,
            Operator::AtMost,
            Operator::More,
            Operator::AtLeast,
            Operator::Plus,
            Operator::Minus,
            Operator::Times,
            Operator::Div,
            Operator::Mod,
        ]);
        prop_oneof![
            inner.clone().prop_map(|node| Node::Negate(Box::new(node))),
            (operator, inner.clone(), inner.clone()).prop_map(|(operator, left, right)| Node::Binary(
                operator,
                Box::new(left),
                Box::new(right)
            )),
            (prop::sample::select(Function::ALL.to_vec()), prop::collection::vec(inner, 3)).prop_map(
                |(function, mut arguments)| {
                    arguments.truncate(function.arity());
                    Node::Call(function, arguments)
                }
            ),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_printed_parses_to_the_same(root in node()) {
        let expr = Expr { root };
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
            ]),
            0..24,
        )
    ) {
        if let Ok(expr) = Expr::parse(&source.concat()) {
            let _ = expr.is_true(&known());
        }
    }
}
