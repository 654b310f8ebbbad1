//! The same three responses as other programs write them: `tests/data/incoming/make.py`.

use super::*;
use crate::form::source;

macro_rules! file {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../../../tests/data/incoming/", $name)).as_slice())
    };
}

const FILES: [(&str, &[u8]); 6] = [
    file!("spss.sav"),
    file!("spss.zsav"),
    file!("pspp.sav"),
    file!("calc.xlsx"),
    file!("unicode.txt"),
    file!("windows.csv"),
];

#[test]
fn what_other_programs_write_is_read_without_a_word() {
    let form = source::read(include_str!("../../../../../tests/data/incoming/form.toml")).unwrap().form;
    for (name, bytes) in FILES {
        let (mapping, rows) = taken(name, bytes, &[(1, &form)]);
        assert_eq!(
            mapping.columns.values().filter(|column| column.to == "submission/id").count(),
            1,
            "{name}"
        );
        let told: Vec<_> = rows.iter().flat_map(troubles).collect();
        assert!(told.is_empty(), "{name}: {told:?} by {mapping:?}");
        let all = |question: &str| -> Vec<String> {
            rows.iter().map(|row| answer(row, question).typed().join("|")).collect()
        };
        assert_eq!(all("region"), ["almaty", "turkistan", "-9"], "{name}");
        assert_eq!(all("age"), ["25", "31", "40"], "{name}");
        assert_eq!(all("reasons"), ["money", "money|home", "home"], "{name}");
        assert_eq!(all("pay"), ["1234.5", "", "700"], "{name}");
        assert_eq!(all("born"), ["1992-02-29", "1999-12-31", ""], "{name}");
        assert_eq!(all("words"), ["село", "", "город"], "{name}");
        let keys: Vec<_> = rows.iter().map(|row| row.response.as_ref().unwrap().key.clone()).collect();
        assert_eq!(keys, ["r1", "r2", "r3"].map(|key| Some(key.to_owned())), "{name}");
    }
}

#[test]
fn a_table_whose_names_are_those_of_another_program_is_known_by_them() {
    let form = form();
    let file = include_bytes!("../../../../demo/responses.csv");
    let (mapping, rows) = taken("responses.csv", file, &[(1, &form)]);
    let to = |column: &str| mapping.columns.get(column).map(|column| column.to.clone());
    assert_eq!(to("response_id").as_deref(), Some("submission/id"));
    assert_eq!(to("submitted_at").as_deref(), Some("submission/submitted"));
    assert_eq!(to("interview_language").as_deref(), Some("submission/language"));
    assert_eq!(to("base_weight"), None);
    assert_eq!(rows.len(), 230);
    let faults = rows.iter().flat_map(troubles).filter(|trouble| !trouble.3).count();
    assert_eq!(faults, 0);
    for (answers, taken) in answers(&form).iter().zip(&rows) {
        assert_eq!(taken.response.as_ref().unwrap().answers, *answers);
    }
}

#[test]
fn a_question_that_the_file_did_not_ask_is_answered_for_all_rows() {
    let form = source::read(include_str!("../../../../demo/form.toml")).unwrap().form;
    let file = include_bytes!("../../../../demo/responses.csv");
    let (mut mapping, rows) = taken("responses.csv", file, &[(1, &form)]);
    assert!(rows.iter().all(|row| !row.troubles.is_empty()), "nobody agreed: nothing is asked");
    mapping.fixed.insert("consent".to_owned(), "agree".to_owned());
    let rows = super::rows("responses.csv", file, &[(1, &form)], &mapping);
    let told = rows.iter().flat_map(troubles).next();
    assert_eq!(told, None);
    assert_eq!(rows.iter().filter(|row| row.response.is_some()).count(), 230);
    mapping.fixed.insert("age".to_owned(), "25".to_owned());
    let reader = Reader::open("responses.csv", file, &mapping.file).unwrap();
    let faults = Intake::new(reader.head(), &mapping, Targets { versions: &[(1, &form)] }).unwrap_err();
    assert_eq!(faults[0].key, "incoming-fixed-unknown");
}
