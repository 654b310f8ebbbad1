// Shows the pages of the whole form without asking the network for each, and keeps what is typed.
// Where anything it needs is missing it does nothing, and the plain forms go on posting.
(() => {
  const sheet = document.querySelector(".sheet[data-study]");
  if (!sheet || !window.fetch || !window.DOMParser || !history.pushState || !window.CSS) return;
  const { study } = sheet.dataset;
  const languages = sheet.dataset.languages.trim().split(" ");
  const $ = (selector, root = sheet) => root.querySelector(selector);
  const all = (selector, root = sheet) => Array.from(root.querySelectorAll(selector));
  const path = (name = "") => `/s/${study}${name && `/${name}`}`;
  const named = (name) => `[name="${CSS.escape(name)}"]`;
  // Nothing is laid out anew that stays as it was.
  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

  let version = Number(sheet.dataset.version);
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

  // ── what is shown ─────────────────────────────────────────────────────────────────────────────
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
  const rare = (source) => {
    const uses = (expr) => Array.isArray(expr) && ((typeof expr[0] === "string" && !/^[$~&/]$/.test(expr[0]) && !(expr[0] in saualExpr.own.F)) || expr.some(uses));
    const some = (part) => ["relevant", "count", "required_if", "constraint", "calculation", "first", "filter"].some((key) => uses(part[key])) || (part.items || []).some(some);
    return source.pages.some(some) ? script(sheet.dataset.rare) : null;
  };
  const load = async (wanted, tag) => {
    const address = path(`whole/${wanted}/${tag}`);
    const here = sheet.dataset.whole !== undefined && !whole && wanted === version && tag === language;
    const read = async () => new DOMParser().parseFromString(await (await fetched(address)).text(), "text/html");
    const [document_, source] = await Promise.all([
      here ? document.cloneNode(true) : read(),
      logic && wanted === version ? null : fetched(path(`logic/${wanted}.json`)).then((reply) => reply.json()),
    ]);
    if (source) {
      await rare(source);
      logic = new Logic(source, choice);
    }
    const { files } = $(".sheet", document_).dataset;
    if (files) sheet.dataset.files = files;
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

  const put = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const bar = document.createElement("p");
  bar.className = "bar";
  bar.setAttribute("role", "status");
  const tell = (text, again) => {
    put(bar, text);
    if (bar.dataset.state !== again) bar.dataset.state = again || "";
    hide(bar, !text);
  };
  const status = async () => {
    if (!live) return;
    const heads = (await Keep.heads()).filter((one) => one.study === study);
    const refused = heads.filter((one) => one.state === "refused");
    const files = heads.reduce((sum, one) => sum + (one.due || 0), 0);
    const size = (one) => Keep.count(one.id, one.state === "open" ? one.acked : -1);
    const waiting = heads.filter((one) => ["open", "ready", "frozen"].includes(one.state));
    const sum = (await Promise.all(waiting.map(size))).reduce((a, b) => a + b, 0);
    if (!Keep.lasting) tell(say("respond-bar-unkept"), "unkept");
    else if (refused.length) tell(say("respond-bar-refused", { count: refused.length }), "refused");
    else if (Send.state === "sending" && files && !Send.failed) tell(say("respond-bar-sending-files", { count: files }), "sending");
    else if (Send.state === "sending" && sum) tell(say("respond-bar-sending"), "sending");
    else if ((sum || files) && (Send.failed || navigator.onLine === false)) {
      tell([sum && say("respond-bar-waiting", { count: sum }), files && say("respond-bar-files", { count: files })].filter(Boolean).join(". "), "waiting");
    } else if (head && head.state === "open") tell(say(sum || files ? "respond-bar-kept" : "respond-bar-arrived"), sum || files ? "kept" : "arrived");
    else tell("");
  };

  const stand = (template) => {
    const content = document.importNode(template.content, true);
    document.title = $("title", content).textContent.trim();
    $("title", content).remove();
    for (const part of all("link,script", content)) {
      const [key, made] = part.src ? ["src", document.createElement("script")] : ["href", document.createElement("link")];
      part.remove();
      if (document.head.querySelector(`[${key}="${part.getAttribute(key)}"]`)) continue;
      if (key === "href") made.rel = "stylesheet";
      made.setAttribute(key, part.getAttribute(key));
      document.head.appendChild(made);
    }
    while (sheet.firstChild) sheet.removeChild(sheet.firstChild);
    sheet.appendChild(bar);
    sheet.appendChild(content);
    document.documentElement.lang = language;
  };
  const show = (name) => {
    const page = whole.querySelector(`template[data-page="${CSS.escape(name)}"]`);
    view = name;
    stand(page || whole.querySelector(`template[data-view="${name}"]`));
    if (page) ask(name);
    else ({ start: welcome, done: thank, changed: thank, refused: explain }[name] || (() => {}))();
    const first = $("h1") || $("main");
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    scrollTo(0, 0);
    status();
  };
  const welcome = () => {
    const link = $("[data-begun]");
    link.parentNode.hidden = !head || head.state !== "open";
  };
  const thank = () => {
    $(".code").textContent = head.receipt;
    const sent = $("[data-sent]");
    if (sent) sent.textContent = say("respond-receipt-sent", { moment: head.sent });
    const correct = $("[data-correct]");
    if (correct && head.shared) correct.remove();
    else if (correct) $("[name=_id]", correct).value = head.id;
  };
  const explain = () => { $("[data-reason]").textContent = say("respond-refused-reason", { status: head.reason }); };

  // ── a page of questions ───────────────────────────────────────────────────────────────────────
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
      if (spot.rows) lay(spot, element);
      if (element) hide(element, spot.rows ? !spot.holds : !spot.on);
      if (element && spot.offer) offer(spot, element);
    }
    for (const name of names) (outputs.get(name) || []).forEach(pipe);
    if (back) hide(back, !neighbour(view, -1));
    if (onward) put(onward, say(neighbour(view, 1) ? "respond-next" : "respond-send"));
  };
  // Shows the rows of a repeat that there are, each made of its template.
  const lay = (spot, element) => {
    if (!element) return;
    const template = $(`template[data-row-template="${CSS.escape(spot.field)}"]`, element);
    for (const row of spot.rows) {
      let section = $(`[data-row="${CSS.escape(row.row)}"]`, element);
      if (!row.exists && section) section.remove();
      if (!row.exists || section) continue;
      const number = row.row.slice(spot.field.length + 1);
      section = document.importNode(template.content, true).firstElementChild;
      rename(section, `${spot.field}/_`, row.row);
      $("[data-number]", section).textContent = number;
      template.parentNode.insertBefore(section, template);
      know(section);
      apply(logic.all().filter((inner) => inner.field.startsWith(`${row.row}/`)));
      section.dispatchEvent(new CustomEvent("saual:row", { bubbles: true }));
    }
    const count = $("[data-rows]", element);
    if (count) count.value = spot.rows.filter((row) => row.exists).length;
  };
  const rename = (root, from, to) => {
    for (const one of [root].concat(all("*", root))) {
      for (const attribute of Array.from(one.attributes || [])) if (attribute.value.includes(from)) attribute.value = attribute.value.split(from).join(to);
      if (one.content) rename(one.content, from, to);
    }
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

  // ── faults ────────────────────────────────────────────────────────────────────────────────────
  const sentence = ({ key, gaps, own, told }) => told || say(own && words.has(own) ? own : key, gaps);
  const mark = (name, text) => {
    const element = elements.get(name);
    if (!element) return;
    const known = $(".error", element);
    if (known) known.remove();
    element.classList.toggle("wrong", Boolean(text));
    const id = `${name}-error`;
    const described = element.matches("fieldset") ? [element] : all(named(name), element).filter((one) => !isBox(one));
    for (const one of described) {
      const ids = (one.getAttribute("aria-describedby") || "").split(" ").filter((other) => other && other !== id);
      if (text) ids.push(id);
      if (ids.length) one.setAttribute("aria-describedby", ids.join(" "));
      else one.removeAttribute("aria-describedby");
      if (one !== element) one.setAttribute("aria-invalid", String(Boolean(text)));
    }
    if (!text) return;
    const error = document.createElement("span");
    Object.assign(error, { className: "error", id, textContent: text });
    const before = $(".choice,[data-field],input,select,textarea", element);
    before.parentNode.insertBefore(error, before);
  };
  const complain = (faults) => {
    for (const name of elements.keys()) mark(name, "");
    const old = $(".errors");
    if (old) old.remove();
    if (!faults.length) return;
    const box = document.createElement("div");
    box.className = "errors";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    box.appendChild(document.createElement("h2")).textContent = count("respond-errors", faults.length);
    const list = box.appendChild(document.createElement("ul"));
    for (const fault of faults) {
      const name = fault.field;
      const element = elements.get(name);
      mark(name, sentence(fault));
      const line = list.appendChild(document.createElement("li"));
      const link = line.appendChild(document.createElement("a"));
      link.href = `#${name}-first`;
      const title = element && $("legend,label,.asked", element);
      link.textContent = title ? title.firstChild.textContent.trim() || title.textContent.trim() : name;
      line.appendChild(document.createTextNode(`: ${sentence(fault)}`));
    }
    $("main").insertBefore(box, $(".progress").nextSibling);
    document.title = `${say("respond-error-title")}: ${document.title}`;
    box.focus();
  };

  // ── what the respondent does ──────────────────────────────────────────────────────────────────
  let telling = 0;
  const kept = async (change, fields) => {
    const lasted = Keep.lasting;
    let now = await Keep.change(head.id, change, fields, lasted ? null : head);
    // A disk that refuses in the middle: memory gets everything.
    if (!now && lasted && !Keep.lasting) now = await Keep.change(head.id, change, Object.assign({}, logic.raw, fields), head);
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
  // Adds a row to a repeat, or takes one away: those behind it move up.
  const rows = (what, field) => {
    const repeat = what === "add" ? field : field.replace(/\/\d+$/, "");
    const count = logic.spots.get(repeat).rows.filter((row) => row.exists).length;
    if (what === "remove") {
      const gone = Number(field.slice(repeat.length + 1));
      const moved = {};
      for (const name of Object.keys(logic.raw)) {
        const match = name.startsWith(`${repeat}/`) && /^(\d+)(\/.*)$/.exec(name.slice(repeat.length + 1));
        if (!match || match[1] < gone) continue;
        if (!(name in moved)) moved[name] = [];
        if (match[1] > gone) moved[`${repeat}/${match[1] - 1}${match[2]}`] = logic.raw[name];
      }
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
    await kept((now) => { if (now.state === "open") now.state = "ready"; });
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
  // What was frozen or sent stays; its correction is a draft of its own that supersedes it.
  const correct = async () => {
    const old = head;
    head = await Keep.copy(old.id, Object.assign({}, old, {
      id: newId(), sequence: 0, n: 0, acked: 0, state: "open", moved: true, resume: null, supersedes: old.id, resent: false,
    }));
    await recall();
    await enter(head, {});
    if (old.state === "changed") await Keep.forget(old.id);
  };
  const download = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const save = async () => {
    const answers = {};
    const spoken = {};
    for (const { field, values, l } of await Keep.answers(head.id)) {
      if (values.length) answers[field] = values;
      if (values.length && l && l !== head.language) spoken[field] = l;
    }
    const elapsed = Math.max(0, Math.round((Date.now() - head.started) / 1000));
    const file = Object.assign({ saual: 1, study, id: head.id, version: head.version, language: head.language, elapsed, reason: head.reason, answers, languages: spoken },
      head.supersedes ? { supersedes: head.supersedes } : {});
    if (head.files) {
      await script(sheet.dataset.files);
      const { files, beside } = await Files.saved(head.id);
      file.files = files;
      for (const { blob, name } of beside) download(blob, name);
      if (beside.length) $("[data-reason]").textContent = say("respond-refused-files", { names: beside.map((one) => one.name).join(", ") });
    }
    download(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }), `${study}-${head.id.slice(0, 8)}.json`);
  };
  const actions = {
    send: () => Send.now(),
    edit: async () => {
      head = await Keep.head(head.id);
      if (head.state !== "ready") return correct();
      await kept((now) => { now.state = "open"; });
      return go(head.page);
    },
    begin: () => begin(false),
    correct,
    save,
    retry: async () => {
      if (head.files) await Keep.mark(head.id, (file) => Object.assign(file, { due: true, refused: "" }));
      await kept((now) => { now.state = now.was; });
      await Send.now();
      route();
    },
    leave: async () => {
      head = Object.assign({}, head, { state: "sent" });
      await Keep.forget(head.id, head);
      leave("done");
    },
  };
  const speak = async (tag) => {
    try {
      await load(version, tag);
    } catch (offline) {
      return tell(say("respond-bar-offline"), "offline");
    }
    if (head) await kept((now) => Object.assign(now, { language: tag, moved: true }));
    show(view || "start");
    return provide();
  };

  const route = () => {
    if (head && head.state === "sent" && head.shared) head = null;
    const name = location.pathname.split("/")[3] || "";
    const state = head ? head.state : "";
    if (!name || !head) return show("start");
    if (state !== "open") return show({ sent: "done", ready: "waiting", frozen: "waiting" }[state] || state);
    const page = pageOf(name);
    return show(page && logic.isAsked(page) ? name : head.page);
  };

  Send.files = async (now, yields) => {
    // Another study's, and this page does not know the script.
    if (!sheet.dataset.files) return false;
    await script(sheet.dataset.files);
    return Files.send(now, yields);
  };

  // ── what the server says ──────────────────────────────────────────────────────────────────────
  Send.told = async (now, code, body) => {
    if (!live) {
      if (now && head && now.id === head.id) head = now;
      return;
    }
    if (now && head && now.id === head.id && code) {
      const before = head.state;
      head = now;
      if (head.state === "sent") {
        logic.load({});
        leave("done");
        if (head.shared) {
          // Nothing leads back to what was answered.
          Keep.note(`on:${study}`, null);
          head = null;
        }
      } else if (code === 422) {
        const [{ page }] = body.faults;
        go(page, body.faults.filter((fault) => fault.page === page));
      } else if (body.reason === "elsewhere") {
        await recall();
        fill(sheet);
        adopt();
      } else if (head.state !== before && head.state !== "frozen") {
        leave(head.state);
      } else if (view && head.resume && $("details .code")) {
        $("details .code").textContent = head.resume;
        $("details .code").closest("details").hidden = false;
      }
    }
    status();
  };
  const recall = async () => {
    const raw = {};
    for (const { field, values } of await Keep.answers(head.id)) if (values.length) raw[field] = values;
    logic.load(raw, head.id);
  };

  document.addEventListener("click", (event) => {
    pressed = event.target.closest("button");
    if (!live) return;
    const link = event.target.closest("a");
    if (pressed && pressed.dataset.do) {
      actions[pressed.dataset.do]();
    } else if (link && link.hreflang) {
      event.preventDefault();
      speak(link.hreflang);
    } else if (link && link.dataset.begun !== undefined && head) {
      event.preventDefault();
      go(head.page);
    } else if (event.target === bar && bar.dataset.state === "refused") {
      Keep.heads().then((heads) => {
        head = heads.find((one) => one.study === study && one.state === "refused");
        show("refused");
      });
    }
  }, true);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (opening && !live) {
      event.preventDefault();
      held = form;
    } else if (live) {
      submit(form, () => event.preventDefault());
    }
  }, true);
  const way = (form) => (pressed && form.contains(pressed) ? pressed.value : "next");
  const submit = (form, prevent) => {
    const chosen = way(form);
    const begins = new URL(form.action).pathname === path();
    if (form.dataset.page === undefined && !begins) {
      if (navigator.onLine !== false) return;
      prevent();
      tell(say("respond-bar-offline"), "offline");
      return;
    }
    prevent();
    if (begins) begin(Boolean($("[name=_shared]:checked", form)));
    else if (chosen === "back") go((neighbour(view, -1) || pageOf(view)).name);
    else if (languages.includes(chosen)) speak(chosen);
    else if (/^(add|remove):/.test(chosen)) rows(...chosen.split(/:(.*)/));
    else next();
  };
  // Does with a form that was held what is to be done now.
  const release = () => {
    opening = false;
    const form = held;
    held = null;
    if (!form) return;
    let posts = true;
    if (live) submit(form, () => { posts = false; });
    if (!posts) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "_go", value: way(form) });
    form.appendChild(field);
    form.submit();
  };
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      if (live) typed(target, kind === "change");
      else if (target.name) touched.add(target.name);
    });
  }
  addEventListener("popstate", () => {
    if (live && location.pathname !== path(view) && !(view === "start" && location.pathname === path())) route();
  });
  document.addEventListener("visibilitychange", async () => {
    // Another tab may have gone on with the same draft.
    if (!live || !head || document.visibilityState !== "visible") return;
    const now = await Keep.head(head.id);
    if (!now || now.n === head.n) return;
    head = now;
    await recall();
    if (pageOf(view)) { fill(sheet); adopt(); }
  });

  // ── beginning ─────────────────────────────────────────────────────────────────────────────────
  // Has the worker keep what this study's drafts need where there is no network.
  const provide = async () => {
    if (!navigator.serviceWorker) return;
    const sparing = navigator.connection && navigator.connection.saveData;
    const paths = (sparing ? [language] : languages).map((tag) => path(`whole/${version}/${tag}`)).concat(path(`logic/${version}.json`));
    for (const draft of await Keep.heads()) {
      if (draft.study === study && draft.version !== version) {
        paths.push(path(`whole/${draft.version}/${draft.language}`), path(`logic/${draft.version}.json`));
      }
    }
    await navigator.serviceWorker.register("/s/worker.js");
    const worker = (await navigator.serviceWorker.ready).active;
    worker.postMessage({ study, home: path(`whole/${version}/${language}`), paths });
  };
  // The server led elsewhere than asked: to the last page it knows of.
  const redirected = () => {
    const [entry] = performance.getEntriesByType ? performance.getEntriesByType("navigation") : [];
    return Boolean(entry && entry.redirectCount);
  };
  const find = async () => {
    const form = $("form[data-page]");
    const id = form ? $("[name=_id]", form).value : await Keep.meta(`on:${study}`);
    head = id ? await Keep.head(id) : null;
    if (!form || head) return;
    // Begun on plain pages or on another phone: the server knows what there is.
    head = await Keep.change(id, null, {}, {
      id, study, version, language, page: form.dataset.page, started: Date.now(), sequence: 0, n: 0, acked: 0,
      state: "open", adopt: true, shared: sheet.dataset.shared !== undefined,
    });
    await here();
    await Send.now();
    head = await Keep.head(id);
    if (!head || head.adopt) {
      await Keep.forget(id);
      throw new Error("nothing is known of this draft");
    }
  };
  const open = async () => {
    await Keep.open();
    await find();
    if (head) Send.here = head.id;
    const asked = new URLSearchParams(location.search).get("lang");
    // The server may not know yet where somebody is, and in which language.
    const behind = head && head.state === "open" && Send.waits(head) && (redirected() || head.language !== language);
    const wanted = languages.includes(asked) ? asked : behind || (sheet.dataset.whole !== undefined && head) ? head.language : language;
    await load(head && head.state !== "sent" ? head.version : version, wanted);
    if (head) await recall();
    else logic.load({});
    live = true;
    const form = $("form[data-page]");
    if (sheet.dataset.whole !== undefined) {
      route();
    } else if (form && head.state === "open" && !behind) {
      view = form.dataset.page;
      for (const name of touched) typed($(named(name)), false);
      fill(form);
      adopt();
      if (head.page !== view) kept((now) => Object.assign(now, { page: view, moved: true }));
      sheet.insertBefore(bar, sheet.firstChild);
    } else if (form || (redirected() && head && head.state === "open")) {
      history.replaceState(null, "", path(head.page));
      route();
    } else {
      view = "start";
      sheet.insertBefore(bar, sheet.firstChild);
      if (head && head.state !== "open" && head.state !== "sent") leave({ ready: "waiting", frozen: "waiting" }[head.state] || head.state);
    }
    release();
    Send.now();
    status();
    await provide();
  };
  // The network may be too slow for all this: then the page is posted, and the next one tries again.
  setTimeout(release, 4000);
  open().catch(() => {}).then(release);
})();
