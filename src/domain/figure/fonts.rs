//! The embedded fonts: what figures are measured and rastered with.

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use std::sync::{Arc, LazyLock};

static REGULAR: &[u8] = include_bytes!("../../../templates/fonts/noto-sans-regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../templates/fonts/noto-sans-bold.ttf");

/// The family's name in the font files.
pub const FAMILY: &str = "Noto Sans";

/// A weight of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// The fonts that a figure may use when it becomes pixels: ours, so that no machine's lack of a
/// font drops a word. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Fonts(pub(super) Arc<Database>);

impl Fonts {
    /// The embedded family, read once.
    #[must_use]
    pub fn embedded() -> Self {
        static EMBEDDED: LazyLock<Fonts> = LazyLock::new(|| {
            let mut database = Database::new();
            for font in [REGULAR, BOLD] {
                database.load_font_source(Source::Binary(Arc::new(font)));
            }
            database.set_sans_serif_family(FAMILY);
            Fonts(Arc::new(database))
        });
        EMBEDDED.clone()
    }
}

/// The font file of a weight.
pub(super) fn face(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    }
}

/// Widths of letters, in parts of the font size, by code point up to the last that the font has.
struct Advances(Vec<f32>);

/// Where the font lacks a letter another one is used, about as wide as this.
const UNKNOWN: f32 = 0.6;

impl Advances {
    fn read(font: &'static [u8]) -> Self {
        let Ok(font) = FontRef::new(font) else { return Self(Vec::new()) };
        let letters = font.charmap();
        let metrics = GlyphMetrics::new(&font, Size::new(1.0), LocationRef::default());
        let mut widths = Vec::new();
        for (letter, glyph) in letters.mappings() {
            let place = letter as usize;
            if place >= widths.len() {
                widths.resize(place + 1, UNKNOWN);
            }
            widths[place] = metrics.advance_width(glyph).unwrap_or(UNKNOWN);
        }
        Self(widths)
    }

    fn of(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.0.get(letter as usize).copied().unwrap_or(UNKNOWN)).sum()
    }
}

/// How wide a text of this size is, in the units of the size.
pub(super) fn width(text: &str, size: f32, weight: Weight) -> f32 {
    static WIDTHS: LazyLock<[Advances; 2]> =
        LazyLock::new(|| [Advances::read(REGULAR), Advances::read(BOLD)]);
    let place = match weight {
        Weight::Regular => 0,
        Weight::Bold => 1,
    };
    WIDTHS[place].of(text) * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_have_every_letter_that_figures_need() {
        let needed = "әғқңөұүһіӘҒҚҢӨҰҮҺІ АЯая ёЁ AZaz 0189 «»“”„–—…%№₸()×:;,.!?-+=\u{a0}";
        for font in [REGULAR, BOLD] {
            let letters = FontRef::new(font).unwrap().charmap();
            let lacking: String = needed.chars().filter(|letter| letters.map(*letter).is_none()).collect();
            assert_eq!(lacking, "");
        }
    }

    #[test]
    fn bold_letters_are_wider() {
        let width = |weight| width("Қаржылай қолдау", 16.0, weight);
        assert!(width(Weight::Regular) > 100.0);
        assert!(width(Weight::Bold) > width(Weight::Regular));
    }
}
