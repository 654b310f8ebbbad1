// Twin of src/domain/expr: evaluates what Expr::compile made over nodes
// {n: name, p: parent, c: children, v: answer, r: relevant, i: instance}. A context is {tree, node, world:
// {offset, now(), random(), uuid(), instance(id), label(question, code), text(id), property(name)}}.
"use strict";
const saualExpr = (() => {
  const DAY = 864e5;
  const isSet = Array.isArray;
  const flat = (lists) => { const all = []; for (const list of lists) for (const one of list) all.push(one); return all; };
  // Milliseconds since 1970, minutes east of UTC, whether a day.
  class Moment { constructor(t, o, d) { this.t = t; this.o = o; this.d = d; } }

  // Fills a node as Tree::compile tells.
  const node = (n, p) => { const made = { n, p, c: [], v: "" }; if (p) p.c.push(made); return made; };
  const fill = (to, json) => {
    for (const part of json.slice(1)) {
      if (isSet(part)) fill(node(part[0], to), part);
      else if (typeof part !== "object") to.v = part;
      else {
        if ("relevant" in part) to.r = part.relevant;
        if (part.instance) to.i = true;
        const at = part.date || part.datetime;
        if (at) to.v = read(at, 2, 0, 1);
      }
    }
    return to;
  };
  const tree = (json) => { const document = node(""); fill(node(json[0], document), json); return document; };
  const up = (of) => { const all = []; for (; of; of = of.p) all.push(of); return all; };
  const shown = (of) => { for (; of; of = of.p) if (of.r === false) return false; return true; };
  const plain = (n) => n.n[0] !== "@";
  const kids = (of) => of.c.filter(plain);
  const below = (of) => flat(kids(of).map((n) => [n, ...below(n)]));
  const gather = (of) => text(of.v) + kids(of).map((n) => (n.r === false ? "" : gather(n))).join("");
  const answer = (of) => (!shown(of) ? "" : of.c.some(plain) ? gather(of) : of.v);
  const whole = (of) => [of, ...flat(of.c.map(whole))];
  const ordered = (all) => {
    const wanted = new Set(all), roots = new Set(all.map((n) => up(n).pop()));
    return flat([...roots].map(whole)).filter((n) => wanted.has(n));
  };

  const format = (m, pattern) => {
    const d = new Date(m.t + m.o * 6e4), s = d.toISOString(), w = d.toUTCString();
    const part = (from, to) => s.slice(from, to);
    const f = {
      Y: part(0, 4), y: part(2, 4), m: part(5, 7), n: +part(5, 7), b: w.slice(8, 11), d: part(8, 10), e: +part(8, 10),
      H: part(11, 13), h: +part(11, 13), M: part(14, 16), S: part(17, 19), 3: part(20, 23), a: w.slice(0, 3), "%": "%",
      Z: (m.o < 0 ? "-" : "+") + new Date(Math.abs(m.o) * 6e4).toISOString().slice(11, 16),
    };
    return pattern.replace(/%([^])/gu, (all, c) => (c in f ? f[c] : all));
  };
  const written = (n) => {
    const m = /^(-?)(\d)\.?(\d*)e([+-]\d+)$/.exec(n);
    if (!m) return String(n || (n === 0 ? 0 : NaN));
    const all = m[2] + m[3], e = +m[4];
    return m[1] + (e < 0 ? "0." + "0".repeat(-e - 1) + all : all + "0".repeat(e - m[3].length));
  };
  const text = (v) => (typeof v === "number" ? written(v) : v instanceof Moment ? format(v, v.d ? "%Y-%m-%d" : "%Y-%m-%dT%H:%M:%S.%3%Z") : String(v));
  const clock = (told) => {
    const m = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|([+-])(\d\d)(?::?(\d\d))?)?$/.exec(told);
    if (!m || m[1] > 23 || m[2] > 59 || m[3] > 59 || m[7] > 23 || m[8] > 59) return null;
    const o = m[5] ? (m[6] === "-" ? -1 : 1) * ((m[7] || 0) * 60 + +(m[8] || 0)) : undefined;
    return { t: m[1] * 36e5 + m[2] * 6e4 + (m[3] || 0) * 1e3 + +((m[4] || "") + "000").slice(0, 3), o };
  };
  // As a moment of that offset; `own`: of the one it tells.
  const read = (told, least, offset, own) => {
    const m = /^(\d{4})-(\d\d?)-(\d\d?)(?:T(.*))?$/.exec(told.trim());
    if (!m || m[2].length < least || m[3].length < least) return null;
    const day = new Date(0), time = m[4] === undefined ? { t: 0 } : clock(m[4]);
    day.setUTCFullYear(m[1], m[2] - 1, m[3]);
    if (!time || day.getUTCMonth() !== m[2] - 1 || day.getUTCDate() !== +m[3]) return null;
    const o = time.o === undefined ? offset : time.o;
    return new Moment(+day + time.t - o * 6e4, own ? o : offset, m[4] === undefined);
  };
  const decimal = (told) => (/^-?(\d+\.?\d*|\.\d+)$/.test(told) ? +told : NaN);
  // By another clock; a day is a midnight of whoever looks.
  const here = (m, o) => new Moment(m.d ? m.t + (m.o - o) * 6e4 : m.t, o);
  const days = (v, o) => {
    const m = typeof v === "string" ? read(v, 2, o) : v;
    return m instanceof Moment ? here(m, o).t / DAY : NaN;
  };
  const number = (v, o) => {
    if (typeof v === "string") { const n = decimal(v.trim()); return isNaN(n) ? days(v, o) : n; }
    return v instanceof Moment ? days(v, o) : +v;
  };
  const truth = (f) => (isSet(f) ? f.some((n) => kids(n).length || truth(answer(n))) : f instanceof Moment || !!f);
  const one = (f) => (isSet(f) ? (f.length ? answer(f[0]) : "") : f);
  const every = (f) => (isSet(f) ? f.map(answer) : [f]);
  const empty = (v) => v === "" || v !== v;
  const words = (v) => v.split(/[ \t\r\n]+/).filter((w) => w);

  const OPS = {
    "=": (a, b) => a === b || Math.abs(a - b) < 1e-12,
    "<": (a, b) => a < b, ">": (a, b) => a > b, "<=": (a, b) => a <= b, ">=": (a, b) => a >= b,
    "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, div: (a, b) => a / b, mod: (a, b) => a % b,
  };
  const compare = (op, a, b, o) => {
    if (op === "=") {
      if (typeof a === "boolean" || typeof b === "boolean") return truth(a) === truth(b);
      if (typeof a === "string" && typeof b === "string") return a === b;
    }
    const dated = (x, y) => x instanceof Moment && typeof y === "string";
    const as = dated(a, b) || dated(b, a) ? days : number;
    return OPS[op](as(a, o), as(b, o));
  };
  const holds = (op, a, b, o) => {
    if (op === "=" || op === "!=") {
      if (typeof a === "boolean" && isSet(b)) b = truth(b);
      if (typeof b === "boolean" && isSet(a)) a = truth(a);
    }
    const all = (f) => (isSet(f) && !f.length ? [""] : every(f));
    const right = all(b), not = op === "!=";
    return all(a).some((x) => right.some((y) => (not ? !compare("=", x, y, o) : compare(op, x, y, o))));
  };

  // A scope: k: context, h: node looked at, p: its place, z: of how many.
  const siblings = (of, before) => {
    if (!of.p || !plain(of)) return [];
    const all = kids(of.p), at = all.indexOf(of);
    return before ? all.slice(0, at).reverse() : all.slice(at + 1);
  };
  const around = (of, before) => flat(up(of).map((n) => flat(siblings(n, before).map((s) => {
    const all = [s, ...below(s)];
    return before ? all.reverse() : all;
  }))));
  const AXES = [
    kids, (n) => (n.p ? [n.p] : []), (n) => [n], (n) => n.c.filter((c) => !plain(c)), below, (n) => [n, ...below(n)],
    (n) => up(n).slice(1), up, (n) => around(n), (n) => around(n, 1), (n) => siblings(n), (n) => siblings(n, 1),
  ];
  const REVERSE = [1, 6, 7, 9, 11], UPWARDS = [1, 2, 6, 7];
  const filter = (nodes, tests, s) => tests.reduce((left, test) => left.filter((h, at) => {
    const f = run(test, { k: s.k, h, p: at + 1, z: left.length });
    return typeof f === "number" ? f === at + 1 : isSet(f) ? f.length : truth(f);
  }), nodes);
  const step = (from, [axis, test, ...tests], s) => {
    const fits = (n) => (test === "" || (test === "*" ? axis === 3 || (n.n && plain(n)) : n.n === (axis === 3 ? "@" : "") + test))
      && (UPWARDS.includes(axis) || shown(n));
    const found = flat(from.map((n) => filter(AXES[axis](n).filter(fits), tests, s)));
    return from.length > 1 || REVERSE.includes(axis) ? ordered(found) : found;
  };
  const path = ([start, ...steps], s) => {
    let nodes = isSet(start) ? filter(set(run(start[0], s)), start.slice(1), s) : [start ? s.k.tree : s.h];
    const ups = up(s.k.node);
    steps.forEach((one, at) => {
      nodes = step(nodes, one, s);
      // An absolute path leads through one's own instance.
      const own = start === 1 && at + 1 < steps.length && one.length < 3 && !one[0] && one[1] > "*" ? nodes.filter((n) => n.i && ups.includes(n)) : [];
      if (own.length) nodes = own;
    });
    return nodes;
  };
  const set = (f) => (isSet(f) ? f : []);
  const named = (of, name, all) => { for (const n of of.c) { if (n.n === name) all.push(n); named(n, name, all); } return all; };
  const resolve = (name, from) => {
    for (const at of up(from)) {
      if (!at.i && at.p) continue;
      const found = at.x ? at.x.get(name) || [] : named(at, name, []);
      if (found.length || !at.p) return found.filter(shown);
    }
    return [];
  };

  class Call {
    constructor(args, s) { this.a = args; this.s = s; this.w = s.k.world; this.length = args.length; }
    f(i) { return run(this.a[i], this.s); }
    v(i) { return one(this.f(i)); }
    t(i) { return text(this.v(i)); }
    n(i) { return this.as(this.v(i)); }
    b(i) { return truth(this.f(i)); }
    set(i) { return set(this.f(i)); }
    here() { return this.length ? this.v(0) : answer(this.s.h); }
    from(i) { return flat(this.a.slice(i).map((x) => every(run(x, this.s)))); }
    as(v) { return number(v, this.w.offset); }
    numbers() { return this.from(0).map((v) => this.as(v)); }
    moment() {
      const v = this.v(0), o = this.w.offset;
      if (v instanceof Moment) return v;
      if (typeof v === "string") return read(v, 1, o);
      const t = Math.round(v * DAY);
      if (typeof v !== "number" || !(t >= -621355968e5 && t < 2534023008e5)) return null;
      return new Moment(t, o, (((t + o * 6e4) % DAY) + DAY) % DAY === 0);
    }
  }
  const extreme = (f) => (a) => { const all = a.numbers(); return all.length ? f(...all) : NaN; };
  const round = (a) => {
    const v = a.v(0), n = a.as(typeof v === "string" ? v.replace(",", ".") : v);
    if (a.length < 2) return Math.round(n);
    const digits = Math.max(-308, Math.min(300, Math.trunc(a.n(1)))), scale = 10 ** Math.abs(digits);
    const made = digits < 0 ? Math.round(n / scale) * scale : Math.round(n * scale) / scale;
    return digits !== digits ? NaN : isFinite(made) ? made : n;
  };
  const substr = (a) => {
    const all = [...a.t(0)], to = (n) => { n = Math.trunc(n) || 0; return Math.max(0, Math.min(all.length, n < 0 ? all.length + n : n)); };
    return all.slice(to(a.n(1)), a.length > 2 ? to(a.n(2)) : all.length).join("");
  };
  const dated = (a) => a.moment() || "";
  const formatted = (a) => { const m = a.moment(); return m ? format(here(m, a.w.offset), a.t(1)) : ""; };
  const F = {
    true: () => true, false: () => false, not: (a) => !a.b(0), boolean: (a) => a.b(0),
    "boolean-from-string": (a) => /^(true|1)$/.test(a.t(0)), if: (a) => a.f(a.b(0) ? 1 : 2),
    coalesce: (a) => { let f; for (let i = 0; i < a.length; i++) { f = a.f(i); if (!empty(one(f))) break; } return f; },
    once: (a) => { const own = answer(a.s.k.node), v = empty(own) ? a.v(0) : own; return empty(v) ? "" : v; },
    number: (a) => a.as(a.here()), round, random: (a) => a.w.random(),
    exp10: (a) => 10 ** a.n(0), pow: (a) => a.n(0) ** a.n(1),
    sum: (a) => a.numbers().reduce((x, y) => x + y, 0), min: extreme(Math.min), max: extreme(Math.max),
    string: (a) => text(a.here()), concat: (a) => a.from(0).map(text).join(""), join: (a) => a.from(1).map(text).join(a.t(0)),
    "string-length": (a) => [...text(a.here())].length, substr,
    "substring-before": (a) => { const v = a.t(0), at = v.indexOf(a.t(1)); return at < 0 ? "" : v.slice(0, at); },
    "substring-after": (a) => { const v = a.t(0), by = a.t(1), at = v.indexOf(by); return at < 0 ? "" : v.slice(at + by.length); },
    contains: (a) => a.t(0).includes(a.t(1)), "starts-with": (a) => a.t(0).startsWith(a.t(1)), "ends-with": (a) => a.t(0).endsWith(a.t(1)),
    translate: (a) => {
      const from = [...a.t(1)], to = [...a.t(2)];
      return [...a.t(0)].map((c) => { const at = from.indexOf(c); return at < 0 ? c : to[at] || ""; }).join("");
    },
    "normalize-space": (a) => words(text(a.here())).join(" "),
    regex: (a) => { const v = a.t(0); try { return RegExp("^(?:" + a.t(1) + ")$", "u").test(v); } catch (_) { return false; } },
    property: (a) => a.w.property(a.t(0)) || "", "jr:itext": (a) => a.w.text(a.t(0)) || "",
    today: (a) => { const o = a.w.offset * 6e4; return new Moment(Math.floor((a.w.now() + o) / DAY) * DAY - o, a.w.offset, true); },
    now: (a) => new Moment(a.w.now(), a.w.offset), date: dated, "date-time": dated, "format-date": formatted, "format-date-time": formatted,
    "decimal-date-time": (a) => days(a.moment(), a.w.offset),
    selected: (a) => { const v = a.t(0), code = a.t(1); return (!v && !code) || words(v).includes(code.trim()); },
    "selected-at": (a) => words(a.t(0))[Math.trunc(a.n(1))] || "", "count-selected": (a) => words(a.t(0)).length,
    "jr:choice-name": (a) => a.w.label(a.t(1).trim().replace(/}$/, "").split(/[/{]/).pop().trim(), a.t(0)) || "",
    pulldata: (a) => {
      const list = a.w.instance(a.t(0)), column = a.t(1), by = a.t(2), key = a.t(3);
      const cell = (row, name) => { const leaf = row.c.find((n) => n.n === name); return leaf && text(answer(leaf)); };
      const row = list && list.c[0].c.find((r) => cell(r, by) === key);
      return (row && cell(row, column)) || "";
    },
    current: (a) => [a.s.k.node], instance: (a) => { const list = a.w.instance(a.t(0)); return list ? [list] : []; },
    count: (a) => a.set(0).length, "count-non-empty": (a) => a.set(0).filter((n) => kids(n).length || text(answer(n))).length,
    position: (a) => {
      if (!a.length) return a.s.p;
      const n = a.set(0)[0];
      return !n ? NaN : n.p ? n.p.c.filter((c) => c.n === n.n).indexOf(n) + 1 : 1;
    },
    last: (a) => a.s.z,
  };
  for (const name of ["abs", "ceil", "exp", "floor", "log", "log10", "sqrt", "trunc"]) F[name] = (a) => Math[name](a.n(0));
  F.int = F.trunc;
  F.ceiling = F.ceil;

  const chain = (args, s) => {
    let left = run(args[0], s);
    for (let i = 1; i < args.length; i += 2) {
      const op = args[i], right = () => run(args[i + 1], s), o = s.k.world.offset;
      if (op === "or") left = truth(left) || truth(right());
      else if (op === "and") left = truth(left) && truth(right());
      else if (op === "|") left = ordered(set(left).concat(set(right())));
      else if (/[<=>]/.test(op)) left = holds(op, left, right(), o);
      else left = OPS[op](number(one(left), o), number(one(right()), o));
    }
    return left;
  };
  const run = (e, s) => {
    if (!isSet(e)) return e;
    const [op, ...args] = e;
    if (op === "$") return resolve(args[0], s.k.node);
    if (op === "~") return -number(one(run(args[0], s)), s.k.world.offset);
    return op === "&" ? chain(args, s) : op === "/" ? path(args, s) : F[op](new Call(args, s));
  };
  const found = (e, context) => run(e, { k: context, h: context.node, p: 1, z: 1 });
  return {
    Moment, node, tree, text, answer, shown, own: { F, DAY, flat, up, every, words, decimal, truth, clock, read, resolve },
    evaluate: (e, context) => one(found(e, context)),
    holds: (e, context) => truth(found(e, context)),
    nodes: (e, context) => set(found(e, context)),
    filter: (e, nodes, context) => filter(nodes, [e], { k: context }),
    number: (v, context) => number(v, context.world.offset),
  };
})();
