// Evaluates compiled expressions.
const Expr = (() => {
  const number = (value) => {
    if (typeof value === "string") return /^\s*-?(\d+\.?\d*|\.\d+)\s*$/.test(value) ? Number(value) : NaN;
    return Number(value);
  };
  const text = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
  const truth = (value) => (typeof value === "number" ? value !== 0 && value === value : Boolean(value));
  const day = (value) => {
    if (value instanceof Date) return value.getTime();
    const date = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
    return date ? date.getTime() : NaN;
  };
  const dates = (a, b) => a instanceof Date || b instanceof Date;
  const equal = (a, b) => {
    if (typeof a === "boolean" || typeof b === "boolean") return truth(a) === truth(b);
    if (typeof a === "number" || typeof b === "number") return number(a) === number(b);
    return dates(a, b) ? day(a) === day(b) : a === b;
  };
  const ordered = (a, b, holds) => (dates(a, b) ? holds(day(a), day(b)) : holds(number(a), number(b)));
  const words = (value) => text(value).split(/\s+/).filter(Boolean);
  const calls = {
    "=": equal,
    "!=": (a, b) => !equal(a, b),
    "<": (a, b) => ordered(a, b, (x, y) => x < y),
    "<=": (a, b) => ordered(a, b, (x, y) => x <= y),
    ">": (a, b) => ordered(a, b, (x, y) => x > y),
    ">=": (a, b) => ordered(a, b, (x, y) => x >= y),
    "+": (a, b) => number(a) + number(b),
    "-": (a, b) => number(a) - number(b),
    "*": (a, b) => number(a) * number(b),
    div: (a, b) => number(a) / number(b),
    mod: (a, b) => number(a) % number(b),
    neg: (a) => -number(a),
    true: () => true,
    false: () => false,
    not: (a) => !truth(a),
    coalesce: (a, b) => (a === "" || a !== a ? b : a),
    selected: (a, b) => words(a).includes(text(b).trim()),
    "count-selected": (a) => words(a).length,
    "string-length": (a) => Array.from(text(a)).length,
    number,
    string: text,
    date: (a) => { const at = day(a); return at === at ? new Date(at) : ""; },
    int: (a) => Math.trunc(number(a)),
    round: (a) => Math.floor(number(a) + 0.5),
  };
  const value = (node, scope) => {
    if (!Array.isArray(node)) return node;
    const [sign, a, b, c] = node;
    if (sign === "$") return scope.get(a);
    if (sign === ".") return scope.own;
    if (sign === "or") return truth(value(a, scope)) || truth(value(b, scope));
    if (sign === "and") return truth(value(a, scope)) && truth(value(b, scope));
    if (sign === "if") return value(truth(value(a, scope)) ? b : c, scope);
    return calls[sign](...node.slice(1).map((one) => value(one, scope)));
  };
  const names = (node, found = []) => {
    if (!Array.isArray(node)) return found;
    if (node[0] === "$") found.push(node[1]);
    else for (const one of node.slice(1)) names(one, found);
    return found;
  };
  return { value, names, text, truth: (node, scope) => truth(value(node, scope)) };
})();
