// What can be done with a draft that is finished or refused: sent, gone on with, corrected, saved.
// What was frozen or sent stays; its correction is a draft of its own that supersedes it.
const correct = async () => {
  const old = head;
  head = await Keep.copy(old.id, Object.assign({}, old, {
    id: newId(), sequence: 0, n: 0, acked: 0, state: "open", moved: true, resume: null, supersedes: old.id, resent: false,
  }));
  await recall();
  await enter(head, {});
  if (old.state === "changed") await Keep.forget(old.id);
};
const download = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const save = async () => {
  const answers = {};
  const spoken = {};
  for (const { field, values, l } of await Keep.answers(head.id)) {
    if (values.length) answers[field] = values;
    if (values.length && l && l !== head.language) spoken[field] = l;
  }
  const [elapsed, finished] = [ago(head.started), head.was === "open" ? 0 : ago(head.finished)];
  const file = Object.assign({ saual: 1, study, id: head.id, version: head.version, language: head.language, elapsed, finished, reason: head.reason, answers, languages: spoken },
    head.supersedes ? { supersedes: head.supersedes } : {});
  if (head.files) {
    await script(sheet.dataset.files);
    const { files, beside } = await Files.saved(head.id);
    file.files = files;
    for (const { blob, name } of beside) download(blob, name);
    if (beside.length) $("[data-reason]").textContent = say("respond-refused-files", { names: beside.map((one) => one.name).join(", ") });
  }
  download(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }), `${study}-${head.id.slice(0, 8)}.json`);
};
const actions = {
  send: () => Send.now(),
  edit: async () => {
    head = await Keep.head(head.id);
    if (head.state !== "ready") return correct();
    await kept((now) => { now.state = "open"; });
    return go(head.page);
  },
  begin: () => begin(false),
  correct,
  save,
  retry: async () => {
    if (head.files) await Keep.mark(head.id, (file) => Object.assign(file, { due: true, refused: "" }));
    await kept((now) => { now.state = now.was; });
    await Send.now();
    route();
  },
  leave: async () => {
    head = Object.assign({}, head, { state: "sent" });
    await Keep.forget(head.id, head);
    leave("done");
  },
};
const speak = async (tag) => {
  try {
    await load(version, tag);
  } catch (offline) {
    return tell(say("respond-bar-offline"), "offline");
  }
  if (head) await kept((now) => Object.assign(now, { language: tag, moved: true }));
  show(view || "start");
  return provide();
};

const route = () => {
  if (head && head.state === "sent" && head.shared) head = null;
  const name = location.pathname.split("/")[3] || "";
  const state = head ? head.state : "";
  if (!name || !head) return show("start");
  if (state !== "open") return show({ sent: "done", ready: "waiting", frozen: "waiting" }[state] || state);
  const page = pageOf(name);
  return show(page && logic.isAsked(page) ? name : head.page);
};
