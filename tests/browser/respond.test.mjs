// A respondent on a phone, with scripts and without.
import assert from "node:assert/strict";
import { get } from "node:http";
import { after, before, describe, it } from "node:test";
import { fill, finish, next, turning } from "./filling.mjs";
import { browser, demo, phone, signIn, desk } from "./saual.mjs";

let server;
let chromium;
before(async () => { [server, chromium] = await Promise.all([demo(), browser()]); });
after(async () => { await chromium?.close(); await server?.stop(); });

/** How many responses the study has, as its researcher sees. */
let researcher;
async function responses() {
  researcher ??= await signIn(await chromium.newContext(desk), server);
  await researcher.goto(`${server.base}/studies/diploma-to-village`);
  return Number(await researcher.locator(".counts b").first().textContent());
}

it("without scripts: tells the number of pages once it is known, and a fault at the address of its page", async () => {
  const context = await chromium.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.survey}?lang=ru`);
  await page.locator(".actions .main").click();
  const progress = () => page.locator(".progress label").textContent();
  const main = () => page.locator(".actions .main").textContent();
  assert.deepEqual([await progress(), await main()], ["Страница 1", "Далее"], "consent decides whether more come");
  await fill(page);
  await next(page);
  assert.equal(await progress(), "Страница 2 из 6");
  const second = page.url();

  // Jumping to the end leads back to what is missing, where it is.
  await page.goto(second.replace(/[^/]+$/, "closing"));
  await fill(page);
  await next(page);
  assert.equal(page.url(), `${second}?check=1`);
  const errors = await page.locator(".errors li").count();
  assert.ok(errors > 0);
  await page.reload();
  assert.equal(await page.locator(".errors li").count(), errors);
  await fill(page);
  await next(page);
  assert.equal(await page.locator(".errors").count(), 0);
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  describe(`with scripts ${javaScriptEnabled ? "on" : "off"}`, () => {
    it("fills the questionnaire in two languages, reloads, goes back, sends twice and is stored once", async () => {
      const beforehand = await responses();
      const context = await chromium.newContext({ ...phone, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(server.survey);
      assert.equal(await page.locator("html").getAttribute("lang"), "kk");
      await page.locator(".actions .main").click();
      await page.waitForURL(/\/consent$/);
      await fill(page);
      await next(page);

      // The first page of questions: answer in Kazakh, switch to Russian midway.
      const second = page.url();
      await fill(page);
      await turning(page, () => page.locator(".languages [value=ru]").click());
      assert.equal(page.url(), second);
      assert.equal(await page.locator("html").getAttribute("lang"), "ru");
      assert.ok(await page.locator("fieldset[data-choices] input:checked").count() > 0, "answers were kept");
      await page.reload();
      if (javaScriptEnabled) await page.locator(".bar[data-state=arrived]").waitFor();
      assert.equal(page.url(), second);
      assert.ok(await page.locator("fieldset[data-choices] input:checked").count() > 0, "after a reload too");
      await next(page);
      assert.notEqual(page.url(), second);

      // Back without loss, by the page's own button.
      await turning(page, () => page.locator(".actions [value=back]").click());
      assert.equal(page.url(), second);
      assert.ok(await page.locator("fieldset[data-choices] input:checked").count() > 0, "back without loss");
      await next(page);

      // To the last page, whose form is kept to be sent again.
      let last;
      for (let pages = 0; pages < 20; pages += 1) {
        await fill(page);
        const fields = await page.locator("form").first().evaluate((form) => [...new FormData(form)]);
        last = { action: page.url(), fields: [...fields, ["_go", "next"]] };
        await next(page);
        if (page.url().endsWith("/done")) break;
      }
      const receipt = await page.locator(".code").first().textContent();
      assert.match(receipt, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);

      const send = (fields) => context.request.post(last.action, {
        data: new URLSearchParams(fields).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
      });
      const again = await send(last.fields);
      assert.equal(again.status(), 200);
      assert.ok((await again.text()).includes(receipt), "the same receipt");
      const changed = last.fields.map(([name, value]) => [name, name === "comment" ? "Енді басқа ой" : value]);
      const other = await send(changed);
      assert.equal(other.status(), 409);
      const refused = await other.text();
      assert.ok(refused.includes("Енді басқа ой") && refused.includes(receipt), "nothing is lost");
      assert.equal(await responses(), beforehand + 1);
      await context.close();
    });

    it("is told what is missing, beside the field and in a summary, in its language", async () => {
      const context = await chromium.newContext({ ...phone, locale: "ru", javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(server.survey);
      await page.locator(".actions .main").click();
      await page.waitForURL(/\/consent$/);
      await next(page);
      assert.equal(await page.locator(".errors li").count(), 1);
      const target = await page.locator(".errors a").first().getAttribute("href");
      assert.equal(await page.locator(target).count(), 1);
      assert.ok(await page.locator("fieldset .error").first().isVisible());
      assert.match(await page.locator(".errors").textContent(), /[а-я]/);
      await context.close();
    });

    it("continues on another phone with the code", async () => {
      const first = await chromium.newContext({ ...phone, javaScriptEnabled });
      const page = await first.newPage();
      await page.goto(server.survey);
      await page.locator(".actions .main").click();
      await page.waitForURL(/\/consent$/);
      await fill(page);
      await next(page);
      await fill(page);
      await next(page);
      const url = page.url();
      if (javaScriptEnabled) await page.locator(".bar[data-state=arrived]").waitFor();
      const code = await page.locator(".code").textContent();
      const second = await chromium.newContext({ ...phone, javaScriptEnabled });
      const other = await second.newPage();
      await other.goto(server.survey);
      await other.locator("summary").click();
      await other.locator("#code").fill(code);
      await other.locator("details button").click();
      await other.waitForURL((at) => at.origin + at.pathname === url);
      await finish(other);
      await Promise.all([first.close(), second.close()]);
    });

    it("who declines is thanked, and asked nothing", async () => {
      const context = await chromium.newContext({ ...phone, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(server.survey);
      await page.locator(".actions .main").click();
      await page.waitForURL(/\/consent$/);
      await page.locator("[value=decline]").check();
      for (let pages = 0; pages < 3 && !page.url().endsWith("/done"); pages += 1) await next(page);
      assert.ok(page.url().endsWith("/done"));
      await context.close();
    });
  });
}

/** What an answer weighs as it comes, its headers too. */
const weight = (address) => new Promise((done, fail) => {
  const asked = get(address, { agent: false, headers: { "accept-encoding": "gzip, deflate, br" } }, (reply) => {
    reply.resume().on("end", () => done(reply.socket.bytesRead));
  });
  asked.on("error", fail);
});

it("travels light: what is seen first in 14 KB, the whole survey with all that works offline in 30 KB", async () => {
  const context = await chromium.newContext(phone);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  const sizes = new Map();
  const names = new Map();
  await wire.send("Network.enable");
  wire.on("Network.responseReceived", ({ requestId, response }) => {
    assert.ok(response.url.startsWith(server.base), `a third party is asked: ${response.url}`);
    names.set(requestId, new URL(response.url).pathname);
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId);
    const before = sizes.get(name) || 0;
    // How often answers go out is a matter of how long one takes to give them: one time is weighed.
    sizes.set(name, name?.endsWith("/sync") ? Math.max(before, encodedDataLength) : before + encodedDataLength);
  });
  await page.goto(server.survey);
  await page.locator(".actions .main").click();
  await page.waitForURL(/\/consent$/);
  await finish(page);
  await page.locator(".code").first().waitFor();
  // A worker's script is no part of what a page is told of.
  const worker = await weight(`${server.base}/s/worker.js`);
  const sum = (which) => Array.from(sizes).filter(([name]) => which(name)).reduce((all, [, size]) => all + size, 0);
  // A deferred script and what it fetches come after the first thing seen.
  const seen = sum((name) => !/\.js(on)?$|\/whole\/|\/sync$/.test(name));
  const all = sum(() => true);
  console.log(`# seen first ${seen} bytes, everything ${all} bytes and a worker of ${worker}: ${JSON.stringify([...sizes])}`);
  assert.ok(seen <= 14 * 1024, `${seen} bytes before something is seen`);
  assert.ok(all + worker <= 30 * 1024, `${all + worker} bytes in all`);
  // What a whole form names, the phone fetches and keeps.
  const whole = await (await fetch(`${server.survey}/whole/1/kk`)).text();
  for (const name of ["expr-rare.js", "varying.js", "files.js"]) assert.ok(!whole.includes(name), `${name} is named in vain`);
  await context.close();
});
