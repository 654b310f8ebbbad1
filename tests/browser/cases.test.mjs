// Cases, cross-tables and names, looked at in every language, size and colour.
import assert from "node:assert/strict";
import { it } from "node:test";
import { check } from "./axe.mjs";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { viewsOf } from "./views.mjs";

const study = `${server.base}/studies/diploma-to-village`;

it("makes cases of interviews, links one to a response, and follows a cell of a cross-table to its quotes", async () => {
  const context = await chromium.newContext({ ...desk, storageState });
  const page = await context.newPage();
  await page.goto(`${study}/cases`);
  await page.locator("button[value=documents]").click();
  await page.waitForURL(/done=made&count=6/);
  assert.equal(await page.locator(".cases-table tbody tr").count(), 6);
  await page.goto(`${study}/cases/attributes`);
  await page.locator("[name=question][value=gender]").check();
  await page.locator("button[value=questions]").click();
  await page.waitForURL(/done=saved/);
  await page.goto(`${study}/cases`);
  await page.locator(".cases-table tbody a").first().click();
  await page.locator("#numbers").fill("12");
  await page.locator("main form button.primary").first().click();
  await page.waitForURL(/done=saved/);
  assert.match(await page.locator(".case-known").textContent(), /Әйел|Ер/);

  await page.goto(`${study}/cross?by=document`);
  const cell = page.locator(".cross td.heat a").first();
  const count = Number(await cell.textContent());
  await cell.click();
  await page.waitForURL(/\/quotes\?/);
  assert.equal(await page.locator("blockquote").count(), count);
  await page.goto(`${study}/cross?by=code&near=passage`);
  assert.ok(await page.locator(".cross td.void").count() > 0, "a code and itself");
  await page.waitForFunction(() => document.querySelector(".chart img")?.naturalWidth > 0);

  await page.goto(`${study}/team`);
  await page.locator("button[value=keeper-give]").first().click();
  await page.waitForURL(/done=changed/);
  await page.goto(`${study}/names`);
  await page.locator("#name-0").fill("Айгүл");
  await page.locator("#alias-0").fill("Қатысушы 3");
  await page.locator("form:has(#name-0) button.primary").click();
  await page.waitForURL(/done=saved/);
  await context.close();
});

it("has pages that axe finds nothing on", async () => {
  const pages = ["cases", "cases/1", "cases/attributes", "cases/link?equal=number", "cross?by=document", "cross?by=code&below=1", "names", "team"];
  await viewsOf(chromium, { storageState }, pages.map((path) => `${study}/${path}`));
});
