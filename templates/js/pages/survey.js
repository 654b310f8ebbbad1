// What all the files of this folder share: the survey of this page as it stands on this phone, its
// words, and where they come from. build.rs puts a function around the folder, so that these names are
// known in it alone. Where anything it needs is missing it does nothing, and the plain forms go on
// posting.
const sheet = document.querySelector(".sheet[data-study]");
const able = Boolean(sheet && window.fetch && window.DOMParser && history.pushState && window.CSS);
const { study, languages: spoken = "", version: published } = able ? sheet.dataset : {};
const languages = spoken.trim().split(" ");
const $ = (selector, root = sheet) => root.querySelector(selector);
const all = (selector, root = sheet) => Array.from(root.querySelectorAll(selector));
const path = (name = "") => `/s/${study}${name && `/${name}`}`;
const named = (name) => `[name="${CSS.escape(name)}"]`;
// Nothing is laid out anew that stays as it was.
const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

let version = Number(published);
let language = document.documentElement.lang;
let whole = null;
let words = new Map();
let logic = null;
let head = null;
let view = "";
// Of the page that is shown: the element of each field, and what tells the answer of each question.
let elements = new Map();
let outputs = new Map();
let back = null;
let onward = null;
let live = false;
// A form sent before it is known whether this works; where it does not, the form posts.
let opening = true;
let held = null;
let pressed = null;
const touched = new Set();

const fetched = async (address) => {
  const reply = await fetch(address, { credentials: "same-origin" });
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return reply;
};
// Scripts that few forms use come when one does.
const script = (src) => new Promise((done, fail) => {
  const known = document.head.querySelector(`script[src="${src}"]`);
  if (known && known.dataset.done !== undefined) return done();
  const made = known || document.createElement("script");
  made.addEventListener("load", () => { made.dataset.done = ""; done(); });
  made.addEventListener("error", () => { made.remove(); fail(new Error(src)); });
  if (!known) document.head.appendChild(Object.assign(made, { src }));
});
const load = async (wanted, tag) => {
  const address = path(`whole/${wanted}/${tag}`);
  const here = sheet.dataset.whole !== undefined && !whole && wanted === version && tag === language;
  const read = async () => new DOMParser().parseFromString(await (await fetched(address)).text(), "text/html");
  const [document_, source] = await Promise.all([
    here ? document.cloneNode(true) : read(),
    logic && wanted === version ? null : fetched(path(`logic/${wanted}.json`)).then((reply) => reply.json()),
  ]);
  const { files, rare, varying } = $(".sheet", document_).dataset;
  if (rare) await script(rare);
  if (source) logic = new Logic(source, choice, Keep.now);
  if (files) sheet.dataset.files = files;
  // A form that the phone kept under an older program may not name it.
  if (logic.parts.some((part) => part.filter || part.kind === "repeat")) await script(varying || sheet.dataset.varying);
  if (logic.parts.some((part) => part.kind === "file")) {
    await script(sheet.dataset.files);
    Files.serve({ say, head: () => head });
  }
  [whole, version, language] = [document_, wanted, tag];
  items = null;
  words = new Map(all("[data-word]", $("template[data-words]", whole).content).map((word) => [word.dataset.word, word]));
};
const say = (key, gaps = {}) => {
  const word = words.get(key);
  return word ? word.textContent.replace(/\{(\w+)\}/g, (gap, name) => (name in gaps ? gaps[name] : gap)) : key;
};
// “Three answers need a look”: the sentence of a number with the same plural.
const count = (key, number) => {
  const plural = window.Intl && Intl.PluralRules ? new Intl.PluralRules(language).select(number) : "other";
  const like = { one: 1, few: 2, many: 5 }[plural] || 2;
  return say(`${key}-${like}`).replace(String(like), number);
};
