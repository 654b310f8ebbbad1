// Responses brought from a table: matched, checked, taken in, taken back; in every language, size and colour.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { views } from "./views.mjs";

const bring = `${server.base}/studies/diploma-to-village/responses/bring`;
const demonstration = await readFile(new URL("../../src/demo/responses.csv", import.meta.url), "utf8");
// The first forty responses under ids of their own, one of them with an age that is none.
const rows = demonstration.split("\n").slice(0, 41).map((line, at) => (at ? `new-${line}` : line));
const faulty = [...rows.slice(0, 2), rows[2].replace(",24,", ",жиырма,"), ...rows.slice(3)].join("\n");

async function look(page, language, text) {
  await page.goto(`${bring}?lang=${language}`);
  await page.setInputFiles("#file", { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator("form[enctype] button").click();
  await page.waitForSelector("button[value=check]");
}

it("takes a table in without scripts, whose question nobody asked is answered for all", async () => {
  const context = await chromium.newContext({ ...desk, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await look(page, "en", rows.join("\n"));
  assert.equal(await page.getByLabel("What “region” becomes").inputValue(), "region");
  assert.equal(await page.getByLabel("What “base_weight” becomes").inputValue(), "");
  await page.locator("#fixed-consent").selectOption("agree");
  await page.locator("button[value=check]").click();
  assert.match(await page.locator(".incoming-sums").textContent(), /Can be taken as they are: 40/);
  await page.locator("button[value=take]").click();
  await page.waitForURL(/done=taken&added=40&replaced=0&left=0/);
  await page.locator("summary", { hasText: "Take back" }).click();
  await page.getByRole("button", { name: "Take “a.csv” back" }).click();
  await page.waitForURL(/done=back&count=40/);
  await context.close();
});

it("has pages that axe finds nothing on", async () => {
  await views(chromium, { storageState }, async (page, language, sees) => {
    await page.goto(`${bring}?lang=${language}`);
    await sees("bring");
    await look(page, language, faulty);
    await sees("bring, columns");
    await page.locator("button[value=check]").click();
    await page.waitForSelector("button[value=faults]");
    await sees("bring, faults");
    await page.locator("button[value=leave]").click();
  });
});
