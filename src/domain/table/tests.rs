use super::Columns;
use super::samples::{form, question};
use crate::form::Kind;

#[test]
fn twenty_questions_take_at_most_a_hundred_bytes_a_response() {
    let mut form = form();
    for extra in 0..7 {
        form.pages[0].items.push(question(&format!("words_{extra}"), Kind::LongText { max_length: None }));
    }
    assert_eq!(form.questions().count(), 20);
    assert!(Columns::new(&form).bytes_per_response() <= 100);
}
