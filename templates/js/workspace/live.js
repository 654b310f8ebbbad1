// What others do appears as they do it, and where they are stands beside the passage. A page that nobody
// looks at listens to nothing: a browser holds only a few connections open.

let stream = null;
let others = []; // { account, name, passage, from, to }
let told = ""; // where we said to be last
let toldAt = 0;
let telling = null;
/** Where one is goes out so often at most, and again after so long, in thousandths of a second. */
const TELL = 500;
const AGAIN = 5000;
const RETRY = 5000;

function follow() {
  if (document.hidden || stream || !model.passages.length) return;
  stream = new EventSource(`${desk.dataset.base}/events?after=${model.number}&sight=${model.sight}`);
  stream.addEventListener("happened", (event) => receive(JSON.parse(event.data)));
  stream.addEventListener("seen", (event) => { others = JSON.parse(event.data); drawOthers(); });
  stream.addEventListener("gone", () => { unfollow(); announce(say("gone")); });
  stream.addEventListener("error", () => {
    // The browser itself comes back after a cut, from where it was; not after a refusal.
    if (stream?.readyState !== EventSource.CLOSED) return;
    unfollow();
    setTimeout(follow, RETRY);
  });
  tellWhere(true);
}

function unfollow() {
  stream?.close();
  stream = null;
  others = [];
  drawOthers();
}

/** A stream that comes back by itself says again what its address says: whose codings are seen. */
function followAnew() {
  unfollow();
  follow();
}

/** The passage that one is in, and what is selected there. */
function whereabouts() {
  const words = selected();
  const at = words ? passageAt(words.from) : model.blocks[current()]?.passage;
  const passage = model.passages[at];
  if (!passage) return null;
  const place = { passage: passage.number };
  if (words) {
    place.from = words.from - passage.base;
    place.to = Math.min(words.to, endOf(passage)) - passage.base;
  }
  return place;
}

function tellWhere(again) {
  if (!stream || telling) return;
  const wait = Math.max(0, toldAt + TELL - Date.now());
  telling = setTimeout(async () => {
    telling = null;
    const place = stream && whereabouts();
    if (!place) return;
    const said = JSON.stringify(place);
    if (said === told && !again) return;
    told = said;
    toldAt = Date.now();
    const body = new URLSearchParams({ _token: desk.dataset.token, ...place });
    // Where one is matters for seconds: what does not arrive is not sent again.
    await fetch(`${desk.dataset.base}/presence`, { method: "POST", body }).catch(() => null);
  }, wait);
}

function leave() {
  if (!stream) return;
  unfollow();
  const body = new URLSearchParams({ _token: desk.dataset.token, gone: 1 });
  navigator.sendBeacon(`${desk.dataset.base}/presence`, body);
  told = "";
}

/** Names beside the passages that others are in. */
function drawOthers() {
  for (const chip of list.querySelectorAll(".others")) chip.remove();
  for (const other of others) {
    const article = document.getElementById(`p${other.passage}`);
    const heading = article && list.contains(article) && article.querySelector(".speaker");
    if (!heading) continue;
    const chip = document.createElement("span");
    chip.className = "others";
    chip.dataset.hue = other.account % 6;
    chip.textContent = say("here", { name: other.name });
    heading.append(chip);
  }
  drawSelections();
}

/** What others have selected, where a browser can mark it without touching the page. */
function drawSelections() {
  if (!canHighlight) return;
  const ranges = [];
  for (const { passage, from, to } of others) {
    const known = model.passages[model.byNumber.get(passage)];
    if (!known || from === undefined) continue;
    const block = model.blocks[blockAt(known.base + from)];
    const range = rangeOf(block, known.base + from, Math.min(block.end, known.base + to));
    if (!range) continue;
    ranges.push(range);
  }
  CSS.highlights.set("others", new Highlight(...ranges));
}

new MutationObserver((changes) => {
  const isOurs = (node) => node.classList?.contains("others");
  const isNews = (change) => [...change.addedNodes, ...change.removedNodes].some((node) => !isOurs(node));
  if (others.length && changes.some(isNews)) drawOthers();
}).observe(list, { childList: true });
document.addEventListener("selectionchange", () => tellWhere());
document.addEventListener("focusin", () => tellWhere());
document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); else follow(); });
addEventListener("pagehide", leave);
addEventListener("pageshow", follow);
setInterval(() => { if (Date.now() - toldAt >= AGAIN) tellWhere(true); }, AGAIN / 2);
