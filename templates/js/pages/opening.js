// Finds out which draft this page is of, and opens it. The last file of the folder: it begins.
// Has the worker keep what this study's drafts need where there is no network.
const provide = async () => {
  if (!navigator.serviceWorker) return;
  const sparing = navigator.connection && navigator.connection.saveData;
  const paths = (sparing ? [language] : languages).map((tag) => path(`whole/${version}/${tag}`)).concat(path(`logic/${version}.json`));
  for (const draft of await Keep.heads()) {
    if (draft.study === study && draft.version !== version) {
      paths.push(path(`whole/${draft.version}/${draft.language}`), path(`logic/${draft.version}.json`));
    }
  }
  await navigator.serviceWorker.register("/s/worker.js");
  const worker = (await navigator.serviceWorker.ready).active;
  worker.postMessage({ study, home: path(`whole/${version}/${language}`), paths });
};
// The server led elsewhere than asked: to the last page it knows of.
const redirected = () => {
  const [entry] = performance.getEntriesByType ? performance.getEntriesByType("navigation") : [];
  return Boolean(entry && entry.redirectCount);
};
let adopted = false;
const find = async () => {
  const form = $("form[data-page]");
  const id = form ? $("[name=_id]", form).value : await Keep.meta(`on:${study}`);
  head = id ? await Keep.head(id) : null;
  if (form && head) await here();
  if (!form || head) return;
  // Begun on plain pages or on another phone: the server knows what there is.
  head = await Keep.change(id, null, {}, {
    id, study, version, language, page: form.dataset.page, started: Date.now(), sequence: 0, n: 0, acked: 0,
    state: "open", adopt: true, shared: sheet.dataset.shared !== undefined,
  });
  await here();
  await Send.now();
  head = await Keep.head(id);
  if (!head || head.adopt) {
    await Keep.forget(id);
    throw new Error("nothing is known of this draft");
  }
  adopted = true;
};
const open = async () => {
  await Keep.open();
  await find();
  if (head) Send.here = head.id;
  const asked = new URLSearchParams(location.search).get("lang");
  // The server may not know yet where somebody is, and in which language.
  const behind = head && head.state === "open" && Send.waits(head) && (redirected() || head.language !== language);
  const wanted = languages.includes(asked) ? asked : behind || (sheet.dataset.whole !== undefined && head) ? head.language : language;
  try {
    await load(head && head.state !== "sent" ? head.version : version, wanted);
  } catch (fault) {
    // Its pages are posted, and nothing of it stays on a phone that could not go on with it.
    if (adopted) await Keep.forget(head.id).then(() => Keep.note(`on:${study}`, null));
    throw fault;
  }
  if (head) await recall();
  else logic.load({});
  live = true;
  const form = $("form[data-page]");
  if (sheet.dataset.whole !== undefined) {
    route();
  } else if (form && head.state === "open" && !behind) {
    view = form.dataset.page;
    for (const name of touched) typed($(named(name)), false);
    fill(form);
    adopt();
    if (head.page !== view) kept((now) => Object.assign(now, { page: view, moved: true }));
    sheet.insertBefore(bar, sheet.firstChild);
  } else if (form || (redirected() && head && head.state === "open")) {
    history.replaceState(null, "", path(head.page));
    route();
  } else {
    view = "start";
    sheet.insertBefore(bar, sheet.firstChild);
    if (head && head.state !== "open" && head.state !== "sent") leave({ ready: "waiting", frozen: "waiting" }[head.state] || head.state);
  }
  // From now on the phone knows the draft that this address means.
  if (location.search === "?entered") history.replaceState(null, "", location.pathname);
  release();
  Send.now();
  status();
  await provide();
};

if (able) {
  listen();
  // The network may be too slow for all this: then the page is posted, and the next one tries again.
  setTimeout(release, 4000);
  open().catch(() => {}).then(release);
}
