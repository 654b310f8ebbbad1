use super::*;
use crate::form::change::{Declarations, Recode, Rename};
use crate::table::samples::{self, choices, code, name, question};
use crate::tabulation::{By, every_question, of_question};
use proptest::prelude::*;

/// Everything that tables are made of.
fn told(form: &Form, columns: &Columns) -> Vec<String> {
    let each = every_question(form, columns, By::default()).into_iter();
    each.map(|question| format!("{:?}", question.counted)).collect()
}

fn slowly(form: &Form, carry: &Carry, newest: &Form, records: &[String]) -> Result<Columns, Unreadable> {
    let mut columns = Columns::new(newest);
    for text in records {
        columns.push(&carry.answers(record::read(form, text)?));
    }
    Ok(columns)
}

fn quickly(form: &Form, carry: &Carry, newest: &Form, records: &[String]) -> Result<Columns, Unreadable> {
    let mut columns = Columns::new(newest);
    let mut loader = Loader::new(form, carry, &columns);
    for text in records {
        loader.push(&mut columns, text)?;
    }
    Ok(columns)
}

#[test]
fn records_are_counted_as_their_answers_are() {
    let form = samples::form();
    let records: Vec<String> = samples::answers(&form).iter().map(record::write).collect();
    let carry = Carry::default();
    let [slow, quick] = [slowly, quickly].map(|way| way(&form, &carry, &form, &records).unwrap());
    assert_eq!(told(&form, &quick), told(&form, &slow));
    assert_eq!(quick.len(), 230);
}

#[test]
fn records_of_an_older_version_are_carried_to_the_newest() {
    let older = samples::form();
    let mut newest = older.clone();
    let items = &mut newest.pages[0].items;
    items.retain(|item| !matches!(item, crate::form::Item::Question(q) if ["age", "sector", "gender", "reasons"].contains(&q.name.as_str())));
    items.push(question("sex", Kind::Single { choices: choices(&["f", "male"]) }));
    items.push(question("reasons", Kind::Multiple { choices: choices(&["money", "wish_village_life"]) }));
    items.push(question("new", Kind::Integer { min: None, max: None }));
    let recode = |question, from, to| Recode { question: name(question), from: code(from), to: code(to) };
    let declared = Declarations {
        renames: vec![Rename { from: name("gender"), to: name("sex") }],
        recodes: vec![
            recode("sex", "female", "f"),
            recode("reasons", "financial_support", "money"),
            recode("reasons", "job_guarantee", "money"),
        ],
        ..Declarations::default()
    };
    let carry = Carry::by(&declared);
    let records: Vec<String> = samples::answers(&older).iter().map(record::write).collect();
    let [slow, quick] = [slowly, quickly].map(|way| way(&older, &carry, &newest, &records).unwrap());
    assert_eq!(told(&newest, &quick), told(&newest, &slow));
    let sex = of_question(&newest, &quick, "sex", By::default()).unwrap().counted.unwrap();
    let keys: Vec<&str> = sex.blocks[0].rows.iter().map(|class| class.key.as_str()).collect();
    assert_eq!(keys, ["f", "male"], "none of another version");
}

#[test]
fn a_record_that_answers_a_question_twice_is_none() {
    let form = samples::form();
    let whole = record::write(&samples::answers(&form)[0]);
    let twice = whole.replacen('{', r#"{"age":25,"age":25,"#, 1);
    assert!(quickly(&form, &Carry::default(), &form, &[twice]).is_err());
}

proptest! {
    #[test]
    fn what_is_no_record_is_refused_as_it_is_when_read(
        which in 0usize..230,
        from in "[\\[\\]{}\",:a-z_0-9]{1,3}",
        to in prop_oneof!["[\\[\\]{}\",:a-z_0-9 ]{0,4}", Just("null".to_owned()), Just("1e400".to_owned()), Just("-0.5".to_owned()), Just("{}".to_owned())],
    ) {
        let form = samples::form();
        let whole = record::write(&samples::answers(&form)[which]);
        let text = [whole.replacen(&from, &to, 1)];
        let carry = Carry::default();
        let ways = [slowly, quickly].map(|way| way(&form, &carry, &form, &text).ok());
        let [slow, quick] = ways.map(|columns| columns.map(|columns| told(&form, &columns)));
        prop_assert_eq!(quick, slow, "{}", &text[0]);
    }
}
