//! What holds of every cross-table.

use super::*;
use crate::language::Text;
use crate::table::{Cell, Label};
use crate::text::Span;
use proptest::prelude::*;

fn mark(code: u32, document: u32, (start, end): (usize, usize), columns: &[u32]) -> Mark {
    Mark {
        code,
        document,
        span: Span { start, end },
        passages: (i32::try_from(start / 10).unwrap(), i32::try_from((end - 1) / 10).unwrap()),
        cases: document % 3,
        columns: columns.iter().map(|column| (*column, document % 3)).collect(),
    }
}

fn sets() -> Vec<Vec<u32>> {
    vec![vec![], vec![0], vec![0, 1]]
}

#[test]
fn codings_documents_and_cases_are_told_apart() {
    let marks = [
        mark(0, 1, (0, 5), &[0]),
        mark(0, 1, (7, 9), &[0]),
        mark(1, 2, (0, 5), &[1]),
        mark(0, 4, (0, 5), &[0]),
    ];
    let cross = by(&marks, &[None, None], &sets(), 2, false);
    // Documents 1 and 4 are of one case.
    assert_eq!(cross.cell(0, 0), Some(Count { codings: 3, documents: 2, cases: 1 }));
    assert_eq!(cross.cell(0, 1), Some(Count::default()), "a nought, not an empty cell");
    assert_eq!(cross.all, Count { codings: 4, documents: 3, cases: 2 });
}

#[test]
fn a_coding_counts_in_the_codes_above_it_and_once_in_totals() {
    let marks = [mark(2, 1, (0, 5), &[0])];
    let parents = [None, Some(0), Some(1)];
    let cross = by(&marks, &parents, &sets(), 1, true);
    assert_eq!(cross.rows.iter().map(|row| row.codings).collect::<Vec<_>>(), [1, 1, 1]);
    assert_eq!((cross.columns[0].codings, cross.all.codings), (1, 1));
    assert_eq!(by(&marks, &parents, &sets(), 1, false).rows[0], Count::default());
}

#[test]
fn codes_are_together_by_their_words_or_by_their_passage() {
    let marks = [mark(0, 1, (0, 5), &[]), mark(1, 1, (4, 6), &[]), mark(2, 1, (6, 9), &[])];
    let parents = [None, None, Some(0)];
    let overlap = together(&marks, &parents, &sets(), Near::Overlap, false);
    assert_eq!(overlap.cell(0, 1).unwrap().codings, 1);
    assert_eq!(overlap.cell(0, 2).unwrap().codings, 0);
    assert_eq!(overlap.cell(0, 0), None);
    let passage = together(&marks, &parents, &sets(), Near::Passage, false);
    assert_eq!(passage.cell(0, 2).unwrap().codings, 1);
    let below = together(&marks, &parents, &sets(), Near::Passage, true);
    assert_eq!(below.cell(0, 2), None, "one counts in the other");
    assert_eq!(below.cell(0, 1).unwrap().codings, 2);
}

#[test]
fn a_table_names_its_base_and_leaves_what_means_nothing_empty() {
    let marks = [mark(0, 1, (0, 5), &[0]), mark(1, 1, (0, 5), &[0])];
    let heading = |key: &str| Heading { key: key.to_owned(), label: Label::Plain(key.to_owned()) };
    let crossed = Crossed {
        key: "codes/by/x".to_owned(),
        title: Text::default(),
        counts: by(&marks, &[None, None], &sets(), 2, false),
        rows: vec![heading("a"), heading("b")],
        columns: vec![heading("x"), heading("y")],
        pairs: false,
        notes: Vec::new(),
    };
    let table = crossed.table(Measure::Codings, Percent::Column);
    assert_eq!(table.base.key, "cross-base-codings-column");
    assert!(matches!(table.rows[0].cells[0], Cell::Share(share) if share.rounded() == 50));
    assert_eq!(table.rows[0].cells[1], Cell::Empty, "nothing has the column");
    let [small] = &table.notes[..] else { panic!("{:?}", table.notes) };
    assert_eq!(small.key, "cross-note-small-column");
    assert_eq!(crossed.small_bases(Measure::Codings, Percent::None), None, "counts are seen as they are");
    let counts = by(&vec![mark(0, 1, (0, 5), &[0]); 30], &[None, None], &sets(), 2, false);
    let large = Crossed { counts, ..crossed.clone() };
    assert_eq!(large.small_bases(Measure::Codings, Percent::Total), None);
    assert!(large.small_bases(Measure::Documents, Percent::Total).is_some(), "of one interview");
    let whole = crossed.whole(Percent::None);
    assert_eq!(whole.columns.len(), 9);
    assert_eq!(whole.rows[0].cells[1], Cell::Count(0));
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let one = (0_u32..6, 0_u32..5, 0_usize..60, 1_usize..20, 0_u32..4);
    let made =
        |(code, document, start, length, column)| mark(code, document, (start, start + length), &[column]);
    prop::collection::vec(one.prop_map(made), 0..40)
}

fn parents() -> impl Strategy<Value = Vec<Option<u32>>> {
    let above = |code: u32| prop::option::of(0..code.max(1)).prop_map(move |up| up.filter(|up| *up < code));
    (0_u32..6).map(above).collect::<Vec<_>>()
}

proptest! {
    #[test]
    fn margins_add_up(marks in marks(), parents in parents()) {
        let cross = by(&marks, &parents, &sets(), 4, false);
        let cell = |row, column| cross.cell(row, column).unwrap();
        prop_assert_eq!(cross.all.codings as usize, marks.len());
        for row in 0..6 {
            prop_assert_eq!((0..4).map(|column| cell(row, column).codings).sum::<u32>(), cross.rows[row].codings);
        }
        for column in 0..4 {
            prop_assert_eq!((0..6).map(|row| cell(row, column).codings).sum::<u32>(), cross.columns[column].codings);
            let documents: Vec<u32> = (0..6).map(|row| cell(row, column).documents).collect();
            prop_assert!(cross.columns[column].documents <= documents.iter().sum());
            prop_assert!(documents.iter().all(|count| *count <= cross.columns[column].documents));
        }
    }

    #[test]
    fn what_is_below_never_counts_less(marks in marks(), parents in parents()) {
        let (bare, below) = (by(&marks, &parents, &sets(), 4, false), by(&marks, &parents, &sets(), 4, true));
        prop_assert_eq!(&bare.columns, &below.columns);
        for row in 0..6 {
            prop_assert!(bare.rows[row].codings <= below.rows[row].codings);
            prop_assert!(bare.rows[row].documents <= below.rows[row].documents);
            prop_assert!(bare.rows[row].cases <= below.rows[row].cases);
        }
    }

    #[test]
    fn being_together_is_symmetric(marks in marks(), parents in parents(), below: bool, passage: bool) {
        let near = if passage { Near::Passage } else { Near::Overlap };
        let cross = together(&marks, &parents, &sets(), near, below);
        let mut pairs = 0;
        for row in 0..6 {
            prop_assert_eq!(cross.cell(row, row), None);
            for column in 0..6 {
                prop_assert_eq!(cross.cell(row, column), cross.cell(column, row));
                pairs += cross.cell(row, column).map_or(0, |count| count.codings);
            }
        }
        if !below {
            let near = |a: &Mark, b: &Mark| a.document == b.document && a.code != b.code && match near {
                Near::Overlap => a.span.overlaps(b.span),
                Near::Passage => a.passages.0 <= b.passages.1 && b.passages.0 <= a.passages.1,
            };
            let expected = marks.iter().enumerate().flat_map(|(place, a)| {
                marks[place + 1..].iter().filter(move |b| near(a, b))
            }).count();
            prop_assert_eq!(pairs as usize, 2 * expected);
        }
    }

    #[test]
    fn every_passage_is_in_one_of_ten_parts(passages in 1_usize..500, passage in -5_i32..600) {
        prop_assert!(deciles(passage, passages) < 10);
    }
}
