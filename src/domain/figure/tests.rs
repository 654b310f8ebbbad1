use super::{Figure, Fonts, Grid, PRINT_SCALE, Plot, Width, png, svg};
use crate::language::Language;
use crate::table::samples::{say, study};
use crate::tabulation::{Beside, Picture, Recipe, Setting, plan, tabulate};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::{Document, Node};

/// The four figures of the paper.
fn recipes() -> Vec<Recipe> {
    let plan = plan::read(include_str!("../../demo/plan.json")).unwrap();
    plan.into_iter().take(4).collect()
}

fn drawn(recipe: &Recipe, language: Language) -> Figure {
    let (form, columns) = study();
    let table = tabulate(recipe, &form, &columns, &Beside::default()).unwrap();
    let place = recipes().iter().position(|known| known.key == recipe.key).unwrap_or_default();
    let number = Some(place as u32 + 1);
    let say = say(language);
    let setting = Setting { id: "figure", number, language, width: Width::PAGE, data: "", say: &say };
    match table.picture(recipe, &setting).unwrap() {
        Picture::Figure(figure) => *figure,
        Picture::Heat(map) => panic!("{map:?}"),
    }
}

fn crossed() -> Recipe {
    let by = Recipe::read(
        r#"{"version": 1, "key": "by", "rows": ["reasons"], "columns": ["region"], "figure": "grouped"}"#,
    );
    by.unwrap()
}

/// Every figure of the study and a cross-table's, in every language.
fn all() -> Vec<Figure> {
    let recipes = recipes().into_iter().chain([crossed()]);
    recipes.flat_map(|recipe| Language::ALL.map(|language| drawn(&recipe, language))).collect()
}

fn grid(chart: &Figure) -> &Grid {
    let Plot::Bars(bars) = &chart.plot else { panic!("{chart:?}") };
    &bars.grid
}

fn values(chart: &Figure) -> Vec<&str> {
    grid(chart).points().map(|point| point.written.as_str()).collect()
}

#[test]
fn the_four_figures_show_the_published_percents_as_their_language_writes_them() {
    let of = |figure: usize, language| drawn(&recipes()[figure], language);
    assert_eq!(values(&of(0, Language::Kk)), ["81%", "67%", "48%", "32%", "15%"]);
    assert_eq!(values(&of(1, Language::Ru)), ["18\u{a0}%", "52\u{a0}%", "30\u{a0}%"]);
    assert_eq!(values(&of(2, Language::En)), ["63%", "41%", "38%", "29%"]);
    assert_eq!(values(&of(3, Language::Kk)), ["57%", "46%", "33%", "60%"]);
}

#[test]
fn a_caption_is_set_as_kazakh_journals_set_it() {
    let chart = drawn(&recipes()[0], Language::Kk);
    let expected = "1 сурет – Бағдарламаға қатысу себептері (бірнеше жауап таңдауға болатын)";
    assert_eq!(chart.caption, expected);
    assert!(chart.note.starts_with("Ескерту: сауалнама негізінде авторлар құрастырған"));
    assert!(chart.base.starts_with("n = 230"));
}

fn element<'a>(document: &'a Document<'_>, name: &str) -> Node<'a, 'a> {
    document.descendants().find(|node| node.has_tag_name(name)).unwrap()
}

#[test]
fn a_figure_tells_a_screen_reader_its_caption_and_every_value() {
    for chart in all() {
        let drawing = svg(&chart);
        let document = Document::parse(&drawing).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(root.attribute("lang"), Some(chart.language.tag()));
        assert_eq!(element(&document, "title").text(), Some(chart.caption.as_str()));
        let description = element(&document, "desc").text().unwrap();
        assert!(values(&chart).iter().all(|value| description.contains(value)));
        let id = |name| element(&document, name).attribute("id");
        assert_eq!(root.attribute("aria-labelledby"), id("title"));
        assert_eq!(root.attribute("aria-describedby"), id("desc"));
    }
}

#[test]
fn a_drawing_needs_neither_styles_nor_scripts() {
    for drawing in all().iter().map(svg) {
        let document = Document::parse(&drawing).unwrap();
        assert!(document.descendants().all(|node| node.attribute("style").is_none()));
        assert!(
            !document
                .descendants()
                .any(|node| matches!(node.tag_name().name(), "style" | "script" | "image"))
        );
    }
}

#[test]
fn all_that_is_written_stands_inside_the_drawing() {
    for chart in all() {
        let options = resvg::usvg::Options { fontdb: Fonts::embedded().0, ..Default::default() };
        let tree = resvg::usvg::Tree::from_str(&svg(&chart), &options).unwrap();
        let drawn = tree.root().abs_bounding_box();
        let size = tree.size();
        assert!(drawn.left() >= 0.0 && drawn.right() <= size.width(), "{} {}", chart.id, chart.language);
        assert!(drawn.top() >= 0.0 && drawn.bottom() <= size.height(), "{} {}", chart.id, chart.language);
    }
}

/// How many pixels are not white.
fn inked(drawing: &str) -> usize {
    let picture = png(drawing, 0.5, &Fonts::embedded()).unwrap();
    let pixels = Pixmap::decode_png(&picture).unwrap();
    pixels.pixels().iter().filter(|pixel| pixel.red() < 200).count()
}

/// The drawing with the words of one `<text>` taken out, for each of them.
fn without_each_text(drawing: &str) -> impl Iterator<Item = String> {
    let document = Document::parse(drawing).unwrap();
    let texts: Vec<_> =
        document.descendants().filter(|node| node.has_tag_name("text")).map(|node| node.range()).collect();
    texts.into_iter().map(|range| format!("{}{}", &drawing[..range.start], &drawing[range.end..]))
}

#[test]
fn every_text_leaves_pixels() {
    let drawing = svg(&drawn(&recipes()[2], Language::Kk));
    let whole = inked(&drawing);
    let texts: Vec<_> = without_each_text(&drawing).collect();
    assert!(texts.len() > 15);
    for without in texts {
        assert!(inked(&without) < whole, "a text is not drawn");
    }
}

#[test]
fn a_picture_for_print_is_as_large_as_print_needs() {
    let picture = png(&svg(&drawn(&recipes()[0], Language::Ru)), PRINT_SCALE, &Fonts::embedded()).unwrap();
    let pixels = Pixmap::decode_png(&picture).unwrap();
    assert_eq!(pixels.width(), 2000);
    assert!(png("<svg", 1.0, &Fonts::embedded()).is_err());
    let drawing = svg(&drawn(&recipes()[0], Language::Ru));
    for scale in [0.0, -1.0, f32::NAN, 1e9] {
        assert!(png(&drawing, scale, &Fonts::embedded()).is_err());
    }
}

#[test]
fn words_of_a_study_cannot_break_the_drawing() {
    let mut chart = drawn(&recipes()[0], Language::En);
    let Plot::Bars(bars) = &mut chart.plot else { panic!("{chart:?}") };
    bars.grid.groups[0].label = "</text><script>alert(1)</script> & \"x\" \u{1}".to_owned();
    chart.id = "a\"b".to_owned();
    let drawing = svg(&chart);
    let document = Document::parse(&drawing).unwrap();
    assert!(!document.descendants().any(|node| node.has_tag_name("script")));
}

#[test]
fn eight_series_have_eight_patterns() {
    let fills: std::collections::BTreeSet<_> =
        (0..8).map(|series| super::pattern::Pattern::of(series).fill("f")).collect();
    assert_eq!(fills.len(), 8);
    assert_eq!(grid(&drawn(&crossed(), Language::Kk)).series.len(), 8);
}

#[test]
fn the_drawing_of_a_figure() {
    insta::assert_snapshot!(svg(&drawn(&recipes()[2], Language::Kk)));
}

mod files;
mod kinds;
mod samples;
