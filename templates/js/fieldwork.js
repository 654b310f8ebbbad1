// The fieldwork, live: it is asked now and then whether anything came, and what is another now takes the
// place of what was there. Whoever reads can pause it. Without it the page shows what was there when it was
// opened.
"use strict";
{
  const PERIOD = 2000;
  const AT_MOST = 60000;
  const place = document.getElementById("fieldwork");
  const button = document.getElementById("live");
  const state = document.getElementById("live-state");
  let paused = false;
  let wait = PERIOD;
  let timer = 0;

  function tell(words) {
    if (state.textContent !== words) state.textContent = words;
  }

  /** Pictures are there before they are shown: nothing flickers. */
  async function ready(part) {
    const pictures = [...part.querySelectorAll("img")];
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => { /* It is shown as it comes. */ })));
  }

  /** Puts a part in the place of what it was, with what was opened still open and the focus where it was. */
  function replace(old, fresh) {
    const active = old.contains(document.activeElement) ? document.activeElement : null;
    const id = active?.closest("[id]")?.id;
    for (const details of old.querySelectorAll("details[open]")) {
      const same = fresh.querySelector(`#${CSS.escape(details.id)}`);
      if (same) same.open = true;
    }
    old.replaceWith(fresh);
    if (!active) return;
    const again = id && document.getElementById(id);
    (again?.matches("details") ? again.querySelector("summary") : again?.closest("[tabindex]") ?? fresh.querySelector("[tabindex]"))?.focus();
  }

  async function show() {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("fieldwork");
    // Whoever is signed out meanwhile is led to the page for that; another language is one of the whole page.
    if (!fresh || page.documentElement.lang !== document.documentElement.lang) { location.reload(); return; }
    const parts = [...fresh.querySelectorAll("[data-part]")];
    const sameParts = parts.map((part) => part.id).join() === [...place.querySelectorAll("[data-part]")].map((part) => part.id).join();
    if (!sameParts) { location.reload(); return; }
    const news = parts.filter((part) => document.getElementById(part.id).dataset.part !== part.dataset.part);
    for (const part of news) document.adoptNode(part);
    await Promise.all(news.map(ready));
    // All at once: no number contradicts another.
    for (const part of news) replace(document.getElementById(part.id), part);
    place.dataset.pulse = fresh.dataset.pulse;
  }

  async function look() {
    timer = 0;
    if (paused || document.hidden) return;
    try {
      const response = await fetch(place.dataset.address, { headers: { accept: "text/plain" } });
      if (!response.ok || response.redirected) throw new Error(response.status);
      if (await response.text() !== place.dataset.pulse) await show();
      wait = PERIOD;
      tell(state.dataset.follows);
    } catch {
      // The network or the server is away: asked again less and less often.
      wait = Math.min(wait * 2, AT_MOST);
      tell(button.dataset.lost);
    }
    later();
  }

  function later() {
    if (!paused && !timer) timer = setTimeout(look, wait);
  }

  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? button.dataset.goOn : button.dataset.pause;
    if (paused) { clearTimeout(timer); timer = 0; tell(state.dataset.paused); } else look();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && !timer) look(); });
  button.parentElement.hidden = false;
  tell(state.dataset.follows);
  later();
}
