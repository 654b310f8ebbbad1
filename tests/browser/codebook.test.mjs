// The codebook by keys and by hand: a tree that is walked, folded, filtered and put in another order.
import assert from "node:assert/strict";
import { it } from "node:test";
import { check } from "./axe.mjs";
import { desk, phone } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { viewsOf } from "./views.mjs";

const book = () => `${server.base}/studies/diploma-to-village/codebook`;
const shape = (page) => page.locator("#tree li").evaluateAll((all) => all.map((item) => "·".repeat(Number(item.parentElement.closest("li") !== null)) + item.dataset.code).join(" "));
const moved = (page, before) => page.waitForFunction((was) => [...document.querySelectorAll("#tree li")].map((item) => "·".repeat(Number(item.parentElement.closest("li") !== null)) + item.dataset.code).join(" ") !== was, before);

it("is walked, folded and put in order with the keyboard alone, and each step is undone", async () => {
  const context = await chromium.newContext({ ...desk, storageState });
  const page = await context.newPage();
  await page.goto(book());
  assert.equal(await page.locator("#tree").getAttribute("role"), "tree");
  const start = await shape(page);
  assert.equal(start, "1 ·2 ·3 4 5 6 ·7 ·8 9");
  const focused = () => page.evaluate(() => document.activeElement.parentElement.dataset.code);
  await page.locator("#tree [tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "2", "into the first below it");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("#code-1 > .row").getAttribute("aria-expanded"), "false");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "4", "what is folded is passed over");
  await page.keyboard.press("Alt+ArrowDown");
  await moved(page, start);
  assert.equal(await shape(page), "1 ·2 ·3 5 4 6 ·7 ·8 9");
  assert.equal(await focused(), "4");
  const second = await shape(page);
  await page.keyboard.press("Alt+ArrowRight");
  await moved(page, second);
  assert.equal(await shape(page), "1 ·2 ·3 5 ·4 6 ·7 ·8 9");
  await page.locator("[data-way=undo]").click();
  await page.waitForFunction(() => document.getElementById("code-4").parentElement.id === "tree");
  await page.locator("[data-way=undo]").click();
  await page.waitForFunction(() => document.getElementById("code-4").nextElementSibling?.dataset.code === "5");
  assert.equal(await shape(page), start);
  await page.locator("#code-4 > .row").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/codebook\/4$/);
  await context.close();
});

/** Moves a finger, or the mouse, from one place over another and up again when `over` says so. */
async function drag(page, from, to, over) {
  const touched = (await page.evaluate(() => navigator.maxTouchPoints)) > 0;
  if (!touched) {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await over();
    await page.mouse.up();
    return;
  }
  const fingers = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => fingers.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", from);
  for (let step = 1; step <= 8; step++) {
    await touch("touchMove", { x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 });
  }
  await over();
  await touch("touchEnd");
}

for (const [size, options] of [["phone", phone], ["desk", desk]]) {
  it(`is put in order by hand, ${size}`, async () => {
    const context = await chromium.newContext({ ...options, storageState });
    const page = await context.newPage();
    await page.goto(book());
    const before = await shape(page);
    await page.locator("#code-5").evaluate((item) => item.scrollIntoView({ block: "center" }));
    const grip = await page.locator("#code-9 > .row .grip").boundingBox();
    const over = await page.locator("#code-5 > .row").boundingBox();
    const [from, to] = [{ x: grip.x + 8, y: grip.y + 8 }, { x: over.x + 40, y: over.y + over.height / 2 }];
    await drag(page, from, to, () => page.waitForSelector("#code-5.drop-into"));
    await moved(page, before);
    assert.equal(await shape(page), "1 ·2 ·3 4 5 ·9 6 ·7 ·8");
    await page.locator("[data-way=undo]").click();
    await page.waitForFunction(() => document.getElementById("code-9").parentElement.id === "tree");
    assert.equal(await shape(page), before);
    await page.locator("#filter").fill("finan");
    await page.waitForFunction(() => [...document.querySelectorAll("#tree li")].filter((item) => item.checkVisibility()).length === 2);
    await context.close();
  });
}

it("takes Enter in a field for what the page is about", async () => {
  const context = await chromium.newContext({ ...desk, storageState });
  const page = await context.newPage();
  await page.goto(`${book()}/2`);
  const anchor = await page.locator("[name=anchor-kk]").inputValue();
  await page.goto(`${book()}/2/split`);
  await page.locator("[name=coding]").first().check();
  await page.locator("[name=label-kk]").fill("Бөлек");
  await page.locator("[name=label-kk]").press("Enter");
  await page.waitForURL(/done=split/);
  await page.goto(`${book()}/2`);
  assert.equal(await page.locator("[name=anchor-kk]").inputValue(), anchor, "the example is what it was");
  await page.goto(book());
  await page.locator("[data-way=undo]").click();
  await page.waitForFunction(() => !document.getElementById("tree").textContent.includes("Бөлек"));

  await page.goto(`${book()}/../quotes?lang=ru`);
  await page.locator("[name=coding]").first().check();
  const [report] = await Promise.all([page.waitForEvent("download"), page.locator("[name^=order-]").first().press("Enter")]);
  assert.match(report.suggestedFilename(), /quotes\.docx$/);
  await page.locator("[name=place]").fill("Статья");
  await page.locator("[name=place]").press("Enter");
  await page.waitForURL(/done=cited/);
  assert.equal(await page.locator(".mentions", { hasText: "Статья" }).count(), 1);
  await page.goto(`${book()}?lang=kk`);
  await context.close();
});

it("keeps a label and its field on one line", async () => {
  for (const [options, whole] of [[phone, true], [desk, false]]) {
    const context = await chromium.newContext({ ...options, storageState });
    const page = await context.newPage();
    for (const path of ["/../quotes", "/history", "/2/split", "/../cross"]) {
      await page.goto(`${book()}${path}`);
      const pairs = await page.locator(".bar .pair").evaluateAll((all) => all.map((pair) => {
        const [label, field] = [...pair.children].map((child) => child.getBoundingClientRect());
        return { beside: label.top < field.bottom && field.top < label.bottom, fills: field.width > pair.parentElement.clientWidth * 0.9, choice: pair.lastElementChild.tagName === "SELECT" };
      }));
      assert.ok(pairs.length > 1, path);
      for (const pair of pairs) assert.ok(whole ? !pair.choice || pair.fills : pair.beside, `${path}: ${JSON.stringify(pair)}`);
    }
    await context.close();
  }
});

it("has nothing that axe would find, and nothing past the edge of a phone", async () => {
  const pages = ["", "/1", "/2/split", "/2/merge?into=3", "/history", "/history?deeds=all", "/2/history", "/../quotes", "/../quotes/template"];
  await viewsOf(chromium, { storageState }, pages.map((path) => `${book()}${path}`));
});
