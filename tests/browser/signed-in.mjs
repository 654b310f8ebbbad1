// The demonstration, a browser, and a researcher who is signed in: there before a file's tests begin.
import { after } from "node:test";
import { browser, demo, desk, signIn } from "./saual.mjs";

export const [server, chromium] = await Promise.all([demo(), browser()]);
after(async () => { await chromium.close(); await server.stop(); });

/** The researcher's session. The one-time password works once, so all windows share it. */
export const storageState = await session();

async function session() {
  const context = await chromium.newContext(desk);
  await signIn(context, server);
  const state = await context.storageState();
  await context.close();
  return state;
}
