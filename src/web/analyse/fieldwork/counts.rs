//! Counts, as the table beneath a figure and as the figure itself.

use crate::locale;
use domain::fieldwork::Quota;
use domain::figure::{Axis, Bars, Extent, Figure, Grid, Group, Layout, Plot, Point, Width, draw};
use domain::language::Language;
use domain::message::Message;
use serde::Serialize;
use std::hash::{DefaultHasher, Hash, Hasher};

type Say<'a> = &'a dyn Fn(&Message) -> String;

/// A table of counts of which one or more columns are drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Counts {
    /// Its name in addresses.
    pub(super) key: &'static str,
    pub(super) title: String,
    /// Whom it counts.
    pub(super) base: String,
    /// What stands above the rows' labels, then above each column.
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<CountRow>,
    pub(super) notes: Vec<String>,
    /// How many of the columns are drawn, from the first on; none where there is nothing to compare.
    #[serde(skip)]
    pub(super) drawn: usize,
    /// What the bars of each column stand for, where they are of several.
    #[serde(skip)]
    pub(super) series: Vec<String>,
    /// Whether the bars stand upright: over time.
    #[serde(skip)]
    pub(super) upright: bool,
    /// What is shown, so that a figure that changed has another address.
    pub(super) hash: String,
    pub(super) has_figure: bool,
}

/// A row: numbers, each as written.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub(super) struct CountRow {
    pub(super) label: String,
    /// The language of the label where it is another than that of the page.
    pub(super) language: Option<&'static str>,
    pub(super) cells: Vec<String>,
    /// The numbers that are drawn; no bar where there is none.
    #[serde(skip)]
    pub(super) counts: Vec<Option<u64>>,
    /// Whether it is apart from the others: no answer, another version.
    pub(super) apart: bool,
    /// How much of a quota is reached, at most 100.
    pub(super) reached: Option<u64>,
}

impl Counts {
    /// The same, ready to be shown.
    pub(super) fn finished(mut self) -> Self {
        let mut hash = DefaultHasher::new();
        (self.key, &self.title, &self.base, &self.heads, &self.rows).hash(&mut hash);
        self.hash = format!("{:016x}", hash.finish());
        let compared = self.rows.iter().filter(|row| !row.apart).count();
        self.has_figure = self.drawn > 0
            && compared > 1
            && self
                .rows
                .iter()
                .any(|row| row.counts.iter().any(|count| count.is_some_and(|count| count > 0)));
        self
    }

    /// The figure of it, as SVG.
    pub(super) fn svg(&self, language: Language, width: Width) -> String {
        draw(&self.figure(language, width)).svg()
    }

    fn figure(&self, language: Language, width: Width) -> Figure {
        let groups = self.rows.iter().filter(|row| !row.apart).map(|row| {
            let point = |count: &Option<u64>| match count {
                Some(count) => Point::new(*count as f64, locale::number(*count as f64, language)),
                None => Point::missing("–"),
            };
            Group::new(row.label.clone(), row.counts.iter().take(self.drawn).map(point).collect())
        });
        let series = self.series.clone();
        let layout = if self.upright { Layout::Upright } else { Layout::Across };
        let axis = Axis { title: String::new(), extent: Extent::FromZero };
        Figure {
            id: format!("fieldwork-{}", self.key),
            language,
            caption: self.title.clone(),
            base: self.base.clone(),
            note: String::new(),
            width,
            plot: Plot::Bars(Bars { grid: Grid { series, groups: groups.collect() }, layout, axis }),
        }
    }
}

impl CountRow {
    /// A count and its share of a whole.
    pub(super) fn of(label: String, count: u64, whole: u64, words: (Language, Say<'_>)) -> Self {
        let cells = vec![number(count, words.0), share(count, whole, words)];
        Self { label, cells, counts: vec![Some(count)], ..Self::default() }
    }

    /// The same with what is wanted of it.
    pub(super) fn wanted(mut self, quota: Option<Quota>, words: (Language, Say<'_>)) -> Self {
        let Some(quota) = quota else {
            self.cells.extend(std::iter::repeat_n("–".to_owned(), 3));
            self.counts.push(None);
            return self;
        };
        let percent = Message::new("fieldwork-percent").with("value", number(quota.percent(), words.0));
        let wanted = u64::from(quota.wanted);
        self.cells.extend([number(wanted, words.0), (words.1)(&percent), number(quota.left(), words.0)]);
        self.counts.push(Some(wanted));
        self.reached = Some(quota.percent().min(100));
        self
    }
}

/// A count as its language writes it.
pub(super) fn number(count: u64, language: Language) -> String {
    locale::number(count as f64, language)
}

/// A share in whole percent, halves up; a dash of nobody.
pub(super) fn share(count: u64, whole: u64, (language, say): (Language, Say<'_>)) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let percent = (count as f64 / whole as f64 * 100.0).round();
    say(&Message::new("fieldwork-percent").with("value", locale::number(percent, language)))
}
