// Answers for the surveys of this address when there is no network. It keeps what is the same for
// everybody: assets, whole forms, their logic. Never an answer.
"use strict";
const CACHE = "saual-1";
// How long a page may take before the one kept here is shown.
const PATIENCE = 3000;
const KEPT = /^\/s\/[^/]+\/(whole|logic)\//;
const ASSETS = /\/assets\/[0-9a-f]+\/[\w.-]+/g;

addEventListener("install", () => { skipWaiting(); });
addEventListener("activate", (event) => { event.waitUntil(clients.claim()); });
addEventListener("message", (event) => { event.waitUntil(keep(event.data)); });
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(asset(pathname).catch(() => fetch(request)));
  else if (KEPT.test(pathname)) event.respondWith(form(event, pathname).catch(() => fetch(request)));
  // Where the server led to a draft that the phone may not know, another one's page would be wrong.
  else if (request.mode === "navigate" && search !== "?entered") event.respondWith(page(request, pathname));
});

// An asset never changes under its address.
async function asset(path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) || take(cache, path);
}

// A form that is kept is shown at once, and brought up to date for the next time.
async function form(event, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  const fresh = take(cache, path);
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return kept;
}

// A page comes from the network while that answers in time, else from here.
async function page(request, path) {
  const cache = await caches.open(CACHE);
  const home = await cache.match(`/s/${path.split("/")[2]}/home`);
  const asked = fetch(request);
  if (!home) return asked;
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  const reply = await Promise.race([asked, late]).catch(() => {});
  if (reply && reply.status < 500) return reply;
  return (await cache.match(await home.text())) || reply || asked;
}

// Fetches and keeps a file together with the assets that it names, these first.
async function take(cache, path) {
  const reply = await fetch(path, { credentials: "same-origin" });
  if (!reply.ok) return reply;
  const text = /html|css/.test(reply.headers.get("content-type")) ? await reply.clone().text() : "";
  for (const named of new Set(text.match(ASSETS) || [])) {
    if (!(await cache.match(named))) await take(cache, named);
  }
  // A phone that is full keeps nothing more, and shows what came.
  await cache.put(path, reply.clone()).catch(() => {});
  return reply;
}

// Keeps what a study's drafts need, and nothing else of it; then no asset that nothing names.
async function keep({ study, home, paths }) {
  const cache = await caches.open(CACHE);
  for (const path of paths) if (!(await cache.match(path))) await take(cache, path);
  await cache.put(`/s/${study}/home`, new Response(home));
  const named = new Set();
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (KEPT.test(pathname) && pathname.startsWith(`/s/${study}/`) && !paths.includes(pathname)) await cache.delete(request);
    else if (!pathname.startsWith("/assets/") || pathname.endsWith(".css")) {
      for (const asset of (await (await cache.match(request)).text()).match(ASSETS) || []) named.add(asset);
    }
  }
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/assets/") && !named.has(pathname)) await cache.delete(request);
  }
}
