// Coding by a finger on a small phone: words are selected as Android does it, and codes are at hand.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { check } from "./axe.mjs";
import { phone } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { highlighted, opened, saved } from "./workspace.mjs";

const DOCUMENT = "/studies/diploma-to-village/documents/3";
let context;
let page;
let passage; // the first long one
before(async () => {
  context = await chromium.newContext({ ...phone, storageState, bypassCSP: true });
  page = await context.newPage();
  await page.goto(`${server.base}${DOCUMENT}`);
  await opened(page);
  passage = await page.evaluate(() => [...document.querySelectorAll("article.passage[id]")].find((one) => one.querySelector(".words").textContent.length > 120).id);
  await page.locator(`#${passage}`).scrollIntoViewIfNeeded();
});
after(() => context.close());

const bar = () => page.locator("#touch");
const selection = () => page.evaluate(() => getSelection().toString());
const lines = () => page.locator(`#${passage} .line`).count();
const look = (name) => process.env.SAUAL_SHOTS && page.screenshot({ path: `${process.env.SAUAL_SHOTS}/${name}.png` });

/** Selects words as the phone's own handles do: no key, no mouse and no focus tells of it. */
const draw = (first, count) => page.evaluate(([passage, first, count]) => {
  const { firstChild } = document.querySelector(`#${passage} .words`);
  const words = [...firstChild.data.matchAll(/[\p{L}\p{N}]+/gu)];
  const last = words[first + count - 1];
  const range = document.createRange();
  range.setStart(firstChild, words[first].index);
  range.setEnd(firstChild, last.index + last[0].length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}, [passage, first, count]);

/** Whether a finger reaches the first buttons of the bar: on the screen, large enough, under nothing else. */
const reached = () => page.evaluate(() => [...document.querySelectorAll("#touch button")].slice(0, 3).map((button) => {
  const { left, top, right, bottom, height } = button.getBoundingClientRect();
  const isWithin = left >= 0 && Math.min(right, innerWidth) - left >= 44 && top > innerHeight / 2 && bottom <= innerHeight && height >= 44;
  return isWithin && button.contains(document.elementFromPoint(left + 22, (top + bottom) / 2));
}));

it("offers codes as soon as words are selected, and puts the one that is tapped on just these", async () => {
  assert.ok(await bar().isHidden());
  await draw(2, 1);
  const word = await selection();
  assert.match(word, /^\p{L}+$/u, "one word");
  await bar().waitFor();
  assert.deepEqual(await reached(), [true, true, true], "codes are at hand before any was used");
  await look("touch-word");
  const begun = await lines();
  await page.locator("#touch-palette button").first().tap();
  await saved(page);
  assert.equal(await lines(), begun + 1);
  assert.equal(await highlighted(page, "chosen"), word);
  assert.equal(await selection(), word, "it stays selected for another code");
});

it("codes several words by a code of the list, which no keyboard covers", async () => {
  const begun = await lines();
  await draw(4, 5);
  const words = await selection();
  await page.locator("#touch [data-do=code]").tap();
  await page.locator("#picker [role=option]").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "picker-list");
  await check(page, "the list of codes on a phone");
  await look("touch-picker");
  await page.locator("#picker [role=option]").last().tap();
  await saved(page);
  assert.equal(await lines(), begun + 1);
  assert.equal(await highlighted(page, "chosen"), words);
  await look("touch-coded");
});

it("puts the bar away with the selection, and shows the coding that is tapped", async () => {
  const begun = await lines();
  const at = await page.evaluate(() => {
    // Away from the handles at its ends.
    const { x, y, width, height } = [...getSelection().getRangeAt(0).getClientRects()].at(-1);
    getSelection().removeAllRanges();
    return { x: x + width / 3, y: y + height / 2 };
  });
  await bar().waitFor({ state: "hidden" });
  await page.touchscreen.tap(at.x, at.y);
  await page.locator("#chosen .path").waitFor();
  await look("touch-panel");
  await page.locator("#chosen .danger").tap();
  await saved(page);
  assert.equal(await lines(), begun - 1);
});
