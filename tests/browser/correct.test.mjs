// A transcript is corrected: looked at, kept, checked, compared; and a correction that came too late.
import assert from "node:assert/strict";
import { it } from "node:test";
import { check } from "./axe.mjs";
import { desk, phone } from "./saual.mjs";
import { chromium, server, storageState } from "./signed-in.mjs";
import { inLanguage, views } from "./views.mjs";
import { opened } from "./workspace.mjs";

/** Looks at a page of corrections as it is now. */
const look = (path, what, act = async () => {}) => views(chromium, { storageState }, async (page, language, sees) => {
  await page.goto(inLanguage(`${server.base}${path}`, language));
  await act(page);
  await sees(what);
});

it("corrects a transcript and decides about its codings", async () => {
  const document = "/studies/diploma-to-village/documents/1";
  const correct = `${document}/correct`;
  const context = await chromium.newContext({ ...desk, storageState });
  const page = await context.newPage();
  await page.goto(`${server.base}${document}?lang=en`);
  await opened(page);
  const passage = (await page.locator("article.passage[id]:has(.line)").first().getAttribute("id")).slice(1);
  await page.locator(`a[href="${correct}"]`).click();
  await look(correct, "passages");
  await look(`${correct}?whole=1`, "whole");
  await look(`${correct}?passage=${passage}`, "passage");

  // Somebody else opens the whole text before it is corrected.
  const late = await context.newPage();
  await late.goto(`${server.base}${correct}?whole=1&lang=en`);

  // Long words of a coded passage are written otherwise.
  await page.goto(`${server.base}${correct}?passage=${passage}&lang=en`);
  const words = await page.locator("#words").inputValue();
  const changed = async (looking) => {
    await looking.locator("#words").fill(`😀 ${words}`.replace(/\p{L}{5,}/gu, (word) => `${word}ү`));
    await looking.locator("button[value=passage]").click();
    await looking.locator(".outcomes ins").first().waitFor();
  };
  await look(`${correct}?passage=${passage}`, "look", changed);
  await changed(page);
  await page.locator("#note").fill("Compared with the recording");
  await page.locator("button[value=keep]").click();
  await page.waitForURL(/\/anchors/);
  await look(`${document}/anchors`, "changed codings");
  await page.locator("button[value=confirm-all]").click();
  await page.locator(".empty").waitFor();

  // The coded passage goes: its coding waits.
  await page.goto(`${server.base}${correct}?passage=${passage}&lang=en`);
  await page.locator("#words").fill("");
  await page.locator("button[value=passage]").click();
  await page.locator("#lost-title").waitFor();
  await page.locator("button[value=keep]").click();
  await page.waitForURL(/\/anchors/);
  await look(`${document}/anchors`, "lost codings");
  const typed = await page.locator("[name=words]").first();
  await typed.fill("there are no such words");
  await page.locator("button[value=place]").first().click();
  await page.locator("[aria-invalid=true]").waitFor();
  await check(page, "a place that is not there");

  await look(`${document}/versions`, "versions");
  await look(`${document}/versions?from=1&to=2`, "difference");
  await late.locator("#text").fill((await late.locator("#text").inputValue()).replace(/.{20}$/u, "соңы басқаша."));
  await late.locator("button[value=look]").click();
  await late.locator("#mine-title").waitFor();
  await check(late, "a correction that came too late");
  if (process.env.SHOTS) await late.screenshot({ path: `${process.env.SHOTS}/stale.png`, fullPage: true });
  await late.setViewportSize(phone.viewport);
  await check(late, "the same on a phone");
  await context.close();
});
