// What is wrong with answers, and where.
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
