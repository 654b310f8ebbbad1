// Looks that plain fields cannot have. Without it every question can be answered as well.
"use strict";

const live = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

/** Puts the enhancements on what has come onto the page: at first all of it, later a new row. */
function enhance(root) {
  root.querySelectorAll(".slider[hidden]").forEach(slide);
  root.querySelectorAll("select[data-search]").forEach(search);
  root.querySelectorAll("[data-rank] ol:not(.live)").forEach(rank);
  root.querySelectorAll("[data-joined]:disabled").forEach(join);
  root.querySelectorAll("[data-take][hidden]").forEach(take);
  root.querySelectorAll("[data-thousands]").forEach(thousands);
}

// A slider says nothing until it is touched; the field beside it shows and keeps the number.
function slide(box) {
  const slider = box.querySelector("input");
  const field = box.parentElement.querySelector("[data-field]");
  const show = () => {
    const number = Number(field.value.replace(",", "."));
    const given = field.value.trim() !== "" && Number.isFinite(number);
    box.classList.toggle("untouched", !given);
    slider.value = given ? number : (Number(slider.min) + Number(slider.max)) / 2;
  };
  slider.addEventListener("input", () => { field.value = slider.value; live(field); });
  slider.addEventListener("click", () => { if (!field.value) { field.value = slider.value; live(field); } });
  field.addEventListener("input", show);
  box.parentElement.addEventListener("change", show);
  box.hidden = false;
  show();
}

// A long list is narrowed by what is typed over it.
function search(select) {
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";
  field.placeholder = select.dataset.search;
  field.setAttribute("aria-label", select.dataset.search);
  select.removeAttribute("data-search");
  const options = [...select.options];
  const plain = (text) => text.normalize("NFC").toLocaleLowerCase(document.documentElement.lang);
  field.addEventListener("input", () => {
    const wanted = plain(field.value.trim());
    const fits = (option) => option.selected || !option.value || plain(option.text).includes(wanted);
    select.textContent = "";
    select.append(...options.filter(fits));
    select.size = wanted ? Math.min(8, Math.max(2, select.options.length)) : 0;
  });
  select.addEventListener("change", () => { select.size = 0; });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = [...select.options].find((option) => option.value);
    if (first) { first.selected = true; select.size = 0; select.focus(); select.dispatchEvent(new Event("change", { bubbles: true })); }
  });
  select.before(field);
}

// An order: the lists for each place become a line each, moved by buttons or dragged.
function rank(list) {
  const selects = [...list.querySelectorAll("select")];
  if (!selects.length) return;
  const options = [...selects[0].options].filter((option) => option.value);
  const given = selects.map((select) => select.value).filter(Boolean);
  const rest = options.map((option) => option.value).filter((code) => !given.includes(code));
  const id = selects[0].id;
  const lines = [...new Set([...given, ...rest])].map((code) => {
    const option = options.find((one) => one.value === code);
    const line = document.createElement("li");
    const grip = Object.assign(document.createElement("i"), { className: "grip", ariaHidden: "true" });
    const words = document.createElement("span");
    words.textContent = option.text;
    if (option.lang) words.lang = option.lang;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: selects[0].name });
    line.dataset.code = code;
    line.append(grip, words, button("↑", "up", -1), button("↓", "down", 1), field);
    return line;
  });
  function button(sign, key, by) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", list.dataset[key]);
    made.addEventListener("click", () => move(made.closest("li"), by, made));
    return made;
  }
  const hint = list.previousElementSibling;
  hint.textContent = list.dataset.hint;
  const keep = Object.assign(document.createElement("button"), { type: "button", className: "keep", textContent: list.dataset.keep });
  keep.addEventListener("click", () => { changed(); list.focus(); });
  list.after(keep);
  let touched = given.length === options.length;
  const show = () => {
    [...list.children].forEach((line, at, all) => {
      const [up, down] = line.querySelectorAll("button");
      const words = line.querySelector("span").textContent;
      up.disabled = at === 0;
      down.disabled = at === all.length - 1;
      up.setAttribute("aria-label", `${list.dataset.up}: ${words}`);
      down.setAttribute("aria-label", `${list.dataset.down}: ${words}`);
      line.querySelector("input").value = touched ? line.dataset.code : "";
    });
    list.classList.toggle("untouched", !touched);
    keep.hidden = touched;
  };
  function changed() {
    touched = true;
    show();
    for (const box of list.closest("[data-rank]").querySelectorAll("input[type=checkbox]")) box.checked = false;
    live(list.querySelector("input"));
  }
  function move(line, by, pressed) {
    const other = by < 0 ? line.previousElementSibling : line.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(line); else other.after(line);
    changed();
    const next = pressed.disabled ? line.querySelector("button:not(:disabled)") : pressed;
    if (next) next.focus();
  }
  list.addEventListener("pointerdown", (event) => {
    const line = event.target.closest("li");
    if (!line || event.target.closest("button")) return;
    // A finger beside the grip scrolls.
    if (event.pointerType !== "mouse" && !event.target.closest(".grip")) return;
    event.preventDefault();
    // A line that moves would lose the pointer.
    list.setPointerCapture(event.pointerId);
    line.classList.add("held");
    const drag = ({ clientY }) => {
      const under = [...list.children].find((one) => {
        const box = one.getBoundingClientRect();
        return clientY >= box.top && clientY <= box.bottom;
      });
      if (!under || under === line) return;
      if (under.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING) under.before(line); else under.after(line);
      changed();
    };
    const drop = () => {
      line.classList.remove("held");
      list.removeEventListener("pointermove", drag);
    };
    list.addEventListener("pointermove", drag);
    list.addEventListener("lostpointercapture", drop, { once: true });
  });
  list.textContent = "";
  list.append(...lines);
  list.classList.add("live");
  list.id = id;
  list.tabIndex = -1;
  list.closest("[data-rank]").addEventListener("change", ({ target }) => {
    if (target.type === "checkbox" && target.checked) { touched = false; show(); }
  });
  show();
}

// What is typed in parts is sent as one value, so that whoever reads the fields finds it under its name.
function join(whole) {
  const question = whole.closest("[data-item]");
  const parts = [...question.querySelectorAll("[data-field]")];
  const kind = parts[0].name.slice(1).split(":")[0];
  const split = {
    date: (value) => value.split("-"),
    point: (value) => value.split(" "),
    lines: (value) => [value.split(";").join("\n")],
  }[kind];
  const put = {
    date: ([year, month = "01"]) => `${year}-${month}-01`,
    point: (values) => values.join(" ").trimEnd(),
    lines: ([value]) => value.split("\n").map((line) => line.trim()).filter(Boolean).join(";"),
  }[kind];
  const given = whole.value ? split(whole.value) : [];
  parts.forEach((part, at) => {
    part.removeAttribute("name");
    if (whole.value) part.value = given[at] || "";
    part.addEventListener("input", () => {
      const values = parts.map((one) => one.value.trim());
      whole.value = values.some(Boolean) ? put(values) : "";
      live(whole);
    });
  });
  whole.disabled = false;
}

// The phone says where it is, if it may.
function take(press) {
  if (!navigator.geolocation) return;
  const place = press.closest("[data-location]");
  const said = place.querySelector("[data-said]");
  press.hidden = false;
  press.addEventListener("click", () => {
    said.textContent = said.dataset.wait;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const numbers = [coords.latitude, coords.longitude, coords.altitude === null ? "" : coords.altitude, coords.accuracy];
      const shown = numbers.map((number, at) => (number === "" ? "" : String(Number(number.toFixed(at < 2 ? 6 : 1)))));
      const fields = [...place.querySelectorAll("[data-field]")];
      if (fields.length === 1) {
        fields[0].value = `${fields[0].value.trim()}\n${shown.join(" ").trim()}`.trim();
      } else {
        fields.forEach((field, at) => { field.value = shown[at]; });
      }
      fields.forEach(live);
      said.textContent = said.dataset.done;
    }, ({ code }) => { said.textContent = said.dataset[{ 1: "refused", 3: "late" }[code] || "failed"]; }, { enableHighAccuracy: true, timeout: 30000 });
  });
}

// Thousands stand apart when a number is left.
function thousands(field) {
  field.addEventListener("change", () => {
    const digits = field.value.replace(/\s/g, "");
    if (/^-?\d{5,15}$/.test(digits)) field.value = digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  });
}

// One tap answers and goes on, where the question says so; a keyboard moves through the choices.
let tapped = false;
document.addEventListener("pointerdown", () => { tapped = true; });
document.addEventListener("keydown", () => { tapped = false; });
document.addEventListener("change", ({ target }) => {
  const question = target.closest("[data-quick]");
  if (!question || !tapped) return;
  const items = [...target.form.querySelectorAll("[data-item]:not([hidden])")];
  if (items.filter((item) => item.querySelector("input,select,textarea")).pop() !== question) return;
  target.form.requestSubmit(target.form.querySelector(".actions .main"));
});

enhance(document);
document.addEventListener("saual:row", ({ target }) => enhance(target));
