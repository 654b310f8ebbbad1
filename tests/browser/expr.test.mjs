// The evaluator of the browser against the vectors that the server's is held to: tests/data/expr.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { it } from "node:test";
import { brotliCompressSync } from "node:zlib";

const root = new URL("../../", import.meta.url).pathname;
const folder = `${root}tests/data/expr`;
const script = (name) => readFileSync(`${root}templates/js/${name}`, "utf8");
const expr = new Function(`${script("expr.js")};${script("expr-rare.js")}; return saualExpr;`)();
// What most pages have.
const common = new Function(`${script("expr.js")}; return saualExpr;`)();

const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(`${folder}/${entry.name}`).map((file) => `${entry.name}/${file}`));
const printed = execFileSync(
  process.env.SAUAL_BIN,
  ["form", "compile", "--expressions", ...names.map((name) => `${folder}/${name}`)],
  { encoding: "utf8", maxBuffer: 1 << 26, env: { LANG: "en_US.UTF-8", PATH: process.env.PATH } },
);
const suites = printed.trim().split("\n").map((line, index) => ({ ...JSON.parse(line), name: names[index] }));

/** The node at a path, as the README of the vectors has it. */
const at = (document, path) => path.reduce((node, place) => (typeof place === "string"
  ? node.c.find((child) => child.n === place)
  : node.c.filter((child) => !child.n.startsWith("@"))[place]), document);

function path(node) {
  if (!node.p) return [];
  const place = node.n.startsWith("@") ? node.n
    : node.p.c.filter((child) => !child.n.startsWith("@")).indexOf(node);
  return [...path(node.p), place];
}

function world(suite, given, evaluator) {
  const drawn = given.random ?? [0.123456789012345];
  const offset = /([+-])(\d\d):(\d\d)$/.exec(suite.now);
  let next = 0;
  return {
    now: () => Date.parse(suite.now),
    offset: (offset[1] === "-" ? -1 : 1) * (offset[2] * 60 + +offset[3]),
    random: () => drawn[next++ % drawn.length],
    uuid: () => "c0ffee00-cafe-4bad-8abe-0123456789ab",
    instance: (id) => given.lists && suite.lists[given.lists][id] && evaluator.tree(suite.lists[given.lists][id]),
    label: (question, code) => given.labels?.[`${question} ${code}`],
    text: (id) => given.texts?.[id],
    property: (name) => (name === "deviceid" ? "device" : undefined),
  };
}

/** Whether a case is answered as it expects, or what came instead. */
function holds(suite, given, evaluator) {
  if (given.told || given.fault) {
    return given.fault === true ? Boolean(given.told) : given.fault === given.told;
  }
  const document = evaluator.tree(given.tree ? suite.trees[given.tree] : ["root"]);
  const node = at(document, given.context ?? []);
  const context = { tree: document, node, world: world(suite, given, evaluator) };
  const value = () => evaluator.evaluate(given.compiled, context);
  const number = () => evaluator.number(value(), context);
  const text = () => evaluator.text(value());
  if ("truth" in given) return evaluator.holds(given.compiled, context) === given.truth;
  if ("number" in given) return evaluator.text(number()) === evaluator.text(given.number);
  if ("near" in given) return Math.abs(number() - given.near) <= 1e-12;
  if ("close" in given) return Math.abs(number() - given.close[0]) < 10 ** -given.close[1] / 2;
  if ("rounded" in given) return Math.floor(number() * given.rounded[1] + 0.5) / given.rounded[1] === given.rounded[0];
  if ("text" in given) return text() === given.text;
  if ("matches" in given) return new RegExp(given.matches).test(text());
  if ("length" in given) return [...text()].length === given.length;
  const nodes = evaluator.nodes(given.compiled, context);
  if ("count" in given) return nodes.length === given.count;
  const texts = () => nodes.map((node) => evaluator.text(evaluator.answer(node)));
  if ("joined" in given) return texts().join("") === given.joined;
  if (given.lists) return nodes.length === given.nodes.length;
  const found = given.first ? nodes.slice(0, 1) : nodes;
  return JSON.stringify(found.map(path)) === JSON.stringify(given.nodes);
}

const rates = new Map();
for (const suite of suites) {
  it(`answers ${suite.name} as the server does`, () => {
    const [folderName, file] = suite.name.split("/");
    const source = folderName === "web-forms" ? `${folderName}, ${file.split("-")[0]}` : folderName;
    const rate = rates.get(source) ?? { cases: 0, held: 0 };
    rates.set(source, rate);
    const wrong = suite.cases.filter((given) => {
      const held = holds(suite, given, given.rare ? expr : common);
      rate.cases += 1;
      rate.held += held ? 1 : 0;
      return held !== !given.why;
    });
    assert.deepEqual(wrong.map((given) => given.expr), []);
  });
}

it("holds as many vectors as the README says", () => {
  const rows = readFileSync(`${folder}/README.md`, "utf8").matchAll(/^\| ([\w, -]+) \| (\d+) \| \d+ \| (\d+) \| [\d.]+ % /gm);
  const written = [...rows].map(([, source, cases, held]) => [source, { cases: +cases, held: +held }]);
  const own = rates.get("saual");
  rates.delete("saual");
  const together = [...rates.values()].reduce(
    (sum, rate) => ({ cases: sum.cases + rate.cases, held: sum.held + rate.held }), { cases: 0, held: 0 },
  );
  assert.deepEqual(new Map(written), new Map([...rates, ["together", together], ["our own", own]]));
});

it("is at most 5 KB on its way to a phone", () => {
  assert.ok(brotliCompressSync(script("expr.js")).length <= 5000);
});
