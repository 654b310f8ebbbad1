//! From a drawing to pixels.

use super::drawing::Drawing;
use super::fonts::{FAMILY, Fonts};
use resvg::{tiny_skia, usvg};

/// Pixels a unit of the drawing for print: 300 to the inch.
pub const PRINT_SCALE: f32 = 3.125;

/// Why there are no pixels.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The text is no SVG.
    #[error("the drawing cannot be read: {0}")]
    Unreadable(String),
    /// More pixels than a figure can have, or none.
    #[error("{width} × {height} pixels are no size for a figure")]
    Size {
        /// In pixels.
        width: f32,
        /// In pixels.
        height: f32,
    },
    /// The pixels cannot be written as PNG.
    #[error("the picture cannot be written: {0}")]
    Unwritable(String),
}

/// Units of a drawing to the metre: 96 to the inch.
const UNITS_A_METRE: f32 = 96.0 / 0.0254;

/// More than a poster at 300 to the inch.
const MOST_PIXELS: f32 = 60.0e6;

impl Drawing {
    /// As PNG with `scale` pixels to a unit: 1 for screens, [`PRINT_SCALE`] for print.
    ///
    /// # Errors
    /// [`Fault`] for a size that is none.
    pub fn png(&self, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, Fault> {
        rastered(&self.svg(), scale, fonts, &self.said())
    }

    /// What the file says of itself, by the keywords of PNG where it has one.
    fn said(&self) -> Vec<(&'static str, &str)> {
        let mut said = vec![
            ("Title", self.title.as_str()),
            ("Description", self.description.as_str()),
            ("Software", "Saual"),
        ];
        if let Some(origin) = &self.origin {
            said.extend([("Recipe", origin.recipe.as_str()), ("Data", origin.data.as_str())]);
        }
        said
    }
}

/// Rasters a drawing with the fonts given and no other; nothing outside the drawing is read.
///
/// # Errors
/// [`Fault`] for what is no SVG and for a size that is none.
pub fn png(svg: &str, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, Fault> {
    rastered(svg, scale, fonts, &[])
}

fn rastered(svg: &str, scale: f32, fonts: &Fonts, said: &[(&str, &str)]) -> Result<Vec<u8>, Fault> {
    let options = usvg::Options {
        font_family: FAMILY.to_owned(),
        fontdb: fonts.0.clone(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|fault| Fault::Unreadable(fault.to_string()))?;
    let (width, height) = ((tree.size().width() * scale).ceil(), (tree.size().height() * scale).ceil());
    // `<` is false of what is not a number, too.
    let drawable = width >= 1.0 && height >= 1.0 && width * height < MOST_PIXELS;
    let pixmap = drawable.then(|| tiny_skia::Pixmap::new(width as u32, height as u32)).flatten();
    let mut pixmap = pixmap.ok_or(Fault::Size { width, height })?;
    // A figure lies on white, so that nothing shines through it: journals take no transparency.
    pixmap.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encoded(&pixmap, scale, said).map_err(|fault| Fault::Unwritable(fault.to_string()))
}

/// Pixels, which are opaque, with their size in print.
fn encoded(
    pixmap: &tiny_skia::Pixmap,
    scale: f32,
    said: &[(&str, &str)],
) -> Result<Vec<u8>, ::png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    let a_metre = (UNITS_A_METRE * scale).round() as u32;
    let unit = ::png::Unit::Meter;
    encoder.set_pixel_dims(Some(::png::PixelDimensions { xppu: a_metre, yppu: a_metre, unit }));
    for (keyword, words) in said {
        encoder.add_itxt_chunk((*keyword).to_owned(), (*words).to_owned())?;
    }
    let (opaque, _) = pixmap.data().as_chunks::<4>();
    let mut pixels = vec![0; opaque.len() * 3];
    // There are millions of them: nothing is asked of a pixel but to be copied.
    for (to, [red, green, blue, _]) in pixels.as_chunks_mut::<3>().0.iter_mut().zip(opaque) {
        *to = [*red, *green, *blue];
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}
