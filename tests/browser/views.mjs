// The ways in which a page is looked at: on a phone and on a desk, light and dark, in three languages.
import { check, sought } from "./axe.mjs";
import { desk, phone } from "./saual.mjs";

/** The languages in which pages are looked at, light and dark: colours are the same in each. */
export const languages = (colorScheme) => (colorScheme === "light" ? ["kk", "ru", "en"] : ["kk"]);

/**
 * Looks in each way: `look(page, language, sees)`, where `sees(name)` finds what no page may have.
 * One window serves all languages, since opening one takes longer than to show a page. `SHOTS` names a
 * folder that gets a picture of all that is seen.
 */
export async function views(chromium, options, look) {
  for (const [size, screen] of [["phone", phone], ["desk", desk]]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await chromium.newContext({ ...screen, colorScheme, bypassCSP: true, ...options });
      const page = await context.newPage();
      for (const language of languages(colorScheme)) {
        const sees = async (name) => {
          const way = `${name}, ${size}, ${colorScheme}, ${language}`;
          if (process.env.SHOTS) {
            await page.screenshot({ path: `${process.env.SHOTS}/${way.replaceAll(/[^\p{L}\d]+/gu, "-")}.png`, fullPage: true });
          }
          await check(page, way, sought(size, colorScheme, language));
        };
        await look(page, language, sees);
      }
      await context.close();
    }
  }
}

/** An address in a language. */
export const inLanguage = (address, language) => `${address}${address.includes("?") ? "&" : "?"}lang=${language}`;

/** Looks at pages that an address alone shows. */
export const viewsOf = (chromium, options, addresses) => views(chromium, options, async (page, language, sees) => {
  for (const address of addresses) {
    await page.goto(inLanguage(address, language));
    await sees(new URL(address).pathname);
  }
});
