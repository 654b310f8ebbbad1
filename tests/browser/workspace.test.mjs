// A coder in the workspace: everything by keys, undone and done again, refused and offline.
import assert from "node:assert/strict";
import { beforeEach, afterEach, it } from "node:test";
import { check } from "./axe.mjs";
import { desk, phone } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { highlighted, opened, saved } from "./workspace.mjs";

let context;
let page;
const DOCUMENT = "/studies/diploma-to-village/documents/2";
beforeEach(async () => {
  context = await chromium.newContext({ ...desk, storageState });
  page = await context.newPage();
  await page.goto(`${server.base}${DOCUMENT}`);
  await opened(page);
});
afterEach(() => context.close());

const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
const lines = (passage) => page.locator(`#p${passage} .line`).count();
const chosen = () => page.locator("#chosen").textContent();

/** The first sentence of a passage with a code of the palette. */
async function code(passage, digit) {
  await page.locator(`#p${passage}`).focus();
  await press("s", digit);
  await saved(page);
}

it("codes by number, changes the words, the code and the memo, and takes all back", async () => {
  const begun = await lines(4);
  await code(4, "1");
  assert.equal(await lines(4), begun + 1);
  const words = await highlighted(page, "chosen");
  await press("[");
  await saved(page);
  const fewer = await highlighted(page, "chosen");
  assert.ok(words.startsWith(fewer) && fewer.length < words.length, `${words} → ${fewer}`);
  await press("r");
  await page.keyboard.type("proposals");
  await press("Enter");
  await saved(page);
  assert.match(await chosen(), /Ұсыныстар/);
  await press("m");
  await page.keyboard.type("Неге?");
  await page.locator("[data-do=memo-save]").click();
  await saved(page);
  await page.locator("#chosen .memo-words").waitFor();
  // Memo, code, words, coding: each is a step of its own.
  for (let steps = 0; steps < 4; steps += 1) { await press("Control+z"); await saved(page); }
  assert.equal(await lines(4), begun);
  for (let steps = 0; steps < 4; steps += 1) { await press("Control+Shift+z"); await saved(page); }
  assert.equal(await lines(4), begun + 1);
  await page.reload();
  await opened(page);
  assert.equal(await lines(4), begun + 1, "it is kept");
  await page.locator("#p4").focus();
  await press("n", "Delete");
  await saved(page);
});

it("makes a code of the words themselves, as one step", async () => {
  await page.locator("#p3").focus();
  await press("ArrowRight", "i");
  await saved(page);
  const made = await page.locator("#chosen .path").textContent();
  assert.equal(made.trim(), await page.evaluate(() => getSelection().toString()));
  await press("z");
  await saved(page);
  await press("c");
  await page.keyboard.type(made.trim());
  assert.equal(await page.locator("#picker [role=option]:visible").filter({ hasText: new RegExp(`^\\s*${made.trim()}$`) }).count(), 0);
});

it("tells what is not saved, and sends it again", async () => {
  const begun = await lines(5);
  await context.setOffline(true);
  await page.locator("#p5").focus();
  await press("s", "2");
  await page.locator("#unsaved").waitFor();
  assert.equal(await lines(5), begun + 1, "it is seen, and said not to be saved");
  await page.route("**/commands", (route) => route.abort());
  await context.setOffline(false);
  await page.unroute("**/commands");
  await page.locator("[data-do=again]").click({ timeout: 2000 }).catch(() => { /* It was sent by itself. */ });
  await saved(page);
  assert.ok(await page.locator("#unsaved").isHidden());
  await page.reload();
  await opened(page);
  assert.equal(await lines(5), begun + 1);
});

it("does once what it sends again since the answer was lost", async () => {
  await page.locator("#p5").focus();
  let lost = 0;
  await page.route("**/commands", async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  }, { times: 1 });
  await press("m");
  await page.keyboard.type("Бір рет");
  await page.locator("[data-do=memo-save]").click();
  await page.locator("#unsaved").waitFor();
  assert.equal(lost, 1);
  await page.locator("[data-do=again]").click();
  await saved(page);
  await page.reload();
  await opened(page);
  await page.locator(".all-memos > summary").click();
  const memos = page.locator("#memos-document .memo");
  await memos.first().waitFor();
  assert.equal(await memos.count(), 1);
  await memos.getByRole("button").last().click();
  await saved(page);
  await memos.first().waitFor({ state: "detached" });
});

/** Corrects the words of passage 6 in a page of its own. */
async function correct(change) {
  const other = await context.newPage();
  await other.goto(`${server.base}${DOCUMENT}/correct?passage=6`);
  await other.locator("#words").fill(change(await other.locator("#words").inputValue()));
  await other.locator("button[value=passage]").click();
  await other.locator("button[value=keep]").click();
  await other.waitForURL(/\/(?:anchors|versions)/);
  await other.close();
}

/** Holds the next command back until what comes is called, with what is to be done with it. */
async function hold() {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route("**/commands", async (route) => (await held)(route), { times: 1 });
  return letGo;
}

it("keeps a memo on a code", async () => {
  const memos = page.locator("#chosen details .memo-words");
  const open = () => page.locator("#chosen summary").click();
  const letGo = await hold();
  await page.locator("#p3").focus();
  await press("s", "1");
  await open();
  // What the answer draws anew closes nothing.
  letGo((route) => route.continue());
  await saved(page);
  await page.locator("#chosen details button").last().click();
  await page.keyboard.type("Кодтың шегі");
  await page.locator("[data-do=memo-save]").click();
  await saved(page);
  await page.reload();
  await opened(page);
  await page.locator("#p3").focus();
  await press("n");
  await open();
  assert.deepEqual(await memos.allTextContents(), ["Кодтың шегі"]);
  await page.locator("#chosen details .memo button").last().click();
  await saved(page);
  await memos.first().waitFor({ state: "detached" });
  await press("Delete");
  await saved(page);
});

it("goes on after a command that the server does not accept, and undoes nothing else for it", async () => {
  const [begun, next] = [await lines(3), await lines(4)];
  await code(3, "1");
  const letGo = await hold();
  await page.locator("#p3").focus();
  await press("ArrowRight", "2");
  await press("z");
  await page.locator("#p4").focus();
  await press("s", "1");
  letGo((route) => route.fulfill({ status: 400, contentType: "text/html", body: "<p>400" }));
  await saved(page);
  assert.ok(await page.locator("#unsaved").isHidden());
  await page.reload();
  await opened(page);
  assert.equal(await lines(3), begun + 1, "what was coded before stands");
  assert.equal(await lines(4), next + 1, "what was coded after is kept");
  for (let steps = 0; steps < 2; steps += 1) { await press("z"); await saved(page); }
  assert.deepEqual([await lines(3), await lines(4)], [begun, next]);
});

it("codes nothing where the selection reaches beyond the text", async () => {
  const begun = await page.locator("#text .line").count();
  await page.locator("#p3").focus();
  await page.evaluate(() => {
    const words = document.querySelector("#p3 .words");
    getSelection().setBaseAndExtent(words.firstChild, 3, document.getElementById("all-count"), 0);
  });
  await press("1");
  await page.locator("#status", { hasText: "мәтін шегінен" }).waitFor();
  await saved(page);
  assert.equal(await page.locator("#text .line").count(), begun);
  assert.equal(await page.locator("#picker").evaluate((box) => box.open), false);
});

it("leaves letters alone where the focus is outside of the workspace", async () => {
  const begun = await lines(3);
  await page.locator(".ways a").first().focus();
  await press("1", "c");
  assert.equal(await lines(3), begun);
  assert.equal(await page.locator("#picker").evaluate((box) => box.open), false);
  await page.locator("#p3").focus();
  await press("c");
  assert.ok(await page.locator("#picker").evaluate((box) => box.open));
});

it("does nothing by letters, digits and signs once they are turned off, and remembers it", async () => {
  const begun = await lines(3);
  const isPicking = () => page.locator("#picker").evaluate((box) => box.open);
  await press("Shift+Slash");
  await page.locator("#letters").uncheck();
  await check(page, "the keys");
  await press("Escape");
  await page.reload();
  await opened(page);
  await page.locator("#p3").focus();
  await press("1", "c", "s", "/", "Shift+Slash", "i");
  assert.equal(await isPicking(), false);
  assert.equal(await page.locator("dialog[open], #find:not([hidden])").count(), 0);
  assert.equal(await page.evaluate(() => getSelection().toString()), "");
  // The other keys go on, and so do buttons.
  await press("ArrowRight", "Enter");
  assert.ok(await isPicking());
  await press("Enter");
  await saved(page);
  assert.equal(await lines(3), begun + 1);
  await press("Control+z");
  await saved(page);
  assert.equal(await lines(3), begun);
  await page.locator("[data-do=keys]").click();
  await page.locator("#letters").check();
  await press("Escape");
  await page.locator("#p3").focus();
  await press("c");
  assert.ok(await isPicking());
});

it("loses no command behind one that is on its way while somebody corrects the text", async () => {
  const letGo = await hold();
  await page.locator("#p6").focus();
  await press("s", "2");
  await correct((words) => `Тағы. ${words}`);
  await page.locator("#p6 .words", { hasText: /^Тағы\./ }).waitFor();
  await page.locator(".all-memos > summary").click();
  await page.locator("[data-do=memo-document]").click();
  await page.keyboard.type("Артынан");
  await page.locator("[data-do=memo-save]").click();
  letGo((route) => route.continue());
  await saved(page);
  await page.locator("#aside").waitFor();
  await page.locator("[data-do=aside-drop]").click();
  assert.ok(await page.locator("#aside").isHidden(), "it is offered once");
  await page.reload();
  await opened(page);
  await page.locator(".all-memos > summary").click();
  const memo = page.locator("#memos-document .memo", { hasText: "Артынан" });
  await memo.getByRole("button").last().click();
  await saved(page);
  await memo.waitFor({ state: "detached" });
  await correct((words) => words.replace("Тағы. ", ""));
});

it("keeps what is coded in a text that somebody corrects meanwhile, and offers it again", async () => {
  // The stream would tell of it, sooner or later than the keys.
  await page.route("**/events?*", (route) => route.abort());
  await page.reload();
  await opened(page);
  const begun = await lines(6);
  await correct((words) => `Жаңа сөйлем. ${words}`);
  await page.locator("#p6").focus();
  await press("s");
  const words = await page.evaluate(() => getSelection().toString());
  await press("2");
  await page.locator("#aside").waitFor();
  assert.equal(await page.evaluate(() => getSelection().toString()), words, "the same words, where they stand now");
  assert.match(await page.locator("#p6 .words").textContent(), /^Жаңа сөйлем\. /);
  assert.equal(await lines(6), begun, "nothing is coded by itself");
  await check(page, "what is laid aside");
  await page.locator("[data-do=aside-do]").click();
  await saved(page);
  assert.ok(await page.locator("#aside").isHidden());
  assert.equal(await lines(6), begun + 1);
  assert.equal(await highlighted(page, "chosen"), words);

  // Words that are gone: others are coded instead, or nothing is.
  await correct((words) => words.replace("Жаңа сөйлем. ", ""));
  await press("Escape");
  await page.locator("#p6").focus();
  await press("s", "3");
  await page.locator("#aside").waitFor();
  assert.match(await page.locator("#aside-words").textContent(), /Жаңа сөйлем\./);
  await page.locator("[data-do=aside-drop]").click();
  assert.ok(await page.locator("#aside").isHidden());
  assert.equal(await lines(6), begun + 1);
  await press("z");
  await saved(page);
  assert.equal(await lines(6), begun);
});

it("finds words that are not on the page, and goes to a passage", async () => {
  await press("/");
  await page.keyboard.type("бағдарлама");
  await press("Enter");
  await page.waitForFunction(() => CSS.highlights.get("match")?.size > 0);
  assert.match(await highlighted(page, "match"), /^бағдарлама$/i);
  await press("Escape", "g");
  await page.keyboard.type("5");
  await press("Enter");
  await page.waitForSelector("#p5.target");
});

it("is accessible with a coding chosen, at a desk and on a phone, light and dark", async () => {
  for (const size of [desk, phone]) {
    for (const colorScheme of ["light", "dark"]) {
      const own = await chromium.newContext({ ...size, colorScheme, storageState, bypassCSP: true });
      const shown = await own.newPage();
      await shown.goto(`${server.base}${DOCUMENT}`);
      await opened(shown);
      await shown.locator("article.passage").first().focus();
      await shown.keyboard.press("n");
      await check(shown, `the workspace, ${size.viewport.width}, ${colorScheme}`);
      await own.close();
    }
  }
});

it("works by forms without scripts", async () => {
  const own = await chromium.newContext({ ...desk, storageState, javaScriptEnabled: false });
  const plain = await own.newPage();
  await plain.goto(`${server.base}${DOCUMENT}`);
  const begun = await plain.locator("#p6 .codings li").count();
  await plain.locator("#p6 .by-hand input").check();
  await plain.locator("#by-hand > button").first().click();
  assert.match(plain.url(), /#p6$/);
  assert.equal(await plain.locator("#p6 .codings li").count(), begun + 1);
  await plain.locator("#p6 .codings button").last().click();
  assert.equal(await plain.locator("#p6 .codings li").count(), begun);
  await own.close();
});
