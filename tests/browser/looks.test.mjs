// Every kind of question in every look: filled without scripts in three languages and found again as
// it was answered; with scripts, light and dark, on a phone and on a desk, axe finds nothing.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { check, sought } from "./axe.mjs";
import { next } from "./filling.mjs";
import { browser, demo, desk, phone, run, signIn, study } from "./saual.mjs";
import { languages } from "./views.mjs";

const FORM = new URL("../data/form/looks.toml", import.meta.url).pathname;
const PAGES = ["choices", "statements", "place", "typing", "when", "family", "files"];
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

let server;
let chromium;
let survey;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  survey = `${server.base}/s/looks`;
  const page = await signIn(await chromium.newContext(desk), server);
  await study(page, server, "looks");
  await run(server, "form", "publish", "--study", "looks", FORM);
});
after(async () => { await chromium?.close(); await server?.stop(); });

async function begin(page, language) {
  await page.goto(`${survey}?lang=${language}`);
  await page.locator(".actions .main").click();
  await page.waitForURL(/\/choices$/);
}

/** Answers each page, without scripts. */
const ANSWERS = {
  async choices(page) {
    await page.locator("[name=scale][value='4']").check();
    await page.locator("[name=region]").selectOption("other");
    await page.locator("[name=region_other]").fill("Шымкент");
    await page.locator("[name=home][value=other]").check();
    await page.locator("[name=home_other]").fill("Киіз үй");
    await page.locator("[data-item=needs] [data-code=water]").click();
    await page.locator("[data-item=needs] [data-code=road]").click();
    for (const [at, code] of ["school", "pay", "home"].entries()) await page.locator("[name=order]").nth(at).selectOption(code);
  },
  async statements(page) {
    await page.locator("[data-item=people] [data-code='5']").click();
    await page.locator("[data-item=work] [data-code='-8']").click();
    await page.locator("[data-item=light] [data-code=y]").click();
  },
  async place(page) {
    assert.match(await page.locator("#town-hint").textContent(), /Басқа|Другая|Another/, "the answer is piped");
    await page.locator("[name=town]").selectOption("esi");
    await page.locator("[data-item=visited] summary").click();
    await page.locator("[name=visited][value=kok]").check();
    await page.locator("[name=visited][value=tal]").check();
  },
  async typing(page) {
    await page.locator("#salary-first").fill("250 000");
    await page.locator("[name=mood]").fill("45");
    await page.locator("[name=height]").fill("2,5");
    await page.locator("[name=stars][value='4']").check();
    await page.locator("[name=picked]").selectOption("3");
    await page.locator("[name=secret]").fill("құпия");
    await page.locator("[name=iin]").fill("0123");
    await page.locator("[name=story]").fill("Бір күні");
    await page.locator("[name=code]").fill("4870001");
  },
  async when(page) {
    await page.locator("[name=day]").fill("2024-03-09");
    await page.locator("[data-item=moved] input[inputmode]").fill("2019");
    await page.locator("[data-item=moved] select").selectOption("09");
    await page.locator("[data-item=born] input[inputmode]").fill("1998");
    await page.locator("[name=clock]").fill("14:05");
    await page.locator("[name=moment]").fill("2024-03-09T14:05");
    for (const [at, number] of ["43.25", "76.95", "700"].entries()) await page.locator("[data-item=spot] input[inputmode]").nth(at).fill(number);
    await page.locator("[data-item=way] textarea").fill("43.25 76.95\n43.26 76.96");
  },
  async family(page) {
    await page.locator("[name=host]").fill("Асан");
    await page.locator("[name=water][value=yes]").check();
    await page.locator("[name='members/1/called']").fill("Ая");
    for (const name of ["Бек", "Сара"]) {
      await page.locator("[value='add:members']").click();
      await page.waitForURL(/#members\/\d-label$/);
      await page.locator("[name$='/called']").last().fill(name);
    }
    await page.locator("[value='remove:members/2']").click();
    await page.waitForURL(/#members-label$/);
    assert.match(await page.locator("[data-item='members/2/years'] label").textContent(), /Сара/);
    await page.locator("[name='members/2/years']").fill("7");
    await page.locator("[name=animals]").fill("2");
    // Another language, and the rows that the number asks for are there.
    const other = page.locator(".languages button:not([aria-current])").first();
    await other.click();
    await page.waitForSelector("[name='herd/2/heads']");
    await page.locator("[name='herd/1/heads']").fill("10");
    await page.locator("[name='herd/2/heads']").fill("20");
  },
  async files(page) {
    assert.match(await page.locator("[data-item=summary]").textContent(), /Асан!/);
    await page.locator("[type=file]").first().setInputFiles({ name: "үй.png", mimeType: "image/png", buffer: PNG });
    await page.locator("[name=agreed]").check();
  },
};

/** What is stored, by column. */
const STORED = {
  scale: "4", region: "other", region_other: "Шымкент", home: "other", home_other: "Киіз үй", people: "5", work: "-8", light: "y",
  town: "esi", salary: "250000", mood: "45", height: "2.5", stars: "4", picked: "3", secret: "құпия", iin: "0123",
  story: "Бір күні", code: "4870001", day: "2024-03-09", moved: "2019-09-01", born: "1998-01-01", host: "Асан", water: "yes",
  animals: "2", agreed: "OK",
};

for (const language of ["kk", "ru", "en"]) {
  it(`is filled without scripts in ${language} and stored as answered`, async () => {
    const context = await chromium.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await begin(page, language);
    for (const name of PAGES) {
      assert.ok(page.url().includes(`/${name}`), `${page.url()} is not ${name}`);
      await ANSWERS[name](page);
      await next(page);
    }
    assert.ok(page.url().endsWith("/done"), page.url());
    await context.close();
    const stdout = await run(server, "export", "responses", "--study", "looks", "--codes");
    const [head, ...rows] = stdout.replace(/^\ufeff/, "").trim().split(/\r?\n/).map((line) => line.split(","));
    const row = rows.at(-1);
    const stored = Object.fromEntries(Object.keys(STORED).map((name) => [name, row[head.indexOf(name)]]));
    assert.deepEqual(stored, STORED);
  });
}

for (const [size, options] of [["phone", phone], ["desk", desk]]) {
  for (const colorScheme of ["light", "dark"]) {
    it(`looks well on a ${size}, ${colorScheme}`, async () => {
      for (const language of languages(colorScheme)) {
        const context = await chromium.newContext({ ...options, locale: language, colorScheme, bypassCSP: true });
        const page = await context.newPage();
        await begin(page, language);
        for (const name of PAGES) {
          await page.goto(`${survey}/${name}`);
          await check(page, `${name} in ${language}`, sought(size, colorScheme, language));
        }
        await context.close();
      }
    });
  }
}
