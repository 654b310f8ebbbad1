// Weights are made from what is known of the population, and small cells do not leave unseen.
import assert from "node:assert/strict";
import { it } from "node:test";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { inLanguage, views } from "./views.mjs";

const study = `${server.base}/studies/diploma-to-village`;
const shares = { female: "52", male: "48" };

it("makes weights without scripts, tells what is wrong by row, and tables take them", async () => {
  const context = await chromium.newContext({ ...desk, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${study}/weights?lang=en`);
  await page.getByRole("link", { name: "New weights" }).click();
  await page.selectOption("#by", ["gender"]);
  await page.getByRole("button", { name: "Fill in their categories" }).click();
  await page.fill("#name", "census");
  await page.fill("[name='cell:gender  female']", shares.female);
  await page.getByRole("button", { name: "Make weights" }).click();
  assert.match(await page.locator("[role=alert]").textContent(), /Row 2.*Male|Row 2.*male/s);
  assert.equal(await page.inputValue("[name='cell:gender  female']"), shares.female);
  await page.fill("[name='cell:gender  male']", shares.male);
  await page.getByRole("button", { name: "Make weights" }).click();
  await page.waitForURL(/weights\/census$/);
  assert.match(await page.locator("main").textContent(), /52\.00/);
  await page.getByRole("link", { name: "Build a table with these weights" }).click();
  assert.equal(await page.inputValue("#weight"), "census");
  await page.selectOption("#rows", ["satisfaction"]);
  await page.locator("#build button.primary").click();
  assert.match(await page.locator("#result").textContent(), /effective n is 2\d\d/);
  await page.goto(`${study}/publication`);
  await page.fill("#least", "90");
  await page.locator("main form button.primary").click();
  await page.goto(`${study}/tables/build/file?rows=gender&format=csv`);
  assert.match(await page.locator("main").textContent(), /87/);
  await context.close();
});

it("is accessible in every language, size and colour", async () => {
  const paths = ["weights", "weights/new?by=region&by=gender", "weights/census", "publication", "tables/build/file?rows=gender&format=csv"];
  await views(chromium, { storageState }, async (page, language, sees) => {
    for (const path of paths) {
      await page.goto(inLanguage(`${study}/${path}`, language));
      await sees(path);
    }
  });
});
