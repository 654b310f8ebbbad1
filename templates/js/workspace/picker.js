// Choosing a code by its letters, in any of the three languages, and codes at hand by their numbers.

const picker = document.getElementById("picker");
const filter = document.getElementById("picker-filter");
const options = document.getElementById("picker-list");
const HAND = 9;
let choosing = null; // what is done with the code
let before = null; // what was selected

/** What this browser remembers of a study: the codes used last, and those kept at hand. */
const memory = `saual-codes ${desk.dataset.study}`;
const remembers = { recent: [], pinned: [], hand: [] };
try {
  Object.assign(remembers, JSON.parse(localStorage.getItem(memory) ?? "{}"));
} catch {
  // A browser that keeps nothing begins anew each time.
}
function keep() {
  try {
    localStorage.setItem(memory, JSON.stringify(remembers));
  } catch {
    // The same.
  }
}

/** A code was used: it gets the place of the one at hand that was not for the longest. */
function remember(code) {
  remembers.recent = [code, ...remembers.recent.filter((other) => other !== code)].slice(0, 20);
  const { hand, pinned, recent } = remembers;
  if (!hand.includes(code)) {
    const free = hand.length < HAND ? hand.length : hand.reduce((worst, other, at) => {
      if (pinned.includes(other)) return worst;
      const age = (one) => (recent.includes(one) ? recent.indexOf(one) : Infinity);
      return worst < 0 || age(other) > age(hand[worst]) ? at : worst;
    }, -1);
    if (free >= 0) hand[free] = code;
  }
  keep();
  drawPalette();
}

function togglePin(code) {
  const { pinned, hand } = remembers;
  if (pinned.includes(code)) pinned.splice(pinned.indexOf(code), 1);
  else {
    pinned.push(code);
    if (!hand.includes(code)) remember(code);
  }
  keep();
  drawPalette();
  showChosen();
}

function swatch(code) {
  const swatch = document.createElement("span");
  swatch.className = `dot code-${code}`;
  swatch.ariaHidden = "true";
  return swatch;
}

let drawn = ""; // what the palette shows

function drawPalette() {
  remembers.hand = remembers.hand.filter((code) => model.codes.has(code));
  if (!remembers.hand.length) remembers.hand = codesInOrder().slice(0, HAND).map(({ id }) => id);
  const key = (code, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.code = code;
    button.title = pathOf(code);
    const digit = document.createElement("kbd");
    digit.textContent = at + 1;
    const name = document.createElement("span");
    name.textContent = nameOf(code);
    button.append(digit, swatch(code), name);
    if (remembers.pinned.includes(code)) button.classList.add("pinned");
    return button;
  };
  // The same keys drawn again would only move the page about.
  const meant = JSON.stringify(remembers.hand.map((code) => [code, pathOf(code), remembers.pinned.includes(code)]));
  if (meant !== drawn) document.getElementById("palette").replaceChildren(...remembers.hand.map(key));
  drawn = meant;
  const near = [...new Set([...remembers.recent, ...remembers.hand])].filter((code) => model.codes.has(code));
  document.getElementById("touch-palette").replaceChildren(...near.slice(0, 3).map((code) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.code = code;
    button.append(swatch(code), nameOf(code));
    return button;
  }));
}

const shownOptions = () => [...options.children].filter((option) => !option.hidden);

function mark(option) {
  for (const other of options.children) other.setAttribute("aria-selected", String(other === option));
  // Either has the focus: the list where a finger points.
  for (const box of [filter, options]) {
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  }
  option?.scrollIntoView({ block: "nearest" });
}

function narrow() {
  const parts = filter.value.trim().toLowerCase().split(/\s+/);
  for (const option of options.children) option.hidden = !parts.every((part) => option.dataset.names.includes(part));
  document.getElementById("picker-none").hidden = shownOptions().length > 0;
  mark(shownOptions()[0]);
}

/** Lets a code be chosen, the ones used last first. */
function pick(done) {
  choosing = done;
  before = selected();
  const all = codesInOrder().map(({ id }) => id);
  const recent = remembers.recent.filter((code) => model.codes.has(code));
  options.replaceChildren(...[...recent, ...all.filter((code) => !recent.includes(code))].map((code) => {
    const option = document.createElement("li");
    option.id = `option-${code}`;
    option.setAttribute("role", "option");
    option.dataset.code = code;
    option.dataset.names = namesOf(code);
    option.append(swatch(code), ` ${pathOf(code)}`);
    return option;
  }));
  filter.value = "";
  picker.showModal();
  narrow();
  // By a finger a code is chosen from the list: the keyboard on the screen would cover it.
  (matchMedia("(pointer: coarse)").matches ? options : filter).focus();
}

function choosePicked(option) {
  if (!option || !choosing) return;
  const done = choosing;
  choosing = null;
  picker.close();
  done(Number(option.dataset.code));
}

filter.addEventListener("input", narrow);
picker.addEventListener("keydown", (event) => {
  if (event.key.length === 1) filter.focus();
  const all = shownOptions();
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") mark(all[Math.min(all.length - 1, at + 1)]);
  else if (event.key === "ArrowUp") mark(all[Math.max(0, at - 1)]);
  else if (event.key === "Enter") choosePicked(all[at]);
  else return;
  event.preventDefault();
});
options.addEventListener("click", (event) => choosePicked(event.target.closest("[role=option]")));
picker.addEventListener("close", () => {
  if (before) select(before.from, before.to);
  else focusBlock(last);
});

function code() {
  const words = target();
  if (words) pick((code) => apply(code, words));
}

document.getElementById("palette").addEventListener("click", codeByButton);
document.getElementById("touch-palette").addEventListener("click", codeByButton);
function codeByButton(event) {
  const button = event.target.closest("[data-code]");
  const words = button && target();
  if (words) apply(Number(button.dataset.code), words);
}
