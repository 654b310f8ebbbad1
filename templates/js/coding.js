// The workspace by keyboard and mouse. Without it each passage can still be coded whole, by a form.
// Places are told to the server in UTF-16 units from the beginning of a passage: it converts them.
"use strict";

const workspace = document.getElementById("workspace");
const picker = document.getElementById("picker");
const filter = document.getElementById("picker-filter");
const list = document.getElementById("picker-list");
const status = document.getElementById("status");
const opener = document.querySelector("[data-open]");
const recent = [];
let target = null; // {passage, from, to} that the picker is open for

const passages = () => [...workspace.querySelectorAll(".passage")];
const words = (passage) => passage.querySelector(".words");
const announce = (text) => { status.textContent = ""; requestAnimationFrame(() => { status.textContent = text; }); };

// A range of UTF-16 units of a passage as a range of the document, and back.
function rangeOf(passage, from, to) {
  const range = document.createRange();
  const walker = document.createTreeWalker(words(passage), NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = at + node.length;
    if (from >= at && from < end) range.setStart(node, from - at);
    if (to > at && to <= end) { range.setEnd(node, to - at); return range; }
    at = end;
  }
  return range;
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement ?? range.startContainer;
  const passage = (start.closest ? start : range.startContainer.parentElement).closest(".passage");
  if (!passage || !words(passage).contains(range.startContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(words(passage));
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  // What reaches into the next passage ends with this one.
  if (words(passage).contains(range.endContainer)) before.setEnd(range.endContainer, range.endOffset);
  else before.selectNodeContents(words(passage));
  const to = before.toString().length;
  return to > from ? { passage, from, to } : null;
}

function select(passage, from, to) {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(rangeOf(passage, from, to));
}

const pieces = (text, kind) => {
  const pattern = kind === "word" ? /[\p{L}\p{N}\p{M}]+(?:['’ʼ-][\p{L}\p{N}]+)*/gu : /[^.!?…]+[.!?…]*["»”]?/gu;
  return [...text.matchAll(pattern)].map((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    return [match.index + lead, match.index + match[0].trimEnd().length];
  }).filter(([from, to]) => to > from);
};

// Moves or stretches the selection by words.
function step(passage, forward, stretch) {
  const all = pieces(words(passage).textContent, "word");
  if (!all.length) return;
  const now = selected();
  const inside = now && now.passage === passage ? now : null;
  if (!inside) return select(passage, ...(forward ? all[0] : all[all.length - 1]));
  const first = Math.max(0, all.findIndex(([, to]) => to > inside.from));
  const last = all.findLastIndex(([from]) => from < inside.to);
  if (stretch) {
    const end = Math.min(all.length - 1, Math.max(first, last + (forward ? 1 : -1)));
    return select(passage, all[first][0], all[end][1]);
  }
  const next = Math.min(all.length - 1, Math.max(0, (forward ? last : first) + (forward ? 1 : -1)));
  select(passage, ...all[next]);
}

function sentence(passage, stretch) {
  const all = pieces(words(passage).textContent, "sentence");
  if (!all.length) return;
  const now = selected();
  const inside = now && now.passage === passage ? now : null;
  const last = inside ? all.findLastIndex(([from]) => from < inside.to) : -1;
  const next = Math.min(all.length - 1, last + 1);
  select(passage, stretch && inside ? inside.from : all[next][0], all[next][1]);
}

function move(passage, by) {
  const all = passages();
  const next = all[all.indexOf(passage) + by];
  if (next) { getSelection().removeAllRanges(); next.focus(); }
}

// The picker of codes.
const options = () => [...list.children];
const shown = () => options().filter((option) => !option.hidden);

function mark(option) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  if (option) { filter.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
  else filter.removeAttribute("aria-activedescendant");
}

function narrow() {
  const typed = filter.value.trim().toLowerCase();
  for (const option of options()) option.hidden = !typed.split(/\s+/).every((part) => option.dataset.names.includes(part));
  document.getElementById("picker-none").hidden = shown().length > 0;
  mark(shown()[0]);
}

function open(passage) {
  const now = selected();
  const text = words(passage).textContent;
  target = now && now.passage === passage ? now : { passage, from: 0, to: text.length };
  select(passage, target.from, target.to);
  for (const id of recent.toReversed()) {
    const option = document.getElementById(`option-${id}`);
    if (option) list.prepend(option);
  }
  filter.value = "";
  picker.showModal();
  narrow();
  filter.focus();
}

async function send(address, fields, done, passage) {
  const body = new URLSearchParams({ _token: workspace.dataset.token, ...fields });
  let page;
  try {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
    page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("workspace");
    if (fresh) {
      workspace.replaceChildren(...fresh.childNodes);
      workspace.dataset.version = fresh.dataset.version;
    }
    announce(response.ok ? workspace.dataset[done] : page.querySelector(".errors")?.textContent ?? workspace.dataset.failed);
  } catch {
    announce(workspace.dataset.failed);
  }
  if (passage) document.getElementById(passage)?.focus();
}

function choose(option) {
  if (!option || !target) return;
  const { passage, from, to } = target;
  const code = option.dataset.code;
  recent.splice(0, recent.length, code, ...recent.filter((other) => other !== code).slice(0, 4));
  picker.close();
  const { version } = workspace.dataset;
  send(`${workspace.dataset.base}/codings`, { passage: passage.dataset.passage, code, from, to, version }, "applied", passage.id);
}

filter.addEventListener("input", narrow);
filter.addEventListener("keydown", (event) => {
  const all = shown();
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") mark(all[Math.min(all.length - 1, at + 1)]);
  else if (event.key === "ArrowUp") mark(all[Math.max(0, at - 1)]);
  else if (event.key === "Enter") choose(all[at]);
  else return;
  event.preventDefault();
});
list.addEventListener("click", (event) => choose(event.target.closest("[role=option]")));
picker.addEventListener("close", () => { target?.passage.isConnected && target.passage.focus(); });

const undo = () => {
  const passage = document.activeElement?.closest(".passage")?.id;
  send(`${workspace.dataset.base}/undo`, {}, "undone", passage);
};

// Keys are told by their place, so that they are the same on every layout.
document.addEventListener("keydown", (event) => {
  if (picker.open) return;
  const passage = document.activeElement?.closest?.(".passage");
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ") { event.preventDefault(); return undo(); }
  if (event.ctrlKey || event.metaKey || event.altKey || !passage) return;
  if (event.target.closest("input, select, textarea, button, summary, a")) return;
  switch (event.code) {
    case "ArrowDown": move(passage, 1); break;
    case "ArrowUp": move(passage, -1); break;
    case "ArrowRight": step(passage, true, event.shiftKey); break;
    case "ArrowLeft": step(passage, false, event.shiftKey); break;
    case "KeyS": sentence(passage, event.shiftKey); break;
    case "KeyA": select(passage, 0, words(passage).textContent.length); break;
    case "KeyC": case "Enter": open(passage); break;
    case "KeyU": undo(); break;
    default: return;
  }
  event.preventDefault();
});

// A mouse or a finger selects; the button appears for it.
document.addEventListener("selectionchange", () => { opener.hidden = !selected(); });
opener.addEventListener("pointerdown", (event) => event.preventDefault());
opener.addEventListener("click", () => { const now = selected(); if (now) open(now.passage); });

// Forms of the workspace keep the page where it is.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.done) return;
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  send(form.action, fields, form.dataset.done, form.closest(".passage")?.id);
});
