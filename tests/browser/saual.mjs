// Starts the program and a browser, as the tests need them.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true, locale: "kk" };
export const desk = { viewport: { width: 1280, height: 800 }, locale: "kk" };

/** The demonstration on a free port, in a folder of its own. */
export async function demo() {
  const folder = await mkdtemp(join(tmpdir(), "saual-"));
  const program = spawn(process.env.SAUAL_BIN, ["demo", "--data", folder, "--listen", "127.0.0.1:0"], {
    env: { LANG: "en_US.UTF-8", PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let errors = "";
  program.stderr.on("data", (chunk) => { errors += chunk; });
  const ready = new Promise((resolve, reject) => {
    program.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes("Tables and figures:")) resolve();
    });
    program.on("exit", (code) => reject(new Error(`the program ended with ${code}: ${errors}`)));
  });
  await ready;
  const find = (pattern) => said.match(pattern)[1];
  return {
    folder,
    base: find(/^(http:\/\/\S+?)\/?(?:\s|$)/m),
    survey: find(/phone: (\S+)/),
    password: find(/one sign-in: (\S+)/),
    async stop() {
      program.removeAllListeners("exit");
      const gone = new Promise((resolve) => { program.on("exit", resolve); });
      program.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true });
    },
  };
}

export const browser = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });

/** Signs the researcher in and answers the page on which they are. */
export async function signIn(context, server) {
  const page = await context.newPage();
  await page.goto(`${server.base}/sign-in`);
  await page.getByRole("textbox", { name: /пошта|E-mail|почты/ }).fill("researcher@saual.example");
  await page.locator("#password").fill(server.password);
  await page.locator("main button").click();
  await page.waitForURL(/\/studies$/);
  return page;
}

/** Has the researcher make a study. */
export async function study(page, server, slug, titles = { kk: "Сауал" }) {
  await page.goto(`${server.base}/studies/new`);
  for (const [tag, title] of Object.entries(titles)) await page.locator(`[name=title-${tag}]`).fill(title);
  await page.locator("[name=slug]").fill(slug);
  await page.locator("main form button").click();
  await page.waitForURL(`${server.base}/studies/${slug}`);
}

/** What the program prints when it is called beside the server, over the same data. */
export async function run(server, ...words) {
  const { stdout } = await promisify(execFile)(process.env.SAUAL_BIN, [...words, "--data", server.folder], {
    env: { LANG: "en_US.UTF-8" }, maxBuffer: 1 << 26,
  });
  return stdout;
}
