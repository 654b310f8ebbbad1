// A recording beside its transcript: heard from a time, by mouse and by keyboard.
import assert from "node:assert/strict";
import { it } from "node:test";
import { check } from "./axe.mjs";
import { desk, phone } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { languages } from "./views.mjs";
import { opened } from "./workspace.mjs";

/** So many seconds of a tone, as WAV. */
function tone(seconds, rate = 8000) {
  const bytes = Buffer.alloc(44 + seconds * rate);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + seconds * rate, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(seconds * rate, 40);
  for (let at = 0; at < seconds * rate; at++) bytes[44 + at] = 128 + 60 * Math.sin(at / 3);
  return bytes;
}

it("plays a recording from the time of a passage, by mouse and by keyboard", async () => {
  const context = await chromium.newContext({ ...desk, storageState });
  const page = await context.newPage();
  const study = `${server.base}/studies/diploma-to-village`;
  await page.goto(`${study}/documents`);
  await page.locator("#text").fill("[00:01] Айгүл: Ауылға келдім.\n[00:20] Болат: Нам нужны дороги, врачи и хороший интернет.\n[00:40] Айгүл: Рақмет!");
  await page.locator("#name").fill("Жазба");
  await page.locator("button[value=look]").click();
  await page.locator("button[value=add]").click();
  await page.waitForURL(/documents\/\d+$/);
  await page.locator("details.recording > summary").click();
  await page.locator("#recording-file").setInputFiles({ name: "сұхбат.wav", mimeType: "audio/wav", buffer: tone(60) });
  await page.locator("details.recording form button").click();
  await page.waitForSelector("#recording");
  await opened(page);
  const at = () => page.evaluate(() => document.getElementById("recording").currentTime);
  const stands = (time) => page.waitForFunction((time) => {
    const audio = document.getElementById("recording");
    return Math.abs(audio.currentTime - time) < 5 && audio.readyState >= 2;
  }, time);
  await page.locator("#p2 a.time").click();
  await stands(20);
  await page.waitForSelector("#p2[data-heard]");
  // P pauses, plays from another passage, and goes on.
  await page.locator("#p3").focus();
  await page.keyboard.press("p");
  await page.waitForFunction(() => document.getElementById("recording").paused);
  await page.keyboard.press("p");
  await stands(40);
  await page.waitForSelector("#p3[data-heard]");
  assert.ok(await at() >= 40);
  await page.keyboard.press("p");
  for (const language of languages("light")) {
    await page.goto(`${page.url().split(/[?#]/)[0]}?lang=${language}`);
    await page.waitForSelector("#recording");
    await opened(page);
    assert.equal(await page.locator("#p2 .words").getAttribute("lang"), "ru");
    await check(page, `recording in ${language}`);
  }
  const narrow = await chromium.newContext({ ...phone, storageState });
  const small = await narrow.newPage();
  await small.goto(page.url());
  await opened(small);
  await check(small, "recording on a phone");
  await narrow.close();

  // Without scripts a time leads to the sound itself.
  const plain = await chromium.newContext({ ...desk, storageState, javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(page.url());
  await bare.waitForSelector("audio[controls]");
  const answer = await context.request.get(`${server.base}${await bare.locator("#p2 a.time").getAttribute("href")}`);
  assert.equal(answer.headers()["content-type"], "audio/wav");
  await plain.close();
  await context.close();
});

it("takes several files in together, on a phone and without scripts, and finds one of them again", async () => {
  const context = await chromium.newContext({ ...phone, viewport: { width: 360, height: 740 }, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  const documents = `${server.base}/studies/diploma-to-village/documents`;
  await page.goto(documents);
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.locator("#file").setInputFiles([
    file("11 Алматы.txt", "Сұхбаткер: Қалай келдіңіз?\nҚатысушы: Өзім келдім."),
    file("12 Семей.txt", "Нам нужны дороги и врачи."),
    file("13.txt", ""),
    file("14.pdf", "%PDF-1.7\n"),
  ]);
  await page.locator("button[value=look]").click();
  await page.waitForSelector("#refused-title");
  assert.match(await page.locator("section.errors").textContent(), /13\.txt[^]*14\.pdf/);
  await page.locator("[name=take-1]").uncheck();
  await page.locator("#name-0").fill("11 Алматы, дәрігер");
  await page.locator("button[value=add-many]").click();
  await page.waitForURL(/taken=1/);
  await page.locator("#sought-name").fill("алматы");
  await page.locator("form.sought button").click();
  await page.waitForURL(/name=/);
  assert.deepEqual(await page.locator(".cards h2").allTextContents(), ["11 Алматы, дәрігер"]);
  await context.close();
});

it("nothing is wrong with the pages of several files and of what is sought", async () => {
  for (const options of [{ ...phone, viewport: { width: 360, height: 740 } }, { ...desk, colorScheme: "dark" }]) {
    const context = await chromium.newContext({ ...options, storageState, bypassCSP: true });
    const page = await context.newPage();
    for (const language of ["kk", "ru", "en"]) {
      await page.goto(`${server.base}/studies/diploma-to-village/documents?name=zz&lang=${language}`);
      await check(page, `no document is what is sought, in ${language}`);
      await page.goto(`${server.base}/studies/diploma-to-village/documents?order=newest&lang=${language}`);
      await page.locator("#file").setInputFiles(["21", "22", "23"].map((name) => ({
        name: `${name}.${name === "23" ? "doc" : "txt"}`,
        mimeType: "text/plain",
        buffer: name === "23" ? Buffer.from("d0cf11e0a1b11ae1", "hex") : Buffer.from("Айгүл: Ауылға келдім, мәсе-\nлелер көп."),
      })));
      await page.locator("button[value=look]").click();
      await page.waitForSelector("button[value=add-many]");
      await check(page, `several files, in ${language}`);
    }
    await context.close();
  }
});
