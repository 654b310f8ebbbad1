// Somebody builds a questionnaire in the browser: with the mouse, with the keyboard alone, without
// scripts, and together with somebody else.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { browser, demo, desk, signIn, study } from "./saual.mjs";

let server;
let chromium;
let session;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  const context = await chromium.newContext(desk);
  await signIn(context, server);
  session = (await context.cookies()).filter((cookie) => cookie.name === "s");
});
after(async () => { await chromium?.close(); await server?.stop(); });

/** A researcher in a window of their own. */
async function researcher(options = {}) {
  const context = await chromium.newContext({ ...desk, ...options });
  await context.addCookies(session);
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  return page;
}

let studies = 0;

/** A new study whose designer is open, with one empty page. */
async function fresh(page, from = "empty") {
  const slug = `design-${(studies += 1)}`;
  await study(page, server, slug, { kk: "Ауыл", ru: "Село", en: "Village" });
  const base = `${server.base}/studies/${slug}/design`;
  await page.goto(base);
  await page.locator(`[value=${from}]`).click();
  await page.waitForSelector("#outline");
  // Keys mean something once the page's scripts have run.
  await page.waitForLoadState();
  return base;
}

/** Waits until everything is saved, and answers the revision. */
async function saved(page, revision) {
  await page.waitForFunction((wanted) => {
    const { revision } = document.getElementById("designer").dataset;
    const waits = document.querySelector("#design-state").classList.contains("waiting");
    return Number(revision) >= wanted && !waits;
  }, revision);
}

/** Waits until there are as many of something, or until a field has a value. */
const counts = (page, selector, n) => page.waitForFunction(([of, wanted]) => document.querySelectorAll(of).length === wanted, [selector, n]);
const holds = (page, name, value) => page.waitForFunction(([of, wanted]) => document.getElementsByName(of)[0]?.value === wanted, [name, value]);
/** Waits until the outline has these lines. */
const lists = (page, ...labels) => page.waitForFunction(
  (wanted) => JSON.stringify([...document.querySelectorAll("#outline .entry > .row .label")].map((one) => one.textContent)) === JSON.stringify(wanted), labels,
);
const named = (page, name) => page.locator(`[name="${name}"]`);

it("builds a questionnaire with the mouse, sees it on the phone, and publishes it", async () => {
  const page = await researcher();
  const base = await fresh(page);
  await page.locator("#outline .page > .row a").click();
  await page.waitForSelector("#add-kind");
  await page.locator("#add-kind").selectOption("single");
  await page.locator("#add-label").fill("Жынысыңыз?");
  await page.locator("#add button.primary").click();
  await saved(page, 1);
  await lists(page, "Жынысыңыз?");
  await page.waitForSelector('#designer[data-at="item/zhynysyngyz"]');

  await page.locator("#new-choices").fill("Әйел\nЕр\n");
  await page.locator("[data-with-fields]").click();
  await saved(page, 2);
  assert.deepEqual(await page.locator(".code-field input").evaluateAll((all) => all.map((one) => one.value)), ["ayel", "er"]);
  await page.locator(".choice-row").nth(1).locator("button").first().click();
  await saved(page, 3);
  assert.deepEqual(await page.locator(".code-field input").evaluateAll((all) => all.map((one) => one.value)), ["er", "ayel"]);

  // Words in another language, a tick, a second question, its order.
  await named(page, "text:item/zhynysyngyz/label:ru").fill("Ваш пол?");
  await named(page, "set:item/zhynysyngyz:required").check();
  await saved(page, 5);
  await page.locator("#add-kind").selectOption("integer");
  await page.locator("#add-label").fill("Жасыңыз?");
  await page.locator("#add-label").press("Enter");
  await saved(page, 6);
  await lists(page, "Жынысыңыз?", "Жасыңыз?");
  await page.locator("[data-key=up]").click();
  await saved(page, 7);
  await lists(page, "Жасыңыз?", "Жынысыңыз?");
  await page.frameLocator("#preview").getByText("Жасыңыз?").waitFor();
  await page.locator("[data-preview=ru]").click();
  await page.frameLocator("#preview").getByText("Ваш пол?").waitFor();

  // Undone, after a reload too, and done again.
  await page.reload();
  await page.locator("[data-history=undo]").click();
  await saved(page, 8);
  await lists(page, "Жынысыңыз?", "Жасыңыз?");
  await page.locator("[data-history=redo]").click();
  await saved(page, 9);
  await lists(page, "Жасыңыз?", "Жынысыңыз?");

  await page.goto(`${base}/publish`);
  await page.locator("main form button").click();
  await page.waitForURL(/\/form\?done=1$/);
  await page.context().close();
});

it("builds a questionnaire with the keyboard alone", async () => {
  const page = await researcher();
  await fresh(page, "example");
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const at = () => page.evaluate(() => document.activeElement.dataset.at ?? document.activeElement.id);
  await page.locator("#outline a").first().focus();
  await press("ArrowDown", "ArrowDown");
  assert.equal(await at(), "item/age");
  await press("Enter");
  await page.waitForFunction(() => document.activeElement.name === "text:item/age/label:kk");
  await press("End");
  await page.keyboard.type(" Бүтін жыл.");
  await press("Escape");
  await saved(page, 1);
  assert.equal(await at(), "item/age");
  await press("Control+d");
  await saved(page, 2);
  await page.waitForFunction(() => document.activeElement.dataset.at === "item/age_2");
  await press("Alt+ArrowUp");
  await saved(page, 3);
  const order = () => page.locator("#outline .entry").evaluateAll((all) => all.map((entry) => entry.dataset.name));
  assert.deepEqual(await order(), ["age_2", "age"]);
  await page.waitForFunction(() => document.activeElement.dataset.at === "item/age_2");
  await press("Shift+ArrowDown", "Control+g");
  await saved(page, 4);
  assert.deepEqual(await order(), ["group", "age_2", "age"]);
  await page.waitForFunction(() => document.activeElement.dataset.at === "item/group");
  await press("ArrowDown", "Delete");
  await saved(page, 5);
  assert.deepEqual(await order(), ["group", "age"]);
  await page.waitForFunction(() => document.activeElement.dataset.at === "item/age");
  for (const [keys, expected] of [
    ["Control+z", ["group", "age_2", "age"]], ["Control+z", ["age_2", "age"]], ["Control+Shift+z", ["group", "age_2", "age"]],
  ]) {
    const revision = Number(await page.locator("#designer").getAttribute("data-revision"));
    await press(keys);
    await saved(page, revision + 1);
    assert.deepEqual(await order(), expected);
  }
  await page.context().close();
});

it("underlines the fault of a condition while it is typed, and completes names and codes", async () => {
  const page = await researcher();
  const base = await fresh(page);
  await page.locator("#outline .page > .row a").click();
  for (const [kind, label] of [["single", "Оқисыз ба?"], ["text", "Қайда?"]]) {
    const revision = Number(await page.locator("#designer").getAttribute("data-revision"));
    await page.locator("#add-kind").selectOption(kind);
    await page.locator("#add-label").fill(label);
    await page.locator("#add-label").press("Enter");
    await saved(page, revision + 1);
  }
  await page.goto(`${base}?at=item/oqisyz_ba`);
  await page.locator("#new-choices").fill("Иә\nЖоқ");
  await page.locator("[data-with-fields]").click();
  await saved(page, 3);
  await page.goto(`${base}?at=item/qayda`);
  await page.locator("details[data-keep=logic] summary").click();
  const field = named(page, "set:item/qayda:relevant");
  await field.focus();
  await page.keyboard.type("${nobody} = 1");
  await page.waitForSelector(".logic .marks u");
  assert.equal(await page.locator(".logic .marks u").textContent(), "${nobody}");
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("[id$=relevant-told]").textContent(), /nobody/);
  // Saved with its fault, it keeps the focus, and the words stand above their underline.
  await saved(page, 4);
  assert.equal(await page.evaluate(() => document.activeElement.name), "set:item/qayda:relevant");
  assert.equal(await page.evaluate(() => document.activeElement.previousElementSibling.className), "marks");
  // An emoji before the fault is two units for the browser and four bytes for the server.
  await field.fill("'😀' = ${nobody}");
  await page.waitForFunction(() => document.querySelector(".logic .marks u")?.textContent === "${nobody}");

  await field.fill("");
  await page.keyboard.type("${oq");
  await page.waitForSelector(".logic [role=option]");
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" = '");
  await page.waitForFunction(() => document.querySelectorAll(".logic [role=option]").length === 2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "${oqisyz_ba} = 'zhoq'");
  await page.waitForFunction(() => !document.querySelector(".logic .marks u"));
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector("#settings [name='was:set:item/qayda:relevant']").value.endsWith("'zhoq'"));
  await page.waitForFunction(() => !document.querySelector("#outline .badge.fault"));
  await page.context().close();
});

it("lets two people edit: different questions both stay, the same words are shown side by side", async () => {
  const [one, two] = [await researcher(), await researcher()];
  const base = await fresh(one, "example");
  await one.goto(`${base}?at=item/age`);
  await two.goto(`${base}?at=item/age`);
  // The same question in two languages: both stay.
  await named(one, "text:item/age/label:kk").fill("Жасыңыз қаншада?");
  await saved(one, 1);
  await named(two, "text:item/age/label:ru").fill("Ваш возраст?");
  await saved(two, 2);
  await holds(two, "text:item/age/label:kk", "Жасыңыз қаншада?");
  // The same words: both are shown.
  await named(one, "text:item/age/label:ru").fill("Сколько Вам лет?");
  await one.waitForSelector("#design-conflict[open]");
  const shown = await one.locator("#design-conflict").textContent();
  assert.ok(shown.includes("Ваш возраст?") && shown.includes("Сколько Вам лет?"), shown);
  await one.locator("[data-take=mine]").click();
  await saved(one, 3);
  await two.reload();
  await holds(two, "text:item/age/label:ru", "Сколько Вам лет?");
  // And the other way: theirs stays.
  await named(two, "text:item/age/label:en").fill("Your age?");
  await saved(two, 4);
  await named(one, "text:item/age/label:en").fill("Age?");
  await one.locator("[data-take=theirs]").click();
  await one.waitForFunction(() => document.querySelector("[name='text:item/age/label:en']").value === "Your age?");
  await Promise.all([one.context().close(), two.context().close()]);
});

it("writes new texts in the language that its author reads, or chose, and remembers both", async () => {
  const page = await researcher();
  await page.goto(`${server.base}/studies?lang=ru`);
  const base = await fresh(page);
  const complaints = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  await page.locator("#outline .page > .row a").click();
  await page.waitForSelector("#add-label");
  assert.equal(await page.locator("#add-label").getAttribute("name"), "with:label.ru");
  assert.equal(await page.locator(".add .tongue").textContent(), "Русский");
  await page.locator("#add-label").fill("Ваш пол?");
  await page.locator("#add-label").press("Enter");
  await saved(page, 1);
  assert.equal(await named(page, "text:item/vash_pol/label:ru").inputValue(), "Ваш пол?");
  await page.locator("a[data-write][lang=kk]").click();
  await page.waitForSelector("[name='lines:labels.kk']");
  await page.locator("#new-choices").fill("Әйел\nЕр");
  await page.locator("[data-with-fields]").click();
  await saved(page, 2);
  assert.equal(await page.locator(".choice-row textarea").first().inputValue(), "Әйел");
  // Shown in another language while it has no Kazakh words.
  await lists(page, "Ваш пол?");
  await page.frameLocator("#preview").getByText("Әйел").waitFor();
  // The page is read in Russian, written in Kazakh; both stay after a switch and on later pages.
  await page.locator("header.top a[lang=en]").click();
  await page.waitForSelector("html[lang=en]");
  await page.goto(`${base}?at=item/vash_pol`);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("#settings textarea").first().getAttribute("lang"), "kk");
  await page.frameLocator("#preview").getByText("Әйел").waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});

it("loses nothing when the network goes", async () => {
  const page = await researcher();
  const base = await fresh(page, "example");
  // In the language that was asked for, too.
  await page.goto(`${base}?at=item/age&lang=ru`);
  await page.context().setOffline(true);
  await named(page, "text:item/age/label:kk").fill("Жасыңыз?");
  await page.waitForSelector("#design-state.waiting");
  await named(page, "text:item/age/hint:kk").fill("Толық жас.");
  await page.context().setOffline(false);
  await saved(page, 2);
  assert.equal(await page.locator("[data-history=undo]").textContent().then((text) => text.includes("Отменить")), true);
  await page.reload();
  await holds(page, "text:item/age/label:kk", "Жасыңыз?");
  await holds(page, "text:item/age/hint:kk", "Толық жас.");
  await page.context().close();
});

/** Presses a button of a page without scripts, and waits for the page that answers. */
async function sends(page, button) {
  await Promise.all([page.waitForEvent("load"), page.locator(button).click()]);
}

it("works without scripts: add, edit, move, undo, and both versions of a conflict", async () => {
  const page = await researcher({ javaScriptEnabled: false });
  const base = await fresh(page, "example");
  await page.locator("#outline .entry a").click();
  await page.locator("#add-kind").selectOption("text");
  await page.locator("#add-label").fill("Есіміңіз?");
  await page.locator("#add button.primary").click();
  await page.waitForURL(/at=item\/esimingiz/);
  await named(page, "text:item/esimingiz/label:en").fill("Your name?");
  await named(page, "set:item/esimingiz:required").check();
  await sends(page, ".save button");
  assert.ok(await named(page, "set:item/esimingiz:required").isChecked());
  await sends(page, "[data-key=up]");
  await lists(page, "Есіміңіз?", "Жасыңыз нешеде?");
  await sends(page, "[data-history=undo]");
  await lists(page, "Жасыңыз нешеде?", "Есіміңіз?");

  const other = await page.context().newPage();
  await other.goto(`${base}?at=item/age`);
  await page.goto(`${base}?at=item/age`);
  await named(other, "text:item/age/label:en").fill("Age?");
  await sends(other, ".save button");
  await named(page, "text:item/age/label:en").fill("Your age?");
  await sends(page, ".save button");
  const shown = await page.locator("#conflict").textContent();
  assert.ok(shown.includes("Age?") && shown.includes("Your age?"));
  await sends(page, "[data-take=mine]");
  assert.equal(await named(page, "text:item/age/label:en").inputValue(), "Your age?");
  await page.context().close();
});

it("drags a question with the mouse, into a group and onto another page", async () => {
  const page = await researcher();
  const base = await fresh(page, "example");
  await page.waitForSelector("html.scripted");
  const run = async (revision, command) => {
    await page.evaluate((fields) => send(fields), [["do", JSON.stringify(command)]]);
    await saved(page, revision);
  };
  const inside = { inside: { page: "page_1" } };
  await run(1, { do: "add_item", to: inside, kind: "group", name: "g" });
  await run(2, { do: "add_item", to: inside, kind: "text", name: "first" });
  await run(3, { do: "add_page", after: "page_1", name: "page_2" });
  await page.goto(`${base}?at=form`);
  const handle = (name) => page.locator(`#outline [data-name="${name}"] > .row .kind`);
  const drag = async (name, onto, down) => {
    const [from, to] = [await handle(name).boundingBox(), await page.locator(`#outline [data-name="${onto}"] > .row`).boundingBox()];
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + to.height * 0.5, { steps: 4 });
    await page.mouse.move(to.x + 40, to.y + to.height * down, { steps: 4 });
    await page.mouse.up();
  };
  const where = () => page.locator("#outline .entry").evaluateAll((all) => all.map((entry) =>
    `${entry.parentElement.closest("[data-name]").dataset.name}/${entry.dataset.name}`));
  assert.deepEqual(await where(), ["page_1/first", "page_1/g", "page_1/age"]);
  await drag("first", "age", 0.9);
  await saved(page, 4);
  assert.deepEqual(await where(), ["page_1/g", "page_1/age", "page_1/first"]);
  await drag("age", "g", 0.8);
  await saved(page, 5);
  assert.deepEqual(await where(), ["page_1/g", "g/age", "page_1/first"]);
  await drag("first", "page_2", 0.5);
  await saved(page, 6);
  assert.deepEqual(await where(), ["page_1/g", "g/age", "page_2/first"]);
  await page.context().close();
});

it("sends translations out as a workbook, takes them in, and marks what changed meanwhile", async () => {
  const page = await researcher();
  const base = await fresh(page, "example");
  await page.goto(`${base}/words`);
  assert.equal(await page.locator(".words-row.open").count(), 0, "the example is translated");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a[download]").click()]);
  const file = await download.path();
  // The original changes after the file went out.
  await named(page, "text:item/age/label:kk").fill("Неше жастасыз?");
  await saved(page, 1);
  await page.waitForSelector(".words-row.open");
  await counts(page, ".said.changed", 2);
  await named(page, "text:item/age/label:en").fill("What is your age?");
  await saved(page, 2);
  await page.goto(`${base}/words?show=open`);
  await counts(page, ".words-row", 1);
  await counts(page, ".said.changed", 1);
  // The file still has the old English: it comes in, and is marked as made from older words.
  await page.locator("#words-file").setInputFiles(file);
  await page.locator(".words-files button").click();
  await page.waitForSelector("#report-title");
  await counts(page, "section.card li", 1);
  await holds(page, "text:item/age/label:en", "How old are you?");
  await counts(page, ".said.changed", 2);
  await page.context().close();
});
