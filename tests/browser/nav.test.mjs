// The rooms of a study: on a phone and on a desk, in each language, nothing of them reaches past the edge.
import assert from "node:assert/strict";
import { it } from "node:test";
import { check } from "./axe.mjs";
import { desk, phone } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";

for (const [size, viewport] of [["phone", { width: 360, height: 740 }], ["desk", { width: 1280, height: 800 }]]) {
  it(`every room is reached without moving sideways, by keyboard and without scripts, ${size}`, async () => {
    const options = { ...(size === "phone" ? phone : desk), viewport, storageState, javaScriptEnabled: false };
    const context = await chromium.newContext(options);
    const page = await context.newPage();
    for (const language of ["kk", "ru", "en"]) {
      const reached = new Set();
      await page.goto(`${server.base}/studies/diploma-to-village?lang=${language}`);
      const parts = await page.locator(".study-nav > ul:first-child a").count();
      for (let part = 0; part < parts; part++) {
        const link = page.locator(".study-nav > ul:first-child a").nth(part);
        const path = await link.getAttribute("href");
        await link.focus();
        await page.keyboard.press("Enter");
        await page.waitForSelector(`.study-nav [aria-current=page][href="${path}"]`);
        const nav = page.locator(".study-nav");
        assert.equal(await nav.locator("[aria-current=page]").count(), 1, `${page.url()} in ${language}`);
        for (const box of await Promise.all((await nav.locator("a").all()).map((it) => it.boundingBox())))
          assert.ok(box.x >= 0 && box.x + box.width <= viewport.width && box.height >= 44, `${page.url()} in ${language}`);
        for (const it of await nav.locator("a").all()) reached.add(new URL(await it.getAttribute("href"), server.base).pathname);
      }
      assert.equal(reached.size, 18, [...reached].join(" "));
    }
    await context.close();
  });
}

it("nothing is wrong with the rooms for a screen reader", async () => {
  const context = await chromium.newContext({ ...desk, storageState, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${server.base}/studies/diploma-to-village/codebook?lang=kk`);
  await check(page, "the rooms");
  await context.close();
});
