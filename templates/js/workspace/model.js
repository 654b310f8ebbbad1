// What the browser knows of a document: passages, codings, codes, memos. A place is one number: the
// passages stand one after the other, each with one more place than units, so that the end of one is not
// the beginning of the next.
"use strict";

const desk = document.getElementById("workspace");
const said = JSON.parse(desk.dataset.said);
const own = Number(desk.dataset.account);
const mayCode = "mayCode" in desk.dataset;
const model = { number: 0, version: Number(desk.dataset.version), sight: "", passages: [], byNumber: new Map(), blocks: [], codings: new Map(), codes: new Map(), memos: new Map(), names: {} };
/** Blocks whose codings changed since they were painted. */
const dirty = new Set();
let ordered = null;

const say = (key, gaps = {}) => said[key].replace(/\{(\w+)\}/g, (whole, gap) => gaps[gap] ?? whole);

/** The last of sorted things whose beginning is not after a place. */
function lastNotAfter(things, beginning, place) {
  let low = 0;
  let high = things.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginning(things[middle]) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

const passageAt = (place) => lastNotAfter(model.passages, (passage) => passage.base, place);
const blockAt = (place) => lastNotAfter(model.blocks, (block) => block.start, place);
const endOf = (passage) => passage.base + passage.text.length;

/** A place from the server, and back. */
function placeOf([number, unit]) {
  const passage = model.passages[model.byNumber.get(number)];
  return passage.base + Math.min(unit, passage.text.length);
}
function spotOf(place) {
  const passage = model.passages[passageAt(place)];
  return `${passage.number},${place - passage.base}`;
}

const letterAt = (place) => {
  const passage = model.passages[passageAt(place)];
  return passage.text[place - passage.base] ?? "\n";
};

/** The words between two places, a line for each passage. */
function wordsOf(from, to) {
  const lines = [];
  for (let at = passageAt(from); at < model.passages.length && model.passages[at].base <= to; at += 1) {
    const { base, text } = model.passages[at];
    lines.push(text.slice(Math.max(0, from - base), Math.max(0, to - base)));
  }
  return lines.join("\n");
}

/** The same without white space at its ends; nothing where there is nothing else. */
function trimmed(from, to) {
  while (from < to && /\s/.test(letterAt(from))) from += 1;
  while (to > from && /\s/.test(letterAt(to - 1))) to -= 1;
  return from < to ? { from, to } : null;
}

function short(words, most = 60) {
  const line = words.split(/\s+/).join(" ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** A passage is shown whole; one that would fill many screens in pieces that end with a line or a sentence. */
const LONG = 3000;
function cut(text) {
  const ends = [];
  let from = 0;
  while (text.length - from > LONG + LONG / 4) {
    const piece = text.slice(from, from + LONG);
    const sentence = [...piece.matchAll(/[.!?…]["»”]?\s/g)].at(-1);
    const at = [piece.lastIndexOf("\n"), sentence ? sentence.index + sentence[0].length - 1 : -1, piece.lastIndexOf(" ")]
      .find((found) => found > LONG / 3);
    from += (at ?? LONG - 2) + 1;
    ends.push(from);
  }
  return [...ends, text.length];
}

function readPassages(passages) {
  let base = 0;
  model.passages = passages.map((passage) => {
    const known = { ...passage, base };
    base += passage.text.length + 1;
    return known;
  });
  let until;
  for (const passage of model.passages.toReversed()) {
    if (passage.begins === undefined) continue;
    passage.until = until;
    until = passage.begins;
  }
  model.byNumber = new Map(model.passages.map((passage, at) => [passage.number, at]));
  model.blocks = [];
  model.passages.forEach((passage, at) => {
    let from = 0;
    for (const to of cut(passage.text)) {
      model.blocks.push({ index: model.blocks.length, passage: at, from, to, start: passage.base + from, end: passage.base + to, codings: new Set() });
      from = to;
    }
  });
}

/** The blocks that words stand in. */
function* blocksOf({ from, to }) {
  for (let at = blockAt(from); at < model.blocks.length; at += 1) {
    const block = model.blocks[at];
    if (block.start >= to && block.start > from) return;
    yield block;
  }
}

/** The lane of a coding in the margin, and the kind of its line: none of those that it overlaps has it. */
function laneFor(coding) {
  const taken = new Set();
  for (const block of blocksOf(coding)) {
    for (const other of block.codings) if (other !== coding && other.from < coding.to && coding.from < other.to) taken.add(other.lane);
  }
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}

function putCoding(coding) {
  const before = model.codings.get(coding.id);
  if (before) dropCoding(coding.id);
  const placed = { memo: 0, ...coding, lane: 0 };
  const fits = before && before.from === placed.from && before.to === placed.to;
  placed.lane = fits ? before.lane : laneFor(placed);
  model.codings.set(placed.id, placed);
  for (const block of blocksOf(placed)) { block.codings.add(placed); dirty.add(block.index); }
  ordered = null;
}

function dropCoding(id) {
  const coding = model.codings.get(id);
  if (!coding) return;
  model.codings.delete(id);
  for (const block of blocksOf(coding)) { block.codings.delete(coding); dirty.add(block.index); }
  ordered = null;
}

/** All at once, in the order of the text: the first lane that is free where each begins. */
function readCodings(codings) {
  model.codings = new Map();
  const ends = [];
  const placed = codings.map((coding) => ({ ...coding, from: placeOf(coding.from), to: placeOf(coding.to) }));
  placed.sort((a, b) => a.from - b.from || b.to - a.to || a.id - b.id);
  for (const coding of placed) {
    const free = ends.findIndex((end) => end <= coding.from);
    coding.lane = free < 0 ? ends.length : free;
    ends[coding.lane] = Math.max(coding.to, coding.from + 1);
    model.codings.set(coding.id, coding);
    for (const block of blocksOf(coding)) block.codings.add(coding);
  }
  ordered = null;
}

const inOrder = () => ordered ??= [...model.codings.values()].sort((a, b) => a.from - b.from || b.to - a.to || a.id - b.id);
const codingsAt = (place) => [...model.blocks[blockAt(place)].codings]
  .filter((coding) => coding.from <= place && place < coding.to)
  .sort((a, b) => (a.to - a.from) - (b.to - b.from) || a.id - b.id);
const mayChange = (coding) => mayCode || (coding.coder === own && !coding.consensus);
const memosOn = (about, of) => [...model.memos.values()].filter((memo) => memo.about === about && (of === undefined || memo.of === of));

const LANGUAGES = [desk.dataset.language, "kk", "ru", "en"];
const nameOf = (code) => {
  const names = model.codes.get(code)?.names ?? {};
  return LANGUAGES.map((language) => names[language]).find((name) => name?.trim()) ?? Object.values(names.other ?? {})[0] ?? "";
};

/** A code and those above it, from the top down. */
function lineOf(code) {
  const line = [];
  for (let at = model.codes.get(code); at && !line.includes(at); at = model.codes.get(at.parent)) line.unshift(at);
  return line;
}
const pathOf = (code) => lineOf(code).map(({ id }) => nameOf(id)).join(" / ");
const namesOf = (code) => lineOf(code).flatMap(({ names }) => [names.kk, names.ru, names.en, ...Object.values(names.other ?? {})])
  .filter(Boolean).join(" ").toLowerCase();

/** The codes as a tree, each before those below it. */
function codesInOrder() {
  const all = [...model.codes.values()].sort((a, b) => a.position - b.position || a.id - b.id);
  const below = new Map();
  for (const code of all) {
    const parent = model.codes.has(code.parent) ? code.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), code]);
  }
  const walk = (parent) => (below.get(parent) ?? []).flatMap((code) => [code, ...walk(code.id)]);
  return walk(null);
}
const coderOf = (coding) => (coding.consensus ? say("consensus") : model.names[coding.coder] ?? say("nobody"));
