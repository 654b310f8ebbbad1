// What no page may have.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe looks for: everything, all but colours, nothing but colours. */
const RUNS = {
  everything: { runOnly: TAGS },
  words: { runOnly: TAGS, rules: { "color-contrast": { enabled: false } } },
  colours: { runOnly: ["color-contrast"] },
};

/**
 * What is new in a way of looking at a page that was seen in others: colours in the dark, words in another
 * language, how wide these are on another screen.
 */
export const sought = (size, colorScheme, language) => {
  if (colorScheme === "dark") return "colours";
  if (language === "kk") return "everything";
  return size === "phone" ? "words" : "edges";
};

/** Sees that axe finds nothing on a page of what is sought, and that nothing reaches past the edge of the screen. */
export async function check(page, name, what = "everything") {
  if (what in RUNS) {
    await page.evaluate(axe);
    const found = await page.evaluate((options) => axe.run(document, options), RUNS[what]);
    const faults = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
    assert.deepEqual(faults, [], name);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${name} is ${wide} pixels too wide`);
}
