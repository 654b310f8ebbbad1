//! No cell that is left out can be worked out from what is shown.

use super::{Mark, OneWay, Range, TableFault, Threshold, TwoWay, one_way, two_way, verdict};
use proptest::prelude::*;

fn threshold(least: u64) -> Threshold {
    Threshold::new(least).unwrap()
}

/// What is shown of a table of two variables: all numbers, totals at the end of rows and columns.
fn drawn(table: &TwoWay, counts: &[u64]) -> String {
    let show = |mark: Mark, count: u64| match mark {
        Mark::Shown => format!("{count:>4}"),
        Mark::Sensitive => "   *".to_owned(),
        Mark::Complementary => "   +".to_owned(),
    };
    let mut lines = Vec::new();
    let sum = |range: &mut dyn Iterator<Item = usize>| range.map(|at| counts[at]).sum::<u64>();
    let (rows, columns) = (table.rows, table.columns);
    for row in 0..rows {
        let cell = |column: usize| show(table.cells[row * columns + column], counts[row * columns + column]);
        let mut line: String = (0..columns).map(cell).collect();
        line += &show(table.row_totals[row], sum(&mut (row * columns..(row + 1) * columns)));
        lines.push(line);
    }
    let total = |column: usize| {
        show(table.column_totals[column], sum(&mut (0..rows).map(|row| row * columns + column)))
    };
    let mut line: String = (0..columns).map(total).collect();
    line += &show(table.total, counts.iter().sum());
    lines.push(line);
    lines.join("\n")
}

#[test]
fn a_small_cell_takes_the_fewest_others_with_it() {
    let counts = [2, 20, 30, 10, 15, 40, 9, 25, 35];
    let table = two_way(3, 3, &counts, threshold(4)).unwrap();
    let wanted = "   *   +  30  52\n   +   +  40  65\n   9  25  35  69\n  21  60 105 186";
    assert_eq!(drawn(&table, &counts), wanted);
    assert_eq!(table.hidden(), 4);
    assert_eq!(table.range(0, 0), Some(Range { least: 1, most: Some(11) }));
    assert_eq!(table.range(2, 0), None);
    assert!(table.hides(0, 0) && table.hides_row_percent(0, 1) && !table.hides_row_percent(2, 0));
    assert!(table.hides(9, 9) && table.range(9, 9).is_none());
}

#[test]
fn a_table_of_large_counts_and_zeros_is_shown_whole() {
    let table = two_way(2, 2, &[0, 12, 40, 0], threshold(4)).unwrap();
    assert_eq!(table.hidden(), 0);
    assert!(two_way(0, 0, &[], threshold(4)).unwrap().hidden() == 0);
}

#[test]
fn where_all_is_small_the_totals_go_too() {
    let table = two_way(2, 2, &[1, 1, 1, 1], threshold(3)).unwrap();
    assert_eq!(table.total, Mark::Complementary);
    assert_eq!(table.range(0, 0), Some(Range { least: 1, most: None }));
    assert!(table.hides_total_percent(0, 0));
}

#[test]
fn a_lone_person_in_a_row_and_a_column_takes_their_totals_along() {
    let counts = [2, 0, 0, 0, 30, 40, 0, 50, 60];
    let table = two_way(3, 3, &counts, threshold(4)).unwrap();
    assert_eq!((table.row_totals[0], table.column_totals[0]), (Mark::Sensitive, Mark::Sensitive));
    assert!(table.row_range(0).is_some_and(|range| range.most != Some(range.least)));
    assert!(table.column_range(0).is_some_and(|range| range.most != Some(range.least)));
    assert_eq!(table.row_range(7), None);
}

#[test]
fn of_one_variable_the_next_smallest_category_goes_too() {
    let table = one_way(&[40, 2, 9, 0, 25], threshold(4)).unwrap();
    use Mark::{Complementary, Sensitive, Shown};
    assert_eq!(table.cells, [Shown, Sensitive, Complementary, Shown, Shown]);
    assert_eq!(table.total, Shown);
    assert_eq!(table.ranges[1], Some(Range { least: 1, most: Some(10) }));
    assert!(table.hides_percent(1) && !table.hides_percent(0) && table.hides_percent(9));
}

#[test]
fn two_lone_persons_known_to_be_two_in_all_are_not_left_to_be_told_apart() {
    // Both are at least one and together two, which is no secret: a third goes with them.
    let table = one_way(&[40, 1, 1, 25], threshold(4)).unwrap();
    assert_eq!(table.hidden(), 3);
    assert_eq!(table.ranges[1], Some(Range { least: 1, most: Some(25) }));
}

#[test]
fn those_who_did_not_tick_an_option_are_kept_as_those_who_did() {
    let table: OneWay = one_way(&[198, 2], threshold(4)).unwrap();
    assert_eq!(table.hidden(), 2);
    let table = one_way(&[2], threshold(4)).unwrap();
    assert_eq!((table.hidden(), table.total_range), (2, Some(Range { least: 1, most: None })));
}

#[test]
fn tables_of_wrong_shape_or_beyond_counting_are_refused() {
    assert_eq!(two_way(2, 2, &[1, 2, 3], threshold(3)).err(), Some(TableFault::Shape));
    assert_eq!(two_way(usize::MAX, 2, &[], threshold(3)).err(), Some(TableFault::Shape));
    assert_eq!(one_way(&[u64::MAX, 1], threshold(3)).err(), Some(TableFault::TooLarge));
}

#[test]
fn tables_with_small_cells_are_named_before_they_are_published() {
    let found = verdict([("age", vec![40, 3, 0, 1]), ("sex", vec![20, 24])], Threshold::default());
    assert!(!found.publishable());
    assert_eq!((found.tables, found.findings.len()), (2, 1));
    let finding = &found.findings[0];
    assert_eq!((finding.table.as_str(), finding.cells, finding.least), ("age", 2, 1));
    assert!(verdict([("sex", vec![20, 24])], Threshold::default()).publishable());
}

/// Counts from a seed (Park & Miller 1988).
fn sparse(cells: usize, below: u64) -> Vec<u64> {
    let mut x = 4_711_u64;
    let mut next = || {
        x = 16_807 * x % 2_147_483_647;
        x
    };
    (0..cells).map(|_| (next() % below).min(next() % below)).collect()
}

#[test]
fn large_tables_are_kept_as_small_ones_are() {
    for below in [3, 60, 400] {
        let table = two_way(200, 50, &sparse(10_000, below), threshold(4)).unwrap();
        let told = (0..50).filter_map(|row| table.range(row * 4, row));
        assert!(table.hidden() > 0 && told.take(5).all(|range| !is_point(range)));
    }
}

/// The least and the most that a cell of a small table can be, by trying all tables that agree with
/// what is shown; counts and totals left out are taken up to `most`.
fn by_trial(table: &TwoWay, counts: &[u64], least: u64, most: u64) -> Vec<Option<(u64, u64)>> {
    let mut found = vec![None; counts.len()];
    let mut trial = counts.to_vec();
    try_cell(table, counts, &mut trial, 0, (least, most), &mut found);
    found
}

fn try_cell(
    table: &TwoWay,
    counts: &[u64],
    trial: &mut [u64],
    at: usize,
    (least, most): (u64, u64),
    found: &mut [Option<(u64, u64)>],
) {
    if at == counts.len() {
        if agrees(table, counts, trial) {
            for (range, count) in found.iter_mut().zip(trial.iter()) {
                let (low, high) = range.unwrap_or((*count, *count));
                *range = Some((low.min(*count), high.max(*count)));
            }
        }
        return;
    }
    if !table.cells[at].hidden() {
        trial[at] = counts[at];
        return try_cell(table, counts, trial, at + 1, (least, most), found);
    }
    for count in least..=most {
        trial[at] = count;
        try_cell(table, counts, trial, at + 1, (least, most), found);
    }
}

fn agrees(table: &TwoWay, counts: &[u64], trial: &[u64]) -> bool {
    let (rows, columns) = (table.rows, table.columns);
    let row = |of: &[u64], row: usize| of[row * columns..][..columns].iter().sum::<u64>();
    let column = |of: &[u64], column: usize| of.iter().skip(column).step_by(columns).sum::<u64>();
    let rows_agree = (0..rows).all(|at| table.row_totals[at].hidden() || row(counts, at) == row(trial, at));
    let columns_agree =
        (0..columns).all(|at| table.column_totals[at].hidden() || column(counts, at) == column(trial, at));
    let total = table.total.hidden() || counts.iter().sum::<u64>() == trial.iter().sum::<u64>();
    rows_agree && columns_agree && total
}

fn table(rows: usize, columns: usize) -> impl Strategy<Value = Vec<u64>> {
    let count = prop_oneof![2 => Just(0u64), 4 => 1u64..4, 3 => 4u64..40];
    prop::collection::vec(count, rows * columns)
}

fn sized(most: usize) -> impl Strategy<Value = (usize, usize, Vec<u64>)> {
    (1..=most, 1..=most).prop_flat_map(|(rows, columns)| (Just(rows), Just(columns), table(rows, columns)))
}

fn is_point(range: Range) -> bool {
    range.most == Some(range.least)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_number_that_is_left_out_can_be_told_exactly((rows, columns, counts) in sized(8), least in 1u64..8) {
        let threshold = threshold(least);
        let table = two_way(rows, columns, &counts, threshold).unwrap();
        for (at, count) in counts.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            prop_assert_eq!(table.cells[at] == Mark::Sensitive, threshold.is_sensitive(*count));
            prop_assert!(*count > 0 || !table.cells[at].hidden());
            if let Some(range) = table.range(row, column) {
                prop_assert!(!is_point(range), "{}", drawn(&table, &counts));
                prop_assert!(range.least <= *count && range.most.is_none_or(|most| *count <= most));
            }
        }
        let rows = (0..rows).filter_map(|row| table.row_range(row));
        let columns = (0..columns).filter_map(|column| table.column_range(column));
        for range in rows.chain(columns).chain(table.total_range()) {
            prop_assert!(!is_point(range), "{}", drawn(&table, &counts));
        }
    }

    #[test]
    fn of_one_variable_no_number_can_be_told_exactly(counts in table(1, 6), least in 1u64..8) {
        let table = one_way(&counts, threshold(least)).unwrap();
        let ranges = || table.ranges.iter().copied().chain([table.total_range]).flatten();
        prop_assert_eq!(ranges().count(), table.hidden());
        prop_assert!(ranges().all(|range| !is_point(range)));
        let sensitive = counts.iter().zip(&table.cells).all(|(count, mark)| {
            threshold(least).is_sensitive(*count) == (*mark == Mark::Sensitive)
        });
        prop_assert!(sensitive);
    }
}

proptest! {
    // Each case tries many tables.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn ranges_are_those_that_trying_every_table_finds(
        (rows, columns, counts) in (1usize..=3, 1usize..=2).prop_flat_map(|(rows, columns)| {
            (Just(rows), Just(columns), prop::collection::vec(0u64..4, rows * columns))
        }),
        least in 1u64..5,
    ) {
        let most = 7;
        let table = two_way(rows, columns, &counts, threshold(least)).unwrap();
        let found = by_trial(&table, &counts, 1, most);
        for (at, range) in found.into_iter().enumerate() {
            let (Some((low, high)), Some(told)) = (range, table.range(at / columns, at % columns)) else { continue };
            // What is bounded beyond, or by nothing, trial finds bounded by where it stopped.
            if told.most.is_some_and(|told| told < most) {
                prop_assert_eq!((told.least, told.most), (low, Some(high)), "{}", drawn(&table, &counts));
            } else {
                prop_assert!(told.least <= low && high > low, "{}", drawn(&table, &counts));
            }
        }
    }
}
