// Search with the mouse and without scripts: a fault underlined, a line in its context, words counted, all
// that was found coded and undone, a query put together in a form.
import assert from "node:assert/strict";
import { it } from "node:test";
import { check } from "./axe.mjs";
import { desk, phone } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { inLanguage, views } from "./views.mjs";

const search = () => `${server.base}/studies/diploma-to-village/search`;
const query = (words) => `?q=${encodeURIComponent(words)}`;

it("finds, counts, codes and undoes without scripts", async () => {
  const context = await chromium.newContext({ ...desk, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(search());
  await page.locator("#q").fill("ауыл (жалақы");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".faulty u").textContent(), "(");
  await page.locator("#q").fill("бағдарлама*");
  await page.keyboard.press("Enter");
  await page.locator(".hits mark").first().waitFor();
  const hits = await page.locator(".hits mark").count();
  assert.ok(hits > 3);
  await page.locator(".views a").nth(1).click();
  await page.locator(".lines tbody tr").first().waitFor();
  const lines = await page.locator(".lines tbody tr").count();
  assert.ok(lines >= hits);
  await page.locator(".sorts a").last().click();
  assert.equal(await page.locator(".lines tbody tr").count(), lines);
  await page.locator(".views a").nth(2).click();
  await page.locator(".word-counts tbody th").first().waitFor();
  const counted = await page.locator(".word-counts tbody th").allTextContents();
  assert.equal(counted.filter((word) => word.startsWith("бағдарлама")).length, 1, "its forms are counted together");

  await page.goto(search() + query("бағдарлама*"));
  await page.locator(".ways .button").click();
  const quotes = async () => {
    const other = await context.newPage();
    await other.goto(`${server.base}/studies/diploma-to-village/quotes`);
    const count = await other.locator("blockquote").count();
    await other.close();
    return count;
  };
  const before = await quotes();
  await page.locator(".places input").first().uncheck();
  await page.locator("#into").selectOption({ index: 1 });
  await page.locator("form .primary").click();
  await page.locator(".notice").waitFor();
  assert.equal(await quotes(), before + lines - 1);
  await page.locator(".notice button").click();
  assert.equal(await quotes(), before);

  await page.goto(`${search()}/build${query("жалақы")}`);
  await page.locator("#kind-0").selectOption("near");
  await page.locator("#other-0").fill("өсу");
  await page.locator("[value=show]").click();
  assert.equal(await page.locator("#line").textContent(), "жалақы NEAR/5 өсу");
  await page.locator("button[value=search]").click();
  assert.equal(await page.locator("#q").inputValue(), "жалақы NEAR/5 өсу");
  await page.locator(".keep summary").click();
  await page.locator("#keep-name").fill("Жалақы өсуі");
  await page.locator(".keep button").click();
  assert.equal(await page.locator(".saved b").textContent(), "Жалақы өсуі");
  await context.close();
});

it("is readable on a phone and on a desk, in three languages, in light and dark", async () => {
  const pages = [
    query("бағдарлама*"), query("ауыл («"), "/concordance" + query("бағдарлама") + "&sort=after", "/words",
    "/similar?document=1&passage=7", "/code" + query("бағдарлама"), "/saved" + query("ауыл"),
    "/build" + query("жалақы NEAR/5 өсу -ауыл code:жоқ"),
  ];
  await views(chromium, { storageState }, async (page, language, sees) => {
    for (const path of pages) {
      await page.goto(inLanguage(`${search()}${path}`, language));
      for (const summary of await page.locator("main summary").all()) await summary.click();
      await sees(path);
    }
  });
});
