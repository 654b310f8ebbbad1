// The designer, quicker: every change is sent as it is made, and the answered page is put in place
// without losing the focus. Without this script the same forms send the same fields.
"use strict";

const designer = document.getElementById("designer");
const live = document.getElementById("design-live");
const dialog = document.getElementById("design-conflict");
const said = designer.dataset;
const queue = []; // {fields, token, field, done} in the order in which they were made
const dirty = new Set(); // fields that were changed here and are not yet saved
const timers = new Map();
const RETRY = [2, 4, 8, 15, 30]; // seconds
const TYPED = /^(text|set|code|name|kind):/;
let sending = false;
let failures = 0;
let retry = 0;

document.documentElement.classList.add("scripted");

const byId = (id) => document.getElementById(id);
const named = (name) => [...document.querySelectorAll("#settings [name]")].find((field) => field.name === name);
const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value);
const announce = (text) => { live.textContent = ""; requestAnimationFrame(() => { live.textContent = text; }); };

function state(text, waiting = false) {
  const place = byId("design-state");
  if (!place) return;
  place.textContent = text;
  place.classList.toggle("waiting", waiting);
}

// ── putting an answered page in place ────────────────────────────────────────────────────────────
const keyOf = (node) => {
  if (node.nodeType !== 1) return null;
  return node.dataset.owner ?? (node.id || (node.nodeName === "BUTTON" ? null : node.getAttribute("name")));
};

/** Makes an old tree say what a new one says; fields that are being changed keep what was typed. */
function morph(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || keyOf(old) !== keyOf(fresh)) {
    old.replaceWith(fresh);
    return;
  }
  if (old.nodeType !== 1) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  // Whoever adds questions often adds more of the same kind.
  const mine = dirty.has(old.name) || old.id === "add-kind";
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "open" && !old.dataset.script?.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !(mine && name === "value") && name !== "open") old.setAttribute(name, value);
  }
  if (old.nodeName === "TEXTAREA") {
    if (!mine) { old.textContent = fresh.textContent; old.value = fresh.value; }
    return;
  }
  if (old.nodeName === "INPUT" && !mine) {
    if (old.type === "checkbox") old.checked = fresh.checked; else old.value = fresh.getAttribute("value") ?? "";
  }
  children(old, fresh);
  if (old.nodeName === "SELECT" && !mine) old.value = fresh.value;
}

function children(old, fresh) {
  const known = new Map();
  for (const child of old.children) if (keyOf(child)) known.set(keyOf(child), child);
  // What scripts made stands where they put it.
  const skip = (node) => { while (node?.dataset?.made) node = node.nextSibling; return node; };
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    at = skip(at);
    const key = keyOf(child);
    const match = key ? known.get(key) : at && !keyOf(at) && at.nodeName === child.nodeName ? at : null;
    if (!match || match.nodeName !== child.nodeName) { old.insertBefore(child, at); continue; }
    if (match === at) at = at.nextSibling; else old.insertBefore(match, at);
    morph(match, child);
  }
  while (at) { const next = at.nextSibling; if (!at.dataset?.made) at.remove(); at = next; }
}

/** Puts an answered page in place; answers whether it is one of ours. */
function put(page) {
  const fresh = page.getElementById("designer");
  if (!fresh) return false;
  const focused = document.activeElement?.dataset?.at;
  const moved = said.at !== fresh.dataset.at;
  // The reader chose another language on another page: this one follows as a whole.
  if (fresh.dataset.language !== said.language && !queue.length) { location.reload(); return true; }
  designer.dataset.revision = fresh.dataset.revision;
  designer.dataset.at = fresh.dataset.at;
  designer.className = fresh.className;
  if (moved) dirty.clear();
  byId("refused")?.remove();
  children(designer, inert(fresh));
  if (focused && document.activeElement === document.body) linkOf(focused)?.focus();
  for (const field of document.querySelectorAll("[data-revision-field]")) field.value = said.revision;
  document.dispatchEvent(new CustomEvent("designer:put", { detail: { moved } }));
  if (moved) linkOf(said.at)?.closest(".row, .whole").scrollIntoView({ block: "nearest" });
  showPreview();
  return true;
}

/** The parts that scripts have their hands in stay as they are here. */
function inert(fresh) {
  for (const id of ["design-live", "design-conflict", "design-state", "preview"]) {
    const here = byId(id);
    const there = fresh.querySelector(`#${id}`);
    if (here && there) there.replaceWith(here.cloneNode(true));
  }
  return fresh;
}

// ── sending ──────────────────────────────────────────────────────────────────────────────────────
const token = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Sends fields when all that was made before them is saved. */
function send(fields, more = {}) {
  queue.push({ fields, token: token(), at: said.at, ...more });
  pump();
}

async function pump() {
  if (sending || !queue.length || dialog.open) return;
  sending = true;
  clearTimeout(retry);
  const step = queue[0];
  const before = Number(said.revision);
  const body = new URLSearchParams([["_token", said.token], ["revision", said.revision], ["token", step.token], ["at", said.at], ...step.fields]);
  state(said.saving);
  let response;
  try {
    response = await fetch(`${said.base}/commands`, { method: "POST", body, headers: { "X-Designer": "1" } });
    if (response.status >= 500 || response.status === 408 || response.status === 429) throw new Error(`${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    failures = 0;
    queue.shift();
    sending = false;
    answered(response, page, step, before);
  } catch {
    sending = false;
    state(said.offline, true);
    if (!failures) announce(said.offline);
    retry = setTimeout(pump, RETRY[Math.min(failures, RETRY.length - 1)] * 1000);
    failures += 1;
    return;
  }
  if (queue.length) pump();
}

function answered(response, page, step, before) {
  if (response.status === 409) { differ(page); return; }
  const refusal = page.querySelector("#refused, section.errors");
  const waits = timers.has(step.field) || queue.some((later) => later.field === step.field);
  if (step.field && response.ok && !waits) dirty.delete(step.field);
  if (!put(page)) { state(said.lost, true); announce(said.lost); return; }
  if (!response.ok) refuse(refusal?.textContent.trim() ?? said.lost, step.field);
  else {
    if (Number(said.revision) > before + 1) announce(said.merged);
    else if (step.told) announce(step.told);
    if (step.focus) step.focus();
  }
  state(queue.length ? said.saving : said.saved);
}

/** Tells beside a field why it was not taken; what was typed stays there. */
function refuse(text, name) {
  announce(text);
  const field = name && named(name);
  if (!field) return;
  byId("refused")?.remove();
  field.setAttribute("aria-invalid", "true");
  const told = field.closest(".field, .said, .choice-row")?.querySelector(".told") ?? field.parentElement;
  const error = document.createElement("p");
  error.className = "error";
  error.textContent = text;
  if (told === field.parentElement) field.after(error); else told.replaceChildren(error);
}

// Somebody else changed the same part: both are shown.
function differ(page) {
  const conflict = page.getElementById("conflict");
  if (!conflict) { state(said.lost, true); return; }
  designer.dataset.revision = conflict.dataset.revision;
  dialog.replaceChildren(conflict);
  dialog.showModal();
}

dialog.addEventListener("click", (event) => {
  const take = event.target.closest("[data-take]");
  if (!take) return;
  event.preventDefault();
  dirty.clear();
  dialog.close();
  if (take.dataset.take === "mine") send([["do", take.value]]);
  else open(linkOf(said.at)?.href ?? location.href);
});
dialog.addEventListener("cancel", (event) => event.preventDefault());

addEventListener("online", () => { failures = 0; pump(); });
addEventListener("beforeunload", (event) => { flush(); if (queue.length) event.preventDefault(); });

// ── fields ───────────────────────────────────────────────────────────────────────────────────────
function changed(field) {
  clearTimeout(timers.get(field.name));
  timers.delete(field.name);
  const was = named(`was:${field.name}`);
  if (!was) return;
  const value = valueOf(field);
  if (value.trim() === was.value.trim()) { if (!queue.some((step) => step.field === field.name)) dirty.delete(field.name); return; }
  const fields = [[was.name, was.value]];
  if (field.type !== "checkbox" || field.checked) fields.push([field.name, value]);
  was.value = value;
  dirty.add(field.name);
  send(fields, { field: field.name });
}

/** Sends what was typed and waits for a pause. */
function flush() {
  for (const name of [...timers.keys()]) { const field = named(name); if (field) changed(field); else timers.delete(name); }
}

designer.addEventListener("input", ({ target }) => {
  if (!TYPED.test(target.name ?? "")) return;
  dirty.add(target.name);
  if (target.type === "checkbox" || /^(code|name|kind):/.test(target.name)) return;
  clearTimeout(timers.get(target.name));
  timers.set(target.name, setTimeout(() => changed(target), 900));
  if (!queue.length) state(said.saving);
});
designer.addEventListener("change", ({ target }) => { if (TYPED.test(target.name ?? "")) changed(target); });

// ── buttons ──────────────────────────────────────────────────────────────────────────────────────
designer.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.closest("dialog") || !form.action.endsWith("/commands")) return;
  event.preventDefault();
  flush();
  const data = new FormData(form, submitter);
  const command = data.get("do");
  if (!command) return;
  const beside = form.dataset.add !== undefined || submitter?.dataset.withFields !== undefined;
  const typed = beside ? [...data].filter(([name]) => /^(with|lines):/.test(name)) : [];
  send([["do", command], ...typed], { focus: after(form, submitter), told: toldOf(submitter) });
  if (beside) for (const field of form.querySelectorAll("[name^='with:label'], [name^='lines:']")) field.value = "";
});

function toldOf(button) {
  if (button?.dataset.move || /^(up|down)$/.test(button?.dataset.key ?? "")) return said.moved;
  if (button?.dataset.key === "remove") return said.removed;
  if (button?.dataset.history) return said.undone;
  return null;
}

/** Where the focus goes after a button was done. */
function after(form, button) {
  if (form.dataset.add !== undefined) return () => byId("add-label")?.focus();
  if (button?.dataset.withFields !== undefined) return () => byId("new-choices")?.focus();
  const key = button?.dataset.key;
  if (button?.dataset.move || key) return () => (key && document.querySelector(`[data-key=${key}]`) || linkOf(said.at))?.focus();
  return null;
}

designer.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
  if (event.target.id === "add-label") { event.preventDefault(); event.target.form.requestSubmit(); }
  if (event.ctrlKey && event.target.id === "new-choices") { event.preventDefault(); document.querySelector("[data-with-fields]").click(); }
});

// ── what is selected ─────────────────────────────────────────────────────────────────────────────
const links = () => [...document.querySelectorAll("#outline a[data-at]")];
const linkOf = (at) => links().find((link) => link.dataset.at === at);

async function open(address, focus) {
  flush();
  try {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!response.ok || !put(page)) throw new Error("no designer");
    if (address !== location.href) history.pushState(null, "", address.replace(/#.*$/, ""));
    focus?.();
  } catch {
    if (!queue.length) location.assign(address);
  }
}

const intoPanel = () => {
  const first = document.querySelector("#settings textarea, #settings input:not([type=hidden])");
  if (matchMedia("(max-width: 55.99rem)").matches) byId("panel")?.scrollIntoView();
  first?.focus();
};

designer.addEventListener("click", (event) => {
  const link = event.target.closest("#outline a[data-at], a[data-write]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose([]);
  if (link.dataset.write !== undefined) { spoken = null; open(link.href, () => document.querySelector("a[data-write][aria-current]")?.focus()); return; }
  open(link.href, matchMedia("(max-width: 55.99rem)").matches ? () => byId("panel").focus() : () => linkOf(said.at)?.focus());
});
addEventListener("popstate", () => location.reload());

// ── keys ─────────────────────────────────────────────────────────────────────────────────────────
let chosen = []; // names of neighbours that are selected together

function choose(names) {
  chosen = names;
  for (const entry of document.querySelectorAll("#outline .entry")) entry.classList.toggle("chosen", names.includes(entry.dataset.name));
  if (names.length) announce(`${said.grouping}${names.length}`);
}

function stretch(link, by) {
  const entry = link.closest(".entry");
  const neighbours = entry ? [...entry.parentElement.children] : [];
  const next = neighbours[neighbours.indexOf(entry) + by];
  if (!next) return;
  const names = new Set(chosen.length ? chosen : [entry.dataset.name]);
  if (names.has(next.dataset.name)) names.delete(entry.dataset.name); else names.add(next.dataset.name);
  choose([...names]);
  next.querySelector("a[data-at]").focus();
}

/** Does a command to what has the focus in the list. */
function act(link, command) {
  const entry = link.closest("[data-owner]");
  const name = entry?.dataset.name;
  if (!name) return;
  const isPage = entry.dataset.page !== undefined;
  if (command === "remove") {
    const all = links();
    const next = all[all.indexOf(link) + 1]?.dataset.at ?? all[all.indexOf(link) - 1]?.dataset.at;
    send([["do", JSON.stringify({ do: isPage ? "remove_page" : "remove", name })]], { told: said.removed, focus: () => (linkOf(next) ?? links()[0])?.focus() });
  } else if (!isPage && command === "duplicate") {
    send([["do", JSON.stringify({ do: "duplicate", name })]], { focus: () => linkOf(said.at)?.focus() });
  } else if (!isPage && command === "group") {
    send([["do", JSON.stringify({ do: "group", names: chosen.length ? chosen : [name] })]], { focus: () => linkOf(said.at)?.focus() });
    choose([]);
  }
}

function inList(event, link) {
  const all = links();
  const at = all.indexOf(link);
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by && event.altKey) link.closest(".row")?.querySelector(`[data-move=${by > 0 ? "down" : "up"}]`)?.click();
  else if (by && event.shiftKey) stretch(link, by);
  else if (by && !event.ctrlKey) { choose([]); all[at + by]?.focus(); }
  else if (event.key === "Home") all[0].focus();
  else if (event.key === "End") all.at(-1).focus();
  else if (event.key === "Enter") open(link.href, intoPanel);
  else if (event.key === "Delete") act(link, "remove");
  else if (event.ctrlKey && event.code === "KeyG") act(link, "group");
  else if (event.ctrlKey && event.code === "KeyD") act(link, "duplicate");
  else return;
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  if (dialog.open || event.defaultPrevented) return;
  const link = event.target.closest?.("#outline a[data-at]");
  // Keys are told by their place, so that they are the same on every layout.
  if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ") {
    // What is being typed is taken back by the field itself.
    if (timers.has(event.target.name)) return;
    const which = event.shiftKey ? "redo" : "undo";
    if (!document.querySelector(`[data-history=${which}]`)) return;
    event.preventDefault();
    flush();
    const at = event.target.dataset?.at;
    send([["do", which]], { told: said.undone, focus: at ? () => (linkOf(at) ?? linkOf(said.at))?.focus() : null });
  } else if (link) inList(event, link);
  else if (event.key === "Escape" && event.target.closest?.("#panel, #add")) { flush(); (linkOf(said.at) ?? links()[0])?.focus(); }
});

// Folded parts stay as their reader left them.
const folded = new Map();
document.addEventListener("toggle", ({ target }) => { if (target.dataset?.keep) folded.set(target.dataset.keep, target.open); }, true);
document.addEventListener("designer:put", () => {
  for (const part of document.querySelectorAll("details[data-keep]")) {
    if (folded.has(part.dataset.keep)) part.open = folded.get(part.dataset.keep);
  }
});
showPreview();
