// Selecting by keyboard: by words and sentences, from passage to passage. The page's own selection is
// what is selected; a mouse and a finger make the same one.

/** The place of a point of the page; nothing outside of the words. */
function placeAt(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const article = element.closest?.(".passage");
  if (!article || !list.contains(article)) return null;
  const block = model.blocks[Number(article.dataset.block)];
  const words = article.querySelector(".words");
  if (!words.contains(node)) {
    return words.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING ? block.end : block.start;
  }
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(node, offset);
  return block.start + before.toString().length;
}

/** What is selected; nothing where no words are. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !model.blocks.length) return null;
  const range = selection.getRangeAt(0);
  const from = placeAt(range.startContainer, range.startOffset);
  const to = placeAt(range.endContainer, range.endOffset);
  return from === null || to === null ? null : trimmed(from, to);
}

/** The first and the last block of what is selected. */
function selectedBlocks() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const indexes = [selection.anchorNode, selection.focusNode].map((node) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return Number(element?.closest?.(".passage")?.dataset.block ?? NaN);
  });
  return indexes.some(Number.isNaN) ? null : [Math.min(...indexes), Math.max(...indexes)];
}

function select(from, to) {
  revealPlace(to - 1);
  const first = blockAt(from);
  if (!mounted.has(first)) mount(first, Math.max(...mounted.keys()));
  const start = nodeAt(model.blocks[first], from);
  const last = model.blocks[blockAt(to - 1)];
  const end = nodeAt(last, to);
  if (!start || !end) return;
  getSelection().setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  focusBlock(last.index);
  utter(say("selected", { words: short(wordsOf(from, to), 120) }));
}

const unselect = () => getSelection().removeAllRanges();

/** The block that the keys are about: the one with the focus, else the first in the view. */
function current() {
  const article = document.activeElement?.closest?.(".passage");
  if (article) return Number(article.dataset.block);
  const seen = blockAtHeight(covered() - list.getBoundingClientRect().top + 4);
  return mounted.has(last) && inView(last) ? last : seen;
}
let last = 0;
const inView = (index) => {
  const box = mounted.get(index).getBoundingClientRect();
  return box.bottom > covered() && box.top < innerHeight;
};

function focusBlock(index) {
  last = index;
  const element = reveal(index);
  element?.focus({ preventScroll: true });
}

function move(by) {
  const from = current();
  const there = document.activeElement?.closest?.(".passage");
  const index = Math.min(model.blocks.length - 1, Math.max(0, there ? from + by : from));
  unselect();
  focusBlock(index);
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ-][\p{L}\p{N}]+)*/gu;
const SENTENCE = /[^.!?…]+[.!?…]*["»”]?|[.!?…]+/gu;
const remembered = { word: {}, sentence: {} };
function forgetPieces() {
  remembered.word = {};
  remembered.sentence = {};
}

/** The words or sentences of a passage, as places. */
function piecesOf(passage, kind) {
  const memory = remembered[kind];
  if (memory.passage !== passage) {
    const { base, text } = model.passages[passage];
    const pieces = [...text.matchAll(kind === "word" ? WORD : SENTENCE)].map((match) => {
      const lead = match[0].length - match[0].trimStart().length;
      return { from: base + match.index + lead, to: base + match.index + match[0].trimEnd().length };
    });
    Object.assign(memory, { passage, pieces: pieces.filter(({ from, to }) => to > from) });
  }
  return memory.pieces;
}

/** The first piece that begins at a place or after it. */
function pieceFrom(place, kind) {
  for (let at = passageAt(place); at < model.passages.length; at += 1) {
    const found = piecesOf(at, kind).find(({ from }) => from >= place);
    if (found) return found;
  }
  return null;
}

/** The last piece that ends at a place or before it. */
function pieceTo(place, kind) {
  for (let at = passageAt(place); at >= 0; at -= 1) {
    const found = piecesOf(at, kind).findLast(({ to }) => to <= place);
    if (found) return found;
  }
  return null;
}

/** Moves the selection by a piece, or stretches and shrinks it. */
function step(kind, forward, stretch) {
  const now = selected();
  if (!now) {
    const block = model.blocks[current()];
    const piece = forward ? pieceFrom(block.start, kind) : pieceTo(block.end, kind);
    if (piece) select(piece.from, piece.to);
    return;
  }
  if (stretch) {
    const piece = forward ? pieceFrom(now.to, kind) : pieceTo(now.to - 1, kind);
    if (piece && piece.to > now.from) select(now.from, piece.to);
    return;
  }
  const piece = forward ? pieceFrom(now.to, kind) : pieceTo(now.from, kind);
  if (piece) select(piece.from, piece.to);
}

function selectPassage() {
  const passage = model.passages[model.blocks[current()].passage];
  const words = trimmed(passage.base, endOf(passage));
  if (words) select(words.from, words.to);
}

/** Whether something is selected that touches the text. */
function isSelecting() {
  const selection = getSelection();
  return selection.rangeCount > 0 && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(list);
}

/** What a code goes on: the selection, or the passage where nothing is selected. */
function target() {
  const now = selected();
  if (now) return now;
  // A selection that reaches beyond the text means other words than the passage.
  if (isSelecting()) {
    announce(say("selected-beyond"));
    return null;
  }
  const passage = model.passages[model.blocks[current()].passage];
  return trimmed(passage.base, endOf(passage));
}

document.addEventListener("selectionchange", () => {
  document.getElementById("touch").hidden = !model.blocks.length || !selected();
});

// A press on coded words chooses the coding; once more, the next one there.
list.addEventListener("click", (event) => {
  const marked = event.target.closest("[data-coding]");
  if (marked) {
    choose(Number(marked.dataset.coding));
    openSheet();
    return;
  }
  if (!event.target.closest(".words") || !getSelection().isCollapsed || event.target.closest(".handle")) return;
  const place = placeUnder(event.clientX, event.clientY);
  if (place === null) return;
  const here = codingsAt(place);
  const at = here.findIndex((coding) => coding.id === chosen);
  choose(here.length ? here[(at + 1) % here.length].id : null);
  if (here.length) openSheet();
});

list.addEventListener("focusin", (event) => {
  const article = event.target.closest(".passage");
  if (article) last = Number(article.dataset.block);
});
