// A page of questions: what is asked, filled in, offered and told in it.
const pageOf = (name) => logic.pages.find((page) => page.name === name);
const neighbour = (name, step) => {
  let at = logic.pages.findIndex((page) => page.name === name) + step;
  while (logic.pages[at] && !logic.isAsked(logic.pages[at])) at += step;
  return at < 0 ? undefined : logic.pages[at];
};
const controls = (root = sheet) => all("input[name],select[name],textarea[name]", root).filter((one) => one.name[0] !== "_");
const isBox = (one) => one.type === "checkbox" || one.type === "radio";
const collect = (name) => all(named(name), elements.get(name))
  .filter((one) => (isBox(one) ? one.checked : one.value !== "") && !one.disabled)
  .map((one) => one.value);
// Puts the answers into the fields: all of a page's, or those of one item.
const fill = (root) => {
  const fields = new Map();
  for (const one of controls(root)) {
    if (!fields.has(one.name)) fields.set(one.name, { boxes: [], typed: [] });
    fields.get(one.name)[isBox(one) ? "boxes" : "typed"].push(one);
  }
  for (const [name, { boxes, typed: others }] of fields) {
    const values = logic.raw[name] || [];
    for (const one of boxes) one.checked = values.includes(one.value);
    const rest = values.filter((known) => !boxes.some((box) => box.value === known));
    others.forEach((one, at) => { if (one.value !== (rest[at] || "")) one.value = rest[at] || ""; });
  }
  root.dispatchEvent(new CustomEvent("saual:fill", { bubbles: true }));
};
const ask = (name) => {
  const form = $("form[data-page]");
  $("[name=_id]", form).value = head.id;
  const code = $("details .code");
  if (code) {
    code.textContent = head.resume || "";
    code.closest("details").hidden = !head.resume;
  }
  const asked = logic.asked();
  const position = asked.indexOf(pageOf(name)) + 1;
  $(".progress label").textContent = say("respond-progress", { position, count: asked.length });
  Object.assign($("progress"), { max: asked.length, value: position });
  fill(form);
  adopt();
  // What else stands on a page is put on it as on a new row.
  form.dispatchEvent(new CustomEvent("saual:row", { bubbles: true }));
};
// Takes a page as it stands: what is asked is seen, the rest is not.
const adopt = () => {
  elements = new Map();
  outputs = new Map();
  back = $(".actions [value=back]");
  onward = $("form[data-page] .actions .main");
  know(sheet);
  apply(logic.all().filter((spot) => spot.part.page === view));
  outputs.forEach((some) => some.forEach(pipe));
};
const know = (root) => {
  for (const one of all("[data-item]", root)) elements.set(one.dataset.item, one);
  for (const one of all("output[data-pipe]", root)) {
    const name = one.dataset.pipe.split("/").pop();
    if (!outputs.has(name)) outputs.set(name, []);
    outputs.get(name).push(one);
  }
};
const apply = (changed) => {
  const names = new Set();
  for (const spot of changed) {
    names.add(spot.part.name);
    // A repeat has one element, which its first row tells of.
    if (!spot.part.kind || spot.part.page !== view || (spot.part.kind === "repeat" && !spot.rows)) continue;
    const element = elements.get(spot.field);
    if (spot.rows && element) Rows.lay(spot, element, came);
    if (element) hide(element, spot.rows ? !spot.holds : !spot.on);
    if (element && spot.offer) offer(spot, element);
  }
  for (const name of names) (outputs.get(name) || []).forEach(pipe);
  if (back) hide(back, !neighbour(view, -1));
  if (onward) put(onward, say(neighbour(view, 1) ? "respond-next" : "respond-send"));
};
// A row that came onto the page.
const came = (section, row) => {
  know(section);
  apply(logic.all().filter((inner) => inner.field.startsWith(`${row}/`)));
  section.dispatchEvent(new CustomEvent("saual:row", { bubbles: true }));
};
// What was chosen and is offered no more is chosen no more.
const offer = (spot, element) => {
  if (Offers.lay(element, spot.offer)) fill(element);
  const left = collect(spot.field);
  if (String(left) !== String(logic.raw[spot.field] || [])) setTimeout(() => change(spot.field, left));
};
// A question as it is written in the form, and the words of a choice of it.
let items = null;
const written = (name) => {
  const look = (root) => {
    for (const one of all("[data-item]", root)) items.set(one.dataset.item.split("/").pop(), one);
    for (const one of all("template", root)) look(one.content);
  };
  if (!items) {
    items = new Map();
    for (const page of whole.querySelectorAll("template[data-page]")) look(page.content);
  }
  return items.get(name);
};
const choice = (name, code) => {
  const element = written(name);
  const one = element && $(`[data-code="${CSS.escape(code)}"]`, element);
  return one ? one.textContent.trim() : "";
};
// An answer in words: the label of its choice, else as it was typed.
const pipe = (output) => {
  const inner = output.closest("[data-row]");
  const within = inner ? `${inner.dataset.row}/` : "";
  const name = output.dataset.pipe;
  const spot = logic.spots.get(within + name) || logic.spots.get(name);
  if (!spot) return;
  const values = spot.part.calculation === undefined ? logic.raw[spot.field] || [] : sentAs(spot.part, spot.value);
  put(output, spot.on ? values.map((value) => choice(spot.part.name, value) || value).join(", ") : "");
};
