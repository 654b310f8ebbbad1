// Any table, put together on a page, live and without scripts, and kept in the plan.
import assert from "node:assert/strict";
import { it } from "node:test";
import { desk } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { inLanguage, views } from "./views.mjs";

const study = `${server.base}/studies/diploma-to-village`;
const QUERY = "rows=reasons&rows=age&bands/age=equal&parts/age=3&of1/reasons=job_guarantee&net1/reasons=A&expression/1=1&as/1=number&means=welch&columns=gender&columns=education&show=count&show=column_percent&show=mean&letters=bonferroni&test=chi_squared";

/** The cells of the row that begins so. */
const cells = (page, label) => page.locator("#result tbody tr", { has: page.locator("th", { hasText: label }) }).first().locator("td").allTextContents();

/** Drags as a mouse does: the browser needs a moment to begin, and to see what is beneath. */
async function drag(page, from, to) {
  await page.locator(to).scrollIntoViewIfNeeded();
  const [begin, end] = [await page.locator(from).boundingBox(), await page.locator(to).boundingBox()];
  await page.mouse.move(begin.x + 10, begin.y + 5);
  await page.mouse.down();
  await page.mouse.move(begin.x + 15, begin.y + 15);
  const over = page.waitForSelector(`${to}.over`);
  await page.mouse.move(end.x + 30, end.y + 15, { steps: 4 });
  await page.mouse.move(end.x + 32, end.y + 18);
  await over;
  await page.mouse.up();
}

async function open(options = {}) {
  const context = await chromium.newContext({ ...desk, storageState, ...options });
  const page = await context.newPage();
  await page.goto(`${study}/tables/build?lang=kk`);
  return page;
}

it("counts anew as the form is changed, and its address is the table", async () => {
  const page = await open();
  assert.equal(await page.locator("#result table").count(), 0);
  await page.selectOption("#rows", "reasons");
  await page.waitForSelector("#result table");
  await page.selectOption("#columns", "gender");
  await page.waitForFunction(() => document.querySelectorAll("#result thead th").length > 4);
  assert.deepEqual((await cells(page, "Қаржылай қолдау")).slice(0, 6), ["119", "67", "186", "83%", "77%", "81%"]);
  const address = page.url();
  assert.match(address, /rows=reasons&columns=gender/);
  await page.selectOption("#figure", "grouped");
  await page.waitForSelector("#result figure svg[role=img]");
  await page.selectOption("#figure", "pie");
  await page.waitForSelector("#result [role=alert]");
  await page.goto(address);
  assert.deepEqual((await cells(page, "Қаржылай қолдау")).slice(0, 3), ["119", "67", "186"]);
  await page.context().close();
});

it("keeps the order in which variables are put, by buttons and by dragging, and counts them finely", async () => {
  const page = await open();
  const rows = (query) => new URL(query).searchParams.getAll("rows").join();
  await page.selectOption("#rows", ["gender", "age", "reasons"]);
  await page.waitForSelector("#variable-age");
  await page.locator("#chips-rows li[data-value=reasons] [data-does=earlier]").click();
  await page.waitForFunction(() => location.search.includes("rows=gender&rows=reasons&rows=age"));
  assert.equal(await page.evaluate(() => document.activeElement.closest("li")?.dataset.value), "reasons", "the focus goes with it");
  await drag(page, "#chips-rows li[data-value=gender] span", "#chips-columns");
  await page.waitForFunction(() => location.search.includes("columns=gender"));
  assert.equal(rows(page.url()), "reasons,age");
  await page.locator("#variable-age summary").click();
  await page.selectOption("[name='bands/age']", "own");
  await page.fill("[name='bounds/age']", "25");
  await page.locator("[name='bounds/age']").blur();
  await page.waitForFunction(() => document.querySelectorAll("#result tbody tr").length && location.search.includes("bounds%2Fage=25"));
  await page.waitForFunction(() => document.getElementById("result").textContent.includes("25") && !document.querySelector("#result[aria-busy]"));
  const labels = await page.locator("#result tbody th").allTextContents();
  assert.equal(labels.filter((label) => /25/.test(label)).length, 2, labels.join());
  await page.context().close();
});

it("copies the table as a word processor and a sheet take it", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${study}/tables/build?rows=reasons&columns=gender`);
  await page.locator("#copy").click();
  await page.waitForFunction(() => document.getElementById("build-status").textContent);
  const [html, text] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(["text/html", "text/plain"].map(async (type) => (await item.getType(type)).text()));
  });
  assert.match(html, /<table[^>]*>.*Қаржылай қолдау/s);
  assert.match(text, /Қаржылай қолдау\t119\t67\t186/);
  await page.context().close();
});

it("works without scripts, tells every fault, and keeps the table in the plan", async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.selectOption("#rows", ["satisfaction"]);
  await page.fill("#filter", "${nobody} > 3");
  await page.locator("#build button.primary").click();
  assert.match(await page.locator("#result [role=alert]").textContent(), /nobody/);
  await page.fill("#filter", "${age} < 25");
  await page.locator("#build button.primary").click();
  assert.equal(await page.locator("#result table").count(), 1);
  await page.locator("details.card summary").click();
  await page.fill("#key", "1 бос");
  await page.locator("details.card button").click();
  assert.equal(await page.locator("#key").getAttribute("aria-invalid"), "true");
  await page.fill("#key", "young_satisfaction");
  await page.fill("#title-kk", "Жастардың қанағаттануы");
  await page.locator("details.card button").click();
  await page.waitForURL(/\/plan#young_satisfaction$/);
  await page.locator("#young_satisfaction a.button").click();
  assert.equal(await page.locator("#filter").inputValue(), "${age} < 25");
  assert.equal(await page.locator("#result h2").textContent(), "Жастардың қанағаттануы");
  await page.context().close();
});

it("is accessible in every language, size and colour", async () => {
  await views(chromium, { storageState }, async (page, language, sees) => {
    for (const path of ["tables/build", `tables/build?${QUERY}`, "tables/build?rows=reasons&filter=%24%7Bnobody%7D", "tables/build?rows=reasons&figure=bars", "tables/build?rows=reasons&columns=region&figure=map", "plan", "plan/archive", "plan/reasons/versions"]) {
      await page.goto(inLanguage(`${study}/${path}`, language));
      await sees(path.slice(0, 40));
    }
  });
});
