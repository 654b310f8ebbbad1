// Beside the text, on a phone over it: the chosen coding, all codings, memos.

const panel = document.getElementById("panel");
const chosenBox = document.getElementById("chosen");
const EACH = 100;
let page = 0;

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const button = (words, act, className = "") => {
  const made = element("button", className, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
/** A moment in figures: browsers do not know how Kazakh names its months. */
function moment(seconds) {
  const [date, time] = new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60_000).toISOString().split("T");
  const day = desk.dataset.language === "en" ? date : date.split("-").reverse().join(".");
  return `${day}, ${time.slice(0, 5)}`;
}
const written = (words) => {
  const quote = element("q", "", words);
  quote.lang = desk.dataset.written;
  return quote;
};

function showChosen() {
  const coding = chosenCoding();
  if (!coding) {
    chosenBox.replaceChildren(element("p", "note", say("nothing-chosen")));
    return;
  }
  const words = short(wordsOf(coding.from, coding.to), 240);
  const facts = element("dl", "facts");
  for (const [name, value] of [["coder", coderOf(coding)], ["at", moment(coding.at)]]) {
    facts.append(element("div", "", element("dt", "", say(name)), element("dd", "", value)));
  }
  const parts = [element("p", "path", swatch(coding.code), ` ${pathOf(coding.code)}`), element("p", "", written(words)), facts];
  const acts = element("p", "actions");
  if (mayChange(coding)) {
    acts.append(
      button(say("recode"), () => pick((code) => recode(chosenCoding() ?? coding, code))),
      button(say("merge"), () => merge(coding)),
      button(say("remove"), () => remove(coding), "danger"),
    );
  }
  const isPinned = remembers.pinned.includes(coding.code);
  acts.append(button(say("memo"), () => writeMemo("coding", coding.id)), button(say(isPinned ? "unpin" : "pin"), () => togglePin(coding.code), "quiet"));
  parts.push(acts, ...memosOn("coding", coding.id).map(memoView));
  const others = codingsAt(coding.from).filter((other) => other.id !== coding.id);
  if (others.length) parts.push(element("ul", "all", ...others.slice(0, 20).map(row)));
  parts.push(memosOfCode(coding.code));
  chosenBox.replaceChildren(...parts);
}

/** What is noted on a code: it stays open while the box is drawn anew, as it is when an answer comes. */
function memosOfCode(code) {
  const before = chosenBox.querySelector("details");
  const memos = memosOn("code", code).map(memoView);
  const box = element("details", "", element("summary", "", say("memo-of", { code: nameOf(code) })), ...memos, button(say("memo"), () => writeMemo("code", code)));
  box.dataset.code = code;
  box.open = Boolean(before?.open) && before.dataset.code === box.dataset.code;
  return box;
}

function row(coding) {
  const words = written(short(wordsOf(coding.from, Math.min(coding.to, coding.from + 300)), 80));
  const go = button("", () => goTo(coding), "go");
  go.append(swatch(coding.code), " ", element("b", "", nameOf(coding.code)), " ", words);
  if (coding.coder !== own || coding.consensus) go.append(" ", element("small", "", coderOf(coding)));
  if (coding.id === chosen) go.setAttribute("aria-current", "true");
  return element("li", "", go);
}

function goTo(coding) {
  closeSheet();
  revealPlace(coding.from);
  choose(coding.id);
  focusBlock(blockAt(coding.from));
  utter(say("chosen", { code: nameOf(coding.code), coder: coderOf(coding), words: short(wordsOf(coding.from, coding.to), 120) }));
}

/** The next coding from where one is, or the one before. */
function stepCoding(by, same) {
  const coding = chosenCoding();
  const all = inOrder().filter((one) => !same || !coding || one.code === coding.code);
  let at = all.indexOf(coding) + by;
  if (!coding) {
    const place = selected()?.from ?? model.blocks[current()].start;
    const after = all.findIndex((one) => one.from >= place);
    at = by > 0 ? (after < 0 ? all.length : after) : (after < 0 ? all.length : after) - 1;
  }
  if (!all[at]) return announce(say("no-more"));
  unselect();
  goTo(all[at]);
}

function fillFilters() {
  const choice = (select, all, options) => {
    const now = select.value;
    select.replaceChildren(new Option(all, ""), ...options.map(([value, name]) => new Option(name, value)));
    select.value = [...select.options].some((option) => option.value === now) ? now : "";
  };
  choice(document.getElementById("of-code"), say("all-codes"), codesInOrder().map(({ id }) => [id, pathOf(id)]));
  const coders = new Map(inOrder().map((coding) => [coding.consensus ? "consensus" : String(coding.coder), coderOf(coding)]));
  choice(document.getElementById("of-coder"), say("all-coders"), [...coders]);
}

function showAll() {
  const code = Number(document.getElementById("of-code").value) || null;
  const coder = document.getElementById("of-coder").value;
  const below = code && new Set(codesInOrder().filter(({ id }) => lineOf(id).some((one) => one.id === code)).map(({ id }) => id));
  const fits = inOrder().filter((coding) => (!below || below.has(coding.code)) && (!coder || (coding.consensus ? "consensus" : String(coding.coder)) === coder));
  page = Math.min(page, Math.max(0, Math.ceil(fits.length / EACH) - 1));
  const shown = fits.slice(page * EACH, (page + 1) * EACH);
  const all = document.getElementById("all");
  all.start = page * EACH + 1;
  all.replaceChildren(...shown.map(row));
  const range = shown.length ? `${page * EACH + 1}–${page * EACH + shown.length}` : "0";
  // What the team agreed upon is a layer of its own: no list counts it as somebody's coding.
  const agreed = fits.filter(({ consensus }) => consensus).length;
  const count = fits.length > EACH ? say("shown", { shown: range, count: fits.length }) : say("codings", { count: fits.length - agreed });
  document.getElementById("all-count").textContent = agreed ? `${count}; ${say("codings-agreed", { count: agreed })}` : count;
  for (const act of ["all-previous", "all-next"]) {
    const turn = document.querySelector(`[data-do=${act}]`);
    turn.hidden = fits.length <= EACH;
    turn.disabled = act === "all-next" ? (page + 1) * EACH >= fits.length : page === 0;
  }
}
function turn(by) {
  page = Math.max(0, page + by);
  showAll();
}

function memoView(memo) {
  const parts = [element("p", "memo-words", memo.text), element("small", "", model.names[memo.account] ?? say("nobody"))];
  if (memo.account === own) {
    parts.push(" ", button(say("memo-change"), () => writeMemo(memo.about, memo.of, memo), "quiet"), " ", button(say("memo-remove"), () => {
      command(() => ({ do: "memo", memo: memo.id, ...subjectOf(memo), seen: memo.text, text: "" }), { told: say("memo-removed") });
    }, "quiet"));
  }
  return element("div", "memo", ...parts);
}

function showMemos() {
  document.getElementById("memos-document").replaceChildren(...memosOn("document").map(memoView));
  document.getElementById("memos-study").replaceChildren(...memosOn("study").map(memoView));
}

const memoBox = document.getElementById("memo");
const memoText = document.getElementById("memo-text");
let writing = null;
/** What a memo is about, as the server is told. */
const subjectOf = ({ about, of }) => ({ about, ...(about === "coding" || about === "code" ? { of: keyOf(of) } : {}) });

function writeMemo(about, of, memo = null, refused = null) {
  writing = { about, of, memo };
  memoText.value = refused?.text ?? memo?.text ?? "";
  const code = about === "code" ? of : about === "coding" ? model.codings.get(keyOf(of))?.code : null;
  document.getElementById("memo-title").textContent = code ? say("memo-of", { code: nameOf(code) }) : say("memo");
  const why = document.getElementById("memo-refused");
  why.textContent = refused?.why ?? "";
  why.hidden = !refused;
  memoBox.showModal();
  memoText.focus();
}
function saveMemo() {
  const text = memoText.value.trim();
  const { about, of, memo } = writing;
  if (!text) return memoText.focus();
  memoBox.close();
  command(() => ({ do: "memo", text, ...subjectOf({ about, of }), ...(memo ? { memo: memo.id, seen: memo.text } : {}) }), {
    of: about === "coding" ? of : null,
    told: say("memo-saved"),
    // What was typed is shown again: changed elsewhere, over what it is now; gone, as a new one.
    refused: (why) => writeMemo(about, of, memo && (model.memos.get(memo.id) ?? null), { text, why }),
  });
}

let planned = 0;
/** The panel is drawn when there is time: the text comes first. */
function refreshPanel() {
  showChosen();
  clearTimeout(planned);
  planned = setTimeout(() => { fillFilters(); showAll(); showMemos(); }, 120);
}

const narrowScreen = matchMedia("(max-width: 64rem)");
const isSheet = () => narrowScreen.matches;
function setPanel(open) {
  panel.hidden = !open;
  document.querySelector("#tools [data-do=panel]").setAttribute("aria-expanded", String(open));
  desk.classList.toggle("with-panel", open);
}
const openSheet = () => { if (isSheet()) setPanel(true); };
const closeSheet = () => { if (isSheet()) setPanel(false); };
narrowScreen.addEventListener("change", () => setPanel(!isSheet()));
for (const id of ["of-code", "of-coder"]) document.getElementById(id).addEventListener("change", () => { page = 0; showAll(); });
