// What the workspace's tests wait for and read.

/** Waits until a document is painted. */
export const opened = (page) => page.waitForFunction(() => performance.getEntriesByName("workspace-painted").length > 0);

/** Waits until nothing waits to be sent: every coding has its key. */
export const saved = (page) => page.waitForFunction(() => document.getElementById("workspace").dataset.waiting === "0");

/** The words of a highlight that are on the page. */
export const highlighted = (page, name) => page.evaluate(
  (name) => [...(CSS.highlights.get(name) ?? [])].map(String).join("|"),
  name,
);
