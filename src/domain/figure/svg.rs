//! SVG as text: elements with presentation attributes only, since a page's policy forbids styles.

use super::drawing::{Anchor, Drawing, Fill, Mark, Origin, Step, Stroke, Type};
use super::fonts::{FAMILY, Weight, face};
use super::pattern::Pattern;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::{Display, Formatter, Result, Write as _};

const HALO: &str = r##" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke""##;

impl Drawing {
    /// As SVG for pages: text stays text, and the page has the font. With scripts, styles and foreign
    /// resources it has nothing to do.
    #[must_use]
    pub fn svg(&self) -> String {
        self.framed("")
    }

    /// As SVG for elsewhere: it brings its fonts, so that it looks the same.
    #[must_use]
    pub fn svg_with_fonts(&self) -> String {
        let faces: String = [Weight::Regular, Weight::Bold]
            .into_iter()
            .filter(|weight| self.uses(*weight))
            .map(|weight| {
                let number = if weight == Weight::Bold { 700 } else { 400 };
                let bytes = STANDARD.encode(face(weight));
                format!(
                    "@font-face{{font-family:'{FAMILY}';font-weight:{number};\
                     src:url(data:font/ttf;base64,{bytes}) format('truetype')}}"
                )
            })
            .collect();
        self.framed(&format!("<style>{faces}</style>\n"))
    }

    fn uses(&self, weight: Weight) -> bool {
        self.marks.iter().any(|mark| matches!(mark, Mark::Text { font, .. } if font.weight == weight))
    }

    /// The root with what a reader of the screen is told.
    fn framed(&self, head: &str) -> String {
        let id = escaped(&self.id);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" lang=\"{language}\" \
             xml:lang=\"{language}\" font-family=\"'{FAMILY}', sans-serif\">\n\
             <title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-desc\">{description}</desc>\n\
             {metadata}{head}{definitions}<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
            width = Short(self.width),
            height = Short(self.height),
            language = self.language,
            title = escaped(&self.title),
            description = escaped(&self.description),
            metadata = self.metadata(),
            definitions = self.definitions(&id),
        );
        for mark in &self.marks {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}", Element { mark, id: &id });
        }
        out.push_str("</svg>\n");
        out
    }

    /// What it was made of, in the terms of Dublin Core.
    fn metadata(&self) -> String {
        let Some(Origin { recipe, data }) = &self.origin else { return String::new() };
        format!(
            "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\
             <dc:title>{title}</dc:title><dc:language>{language}</dc:language>\
             <dc:identifier>sha256:{recipe}</dc:identifier><dc:source>{data}</dc:source>\
             </rdf:Description></rdf:RDF></metadata>\n",
            title = escaped(&self.title),
            language = self.language,
            recipe = escaped(recipe),
            data = escaped(data),
        )
    }

    fn definitions(&self, id: &str) -> String {
        let patterns: String =
            self.patterns().into_iter().filter_map(|pattern| pattern.definition(id)).collect();
        if patterns.is_empty() { String::new() } else { format!("<defs>{patterns}</defs>\n") }
    }

    /// The patterns it uses, each once, in their order.
    pub(super) fn patterns(&self) -> Vec<Pattern> {
        let used = |pattern: &Pattern| {
            self.marks.iter().any(|mark| match mark {
                Mark::Box { fill, .. } => *fill == Fill::Patterned(*pattern),
                Mark::Path { fill, .. } => *fill == Some(Fill::Patterned(*pattern)),
                Mark::Text { .. } => false,
            })
        };
        Pattern::ALL.into_iter().filter(used).collect()
    }
}

struct Element<'a> {
    mark: &'a Mark,
    id: &'a str,
}

impl Display for Element<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.mark {
            Mark::Box { at: [x, y], size: [width, height], fill, stroke } => {
                let [x, y, width, height] = [x, y, width, height].map(|length| Short(*length));
                write!(f, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill=""#)?;
                self.fill(f, Some(*fill))?;
                write!(f, "\"")?;
                stroked(f, *stroke)?;
                write!(f, "/>")
            }
            Mark::Path { steps, fill, stroke } => {
                write!(f, r#"<path d=""#)?;
                steps.iter().try_for_each(|step| stepped(f, step))?;
                write!(f, "\"")?;
                stroked(f, *stroke)?;
                write!(f, r#" fill=""#)?;
                self.fill(f, *fill)?;
                write!(f, "\"/>")
            }
            Mark::Text { at, anchor, font, turned, words } => {
                written(f, *at, *anchor, *font, (*turned, words))
            }
        }
    }
}

impl Element<'_> {
    fn fill(&self, f: &mut Formatter<'_>, fill: Option<Fill>) -> Result {
        match fill {
            None => write!(f, "none"),
            Some(Fill::Plain(colour)) => write!(f, "{colour}"),
            Some(Fill::Patterned(pattern)) => f.write_str(&pattern.fill(self.id)),
        }
    }
}

fn stepped(f: &mut Formatter<'_>, step: &Step) -> Result {
    let point = |f: &mut Formatter<'_>, [x, y]: [f32; 2]| write!(f, "{} {}", Short(x), Short(y));
    match *step {
        Step::Move(to) => f.write_char('M').and_then(|()| point(f, to)),
        Step::Line(to) => f.write_char('L').and_then(|()| point(f, to)),
        Step::Curve([one, two, to]) => {
            f.write_char('C')?;
            point(f, one)?;
            f.write_char(' ')?;
            point(f, two)?;
            f.write_char(' ')?;
            point(f, to)
        }
        Step::Close => f.write_char('Z'),
    }
}

fn stroked(f: &mut Formatter<'_>, stroke: Option<Stroke>) -> Result {
    let Some(stroke) = stroke else { return Ok(()) };
    write!(f, r#" stroke="{}""#, stroke.colour)?;
    if stroke.width != 1.0 {
        write!(f, r#" stroke-width="{}""#, Short(stroke.width))?;
    }
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().map(|length| Short(*length).to_string()).collect();
        write!(f, r#" stroke-dasharray="{}""#, dash.join(" "))?;
    }
    // Corners of thin lines may be sharp; those of wide ones would stand out.
    if stroke.width > 1.0 { write!(f, r#" stroke-linejoin="round""#) } else { Ok(()) }
}

fn written(
    f: &mut Formatter<'_>,
    [x, y]: [f32; 2],
    anchor: Anchor,
    font: Type,
    (turned, words): (bool, &str),
) -> Result {
    let (x, y) = (Short(x), Short(y));
    if turned {
        write!(f, r#"<text transform="translate({x} {y}) rotate(-90)""#)?;
    } else {
        write!(f, r#"<text x="{x}" y="{y}""#)?;
    }
    write!(f, r#" font-size="{}""#, Short(font.size))?;
    if font.weight == Weight::Bold {
        write!(f, r#" font-weight="700""#)?;
    }
    f.write_str(match anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    })?;
    f.write_str(if font.halo { HALO } else { "" })?;
    write!(f, r#" fill="{}">{}</text>"#, font.fill, escaped(words))
}

/// A length with at most one digit behind the point.
struct Short(f32);

impl Display for Short {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        if tenths.fract() == 0.0 { write!(f, "{tenths:.0}") } else { write!(f, "{tenths:.1}") }
    }
}

/// A text as it stands between tags or in an attribute. Characters that XML forbids are dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
