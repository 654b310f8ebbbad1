//! What occurs together: nodes on a circle, joined by lines as wide as often they do.

use super::drawing::{Anchor, Canvas, Fill, Step, Stroke, Type};
use super::fonts::width;
use super::layout::{balanced, spread, words_fit, wrap};
use super::page::{leader, numbered};
use super::pattern::DARK;
use super::plot::Point;
use super::sheet::{LINE, PAPER, Sheet};
use std::f32::consts::TAU;

/// What occurs together, in a circle in the order given: the same every time.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    nodes: Vec<Node>,
    links: Vec<Link>,
    unit: String,
    counted: Vec<(String, Point)>,
}

/// What occurs.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub label: String,
    /// How often.
    pub point: Point,
}

/// How often two occur together.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The places of both among the nodes.
    pub ends: [usize; 2],
    /// How often.
    pub point: Point,
}

/// A link between what are not two of the nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are not two nodes {0} and {1}")]
pub struct UnknownNode(pub usize, pub usize);

impl Network {
    /// A network; `unit` says what the widths of lines count and stands before their legend.
    ///
    /// # Errors
    /// [`UnknownNode`] where a link could not be drawn.
    pub fn new(nodes: Vec<Node>, links: Vec<Link>, unit: String) -> Result<Self, UnknownNode> {
        for Link { ends: [one, other], .. } in &links {
            if one == other || *one.max(other) >= nodes.len() {
                return Err(UnknownNode(*one, *other));
            }
        }
        let mut counted: Vec<(String, Point)> =
            nodes.iter().map(|node| (node.label.clone(), node.point.clone())).collect();
        let name = |link: &Link| link.ends.map(|end| nodes[end].label.as_str()).join(" – ");
        counted.extend(links.iter().map(|link| (name(link), link.point.clone())));
        Ok(Self { nodes, links, unit, counted })
    }

    /// Every node and every link by name, with how often it occurs.
    #[must_use]
    pub fn counted(&self) -> &[(String, Point)] {
        &self.counted
    }

    /// Links that are drawn, the weakest first, with how strong they are against the strongest.
    fn strengths(&self) -> Vec<(&Link, f32)> {
        let often = |link: &Link| link.point.drawn().unwrap_or(0.0);
        let most = self.links.iter().map(often).fold(0.0, f64::max);
        let mut links: Vec<_> = self.links.iter().filter(|link| often(link) > 0.0).collect();
        links.sort_by(|one, other| often(one).total_cmp(&often(other)));
        links.into_iter().map(|link| (link, (often(link) / most) as f32)).collect()
    }
}

const WIDEST_LINE: f32 = 8.0;
const LARGEST_NODE: f32 = 11.0;

pub(super) fn draw(canvas: &mut Canvas, sheet: &Sheet, network: &Network, top: f32) -> f32 {
    let top = widths(canvas, sheet, network, top);
    let radius = (sheet.width * 0.24).min(160.0);
    let room = sheet.width / 2.0 - radius - 30.0 * sheet.scale - sheet.margin;
    let labels: Vec<String> = network.nodes.iter().map(Node::named).collect();
    let Type { size, weight, .. } = sheet.base;
    // Where names would be broken within words, numbers stand there and the names beneath.
    let named = labels.iter().all(|label| words_fit(label, size, weight, room));
    let labels = if named { labels } else { (1..=labels.len()).map(|number| number.to_string()).collect() };
    let names = names(sheet, network, &labels, room);
    let taken = |right: bool| -> f32 {
        names.iter().filter(|name| name.right == right).map(|name| name.height).sum()
    };
    let height = (2.0 * radius + 4.0 * LARGEST_NODE).max(taken(true)).max(taken(false));
    let plan = Plan { sheet, centre: [sheet.width / 2.0, top + height / 2.0], radius };
    for (link, strength) in network.strengths() {
        plan.link(canvas, &names, link, strength);
    }
    for name in &names {
        let at = plan.at(name.angle, radius);
        canvas.circle(at, name.size + 1.5, Fill::Plain(PAPER), None);
        canvas.circle(at, name.size, Fill::Plain(DARK), None);
    }
    for right in [true, false] {
        plan.beside(canvas, &names, right, (top, top + height));
    }
    if named {
        return top + height;
    }
    let entries: Vec<(&str, &str)> =
        network.nodes.iter().map(|node| (node.label.as_str(), node.point.written.as_str())).collect();
    numbered(canvas, sheet, &entries, top + height + 8.0)
}

impl Node {
    /// The label with how often it occurs.
    fn named(&self) -> String {
        match self.point.written.as_str() {
            "" => self.label.clone(),
            written => format!("{} ({written})", self.label),
        }
    }
}

/// A node's name, and where the node is.
struct Name {
    angle: f32,
    size: f32,
    right: bool,
    lines: Vec<String>,
    height: f32,
}

fn names(sheet: &Sheet, network: &Network, labels: &[String], room: f32) -> Vec<Name> {
    let often = |node: &Node| node.point.drawn().unwrap_or(0.0).max(0.0);
    let most = network.nodes.iter().map(often).fold(0.0, f64::max);
    let count = network.nodes.len().max(1) as f32;
    let name = |(place, node): (usize, &Node)| {
        let angle = TAU * (place as f32 + 0.5) / count;
        let share = if most > 0.0 { (often(node) / most) as f32 } else { 0.0 };
        let lines = balanced(&labels[place], sheet.base.size, sheet.base.weight, room);
        let height = sheet.base.size * LINE * lines.len() as f32 + 4.0 * sheet.scale;
        let size = (LARGEST_NODE * share.sqrt()).max(2.5) * sheet.scale;
        Name { angle, size, right: angle < TAU / 2.0, lines, height }
    };
    network.nodes.iter().enumerate().map(name).collect()
}

struct Plan<'a> {
    sheet: &'a Sheet,
    centre: [f32; 2],
    radius: f32,
}

impl Plan<'_> {
    fn at(&self, angle: f32, far: f32) -> [f32; 2] {
        [self.centre[0] + far * angle.sin(), self.centre[1] - far * angle.cos()]
    }

    /// A line bent towards the middle, so that lines between neighbours are seen beside the circle.
    fn link(&self, canvas: &mut Canvas, names: &[Name], link: &Link, strength: f32) {
        let [from, to] = link.ends.map(|end| self.at(names[end].angle, self.radius));
        let bent = |end: [f32; 2]| {
            [end[0] + (self.centre[0] - end[0]) * 0.55, end[1] + (self.centre[1] - end[1]) * 0.55]
        };
        let steps = vec![Step::Move(from), Step::Curve([bent(from), bent(to), to])];
        canvas.path(steps, None, Some(line(strength, self.sheet.scale)));
    }

    fn beside(&self, canvas: &mut Canvas, names: &[Name], right: bool, within: (f32, f32)) {
        let mut beside: Vec<&Name> = names.iter().filter(|name| name.right == right).collect();
        if !right {
            beside.reverse();
        }
        let middles: Vec<f32> =
            beside.iter().map(|name| self.at(name.angle, self.radius + 12.0)[1]).collect();
        let extents: Vec<f32> = beside.iter().map(|name| name.height).collect();
        let (sign, anchor) = if right { (1.0, Anchor::Start) } else { (-1.0, Anchor::End) };
        for (name, y) in beside.iter().zip(spread(&middles, &extents, within)) {
            let x = self.centre[0] + sign * (self.radius + 24.0 * self.sheet.scale);
            let steps = vec![
                Step::Move(self.at(name.angle, self.radius + name.size + 2.0)),
                Step::Line(self.at(name.angle, self.radius + name.size + 7.0 * self.sheet.scale)),
                Step::Line([x, y]),
            ];
            canvas.path(steps, None, Some(leader()));
            canvas.lines_around([x + sign * 5.0, y], anchor, self.sheet.base, &name.lines);
        }
    }
}

/// Weak lines are thin and light, strong ones wide and dark.
fn line(strength: f32, scale: f32) -> Stroke {
    let colour = super::heat::shade(f64::from(0.4 + 0.6 * strength));
    Stroke::wide(colour, (WIDEST_LINE * strength * scale).max(0.8))
}

/// What the widths of lines stand for: the weakest, one between and the strongest.
fn widths(canvas: &mut Canvas, sheet: &Sheet, network: &Network, top: f32) -> f32 {
    let strengths = network.strengths();
    if strengths.is_empty() {
        return top;
    }
    let last = strengths.len() - 1;
    let mut samples = vec![0, last / 2, last];
    samples.dedup_by_key(|place| strengths[*place].0.point.written.as_str());
    let font = sheet.base;
    let lines = wrap(&network.unit, font.size, font.weight, sheet.width * 0.5);
    let long = 30.0 * sheet.scale;
    let apart = 16.0 * sheet.scale;
    let end = canvas.lines_from([sheet.margin, top], Anchor::Start, font, &lines);
    let mut x = sheet.margin + super::layout::widest(&lines, font.size, font.weight) + apart;
    let middle = top + font.size * 0.65;
    for place in samples {
        let (link, strength) = strengths[place];
        canvas.line(x, middle, x + long, middle, line(strength, sheet.scale));
        let bold = Type { halo: false, ..sheet.small };
        canvas.text(x + long + 5.0, middle + font.size * 0.35, Anchor::Start, bold, &link.point.written);
        x += long + 5.0 + width(&link.point.written, bold.size, bold.weight) + apart;
    }
    end + 10.0 * sheet.scale
}
