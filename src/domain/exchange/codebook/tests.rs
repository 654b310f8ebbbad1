use super::*;
use crate::exchange::{csv, xlsx};
use crate::language::Language;
use proptest::prelude::*;
use std::io::Cursor;

fn named(number: u128, parent: Option<u128>, kk: &str) -> Code {
    Code {
        guid: Uuid::from_u128(number),
        parent: parent.map(Uuid::from_u128),
        name: Text { kk: Some(kk.to_owned()), ..Text::default() },
        ..Code::default()
    }
}

fn to_csv(codes: &[Code]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sheet = csv::Sheet::new(&mut bytes).expect("a sheet");
    write(&mut sheet, codes, Language::Kk).expect("written");
    sheet.finish().expect("written");
    bytes
}

fn to_xlsx(codes: &[Code]) -> Vec<u8> {
    let mut book = xlsx::Book::new(chrono::DateTime::UNIX_EPOCH).expect("a book");
    write(&mut book.sheet("codebook").expect("a sheet"), codes, Language::Kk).expect("written");
    let mut bytes = Cursor::new(Vec::new());
    book.save(&mut bytes).expect("saved");
    bytes.into_inner()
}

fn told(name: &str, text: &str) -> Vec<(String, String)> {
    let read = read(name, text.as_bytes(), Language::Ru).expect("a sheet");
    read.faults.iter().map(|fault| (fault.place.to_string(), fault.message.key.clone())).collect()
}

#[test]
fn a_codebook_survives_both_kinds_of_sheet() {
    let mut first = named(1, None, "=Уәж / ниет");
    first.definition =
        Text { ru: Some("Почему едут,\n\"зачем\"".to_owned()), ..Text::default() };
    first.color = Color::new("#0072b2");
    let mut second = named(2, Some(1), "Қаржы");
    second.anchor = Text::of("мысал", "пример", "example");
    second.inclusion.en = Some("-1 or less".to_owned());
    let codes = vec![first, second, named(3, Some(2), "'Несие"), named(4, None, "Қаржы")];
    for (name, bytes) in [("a.csv", to_csv(&codes)), ("a.xlsx", to_xlsx(&codes))] {
        let read = read(name, &bytes, Language::Ru).expect("read");
        assert_eq!((read.faults, read.remarks), (Vec::new(), Vec::new()), "{name}");
        assert_eq!(read.codes, codes, "{name}");
    }
}

#[test]
fn rows_that_people_add_stand_below_their_path() {
    let text = "name;path;Color\nУәж;Уәж;#0072B2\n;Уәж / Қаржы;\nНесие;Уәж / Қаржы / Несие;\n";
    let read = read("a.csv", text.as_bytes(), Language::Kk).expect("read");
    assert_eq!(read.faults, []);
    let shown: Vec<_> = read.codes.iter().map(|code| code.name.words(Language::Kk, &[])).collect();
    assert_eq!(shown, ["Уәж", "Қаржы", "Несие"]);
    assert_eq!(read.codes[2].parent, Some(read.codes[1].guid));
    assert_eq!(read.codes[1].parent, Some(read.codes[0].guid));
}

#[test]
fn every_fault_is_told_with_its_row_and_column() {
    let text = "guid,parent,name_ru,colour,notes\n1,,Город,red,x\n,Нет,Село,,\n,,,#0072b2,\n";
    let pair = |place: &str, key: &str| (place.to_owned(), key.to_owned());
    assert_eq!(
        told("a.csv", text),
        [
            pair("a!A2 (guid)", "refi-codes-guid"),
            pair("a!D2 (colour)", "refi-codes-color"),
            pair("a!B3 (parent)", "refi-codes-parent"),
            pair("a!4", "refi-codes-nameless"),
        ]
    );
    let circle = "name_ru,parent\nА,Б\nБ,А\n";
    assert_eq!(told("a.csv", circle), [pair("a!2", "refi-codes-circle"), pair("a!3", "refi-codes-circle")]);
    let key = |text: &str| read("a.csv", text.as_bytes(), Language::Ru).expect_err("refused").message.key;
    assert_eq!(key("a,b\n1,2\n"), "refi-codes-columns");
    assert_eq!(key("guid,colour\n,\n"), "refi-codes-columns");
}

#[test]
fn what_a_file_would_do_is_told_before_it_is_done() {
    let there = vec![named(1, None, "Уәж"), named(2, Some(1), "Қаржы"), named(3, None, "Қала")];
    let unchanged = compare(&there, &there);
    assert!(unchanged.iter().all(|one| one.standing == Standing::Unchanged && one.unfit.is_none()));

    let foreign =
        Code { name: Text { ru: Some("Уәж".to_owned()), ..Text::default() }, ..named(21, None, "") };
    assert_eq!(compare(&there, &[foreign])[0].standing, Standing::Unchanged, "read in another language");

    // Another program made new GUIDs, named one anew and added one.
    let mut renamed = named(13, None, "Қала");
    renamed.name.ru = Some("Город".to_owned());
    let brought =
        vec![named(11, None, "Уәж"), named(12, Some(11), "Қаржы"), renamed, named(14, Some(11), "Үй")];
    let compared = compare(&there, &brought);
    let standings: Vec<_> = compared.iter().map(|one| one.standing.clone()).collect();
    let name = Change::Text(Field::Name, Language::Ru);
    assert_eq!(
        standings,
        [Standing::Unchanged, Standing::Unchanged, Standing::Changed(vec![name]), Standing::Added]
    );
    assert_eq!(compared[3].code.parent, Some(Uuid::from_u128(1)), "below the code that is there");
}

#[test]
fn what_cannot_be_is_told() {
    let there = vec![named(1, None, "Уәж"), named(2, Some(1), "Қаржы"), named(3, None, "Қала")];
    // The file moves the one below the other, and names a third as one beside it is called.
    let double = compare(&there, &[named(3, None, "Уәж")]);
    assert_eq!(double[0].unfit, Some(Unfit::Double));
    let turned = compare(&there, &[named(2, None, "Қаржы"), named(1, Some(2), "Уәж")]);
    assert!(turned.iter().all(|one| one.unfit.is_none()), "turned round is no circle");
}

proptest! {
    #[test]
    fn nothing_makes_the_reader_panic(cells in prop::collection::vec("[aә /\"=,\n;]{0,6}|guid|path|name", 0..40)) {
        let text: String = cells.chunks(4).map(|row| row.join(",") + "\n").collect();
        let _ = read("a.csv", text.as_bytes(), Language::Kk).is_ok();
        let _ = read("a.csv", format!("guid,parent,path,name\n{text}").as_bytes(), Language::Kk).is_ok();
    }

    #[test]
    fn what_is_written_is_read_back(names in prop::collection::vec("[a-zқ=+'/][a-zқ /=]{0,8}[a-z]", 1..12), at in prop::collection::vec(0_usize..100, 12)) {
        let mut codes: Vec<Code> = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let number = index as u128 + 1;
            // Before those below it: under the last one or one above that.
            let mut parent = index.checked_sub(1).map(|last| codes[last].guid);
            for _ in 0..at[index] % 4 {
                parent = parent.and_then(|guid| codes.iter().find(|code| code.guid == guid)?.parent);
            }
            let mut code = named(number, None, name);
            code.parent = parent;
            codes.push(code);
        }
        let read = read("a.csv", &to_csv(&codes), Language::Ru).expect("read");
        prop_assert_eq!(read.faults, Vec::new());
        prop_assert_eq!(read.codes, codes);
    }
}

#[test]
fn a_code_that_was_renamed_is_no_other_that_has_its_name_now() {
    let there = [named(1, None, "Жұмыс")];
    let brought = [named(9, None, "Жұмыс"), named(1, None, "Еңбек")];
    for brought in [brought.to_vec(), brought.iter().rev().cloned().collect()] {
        for (one, code) in compare(&there, &brought).iter().zip(&brought) {
            assert_eq!((one.code.guid, &one.code.name, one.unfit), (code.guid, &code.name, None));
            assert_eq!(one.standing == Standing::Added, code.guid == Uuid::from_u128(9));
        }
    }
}
