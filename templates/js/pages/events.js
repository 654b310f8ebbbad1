// What the server says and what happens on the page, and which function that is for.
// ── what the server says ──────────────────────────────────────────────────────────────────────
const told = async (now, code, body) => {
  if (!live) {
    if (now && head && now.id === head.id) head = now;
    return;
  }
  if (now && head && now.id === head.id && code) {
    const before = head.state;
    head = now;
    if (head.state === "sent") {
      logic.load({});
      leave("done");
      if (head.shared) {
        // Nothing leads back to what was answered.
        Keep.note(`on:${study}`, null);
        head = null;
      }
    } else if (code === 422) {
      const [{ page }] = body.faults;
      go(page, body.faults.filter((fault) => fault.page === page));
    } else if (body.reason === "elsewhere") {
      await recall();
      fill(sheet);
      adopt();
    } else if (head.state !== before && head.state !== "frozen") {
      leave(head.state);
    } else if (view && head.resume && $("details .code")) {
      $("details .code").textContent = head.resume;
      $("details .code").closest("details").hidden = false;
    }
  }
  status();
};
const recall = async () => {
  const raw = {};
  for (const { field, values } of await Keep.answers(head.id)) if (values.length) raw[field] = values;
  logic.load(raw, head.id);
};

const way = (form) => (pressed && form.contains(pressed) ? pressed.value : "next");
const submit = (form, prevent) => {
  const chosen = way(form);
  const begins = new URL(form.action).pathname === path();
  if (form.dataset.page === undefined && !begins) {
    if (navigator.onLine !== false) return;
    prevent();
    tell(say("respond-bar-offline"), "offline");
    return;
  }
  prevent();
  if (begins) begin(Boolean($("[name=_shared]:checked", form)));
  else if (chosen === "back") go((neighbour(view, -1) || pageOf(view)).name);
  else if (languages.includes(chosen)) speak(chosen);
  else if (/^(add|remove):/.test(chosen)) rows(...chosen.split(/:(.*)/));
  else next();
};
// Does with a form that was held what is to be done now.
const release = () => {
  opening = false;
  const form = held;
  held = null;
  if (!form) return;
  let posts = true;
  if (live) submit(form, () => { posts = false; });
  if (!posts) return;
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "_go", value: way(form) });
  form.appendChild(field);
  form.submit();
};

const listen = () => {
  Send.told = told;
  Send.files = async (now, yields) => {
    // Another study's, and this page does not know the script.
    if (!sheet.dataset.files) return false;
    await script(sheet.dataset.files);
    return Files.send(now, yields);
  };

  document.addEventListener("click", (event) => {
    pressed = event.target.closest("button");
    if (!live) return;
    const link = event.target.closest("a");
    if (pressed && pressed.dataset.do) {
      actions[pressed.dataset.do]();
    } else if (link && link.hreflang) {
      event.preventDefault();
      speak(link.hreflang);
    } else if (link && link.dataset.begun !== undefined && head) {
      event.preventDefault();
      go(head.page);
    } else if (event.target === bar && bar.dataset.state === "refused") {
      Keep.heads().then((heads) => {
        head = heads.find((one) => one.study === study && one.state === "refused");
        show("refused");
      });
    }
  }, true);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (opening && !live) {
      event.preventDefault();
      held = form;
    } else if (live) {
      submit(form, () => event.preventDefault());
    }
  }, true);
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      if (live) typed(target, kind === "change");
      else if (target.name) touched.add(target.name);
    });
  }
  addEventListener("popstate", () => {
    if (live && location.pathname !== path(view) && !(view === "start" && location.pathname === path())) route();
  });
  document.addEventListener("visibilitychange", async () => {
    // Another tab may have gone on with the same draft.
    if (!live || !head || document.visibilityState !== "visible") return;
    const now = await Keep.head(head.id);
    if (!now || now.n === head.n) return;
    head = now;
    await recall();
    if (pageOf(view)) { fill(sheet); adopt(); }
  });
};
