// Choices that are the rows of a repeat, choices in an order by chance and notes that come and go: a
// phone without a network shows what the server shows of the same answers.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { begin, publish, visited } from "./phone.mjs";
import { next, turning } from "./filling.mjs";
import { browser, demo, desk, phone, signIn } from "./saual.mjs";

const letters = [..."abcdefghijkl"];
const choices = (codes) => codes.map((code) => `{ code = "${code}", label = { kk = "${code}", en = "${code}" } }`).join(", ");
const FORM = `
title = { kk = "Үй", en = "Home" }
languages = ["kk", "en"]
[[list]]
name = "letters"
choice = [${choices(letters)}]
[[page]]
name = "who"
[[page.item]]
name = "member"
kind = "repeat"
label = { kk = "Адам", en = "Person" }
[[page.item.item]]
name = "called"
kind = "text"
label = { kk = "Аты?", en = "Name?" }
[[page.item.item]]
name = "age"
kind = "integer"
label = { kk = "Жасы?", en = "Age?" }
[[page.item.item]]
note = { kk = "Мектепке барады", en = "Goes to school" }
relevant = "\${age} < 18"
[[page.item]]
name = "head"
kind = "single"
list = "\${called}"
label = { kk = "Үй иесі кім?", en = "Who is the head?" }
[[page.item]]
name = "adults"
kind = "multiple"
list = "\${called}"
choice_filter = "\${age} >= 18"
label = { kk = "Қайсысы жұмыс істейді?", en = "Who works?" }
[[page.item]]
name = "elder"
kind = "single"
list = "\${called}"
appearance = "minimal"
label = { kk = "Үлкені кім?", en = "Who is the eldest?" }
[[page.item]]
name = "age_order"
kind = "rank"
list = "\${called}"
label = { kk = "Реті?", en = "In which order?" }
[[page.item]]
note = { kk = "\${head} үйде", en = "\${head} is at home" }
relevant = "\${head} != ''"
[[page]]
name = "mixed"
[[page.item]]
name = "own"
kind = "multiple"
label = { kk = "Әріптер?", en = "Letters?" }
parameters = { randomize = "true" }
choice = [${choices(letters)}]
[[page.item]]
name = "seeded"
kind = "single"
list = "letters"
label = { kk = "Әріп?", en = "Letter?" }
parameters = { randomize = "true", seed = "42" }
[[page.item]]
name = "shuffled"
kind = "rank"
list = "letters"
label = { kk = "Әріптер реті?", en = "Order of letters?" }
parameters = { randomize = "true" }
[[page.item]]
name = "some"
kind = "single"
list = "\${called}"
label = { kk = "Кім?", en = "Who?" }
parameters = { randomize = "true" }
[[page]]
name = "end"
[[page.item]]
name = "words"
kind = "text"
label = { kk = "Тағы?", en = "More?" }
`;

let server;
let chromium;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  const researcher = await signIn(await chromium.newContext(desk), server);
  await publish(researcher, server, "home", FORM);
});
after(async () => { await chromium?.close(); await server?.stop(); });

/** The codes that a question offers, as they stand. */
const offered = (page, name) => page.evaluate((field) => [...new Set(
  [...document.querySelectorAll(`form [data-item="${field}"] [data-code]`)].filter((one) => !one.hidden).map((one) => one.dataset.code),
)], name);

const NAMES = ["Aya", "Bek Serik", "Dana", "Ernar", "Fariza"];
const MIXED = ["own", "seeded", "shuffled", "some"];

it("offers without a network what the server offers, in the same order, and keeps it", async () => {
  const context = await chromium.newContext({ ...phone, locale: "en" });
  const page = await visited(context, server, "home");
  await context.setOffline(true);
  await begin(page);
  assert.deepEqual(await offered(page, "head"), [], "nobody is named yet");
  for (const [at, name] of NAMES.entries()) {
    if (at) await page.locator(".add").click();
    await page.locator(`[name='member/${at + 1}/called']`).fill(name);
    await page.locator(`[name='member/${at + 1}/age']`).fill(String(10 + at * 5));
  }
  for (const name of ["head", "elder", "age_order"]) assert.deepEqual(await offered(page, name), NAMES, name);
  assert.deepEqual(await offered(page, "adults"), ["Dana", "Ernar", "Fariza"]);
  const school = page.locator("[data-row='member/1'] .note");
  assert.ok(await school.isVisible());
  assert.ok(!(await page.locator("[data-row='member/3'] .note").isVisible()));
  await page.locator("[name='member/1/age']").fill("40");
  assert.ok(!(await school.isVisible()));

  await page.locator("[data-item=head] [data-code='Bek Serik']").click();
  await page.locator("main > .note", { hasText: "Bek Serik is at home" }).waitFor();
  await page.locator("[data-item=adults] [data-code=Aya]").click();
  await page.locator("[data-item=adults] [data-code=Dana]").click();
  await page.locator("[name=elder]").selectOption("Dana");
  await page.locator("[data-item=age_order] li[data-code=Dana] button").first().click();
  const order = () => page.locator("[data-item=age_order] li input").evaluateAll((fields) => fields.map((field) => field.value));
  assert.deepEqual(await order(), ["Aya", "Dana", "Bek Serik", "Ernar", "Fariza"]);

  // Whoever is taken away can be chosen no more; the others stay chosen.
  await page.locator("[value='remove:member/2']").click();
  assert.ok(await page.locator("[name='member/1/called']").isVisible(), "the others are still there");
  assert.deepEqual(await offered(page, "head"), ["Aya", "Dana", "Ernar", "Fariza"]);
  await page.locator("main > .note", { hasText: "is at home" }).waitFor({ state: "hidden" });
  assert.equal(await page.locator("[name=elder]").inputValue(), "Dana");
  assert.deepEqual(await page.locator("[name=adults]:checked").evaluateAll((boxes) => boxes.map((box) => box.value)), ["Aya", "Dana"]);
  await page.locator("[data-item=head] [data-code=Dana]").click();
  await page.locator("[data-item=age_order] .keep, [data-item=age_order] li button:not(:disabled)").first().click();

  await next(page);
  const orders = {};
  for (const name of MIXED) orders[name] = await offered(page, name);
  assert.deepEqual([...orders.own].sort(), letters);
  assert.notDeepEqual(orders.own, letters);
  assert.notDeepEqual(orders.own, orders.seeded);
  await page.locator("[data-item=own] [data-code]").nth(0).click();
  await page.locator("[data-item=own] [data-code]").nth(1).click();
  await turning(page, () => page.locator(".languages [value=kk]").click());
  for (const name of MIXED) assert.deepEqual(await offered(page, name), orders[name], `${name} in another language`);
  await turning(page, () => page.locator(".actions [value=back]").click());
  await next(page);
  for (const name of MIXED) assert.deepEqual(await offered(page, name), orders[name], `${name} after going back`);

  // The same draft where no script runs, by its code.
  await context.setOffline(false);
  await page.locator(".bar[data-state=arrived]").waitFor();
  const code = await page.locator("details .code").textContent();
  const plain = await (await chromium.newContext({ ...phone, locale: "en", javaScriptEnabled: false })).newPage();
  await plain.goto(`${server.base}/s/home`);
  await plain.locator("details summary").first().click();
  await plain.locator("#code").fill(code);
  await plain.locator("details form button").first().click();
  await plain.goto(`${server.base}/s/home/mixed`);
  const shown = (name) => plain.locator(`[data-item=${name}] [data-code]`).evaluateAll((all) => [...new Set(all.map((one) => one.dataset.code))]);
  for (const name of MIXED) assert.deepEqual(await shown(name), orders[name], `${name} on the server`);
  await plain.goto(`${server.base}/s/home/who`);
  assert.deepEqual(await shown("head"), ["Aya", "Dana", "Ernar", "Fariza"]);
  assert.ok(await plain.locator("[name=head][value=Dana]").isChecked());
  await context.close();
});
