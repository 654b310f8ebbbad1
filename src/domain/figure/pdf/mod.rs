//! From a drawing to a page of its size in PDF: lines stay lines, words stay words, and the fonts come
//! along. For readers of the screen the page is a figure with its description.

mod content;
mod font;

use super::drawing::Drawing;
use super::fonts::Weight;
use super::pattern::{Pattern, Tile};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{PaintType, StructRole, TilingType};
use pdf_writer::writers::StructTreeRoot;
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};
use std::io::Write as _;

/// Points to a unit of a drawing: 72 against 96 to the inch.
const POINTS: f32 = 0.75;

const CATALOGUE: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFORMATION: Ref = Ref::new(5);
const STRUCTURE: Ref = Ref::new(6);
const FIGURE: Ref = Ref::new(7);
const ROOT: Ref = Ref::new(8);
/// Fonts and patterns take the numbers from here on.
const FREE: i32 = 10;

impl Drawing {
    /// As PDF of one page, the same every time.
    #[must_use]
    pub fn pdf(&self) -> Vec<u8> {
        let mut pdf = Pdf::new();
        self.catalogue(&mut pdf);
        self.structure(&mut pdf);
        pdf.pages(PAGES).kids([PAGE]).count(1);
        let size = [self.width * POINTS, self.height * POINTS];
        let patterns: Vec<(Pattern, Ref)> =
            self.patterns().into_iter().zip((FREE + 20..).map(Ref::new)).collect();
        let mut page = pdf.page(PAGE);
        page.media_box(Rect::new(0.0, 0.0, size[0], size[1])).parent(PAGES).contents(CONTENT);
        page.struct_parents(0);
        let mut resources = page.resources();
        let mut fonts = resources.fonts();
        for weight in [Weight::Regular, Weight::Bold] {
            fonts.pair(Name(font::name(weight)), font::first(weight));
        }
        fonts.finish();
        let mut named = resources.patterns();
        for (pattern, at) in &patterns {
            named.pair(Name(pattern.name().as_bytes()), at);
        }
        named.finish();
        resources.finish();
        page.finish();
        for (pattern, at) in patterns {
            tiled(&mut pdf, at, pattern, size[1]);
        }
        for weight in [Weight::Regular, Weight::Bold] {
            font::embed(&mut pdf, weight);
        }
        pdf.stream(CONTENT, &packed(&content::written(self))).filter(Filter::FlateDecode);
        pdf.finish()
    }

    fn catalogue(&self, pdf: &mut Pdf) {
        let mut catalogue = pdf.catalog(CATALOGUE);
        catalogue.pages(PAGES).lang(TextStr(self.language.tag()));
        catalogue.viewer_preferences().display_doc_title(true);
        catalogue.mark_info().marked(true);
        catalogue.pair(Name(b"StructTreeRoot"), ROOT);
        catalogue.finish();
        let mut information = pdf.document_info(INFORMATION);
        information.title(TextStr(&self.title)).creator(TextStr("Saual"));
        if let Some(origin) = &self.origin {
            information.pair(Name(b"Recipe"), TextStr(&origin.recipe));
            information.pair(Name(b"Data"), TextStr(&origin.data));
        }
    }

    /// All of the page is one figure, said in words.
    fn structure(&self, pdf: &mut Pdf) {
        let mut root = pdf.indirect(ROOT).start::<StructTreeRoot<'_>>();
        root.child(FIGURE);
        root.parent_tree().nums().insert(0, STRUCTURE);
        root.finish();
        pdf.indirect(STRUCTURE).array().item(FIGURE);
        let mut figure = pdf.struct_element(FIGURE);
        figure.kind(StructRole::Figure).parent(ROOT).page(PAGE);
        figure.title(TextStr(&self.title)).lang(TextStr(self.language.tag()));
        figure.alt(TextStr(&self.description));
        figure.children().marked_content_id(0);
    }
}

fn tiled(pdf: &mut Pdf, at: Ref, pattern: Pattern, height: f32) {
    let Some(Tile { side, lines, line, dot, colour }) = pattern.tile() else { return };
    let mut content = Content::new();
    let [red, green, blue] = content::parts(colour);
    content.set_fill_gray(1.0).rect(0.0, 0.0, side, side).fill_nonzero();
    content.set_fill_rgb(red, green, blue).set_stroke_rgb(red, green, blue).set_line_width(line);
    if let Some(radius) = dot {
        let mut canvas = super::drawing::Canvas::default();
        canvas.circle([side / 2.0; 2], radius, super::drawing::Fill::Plain(colour), None);
        content::marks(&mut content, &canvas.0);
    }
    for [x1, y1, x2, y2] in lines {
        content.move_to(*x1, *y1).line_to(*x2, *y2).stroke();
    }
    let content = content.finish();
    let mut tiling = pdf.tiling_pattern(at, &content);
    tiling.tiling_type(TilingType::ConstantSpacing).paint_type(PaintType::Colored);
    tiling.bbox(Rect::new(0.0, 0.0, side, side)).x_step(side).y_step(side);
    tiling.matrix([POINTS, 0.0, 0.0, -POINTS, 0.0, height]);
    tiling.resources();
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
