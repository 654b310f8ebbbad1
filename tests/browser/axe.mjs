// What no page may have.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Sees that axe finds nothing on a page and that nothing reaches past the edge of the screen; where the
 * same page was seen in another language, without its colours.
 */
export async function check(page, name, colours = true) {
  await page.evaluate(axe);
  const found = await page.evaluate((contrast) => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast": { enabled: contrast } },
  }), colours);
  const faults = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  assert.deepEqual(faults, [], name);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${name} is ${wide} pixels too wide`);
}
