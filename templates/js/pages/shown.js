// What is shown: one of the pages or views of the whole form, and the bar that says what is kept.
const put = (element, text) => { if (element.textContent !== text) element.textContent = text; };
const bar = document.createElement("p");
bar.className = "bar";
bar.setAttribute("role", "status");
const tell = (text, again) => {
  put(bar, text);
  if (bar.dataset.state !== again) bar.dataset.state = again || "";
  hide(bar, !text);
};
const status = async () => {
  if (!live) return;
  const heads = (await Keep.heads()).filter((one) => one.study === study);
  const refused = heads.filter((one) => one.state === "refused");
  const files = heads.reduce((sum, one) => sum + (one.due || 0), 0);
  const size = (one) => Keep.count(one.id, one.state === "open" ? one.acked : -1);
  const waiting = heads.filter((one) => ["open", "ready", "frozen"].includes(one.state));
  const sum = (await Promise.all(waiting.map(size))).reduce((a, b) => a + b, 0);
  if (!Keep.lasting) tell(say("respond-bar-unkept"), "unkept");
  else if (refused.length) tell(say("respond-bar-refused", { count: refused.length }), "refused");
  else if (Send.state === "sending" && files && !Send.failed) tell(say("respond-bar-sending-files", { count: files }), "sending");
  else if (Send.state === "sending" && sum) tell(say("respond-bar-sending"), "sending");
  else if ((sum || files) && (Send.failed || navigator.onLine === false)) {
    tell([sum && say("respond-bar-waiting", { count: sum }), files && say("respond-bar-files", { count: files })].filter(Boolean).join(". "), "waiting");
  } else if (head && head.state === "open") tell(say(sum || files ? "respond-bar-kept" : "respond-bar-arrived"), sum || files ? "kept" : "arrived");
  else tell("");
};

const stand = (template) => {
  const content = document.importNode(template.content, true);
  document.title = $("title", content).textContent.trim();
  $("title", content).remove();
  for (const part of all("link,script", content)) {
    const [key, made] = part.src ? ["src", document.createElement("script")] : ["href", document.createElement("link")];
    part.remove();
    if (document.head.querySelector(`[${key}="${part.getAttribute(key)}"]`)) continue;
    if (key === "href") made.rel = "stylesheet";
    made.setAttribute(key, part.getAttribute(key));
    document.head.appendChild(made);
  }
  while (sheet.firstChild) sheet.removeChild(sheet.firstChild);
  sheet.appendChild(bar);
  sheet.appendChild(content);
  document.documentElement.lang = language;
};
const show = (name) => {
  const page = whole.querySelector(`template[data-page="${CSS.escape(name)}"]`);
  view = name;
  stand(page || whole.querySelector(`template[data-view="${name}"]`));
  if (page) ask(name);
  else ({ start: welcome, done: thank, changed: thank, refused: explain }[name] || (() => {}))();
  const first = $("h1") || $("main");
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  scrollTo(0, 0);
  status();
};
const welcome = () => {
  const link = $("[data-begun]");
  link.parentNode.hidden = !head || head.state !== "open";
};
const thank = () => {
  $(".code").textContent = head.receipt;
  const sent = $("[data-sent]");
  if (sent) sent.textContent = say("respond-receipt-sent", { moment: head.sent });
  const correct = $("[data-correct]");
  if (correct && head.shared) correct.remove();
  else if (correct) $("[name=_id]", correct).value = head.id;
};
const explain = () => { $("[data-reason]").textContent = say("respond-refused-reason", { status: head.reason }); };
