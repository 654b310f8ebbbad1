// The editor of expressions: completes names, codes and functions, and shows what is wrong as its author
// types. The server alone knows the language: here nothing is parsed.
"use strict";

(() => {
  const base = document.getElementById("designer").dataset;
  let known = null; // what can be spoken of, and of which revision
  let active = null; // {field, box, marks, options, from}

  async function completion() {
    if (known?.revision === base.revision) return known;
    const response = await fetch(`${base.base}/completion`);
    if (!response.ok) return known ?? { names: [], functions: [] };
    known = { ...(await response.json()), revision: base.revision };
    return known;
  }

  /** What is being written at the caret, and how it can go on. */
  function suggestions(words, field) {
    const before = field.value.slice(0, field.selectionStart);
    const name = before.match(/\$\{?([^\s{}'"()]*)$/u);
    if (name) return names(words, name[1], name.index);
    // Within quotes: the codes of the question that was named last.
    const quote = before.match(/(['"])([^'"]*)$/u);
    const quotes = (before.match(/'/g)?.length ?? 0) % 2 || (before.match(/"/g)?.length ?? 0) % 2;
    if (quote && quotes) return codes(words, before, quote, field);
    const word = before.match(/[\p{L}_][\p{L}\p{N}_:-]*$/u);
    if (!word) return [];
    const typed = word[0].toLowerCase();
    const calls = words.functions.filter((one) => one.name.startsWith(typed)).map((one) => ({
      text: one.signature.endsWith("()") ? `${one.name}()` : `${one.name}(`, from: word.index, code: one.signature, label: one.help,
    }));
    return [...calls, ...names(words, word[0], word.index)];
  }

  function names(words, typed, from) {
    const low = typed.toLowerCase();
    const fits = words.names.filter((one) => one.name.toLowerCase().includes(low) || (low && one.label.toLowerCase().includes(low)));
    fits.sort((a, b) => b.name.toLowerCase().startsWith(low) - a.name.toLowerCase().startsWith(low));
    return fits.map((one) => ({ text: `\${${one.name}}`, from, code: `\${${one.name}}`, label: one.label || one.kind }));
  }

  function codes(words, before, quote, field) {
    const mentioned = [...before.matchAll(/\$\{([^}]*)\}/gu)].at(-1)?.[1];
    const own = field.closest("[data-of]").dataset.of.replace(/^item\//, "");
    const question = words.names.find((one) => one.name === (mentioned ?? own));
    const low = quote[2].toLowerCase();
    const fits = question?.codes.filter((one) => one.code.toLowerCase().includes(low) || one.label.toLowerCase().includes(low)) ?? [];
    const from = before.length - quote[2].length;
    return fits.map((one) => ({ text: `${one.code}${quote[1]}`, from, code: one.code, label: one.label }));
  }

  // ── the list, as the pattern of a combobox asks ─────────────────────────────────────────────────
  const isOpen = () => Boolean(active?.options.length) && !active.box.hidden;

  function close() {
    if (!active) return;
    active.box.hidden = true;
    active.field.setAttribute("aria-expanded", "false");
    active.field.removeAttribute("aria-activedescendant");
  }

  function mark(at) {
    const all = [...active.box.children];
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    active.field.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
    active.at = at;
  }

  async function suggest() {
    const now = active;
    if (!now) return;
    const words = await completion().catch(() => ({ names: [], functions: [] }));
    if (active !== now || document.activeElement !== now.field) return;
    now.options = suggestions(words, now.field).slice(0, 30);
    if (!now.options.length) return close();
    now.box.replaceChildren(...now.options.map((option, index) => {
      const item = document.createElement("li");
      item.id = `${now.field.id}-option-${index}`;
      item.role = "option";
      const code = item.appendChild(document.createElement("code"));
      code.textContent = option.code;
      item.appendChild(document.createElement("small")).textContent = option.label;
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(index); });
      return item;
    }));
    now.box.hidden = false;
    now.field.setAttribute("aria-expanded", "true");
    mark(0);
  }

  function take(index) {
    const { field, options } = active;
    const { text, from } = options[index];
    let end = field.selectionStart;
    // What was opened before the caret is closed behind it already.
    const rest = field.value.slice(end);
    if (text.endsWith("}") && rest.startsWith("}")) end += 1;
    if (/['"]$/.test(text) && rest.startsWith(text.at(-1))) end += 1;
    field.setRangeText(text, from, end, "end");
    close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  // ── what is wrong ───────────────────────────────────────────────────────────────────────────────
  let checking = 0;
  let pause = 0;

  function later() {
    clearTimeout(pause);
    pause = setTimeout(check, 300);
  }

  async function check() {
    const now = active;
    if (!now) return;
    const number = (checking += 1);
    const { expression, of } = now.field.closest("[data-expression]").dataset;
    const text = now.field.value;
    if (!text.trim()) return tell(now, []);
    const body = new URLSearchParams({ _token: base.token, of, field: expression, expression: text });
    try {
      const response = await fetch(`${base.base}/check-expression`, { method: "POST", body });
      if (!response.ok || number !== checking || text !== now.field.value) return;
      tell(now, (await response.json()).faults);
    } catch { /* Without a connection the last word stands. */ }
  }

  function tell({ field, marks }, faults) {
    const lead = field.value.length - field.value.trimStart().length;
    const told = document.getElementById(`${field.id}-told`);
    const faulty = faults.some((one) => one.fault);
    if (faulty) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    told.replaceChildren(...faults.map((one) => {
      const line = document.createElement("p");
      line.className = one.fault ? "error" : "caution";
      line.textContent = one.message;
      return line;
    }));
    marks.replaceChildren();
    const placed = faults.filter((one) => one.from !== null).sort((a, b) => a.from - b.from);
    let at = 0;
    for (const { from, to, fault } of placed) {
      const begin = Math.max(at, from + lead);
      if (begin < at) continue;
      // A fault at the end, or of no length, is shown by a space or by the letter before.
      const end = Math.max(to + lead, begin + 1);
      marks.append(field.value.slice(at, begin));
      const line = document.createElement("u");
      if (!fault) line.className = "warning";
      line.textContent = field.value.slice(begin, end) || "\u00a0\u00a0";
      marks.append(line);
      at = Math.max(begin, Math.min(end, field.value.length));
    }
    marks.append(field.value.slice(at));
  }

  // ── fields come and go ──────────────────────────────────────────────────────────────────────────
  function begin(field) {
    const place = field.closest("[data-expression]");
    let box = place.querySelector("[role=listbox]");
    let marks = place.querySelector(".marks");
    if (!box) {
      marks = document.createElement("div");
      marks.className = "marks";
      marks.ariaHidden = "true";
      marks.dataset.made = "marks";
      box = document.createElement("ul");
      box.role = "listbox";
      box.id = `${field.id}-list`;
      box.hidden = true;
      box.dataset.made = "list";
      box.ariaLabel = field.labels[0]?.textContent ?? "";
      place.prepend(marks);
      place.append(box);
      const set = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.id };
      for (const [name, value] of Object.entries(set)) field.setAttribute(name, value);
      field.dataset.script = `${Object.keys(set).join(" ")} aria-activedescendant aria-invalid data-script`;
    }
    active = { field, box, marks, options: [], at: 0 };
    check();
  }

  const isExpression = (target) => target.matches?.("[data-expression] textarea");
  document.addEventListener("focusin", ({ target }) => { if (isExpression(target)) begin(target); });
  document.addEventListener("focusout", ({ target }) => { if (target === active?.field) { close(); } });
  document.addEventListener("input", ({ target }) => {
    if (!isExpression(target)) return;
    if (active?.field !== target) begin(target);
    active.marks.replaceChildren();
    suggest();
    later();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target !== active?.field || event.isComposing) return;
    const last = active.options.length - 1;
    if (event.key === "Enter" && !isOpen()) event.preventDefault();
    else if (event.ctrlKey && event.code === "Space") { suggest(); event.preventDefault(); }
    else if (event.key === "ArrowDown" && event.altKey) { suggest(); event.preventDefault(); }
    else if (!isOpen()) return;
    else if (event.key === "ArrowDown") mark(active.at === last ? 0 : active.at + 1);
    else if (event.key === "ArrowUp") mark(active.at === 0 ? last : active.at - 1);
    else if (event.key === "Enter" || event.key === "Tab") take(active.at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  document.addEventListener("designer:put", () => {
    // The field may be another one now, or stand somewhere else.
    if (active && !active.field.isConnected) active = null;
    if (active && document.activeElement === active.field) check();
  });
})();
