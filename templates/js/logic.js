// What is asked, computed and wrong, given the fields so far. After a change only what hangs on it is
// evaluated again.
class Logic {
  constructor(source, today) {
    this.today = today;
    this.items = new Map();
    this.all = [];
    this.hanging = new Map();
    this.raw = {};
    this.pages = source.pages.map((page) => this.add(page, null, page));
    for (const item of this.all) {
      for (const key of ["relevant", "calculation"]) {
        for (const name of item[key] === undefined ? [] : Expr.names(item[key])) {
          if (!this.hanging.has(name)) this.hanging.set(name, new Set());
          this.hanging.get(name).add(item);
        }
      }
    }
  }

  add(source, parent, page) {
    const item = Object.assign({}, source, { parent, page: page.name, at: this.all.length, own: true, on: true, value: "" });
    this.all.push(item);
    if (parent && item.name) this.items.set(item.name, item);
    if (source.items) item.items = source.items.map((child) => this.add(child, item, page));
    return item;
  }

  // Takes over all fields of a draft.
  load(raw) {
    this.raw = raw;
    for (const item of this.all) this.settle(item);
  }

  // Takes over a field, and answers the items that are no longer as they were.
  set(field, values) {
    if (values.length) this.raw[field] = values;
    else delete this.raw[field];
    const changed = new Set();
    const item = this.items.get(field);
    if (!item) return changed;
    const waiting = [item];
    // Far more than a form that goes in no circle needs.
    for (let steps = 0; waiting.length && steps < 100000; steps += 1) {
      // In the form's order, since an answer may hang on what stands before it.
      let first = 0;
      for (let at = 1; at < waiting.length; at += 1) if (waiting[at].at < waiting[first].at) first = at;
      const [next] = waiting.splice(first, 1);
      const before = [next.on, next.value];
      this.settle(next);
      if (next === item || before[0] !== next.on || Expr.text(before[1]) !== Expr.text(next.value)) {
        changed.add(next);
        for (const one of this.hanging.get(next.name) || []) if (!waiting.includes(one)) waiting.push(one);
        if (before[0] !== next.on) for (const one of next.items || []) if (!waiting.includes(one)) waiting.push(one);
      }
    }
    return changed;
  }

  scope(own = "") {
    return { own, today: this.today, get: (name) => { const item = this.items.get(name); return item ? item.value : ""; } };
  }

  holds(source, own) {
    return source === undefined || Expr.truth(source, this.scope(own));
  }

  // Works out whether an item is asked, and what its answer is to others.
  settle(item) {
    item.own = this.holds(item.relevant);
    item.on = item.own && (!item.parent || item.parent.on);
    if (!item.kind || item.items) return;
    if (!item.on) item.value = "";
    else if (item.calculation !== undefined) item.value = Expr.value(item.calculation, this.scope());
    else {
      const { value, fault } = Reading.of(item, this.raw[item.name] || []);
      const wrong = fault || (value !== "" && !this.holds(item.constraint, value));
      item.value = wrong ? "" : value;
    }
  }

  isAsked(page) {
    const some = (item) => item.on && (item.items ? item.items.some(some) : true);
    return some(page);
  }

  asked() {
    return this.pages.filter((page) => this.isAsked(page));
  }

  // What is wrong with an item; `gently` passes over what is missing only because nobody came to it yet.
  fault(item, gently) {
    if (!item.on || item.items || !item.kind || item.kind === "note" || item.computed) return null;
    const { value, missing, fault } = Reading.of(item, this.raw[item.name] || []);
    if (fault) return { item, key: fault[0], gaps: fault[1] || {} };
    if (value === "") {
      const required = item.required || (item.required_if !== undefined && this.holds(item.required_if));
      if (missing || !required || gently) return null;
      return { item, key: Reading.required(item), gaps: {}, own: `${item.name}:required` };
    }
    if (this.holds(item.constraint, value)) return null;
    return { item, key: "form-answer-constraint", gaps: {}, own: `${item.name}:constraint` };
  }

  faults(page) {
    const found = [];
    const walk = (item) => {
      const fault = this.fault(item);
      if (fault) found.push(fault);
      (item.items || []).forEach(walk);
    };
    walk(page);
    return found;
  }
}

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
    let match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (!match) {
      const typed = /^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4})$/.exec(text);
      match = typed && [0, typed[3], typed[2], typed[1]];
    }
    const two = (part) => `0${part}`.slice(-2);
    const iso = match && `${match[1]}-${two(match[2])}-${two(match[3])}`;
    const value = iso ? new Date(`${iso}T00:00:00Z`) : null;
    if (!value || isNaN(value) || value.toISOString().slice(0, 10) !== iso) return { fault: ["form-answer-date"] };
    if (min !== undefined && iso < min) return { fault: ["form-answer-date-first", parted(min)] };
    if (max !== undefined && iso > max) return { fault: ["form-answer-date-last", parted(max)] };
    return { value };
  };
  const kinds = {
    multiple(item, given) {
      const alone = item.exclusive || [];
      if (given.length > 1 && given.some((code) => alone.includes(code))) return { fault: ["form-answer-exclusive"] };
      return { value: given.join(" ") };
    },
    rank: (item, given) => ({ value: given.join(" ") }),
    integer(item, [text]) {
      const read = digits(text);
      if (!read || !read.whole) return { fault: ["form-answer-integer"] };
      return Math.abs(read.number) > SAFE ? { fault: ["form-answer-number-long"] } : within(read.number, item);
    },
    decimal(item, [text]) {
      const read = digits(text);
      return read ? within(read.number, item) : { fault: ["form-answer-decimal"] };
    },
    range: (item, given) => kinds.decimal({ min: item.start, max: item.end }, given),
    date: (item, [text]) => date(text, item),
  };
  const of = (item, values) => {
    const given = Array.from(new Set(values.map((value) => value.trim()).filter(Boolean)));
    if (!given.length) return { value: "" };
    const missing = given.filter((value) => (item.dont_know && value === "-8") || (item.refuse && value === "-9"));
    if (missing.length) return given.length === 1 ? { value: "", missing: true } : { fault: ["form-answer-either"] };
    if (given.length > 1 && item.kind !== "multiple" && item.kind !== "rank") return { fault: ["form-answer-one-only"] };
    return (kinds[item.kind] || (() => ({ value: given[0] })))(item, given);
  };
  const required = ({ kind }) => ({
    single: "form-answer-required-choice", multiple: "form-answer-required-choices", rank: "form-answer-required-choices",
    integer: "form-answer-required-number", decimal: "form-answer-required-number", range: "form-answer-required-number",
    date: "form-answer-required-date",
  }[kind] || "form-answer-required-text");
  return { of, required };
})();
