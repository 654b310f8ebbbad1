// Only what is near the view is on the page. Heights are estimated until they are measured; whenever one
// turns out to be another, what is being read stays where it is.

const list = document.getElementById("text");
const tools = document.getElementById("tools");
const covering = document.getElementById("covering");
const above = document.createElement("div");
const below = document.createElement("div");
const mounted = new Map(); // block index → element
let tops = new Float64Array(1);
let heights = new Float64Array(0);
let fit = { width: 0, letters: 70, line: 29, head: 40 };
/** Beyond the view by so much, in pixels. */
const BEYOND = 900;
/** A selection keeps what it stands in on the page, up to so many blocks. */
const MOST_KEPT = 400;

const covered = () => Math.max(0, covering.getBoundingClientRect().bottom);

function put(id, text) {
  const status = document.getElementById(id);
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
}
/** Says something, and shows it for a while; the same only said, where it is seen anyway. */
const SHOWN = 8000;
let fading = 0;
const utter = (text) => put("spoken", text);
function announce(text) {
  put("status", text);
  clearTimeout(fading);
  fading = setTimeout(() => put("status", ""), SHOWN);
}

function estimate(block) {
  const text = model.passages[block.passage].text;
  let lines = 0;
  for (let at = block.from; at < block.to;) {
    const found = text.indexOf("\n", at);
    const end = found < 0 || found > block.to ? block.to : found;
    lines += Math.max(1, Math.ceil((end - at) / fit.letters));
    at = end + 1;
  }
  return Math.max(1, lines) * fit.line + (block.from ? 8 : fit.head);
}

function sum() {
  for (let at = 0; at < heights.length; at += 1) tops[at + 1] = tops[at] + heights[at];
}

/** How many letters go into a line, from some of the document's own. */
function gauge() {
  const probe = make(model.blocks[0]);
  const words = probe.querySelector(".words");
  const text = model.passages.map((passage) => passage.text).find((text) => text.length > 200) ?? model.passages[0].text;
  words.textContent = text.slice(0, 600).replace(/\s+/g, " ");
  probe.style.visibility = "hidden";
  list.append(probe);
  const line = parseFloat(getComputedStyle(words).lineHeight);
  const box = words.getBoundingClientRect();
  const lines = Math.max(1, Math.round(box.height / line));
  const head = probe.getBoundingClientRect().height - box.height;
  const span = document.createRange();
  span.selectNodeContents(words);
  const last = [...span.getClientRects()].at(-1)?.width ?? box.width;
  const full = lines - 1 + last / box.width;
  fit = { width: list.clientWidth, letters: Math.max(8, words.textContent.length / full), line, head };
  probe.remove();
}

function make(block) {
  const passage = model.passages[block.passage];
  const article = document.createElement("article");
  article.className = block.from ? "passage more" : "passage";
  if (!block.from) article.id = `p${passage.number}`;
  article.dataset.block = block.index;
  article.tabIndex = -1;
  article.setAttribute("aria-posinset", block.index + 1);
  article.setAttribute("aria-setsize", model.blocks.length);
  const name = say("passage", { number: passage.number });
  article.setAttribute("aria-label", passage.speaker ? `${name}: ${passage.speaker}` : name);
  if (!block.from) article.append(heading(passage));
  const words = document.createElement("div");
  words.className = "words";
  words.lang = passage.language ?? desk.dataset.written;
  words.textContent = passage.text.slice(block.from, block.to);
  const heard = document.createElement("p");
  heard.className = "visually-hidden";
  const margin = document.createElement("div");
  margin.className = "margin";
  margin.ariaHidden = "true";
  article.append(words, heard);
  if (passage.answer && block.to === passage.text.length) article.append(answerOf(passage.answer));
  article.append(margin);
  return article;
}

function heading(passage) {
  const heading = document.createElement("p");
  heading.className = "speaker";
  const link = document.createElement("a");
  link.href = `#p${passage.number}`;
  link.tabIndex = -1;
  link.ariaHidden = "true";
  link.textContent = passage.number;
  heading.append(link);
  if (passage.begins !== undefined) {
    const time = timeOf(passage.begins, passage.until);
    heading.append(" ", time);
  }
  if (passage.speaker) {
    const speaker = document.createElement("b");
    speaker.lang = desk.dataset.written;
    speaker.textContent = passage.speaker;
    heading.append(" ", speaker);
  }
  return heading;
}

/** A time in the recording: it plays from there, where the sound is beside the text. */
function timeOf(begins, until) {
  const sound = document.getElementById("recording");
  const time = document.createElement(sound ? "a" : "span");
  time.className = "time";
  time.textContent = clock(begins);
  if (sound) {
    time.href = `${sound.getAttribute("src")}#t=${begins / 1000}`;
    time.dataset.begins = begins;
    if (until !== undefined) time.dataset.until = until;
    time.setAttribute("aria-label", say("papers-recording-play", { time: clock(begins) }));
  }
  return time;
}

/** The response that a passage is an answer of. */
function answerOf(answer) {
  const note = document.createElement("p");
  note.className = "note";
  const link = (words, href) => {
    if (!href) return words;
    const made = document.createElement("a");
    made.href = href;
    made.textContent = words;
    return made;
  };
  note.append(link(say("papers-answer-of", { number: answer.number }), answer.href));
  if (answer.corrected_in) note.append(" · ", link(say("papers-answer-corrected-in", { number: answer.corrected_in }), `#p${answer.corrected_in}`));
  if (answer.corrected_by) note.append(" · ", say("papers-answer-corrected-by", { number: answer.corrected_by }));
  return note;
}

function clock(thousandths) {
  const seconds = Math.floor(thousandths / 1000);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The block at a height of the text. */
const blockAtHeight = (y) => Math.min(model.blocks.length - 1, lastNotAfter(tops.subarray(0, model.blocks.length), (top) => top, y));

/** The blocks that are to be on the page. */
function wanted() {
  const y = -list.getBoundingClientRect().top;
  let first = blockAtHeight(y - BEYOND);
  let last = blockAtHeight(y + innerHeight + BEYOND);
  const kept = selectedBlocks();
  if (kept && Math.max(last, kept[1]) - Math.min(first, kept[0]) < MOST_KEPT) {
    first = Math.min(first, kept[0]);
    last = Math.max(last, kept[1]);
  }
  return [first, last];
}

function mount(first, last) {
  for (const [index, element] of mounted) {
    if (index < first || index > last) { forget(index); element.remove(); mounted.delete(index); }
  }
  const fresh = [];
  let before = below;
  for (let index = last; index >= first; index -= 1) {
    let element = mounted.get(index);
    if (!element) {
      element = make(model.blocks[index]);
      mounted.set(index, element);
      list.insertBefore(element, before);
      fresh.push(index);
    }
    before = element;
  }
  above.style.height = `${tops[first]}px`;
  below.style.height = `${tops[heights.length] - tops[last + 1]}px`;
  return fresh;
}

/** Reads the heights of blocks and answers whether one was another than thought. */
function measure(indexes) {
  let changed = false;
  for (const index of indexes) {
    const height = mounted.get(index).getBoundingClientRect().height;
    if (Math.abs(height - heights[index]) > 0.25) { heights[index] = height; changed = true; }
  }
  if (changed) sum();
  return changed;
}

/** Puts what is near the view on the page; what is at the upper edge stays there. */
function refresh() {
  if (!model.blocks.length) return;
  const y = covered() - list.getBoundingClientRect().top;
  const held = blockAtHeight(y);
  const into = y - tops[held];
  const all = [];
  for (let round = 0; round < 4; round += 1) {
    const [first, last] = wanted();
    const fresh = mount(first, last);
    all.push(...fresh);
    const changed = measure(fresh);
    if (changed) mount(first, last);
    const now = covered() - list.getBoundingClientRect().top;
    const meant = tops[held] + (into > 0 ? Math.min(into, heights[held]) : into);
    if (Math.abs(meant - now) > 0.5) scrollBy({ top: meant - now, behavior: "instant" });
    else if (!changed) break;
  }
  for (const index of all) dirty.add(index);
  flush();
}

let waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; refresh(); });
}

/** Everything is measured anew: the column or the letters are others. */
function remeasure() {
  if (!model.blocks.length) return;
  const y = covered() - list.getBoundingClientRect().top;
  const held = blockAtHeight(y);
  const part = (y - tops[held]) / heights[held];
  gauge();
  for (const block of model.blocks) heights[block.index] = estimate(block);
  measure(mounted.keys());
  sum();
  mount(...wanted());
  scrollBy({ top: tops[held] + part * heights[held] - (covered() - list.getBoundingClientRect().top), behavior: "instant" });
  for (const index of mounted.keys()) dirty.add(index);
  refresh();
}

/** Brings a block on the page and into the view: at the top, or wherever it is seen. */
function reveal(index, toTop = false) {
  const element = mounted.get(index);
  if (element && !toTop) {
    const box = element.getBoundingClientRect();
    if (box.top >= covered() && box.bottom <= innerHeight) return element;
  }
  for (let round = 0; round < 3; round += 1) {
    const top = list.getBoundingClientRect().top + tops[index];
    const height = heights[index];
    const low = Math.max(covered(), innerHeight - height - 80);
    const to = toTop || height > innerHeight / 2 || top < covered() ? covered() + 8 : low;
    const by = top - to;
    if (mounted.has(index) && Math.abs(by) < 1) break;
    scrollBy({ top: by, behavior: "instant" });
    refresh();
  }
  return mounted.get(index);
}

/** The same for a place: its line is seen. */
function revealPlace(place) {
  const block = model.blocks[blockAt(place)];
  reveal(block.index);
  const box = rangeOf(block, place, Math.min(block.end, place + 1))?.getBoundingClientRect();
  if (box && (box.top < covered() + 8 || box.bottom > innerHeight - 80)) {
    scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
    refresh();
  }
}

function show() {
  list.replaceChildren(above, below);
  list.setAttribute("role", "feed");
  list.setAttribute("aria-label", document.querySelector("h1").textContent);
  mounted.clear();
  heights = new Float64Array(model.blocks.length);
  tops = new Float64Array(model.blocks.length + 1);
  gauge();
  for (const block of model.blocks) heights[block.index] = estimate(block);
  sum();
  refresh();
}

addEventListener("scroll", soon, { passive: true });
new ResizeObserver(() => { if (model.blocks.length && Math.abs(list.clientWidth - fit.width) > 1) remeasure(); }).observe(list);
new ResizeObserver(() => desk.style.setProperty("--covered", `${covering.offsetHeight}px`)).observe(covering);
document.fonts?.ready.then(() => { if (model.blocks.length) remeasure(); });
