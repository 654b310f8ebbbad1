// The choices of a question as it offers them now: only those, in their order.
const Offers = (() => {
  const all = (selector, root) => Array.from(root.querySelectorAll(selector));
  const isMissing = (code) => code === "-8" || code === "-9";
  const codeOf = (choice) => choice.dataset.code;
  const choices = (root) => all("[data-code]", root).filter((one) => !isMissing(codeOf(one)));

  // A choice that is a row of a repeat is made of the question's own template.
  const made = (template, code) => {
    const choice = document.importNode(template.content, true).firstElementChild;
    const box = choice.querySelector("input") || choice;
    choice.dataset.code = box.value = code;
    (choice.querySelector("span") || choice).textContent = code;
    return choice;
  };
  const renew = (template, offered) => {
    const before = template.parentNode;
    const known = new Map(choices(before).map((one) => [codeOf(one), one]));
    for (const [code, one] of known) if (!offered.has(code)) one.remove();
    for (const code of offered) if (!known.has(code)) before.insertBefore(made(template, code), template);
    const first = before.querySelector("[data-code] input");
    if (first) first.id = `${first.name}-first`;
  };
  // An order of them: as many places as there are choices, put together anew.
  const places = (list, template, codes) => {
    const laid = JSON.stringify(codes);
    if (list.dataset.laid === laid) return false;
    const fresh = list.cloneNode(false);
    fresh.dataset.laid = laid;
    fresh.classList.remove("live", "untouched");
    codes.forEach((_, at) => {
      const place = document.importNode(template.content, true).firstElementChild;
      const select = place.querySelector("select");
      const option = select.querySelector("[data-code]");
      for (const code of codes) {
        const other = select.appendChild(option.cloneNode(true));
        other.textContent = other.value = other.dataset.code = code;
      }
      option.remove();
      select.setAttribute("aria-label", select.getAttribute("aria-label").replace("_", at + 1));
      if (!at) select.id = `${select.name}-first`;
      fresh.appendChild(place);
    });
    const keep = list.parentNode.querySelector(".keep");
    if (keep) keep.remove();
    list.parentNode.replaceChild(fresh, list);
    if (codes.length) setTimeout(() => fresh.parentNode && fresh.parentNode.dispatchEvent(new CustomEvent("saual:row", { bubbles: true })));
    return true;
  };
  // Puts the children of an element into the order of the codes; what follows a choice goes with it.
  const sort = (parent, order) => {
    const here = Array.from(parent.children).filter((one) => one.dataset.code && !isMissing(codeOf(one)));
    const place = (one) => (order.has(codeOf(one)) ? order.get(codeOf(one)) : order.size);
    if (here.every((one, at) => !at || place(here[at - 1]) <= place(one))) return;
    const mark = parent.insertBefore(document.createComment(""), here[0]);
    for (const one of here.sort((a, b) => place(a) - place(b))) {
      const other = one.nextElementSibling;
      parent.insertBefore(one, mark);
      if (other && other.matches(".other")) parent.insertBefore(other, mark);
    }
    mark.remove();
  };

  return {
    // Answers whether what was filled in has to be filled in again.
    lay(element, codes) {
      const template = element.querySelector("template[data-choice]");
      const list = element.querySelector("ol.rank");
      if (template && list) return places(list, template, codes);
      const offered = new Set(codes);
      if (template) renew(template, offered);
      const here = choices(element);
      for (const choice of here) {
        const out = !offered.has(codeOf(choice));
        // Lists may be long: nothing is written that stays as it was.
        for (const key of ["hidden", "disabled"]) if (choice[key] !== out) choice[key] = out;
        const box = out && choice.querySelector("input");
        if (box && box.checked) box.checked = false;
      }
      const order = new Map(codes.map((code, at) => [code, at]));
      // The lines of an order are an answer, and a row of a table has the order of its head.
      for (const parent of new Set(here.map((one) => one.parentNode))) {
        if (!parent.matches("ol,tr,td")) sort(parent, order);
      }
      return Boolean(template);
    },
  };
})();
