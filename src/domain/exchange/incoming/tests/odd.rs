//! Files, mappings and cells that make no sense: nothing panics.

use super::*;
use proptest::prelude::*;

/// Reads whatever it is to its end.
fn read_whatever(name: &str, bytes: &[u8]) {
    let form = kinds();
    let targets_of = [(1, &form)];
    let targets = Targets { versions: &targets_of };
    let Ok(reader) = Reader::open(name, bytes, &How::default()) else { return };
    let head = reader.head().clone();
    let (hints, mut overview) = (Hints::default(), Overview::new(&head));
    let seen = reader.each(&mut goes_on, &mut |row| {
        overview.see(row, &hints);
        ControlFlow::Continue(())
    });
    let mapping = propose(&head, &overview, targets, &hints);
    let Ok(intake) = Intake::new(&head, &mapping, targets) else { return };
    let Ok(reader) = Reader::open(name, bytes, &mapping.file) else { return };
    let again = reader.each(&mut goes_on, &mut |row| {
        let _ = intake.row(row, &|_, row| Uuid::from_u128(u128::from(row)), now()).response.is_some();
        ControlFlow::Continue(())
    });
    assert_eq!(seen.is_ok(), again.is_ok());
}

/// Texts as they stand in cells and mappings.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-+0-9.,:/TZ ]{0,20}",
        "\\PC{0,12}",
        prop::sample::select(vec![
            "-9",
            "-7",
            "1",
            "0",
            "a b",
            "y;x",
            "ast",
            "9999-12-31",
            "01.05.0024",
            "262142-12-31",
            "2024-03-09T14:05:00+23:59",
            "[]",
            "[{}]",
            "[{\"a\":1}]",
            "1e308",
            "-0",
            "NaN",
            "99999999999999999999",
        ])
        .prop_map(str::to_owned),
    ]
}

/// Whatever a file may hold.
fn cell() -> impl Strategy<Value = Cell<'static>> {
    let day = || {
        (any::<i32>(), 0..86_400_u32).prop_map(|(day, second)| {
            let day = chrono::NaiveDate::from_num_days_from_ce_opt(day % 96_000_000)
                .unwrap_or(chrono::NaiveDate::MAX);
            day.and_time(chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, 0).unwrap())
        })
    };
    prop_oneof![
        Just(Cell::Empty),
        Just(Cell::Unknown),
        any::<bool>().prop_map(Cell::Flag),
        any::<f64>().prop_map(Cell::Number),
        (-10.0..100_000.0_f64).prop_map(Cell::Number),
        value().prop_map(Cell::text),
        day().prop_map(Cell::Moment),
        day().prop_map(|moment| Cell::Day(moment.date())),
        day().prop_map(|moment| Cell::Time(moment.time())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_table_makes_it_panic(text in "(age|again|town|why|home|at|[,;\t\"\n]|[0-9./:-]|[a-cА-я ]){0,120}") {
        read_whatever("a.csv", text.as_bytes());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), spss in any::<bool>()) {
        let begin: &[u8] = if spss { b"$FL2" } else { b"PK\x03\x04" };
        read_whatever("a", &[begin, &bytes].concat());
        read_whatever("a.csv", &bytes);
    }

    #[test]
    fn no_broken_workbook_makes_it_panic(cuts in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..12)) {
        static WHOLE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
            let form = form();
            let all = answers(&form);
            exported(&form, &all[..5], Content::Codes, Language::Ru).1
        });
        let mut bytes = WHOLE.clone();
        for (at, byte) in cuts {
            let length = bytes.len();
            bytes[usize::from(at) % length] = byte;
        }
        read_whatever("a.xlsx", &bytes);
    }

    #[test]
    fn no_mapping_and_no_cells_make_it_panic(
        chosen in proptest::collection::vec((any::<prop::sample::Index>(), value(), value(), any::<bool>()), 1..12),
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 12), 1..6),
        version in proptest::option::of(1..3),
    ) {
        let (newer, older) = (kinds(), form());
        let forms = [(2, &newer), (1, &older)];
        let targets = Targets { versions: &forms };
        let all = targets.all();
        let mut head = Reader::open("a.csv", b"a\n1\n", &How::default()).unwrap().head().clone();
        head.columns = (0..12).map(|at| Column { name: at.to_string(), ..Column::default() }).collect();
        let mut mapping = Mapping { version, ..Mapping::default() };
        let mut used = std::collections::HashSet::new();
        for (at, (target, from, to, month_first)) in chosen.into_iter().enumerate() {
            let to_what = target.get(&all).name();
            // Of a question one column, so that most mappings are taken.
            if used.insert(to_what.split('/').next_back().unwrap_or_default().to_owned()) {
                let values = [(from, to)].into();
                let column = ColumnMapping { to: to_what, values, month_first };
                mapping.columns.insert(at.to_string(), column);
            }
        }
        if let Ok(intake) = Intake::new(&head, &mapping, targets) {
            for (number, cells) in (2..).zip(&rows) {
                let row = Row { number, cells, beyond: 0 };
                let taken = intake.row(row, &|_, row| Uuid::from_u128(u128::from(row)), now());
                prop_assert!(taken.response.is_some() || !taken.troubles.is_empty());
                if let Some(response) = taken.response {
                    prop_assert!(!crate::answer::record::write(&response.answers).is_empty());
                }
            }
        }
    }

    #[test]
    fn a_mapping_that_is_no_json_is_told(text in "[\\[\\]{}\":,a-z0-9]{0,60}") {
        let _ = Mapping::read(&text).is_ok();
    }
}
