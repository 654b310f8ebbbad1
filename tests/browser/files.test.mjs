// Files that a respondent chooses where the network comes and goes: each is kept on the phone at once,
// goes on from where it was cut, and is there once, byte for byte, when its answers are.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { next, turning } from "./filling.mjs";
import { started } from "./killed.mjs";
import { begin, publish, visited } from "./phone.mjs";
import { browser, demo, desk, phone, signIn } from "./saual.mjs";
import { way } from "./way.mjs";

const STUDY = "photos";
const FORM = `
title = { kk = "Үй", ru = "Дом", en = "Home" }
languages = ["kk", "ru", "en"]
[[page]]
name = "home"
[[page.item]]
name = "photo"
kind = "image"
required = true
label = { kk = "Үйдің суреті", ru = "Снимок дома", en = "A picture of the home" }
[[page.item]]
name = "room"
kind = "repeat"
label = { kk = "Бөлме", ru = "Комната", en = "Room" }
[[page.item.item]]
name = "view"
kind = "image"
label = { kk = "Бөлме суреті", ru = "Снимок комнаты", en = "A picture of the room" }
[[page]]
name = "end"
[[page.item]]
name = "paper"
kind = "file"
label = { kk = "Құжат", ru = "Документ", en = "A paper" }
[[page.item]]
name = "words"
kind = "text"
label = { kk = "Тағы?", ru = "Ещё?", en = "More?" }
`;

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
/** A picture of so many bytes, another one for each number. */
function picture(name, bytes, number) {
  const buffer = Buffer.alloc(bytes);
  let state = number;
  for (let at = 0; at < bytes; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    buffer[at] = state >>> 24;
  }
  PNG.copy(buffer);
  return { name, mimeType: "image/png", buffer };
}
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hashes = (files) => files.map((file) => hash(file.buffer)).sort();

let server;
let chromium;
let researcher;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  researcher = await signIn(await chromium.newContext({ ...desk, locale: "en" }), server);
  await publish(researcher, server, STUDY, FORM);
});
after(async () => { await chromium?.close(); await server?.stop(); });

async function responses() {
  await researcher.goto(`${server.base}/studies/${STUDY}`);
  return Number(await researcher.locator(".counts b").first().textContent());
}

/** The hashes of the files of the newest response, as the researcher downloads them. */
async function stored() {
  await researcher.goto(`${server.base}/studies/${STUDY}/responses`);
  const newest = await researcher.locator(`a[href*="/studies/${STUDY}/responses/"]`).evaluateAll((links) => links
    .map((link) => link.getAttribute("href")).filter((href) => /\/\d+$/.test(href))
    .sort((a, b) => b.split("/").pop() - a.split("/").pop())[0]);
  await researcher.goto(`${server.base}${newest}`);
  const links = await researcher.locator("a[href*='/files/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const files = await Promise.all(links.map(async (link) => (await researcher.request.get(`${server.base}${link}`)).body()));
  return files.map(hash).sort();
}

const box = (page, field) => page.locator(`form [data-item='${field}']`);
/** Chooses a file, and waits until the phone says what became of it. */
async function choose(page, field, file) {
  await box(page, field).locator("[type=file]").setInputFiles(file);
  await box(page, field).locator(".stored", { hasText: file.name }).waitFor();
}
const said = (page, field) => box(page, field).locator("[data-said]");
const arrived = (page) => page.locator(".code", { hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ }).first().waitFor({ timeout: 60000 });
/** Sends at once instead of waiting for the next try. */
const online = (page) => page.evaluate(() => dispatchEvent(new Event("online")));

/** What is left in each store of the phone. */
const left = (page) => page.evaluate(() => new Promise((done) => {
  indexedDB.open("saual").onsuccess = ({ target: { result } }) => {
    const names = ["heads", "answers", "files", "blobs"];
    const turn = result.transaction(names);
    const found = {};
    for (const name of names) turn.objectStore(name).count().onsuccess = ({ target }) => { found[name] = target.result; };
    turn.oncomplete = () => { result.close(); done(found); };
  };
}));

it("chosen without a network a file waits through a closed tab, and arrives once with its answers", async () => {
  const beforehand = await responses();
  const files = [picture("үй.png", 200_000, 1), picture("room.png", 40_000, 2), picture("gone.png", 30_000, 3), picture("paper.png", 5_000, 4)];
  const context = await chromium.newContext({ ...phone, locale: "en" });
  let page = await visited(context, server, STUDY);
  await context.setOffline(true);
  await begin(page);
  await next(page);
  assert.match(await page.locator(".errors").textContent(), /Choose a file/);
  await choose(page, "photo", files[0]);
  assert.match(await said(page, "photo").textContent(), /Kept on this phone/);
  assert.match(await box(page, "photo").locator(".stored").textContent(), /196 KB/);
  await box(page, "photo").locator("img.chosen").waitFor();
  await choose(page, "room/1/view", files[2]);
  await page.locator(".add").click();
  await choose(page, "room/2/view", files[1]);
  await page.locator("[value='remove:room/1']").click();
  await box(page, "room/1/view").locator(".stored", { hasText: "room.png" }).waitFor();
  await page.close();

  page = await context.newPage();
  await page.goto(`${server.base}/s/${STUDY}`);
  await turning(page, () => page.locator("[data-begun]").click());
  await box(page, "photo").locator(".stored", { hasText: "үй.png" }).waitFor();
  await next(page);
  await choose(page, "paper", files[3]);
  await box(page, "paper").locator(".remove").click();
  await box(page, "paper").locator(".stored").waitFor({ state: "detached" });
  await choose(page, "paper", files[3]);
  await page.locator("[name=words]").fill("done");
  await next(page);
  assert.match(await page.locator("h1").textContent(), /kept on this phone/);
  await page.locator(".bar[data-state=waiting]", { hasText: "Files waiting for signal" }).waitFor();
  assert.equal(await responses(), beforehand);
  await page.close();

  await context.setOffline(false);
  page = await context.newPage();
  await page.goto(`${server.base}/s/${STUDY}`);
  await arrived(page);
  assert.equal(await responses(), beforehand + 1);
  assert.deepEqual(await stored(), hashes([files[0], files[1], files[3]]));
  assert.deepEqual(await left(page), { heads: 1, answers: 0, files: 0, blobs: 0 });
  await context.close();
});

it("cut in the middle of pieces and between what was stored and its answer, it goes on from there", async () => {
  const beforehand = await responses();
  const file = picture("long.png", 900_000, 5);
  const seen = { pieces: 0, cuts: 0, swallowed: 0, bytes: 0, finished: 0 };
  const road = await way(server.base, {
    sent(chunk) {
      const head = chunk.subarray(0, 2000).toString("latin1");
      if (/^PATCH \/s\/photos\/files\//.test(head)) {
        seen.pieces += 1;
        if (seen.pieces % 3 === 1 && seen.cuts < 4) { seen.cuts += 1; return "cut"; }
        if (seen.pieces % 3 === 2 && seen.swallowed < 3) { seen.swallowed += 1; return "swallow"; }
      }
      if (chunk.includes('"send":true') && !seen.finished) { seen.finished += 1; return "swallow"; }
      return "";
    },
  });
  const context = await chromium.newContext({ ...phone, locale: "en" });
  const page = await visited(context, road, STUDY);
  await begin(page);
  await choose(page, "photo", file);
  await next(page);
  await next(page);
  const again = setInterval(() => online(page).catch(() => {}), 500);
  await arrived(page);
  clearInterval(again);
  assert.deepEqual([seen.cuts, seen.swallowed, seen.finished], [4, 3, 1]);
  assert.equal(await responses(), beforehand + 1);
  assert.deepEqual(await stored(), hashes([file]));
  await context.close();
  road.stop();
});

it("a browser killed while a file goes goes on with it when it is opened again", async () => {
  const beforehand = await responses();
  const file = picture("killed.png", 1_500_000, 6);
  const seen = { pieces: 0, offsets: [] };
  let stop = true;
  const road = await way(server.base, {
    sent(chunk) {
      const piece = /^PATCH \/s\/photos\/files\/\S+offset=(\d+)/.exec(chunk.subarray(0, 300).toString("latin1"));
      if (!piece) return "";
      seen.offsets.push(Number(piece[1]));
      return stop && seen.offsets.length > 3 ? "cut" : "";
    },
  });
  const folder = await mkdtemp(join(tmpdir(), "saual-browser-"));
  let { context, kill } = await started(folder, "en");
  let page = await visited(context, road, STUDY, "en");
  await begin(page);
  await choose(page, "photo", file);
  await page.waitForFunction(() => document.querySelector(".bar").dataset.state === "waiting");
  await kill();
  const reached = Math.max(...seen.offsets);
  assert.ok(reached > 0);
  stop = false;
  seen.offsets.length = 0;
  ({ context, kill } = await started(folder, "en"));
  page = await context.newPage();
  await page.goto(`${road.base}/s/${STUDY}/home`);
  await box(page, "photo").locator(".stored", { hasText: "killed.png" }).waitFor();
  await said(page, "photo").filter({ hasText: "has arrived" }).waitFor({ timeout: 30000 });
  assert.equal(seen.offsets[0], reached, "from where it was cut");
  await next(page);
  await next(page);
  await arrived(page);
  await kill();
  await rm(folder, { recursive: true, force: true });
  road.stop();
  assert.equal(await responses(), beforehand + 1);
  assert.deepEqual(await stored(), hashes([file]));
});

it("what is too large, of another kind or without room on the phone is told at once, with no network", async () => {
  const context = await chromium.newContext({ ...phone, locale: "en" });
  const page = await visited(context, server, STUDY);
  const wire = await context.newCDPSession(page);
  await wire.send("Storage.overrideQuotaForOrigin", { origin: server.base, quotaSize: 2_500_000 });
  await context.setOffline(true);
  await begin(page);
  const input = box(page, "photo").locator("[type=file]");
  await input.setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("words") });
  await said(page, "photo").filter({ hasText: "This file is not a picture. Choose a photograph." }).waitFor();
  await input.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("words that are called a picture") });
  await said(page, "photo").filter({ hasText: "This file is not a picture" }).waitFor();
  await input.setInputFiles(picture("large.png", (20 << 20) + 1, 7));
  await said(page, "photo").filter({ hasText: "The file is too large: at most 20 MB." }).waitFor();
  assert.equal(await box(page, "photo").locator(".stored").count(), 0);

  await input.setInputFiles(picture("much.png", 3_000_000, 8));
  await said(page, "photo").filter({ hasText: "There is no room left on this phone" }).waitFor();
  assert.equal(await box(page, "photo").locator(".stored").count(), 0);
  await choose(page, "photo", picture("small.png", 3_000, 9));
  assert.notEqual(await page.locator(".bar").getAttribute("data-state"), "unkept", "what was kept before is kept still");
  await context.close();
});

it("a shared phone keeps no file after sending", async () => {
  const context = await chromium.newContext({ ...phone, locale: "en" });
  const page = await visited(context, server, STUDY);
  await page.locator("[name=_shared]").check();
  await begin(page);
  await choose(page, "photo", picture("shared.png", 50_000, 10));
  await next(page);
  await next(page);
  await arrived(page);
  assert.deepEqual(await left(page), { heads: 0, answers: 0, files: 0, blobs: 0 });
  await context.close();
});

it("refused answers are saved with their files and languages, and loaded as they were", async () => {
  const beforehand = await responses();
  const file = picture("refused.png", 120_000, 11);
  const context = await chromium.newContext({ ...phone, locale: "kk", acceptDownloads: true });
  const page = await visited(context, server, STUDY, "kk");
  await context.setOffline(true);
  await begin(page);
  await choose(page, "photo", file);
  await next(page);
  await turning(page, () => page.locator(".languages [value=ru]").click());
  await page.locator("[name=words]").fill("Ещё слово");
  await next(page);
  await context.route(/\/files(\/|$)/, (route) => route.fulfill({ status: 400, body: "" }));
  await context.route("**/sync", (route) => route.fulfill({ status: 400, body: "" }));
  await context.setOffline(false);
  await page.locator("[data-do=save]").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=save]").click()]);
  const path = await download.path();
  const saved = JSON.parse(await readFile(path, "utf8"));
  assert.equal(saved.language, "ru");
  assert.equal(saved.languages.photo, "kk");
  assert.equal(hash(Buffer.from(saved.files[0].content, "base64")), hash(file.buffer));
  await researcher.goto(`${server.base}/studies/${STUDY}/responses`);
  await researcher.locator("#file").setInputFiles(path);
  await Promise.all([researcher.waitForNavigation(), researcher.locator("main form[enctype] button").click()]);
  assert.equal(await responses(), beforehand + 1);
  assert.deepEqual(await stored(), hashes([file]));

  // The phone tries again, and learns that everything has arrived.
  await context.unroute("**/sync");
  await context.unroute(/\/files(\/|$)/);
  await page.locator("[data-do=retry]").click();
  await arrived(page);
  assert.equal(await responses(), beforehand + 1);
  await context.close();
});

it("a correction keeps the file that was sent, and each answer its language", async () => {
  const beforehand = await responses();
  const file = picture("kept.png", 60_000, 12);
  const context = await chromium.newContext({ ...phone, locale: "kk" });
  const page = await visited(context, server, STUDY, "kk");
  await begin(page);
  await choose(page, "photo", file);
  await next(page);
  await page.locator("[name=words]").fill("сөз");
  await next(page);
  await arrived(page);
  await page.locator("[data-correct] summary").click();
  await turning(page, () => page.locator("[data-correct] button").click());
  await turning(page, () => page.locator(".languages [value=ru]").click());
  await box(page, "photo").locator(".stored").waitFor();
  await next(page);
  assert.equal(await page.locator("[name=words]").inputValue(), "сөз");
  await choose(page, "paper", picture("more.png", 2_000, 13));
  await next(page);
  await arrived(page);
  assert.equal(await responses(), beforehand + 1);
  assert.deepEqual(await stored(), hashes([file, picture("more.png", 2_000, 13)]));
  await context.close();
});
