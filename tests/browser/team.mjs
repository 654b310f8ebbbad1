// A colleague of the researcher's in the demonstration.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { desk } from "./saual.mjs";

/** The link in the newest letter, whatever way its words were made fit for the mail. */
async function linkInLetter(server) {
  const folder = join(server.folder, "mail");
  for (;;) {
    const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml")).sort();
    if (files.length) {
      const letter = await readFile(join(folder, files.at(-1)), "utf8");
      const [head, ...rest] = letter.split(/\r?\n\r?\n/);
      const body = rest.join("\n\n");
      const plain = /base64/i.test(head) ? Buffer.from(body, "base64").toString() : body.replace(/=\r?\n/g, "");
      const found = plain.match(/\/link\/[\w-]+/);
      if (found) return found[0];
    }
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}

/** The researcher, on `page`, invites a coder, who follows the link; answers the coder's session. */
export async function invite(page, chromium, server) {
  await page.goto(`${server.base}/studies/diploma-to-village/team`);
  await page.locator("form[action$=invite] [name=email]").fill("coder@saual.example");
  await page.locator("form[action$=invite] [name=role]").selectOption("coder");
  await page.locator("form[action$=invite] button").click();
  await page.waitForURL(/done=invited/);
  const context = await chromium.newContext(desk);
  const own = await context.newPage();
  await own.goto(`${server.base}${await linkInLetter(server)}`);
  await own.locator("[name=name]").fill("Бекзат");
  await own.locator("[name=password]").fill("дала жел қырау 7");
  await own.locator("main form button").click();
  await own.waitForURL(/\/studies$/);
  const state = await context.storageState();
  await context.close();
  return state;
}
