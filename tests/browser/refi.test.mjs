// Exchange with other programs: given out, looked at, taken in; in every language, size and colour.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { views } from "./views.mjs";

const study = `${server.base}/studies/diploma-to-village`;

const sample = (name) => new URL(`../data/refi/${name}`, import.meta.url).pathname;

async function look(page, file) {
  await page.goto(`${study}/exchange?lang=kk`);
  await page.setInputFiles("#file", file);
  await page.locator("button[value=look]").click();
  await page.waitForLoadState();
}

it("gives a study out and takes another program's in, whose coder is somebody here", async () => {
  const context = await chromium.newContext({ ...desk, storageState, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${study}/exchange`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("form[method=get] button").click(),
  ]);
  assert.match(download.suggestedFilename(), /^diploma-to-village-project\.qdpx$/);
  const project = await download.path();
  assert.equal((await readFile(project)).subarray(0, 2).toString(), "PK");

  await look(page, sample("pyrefiqda.qdpx"));
  assert.equal(await page.locator("select[name^=user-]").count(), 2);
  assert.equal(await page.locator("tbody tr").count(), 1);
  const anna = page.locator("select[name^=user-]").first();
  await anna.selectOption({ index: 1 });
  await page.locator("button[value=take]").click();
  await page.waitForURL(/done=taken&codes=3&changed=0&documents=1&codings=4&memos=1/);
  await page.goto(`${study}/quotes`);
  assert.match(await page.locator("main").textContent(), /көтерме жәрдемақы берді/);

  await look(page, sample("qualcoder.qdpx"));
  assert.match(await page.locator(".exchange-sums").textContent(), /бұрыннан бары – 1/, "the same text");
  await context.close();
});

it("has pages that axe finds nothing on", async () => {
  await views(chromium, { storageState }, async (page, language, sees) => {
    await page.goto(`${study}/exchange?lang=${language}`);
    await sees("exchange");
    await page.setInputFiles("#file", sample("qualcoder.qdpx"));
    await page.locator("button[value=look]").click();
    await page.waitForSelector("button[value=take]");
    await sees("exchange, look");
    await page.goto(`${study}/exchange?lang=${language}`);
    await page.setInputFiles("#file", { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("guid,name_kk,color\n1,Үй,red\n") });
    await page.locator("button[value=look]").click();
    await page.waitForSelector(".errors");
    await sees("exchange, faults");
  });
});
