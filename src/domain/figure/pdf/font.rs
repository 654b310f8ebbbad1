//! The embedded fonts as PDF takes them. They are subsets already, so all of one is embedded.

use super::packed;
use crate::figure::fonts::{Weight, face};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{GlyphMetrics, Metrics};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};

const IDENTITY: SystemInfo<'_> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// What the page calls a font.
pub(super) fn name(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => b"Regular",
        Weight::Bold => b"Bold",
    }
}

/// The name of the font itself, with the mark of a subset before it.
fn base(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"SAUALR+NotoSans-Regular"),
        Weight::Bold => Name(b"SAUALB+NotoSans-Bold"),
    }
}

/// The first of the five objects of a font.
pub(super) fn first(weight: Weight) -> Ref {
    match weight {
        Weight::Regular => Ref::new(super::FREE),
        Weight::Bold => Ref::new(super::FREE + 5),
    }
}

/// The glyphs of a text, two bytes each. What the font lacks becomes its empty box, so that it is seen.
pub(super) fn glyphs(words: &str, weight: Weight) -> Vec<u8> {
    let Ok(font) = FontRef::new(face(weight)) else { return Vec::new() };
    let letters = font.charmap();
    let glyph = |letter: char| letters.map(letter).map_or(0, |glyph| glyph.to_u32() as u16);
    words
        .chars()
        .filter(|letter| !letter.is_control())
        .flat_map(|letter| glyph(letter).to_be_bytes())
        .collect()
}

/// Adds the outlines of a text that begins at nought to the path under way.
pub(super) fn outlines(content: &mut Content, words: &str, weight: Weight, size: f32) {
    let Ok(font) = FontRef::new(face(weight)) else { return };
    let (letters, glyphs) = (font.charmap(), font.outline_glyphs());
    let advances = GlyphMetrics::new(&font, Size::new(size), LocationRef::default());
    let mut pen = Outlines { content, x: 0.0, at: [0.0; 2] };
    for letter in words.chars().filter(|letter| !letter.is_control()) {
        let glyph = letters.map(letter).unwrap_or_default();
        if let Some(outline) = glyphs.get(glyph) {
            // A glyph that cannot be read has no white around it; the letter itself is shown all the same.
            let _ = outline.draw(DrawSettings::unhinted(Size::new(size), LocationRef::default()), &mut pen);
        }
        pen.x += advances.advance_width(glyph).unwrap_or(0.0);
    }
}

struct Outlines<'a> {
    content: &'a mut Content,
    /// Where the glyph begins.
    x: f32,
    /// Where the pen is.
    at: [f32; 2],
}

impl OutlinePen for Outlines<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.content.move_to(self.x + x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.content.line_to(self.x + x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // The same curve, a degree higher.
        let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let [fx, fy] = self.at;
        self.curve_to(third(fx, cx), third(fy, cy), third(x, cx), third(y, cy), x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.at = [x, y];
        self.content.cubic_to(self.x + x1, y1, self.x + x2, y2, self.x + x, y);
    }

    fn close(&mut self) {
        self.content.close_path();
    }
}

/// Writes a font with its widths, its file and what its glyphs mean.
pub(super) fn embed(pdf: &mut Pdf, weight: Weight) {
    let Ok(font) = FontRef::new(face(weight)) else { return };
    let [whole, descendant, descriptor, file, meaning] = numbers(first(weight));
    let metrics = Metrics::new(&font, Size::new(1000.0), LocationRef::default());
    pdf.type0_font(whole)
        .base_font(base(weight))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(descendant)
        .to_unicode(meaning);
    let mut cid = pdf.cid_font(descendant);
    cid.subtype(CidFontType::Type2).base_font(base(weight)).system_info(IDENTITY).font_descriptor(descriptor);
    cid.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
    cid.widths().consecutive(0, widths(&font));
    cid.finish();
    let bounds = metrics.bounds.unwrap_or_default();
    pdf.font_descriptor(descriptor)
        .name(base(weight))
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max))
        .italic_angle(0.0)
        .ascent(metrics.ascent)
        .descent(metrics.descent)
        .cap_height(metrics.cap_height.unwrap_or(metrics.ascent))
        .stem_v(if weight == Weight::Bold { 140.0 } else { 80.0 })
        .font_file2(file);
    let bytes = face(weight);
    let length = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
    pdf.stream(file, &packed(bytes)).filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    let mut meanings = UnicodeCmap::new(Name(b"Saual"), IDENTITY);
    for (letter, glyph) in font.charmap().mappings() {
        if let (Some(letter), Ok(glyph)) = (char::from_u32(letter), u16::try_from(glyph.to_u32())) {
            meanings.pair(glyph, letter);
        }
    }
    pdf.stream(meaning, &packed(&meanings.finish())).filter(Filter::FlateDecode);
}

fn widths(font: &FontRef<'_>) -> Vec<f32> {
    let metrics = GlyphMetrics::new(font, Size::new(1000.0), LocationRef::default());
    (0..metrics.glyph_count()).map(|glyph| metrics.advance_width(glyph.into()).unwrap_or(0.0)).collect()
}

fn numbers(first: Ref) -> [Ref; 5] {
    [0, 1, 2, 3, 4].map(|place| Ref::new(first.get() + place))
}
