// A coder with the keyboard alone, then a search.
import assert from "node:assert/strict";
import { it } from "node:test";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { inLanguage, views } from "./views.mjs";
import { highlighted, opened, saved } from "./workspace.mjs";

it("codes six quotes with the keyboard alone, undoes one, finds an inflected form and opens the hit", async () => {
  const context = await chromium.newContext({ ...desk, storageState });
  const page = await context.newPage();
  const study = `${server.base}/studies/diploma-to-village`;
  await page.goto(`${study}/documents`);
  const links = await page.locator(".cards h2 a").evaluateAll((all) => all.map((link) => link.href));
  assert.equal(links.length, 6);
  const bars = page.locator("#p3 .line");
  for (const link of links) {
    await page.goto(link);
    await opened(page);
    const before = await page.locator(".line").count();
    await page.locator(".passage").first().focus();
    // Down to the third passage, a sentence of it, the picker, a code by its letters.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("s");
    await page.keyboard.press("Shift+s");
    const words = await page.evaluate(() => getSelection().toString());
    await page.keyboard.press("c");
    await page.keyboard.type("ұсын");
    await page.keyboard.press("Enter");
    await saved(page);
    assert.ok(await page.locator(".line").count() > before);
    assert.match(await page.evaluate(() => document.activeElement.className), /passage/);
    assert.match(await page.locator("#p3 .margin").textContent(), /Ұсыныстар/);
    assert.equal((await page.locator("#p3 .words").textContent()).indexOf(words.split("\n")[0]), 0, "from the first letter");
  }
  // The last one is undone, and done again.
  const there = await bars.count();
  await page.keyboard.press("u");
  await page.waitForFunction((n) => document.querySelectorAll("#p3 .line").length < n, there);
  await page.locator("#p3").focus();
  await page.keyboard.press("a");
  await page.keyboard.press("c");
  await page.keyboard.type("proposals");
  await page.keyboard.press("Enter");
  await saved(page);
  assert.equal(await bars.count(), there);

  // Theirs alone: a colleague has coded as well.
  await page.goto(`${study}/quotes?coder=1`);
  assert.equal(await page.locator("blockquote").count(), 12);
  assert.match(await page.locator("main").textContent(), /«[^»]+» \(қатысушы, 23 жаста, Түркістан обл\.\)/);

  // «жеңілдік» stands in the text only as «жеңілдіктерді».
  await page.goto(`${study}/search`);
  await page.locator("#q").fill("жеңілдік");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hits mark");
  assert.equal(await page.locator(".hits mark").first().textContent(), "жеңілдіктерді");
  await page.locator(".hits a").first().click();
  await opened(page);
  assert.equal(await highlighted(page, "found"), "жеңілдіктерді");
  await page.waitForSelector(".passage.target");
  await context.close();
});

it("shows how subtitles were read before they are taken in", async () => {
  const file = {
    name: "sukhbat.vtt", mimeType: "text/vtt",
    buffer: Buffer.from("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Айгүл>Ауылға келдім.\n\n00:70 --> 00:80\nүш\n"),
  };
  await views(chromium, { storageState }, async (page, language, sees) => {
    await page.goto(inLanguage(`${server.base}/studies/diploma-to-village/documents`, language));
    await page.locator("#file").setInputFiles(file);
    await page.locator("button[value=look]").click();
    await page.locator(".warning + section").waitFor();
    assert.equal(await page.locator("#text").inputValue(), "[00:00:01.000] Айгүл: Ауылға келдім.");
    await sees("the look at a document");
  });
});
