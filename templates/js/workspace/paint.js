// Codings on the page: lines under the words, bars and names in the margin. Where one overlaps another,
// the kind of its line and the pattern of its bar are others too, not its colour alone.

const canHighlight = typeof Highlight === "function" && CSS.highlights && "adoptedStyleSheets" in document;
const sheet = canHighlight ? new CSSStyleSheet() : null;
const LINES = ["solid", "dashed", "dotted", "double", "wavy"];
const LANES = 8;
const NAME_HEIGHT = 24;
const painted = new Map(); // block index → [highlight's name, range]
let chosen = null; // the coding that keys and panel are about
let matches = []; // what find found, in order
let match = -1;
let led = null; // the words that a link led to

const highlight = (name) => {
  let known = CSS.highlights.get(name);
  if (!known) {
    known = new Highlight();
    CSS.highlights.set(name, known);
  }
  return known;
};

const inkOf = (code) => model.codes.get(code)?.color ?? "currentColor";
const lineName = (ink, level) => `line-${ink.replace(/\W/g, "")}-${level}`;

/** The lines under words of an ink, one rule for each kind. */
function linesOf(ink) {
  return LINES.map((kind, level) => {
    const name = lineName(ink, level);
    highlight(name).priority = level;
    return `::highlight(${name}) { text-decoration: underline ${kind} ${ink} ${level === 3 ? 1.5 : 2.5}px; text-underline-offset: ${3 + level * 3}px; text-decoration-skip-ink: none; }`;
  });
}

/**
 * The rules of the codes' colours anew, since codes came, went or changed. Those of the lines come with
 * them, before they are needed: a rule that comes with a coding has the browser work out all styles of
 * the page between a key and what it shows.
 */
function recolor() {
  if (!canHighlight) return;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((other) => other !== sheet), sheet];
  const codes = [...model.codes.values()];
  const inks = new Set(["currentColor", ...codes.map(({ color }) => color)]);
  sheet.replaceSync([...codes.map(({ id, color }) => `.code-${id} { --code: ${color}; }`), ...[...inks].flatMap(linesOf)].join("\n"));
  for (const index of mounted.keys()) dirty.add(index);
}

/** The text node of a block and the place in it. */
function nodeAt(block, place) {
  const words = mounted.get(block.index)?.querySelector(".words");
  if (!words) return null;
  let left = Math.min(Math.max(place, block.start), block.end) - block.start;
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && left > node.length) {
    left -= node.length;
    node = walker.nextNode();
  }
  return node && { node, offset: left };
}

/** Words of a block as a range of the page. */
function rangeOf(block, from, to) {
  const start = nodeAt(block, from);
  const end = nodeAt(block, to);
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function forget(index) {
  for (const [name, range] of painted.get(index) ?? []) CSS.highlights.get(name)?.delete(range);
  painted.delete(index);
}

/** What stands on a block besides its codes: [name, from, to]. */
function marks(block) {
  const all = [];
  const add = (name, { from, to }) => { if (from < block.end && to > block.start) all.push([name, from, to]); };
  if (led) add("found", led);
  const coding = chosen && model.codings.get(chosen);
  if (coding) add("chosen", coding);
  for (let at = firstMatchAfter(block.start); at < matches.length && matches[at].from < block.end; at += 1) {
    add(at === match ? "match" : "found", matches[at]);
  }
  return all;
}

const levelOf = (coding) => coding.lane % LINES.length;

function paintWords(block) {
  forget(block.index);
  const ranges = [];
  const add = (name, from, to) => {
    const range = rangeOf(block, Math.max(from, block.start), Math.min(to, block.end));
    if (range && !range.collapsed) { highlight(name).add(range); ranges.push([name, range]); }
  };
  for (const coding of block.codings) add(lineName(inkOf(coding.code), levelOf(coding)), coding.from, coding.to);
  for (const mark of marks(block)) add(...mark);
  painted.set(block.index, ranges);
}

/** The same for browsers that cannot: the words in spans. */
function spanWords(block) {
  const words = mounted.get(block.index).querySelector(".words");
  const codings = [...block.codings];
  const others = marks(block);
  const ends = [...codings.map(({ from, to }) => [from, to]), ...others.map(([, from, to]) => [from, to])].flat();
  const cuts = [...new Set([block.start, block.end, ...ends.filter((end) => end > block.start && end < block.end)])].sort((a, b) => a - b);
  words.replaceChildren(...cuts.slice(1).map((to, at) => {
    const from = cuts[at];
    const text = wordsOf(from, to);
    const here = codings.filter((coding) => coding.from < to && coding.to > from).sort((a, b) => a.lane - b.lane);
    const classes = others.filter(([, start, end]) => start < to && end > from).map(([name]) => name);
    if (!here.length && !classes.length) return document.createTextNode(text);
    const span = document.createElement("span");
    if (here.length) classes.push("coded", `code-${here[0].code}`, here.length > 1 ? "several" : `level-${levelOf(here[0])}`);
    span.className = classes.join(" ");
    span.textContent = text;
    return span;
  }));
}

/** Where the bars of a block stand: read before anything is written. */
function layOut(block) {
  const element = mounted.get(block.index);
  const box = element.getBoundingClientRect();
  const bars = [...block.codings].map((coding) => {
    const range = rangeOf(block, Math.max(coding.from, block.start), Math.max(Math.min(coding.to, block.end), block.start));
    const rect = range?.getBoundingClientRect();
    return rect && { coding, top: rect.top - box.top, height: Math.max(rect.height, 6), begins: coding.from >= block.start };
  });
  const ends = layOutHandles(block, box);
  return { block, element, height: box.height, bars: bars.filter(Boolean).sort((a, b) => a.top - b.top || a.coding.lane - b.coding.lane), ends };
}

function bar({ coding, top, height }) {
  const bar = document.createElement("span");
  bar.className = `line code-${coding.code} level-${levelOf(coding)}`;
  if (coding.id === chosen) bar.classList.add("is-chosen");
  if (coding.id < 0) bar.classList.add("waits");
  bar.dataset.coding = coding.id;
  bar.style.top = `${top}px`;
  bar.style.height = `${height}px`;
  bar.style.setProperty("--lane", Math.min(coding.lane, LANES));
  return bar;
}

function nameTag(coding, top, lanes) {
  const tag = document.createElement("button");
  tag.type = "button";
  tag.tabIndex = -1;
  tag.className = `name code-${coding.code}`;
  if (coding.id === chosen) tag.classList.add("is-chosen");
  tag.dataset.coding = coding.id;
  tag.textContent = nameOf(coding.code);
  if (coding.coder !== own) tag.title = coderOf(coding);
  if (memosOn("coding", coding.id).length) tag.classList.add("has-memo");
  tag.style.top = `${top}px`;
  tag.style.setProperty("--lanes", lanes);
  return tag;
}

function drawMargin({ element, height, bars }) {
  const margin = element.querySelector(".margin");
  const lanes = Math.min(LANES, Math.max(-1, ...bars.map(({ coding }) => coding.lane))) + 1;
  const parts = bars.map(bar);
  const named = bars.filter(({ begins }) => begins);
  const room = Math.max(1, Math.floor((height - (named[0]?.top ?? 0)) / NAME_HEIGHT));
  const shown = named.length > room ? named.slice(0, Math.max(0, room - 1)) : named;
  let free = 0;
  const rest = shown.length < named.length ? 1 : 0;
  shown.forEach(({ coding, top }, index) => {
    // Those that follow have their room too.
    const lowest = Math.max(0, height - NAME_HEIGHT * (shown.length - index + rest));
    const at = Math.max(free, Math.min(top, lowest));
    parts.push(nameTag(coding, at, lanes));
    free = at + NAME_HEIGHT;
  });
  if (shown.length < named.length) {
    const more = nameTag(named[shown.length].coding, free, lanes);
    more.textContent = say("more", { count: named.length - shown.length });
    more.classList.add("rest");
    parts.push(more);
  }
  margin.replaceChildren(...parts);
  const heard = [...new Set(bars.map(({ coding }) => nameOf(coding.code)))];
  element.querySelector(".visually-hidden").textContent = heard.length ? `${say("code")}: ${heard.join(", ")}` : "";
}

/** Paints the blocks that changed and are on the page. */
function flush() {
  const blocks = [...dirty].filter((index) => mounted.has(index)).map((index) => model.blocks[index]);
  dirty.clear();
  if (!blocks.length) return;
  for (const block of blocks) (canHighlight ? paintWords : spanWords)(block);
  const drawn = blocks.map(layOut);
  for (const one of drawn) { drawMargin(one); drawHandles(one); }
}

/** A coding becomes the one that keys and panel are about, or none does; what shows it is to be painted. */
function turnTo(id) {
  for (const one of [chosen, id]) {
    const coding = one && model.codings.get(one);
    if (coding) for (const block of blocksOf(coding)) dirty.add(block.index);
  }
  chosen = id;
}
function choose(id) {
  turnTo(id);
  flush();
  showChosen();
}
const chosenCoding = () => (chosen === null ? null : model.codings.get(chosen) ?? null);
