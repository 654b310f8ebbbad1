// Phones whose clocks are wrong, and interviews that arrive long after they were finished.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { turning } from "./filling.mjs";
import { begin, publish, visited } from "./phone.mjs";
import { browser, demo, desk, phone, signIn } from "./saual.mjs";

const DAY = 86400000;
const FORM = `title = { kk = "Бару" }
languages = ["kk"]

[[page]]
name = "one"

[[page.item]]
name = "visit"
kind = "date"
required = true
constraint = ". <= today() and . >= today()"
label = { kk = "Қай күні?" }
`;
let server;
let chromium;
before(async () => {
  [server, chromium] = await Promise.all([demo(), browser()]);
  const researcher = await signIn(await chromium.newContext(desk), server);
  await publish(researcher, server, "visit", FORM);
});
after(async () => { await chromium?.close(); await server?.stop(); });

/** The day in Kazakhstan at a moment. */
const day = (time) => new Date(time + 5 * 3600000).toISOString().slice(0, 10);
/** Noon of yesterday there, so that no midnight passes meanwhile. */
const noon = () => Date.parse(`${day(Date.now() - DAY)}T12:00:00+05:00`);
/** Answers with a day and goes on. */
const answer = async (page, date) => {
  await page.locator("[name=visit]").fill(date);
  await page.locator("form[data-page] .actions .main").click();
};
const receipt = (page) => page.locator(".code").first().waitFor();

describe("time on a phone", () => {
  it("an interview finished yesterday without a network is judged as of yesterday", async () => {
    const context = await chromium.newContext(phone);
    const page = await visited(context, server, "visit");
    await page.clock.setFixedTime(noon());
    await context.setOffline(true);
    await begin(page);
    await answer(page, day(noon()));
    await page.locator(".bar[data-state=waiting]").waitFor();
    await page.clock.setFixedTime(Date.now());
    await context.setOffline(false);
    await receipt(page);
    await context.close();
  });

  it("a clock that is two days ahead is put right by the server's once there was a network", async () => {
    const context = await chromium.newContext(phone);
    const page = await visited(context, server, "visit");
    await page.clock.setFixedTime(Date.now() + 2 * DAY);
    const told = page.waitForResponse((reply) => reply.url().endsWith("/sync") && reply.ok());
    await begin(page);
    await told;
    await context.setOffline(true);
    await turning(page, () => page.reload());
    await answer(page, day(Date.now() + 2 * DAY));
    await page.locator(".wrong").first().waitFor();
    await answer(page, day(Date.now()));
    await page.locator(".bar[data-state=waiting]").waitFor();
    await context.setOffline(false);
    await receipt(page);
    await context.close();
  });
});
