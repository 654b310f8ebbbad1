// The builder of tables, live: the table is counted anew as its form is changed, and the address of the
// page is always that of the table. Without it the form is sent by its button.
"use strict";

const form = document.getElementById("build");
const status = document.getElementById("build-status");
const PAUSE = 250;
let waiting = 0;
let asking = null;

/** The fields that say something, so that the address is short. */
function asked() {
  const rest = [...new FormData(form)].filter(([name, value]) => value !== "" && !(name in order));
  const inOrder = AXES.flatMap((name) => order[name].map((value) => [name, value]));
  const fields = [...inOrder, ...rest];
  return new URLSearchParams(fields).toString();
}

async function count() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const [path] = form.action.split("#");
  const address = `${path}?${asked()}`;
  const result = document.getElementById("result");
  result.setAttribute("aria-busy", "true");
  status.textContent = form.dataset.waiting;
  try {
    const response = await fetch(address, { signal, headers: { accept: "text/html" } });
    const answer = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = answer.getElementById("result");
    // Whoever is signed out meanwhile is led to the page for that.
    if (!fresh) { location.assign(address); return; }
    result.replaceWith(document.adoptNode(fresh));
    refine(answer.getElementById("variables"));
    history.replaceState(null, "", address + location.hash);
    status.textContent = form.dataset.shown;
    dress();
  } catch (error) {
    if (error.name === "AbortError") return;
    result.removeAttribute("aria-busy");
    status.textContent = form.dataset.failed;
    status.classList.remove("visually-hidden");
  }
}

/** Other variables have other fields; while they are the same, nobody's typing is touched. */
function refine(fresh) {
  const here = document.getElementById("variables");
  if (here.dataset.of === fresh.dataset.of) return;
  const active = here.contains(document.activeElement) && document.activeElement.id;
  for (const details of here.querySelectorAll("details[open]")) {
    const same = fresh.querySelector(`#${CSS.escape(details.id)}`);
    if (same) same.open = true;
  }
  here.replaceWith(document.adoptNode(fresh));
  if (active) document.getElementById(active)?.focus();
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(count, PAUSE);
}

/** A table as rows of words parted by tabs, as a sheet takes them. */
const plain = (table) => [...table.rows].map((row) =>
  [...row.cells].flatMap((cell) => [cell.textContent.trim(), ...Array.from({ length: cell.colSpan - 1 }, () => "")]).join("\t")).join("\n");

/** A table as a word processor takes it: with its title above and its notes beneath. */
function rich(block) {
  const copy = block.cloneNode(true);
  for (const table of copy.querySelectorAll("table")) { table.setAttribute("border", "1"); table.querySelector("caption")?.remove(); }
  for (const element of copy.querySelectorAll("*")) for (const name of ["class", "id", "tabindex", "role", "aria-labelledby"]) element.removeAttribute(name);
  return copy.innerHTML;
}

async function copy(button) {
  const block = document.querySelector("#result .table-block");
  const words = [block.querySelector("h2"), ...block.querySelectorAll("p")].map((one) => one.textContent.trim());
  const text = [words[0], words[1], plain(block.querySelector("table")), ...words.slice(2)].join("\n");
  try {
    await navigator.clipboard.write([new ClipboardItem({
      "text/html": new Blob([rich(block)], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }),
    })]);
    status.textContent = button.dataset.done;
  } catch {
    status.textContent = button.dataset.failed;
  }
  status.classList.remove("visually-hidden");
}

function dress() {
  const button = document.getElementById("copy");
  if (!button || !navigator.clipboard?.write) return;
  button.parentElement.hidden = false;
  button.addEventListener("click", () => copy(button));
}

// What a map shows is asked beside it, and is of the form all the same.
document.addEventListener("change", (event) => { if (event.target.form === form) later(); });
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  await count();
  // Whoever asks for the table by the button wants to see it, on a phone from the end of a long form.
  const result = document.getElementById("result");
  if (result.getBoundingClientRect().top < innerHeight) return;
  result.scrollIntoView();
  result.focus({ preventScroll: true });
});
addEventListener("popstate", () => location.reload());
dress();
