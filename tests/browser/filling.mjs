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

/** Presses the main button and waits for the answer. */
export async function next(page) {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator(".actions .main").click();
  await answered;
  await page.waitForLoadState();
}

/** Goes on to the receipt, and answers how many pages there were. */
export async function finish(page) {
  for (let pages = 1; pages < 20; pages += 1) {
    await fill(page);
    await next(page);
    if (page.url().endsWith("/done")) return pages;
  }
  throw new Error(`the questionnaire does not end: ${page.url()}`);
}
