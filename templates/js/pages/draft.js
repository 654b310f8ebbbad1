// What the respondent does with the draft: answers, goes on, finishes, begins.
let telling = 0;
const kept = async (change, fields) => {
  let now = await Keep.change(head.id, change, fields);
  // Where the disk came to refuse, whoever met with it, memory knows nothing yet: it gets everything.
  if (!now && !Keep.lasting) now = await Keep.change(head.id, change, Object.assign({}, logic.raw, fields), head);
  // Another tab has sent it meanwhile.
  if (!now) return location.reload();
  head = now;
  clearTimeout(telling);
  telling = setTimeout(status, 200);
  Send.soon();
};
const change = (name, values) => {
  const { changed, fields } = logic.set(name, values);
  const now = {};
  for (const field of fields) now[field] = logic.raw[field] || [];
  kept(null, now);
  for (const field of fields) if (field !== name && elements.has(field)) fill(elements.get(field));
  apply(changed);
};
// Adds a row to a repeat, or takes one away.
const rows = (what, field) => {
  const repeat = what === "add" ? field : field.replace(/\/\d+$/, "");
  const count = logic.spots.get(repeat).rows.filter((row) => row.exists).length;
  if (what === "remove") {
    const moved = Rows.without(logic.raw, repeat, Number(field.slice(repeat.length + 1)));
    kept(null, moved);
    for (const name of Object.keys(moved)) apply(logic.set(name, moved[name]).changed);
  }
  change(repeat, [String(count + (what === "add" ? 1 : -1))]);
  fill(sheet);
  const rest = elements.get(repeat);
  const label = rest && (what === "add" ? $(`[data-row="${CSS.escape(`${repeat}/${count + 1}`)}"] [tabindex]`, rest) : $("[tabindex]", rest));
  if (label) label.focus();
};
const typed = (target, gently) => {
  const { name } = target;
  if (!live || !head || !name || name[0] === "_" || !logic.spots.has(name)) return;
  const values = collect(name);
  if (String(values) !== String(logic.raw[name] || [])) {
    change(name, values);
    if (elements.get(name) && elements.get(name).classList.contains("wrong")) gently = true;
  }
  if (gently) {
    const fault = logic.fault(logic.spots.get(name), true);
    mark(name, fault ? sentence(fault) : "");
  }
};
const go = (name, faults) => {
  if (view !== name) {
    kept((now) => Object.assign(now, { page: name, moved: true }));
    history.pushState(null, "", path(name));
    show(name);
  }
  if (faults) complain(faults);
};
const next = () => {
  const faults = logic.faults(pageOf(view));
  if (faults.length) return complain(faults);
  const after = neighbour(view, 1);
  return after ? go(after.name) : finish();
};
const finish = async () => {
  for (const page of logic.asked()) {
    const faults = logic.faults(page);
    if (faults.length) return go(page.name, faults);
  }
  await kept((now) => { if (now.state === "open") Object.assign(now, { state: "ready", finished: Date.now() }); });
  if (head.state === "sent") return leave("done");
  sheet.inert = true;
  // Files may take long: nobody has to look on.
  if (head.due) Send.now();
  else if (navigator.onLine !== false) await Send.now();
  sheet.inert = false;
  if (head && (head.state === "ready" || head.state === "frozen")) leave("waiting");
};
const leave = (name) => {
  history.replaceState(null, "", path(name === "start" ? "" : "done"));
  show(name);
};
const begin = async (shared) => {
  for (const old of await Keep.heads()) if (old.study === study && old.state === "sent") await Keep.forget(old.id);
  const id = newId();
  const set = logic.load({}, id, true);
  const fields = {};
  for (const field of set) fields[field] = logic.raw[field] || [];
  const [first] = logic.asked();
  await enter({
    id, study, version, language, page: first.name, started: Date.now(), sequence: 0, n: 0, acked: 0,
    state: "open", moved: true, shared: shared || sheet.dataset.shared !== undefined,
  }, fields);
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
};
const enter = async (fresh, fields) => {
  head = await Keep.change(fresh.id, null, fields, fresh);
  await here();
  history.pushState(null, "", path(head.page));
  show(head.page);
  Send.now();
};
const here = () => {
  Send.here = head.id;
  return Keep.note(`on:${study}`, head.id);
};
