// Finding in the text: the browser's own search sees only what is on the page.

const findBox = document.getElementById("find");
const findWords = document.getElementById("find-words");
const MOST_FOUND = 10_000;

const firstMatchAfter = (place) => {
  if (!matches.length) return 0;
  const at = lastNotAfter(matches, (found) => found.from, place);
  return matches[at].to > place ? at : at + 1;
};

function search() {
  const wanted = findWords.value.toLowerCase();
  matches = [];
  match = -1;
  if (wanted) {
    for (const { base, text } of model.passages) {
      const lower = text.toLowerCase();
      // A letter that grows in lower case would move all that follow it.
      const where = lower.length === text.length ? lower : text;
      for (let at = where.indexOf(wanted); at >= 0 && matches.length < MOST_FOUND; at = where.indexOf(wanted, at + wanted.length)) {
        matches.push({ from: base + at, to: base + at + wanted.length });
      }
    }
  }
  for (const index of mounted.keys()) dirty.add(index);
  flush();
  const count = document.getElementById("find-count");
  count.textContent = matches.length || !wanted ? say("found", { number: 0, count: matches.length }) : say("found-none");
  if (!wanted) count.textContent = "";
}

function goToMatch(by) {
  if (!matches.length) return;
  const from = match < 0 ? model.blocks[current()].start : null;
  const at = from === null ? match + by : firstMatchAfter(from) - (by < 0 ? 1 : 0);
  match = (at + matches.length) % matches.length;
  const { from: place } = matches[match];
  for (const index of mounted.keys()) dirty.add(index);
  revealPlace(place);
  flush();
  last = blockAt(place);
  document.getElementById("find-count").textContent = say("found", { number: match + 1, count: matches.length });
}

function openFind(field = findWords) {
  findBox.hidden = false;
  field.focus();
  field.select();
}

function closeFind() {
  const found = matches[match];
  findBox.hidden = true;
  matches = [];
  match = -1;
  for (const index of mounted.keys()) dirty.add(index);
  flush();
  if (found) select(found.from, found.to);
  else focusBlock(last);
}

let typing = 0;
findWords.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(search, 150);
});
findBox.addEventListener("submit", (event) => {
  event.preventDefault();
  if (document.activeElement?.id === "jump") return jump(Number(document.getElementById("jump").value));
  clearTimeout(typing);
  if (!matches.length) search();
  goToMatch(1);
});
findBox.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { event.preventDefault(); closeFind(); }
  if (event.key === "Enter" && event.shiftKey && event.target === findWords) { event.preventDefault(); goToMatch(-1); }
});

/** Goes to the passage of a number, or to the nearest before it. */
function jump(number) {
  if (!Number.isFinite(number)) return;
  const at = lastNotAfter(model.passages, (passage) => passage.number, number);
  const block = model.blocks[blockAt(model.passages[at].base)];
  list.querySelector(".target")?.classList.remove("target");
  const element = reveal(block.index, true);
  element?.classList.add("target");
  last = block.index;
  element?.focus({ preventScroll: true });
}
document.getElementById("jump").addEventListener("change", (event) => jump(Number(event.target.value)));

/** Where the address leads: to words that a search found, or to a passage. */
function followAddress(first) {
  if (first && desk.dataset.found) {
    const [passage, unit, toPassage, toUnit] = desk.dataset.found.split(",").map(Number);
    led = { from: placeOf([passage, unit]), to: placeOf([toPassage, toUnit]) };
    if (led.to > led.from) {
      reveal(blockAt(led.from), true);
      revealPlace(led.from);
      last = blockAt(led.from);
      for (const index of mounted.keys()) dirty.add(index);
      flush();
      list.querySelector(`[data-block="${last}"]`)?.classList.add("target");
      return;
    }
  }
  const number = Number(/^#p(\d+)$/.exec(location.hash)?.[1]);
  if (number) jump(number);
}
addEventListener("hashchange", () => followAddress(false));
