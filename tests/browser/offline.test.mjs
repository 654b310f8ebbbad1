// A respondent whose network comes and goes: nothing typed is lost, everything arrives once.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { fill } from "./filling.mjs";
import { browser, demo, desk, phone, signIn } from "./saual.mjs";

let server;
let chromium;
before(async () => { [server, chromium] = await Promise.all([demo(), browser()]); });
after(async () => { await chromium?.close(); await server?.stop(); });

/** How many responses the study has, as its researcher sees. */
let researcher;
async function responses() {
  researcher ??= await signIn(await chromium.newContext(desk), server);
  await researcher.goto(`${server.base}/studies/diploma-to-village`);
  return Number(await researcher.locator(".counts b").first().textContent());
}

/** A page that has visited the survey once, so that the phone has what it needs. */
async function visited(context) {
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  await page.goto(server.survey);
  await ready(page);
  return page;
}

/** Waits until the phone can do without the network. */
const ready = (page) => page.waitForFunction(async () => {
  const cache = await caches.open("saual-1");
  return navigator.serviceWorker.controller && (await cache.match("/s/diploma-to-village/home"));
});

/** Goes on to the next page, which needs no network. */
async function onward(page) {
  const url = page.url();
  await page.locator(".actions .main").click();
  await page.waitForFunction((before) => location.href !== before, url);
}

it("opens and completes with no network after one visit, and sends when there is signal", async () => {
  const beforehand = await responses();
  const context = await chromium.newContext(phone);
  const page = await visited(context);
  await context.setOffline(true);
  await page.locator(".actions .main").click();
  await page.waitForURL(/\/consent$/);
  for (let pages = 0; pages < 20 && !page.url().endsWith("/done"); pages += 1) {
    await fill(page);
    await onward(page);
  }
  assert.match(await page.locator("h1").textContent(), /телефон/);
  assert.equal(await responses(), beforehand);
  await context.setOffline(false);
  await page.waitForFunction(() => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(document.querySelector(".code")?.textContent || ""));
  assert.equal(await responses(), beforehand + 1);
  await context.close();
});
