// The ends of the chosen coding can be drawn to other words, by mouse and by finger.

/** Where the handles of the chosen coding stand in a block. */
function layOutHandles(block, box) {
  const coding = chosenCoding();
  if (!coding || coding.id < 0 || !mayChange(coding)) return [];
  const ends = [];
  const place = (range, side, edge) => {
    const rect = range && [...range.getClientRects()].at(side === "start" ? 0 : -1);
    if (rect) ends.push({ side, left: rect[edge] - box.left, top: rect.top - box.top, height: rect.height });
  };
  if (coding.from >= block.start && coding.from < block.end) place(rangeOf(block, coding.from, coding.from + 1), "start", "left");
  if (coding.to > block.start && coding.to <= block.end) place(rangeOf(block, coding.to - 1, coding.to), "end", "right");
  return ends;
}

function drawHandles({ element, ends }) {
  for (const old of element.querySelectorAll(".handle")) if (!old.hasPointerCapture?.(drag?.pointer ?? -1)) old.remove();
  for (const { side, left, top, height } of ends) {
    let handle = element.querySelector(`.handle.${side}`);
    if (!handle) {
      handle = document.createElement("span");
      handle.className = `handle ${side}`;
      handle.title = say(side === "start" ? "handle-start" : "handle-end");
      handle.ariaHidden = "true";
      element.append(handle);
    }
    handle.style.left = `${left}px`;
    handle.style.top = `${top}px`;
    handle.style.height = `${height}px`;
  }
}

let drag = null;

/** The place under a point of the screen. */
function placeUnder(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  const range = found ? null : document.caretRangeFromPoint?.(x, y);
  const [node, offset] = found ? [found.offsetNode, found.offset] : range ? [range.startContainer, range.startOffset] : [];
  return node ? placeAt(node, offset) : null;
}

list.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest(".handle");
  const coding = chosenCoding();
  if (!handle || !coding) return;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  drag = { pointer: event.pointerId, side: handle.classList.contains("start") ? "start" : "end", id: coding.id, from: coding.from, to: coding.to };
});
list.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  // A finger hides what is under it: the place is a little above.
  const place = placeUnder(event.clientX, event.clientY - (event.pointerType === "touch" ? 24 : 0));
  const coding = model.codings.get(drag.id);
  if (place === null || !coding) return;
  const now = drag.side === "start"
    ? { from: Math.min(place, coding.to - 1), to: coding.to }
    : { from: coding.from, to: Math.max(place, coding.from + 1) };
  if (now.from === coding.from && now.to === coding.to) return;
  putCoding({ ...coding, ...now });
  flush();
});
function drop(event, keep) {
  if (!drag || event.pointerId !== drag.pointer) return;
  const { id, from, to } = drag;
  drag = null;
  const coding = model.codings.get(id);
  if (!coding) return;
  const now = trimmed(coding.from, coding.to);
  putCoding({ ...coding, from, to });
  if (keep && now && (now.from !== from || now.to !== to)) resize(coding, now.from, now.to);
  else flush();
}
list.addEventListener("pointerup", (event) => drop(event, true));
list.addEventListener("pointercancel", (event) => drop(event, false));
