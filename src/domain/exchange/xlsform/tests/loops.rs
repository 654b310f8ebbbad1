//! Loops, written out for each choice of their list.

use super::*;

#[test]
fn a_loop_is_asked_once_for_each_choice_of_its_list() {
    let read = markdown(
        "| survey | | | | | |\n\
         | | type | name | label::English (en) | label::Русский (ru) | relevant |\n\
         | | select all that apply from toilets or specify other | there | Which? | Какие? | |\n\
         | | begin loop over toilets | each | Each | Каждый | |\n\
         | | integer | number | How many %(label)s, 100%? | Сколько: %(label)s? | selected(${there}, '%(name)s') |\n\
         | | begin_repeat | one | One | Один | |\n\
         | | text | state_%(name)s | State of %(label)s | Состояние | ${number} > 1 |\n\
         | | end_repeat | | | | |\n\
         | | end loop | | | | |\n\
         | choices | | | | | |\n\
         | | list name | name | label::English (en) | label::Русский (ru) | |\n\
         | | toilets | pit | pit latrine | яма | |\n\
         | | toilets | 2 | bucket | ведро | |\n\
         | | toilets | none | none | никаких | |\n",
    )
    .map_err(|faults| keys(&faults))
    .expect("a form");
    let form = &read.form;
    let names: Vec<&str> = form.items().filter_map(|item| item.name().map(|name| name.as_str())).collect();
    assert_eq!(
        names.join(" "),
        "there there_other pit pit_number pit_one state_pit each_2 each_2_number each_2_one state_2 other \
         other_number other_one state_other"
    );
    let number = form.question("each_2_number").expect("a question");
    assert_eq!(number.label.en.as_deref(), Some("How many bucket, 100%?"));
    assert_eq!(number.label.ru.as_deref(), Some("Сколько: ведро?"));
    assert_eq!(number.relevant.as_deref(), Some("selected(${there}, '2')"));
    assert_eq!(form.question("state_2").and_then(|q| q.relevant.as_deref()), Some("${each_2_number} > 1"));
    assert_eq!(form.group("pit").and_then(|group| group.label.ru.as_deref()), Some("яма"));
    assert_eq!(form.group("other").and_then(|group| group.label.ru.as_deref()), Some("Другое"));
    assert!(keys(&read.warnings).contains(&"survey!B4 (type) import-loop".to_owned()));
    assert_eq!(again(form), *form);
}

#[test]
fn what_a_loop_asks_speaks_of_its_own_where_another_item_is_called_so() {
    let read = markdown(
        "| survey | | | | |\n\
         | | type | name | label | relevant |\n\
         | | begin loop over people | given | G | |\n\
         | | integer | amount | How much? | |\n\
         | | text | why | Why? | ${amount} > 0 |\n\
         | | end loop | | | |\n\
         | | begin loop over people | got | G | |\n\
         | | integer | amount | How much? | |\n\
         | | text | why | Why? | ${amount} > 1 |\n\
         | | text | b_c | B | |\n\
         | | text | c | C | ${b_c} = 'x' |\n\
         | | text | d | D | ${c} = 'x' |\n\
         | | end loop | | | |\n\
         | | begin loop over people | are | A | |\n\
         | | integer | age | How old? | |\n\
         | | text | young | Y | ${age} < 9 |\n\
         | | end loop | | | |\n\
         | | integer | a_age | A | |\n\
         | choices | | | | |\n\
         | | list_name | name | label | |\n\
         | | people | a | A | |\n\
         | | people | a_b | B | |\n",
    )
    .map_err(|faults| keys(&faults))
    .expect("a form");
    let relevant = |name: &str| read.form.question(name).and_then(|question| question.relevant.as_deref());
    for (name, own) in [
        ("a_why", "${a_amount} > 0"),
        ("a_b_why", "${a_b_amount} > 0"),
        ("got_a_why", "${got_a_amount} > 1"),
        ("got_a_b_why", "${got_a_b_amount} > 1"),
        ("got_a_c", "${got_a_b_c} = 'x'"),
        ("got_a_d", "${got_a_c} = 'x'"),
        ("got_got_a_b_c", "${got_a_b_b_c} = 'x'"),
        ("got_a_b_d", "${got_got_a_b_c} = 'x'"),
        ("are_a_young", "${are_a_age} < 9"),
    ] {
        assert_eq!(relevant(name), Some(own), "{name}");
    }
    assert!(keys(&read.warnings).contains(&"survey!C7 (name) import-name-renamed".to_owned()));
    assert_eq!(again(&read.form), read.form);
}

#[test]
fn a_long_text_of_gaps_in_a_loop_is_read_in_one_go() {
    let gaps = "%(".repeat(200_000);
    let text = format!(
        "| survey | | | |\n| | type | name | label |\n| | begin loop over l | l | L |\n\
         | | note | a | {gaps} %(x %(label)s)s |\n| | end loop | | |\n\
         | choices | | | |\n| | list_name | name | label |\n| | l | x | X |\n"
    );
    let form = markdown(&text).map_err(|faults| keys(&faults)).expect("a form").form;
    assert!(serde_json::to_string(&form).expect("JSON").contains("%(%( %(x X)s"));
}

#[test]
fn what_a_loop_asks_twice_cannot_be_spoken_of() {
    let faults = markdown(
        "| survey | | | | |\n\
         | | type | name | label | relevant |\n\
         | | begin loop over l | l | L | |\n\
         | | begin group | g | G | |\n\
         | | integer | n | N | |\n\
         | | end group | | | |\n\
         | | integer | n | N | |\n\
         | | text | why | Why? | ${n} > 0 |\n\
         | | end loop | | | |\n\
         | choices | | | | |\n\
         | | list_name | name | label | |\n\
         | | l | x | X | |\n\
         | | l | y | Y | |\n",
    );
    assert_eq!(keys(&faults.expect_err("a fault")), ["survey!E8 (relevant) import-name-ambiguous"]);
}

#[test]
fn a_loop_without_its_list_or_without_an_end_to_it_is_a_fault() {
    let told = |begin: &str| {
        let text = format!(
            "| survey | | | |\n| | type | name | label |\n| | {begin} | l | L |\n| | text | a | A |\n\
             | | end loop | | |\n| choices | | | |\n| | list_name | name | label |\n| | cities | x | X |\n"
        );
        keys(&markdown(&text).expect_err("a fault"))
    };
    assert_eq!(told("begin loop"), ["survey!B3 (type) import-loop-list"]);
    assert_eq!(told("begin loop over citie"), ["survey!B3 (type) import-list-like"]);
    let choices: String = (0..300).map(|number| format!("| | l | c{number} | C |\n")).collect();
    let begins: String = (0..3).map(|number| format!("| | begin loop over l | l{number} | L |\n")).collect();
    let ends = "| | end loop | | |\n".repeat(3);
    let text = format!(
        "| survey | | | |\n| | type | name | label |\n{begins}| | text | a | A |\n{ends}\
         | choices | | | |\n| | list_name | name | label |\n{choices}"
    );
    let faults = markdown(&text).map(|_| ()).map_err(|faults| keys(&faults));
    assert_eq!(faults, Err(vec!["survey!B5 (type) import-loop-large".to_owned()]), "27 million questions");
}
