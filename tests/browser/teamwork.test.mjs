// A team that codes together: giving out documents, comparing, deciding, measuring, coding blind.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { check } from "./axe.mjs";
import { browser, demo, desk, signIn } from "./saual.mjs";
import { invite } from "./team.mjs";
import { viewsOf } from "./views.mjs";

let server;
let chromium;
let study;
let states;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  study = `${server.base}/studies/diploma-to-village`;
  const context = await chromium.newContext(desk);
  const page = await signIn(context, server);
  const colleague = await invite(page, chromium, server);
  states = { owner: await context.storageState(), coder: colleague };
  await context.close();
});
after(async () => { await chromium?.close(); await server?.stop(); });

async function open(who, path) {
  const context = await chromium.newContext({ ...desk, storageState: states[who] });
  const page = await context.newPage();
  await page.goto(`${study}/${path}`);
  return page;
}

/** Gives passages of a document a code, as a page without scripts does. */
const code = (page, document, marks) => page.evaluate(async ([address, wanted]) => {
  const shown = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const form = shown.querySelector("form[action$='/codings']");
  for (const [passage, chosen] of wanted) {
    const fields = new FormData(form);
    fields.set("passage", passage);
    fields.set("code", chosen);
    const answer = await fetch(`${address}/codings`, { method: "POST", body: new URLSearchParams(fields) });
    if (!answer.ok) throw new Error(`${answer.status}`);
  }
}, [`${study}/documents/${document}`, marks]);

it("gives documents out, reads one with a colleague, decides where they differ, and measures", async () => {
  const owner = await open("owner", "teamwork/assign");
  await owner.locator("button[value=propose]").click();
  await owner.locator("#proposal-title").waitFor();
  await check(owner, "a proposal");
  await owner.locator("button[value=keep]").click();
  await owner.waitForURL(/done=given/);

  const coder = await open("coder", "teamwork");
  await code(coder, 1, [["2", "1"], ["4", "2"]]);
  await code(owner, 1, [["2", "1"], ["4", "3"]]);
  for (const page of [coder, owner]) {
    await page.goto(`${study}/teamwork`);
    await page.locator("form:has([name=document][value='1']) button[value=done]").first().click();
    await page.waitForURL(/done=changed/);
  }
  await owner.goto(`${study}/documents/1/compare?only=differences`);
  assert.ok(await owner.locator("text=≠").count() > 0);
  await owner.goto(`${study}/teamwork/disagreements?document=1`);
  const first = owner.locator("form:has([name=accept])").first();
  await first.locator("[name=accept]").first().check();
  await first.locator("[name=note]").fill("Түсіндірме");
  await first.locator("button.primary").click();
  await owner.waitForURL(/done=decided/);
  await owner.goto(`${study}/teamwork/disagreements?document=1&state=decided`);
  await owner.getByText("Түсіндірме").waitFor();
  await owner.goto(`${study}/quotes?layer=agreed`);
  assert.equal(await owner.locator("blockquote").count(), 1);
  await owner.goto(`${study}/teamwork/agreement?do=measure&draws=100`);
  assert.ok(await owner.locator(".agreement-table tbody tr").count() > 1);
  assert.match(await owner.locator(".agreement-table tbody tr.row-all").textContent(), /0,\d\d/);
  for (const page of [owner, coder]) await page.context().close();
});

it("has pages that axe finds nothing on", async () => {
  const pages = [
    "teamwork", "teamwork/assign", "documents/1/compare", "teamwork/disagreements?readers=coded",
    "teamwork/disagreements?state=decided", "teamwork/agreement?do=measure&readers=coded&draws=100", "quotes?layer=agreed",
  ];
  await viewsOf(chromium, { storageState: states.owner }, pages.map((path) => `${study}/${path}`));
  await viewsOf(chromium, { storageState: states.coder }, [`${study}/teamwork`]);
});

it("begins and ends a blind phase, and a coder sees that it is one", async () => {
  const owner = await open("owner", "teamwork");
  const coder = await open("coder", "quotes");
  const all = await coder.locator("blockquote").count();
  await owner.locator("form[action$='/blind'] button").click();
  await owner.waitForURL(/done=blind/);
  await coder.reload();
  assert.ok(await coder.locator("blockquote").count() < all, "only their own");
  await viewsOf(chromium, { storageState: states.coder }, [`${study}/teamwork`]);
  await owner.locator("form[action$='/blind'] button").click();
  await owner.waitForURL(/done=sighted/);
  await coder.reload();
  assert.equal(await coder.locator("blockquote").count(), all);
  for (const page of [owner, coder]) await page.context().close();
});
