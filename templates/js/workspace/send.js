// What is done is shown at once and sent in order, one command at a time. What the server answers, and
// what others did, comes back as events through one function.

const queue = [];
let sending = false;
let stuck = null; // the key of what is wrong, while commands wait
let temporary = 0;
const real = new Map(); // the key of a coding that waited → its key since
function keyOf(id) {
  let now = id;
  while (real.has(now)) now = real.get(now);
  return now;
}

/** A key of a command: one that is sent twice is done once. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Does something: `fields` for the server (a function, since a key may be known later), `act` what is
 * seen of it at once, which answers the way back, and `told` what is said once it is kept. `id` is the
 * coding that it makes, `of` the one that it changes. What is about `words` of the text can be done
 * `anew` on other words, where the text is corrected before it comes; `refused` is told why it was;
 * `step` says that it takes back or does again.
 */
function command(fields, more = {}) {
  enqueue({ fields, key: newKey(), version: model.version, back: null, ...more });
}

function enqueue(one) {
  queue.push(one);
  one.back = one.act?.() ?? null;
  desk.dataset.waiting = queue.length;
  flush();
  pump();
}

function takeBack() {
  for (const one of queue.toReversed()) { one.back?.(); one.back = null; }
}
function actAgain() {
  // Places in a text that is not read any more say nothing in this one.
  for (const one of queue) one.back = (isOld(one) ? null : one.act?.()) ?? null;
}
/** Whether a command is about words of a version that is not read any more. */
const isOld = (one) => Boolean(one.words) && one.version !== model.version;

// A request may wait, come too often or need a new sign-in; any other 4xx is answered so each time.
const AGAIN_LATER = [401, 403, 408, 429];

async function post({ fields, key, version, known }) {
  const body = new URLSearchParams({ _token: desk.dataset.token, key, version, known, sight: model.sight, ...fields() });
  const response = await fetch(`${desk.dataset.base}/commands`, { method: "POST", body, headers: { Accept: "application/json" } });
  if (response.headers.get("content-type")?.startsWith("application/json")) return response.json();
  const { redirected, status } = response;
  if (!redirected && status >= 400 && status < 500 && !AGAIN_LATER.includes(status)) {
    return { number: model.number, version: model.version, events: [], refused: say("refused") };
  }
  throw new Error(redirected || status === 403 ? "signed-out" : "unsaved");
}

async function pump() {
  if (sending || stuck || reading || !queue.length) return;
  sending = true;
  const [one] = queue;
  // Sent again, it is answered from where it was sent first: what it made is told in any case.
  one.known ??= model.number;
  try {
    settle(one, await post(one));
  } catch (error) {
    stuck = error.message === "signed-out" ? "signed-out" : "unsaved";
  }
  sending = false;
  showStuck();
  pump();
}

function settle(one, answer) {
  takeBack();
  queue.splice(queue.indexOf(one), 1);
  if (answer.refused) dropSteps([one], [one, ...queue]);
  if (one.id && answer.done) {
    const made = answer.events.find((event) => event.number === answer.done)?.codings?.find(({ now }) => now);
    if (made) real.set(one.id, made.id);
  }
  const isOther = answer.version !== model.version;
  heard = Math.max(heard, answer.number);
  if (!isOther) take(answer);
  actAgain();
  if (one.id && chosen === one.id) choose(model.codings.has(keyOf(one.id)) ? keyOf(one.id) : null);
  flush();
  refreshPanel();
  if (answer.refused && one.words && (isOther || isOld(one))) {
    setAside(one);
    if (!isOther) showAside();
  } else if (answer.refused && one.refused) one.refused(answer.refused);
  else if (answer.refused) announce(answer.refused);
  else if (answer.said ?? one.told) announce(answer.said ?? one.told);
  if (isOther || answer.more) reload();
}

/** Takes in what happened: `{ number, version, events, more }`, from an answer or from the stream. */
function receive(answer) {
  heard = Math.max(heard, answer.number);
  if (answer.more || (answer.version ?? model.version) !== model.version) return reload();
  takeBack();
  take(answer);
  actAgain();
  flush();
  refreshPanel();
}

function take({ number, events }) {
  let recoded = false;
  for (const event of events) {
    if (event.number <= model.number) continue;
    for (const { id, now } of event.codes ?? []) {
      if (now) model.codes.set(id, now);
      else model.codes.delete(id);
      recoded = true;
    }
    for (const { id, now } of event.codings ?? []) {
      if (now) putCoding({ ...now, from: placeOf(now.from), to: placeOf(now.to), at: model.codings.get(id)?.at ?? now.at });
      else dropCoding(id);
    }
    for (const { id, now } of event.memos ?? []) takeMemo(id, now);
  }
  model.number = Math.max(model.number, number);
  if (recoded) { recolor(); drawPalette(); }
}

function takeMemo(id, now) {
  const before = model.memos.get(id);
  if (now) model.memos.set(id, now);
  else model.memos.delete(id);
  for (const memo of [before, now]) {
    const coding = memo?.about === "coding" && model.codings.get(memo.of);
    if (coding) for (const block of blocksOf(coding)) dirty.add(block.index);
  }
}

function showStuck() {
  desk.dataset.waiting = queue.length;
  const box = document.getElementById("unsaved");
  box.hidden = !stuck;
  if (stuck) document.getElementById("unsaved-words").textContent = say(stuck, { count: queue.length });
}

/** Somebody who signed in again has another token; only what they did themselves goes on. */
async function renew() {
  const response = await fetch(desk.dataset.base);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("workspace");
  if (Number(fresh?.dataset.account) !== own) throw new Error("somebody else is signed in, or nobody");
  desk.dataset.token = fresh.dataset.token;
  for (const field of document.querySelectorAll("[name=_token]")) field.value = fresh.dataset.token;
}

async function sendAgain() {
  const was = stuck;
  try {
    if (was === "signed-out") await renew();
  } catch {
    return;
  }
  stuck = null;
  showStuck();
  if (was === "failed") await reload();
  pump();
}

function giveUp() {
  takeBack();
  queue.length = 0;
  stuck = null;
  if (chosen !== null && !model.codings.has(chosen)) choose(null);
  flush();
  showStuck();
  refreshPanel();
}

addEventListener("online", () => { if (stuck === "unsaved" || stuck === "failed") sendAgain(); });
addEventListener("beforeunload", (event) => { if (queue.length || aside.length) event.preventDefault(); });

// The commands.
const place = ({ from, to }) => ({ from: spotOf(from), to: spotOf(to) });

/** Puts a code on words, and answers the coding. */
function apply(code, words) {
  const fits = (one) => one.code === code && one.coder === own && !one.consensus && one.from === words.from && one.to === words.to;
  const twin = [...model.blocks[blockAt(words.from)].codings].find(fits);
  if (twin) {
    choose(twin.id);
    return twin.id;
  }
  const id = temporary -= 1;
  const places = place(words);
  turnTo(id);
  command(() => ({ do: "apply", code, ...places }), {
    id,
    ...aboutWords(words, nameOf(code), (words) => apply(code, words)),
    told: say("applied", { code: nameOf(code) }),
    act: () => {
      putCoding({ id, code, coder: own, from: words.from, to: words.to, at: Math.floor(Date.now() / 1000) });
      return () => dropCoding(id);
    },
  });
  // The words are painted by now: what stands beside them comes after.
  showChosen();
  remember(code);
  return id;
}

function inVivo(words) {
  if (!words) return announce(say("nothing-selected"));
  const name = short(wordsOf(words.from, words.to), 80);
  const id = temporary -= 1;
  const places = place(words);
  command(() => ({ do: "in-vivo", ...places }), {
    id,
    ...aboutWords(words, name, inVivo),
    told: say("applied", { code: name }),
  });
  chosen = id;
  return id;
}

/** A change of a coding that is seen at once. */
function change(coding, fields, after, more) {
  const { id } = coding;
  command(() => ({ coding: keyOf(id), ...fields }), {
    of: id,
    ...more,
    act: () => {
      const before = model.codings.get(keyOf(id));
      if (!before) return null;
      if (after) putCoding({ ...before, ...after });
      else dropCoding(before.id);
      return () => putCoding(before);
    },
  });
}

function remove(coding) {
  const next = inOrder()[inOrder().indexOf(coding) + 1];
  change(coding, { do: "remove" }, null, { told: say("removed", { code: nameOf(coding.code) }) });
  choose(null);
  if (next && document.activeElement === document.body) focusBlock(blockAt(coding.from));
}

function recode(coding, code) {
  remember(code);
  change(coding, { do: "recode", code }, { code }, { told: say("recoded", { code: nameOf(code) }) });
  choose(coding.id);
}

function resize(coding, from, to) {
  const name = nameOf(coding.code);
  const anew = (words) => {
    const there = model.codings.get(keyOf(coding.id));
    if (there) resize(there, words.from, words.to);
    else announce(say("nothing-chosen"));
  };
  change(coding, { do: "resize", ...place({ from, to }) }, { from, to }, { ...aboutWords({ from, to }, name, anew), told: say("resized", { code: name }) });
  choose(keyOf(coding.id));
}

function merge(coding) {
  const same = inOrder().filter((one) => one.code === coding.code && one.coder === coding.coder && Boolean(one.consensus) === Boolean(coding.consensus));
  const next = same[same.indexOf(coding) + 1];
  if (!next) return announce(say("no-next", { code: nameOf(coding.code) }));
  const ids = [coding.id, next.id];
  command(() => ({ do: "merge", codings: ids.map(keyOf).join(",") }), { of: coding.id, told: say("merged", { code: nameOf(coding.code) }) });
}

const undo = () => command(() => ({ do: "undo" }), { step: "undo", told: say("undone") });
const redo = () => command(() => ({ do: "redo" }), { step: "redo", told: say("redone") });

/**
 * Drops from what waits the undos and redos of commands that are not done: they would take back another
 * step than the one that was meant. `from` is all that was done since the first of those, in order.
 */
function dropSteps(lost, from) {
  const undone = [];
  const done = [];
  const gone = new Set(lost);
  for (const one of from) {
    if (!one.step) {
      done.push(one);
      undone.length = 0;
      continue;
    }
    const [of, to] = one.step === "undo" ? [done, undone] : [undone, done];
    const meant = of.pop() ?? one;
    to.push(meant);
    if (meant !== one && gone.has(meant)) queue.splice(queue.indexOf(one), 1);
  }
}
