// What is asked, computed and wrong, given the fields so far: the twin of src/domain/answer/evaluate,
// over what src/domain/form/logic compiled. After a change only what hangs on it is worked out again.
class Logic {
  // `label` tells a choice's words; `seed` is the draft's id, by which chance goes.
  constructor(source, label, now = Date.now) {
    this.now = now;
    this.source = source;
    this.label = label;
    this.seed = "";
    this.raw = {};
    this.parts = [];
    this.pages = source.pages.map((page) => this.part(page, null));
    this.place = [];
    (source.order || this.parts.map((part) => part.at)).forEach((at, index) => { this.place[at] = index; });
    this.lists = {};
    for (const name of Object.keys(source.lists || {})) this.lists[name] = saualExpr.tree(source.lists[name]);
  }

  part(source, parent) {
    const part = Object.assign({}, source, { parent, at: this.parts.length, spots: [], page: parent ? parent.page : source.name });
    this.parts.push(part);
    if (source.items) part.items = source.items.map((item) => this.part(item, part));
    return part;
  }

  // Takes over all fields of a draft; a new one gets its first values. Answers the fields it set.
  load(raw, seed = "", fresh = false) {
    this.raw = raw;
    this.seed = seed;
    this.spots = new Map();
    this.root = saualExpr.node("");
    this.root.x = new Map();
    this.data = saualExpr.node("data", this.root);
    for (const part of this.parts) part.spots = [];
    for (const page of this.pages) this.grow(page, null, page.node === "" ? this.data : this.named(page.node || page.name, this.data), "");
    const set = new Set();
    this.work(this.all(), set);
    if (fresh) this.first(this.all(), set);
    return set;
  }

  all() {
    const all = [];
    for (const part of this.parts) all.push(...part.spots);
    return all;
  }

  named(name, parent) {
    const node = saualExpr.node(name, parent);
    if (!this.root.x.has(name)) this.root.x.set(name, []);
    this.root.x.get(name).push(node);
    return node;
  }

  // Makes a part in a row, `path` being what its fields begin with, and what stands in it.
  grow(part, parent, node, path, number = 1) {
    const field = `${path}${part.name}`;
    const spot = { part, parent, node, field, path, on: true, exists: true, value: "", rows: null, row: field };
    if (part.kind === "repeat") {
      node.i = true;
      spot.row = `${field}/${number}`;
      spot.rows = number === 1 ? [spot] : null;
    }
    part.spots.push(spot);
    if (number === 1) this.spots.set(field, spot);
    if (spot.row !== field) this.spots.set(spot.row, spot);
    for (const item of part.items || []) this.grow(item, spot, this.named(item.name, node), spot.rows || number > 1 ? `${spot.row}/` : path);
    return spot;
  }

  context(spot) {
    const logic = this;
    let last = 0;
    const world = {
      // Kazakhstan's clock, by which the server judges too.
      offset: 300, now: logic.now, property: () => "", text: () => "", uuid: newId,
      instance: (name) => logic.lists[name], label: logic.label,
      random() {
        if (!last) {
          let hash = 0x811c9dc5;
          for (const byte of new TextEncoder().encode(`${logic.seed}/${spot.field}`)) hash = Math.imul(hash ^ byte, 0x01000193);
          last = ((hash >>> 0) % 2147483646) + 1;
        }
        last = (last * 16807) % 2147483647;
        return (last - 1) / 2147483646;
      },
    };
    return { tree: this.root, node: spot.node, world };
  }

  holds(expr, spot) { return expr === undefined || saualExpr.holds(expr, this.context(spot)); }
  value(expr, spot) { return saualExpr.evaluate(expr, this.context(spot)); }

  // How many rows a repeat has; makes those that are missing.
  count(spot) {
    const { part, parent } = spot;
    let wanted = 0;
    if (parent.on) {
      const said = this.raw[spot.field];
      wanted = part.count === undefined ? (said ? Number(said[0]) : 1) : Math.floor(saualExpr.number(this.value(part.count, spot), this.context(spot)));
    }
    wanted = Math.max(0, Math.min(200, wanted || 0));
    const made = [];
    while (spot.rows.length < wanted) {
      const node = saualExpr.node(part.name);
      const above = spot.node.p;
      node.p = above;
      above.c.splice(above.c.indexOf(spot.rows[spot.rows.length - 1].node) + 1, 0, node);
      this.root.x.get(part.name).push(node);
      const row = this.grow(part, parent, node, spot.path, spot.rows.length + 1);
      spot.rows.push(row);
      made.push(row);
    }
    spot.rows.forEach((row, index) => { row.exists = index < wanted; });
    return made;
  }

  // Works out one spot, and answers whether it is another than before.
  settle(spot, more) {
    const { part } = spot;
    const before = [spot.on, saualExpr.text(spot.value), String(spot.offer)];
    if (spot.rows) {
      const counted = spot.rows.filter((row) => row.exists).length;
      const made = this.count(spot);
      for (const row of made) more(row, true);
      if (counted !== spot.rows.filter((row) => row.exists).length) spot.rows.forEach((row) => more(row));
    }
    spot.holds = (!spot.parent || spot.parent.on) && this.holds(part.relevant, spot);
    spot.on = spot.holds && spot.exists;
    spot.node.r = spot.on;
    if (part.kind && part.kind !== "note" && !part.items) {
      spot.value = spot.on ? this.read(spot) : "";
      spot.node.v = spot.value;
      if (spot.value !== "" && !this.holds(part.constraint, spot)) spot.value = spot.node.v = "";
    }
    return before[0] !== spot.on || before[1] !== saualExpr.text(spot.value) || before[2] !== String(spot.offer);
  }

  read(spot) {
    const { part } = spot;
    if (part.filter) this.offer(spot);
    // What is known without being asked.
    const known = { today: ["today"], start: ["now"], end: ["now"] }[part.by];
    if (known && !this.raw[spot.field]) return this.value(known, spot);
    if (part.calculation === undefined || part.trigger) return this.reading(spot).value;
    const kept = this.raw[spot.field];
    if (kept) spot.node.v = kept.join(" ");
    const value = this.value(part.calculation, spot);
    const texts = sentAs(part, value);
    if (part.kind === "computed" && !/"once"/.test(JSON.stringify(part.calculation))) return texts.length ? value : "";
    if (String(texts) !== String(this.raw[spot.field] || [])) this.put(spot.field, texts);
    return part.kind === "computed" ? (texts.length ? value : "") : this.reading(spot).value;
  }

  // The codes offered in the order in which they are shown, and in that of the form. Of a row of a
  // repeat the code is what was answered there.
  offer(spot) {
    const { rows, filter } = spot.part;
    const codes = (nodes) => nodes.map((node) => {
      const cell = rows ? saualExpr.own.resolve(rows, node)[0] : node.c.find((one) => one.n === "name");
      return cell ? saualExpr.text(saualExpr.answer(cell)) : "";
    }).filter((code, at, all) => isCode(code) && all.indexOf(code) === at);
    const found = saualExpr.nodes(filter, this.context(spot));
    const place = (node) => node.p.c.indexOf(node);
    spot.offer = codes(found);
    spot.listed = rows ? spot.offer : codes(found.sort((a, b) => place(a) - place(b)));
  }

  reading(spot) { return Reading.of(spot.part, this.raw[spot.field] || [], spot.listed); }

  put(field, values) {
    if (values.length) this.raw[field] = values;
    else delete this.raw[field];
    if (this.putting) this.putting.add(field);
  }

  // Works out these spots and all that hangs on them, in order; answers those that changed.
  work(spots, putting) {
    const changed = new Set();
    const waiting = new Set(spots);
    const added = [];
    this.putting = putting;
    // In order from the last to the first; many wait only at the beginning.
    const before = (a, b) => this.place[b.part.at] - this.place[a.part.at] || b.part.spots.indexOf(b) - a.part.spots.indexOf(a);
    const sorted = Array.from(waiting).sort(before);
    const wait = (spot) => {
      if (waiting.has(spot)) return;
      waiting.add(spot);
      let [from, to] = [0, sorted.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if (before(sorted[middle], spot) < 0) from = middle + 1;
        else to = middle;
      }
      sorted.splice(from, 0, spot);
    };
    const more = (spot, fresh) => {
      wait(spot);
      if (fresh) added.push(spot);
      for (const item of spot.part.items || []) for (const one of item.spots) if (one.parent === spot) more(one);
    };
    for (let steps = 0; waiting.size && steps < 200000; steps += 1) {
      const spot = sorted.pop();
      waiting.delete(spot);
      const on = spot.on;
      const other = this.settle(spot, more);
      if (other || !steps) changed.add(spot);
      if (other && steps < this.parts.length * 50) {
        for (const at of (this.source.after || {})[spot.part.name] || []) this.parts[at].spots.forEach(wait);
        if (on !== spot.on) for (const item of spot.part.items || []) for (const one of item.spots) if (one.parent === spot) wait(one);
      }
    }
    if (added.length) {
      const within = this.all().filter((spot) => added.some((row) => spot.field.startsWith(`${row.row}/`)));
      this.first(within, putting);
    }
    return changed;
  }

  // Puts in what questions have at first: values, then expressions, which may speak of them.
  first(spots, putting) {
    for (const key of ["default", "first"]) {
      for (const spot of spots) {
        if (spot.part[key] === undefined || this.raw[spot.field]) continue;
        this.putting = putting;
        this.put(spot.field, key === "default" ? spot.part.default : sentAs(spot.part, this.value(spot.part.first, spot)));
        this.work([spot], putting);
      }
    }
  }

  // Takes over a field, and answers the spots that are no longer as they were, and the fields set.
  set(field, values) {
    const fields = new Set([field]);
    this.putting = null;
    this.put(field, values);
    const spot = this.spots.get(field);
    if (!spot) return { changed: new Set(), fields };
    const changed = this.work([spot], fields);
    for (const part of this.parts) {
      if (!part.trigger || !Array.from(changed).some((one) => part.trigger.includes(one.part.name))) continue;
      for (const one of part.spots) {
        this.putting = fields;
        this.put(one.field, sentAs(part, this.value(part.calculation, one)));
        this.work([one], fields).forEach((other) => changed.add(other));
      }
    }
    return { changed, fields };
  }

  isAsked(page) {
    const asked = (part) => part.kind !== "computed" && part.spots.some((spot) => spot.on) && (!part.items || part.items.some(asked));
    return asked(page);
  }

  asked() { return this.pages.filter((page) => this.isAsked(page)); }

  // What is wrong with a spot; `gently` passes over what is missing only because nobody came to it yet.
  fault(spot, gently) {
    const { part, field } = spot;
    if (!spot.on || part.items || !part.kind || part.kind === "note" || part.kind === "computed") return null;
    const { value, missing, fault } = this.reading(spot);
    if (fault) return { field, key: fault[0], gaps: fault[1] || {} };
    if (value === "") {
      const required = !part.read_only && (part.required || (part.required_if !== undefined && this.holds(part.required_if, spot)));
      return missing || !required || gently ? null : { field, key: Reading.required(part), own: `${part.name}:required` };
    }
    spot.node.v = value;
    const fine = this.holds(part.constraint, spot);
    spot.node.v = spot.value;
    return fine ? null : { field, key: "form-answer-constraint", own: `${part.name}:constraint` };
  }

  faults(page) {
    const found = [];
    const walk = (spot) => {
      const fault = this.fault(spot);
      if (fault) found.push(fault);
      for (const item of spot.part.items || []) item.spots.filter((one) => one.parent === spot).forEach(walk);
    };
    page.spots.forEach(walk);
    return found;
  }
}

// Whether the server would take a text for the code of a choice.
const isCode = (text) => text !== "" && text === text.trim() && !/[\u0000-\u001f\u007f-\u009f]/.test(text)
  && new TextEncoder().encode(text).length <= 128;

// The values of a field that somebody would send for what an expression gave.
const sentAs = (part, value) => {
  const text = value instanceof saualExpr.Moment && part.kind === "date" ? saualExpr.text(value).slice(0, 10) : saualExpr.text(value);
  if (text === "" || text === "NaN") return [];
  return part.kind === "multiple" || part.kind === "rank" ? text.split(/\s+/) : [text];
};

// From what was typed to what expressions see, as the server reads it.
const Reading = (() => {
  const SAFE = 9007199254740991;
  const digits = (text) => {
    const match = /^([-−–+]?)\s*(\d{1,3}(?:\s\d{3})+|\d+)(?:[.,](\d+))?$/.exec(text);
    if (!match || text.length > 40) return null;
    return { number: Number(`${match[2].replace(/\s/g, "")}.${match[3] || 0}`) * (/[-−–]/.test(match[1]) ? -1 : 1), whole: match[3] === undefined };
  };
  const within = (value, { min, max }) => {
    if ((min === undefined || value >= min) && (max === undefined || value <= max)) return { value };
    if (min !== undefined && max !== undefined) return { fault: ["form-answer-range", { min, max }] };
    return { fault: min !== undefined ? ["form-answer-least", { min }] : ["form-answer-most", { max }] };
  };
  const parted = (date) => { const [year, month, day] = date.split("-"); return { year, month, day }; };
  const date = (text, { min, max }) => {
    const typed = /^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})$/.exec(text);
    const value = saualExpr.own.read(typed ? `${typed[3]}-${typed[2]}-${typed[1]}` : text, 1, 300);
    if (!value || !value.d) return { fault: ["form-answer-date"] };
    const iso = saualExpr.text(value);
    if (min !== undefined && iso < min) return { fault: ["form-answer-date-first", parted(min)] };
    if (max !== undefined && iso > max) return { fault: ["form-answer-date-last", parted(max)] };
    return { value };
  };
  const several = (part, given, offer) => {
    const alone = part.exclusive || [];
    const shown = part.kind === "rank" ? given : offer;
    const left = offer ? shown.filter((code) => given.includes(code) && offer.includes(code)) : given;
    if (left.length > 1 && left.some((code) => alone.includes(code))) return { fault: ["form-answer-exclusive"] };
    return { value: left.join(" ") };
  };
  const kinds = {
    multiple: several,
    rank: several,
    single: (part, [code], offer) => ({ value: offer && !offer.includes(code) ? "" : code }),
    integer(part, [text]) {
      const read = digits(text);
      if (!read || !read.whole) return { fault: ["form-answer-integer"] };
      return Math.abs(read.number) > SAFE ? { fault: ["form-answer-number-long"] } : within(read.number, part);
    },
    decimal(part, [text]) {
      const read = digits(text);
      return read ? within(read.number, part) : { fault: ["form-answer-decimal"] };
    },
    range: (part, given) => kinds.decimal({ min: part.start, max: part.end }, given),
    date: (part, [text]) => date(text, part),
    time: (part, [text]) => ({ value: /^\d\d:\d\d$/.test(text) ? `${text}:00` : text }),
    datetime: (part, [text]) => ({ value: saualExpr.own.read(text, 2, 300, 1) || text }),
  };
  const of = (part, values, offer) => {
    const given = Array.from(new Set(values.map((value) => value.trim()).filter(Boolean)));
    if (!given.length) return { value: "" };
    const missing = given.filter((value) => (part.dont_know && value === "-8") || (part.refuse && value === "-9"));
    if (missing.length) return given.length === 1 ? { value: "", missing: true } : { fault: ["form-answer-either"] };
    if (given.length > 1 && part.kind !== "multiple" && part.kind !== "rank") return { fault: ["form-answer-one-only"] };
    return (kinds[part.kind] || (() => ({ value: given[0] })))(part, given, offer);
  };
  const NAMES = { single: "choice", multiple: "choices", rank: "rank", integer: "number", decimal: "number", range: "number", datetime: "moment", date: "date", time: "time", acknowledge: "acknowledge", location: "location", file: "file" };
  return { of, required: ({ kind }) => `form-answer-required-${NAMES[kind] || "text"}` };
})();
