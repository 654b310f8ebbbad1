// Every page, in three languages, on a phone and on a desk, and in the dark, where nothing but colours
// is another, in one language: axe finds nothing, and nothing reaches past the edge of the screen.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { check, sought } from "./axe.mjs";
import { fill, next } from "./filling.mjs";
import { browser, demo, desk, phone, signIn, study } from "./saual.mjs";
import { languages } from "./views.mjs";
import { send, third, twoVersions } from "./versions.mjs";

let server;
let chromium;
let session;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  const context = await chromium.newContext(desk);
  const page = await signIn(context, server);
  await prepareDesigns(page);
  await twoVersions(page, server);
  session = (await context.cookies()).filter((cookie) => cookie.name === "s");
});
after(async () => { await chromium?.close(); await server?.stop(); });

/** A study without a design, and the demonstration's with a fault and a changed original. */
async function prepareDesigns(page) {
  await study(page, server, "empty", { en: "Empty" });
  await page.goto(`${server.base}/studies/diploma-to-village/design`);
  await page.locator("[value=newest]").click();
  await page.waitForSelector("#outline");
  for (const command of [
    { do: "set_field", of: "item/gender", field: "relevant", value: "${nobody} = 1" },
    { do: "set_text", at: "item/age/label", language: "kk", words: "Неше жастасыз?" },
    { do: "set_text", at: "item/gender/label", language: "en", words: null },
    { do: "group", names: ["age"], name: "you" },
  ]) await page.evaluate((fields) => send(fields), [["do", JSON.stringify(command)]]);
  await page.waitForFunction(() => document.getElementById("designer").dataset.revision === "4");
}

/** Uploads a file where a page takes one, and waits for what is told of it. */
async function take(page, path, field, { name, text }) {
  await page.goto(`${server.base}${path}`);
  await page.locator(field).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator(`form:has(${field}) button`).click();
  await page.locator(".errors, #report-title").first().waitFor();
}

const PAGES = [
  "/studies", "/studies/new", "/account", "/studies/S", "/studies/S/form", "/studies/S/responses",
  "/studies/S/responses/7", "/studies/S/tables", "/studies/S/tables?by=gender", "/studies/S/plan",
  "/studies/S/documents", "/studies/S/documents/1", "/studies/S/codebook", "/studies/S/quotes",
  "/studies/S/search?q=%D0%B0%D1%83%D1%8B%D0%BB", "/studies/S/search?q=%22", "/studies/S/team", "/nothing",
  "/studies/empty/design", "/studies/S/design", "/studies/S/design?at=page/consent", "/studies/S/design?at=item/gender",
  "/studies/S/design?at=item/age", "/studies/S/design?at=item/you", "/studies/S/design/words", "/studies/S/design/words?show=open",
  "/studies/S/design/publish",
  "/studies/versions/form", "/studies/versions/form/diff?from=1&to=2", "/studies/versions/form/diff?from=2&to=2",
];

for (const [size, options] of [["phone", phone], ["desk", desk]]) {
  for (const colorScheme of ["light", "dark"]) {
    it(`researchers' pages, ${size}, ${colorScheme}`, async () => {
      const context = await chromium.newContext({ ...options, colorScheme, bypassCSP: true });
      await context.addCookies(session);
      const page = await context.newPage();
      for (const language of languages(colorScheme)) {
        for (const path of PAGES) {
          const address = path.replace("/S", "/diploma-to-village");
          await page.goto(`${server.base}${address}${address.includes("?") ? "&" : "?"}lang=${language}`);
          assert.equal(await page.locator("html").getAttribute("lang"), language);
          await check(page, `${path} in ${language}`, sought(size, colorScheme, language));
        }
        await context.addCookies([{ name: "lang", value: language, url: server.base }]);
        await send(page, server, third, "publish");
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        await check(page, `what changes before it is published, in ${language}`, sought(size, colorScheme, language));
        await send(page, server, third, "dry-run");
        await page.locator(".errors").waitFor();
        await check(page, `a dry run with somebody stuck, in ${language}`, sought(size, colorScheme, language));
        await page.goto(`${server.base}/studies/versions/form`);
        await page.locator("section button[value=dry-run]").last().click();
        await page.locator(".notice").waitFor();
        await check(page, `a dry run without faults, in ${language}`, sought(size, colorScheme, language));
        await take(page, "/studies/versions/form", "#file", { name: "faulty.csv", text: "type,name,label\nnonsense,a,b\n" });
        await check(page, `a file with a fault, in ${language}`, sought(size, colorScheme, language));
        await take(page, "/studies/diploma-to-village/design/words", "#words-file", { name: "words.csv", text: "path,en\nitem/nobody/label,Hi\n" });
        await check(page, `translations that do not fit, in ${language}`, sought(size, colorScheme, language));
        await context.clearCookies({ name: "lang" });
      }
      await context.close();
    });

    it(`everybody's pages, ${size}, ${colorScheme}`, async () => {
      for (const language of languages(colorScheme)) {
        const context = await chromium.newContext({ ...options, locale: language, colorScheme, bypassCSP: true });
        const page = await context.newPage();
        for (const path of ["/sign-in", "/forgot", "/link/none"]) {
          await page.goto(`${server.base}${path}`);
          await check(page, `${path} in ${language}`, sought(size, colorScheme, language));
        }
        await page.goto(`${server.survey}?lang=${language}`);
        await check(page, `the start in ${language}`, sought(size, colorScheme, language));
        await page.locator(".actions .main").click();
        await page.waitForURL(/\/consent$/);
        for (let pages = 0; pages < 20 && !page.url().endsWith("/done"); pages += 1) {
          await check(page, `${page.url()} in ${language}`, sought(size, colorScheme, language));
          if (pages === 0) {
            await next(page);
            await check(page, `${page.url()} with errors in ${language}`, sought(size, colorScheme, language));
          }
          await fill(page);
          await next(page);
        }
        await check(page, `the receipt in ${language}`, sought(size, colorScheme, language));
        await context.close();
      }
    });
  }
}
