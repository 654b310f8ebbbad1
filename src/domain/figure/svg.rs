//! From a chart to its drawing.

use super::chart::{Chart, Group};
use super::drawing::{Anchor, Drawing, Short, Type, escaped};
use super::fonts::{FAMILY, Weight, width};
use super::layout::{balanced, widest, wrap};
use super::pattern::Pattern;

/// All lengths are in units of the viewBox; at 96 to the inch a figure is 17 cm wide, a page's text.
const WIDTH: f32 = 640.0;
const MARGIN: f32 = 16.0;
/// The widest that labels get before they wrap.
const LABEL_ROOM: f32 = 250.0;
const GAP: f32 = 10.0;
const LINE: f32 = 1.3;
const LONE_BAR: f32 = 24.0;
const GROUPED_BAR: f32 = 15.0;
/// Between the bars of neighbouring groups.
const APART: f32 = 16.0;
const SWATCH: f32 = 14.0;

const INK: &str = "#1a1a1a";
const QUIET: &str = "#4d4d4d";
const GRID: &str = "#d9d9d9";

const LABEL: Type = Type { size: 14.0, weight: Weight::Regular, fill: INK, halo: false };
const VALUE: Type = Type { size: 14.0, weight: Weight::Bold, fill: INK, halo: true };
const SMALL_VALUE: Type = Type { size: 12.0, weight: Weight::Bold, fill: INK, halo: true };
const TICK: Type = Type { size: 12.0, weight: Weight::Regular, fill: QUIET, halo: false };
const CAPTION: Type = Type { size: 15.0, weight: Weight::Bold, fill: INK, halo: false };
const BASE: Type = Type { size: 13.0, weight: Weight::Regular, fill: INK, halo: false };

/// Draws a chart: bars with their labels and values, the caption beneath, then base and note. Text
/// stays text; with scripts, styles and foreign resources it has nothing to do.
#[must_use]
pub fn svg(chart: &Chart) -> String {
    let plan = Plan::of(chart);
    let mut drawing = Drawing::default();
    let mut y = MARGIN;
    if !chart.series.is_empty() {
        y = legend(&mut drawing, chart, y);
    }
    y = plan.grid_and_bars(&mut drawing, chart, y);
    y = centred(&mut drawing, &chart.caption, CAPTION, y + 18.0);
    y = centred(&mut drawing, &chart.base, BASE, y + 4.0);
    y = centred(&mut drawing, &chart.note, BASE, y + 2.0);
    framed(chart, y + MARGIN, &drawing.finish())
}

/// The root with what a reader of the screen is told.
fn framed(chart: &Chart, height: f32, inside: &str) -> String {
    let id = escaped(&chart.id);
    let patterns: String =
        (0..chart.series.len().min(8)).filter_map(|series| Pattern::of(series).definition(&id)).collect();
    let definitions = if patterns.is_empty() { String::new() } else { format!("<defs>{patterns}</defs>\n") };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" lang=\"{language}\" \
         xml:lang=\"{language}\" font-family=\"'{FAMILY}', sans-serif\">\n\
         <title id=\"{id}-title\">{title}</title>\n\
         <desc id=\"{id}-desc\">{description}</desc>\n\
         {definitions}<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         {inside}</svg>\n",
        height = Short(height.ceil()),
        language = chart.language,
        title = escaped(&chart.caption),
        description = escaped(&description(chart)),
    )
}

/// The figure in a sentence: every answer with its values.
fn description(chart: &Chart) -> String {
    let group = |group: &Group| {
        let values = group.bars.iter().enumerate().map(|(place, bar)| match chart.series.get(place) {
            Some(series) => format!("{series} {}", bar.value),
            None => bar.value.clone(),
        });
        format!("{}: {}", group.label, values.collect::<Vec<_>>().join(", "))
    };
    let groups: Vec<_> = chart.groups.iter().map(group).collect();
    format!("{}. {}", groups.join("; "), chart.base)
}

/// Where things stand from left to right.
struct Plan {
    labels: Vec<Vec<String>>,
    bars_from: f32,
    hundred_at: f32,
    bar: f32,
    value: Type,
}

impl Plan {
    fn of(chart: &Chart) -> Self {
        let labels: Vec<Vec<String>> = chart
            .groups
            .iter()
            .map(|group| balanced(&group.label, LABEL.size, LABEL.weight, LABEL_ROOM))
            .collect();
        let label_width =
            labels.iter().map(|lines| widest(lines, LABEL.size, LABEL.weight)).fold(40.0, f32::max);
        let (bar, value) =
            if chart.series.is_empty() { (LONE_BAR, VALUE) } else { (GROUPED_BAR, SMALL_VALUE) };
        let values = chart.groups.iter().flat_map(|group| &group.bars);
        let value_width = values.map(|bar| width(&bar.value, value.size, value.weight)).fold(30.0, f32::max);
        Self {
            labels,
            bars_from: MARGIN + label_width + GAP,
            hundred_at: WIDTH - MARGIN - value_width - 6.0,
            bar,
            value,
        }
    }

    fn at(&self, percent: f32) -> f32 {
        self.bars_from + (self.hundred_at - self.bars_from) * percent / 100.0
    }

    fn height_of(&self, group: &Group, lines: &[String]) -> f32 {
        let bars = self.bar * group.bars.len() as f32;
        bars.max(lines.len() as f32 * LABEL.size * LINE)
    }

    /// Draws from `top` and says where it ends.
    fn grid_and_bars(&self, drawing: &mut Drawing, chart: &Chart, top: f32) -> f32 {
        let rows = || chart.groups.iter().zip(&self.labels);
        let height: f32 = rows().map(|(group, lines)| self.height_of(group, lines) + APART).sum();
        let bottom = top + height;
        for percent in [20.0, 40.0, 60.0, 80.0, 100.0] {
            drawing.line(self.at(percent), top, self.at(percent), bottom, GRID);
        }
        let mut y = top + APART / 2.0;
        for (group, lines) in rows() {
            let height = self.height_of(group, lines);
            self.label(drawing, lines, y + height / 2.0);
            self.bars(drawing, chart, group, y + (height - self.bar * group.bars.len() as f32) / 2.0);
            y += height + APART;
        }
        drawing.line(self.bars_from, top, self.bars_from, bottom, INK);
        self.ticks(drawing, bottom);
        bottom + 20.0
    }

    fn label(&self, drawing: &mut Drawing, lines: &[String], middle: f32) {
        let step = LABEL.size * LINE;
        // A line's baseline stands about a third of its size below its middle.
        let mut y = middle - step * (lines.len() as f32 - 1.0) / 2.0 + LABEL.size * 0.35;
        for line in lines {
            drawing.text(self.bars_from - GAP, y, Anchor::End, LABEL, line);
            y += step;
        }
    }

    fn bars(&self, drawing: &mut Drawing, chart: &Chart, group: &Group, top: f32) {
        for (series, bar) in group.bars.iter().enumerate() {
            let y = top + self.bar * series as f32;
            let end = self.at(bar.percent as f32);
            if bar.percent > 0.0 {
                let fill = Pattern::of(series).fill(&escaped(&chart.id));
                drawing.bar(self.bars_from, y, end - self.bars_from, self.bar, &fill);
            }
            let baseline = y + self.bar / 2.0 + self.value.size * 0.35;
            self.value_beside(drawing, end, baseline, &bar.value);
        }
    }

    fn value_beside(&self, drawing: &mut Drawing, end: f32, baseline: f32, value: &str) {
        if !value.is_empty() {
            drawing.text(end + 6.0, baseline, Anchor::Start, self.value, value);
        }
    }

    fn ticks(&self, drawing: &mut Drawing, bottom: f32) {
        for percent in [0.0, 20.0, 40.0, 60.0, 80.0, 100.0] {
            drawing.text(self.at(percent), bottom + 15.0, Anchor::Middle, TICK, &format!("{percent:.0}"));
        }
    }
}

/// What each pattern stands for, in rows that fit.
fn legend(drawing: &mut Drawing, chart: &Chart, top: f32) -> f32 {
    let (mut x, mut y) = (MARGIN, top);
    for (series, label) in chart.series.iter().enumerate() {
        let lines = wrap(label, BASE.size, BASE.weight, WIDTH - 2.0 * MARGIN - SWATCH - 6.0);
        let taken = SWATCH + 6.0 + widest(&lines, BASE.size, BASE.weight) + 18.0;
        if x > MARGIN && x + taken - 18.0 > WIDTH - MARGIN {
            x = MARGIN;
            y += BASE.size * LINE + 4.0;
        }
        drawing.bar(x, y, SWATCH, SWATCH, &Pattern::of(series).fill(&escaped(&chart.id)));
        for (place, line) in lines.iter().enumerate() {
            let below = BASE.size * LINE * place as f32;
            drawing.text(x + SWATCH + 6.0, y + 11.5 + below, Anchor::Start, BASE, line);
        }
        y += BASE.size * LINE * (lines.len() - 1) as f32;
        x += taken;
    }
    y + SWATCH + 10.0
}

/// Writes centred lines from `top` and says where they end.
fn centred(drawing: &mut Drawing, words: &str, font: Type, top: f32) -> f32 {
    if words.is_empty() {
        return top;
    }
    let mut y = top;
    for line in balanced(words, font.size, font.weight, WIDTH - 2.0 * MARGIN) {
        drawing.text(WIDTH / 2.0, y + font.size, Anchor::Middle, font, &line);
        y += font.size * LINE;
    }
    y
}
