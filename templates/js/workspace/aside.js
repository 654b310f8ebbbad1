// What was done in a text that somebody corrected before it came: it is not lost. The same words are
// looked for in the text as it is now, and the coder says whether they are meant.

const aside = [];

/** What a command keeps of its words, to be done anew. */
const aboutWords = ({ from, to }, name, anew) => ({ words: { quote: wordsOf(from, to), spot: spotOf(from), name }, anew });

/** Lays a command aside, with those that wait and change what it would have made; `after` it came these. */
function setAside(one, after = queue) {
  const then = one.id ? queue.filter((other) => other.of === one.id && !other.words) : [];
  dropSteps([one, ...then], [one, ...after]);
  for (const other of then) queue.splice(queue.indexOf(other), 1);
  aside.push({ ...one, then });
}

/** Lays those aside that are about words of the text before; what was sent gets its answer first. */
function setOldAside() {
  for (const one of queue.filter((one) => isOld(one) && one.known === undefined)) {
    const at = queue.indexOf(one);
    queue.splice(at, 1);
    setAside(one, queue.slice(at));
  }
}

/** Where words stand that stood at a spot before: the nearest of the same words. */
function standsNow({ quote, spot }) {
  const whole = model.passages.map(({ text }) => text).join("\n");
  const [number, unit] = spot.split(",").map(Number);
  const near = lastNotAfter(model.passages, (passage) => passage.number, number);
  const meant = model.passages[near].base + unit;
  let best = null;
  for (let at = whole.indexOf(quote); at >= 0; at = whole.indexOf(quote, at + 1)) {
    if (best !== null && Math.abs(at - meant) >= Math.abs(best - meant)) break;
    best = at;
  }
  return best === null ? null : { from: best, to: best + quote.length };
}

/** Shows the first that is laid aside, and selects its words where they stand. */
function showAside() {
  const box = document.getElementById("aside");
  const [one] = aside;
  box.hidden = !one;
  if (!one) return;
  const { quote, name } = one.words;
  const now = standsNow(one.words);
  document.getElementById("aside-words").textContent = say(now ? "aside-found" : "aside-lost", { code: name, words: short(quote, 120) });
  if (now) select(now.from, now.to);
}

function doAside() {
  const words = selected();
  if (!words) return announce(say("nothing-selected"));
  const one = aside.shift();
  const made = one.anew(words);
  if (one.id && made) real.set(one.id, made);
  for (const other of one.then) enqueue(other);
  showAside();
}

function dropAside() {
  aside.shift();
  showAside();
}
