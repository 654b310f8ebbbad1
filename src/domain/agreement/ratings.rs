//! Who put which unit into which category.

use std::collections::BTreeMap;

/// Ratings of units, counted: units that all coders rated alike stand together.
#[derive(Clone, Debug)]
pub struct Ratings {
    coders: usize,
    categories: usize,
    index: BTreeMap<Vec<Option<usize>>, usize>,
    patterns: Vec<Pattern>,
    /// For each block, which patterns occur in it how often.
    blocks: Vec<Vec<(usize, f64)>>,
}

/// How one unit was rated.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The category each coder chose; none where the coder did not rate it.
    pub(super) chosen: Vec<Option<usize>>,
    /// How many coders chose each category.
    pub(super) counts: Vec<f64>,
    /// How many coders rated it.
    pub(super) rated: f64,
}

impl Ratings {
    /// No ratings yet. `blocks` are what a bootstrap draws from.
    #[must_use]
    pub fn new(coders: usize, categories: usize, blocks: usize) -> Self {
        Self {
            coders,
            categories,
            index: BTreeMap::new(),
            patterns: Vec::new(),
            blocks: vec![Vec::new(); blocks],
        }
    }

    /// Ratings of units one by one, each a block: for each unit, the category each coder chose.
    #[must_use]
    pub fn of_units(coders: usize, categories: usize, units: &[Vec<Option<usize>>]) -> Self {
        let mut ratings = Self::new(coders, categories, units.len());
        for (block, unit) in units.iter().enumerate() {
            ratings.add(block, unit, 1);
        }
        ratings
    }

    /// Counts units of a block that were rated alike. A coder beyond those of the study, a category
    /// beyond its categories and a block beyond its blocks are left out.
    pub fn add(&mut self, block: usize, chosen: &[Option<usize>], times: usize) {
        if times == 0 || block >= self.blocks.len() {
            return;
        }
        let known = |chosen: Option<usize>| chosen.filter(|category| *category < self.categories);
        let mut chosen: Vec<_> = chosen.iter().map(|category| known(*category)).collect();
        chosen.resize(self.coders, None);
        let place = self.pattern(chosen);
        let block = &mut self.blocks[block];
        match block.iter_mut().find(|(pattern, _)| *pattern == place) {
            Some((_, count)) => *count += times as f64,
            None => block.push((place, times as f64)),
        }
    }

    /// The place of a pattern: a category chosen, or none, for every coder.
    pub(super) fn pattern(&mut self, chosen: Vec<Option<usize>>) -> usize {
        match self.index.get(&chosen) {
            Some(place) => *place,
            None => self.learn(chosen),
        }
    }

    fn learn(&mut self, chosen: Vec<Option<usize>>) -> usize {
        let mut counts = vec![0.0; self.categories];
        for category in chosen.iter().flatten() {
            counts[*category] += 1.0;
        }
        let rated = counts.iter().sum();
        self.index.insert(chosen.clone(), self.patterns.len());
        self.patterns.push(Pattern { chosen, counts, rated });
        self.patterns.len() - 1
    }

    /// Takes in all of another: the same coders, categories and blocks.
    pub fn merge(&mut self, other: &Self) {
        for (block, found) in other.blocks.iter().enumerate() {
            for (pattern, times) in found {
                self.add(block, &other.patterns[*pattern].chosen, *times as usize);
            }
        }
    }

    /// How many coders.
    #[must_use]
    pub fn coders(&self) -> usize {
        self.coders
    }

    /// How many categories.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.categories
    }

    /// How many blocks.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.blocks.len()
    }

    pub(super) fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// How often each pattern occurs, each block taken so many times.
    pub(super) fn weights(&self, times: impl Fn(usize) -> f64) -> Vec<f64> {
        let mut weights = vec![0.0; self.patterns.len()];
        for (block, found) in self.blocks.iter().enumerate() {
            let times = times(block);
            for (pattern, count) in found {
                weights[*pattern] += count * times;
            }
        }
        weights
    }

    /// How many units were rated by two coders or more.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.units_of(&self.weights(|_| 1.0))
    }

    /// The same with each pattern so many times.
    pub(super) fn units_of(&self, weights: &[f64]) -> u64 {
        let paired = self.patterns.iter().zip(weights).filter(|(pattern, _)| pattern.rated >= 2.0);
        paired.map(|(_, weight)| *weight as u64).sum()
    }

    /// Which share of all ratings chose the category; none where there are no ratings.
    #[must_use]
    pub fn prevalence(&self, category: usize) -> Option<f64> {
        self.prevalence_of(&self.weights(|_| 1.0), category)
    }

    /// The same with each pattern so many times.
    pub(super) fn prevalence_of(&self, weights: &[f64], category: usize) -> Option<f64> {
        let (mut chose, mut all) = (0.0, 0.0);
        for (pattern, weight) in self.patterns.iter().zip(weights) {
            chose += pattern.counts.get(category)? * weight;
            all += pattern.rated * weight;
        }
        (all > 0.0).then(|| chose / all)
    }
}
