// The page of datasets: fit for phone and desk, what a format can be asked, and a file that comes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { viewsOf } from "./views.mjs";

const address = `${server.base}/studies/diploma-to-village/responses/dataset`;

it("is fit for phone and desk, light and dark, in three languages", () => viewsOf(chromium, { storageState }, [address]));

it("asks what the format can be asked, and gives the file", async () => {
  const context = await chromium.newContext({ ...desk, storageState });
  const page = await context.newPage();
  await page.goto(`${address}?lang=kk`);
  const shown = () => page.locator("[data-only]:visible").count();
  assert.equal(await shown(), 0);
  await page.locator("#format-xlsx").focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.locator("#format-csv").isChecked(), true);
  assert.equal(await shown(), 3);
  await page.locator("#content").selectOption("labels");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#dataset button.primary").click()]);
  assert.equal(download.suggestedFilename(), "diploma-to-village-kk.csv");
  assert.match(await readFile(await download.path(), "utf8"), /^\uFEFFsubmission\/id,.*\r\n.*Әйел/s);
  await context.close();
});
