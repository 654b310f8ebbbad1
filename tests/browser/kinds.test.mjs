// An XLSForm of every kind of question, published with its media from the command line: filled by
// touch on a phone and with mouse and keyboard at a desk, and stored as it was answered.
import assert from "node:assert/strict";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { check } from "./axe.mjs";
import { next, provided, turning } from "./filling.mjs";
import { film, picture, tone } from "./media.mjs";
import { browser, demo, desk, phone, run, signIn, study } from "./saual.mjs";

const FORM = new URL("../data/xlsform/kinds", import.meta.url).pathname;
const VILLAGES = 5000;
let server;
let chromium;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  const page = await signIn(await chromium.newContext(desk), server);
  await study(page, server, "kinds");
  const [folder, media] = [join(server.folder, "kinds"), join(server.folder, "kinds-media")];
  await cp(FORM, folder, { recursive: true });
  await mkdir(media);
  const villages = Array.from({ length: VILLAGES }, (_, at) => `t${at},Ауыл ${at},Село ${at},Village ${at}`);
  await writeFile(join(folder, "towns.csv"), ["name,label::Қазақша (kk),label::Русский (ru),label::English (en)", ...villages].join("\n"));
  for (const name of ["house", "house-ru", "house-en", "flat", "yurt", "big"]) await writeFile(join(media, `${name}.png`), picture(120, 80, [90, 140, 150]));
  for (const [at, name] of ["kk", "ru", "en"].entries()) await writeFile(join(media, `${name}.wav`), tone(440 + 110 * at));
  await writeFile(join(media, "film.mp4"), film);
  await run(server, "form", "publish", "--study", "kinds", folder, "--media", media);
});
after(async () => { await chromium?.close(); await server?.stop(); });

/** Somebody on the first page, with scripts at work. */
async function respondent(options) {
  const context = await chromium.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  await page.goto(`${server.base}/s/kinds?lang=kk`);
  await turning(page, () => page.locator("form .actions .main").click());
  await provided(page, "kinds");
  return page;
}

const item = (page, name) => page.locator(`[data-item="${name}"]`);
const field = (page, name) => page.locator(`[name="${name}"]`);
/** Waits until a field has a value. */
const holds = (page, name, value) => page.waitForFunction(
  ([key, wanted]) => [...document.getElementsByName(key)].map((one) => one.value).join() === wanted, [name, value],
);
const speak = (page, tag) => turning(page, () => page.locator(`.languages [value=${tag}]`).click());

/** Moves a finger over the glass. */
async function swipe(page, from, to) {
  const glass = await page.context().newCDPSession(page);
  const touch = (type, points) => glass.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [from]);
  for (let step = 1; step <= 6; step += 1) {
    await touch("touchMove", [{ x: from.x + ((to.x - from.x) * step) / 6, y: from.y + ((to.y - from.y) * step) / 6 }]);
  }
  await touch("touchEnd", []);
}
/** Moves the mouse with its button down. */
async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}
const middle = async (part) => {
  const box = await part.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

it("shows and plays pictures, sounds and films of the language that is read", async () => {
  const page = await respondent(phone);
  for (const [tag, image, sound] of [["kk", "house", "kk"], ["ru", "house-ru", "ru"], ["en", "house-en", "en"]]) {
    if (tag !== "kk") await speak(page, tag);
    const picture = item(page, "home").locator("[data-code=house] img");
    assert.ok((await picture.getAttribute("src")).endsWith(`/${image}.png`));
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction((one) => one.complete && one.naturalWidth === 120, await picture.elementHandle());
    const audio = item(page, "home").locator("> .media audio");
    assert.ok((await audio.getAttribute("src")).endsWith(`/${sound}.wav`));
    const seconds = await audio.evaluate((one) => new Promise((done, fail) => {
      one.onended = () => done(one.currentTime);
      one.onerror = () => fail(new Error(one.error.message));
      one.muted = true;
      one.play().catch(fail);
    }));
    assert.ok(seconds > 0.9 && seconds < 1.1, `${seconds} s`);
    const told = await page.request.get(await item(page, "film").locator("video").evaluate((one) => one.src));
    assert.deepEqual([told.status(), told.headers()["content-type"]], [200, "video/mp4"]);
    // A sound wants room for its buttons: no choice with one is narrower than they are.
    assert.ok((await item(page, "home").locator("[data-code=house] audio").boundingBox()).width >= 180);
    await check(page, `media in ${tag}`);
  }
  // Chosen by its picture.
  await item(page, "home").locator("[data-code=yurt] img").tap();
  await item(page, "home").locator("[value=yurt]:checked").waitFor();
  await page.context().close();
});

/** Goes on to the page of places with as few answers as may be. */
async function toThePlace(page) {
  await next(page);
  await item(page, "rank").locator(".keep").tap();
  await next(page);
  await item(page, "m1").locator("[data-code]").first().tap();
  await next(page);
}

it("tells why a place cannot be found, and takes the one that is", async () => {
  for (const [tag, words] of [["kk", /рұқсат берілмеген/], ["ru", /не разрешено/], ["en", /not allowed/]]) {
    const page = await respondent({ ...phone, locale: tag });
    if (tag !== "kk") await speak(page, tag);
    await toThePlace(page);
    const spot = item(page, "spot");
    await spot.locator("[data-take]").tap();
    await spot.locator("[data-said]", { hasText: words }).waitFor();
    await page.context().close();
  }
  const page = await respondent({ ...phone, permissions: ["geolocation"], geolocation: { latitude: 43.25, longitude: 76.95, accuracy: 12 } });
  await toThePlace(page);
  await item(page, "spot").locator("[data-take]").tap();
  await holds(page, "spot", "43.25 76.95  12");
  for (const points of ["43.25 76.95  12", "43.25 76.95  12;43.26 76.96  5"]) {
    await item(page, "way").locator("[data-take]").tap();
    await holds(page, "way", points);
    await page.context().setGeolocation({ latitude: 43.26, longitude: 76.96, accuracy: 5 });
  }
  await page.context().close();
});

/** Everything that is answered, by page, with one kind of hands. */
const ANSWERS = {
  async media(page, { press }) {
    await press(item(page, "home").locator("[data-code=flat]"));
    await press(item(page, "home2").locator("[data-code=yurt]"));
    await press(item(page, "homes").locator("[data-code=house]"));
    await press(item(page, "homes").locator("[data-code=flat]"));
  },
  async order(page, { press, pull }) {
    const lines = item(page, "rank").locator("li");
    await lines.first().scrollIntoViewIfNeeded();
    await pull(page, await middle(lines.nth(0).locator(".grip")), await middle(lines.nth(2).locator(".grip")));
    await holds(page, "rank", "n1,n2,n0,n3");
    // And by the button that leads down, with the keyboard.
    await lines.nth(2).locator("button").last().focus();
    await page.keyboard.press("Enter");
    await holds(page, "rank", "n1,n2,n3,n0");
    const slider = item(page, "mood").locator("input[type=range]");
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    await pull(page, await middle(slider), { x: box.x + box.width - 1, y: box.y + box.height / 2 });
    await holds(page, "mood", "10");
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    await holds(page, "mood", "9");
    const upright = item(page, "level").locator("input[type=range]");
    await upright.focus();
    for (const key of ["Home", "ArrowUp", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
    await holds(page, "level", "1.5");
    await press(item(page, "stars").locator("[data-code='4']"));
    await field(page, "picked").selectOption("3");
    await press(item(page, "likert").locator("[data-code='5']"));
    const order = () => item(page, "random").locator("[data-code]").evaluateAll((all) => all.map((one) => one.dataset.code));
    const before = await order();
    await page.reload();
    await page.locator(".bar[data-state=arrived]").waitFor();
    assert.deepEqual(await order(), before, "chance does not change its mind");
    await press(item(page, "random").locator("[data-code=n3]"));
    await field(page, "income").fill("250000");
    await field(page, "income").blur();
    await holds(page, "income", "250\u00a0000");
    await field(page, "area").fill("62,5");
  },
  async matrix(page, { press, wide }) {
    const line = await item(page, "m1").evaluate((one) => getComputedStyle(one).display);
    assert.equal(line, wide ? "table-row" : "block");
    for (const [at, name] of ["m1", "m2", "m3"].entries()) await press(item(page, name).locator("[data-code]").nth(at + 1));
  },
  async place(page, { press }) {
    const search = item(page, "town").locator("[type=search]");
    await search.focus();
    await page.keyboard.type("4321");
    await page.waitForFunction(() => document.querySelector("[name=town]").options.length === 2);
    await page.keyboard.press("Enter");
    await holds(page, "town", "t4321");
    await press(item(page, "live").locator("[data-code=other]"));
    await field(page, "live_other").fill("Вагончик");
    for (const [at, number] of ["43.25", "76.95", "700"].entries()) await item(page, "spot").locator("input[inputmode]").nth(at).fill(number);
    await field(page, "code").fill("4870001");
    await field(page, "day").fill("2024-03-09");
    await item(page, "moved").locator("input[inputmode]").fill("2019");
    await item(page, "moved").locator("select").selectOption("09");
    await item(page, "born").locator("input[inputmode]").fill("1998");
    await field(page, "clock").fill("14:05");
    await field(page, "moment").fill("2024-03-09T14:05");
  },
  async family(page, { press }) {
    await field(page, "host").fill("Асан");
    await page.locator("#inside-label", { hasText: "Асан" }).waitFor();
    await item(page, "hot").waitFor({ state: "hidden" });
    await press(item(page, "water").locator("[data-code=yes]"));
    await press(item(page, "hot").locator("[data-code=no]"));
    await field(page, "members/1/called").fill("Ая");
    await press(page.locator("[value='add:members']"));
    await field(page, "members/2/called").fill("Бек");
    await press(page.locator("[value='add:members/2/pets']"));
    await field(page, "members/2/pets/2/pet").fill("Ақтөс");
    await press(page.locator("[value='remove:members/2/pets/1']"));
    await holds(page, "members/2/pets/1/pet", "Ақтөс");
    await press(page.locator("[value='remove:members/1']"));
    await holds(page, "members/1/called", "Бек");
    await holds(page, "members/1/pets/1/pet", "Ақтөс");
    await item(page, "members/1/years").locator("label", { hasText: "Бек" }).waitFor();
    await field(page, "members/1/years").fill("7");
    assert.equal(await item(page, "herd").isVisible(), false, "no heading over nothing");
    await field(page, "animals").fill("2");
    await field(page, "herd/2/heads").fill("20");
    await field(page, "herd/1/heads").fill("10");
  },
  async last(page, { press }) {
    await press(item(page, "agreed").locator("label.choice"));
  },
};

const STORED = {
  home: "flat", home2: "yurt", mood: "9", level: "1.5", stars: "4", picked: "3", likert: "5",
  random: "n3", income: "250000", area: "62.5", m1: "2", m2: "3", m3: "4", town: "t4321", live: "other", live_other: "Вагончик",
  code: "4870001", day: "2024-03-09", moved: "2019-09-01", born: "1998-01-01", host: "Асан", water: "yes", hot: "no", animals: "2", agreed: "OK",
};

for (const [title, options, hands] of [
  ["by touch on a phone", { ...phone, colorScheme: "dark" }, { press: (part) => part.tap(), pull: swipe, wide: false }],
  ["with mouse and keyboard at a desk", desk, { press: (part) => part.click(), pull: drag, wide: true }],
]) {
  it(`is filled ${title} and stored as answered`, async () => {
    const page = await respondent(options);
    for (const [name, answer] of Object.entries(ANSWERS)) {
      await page.locator(`form[data-page=${name}]`).waitFor();
      await answer(page, hands);
      await check(page, `${name} ${title}`);
      await next(page);
    }
    await page.locator(".code").first().waitFor();
    await page.context().close();
    const printed = await run(server, "export", "responses", "--study", "kinds", "--codes");
    const [head, ...rows] = printed.replace(/^\ufeff/, "").trim().split(/\r?\n/).map((line) => line.split(","));
    const row = rows.at(-1);
    assert.deepEqual(Object.fromEntries(Object.keys(STORED).map((name) => [name, row[head.indexOf(name)]])), STORED);
  });
}
