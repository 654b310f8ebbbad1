// Files that are made apart tell how far they have come. Without it the page is loaded anew.
"use strict";

const PERIOD = 1500;

/** Asks how far the files have come until all are there; ever more seldom where nobody answers. */
async function follow(wait) {
  await new Promise((done) => setTimeout(done, wait));
  const shown = document.getElementById("files");
  // Nothing is exchanged under the hands of who reads or is about to press something.
  if (document.hidden || shown.contains(document.activeElement)) return follow(PERIOD);
  try {
    const response = await fetch(location.pathname + location.search, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("files");
    if (!fresh) return location.reload();
    shown.replaceWith(document.adoptNode(fresh));
    dress();
    if (fresh.hasAttribute("data-waiting")) return follow(PERIOD);
    const status = document.getElementById("files-status");
    status.textContent = status.dataset.ready;
  } catch {
    return follow(Math.min(wait * 2, 30_000));
  }
}

/** What is live needs no link to look again. */
function dress() {
  for (const link of document.querySelectorAll("#files .again")) link.hidden = true;
}

dress();
if (document.querySelector("#files[data-waiting]")) follow(PERIOD);
