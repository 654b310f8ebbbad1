// The page of the fieldwork: what comes appears by itself, unless somebody paused it.
import assert from "node:assert/strict";
import { it } from "node:test";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { views, inLanguage } from "./views.mjs";

const page = `${server.base}/studies/diploma-to-village/fieldwork`;
const completed = "#fieldwork-tiles li:first-child b";

/** Somebody says that they do not take part: the shortest way through the survey. */
async function declines() {
  const context = await chromium.newContext({ ...desk, javaScriptEnabled: false });
  const phone = await context.newPage();
  await phone.goto(`${server.base}/s/diploma-to-village`);
  await phone.locator("main form button.main").click();
  await phone.locator("input[type=radio]").last().check();
  while (!phone.url().endsWith("/done")) {
    const before = phone.url();
    await phone.locator("button.main").click();
    assert.notEqual(phone.url(), before, await phone.locator("main").textContent());
  }
  await context.close();
}

it("shows what comes without being loaded again, with all that was opened still open", async () => {
  const context = await chromium.newContext({ ...desk, storageState });
  const desktop = await context.newPage();
  await desktop.goto(`${page}?lang=kk`);
  assert.equal(await desktop.locator(completed).textContent(), "230");
  await desktop.evaluate(() => { document.body.dataset.same = "yes"; });
  await desktop.locator("#meant summary").click();
  await declines();
  await desktop.waitForFunction((place) => document.querySelector(place).textContent === "231", completed);
  assert.equal(await desktop.locator("#fieldwork-ways tbody tr").count(), 2, "it came in another way");
  await desktop.waitForFunction(() => document.querySelector("#fieldwork-ways img")?.complete);
  assert.equal(await desktop.evaluate(() => document.body.dataset.same), "yes");
  assert.equal(await desktop.locator("#meant").getAttribute("open"), "");

  await desktop.locator("#live").click();
  const asked = [];
  desktop.on("request", (request) => asked.push(request.url()));
  await declines();
  assert.equal(asked.length, 0, "nothing is asked while it is paused");
  await desktop.locator("#live").click();
  await desktop.waitForFunction((place) => document.querySelector(place).textContent === "232", completed);
  await context.close();
});

it("works without scripts, counts by any question and sets targets", async () => {
  const context = await chromium.newContext({ ...desk, storageState, javaScriptEnabled: false });
  const desktop = await context.newPage();
  await desktop.goto(`${page}?lang=en`);
  await desktop.fill("#from", "2025-02-10");
  await desktop.fill("#to", "2025-02-16");
  await desktop.selectOption("#by", "gender");
  await desktop.locator("form.period button").click();
  assert.equal(await desktop.locator(completed).textContent(), "48");
  assert.equal(await desktop.locator("#fieldwork-days tbody tr").count(), 7);
  const cells = await desktop.locator("#fieldwork-choices tbody td:nth-of-type(1)").allTextContents();
  assert.equal(cells.map(Number).reduce((sum, count) => sum + count), 48);
  await desktop.locator("#targets summary").click();
  await desktop.fill("#wanted", "300");
  await desktop.locator("#targets button").click();
  await desktop.waitForURL(/done=targets/);
  assert.match(await desktop.locator(".quota").textContent(), /of 300 wanted/);
  await context.close();
});

it("is accessible in every language, size and colour", async () => {
  await views(chromium, { storageState }, async (view, language, sees) => {
    await view.goto(inLanguage(page, language));
    await view.evaluate(() => { for (const details of document.querySelectorAll("main details")) details.open = true; });
    await sees("fieldwork");
    if (language === "kk") {
      await view.goto(inLanguage(`${page}?from=x`, language));
      await sees("a day that is none");
    }
  });
});
