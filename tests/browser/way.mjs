// A way to the server that breaks where a test wants it: a network that is cut in the middle of a
// piece, or between what was stored and its answer.
import { connect, createServer } from "node:net";

/**
 * Opens a way to a server. `rules.sent(chunk)` is asked of whatever goes to the server: `"cut"` lets half
 * of it through and breaks off, `"swallow"` lets it through and breaks off when it is answered.
 */
export async function way(base, rules) {
  const { port } = new URL(base);
  const open = new Set();
  const server = createServer((client) => {
    const there = connect(Number(port), "127.0.0.1");
    let swallow = false;
    const end = () => { client.destroy(); there.destroy(); };
    client.on("data", (chunk) => {
      const what = rules.sent(chunk);
      if (what === "cut") {
        there.write(chunk.subarray(0, chunk.length >> 1), end);
        return;
      }
      swallow = swallow || what === "swallow";
      there.write(chunk);
    });
    there.on("data", (chunk) => (swallow ? end() : client.write(chunk)));
    for (const one of [client, there]) {
      open.add(one);
      one.on("error", end);
      one.on("close", () => { open.delete(one); end(); });
    }
  });
  await new Promise((done) => { server.listen(0, "127.0.0.1", done); });
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      for (const one of open) one.destroy();
    },
  };
}
