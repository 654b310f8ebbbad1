//! Files read: our own, those of other programs, and such as nobody should have made.

use super::super::super::{Cell, Rows, samples};
use super::super::{Packing, Writer};
use super::*;
use crate::language::Language;
use proptest::prelude::*;
use std::io::Cursor;
use std::sync::LazyLock;

fn written(packing: Packing) -> Vec<u8> {
    let dataset = samples::dataset();
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = Box::new(Writer::new(&mut bytes, &dataset, Language::Kk, packing).unwrap());
    samples::rows(&dataset, |row: &[Cell<'_>]| writer.row(row).unwrap());
    writer.finish().unwrap();
    bytes.into_inner()
}

/// Everything in a file.
fn read(bytes: &[u8]) -> Result<(Dictionary, Vec<Vec<Value>>), Unreadable> {
    let mut reader = Reader::open(bytes)?;
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    while reader.next_row(&mut row)? {
        rows.push(row.clone());
    }
    Ok((reader.dictionary().clone(), rows))
}

#[test]
fn what_was_written_is_read_back_from_both_packings() {
    let (dictionary, rows) = read(&written(Packing::Bytecode)).unwrap();
    assert_eq!((dictionary.clone(), rows.clone()), read(&written(Packing::Zlib)).unwrap());
    assert_eq!(dictionary.cases, Some(6));
    assert_eq!(dictionary.title, "Мектеп мұғалімдері");
    assert_eq!(dictionary.weight, Some(12));
    let column = |name: &str| dictionary.columns.iter().position(|column| column.name == name).unwrap();
    let region = &dictionary.columns[column("region")];
    assert_eq!(region.values[0], (Value::Number(1.0), "Алматы қаласы".to_owned()));
    assert_eq!(region.missing.len(), 3);
    let codes = region.attributes.iter().find(|(key, _)| key == "Codes").unwrap();
    assert_eq!(codes.1, ["1=almaty_city", "2=turkistan"]);
    let set = &dictionary.sets[0];
    assert_eq!(
        (set.name.as_str(), set.label.as_str(), set.counted.as_deref()),
        ("reasons", "Себептері", Some("1"))
    );
    assert_eq!(set.columns, [6, 7]);
    assert_eq!(rows.len(), 6);
    let story = column("story");
    assert_eq!(rows[0][story], Value::Text(samples::LONG_WORD.repeat(40).trim_end().to_owned()));
    assert!(matches!(&rows[5][story], Value::Text(text) if text.ends_with("екінші жол")));
    assert_eq!(rows[0][column("born")], Value::Day(NaiveDate::from_ymd_opt(1992, 2, 29).unwrap()));
    let sent = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().and_hms_opt(23, 30, 15).unwrap();
    assert_eq!(rows[0][column("submission_submitted")], Value::Moment(sent));
    for (row, code) in [(1, -7.0), (2, -8.0), (3, -9.0)] {
        let age = &rows[row][column("age")];
        assert_eq!(*age, Value::Number(code));
        assert!(dictionary.columns[column("age")].is_missing(age));
        assert!(dictionary.columns[column("sex")].is_missing(&rows[row][column("sex")]));
        assert_eq!(rows[row][column("born")], Value::Number(code));
    }
    assert_eq!(rows[4][column("age")], Value::None);
    assert!(!dictionary.columns[column("sex")].is_missing(&rows[5][column("sex")]));
}

#[test]
fn what_is_no_file_of_spss_is_refused_with_its_reason() {
    let key = |bytes: &[u8]| match read(bytes) {
        Err(Unreadable::File(message)) => message.key,
        other => panic!("{other:?}"),
    };
    assert_eq!(key(b""), "import-file-broken");
    assert_eq!(key(&[b'a'; 200]), "import-sav-none");
    assert_eq!(
        key(&[b"\x1c\0\0\0\0\0\0\0ENCRYPTEDSAV".as_slice(), &[0; 100]].concat()),
        "import-file-password"
    );
    let whole = written(Packing::Bytecode);
    assert_eq!(key(&whole[..whole.len() - 30]), "import-file-broken");
    // Records that say they are endless.
    let mut endless = whole[..176].to_vec();
    endless.extend([7, 13, 1, i32::MAX].into_iter().flat_map(i32::to_le_bytes));
    assert_eq!(key(&endless), "import-sav-description");
}

static FILES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| [written(Packing::Bytecode), written(Packing::Zlib)]);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_broken_file_is_a_fault_and_never_a_panic(
        which in 0_usize..2,
        end in 0.0..1.0_f64,
        changes in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..12),
    ) {
        let mut bytes = FILES[which].clone();
        let at = |share: f64, length: usize| (share * length as f64) as usize;
        for (place, byte) in changes {
            let place = at(place, bytes.len());
            bytes[place] = byte;
        }
        if end < 0.5 {
            bytes.truncate(at(end * 2.0, bytes.len()));
        }
        // Whether it can still be read is all the same.
        drop(read(&bytes));
    }
}

#[test]
fn files_of_other_programs_are_read_with_their_labels() {
    let (dictionary, rows) = read(include_bytes!("../../../../../tests/data/dataset/foreign.sav")).unwrap();
    let names: Vec<&str> = dictionary.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["саны", "long", "day"]);
    assert_eq!(dictionary.columns[0].label, "Саны");
    assert_eq!(dictionary.columns[0].values, [(Value::Number(-9.0), "Бас тартты".to_owned())]);
    assert!(dictionary.columns[0].is_missing(&rows[2][0]));
    assert_eq!(rows[0][1], Value::Text("қ".repeat(300)));
    assert_eq!(rows[1], [Value::None, Value::Text(String::new()), Value::None]);
    assert_eq!(rows[0][2], Value::Day(NaiveDate::from_ymd_opt(1992, 2, 29).unwrap()));
}

#[test]
fn a_file_in_the_letters_of_windows_is_read_as_it_was_written() {
    let (dictionary, rows) = read(include_bytes!("../../../../../tests/data/dataset/cyrillic.sav")).unwrap();
    let region = &dictionary.columns[1];
    assert_eq!((region.name.as_str(), region.label.as_str()), ("region", "Регион"));
    assert_eq!(region.values[1], (Value::Number(2.0), "Туркестанская область".to_owned()));
    assert_eq!(region.missing, [Missing::Range(90.0, 99.0)]);
    assert_eq!(region.measure, Some(Measure::Nominal));
    assert!(region.attributes.contains(&("Source".to_owned(), vec!["паспорт".to_owned()])));
    assert_eq!(rows[1][2], Value::Text("город".to_owned()));
    assert!(region.is_missing(&rows[1][1]) && !region.is_missing(&rows[2][1]));
    let set = &dictionary.sets[0];
    assert_eq!(
        (set.label.as_str(), set.counted.as_deref(), set.columns.as_slice()),
        ("Оба", None, &[0, 1][..])
    );
}
