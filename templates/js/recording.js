// The sound beside a transcript: a time plays from there, P plays and pauses, and the passage that is
// heard is marked. Without it the player stands for itself, and a time leads to the sound.
"use strict";
{
  const section = document.getElementById("recording-section");
  const audio = document.getElementById("recording");

  const begins = (mark) => Number(mark.dataset.begins) / 1000;
  const mark = (passage) => passage?.querySelector("[data-begins]");

  function playFrom(time) {
    audio.currentTime = time;
    return audio.play().catch(() => { /* The browser's own player says that it cannot play. */ });
  }

  // The passage that is heard: the last one that has begun. A long text is not on the page as a whole:
  // a mark says until when it is the last one, where another is known to follow.
  function heard() {
    let last = null;
    for (const time of document.querySelectorAll("[data-begins]")) {
      if (begins(time) <= audio.currentTime + 0.05 && (!last || begins(time) >= begins(last))) last = time;
    }
    const until = Number(last?.dataset.until ?? Infinity) / 1000;
    return audio.currentTime + 0.05 < until ? last?.closest(".passage") ?? null : null;
  }

  function show() {
    const now = audio.paused && audio.currentTime === 0 ? null : heard();
    for (const other of document.querySelectorAll(".passage[data-heard]")) if (other !== now) delete other.dataset.heard;
    if (now) now.dataset.heard = "";
  }

  // P: goes on where it was, or from the passage that has the focus where another one is heard.
  function toggle() {
    if (!audio.paused) return audio.pause();
    const passage = document.activeElement?.closest?.(".passage");
    const time = mark(passage);
    if (time && heard() !== passage) return playFrom(begins(time));
    return audio.play().catch(() => { /* As above. */ });
  }

  if (audio) {
    document.addEventListener("click", (event) => {
      const time = event.target.closest?.("[data-begins]");
      if (!time || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      playFrom(begins(time));
    });
    // Told by its place, so that it is the same on every layout; only where a passage or the player has
    // the focus.
    document.addEventListener("keydown", (event) => {
      if (event.code !== "KeyP" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target.closest?.("input, select, textarea, dialog")) return;
      if (!event.target.closest?.(".passage") && !section.contains(event.target)) return;
      if (section.closest(".without-letters")) return;
      event.preventDefault();
      toggle();
    });
    for (const name of ["timeupdate", "seeked", "play"]) audio.addEventListener(name, show);
  }
}
