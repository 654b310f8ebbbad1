//! Which row it is, how many there are, and of when they are.

use super::*;

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let form = kinds();
    for end in ["\n", "\r\n", "\r"] {
        // A blank line, the heading, two blank lines, a cell of two lines, a row without anything, a row.
        let text = "\nage,words\n\n\nx,\"a\n\nb\"\n,\nx,\n\n".replace('\n', end);
        let rows = of_csv(&text, &form);
        let mut places: Vec<u64> = rows.iter().flat_map(troubles).map(|it| it.0).collect();
        places.dedup();
        assert_eq!(places, [5, 7], "{end:?}");
    }
}

#[test]
fn rows_without_anything_are_counted_and_clocked_too() {
    let many = usize::try_from(ROWS).unwrap();
    let text = format!("a,b\n{}", ",\n".repeat(many + 1));
    let read = |enough: u64| {
        let reader = Reader::open("a.csv", text.as_bytes(), &How::default()).unwrap();
        let (mut passed, mut seen) = (0, 0);
        let mut pass = || {
            passed += 1;
            if passed < enough { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let end = reader.each(&mut pass, &mut |_| {
            seen += 1;
            ControlFlow::Continue(())
        });
        (end.map_err(|fault| fault.key), passed, seen)
    };
    assert_eq!(read(1_000), (Ok(()), 1_000, 0));
    assert_eq!(read(u64::MAX), (Err("import-sheet-long".to_owned()), ROWS, 0));
}

#[test]
fn a_response_of_long_ago_or_of_tomorrow_has_a_wrong_date() {
    let form = kinds();
    let mapping = Mapping::read(
        r#"{"columns": {"a": {"to": "submission/started"}, "b": {"to": "submission/submitted"},
            "age": {"to": "age"}}}"#,
    );
    let text = "a,b,age\n01.05.0024,01.05.2024,20\n1989-12-31 23:59,1990-01-01,20\n,31.12.1989,20\n\
        1990-01-01,1990-01-01T00:00:00+05:00,20\n,01.01.2030,20\n";
    let rows = rows("a.csv", text.as_bytes(), &[(1, &form)], &mapping.unwrap());
    let told: Vec<_> = rows.iter().flat_map(troubles).map(|it| (it.0, it.1, it.2)).collect();
    let early = "incoming-too-early";
    assert_eq!(told, [(2, "a", early), (3, "a", early), (4, "b", early), (6, "b", "incoming-future")]);
    assert!(rows[3].response.is_some());
}
