// A browser that is killed as a phone kills one, with what it has on its disk left as it was.
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium as driver } from "playwright-core";
import { FLAGS } from "./saual.mjs";

/** A browser of its own, to be killed. */
export async function started(folder, language) {
  const program = spawn("/usr/bin/chromium", [
    ...FLAGS, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, `--lang=${language}`, "about:blank",
  ], { stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((found) => {
    let said = "";
    program.stderr.on("data", (chunk) => {
      said += chunk;
      const match = /DevTools listening on (\S+)/.exec(said);
      if (match) found(match[1]);
    });
  });
  const there = await driver.connectOverCDP(address);
  const kill = async () => {
    const gone = new Promise((done) => { program.on("exit", done); });
    program.kill("SIGKILL");
    await gone;
    await rm(join(folder, "SingletonLock"), { force: true });
  };
  return { context: there.contexts()[0], kill };
}
