// The codebook as a tree that is moved through by arrows, and whose codes are moved by Alt and arrows or
// by their handles, with a mouse or a finger. Without it codes are moved on their own pages.
"use strict";

const book = document.getElementById("codebook");
const may = book.dataset.may === "true";
const shut = new Set(JSON.parse(sessionStorage.getItem(`folded ${book.dataset.base}`) ?? "[]"));
const announce = (text) => {
  const status = document.getElementById("status");
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
};
const tree = () => document.getElementById("tree");
const items = () => [...tree().querySelectorAll("li")];
const parentOf = (item) => item.parentElement.closest("li");
// The row is what a tree's item is: the list below it is beside it, so that its name is its own words.
const rowOf = (item) => item.firstElementChild;
const visible = (item) => rowOf(item).offsetParent !== null;
const shown = () => items().filter(visible);

const level = (item) => { let depth = 1; for (let above = parentOf(item); above; above = parentOf(above)) depth += 1; return depth; };

// Makes the lists a tree: roles, levels, one place to tab to.
function dress() {
  if (!tree()) return;
  tree().setAttribute("role", "tree");
  tree().classList.toggle("movable", may);
  for (const list of tree().querySelectorAll("ul")) list.setAttribute("role", "group");
  for (const item of items()) {
    item.setAttribute("role", "none");
    const row = rowOf(item);
    row.setAttribute("role", "treeitem");
    row.setAttribute("aria-level", String(level(item)));
    row.tabIndex = -1;
    const link = row.querySelector("a");
    link.tabIndex = -1;
    link.draggable = false;
    if (item.querySelector(":scope > ul")) fold(item, shut.has(item.dataset.code));
  }
  if (document.getElementById("tree-keys")) document.getElementById("tree-keys").hidden = false;
  for (const button of book.querySelectorAll("[data-all]")) button.hidden = !tree().querySelector("ul");
  reach(items().find((item) => `#${item.id}` === location.hash) ?? items()[0]);
}

/** Makes an item the one that the tab key leads to. */
function reach(item) {
  for (const other of tree().querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  if (item) rowOf(item).tabIndex = 0;
}

function focus(item) {
  if (!item) return;
  for (let above = parentOf(item); above; above = parentOf(above)) fold(above, false);
  reach(item);
  rowOf(item).focus();
}

function fold(item, folded) {
  if (!item.querySelector(":scope > ul")) return;
  rowOf(item).setAttribute("aria-expanded", String(!folded));
  if (folded) shut.add(item.dataset.code); else shut.delete(item.dataset.code);
  sessionStorage.setItem(`folded ${book.dataset.base}`, JSON.stringify([...shut]));
}

// Sends a form and puts what is answered in place of the tree.
async function send(address, fields, { told, code }) {
  const body = new URLSearchParams({ _token: book.dataset.token, ...fields });
  const open = document.getElementById("new-code")?.open;
  try {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("codebook");
    if (!fresh) throw new Error("no codebook");
    const filter = document.getElementById("filter").value;
    book.replaceChildren(...fresh.childNodes);
    if (document.getElementById("new-code")) document.getElementById("new-code").open ||= open;
    document.getElementById("filter").value = filter;
    dress();
    narrow();
    announce(response.ok ? told : book.querySelector(".errors")?.textContent ?? book.dataset.failed);
  } catch {
    announce(book.dataset.failed);
  }
  if (code) focus(document.getElementById(`code-${code}`));
}

const move = (item, fields) => send(`${book.dataset.base}/${item.dataset.code}/move`, fields, { told: book.dataset.moved, code: item.dataset.code });

const WAYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "into", ArrowLeft: "out" };
const can = {
  up: (item) => item.previousElementSibling,
  down: (item) => item.nextElementSibling,
  into: (item) => item.previousElementSibling,
  out: parentOf,
};

document.addEventListener("keydown", (event) => {
  const item = event.target.closest?.("#tree li");
  if (!item || event.target !== rowOf(item) || event.ctrlKey || event.metaKey) return;
  const all = shown();
  const at = all.indexOf(item);
  const folded = rowOf(item).getAttribute("aria-expanded");
  if (event.altKey) {
    const way = WAYS[event.code];
    if (!way || !may) return;
    event.preventDefault();
    if (document.getElementById("filter").value.trim() || !can[way](item)) return announce(book.dataset.stays);
    return move(item, { way });
  }
  switch (event.code) {
    case "ArrowDown": focus(all[at + 1]); break;
    case "ArrowUp": focus(all[at - 1]); break;
    case "Home": focus(all[0]); break;
    case "End": focus(all.at(-1)); break;
    case "ArrowRight":
      if (folded === "false") fold(item, false);
      else if (folded) focus(shown()[at + 1]);
      break;
    case "ArrowLeft":
      if (folded === "true") fold(item, true);
      else focus(parentOf(item));
      break;
    case "Enter": case "NumpadEnter": item.querySelector("a").click(); break;
    default: return;
  }
  event.preventDefault();
});

// Finds as one types: what has the letters stays, with all above it.
function narrow() {
  if (!tree()) return;
  const parts = document.getElementById("filter").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const item of items().reverse()) {
    const fits = parts.every((part) => item.dataset.names.includes(part));
    item.hidden = !fits && ![...item.querySelectorAll("li")].some((below) => !below.hidden);
    rowOf(item).classList.toggle("match", fits && parts.length > 0);
    if (fits) found += 1;
    if (item.querySelector(":scope > ul")) {
      rowOf(item).setAttribute("aria-expanded", String(parts.length > 0 || !shut.has(item.dataset.code)));
    }
  }
  const now = tree().querySelector("[tabindex='0']")?.parentElement;
  if (!now || !visible(now)) reach(shown()[0]);
  if (parts.length && !found) announce(book.dataset.none);
}
document.addEventListener("input", (event) => { if (event.target.id === "filter") narrow(); });

document.addEventListener("click", (event) => {
  const item = event.target.closest?.("#tree .fold")?.closest("li");
  if (item) { fold(item, rowOf(item).getAttribute("aria-expanded") === "true"); reach(item); }
  const all = event.target.closest?.("[data-all]")?.dataset.all;
  if (all) for (const one of items()) fold(one, all === "fold");
});

// Undo and redo keep the page where it is.
document.addEventListener("submit", (event) => {
  const button = event.submitter?.closest("[data-way]");
  if (!button) return;
  event.preventDefault();
  send(event.target.action, Object.fromEntries(new FormData(event.target)), { told: button.textContent });
});

// Dragging by the handle: above a row, below it, or into it.
let dragged = null; // {item, pointer, y, moving, over, where}

function aim(x, y) {
  const row = document.elementFromPoint(x, y)?.closest("#tree .row");
  const over = row?.parentElement;
  clear();
  dragged.over = null;
  if (!over || dragged.item.contains(over)) return;
  const box = row.getBoundingClientRect();
  const at = (y - box.top) / box.height;
  dragged.over = over;
  dragged.where = at < 0.3 ? "before" : at > 0.7 ? "after" : "into";
  over.classList.add(`drop-${dragged.where}`);
}

function clear() {
  for (const item of tree().querySelectorAll(".drop-before, .drop-after, .drop-into")) item.classList.remove("drop-before", "drop-after", "drop-into");
}

function drop() {
  const { item, over, where } = dragged;
  if (where === "into") return move(item, { parent: over.dataset.code, after: "last" });
  let after = where === "after" ? over : over.previousElementSibling;
  if (after === item) after = item.previousElementSibling;
  move(item, { parent: parentOf(over)?.dataset.code ?? "", after: after?.dataset.code ?? "" });
}

function end() {
  dragged?.item.classList.remove("dragged");
  if (tree()) clear();
  dragged = null;
}

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest?.("#tree .grip")?.closest("li");
  if (!item || event.button || !may || document.getElementById("filter").value.trim()) return;
  event.preventDefault();
  dragged = { item, pointer: event.pointerId, y: event.clientY, moving: false, over: null };
});
document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== dragged?.pointer) return;
  if (!dragged.moving && Math.abs(event.clientY - dragged.y) < 6) return;
  dragged.moving = true;
  dragged.item.classList.add("dragged");
  if (event.clientY < 48) scrollBy(0, -16);
  if (event.clientY > innerHeight - 48) scrollBy(0, 16);
  aim(event.clientX, event.clientY);
});
document.addEventListener("pointerup", (event) => {
  if (event.pointerId !== dragged?.pointer) return;
  if (dragged.moving && dragged.over) drop();
  end();
});
document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && dragged) { event.preventDefault(); end(); }
}, true);

dress();
