// The functions of expr.js that few forms use, for those that do: see Expr::needs_rare.
"use strict";
(() => {
  const { answer, text, own: { F, DAY, flat, up, every, words, decimal, truth, clock, read, resolve } } = saualExpr;
  const RADIUS = 6378100, M = 2147483647;
  const within = (n, least, most) => (least === -1 || n >= least) && (most === -1 || n <= most);
  const named = (a) => { const n = a.length ? a.set(0)[0] : a.s.h; return n ? n.n.replace(/^@/, "") : ""; };

  // The first 64 bits of SHA-256, by the modulus of the generator.
  const digest = (told) => {
    const bytes = unescape(encodeURIComponent(told)), length = bytes.length, size = ((length + 72) >> 6) << 4;
    const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
    const primes = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
    const data = new Array(size).fill(0);
    for (let i = 0; i <= length; i++) data[i >> 2] |= (i < length ? bytes.charCodeAt(i) : 128) << (24 - (i % 4) * 8);
    data[size - 1] = length * 8;
    const turn = (x, by) => (x >>> by) | (x << (32 - by));
    let hash = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
    for (let at = 0; at < size; at += 16) {
      const w = data.slice(at, at + 16);
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        if (i > 15) {
          const x = w[i - 15], y = w[i - 2];
          w[i] = (w[i - 16] + w[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
        }
        const t = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + fraction(Math.cbrt(primes[i])) + w[i];
        const u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [a, b, c, d, e, f, g, h] = [(t + u) | 0, a, b, c, (d + t) | 0, e, f, g];
      }
      hash = [a, b, c, d, e, f, g, h].map((x, i) => (x + hash[i]) | 0);
    }
    const rest = (hash[0] * 2 + (hash[1] >>> 0)) % M;
    return hash[0] < 0 ? (rest > 0 ? rest - M : rest) : rest;
  };
  const seed = (v, n) => {
    let rest;
    if (n !== n && typeof v === "string" && v) rest = digest(v);
    else rest = n !== n ? 0 : n >= 2 ** 63 ? 1 : Math.trunc(Math.max(n, -(2 ** 63))) % M;
    return rest <= 0 ? rest + M - 1 : rest;
  };

  // Places.
  const rad = (x) => (x * Math.PI) / 180, cents = (x) => Math.round(x * 100) / 100;
  const points = (f) => {
    const all = flat(every(f).map((v) => text(v).split(";"))).map((p) => p.trim()).filter((p) => p);
    const read = all.map((p) => words(p).map(decimal));
    return read.every((p) => p.length > 1 && Math.abs(p[0]) <= 90 && Math.abs(p[1]) <= 180 && !p.some(isNaN)) ? read : null;
  };
  const apart = (a, b) => Math.acos(Math.max(-1, Math.min(1, Math.sin(rad(a[0])) * Math.sin(rad(b[0])) + Math.cos(rad(a[0])) * Math.cos(rad(b[0])) * Math.cos(rad(b[1] - a[1]))))) * RADIUS;

  Object.assign(F, {
    checklist: (a) => within(a.from(2).filter(truth).length, a.n(0), a.n(1)),
    substring: (a) => {
      const from = Math.floor(a.n(1) + 0.5), to = a.length > 2 ? from + Math.floor(a.n(2) + 0.5) : Infinity;
      return [...a.t(0)].filter((c, i) => i + 1 >= from && i + 1 < to).join("");
    },
    uuid: (a) => {
      if (!a.length) return a.w.uuid();
      let made = "";
      for (let left = Math.floor(Math.min(1000, a.n(0))); left > 0; left--) made += Math.floor(a.w.random() * 36).toString(36);
      return made;
    },
    "decimal-time": (a) => {
      const v = a.t(0), o = a.w.offset, m = read(v, 2, o), c = m ? { t: m.t, o: 0 } : clock(v.trim());
      return c ? ((((c.o === undefined ? c.t : c.t + (o - c.o) * 6e4) % DAY) + DAY) % DAY) / DAY : NaN;
    },
    randomize: (a) => {
      const mixed = [];
      let now = a.length > 1 && seed(a.v(1), a.n(1));
      a.set(0).forEach((n, i) => {
        if (now) now = (now * 16807) % M;
        const other = Math.min(i, Math.floor((now ? (now - 1) / (M - 1) : a.w.random()) * (i + 1)));
        mixed[i] = mixed[other];
        mixed[other] = n;
      });
      return mixed;
    },
    "indexed-repeat": (a) => {
      const all = (i) => (a.a[i][0] === "$" ? resolve(a.a[i][1], a.s.k.tree) : a.set(i));
      let inside = (n) => true;
      for (let i = 1; i < a.length; i += 2) {
        const found = all(i).filter(inside)[Math.trunc(a.n(i + 1)) - 1];
        if (!found) return [];
        inside = (n) => up(n).includes(found);
      }
      return all(0).filter(inside);
    },
    name: named, "local-name": (a) => named(a).split(":").pop(),
    "weighted-checklist": (a) => {
      let sum = 0;
      for (let i = 2; i + 1 < a.length; i += 2) {
        const weights = every(a.f(i + 1));
        every(a.f(i)).forEach((v, at) => { if (truth(v)) sum += at < weights.length ? a.as(weights[at]) : NaN; });
      }
      return within(sum, a.n(0), a.n(1));
    },
    area: (a) => {
      const all = points(a.f(0)) || [];
      const sum = all.reduce((total, from, i) => { const to = all[(i + 1) % all.length]; return total + rad(to[1] - from[1]) * (2 + Math.sin(rad(from[0])) + Math.sin(rad(to[0]))); }, 0);
      return all.length < 3 ? 0 : cents(Math.abs((sum * RADIUS * RADIUS) / 2));
    },
    distance: (a) => {
      const parts = a.a.map((x, i) => points(a.f(i)));
      if (parts.includes(null)) return NaN;
      const all = flat(parts);
      return cents(all.slice(1).reduce((sum, to, i) => sum + apart(all[i], to), 0));
    },
    geofence: (a) => {
      const at = (points(a.f(0)) || [])[0], shape = points(a.f(1));
      if (!at || !shape) return "";
      const end = shape[shape.length - 1];
      if (!end || end[0] !== shape[0][0] || end[1] !== shape[0][1]) return false;
      return shape.slice(1).filter((to, i) => { const from = shape[i]; return from[1] > at[1] !== to[1] > at[1] && at[0] < ((to[0] - from[0]) * (at[1] - from[1])) / (to[1] - from[1]) + from[0]; }).length % 2 === 1;
    },
    pi: () => Math.PI, atan2: (a) => Math.atan2(a.n(0), a.n(1)),
  });
  for (const name of ["sin", "cos", "tan", "asin", "acos", "atan"]) F[name] = (a) => Math[name](a.n(0));
})();
