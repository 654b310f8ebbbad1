// Fills the study's questionnaire as a respondent does, whatever language it is in.

/** What is typed into the fields that are typed. */
const TYPED = { age: "24", salary_kzt: "250 000", comment: "Ауылда интернет жақсарса екен – әсіресе қыста." };

/** Fills what stands on the page: the first choice of each question, or a fitting text. */
export async function fill(page, except = []) {
  for (const group of await page.locator("fieldset[data-choices]").all()) {
    const name = await group.getAttribute("id");
    if (!except.includes(name)) await group.locator("label").first().click();
  }
  for (const [name, text] of Object.entries(TYPED)) {
    const field = page.locator(`#${name}-first`);
    if (await field.count()) await field.fill(text);
  }
}

/** Does something and waits until another page is shown, or this one with faults. */
export async function turning(page, doing) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("main,.errors")) one.setAttribute("data-left", "");
  });
  await doing();
  await page.locator("main:not([data-left]),.errors:not([data-left])").first().waitFor({ timeout: 20000 });
  await page.waitForLoadState();
}

/** Presses the main button and waits for what comes of it. */
export const next = (page) => turning(page, () => page.locator(".actions .main").click());

/** Goes on to the receipt, and answers how many pages there were. */
export async function finish(page) {
  for (let pages = 1; pages < 20; pages += 1) {
    await fill(page);
    await next(page);
    if (page.url().endsWith("/done")) return pages;
  }
  throw new Error(`the questionnaire does not end: ${page.url()}`);
}

/** Waits until the phone can do without the network. */
export const provided = (page, study) => page.evaluate((slug) => new Promise((done) => {
  const look = async () => {
    const cache = await caches.open("saual-1");
    if (navigator.serviceWorker.controller && (await cache.match(`/s/${slug}/home`))) done();
    else requestAnimationFrame(look);
  };
  look();
}), study);
