//! What holds of every kind of figure.

use super::samples::{Of, all, hard, of};
use crate::figure::drawing::{Anchor, Drawing, Mark};
use crate::figure::fonts::width;
use crate::figure::{Class, Figure, Fonts, Layout, Map, Plot, Point, Width, draw};
use crate::language::Language;
use resvg::usvg;
use std::collections::BTreeSet;

const WIDTHS: [Width; 4] = [Width::SINGLE, Width::MIDDLE, Width::PAGE, Width::DOUBLE];

fn everything() -> impl Iterator<Item = (&'static str, Figure)> {
    WIDTHS.into_iter().flat_map(|width| all(width).into_iter().chain(hard(width)))
}

fn named(name: &str, figure: &Figure) -> String {
    format!("{name} {} {:.0} mm", figure.language, figure.width.millimetres())
}

/// The words of a drawing.
fn words(drawing: &Drawing) -> impl Iterator<Item = &str> {
    drawing.marks.iter().filter_map(|mark| match mark {
        Mark::Text { words, .. } => Some(words.as_str()),
        _ => None,
    })
}

/// How many texts of a drawing have paths when it is rastered.
fn shown(group: &usvg::Group) -> usize {
    let of = |node: &usvg::Node| match node {
        usvg::Node::Group(group) => shown(group),
        usvg::Node::Text(text) => usize::from(text.flattened().has_children()),
        _ => 0,
    };
    group.children().iter().map(of).sum()
}

#[test]
fn no_text_vanishes_and_everything_stands_inside_the_drawing() {
    let options = usvg::Options { fontdb: Fonts::embedded().0, ..Default::default() };
    for (name, figure) in
        Language::ALL.into_iter().zip(WIDTHS).flat_map(|(language, width)| of(language, width))
    {
        let drawing = draw(&figure);
        let tree = usvg::Tree::from_str(&drawing.svg(), &options).unwrap();
        let (drawn, size) = (tree.root().abs_bounding_box(), tree.size());
        let inside = drawn.left() >= -0.5
            && drawn.top() >= -0.5
            && drawn.right() <= size.width() + 0.5
            && drawn.bottom() <= size.height() + 0.5;
        assert!(inside, "{}: {drawn:?} in {size:?}", named(name, &figure));
        assert_eq!(shown(tree.root()), words(&drawing).count(), "{}", named(name, &figure));
    }
}

#[test]
fn every_category_and_value_is_written() {
    for (name, figure) in everything() {
        let written: String =
            words(&draw(&figure)).flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
        let rows = figure.rows();
        // Of several lines only the last values have room, and links are told by their widths.
        let only_labels = ["line", "network"].iter().any(|kind| name.starts_with(kind));
        // Of times too many for their axis, only some have room.
        let labels = rows.rows.iter().map(|row| row.label.as_str()).filter(|_| name != "lines-crowd");
        let labels = labels.filter(|label| !name.starts_with("network") || !label.contains(" – "));
        let points = rows.rows.iter().flat_map(|row| &row.points);
        let points = points.filter(|point| !only_labels && point.value.is_some_and(|value| value > 0.0));
        for text in labels.chain(points.map(|point| point.written.as_str())) {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(written.contains(&text), "{}: {text}", named(name, &figure));
        }
    }
}

/// The boxes of all texts; those that are turned stand upright. Only as high as small letters are:
/// ascenders of a line may stand beside descenders of the one above.
fn boxes(drawing: &Drawing) -> Vec<([f32; 4], &str)> {
    let of = |mark| match mark {
        &Mark::Text { at: [x, y], anchor, font, turned, ref words } => {
            let long = width(words, font.size, font.weight);
            let before = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => long / 2.0,
                Anchor::End => long,
            };
            let up = font.size * 0.55;
            let at = if turned {
                [x - up, y + before - long, x, y + before]
            } else {
                [x - before, y - up, x - before + long, y]
            };
            Some((at, words.as_str()))
        }
        _ => None,
    };
    drawing.marks.iter().filter_map(of).collect()
}

#[test]
fn no_text_is_written_over_another() {
    let mut faults = Vec::new();
    for (name, figure) in everything() {
        let drawing = draw(&figure);
        let boxes = boxes(&drawing);
        for (place, (one, words)) in boxes.iter().enumerate() {
            let over = |other: &[f32; 4]| {
                let along =
                    |axis: usize| one[axis] < other[axis + 2] - 0.5 && other[axis] < one[axis + 2] - 0.5;
                along(0) && along(1)
            };
            let hit = boxes[place + 1..].iter().filter(|(other, _)| over(other));
            faults.extend(hit.map(|(_, others)| format!("{}: {words} | {others}", named(name, &figure))));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn words_are_broken_only_where_one_alone_is_too_wide() {
    let options = ["network", "map", "pie", "pyramid", "upright"];
    for (name, figure) in everything().filter(|(name, _)| options.contains(name)) {
        let drawing = draw(&figure);
        let whole: BTreeSet<&str> =
            words(&drawing).flat_map(|words| words.split([' ', '\u{a0}', '-'])).collect();
        let rows = figure.rows().rows;
        let labels = rows.iter().filter(|row| !row.label.contains(" – "));
        for word in labels.flat_map(|row| row.label.split([' ', '-'])) {
            let there =
                whole.iter().any(|written| written.trim_matches(['(', ')']) == word.trim_matches(['(', ')']));
            assert!(there, "{}: {word}", named(name, &figure));
        }
    }
}

#[test]
fn a_drawing_is_the_same_every_time() {
    for ((_, one), (_, other)) in all(Width::DOUBLE).into_iter().zip(all(Width::DOUBLE)) {
        assert_eq!(draw(&one).svg(), draw(&other).svg());
        assert_eq!(draw(&one).pdf(), draw(&other).pdf());
    }
}

#[test]
fn the_drawing_of_every_kind_in_every_language() {
    let kinds: BTreeSet<&str> = all(Width::PAGE).into_iter().map(|(name, _)| name).collect();
    for kind in kinds {
        let drawn = all(Width::PAGE).into_iter().filter(|(name, _)| *name == kind);
        let drawn: Vec<String> = drawn.map(|(_, figure)| draw(&figure).svg()).collect();
        insta::assert_snapshot!(format!("kind_{kind}"), drawn.join("\n"));
    }
}

#[test]
fn a_lone_category_none_at_all_and_values_of_any_size_are_drawn() {
    let one = Of(Language::Kk);
    for (name, mut figure) in of(Language::Kk, Width::SINGLE) {
        for keep in [1, 0] {
            match &mut figure.plot {
                Plot::Bars(bars) => bars.grid.groups.truncate(keep),
                Plot::Likert(likert) => likert.grid.groups.truncate(keep),
                Plot::Lines(lines) => lines.grid.groups.truncate(keep),
                Plot::Pie(pie) => pie.slices.truncate(keep),
                Plot::Pyramid(pyramid) => pyramid.bands.truncate(keep),
                Plot::Map(_) | Plot::Network(_) => {}
            }
            let drawing = draw(&figure);
            assert!(drawing.height > 0.0 && !drawing.svg().contains("NaN"), "{name}");
        }
    }
    for values in [[f64::NAN, f64::INFINITY], [-5.0, 1e300], [0.0, 0.0]] {
        for layout in [Layout::Across, Layout::Upright, Layout::Stacked] {
            let mut figure = one.figure("odd", Width::MIDDLE, one.many(layout));
            let Plot::Bars(bars) = &mut figure.plot else { panic!() };
            for group in &mut bars.grid.groups {
                group.points = values.map(|value| Point::new(value, "x").within(value, f64::NAN)).to_vec();
            }
            let svg = draw(&figure).svg();
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{values:?} {layout:?}");
        }
    }
}

#[test]
fn a_map_takes_only_regions_and_each_once() {
    let Plot::Map(map) = Of(Language::En).map() else { panic!() };
    let mut places = map.places().to_vec();
    places.push(places[0].clone());
    let classes = vec![Class { from: 0.0, label: "0–100".to_owned() }];
    let again = Map::new(places, classes.clone(), String::new()).unwrap_err();
    assert_eq!(again.0, "abai");
    let mut places = map.places().to_vec();
    places[2].region = "narnia".to_owned();
    assert_eq!(Map::new(places, classes, String::new()).unwrap_err().0, "narnia");
    assert_eq!(Map::breaks(&[3.0, 12.0, 33.0, 47.0, 71.0, 88.0], 3), [0.0, 30.0, 70.0]);
    assert!(Map::breaks(&[], 3).is_empty());
}
