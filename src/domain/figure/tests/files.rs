//! What leaves the program: pixels, PDF and SVG with fonts.

use super::samples::of;
use crate::figure::fonts::width;
use crate::figure::{Fonts, Heat, HeatMap, HeatRow, PRINT_SCALE, Width, draw, draw_heat, png};
use crate::language::Language;

/// Width in pixels and pixels to the metre, as a PNG says them.
fn sizes(bytes: &[u8]) -> (u32, u32) {
    let reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let info = reader.info();
    let dims = info.pixel_dims.unwrap();
    assert_eq!((dims.unit, dims.xppu), (::png::Unit::Meter, dims.yppu));
    assert_eq!(info.color_type, ::png::ColorType::Rgb);
    (info.width, dims.xppu)
}

#[test]
fn a_picture_for_print_is_as_wide_as_the_column_at_300_to_the_inch() {
    for (width, millimetres) in [(Width::SINGLE, 85.0), (Width::MIDDLE, 120.0), (Width::DOUBLE, 180.0)] {
        let (_, figure) = of(Language::En, width).remove(8);
        let (pixels, a_metre) = sizes(&png(&draw(&figure).svg(), PRINT_SCALE, &Fonts::embedded()).unwrap());
        assert_eq!(a_metre, 11_811);
        let printed = f64::from(pixels) / f64::from(a_metre) * 1000.0;
        assert!((printed - millimetres).abs() < 0.2, "{printed}");
    }
    let (_, figure) = of(Language::En, Width::SINGLE).remove(8);
    let screen = png(&draw(&figure).svg(), 1.0, &Fonts::embedded()).unwrap();
    assert_eq!(sizes(&screen), (322, 3_780));
}

#[test]
fn widths_that_no_figure_has_are_none() {
    assert_eq!(Width::new(85.0), Some(Width::SINGLE));
    for width in [0.0, -85.0, 59.9, 1000.0, f32::NAN, f32::INFINITY] {
        assert_eq!(Width::new(width), None);
    }
}

/// Letters of a text without what stands between them.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn the_words_of_a_pdf_can_be_read_out_of_it_once() {
    for language in Language::ALL {
        let (_, figure) = of(language, Width::DOUBLE).remove(8);
        let text = letters(&pdf_extract::extract_text_from_mem(&draw(&figure).pdf()).unwrap());
        assert!(text.contains(&letters(&figure.base)), "{text}");
        for row in figure.rows().rows {
            assert_eq!(text.matches(&letters(&row.label)).count(), 1, "{} in {text}", row.label);
        }
    }
}

#[test]
fn a_pdf_says_its_title_its_language_and_what_is_seen() {
    let (_, figure) = of(Language::Kk, Width::DOUBLE).remove(0);
    let pdf = draw(&figure).pdf();
    let has = |needle: &[u8]| pdf.windows(needle.len()).any(|window| window == needle);
    assert!(
        has(b"/Lang (kk)") && has(b"/DisplayDocTitle true") && has(b"/S /Figure") && has(b"/Marked true")
    );
    let wide: Vec<u8> = figure.caption.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hexed: String = wide.iter().map(|byte| format!("{byte:02X}")).collect();
    assert!(has(hexed.as_bytes()) || has(&wide));
    let fonts = pdf.windows(10).filter(|window| *window == b"/FontFile2").count();
    assert_eq!(fonts, 2);
}

#[test]
fn an_svg_for_elsewhere_brings_its_fonts() {
    let (_, figure) = of(Language::Kk, Width::DOUBLE).remove(0);
    let drawing = draw(&figure);
    let svg = drawing.svg_with_fonts();
    assert_eq!(svg.matches("@font-face").count(), 2);
    assert!(svg.contains("src:url(data:font/ttf;base64,"));
    assert!(!drawing.svg().contains("<style"));
    assert!(png(&svg, 0.2, &Fonts::embedded()).is_ok());
}

#[test]
fn a_heat_map_becomes_pdf_as_other_figures_do() {
    let cell = |value: usize| Some(Heat { degree: value as f64 / 5.0, value: value.to_string() });
    let row = HeatRow { label: "Қаржы".to_owned(), depth: 0, cells: (0..5).map(cell).collect() };
    let map = HeatMap {
        id: "heat".to_owned(),
        language: Language::Kk,
        caption: "Кодтар".to_owned(),
        columns: (0..5).map(|column| format!("Баған {column}")).collect(),
        rows: vec![row],
        notes: Vec::new(),
    };
    let text = pdf_extract::extract_text_from_mem(&draw_heat(&map).pdf()).unwrap();
    assert!(text.contains("Қаржы"), "{text}");
}

#[test]
fn letters_that_the_font_lacks_are_seen_as_boxes() {
    let (_, mut figure) = of(Language::En, Width::SINGLE).remove(0);
    figure.caption = "漢字 🦀 \u{1}".to_owned();
    assert!(width("漢字", 15.0, crate::figure::fonts::Weight::Bold) > 0.0);
    assert!(draw(&figure).pdf().starts_with(b"%PDF-"));
}
