// What the tests of a phone have in common: a study of its own, and a page that can do without a network.
import { turning } from "./filling.mjs";

/** Makes a study of that short name with a questionnaire, as a researcher does. */
export async function publish(researcher, server, slug, source) {
  await researcher.goto(`${server.base}/studies/new`);
  await researcher.locator("[name=slug]").fill(slug);
  await researcher.locator("[name=title-kk]").fill("Үй");
  await Promise.all([researcher.waitForURL(new RegExp(`/studies/${slug}$`)), researcher.locator("main form button").last().click()]);
  await researcher.goto(`${server.base}/studies/${slug}/form`);
  await researcher.locator("#source").fill(source);
  for (const way of ["check", "publish"]) {
    await Promise.all([researcher.waitForNavigation(), researcher.locator(`main button[value=${way}]`).first().click()]);
  }
}

/** A page of the survey that has visited it once and can do without a network now. */
export async function visited(context, server, slug, language = "") {
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  await page.goto(`${server.base}/s/${slug}${language && `?lang=${language}`}`);
  await page.evaluate((study) => new Promise((done) => {
    const look = async () => {
      const cache = await caches.open("saual-1");
      if (navigator.serviceWorker.controller && (await cache.match(`/s/${study}/home`))) done();
      else requestAnimationFrame(look);
    };
    look();
  }), slug);
  return page;
}

export const begin = (page) => turning(page, () => page.locator("form .actions .main").click());
