// Questions are dragged by their sign, with a mouse or a finger. By keyboard the same is Alt+↑ and Alt+↓,
// and every question has a list of places to move it to.
"use strict";

(() => {
  const line = document.createElement("li");
  line.className = "drop-line";
  line.role = "presentation";
  let dragged = null; // {entry, pointer, y, moving}

  /** In what the children of a list stand, as a command names it. */
  function containerOf(list) {
    const owner = list.closest("[data-owner]");
    return { [owner.dataset.page === undefined ? "group" : "page"]: owner.dataset.name };
  }

  /** Puts the line where the entry would stand. */
  function aim(x, y) {
    const under = document.elementFromPoint(x, y)?.closest("#outline .entry, #outline .page");
    if (!under || under === dragged.entry || dragged.entry.contains(under)) return;
    const row = under.querySelector(":scope > .row").getBoundingClientRect();
    const inside = under.querySelector(":scope > ol");
    const first = under.dataset.page !== undefined || (inside && y > row.top + row.height / 3);
    if (first && y <= row.bottom + 4) inside.prepend(line);
    else if (under.dataset.page !== undefined) inside.append(line);
    else if (y < row.top + row.height / 2) under.before(line);
    else under.after(line);
  }

  function drop() {
    const list = line.parentElement;
    let before = line.previousElementSibling;
    if (before === dragged.entry) before = before.previousElementSibling;
    const to = { inside: containerOf(list), after: before?.dataset.name ?? null };
    const name = dragged.entry.dataset.name;
    const stays = line.previousElementSibling === dragged.entry || line.nextElementSibling === dragged.entry;
    if (!stays) send([["do", JSON.stringify({ do: "move", name, to })]], { told: said.moved, focus: () => linkOf(`item/${name}`)?.focus() });
  }

  function end() {
    dragged?.entry.classList.remove("dragged");
    line.remove();
    dragged = null;
  }

  document.addEventListener("pointerdown", (event) => {
    const entry = event.target.closest?.("#outline .kind")?.closest(".entry");
    if (!entry || event.button) return;
    event.preventDefault();
    dragged = { entry, pointer: event.pointerId, y: event.clientY, moving: false };
  });
  document.addEventListener("pointermove", (event) => {
    if (event.pointerId !== dragged?.pointer) return;
    if (!dragged.moving && Math.abs(event.clientY - dragged.y) < 6) return;
    dragged.moving = true;
    dragged.entry.classList.add("dragged");
    const list = document.getElementById("outline");
    const { top, bottom } = list.getBoundingClientRect();
    if (event.clientY < top + 32) list.scrollBy(0, -12);
    if (event.clientY > bottom - 32) list.scrollBy(0, 12);
    aim(event.clientX, event.clientY);
  });
  document.addEventListener("pointerup", (event) => {
    if (event.pointerId !== dragged?.pointer) return;
    if (dragged.moving && line.isConnected) drop();
    end();
  });
  document.addEventListener("pointercancel", end);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !dragged) return;
    event.preventDefault();
    end();
  }, true);
  // A page put in place ends what was under way: the entry may be gone.
  document.addEventListener("designer:put", end);
})();
