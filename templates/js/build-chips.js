// What is chosen for rows and columns, in its order: dragged with a mouse, moved by buttons with keys and on
// phones. Without it everything stands in the order of the questionnaire.

const AXES = ["rows", "columns"];
const axis = (name) => document.getElementById(name);
const order = Object.fromEntries(AXES.map((name) => [name, begun(name)]));
let dragged = null; // { name, value }

/** The order that the table has, else that of the questionnaire. */
function begun(name) {
  const shown = [...document.querySelectorAll(`#result form.download input[name=${name}]`)].map((input) => input.value);
  const selected = [...axis(name).selectedOptions].map((option) => option.value);
  return [...shown.filter((value) => selected.includes(value)), ...selected.filter((value) => !shown.includes(value))];
}

const optionOf = (name, value) => [...axis(name).options].find((option) => option.value === value);
const labelOf = (name, value) => optionOf(name, value).textContent;

/** Takes in what the lists say. */
function follow() {
  for (const name of AXES) {
    const selected = [...axis(name).selectedOptions].map((option) => option.value);
    order[name] = [...order[name].filter((value) => selected.includes(value)), ...selected.filter((value) => !order[name].includes(value))];
  }
  drawChips();
}

/** Puts a variable at a place of an axis; nowhere where the place is null. */
function put(from, value, to, place) {
  if (to && !optionOf(to, value)) return;
  const at = order[from].indexOf(value);
  order[from].splice(at, 1);
  optionOf(from, value).selected = false;
  if (to) {
    order[to] = order[to].filter((other) => other !== value);
    const shift = from === to && at < place ? 1 : 0;
    order[to].splice(place - shift, 0, value);
    optionOf(to, value).selected = true;
    status.textContent = `${labelOf(to, value)}: ${order[to].indexOf(value) + 1}/${order[to].length}`;
  }
  drawChips();
  later();
}

function chip(name, value, place) {
  const label = labelOf(name, value);
  const other = name === "rows" ? "columns" : "rows";
  const item = document.createElement("li");
  item.draggable = true;
  item.dataset.value = value;
  item.append(Object.assign(document.createElement("span"), { textContent: label }));
  const button = (sign, words, does, may) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: sign, disabled: !may });
    made.setAttribute("aria-label", form.dataset[words].replace("…", label));
    made.dataset.does = words;
    made.addEventListener("click", () => {
      does();
      const again = document.querySelector(`.chips li[data-value="${CSS.escape(value)}"] [data-does=${words}]:enabled`);
      (again ?? document.querySelector(`.chips li[data-value="${CSS.escape(value)}"] button:enabled`) ?? axis(name)).focus();
    });
    item.append(made);
  };
  button("↑", "earlier", () => put(name, value, name, place - 1), place > 0);
  button("↓", "later", () => put(name, value, name, place + 2), place + 1 < order[name].length);
  button("⇄", other, () => put(name, value, other, order[other].length), Boolean(optionOf(other, value)));
  button("×", "remove", () => put(name, value, null), true);
  item.addEventListener("dragstart", (event) => {
    dragged = { name, value };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", label);
  });
  item.addEventListener("dragend", () => { dragged = null; });
  return item;
}

function drawChips() {
  for (const name of AXES) {
    const list = document.getElementById(`chips-${name}`);
    list.hidden = !AXES.some((one) => order[one].length);
    list.replaceChildren(...order[name].map((value, place) => chip(name, value, place)));
    list.dataset.empty = form.dataset.drop;
  }
}

function droppable(list, name) {
  const may = () => dragged && optionOf(name, dragged.value);
  const before = (event) => [...list.children].findIndex((item) => {
    const box = item.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  list.addEventListener("dragover", (event) => {
    if (!may()) return;
    event.preventDefault();
    list.classList.add("over");
  });
  list.addEventListener("dragleave", () => list.classList.remove("over"));
  list.addEventListener("drop", (event) => {
    event.preventDefault();
    list.classList.remove("over");
    if (!may()) return;
    const place = before(event);
    put(dragged.name, dragged.value, name, place < 0 ? order[name].length : place);
  });
}

for (const name of AXES) {
  const list = Object.assign(document.createElement("ol"), { className: "chips", id: `chips-${name}` });
  list.setAttribute("aria-label", document.querySelector(`label[for=${name}]`).textContent);
  axis(name).after(list);
  droppable(list, name);
  axis(name).addEventListener("change", follow);
}
drawChips();
