// The phone beside the settings: shows the page that is being designed after every change, without a
// flicker and where its reader had scrolled to.
"use strict";

let spoken = null;
let shown = 0;

async function showPreview() {
  const frame = byId("preview");
  if (!frame) return;
  const links = [...document.querySelectorAll("[data-preview]")];
  const link = links.find((one) => one.dataset.preview === spoken) ?? links.find((one) => one.ariaCurrent === "true");
  for (const one of links) one.ariaCurrent = one === link ? "true" : null;
  const address = link?.href ?? frame.src;
  const number = (shown += 1);
  try {
    const response = await fetch(address);
    const text = await response.text();
    if (number !== shown || !response.ok) return;
    const inside = frame.contentDocument;
    if (!inside?.body || frame.dataset.address !== address) {
      frame.dataset.address = address;
      frame.dataset.script = "data-address";
      frame.onload = look;
      frame.src = address;
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    inside.documentElement.lang = page.documentElement.lang;
    inside.body.replaceChildren(...page.body.childNodes);
    look();
  } catch { /* The next change shows it. */ }
}

/** Brings the selected question into the phone's view. */
function look() {
  const name = said.at.startsWith("item/") ? said.at.slice(5) : null;
  const inside = byId("preview")?.contentDocument;
  if (!name || !inside) return;
  const id = CSS.escape(name);
  const place = inside.querySelector(`[data-item="${id}"], #${id}, #${id}-first`)?.getBoundingClientRect();
  const { innerHeight } = byId("preview").contentWindow;
  if (place && (place.top < 0 || place.bottom > innerHeight)) byId("preview").contentWindow.scrollBy(0, place.top - innerHeight / 3);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-preview]");
  if (!link) return;
  event.preventDefault();
  spoken = link.dataset.preview;
  showPreview();
});
