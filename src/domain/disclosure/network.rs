//! Cells as arcs between rows and columns, and the circles of left-out cells that keep each other.

use super::{Mark, Range};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// What leaving out a cell costs before its count is looked at: few cells go rather than small ones.
const CELL: u64 = 1 << 32;
/// A total costs as much as so many cells.
const TOTAL: u64 = 8;
/// The grand total costs as much as so many.
const GRAND: u64 = 64;

/// How far up a cell is summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Cell,
    Total,
    Grand,
}

/// A cell or a total, from one node to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) count: u64,
    pub(super) level: Level,
}

/// A table with its totals: what comes into each node goes out of it.
#[derive(Clone, Debug)]
pub(super) struct Network {
    nodes: usize,
    arcs: Vec<Arc>,
    pub(super) marks: Vec<Mark>,
    /// By node, the arcs that start or end there.
    at: Vec<Vec<usize>>,
    /// By node, those of them that are left out.
    hidden: Vec<Vec<usize>>,
}

/// How a circle was come by: over which arc into a node.
type Steps = Vec<Option<usize>>;

impl Network {
    pub(super) fn new(nodes: usize, arcs: Vec<Arc>) -> Self {
        let mut at = vec![Vec::new(); nodes];
        for (index, arc) in arcs.iter().enumerate() {
            at[arc.from].push(index);
            at[arc.to].push(index);
        }
        Self { nodes, marks: vec![Mark::Shown; arcs.len()], arcs, at, hidden: vec![Vec::new(); nodes] }
    }

    /// Leaves out what is sensitive, and with each of it the cheapest circle that keeps it.
    pub(super) fn protect(&mut self, sensitive: impl Fn(u64) -> bool) {
        let mut sought: Vec<usize> =
            (0..self.arcs.len()).filter(|arc| sensitive(self.arcs[*arc].count)).collect();
        for arc in &sought {
            self.hide(*arc, Mark::Sensitive);
        }
        // The largest first: a circle for one of them often keeps smaller ones too.
        sought.sort_by_key(|arc| Reverse(self.arcs[*arc].count));
        // Nodes on one circle can be reached from each other along it, and so can those of circles that
        // meet: an arc between two of them lies on a circle without being looked for.
        let mut groups = Groups((0..self.nodes).collect());
        for arc in sought {
            if groups.are_one(self.arcs[arc].from, self.arcs[arc].to) {
                continue;
            }
            let circle = self.hidden_circle(arc).unwrap_or_else(|| self.cheapest_circle(arc));
            for member in circle {
                groups.join(self.arcs[member].from, self.arcs[member].to);
                if !self.marks[member].hidden() {
                    self.hide(member, Mark::Complementary);
                }
            }
        }
    }

    fn hide(&mut self, arc: usize, mark: Mark) {
        self.marks[arc] = mark;
        let Arc { from, to, .. } = self.arcs[arc];
        self.hidden[from].push(arc);
        self.hidden[to].push(arc);
    }

    /// Where one more along an arc, or one less, leads from a node: counts grow without bound, and
    /// shrink to one. What is zero is shown, and so neither grows nor shrinks.
    fn step(&self, arc: usize, node: usize) -> Option<usize> {
        let Arc { from, to, count, .. } = self.arcs[arc];
        match count {
            0 => None,
            _ if from == node => Some(to),
            1 => None,
            _ => Some(from),
        }
    }

    /// A circle through the arc of cells that are left out already.
    fn hidden_circle(&self, arc: usize) -> Option<Vec<usize>> {
        let Arc { from, to, count, .. } = self.arcs[arc];
        let up = self.hidden_path(arc, to, from);
        let found = if up.is_none() && count > 1 { self.hidden_path(arc, from, to) } else { up };
        found.map(|mut path| {
            path.push(arc);
            path
        })
    }

    fn hidden_path(&self, without: usize, start: usize, end: usize) -> Option<Vec<usize>> {
        let mut steps: Steps = vec![None; self.nodes];
        let mut seen = vec![false; self.nodes];
        let mut queue = VecDeque::from([start]);
        seen[start] = true;
        while let Some(node) = queue.pop_front() {
            if node == end {
                return Some(self.path(&steps, start, end));
            }
            for arc in self.hidden[node].iter().copied().filter(|arc| *arc != without) {
                if let Some(next) = self.step(arc, node).filter(|next| !seen[*next]) {
                    seen[next] = true;
                    steps[next] = Some(arc);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// The circle through the arc for which least has to be left out besides. There is always one:
    /// counts may grow along the totals of its row and column and the grand total.
    fn cheapest_circle(&self, arc: usize) -> Vec<usize> {
        let Arc { from, to, count, .. } = self.arcs[arc];
        let up = self.cheapest_path(arc, to, from);
        let down = if count > 1 { self.cheapest_path(arc, from, to) } else { None };
        let best = [up, down].into_iter().flatten().min_by_key(|(cost, _)| *cost);
        let mut circle = best.map(|(_, path)| path).unwrap_or_default();
        circle.push(arc);
        circle
    }

    fn cheapest_path(&self, without: usize, start: usize, end: usize) -> Option<(u64, Vec<usize>)> {
        let mut steps: Steps = vec![None; self.nodes];
        let mut costs = vec![u64::MAX; self.nodes];
        let mut queue = BinaryHeap::from([(Reverse(0), start)]);
        costs[start] = 0;
        while let Some((Reverse(cost), node)) = queue.pop() {
            if node == end {
                return Some((cost, self.path(&steps, start, end)));
            }
            if cost > costs[node] {
                continue;
            }
            for arc in self.at[node].iter().copied().filter(|arc| *arc != without) {
                let Some(next) = self.step(arc, node) else { continue };
                let cost = cost.saturating_add(self.cost(arc));
                if cost < costs[next] {
                    costs[next] = cost;
                    steps[next] = Some(arc);
                    queue.push((Reverse(cost), next));
                }
            }
        }
        None
    }

    fn cost(&self, arc: usize) -> u64 {
        let Arc { count, level, .. } = self.arcs[arc];
        if self.marks[arc].hidden() {
            return 0;
        }
        let cells = match level {
            Level::Cell => 1,
            Level::Total => TOTAL,
            Level::Grand => GRAND,
        };
        CELL * cells + count.min(CELL - 1)
    }

    fn path(&self, steps: &Steps, start: usize, end: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut node = end;
        while node != start {
            let Some(arc) = steps[node] else { break };
            path.push(arc);
            let Arc { from, to, .. } = self.arcs[arc];
            node = if from == node { to } else { from };
        }
        path
    }

    /// What a reader can tell of an arc that is left out and at least so much, as all others are.
    ///
    /// How far it can grow or shrink is the greatest flow back through the others (Ford & Fulkerson).
    pub(super) fn range(&self, arc: usize, least: u64) -> Range {
        let Arc { from, to, count, .. } = self.arcs[arc];
        let more = self.flow(arc, to, from, least);
        let less = self.flow(arc, from, to, least).unwrap_or(u64::MAX).min(count.saturating_sub(least));
        Range { least: count - less, most: more.and_then(|more| count.checked_add(more)) }
    }

    /// How much can be moved between two nodes over left-out arcs; `None` without bound.
    fn flow(&self, without: usize, start: usize, end: usize, least: u64) -> Option<u64> {
        let mut counts: Vec<u64> = self.arcs.iter().map(|arc| arc.count).collect();
        let mut moved: u64 = 0;
        while let Some(path) = self.roomy_path(&counts, without, (start, end), least) {
            let shrinking = path.iter().filter(|(_, grows)| !grows);
            let most = shrinking.map(|(arc, _)| counts[*arc] - least).min()?;
            for (arc, grows) in path {
                counts[arc] = if grows { counts[arc].saturating_add(most) } else { counts[arc] - most };
            }
            moved = moved.saturating_add(most);
        }
        Some(moved)
    }

    /// A path over left-out arcs that can all grow, or shrink and stay above the least; with each,
    /// whether it grows.
    fn roomy_path(
        &self,
        counts: &[u64],
        without: usize,
        (start, end): (usize, usize),
        least: u64,
    ) -> Option<Vec<(usize, bool)>> {
        let grows = |arc: usize, node: usize| self.arcs[arc].from == node;
        let other = |arc: usize, node: usize| self.arcs[arc].from + self.arcs[arc].to - node;
        let mut steps: Steps = vec![None; self.nodes];
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for arc in self.hidden[node].iter().copied().filter(|arc| *arc != without) {
                let next = other(arc, node);
                let open = next != start && steps[next].is_none();
                if open && (grows(arc, node) || counts[arc] > least) {
                    steps[next] = Some(arc);
                    queue.push_back(next);
                }
            }
        }
        steps[end]?;
        let mut node = end;
        let step = |arc: usize| {
            node = other(arc, node);
            (arc, grows(arc, node))
        };
        Some(self.path(&steps, start, end).into_iter().map(step).collect())
    }
}

/// Nodes that lie on circles that meet; each points towards the one that stands for its group.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&mut self, mut node: usize) -> usize {
        while self.0[node] != node {
            self.0[node] = self.0[self.0[node]];
            node = self.0[node];
        }
        node
    }

    fn are_one(&mut self, a: usize, b: usize) -> bool {
        self.of(a) == self.of(b)
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a] = b;
    }
}
