// Sends what is kept: changes of a draft as they come, and the whole of a finished one. A draft is
// frozen before its first byte goes out as finished; only the server's word thaws or ends it.
const Send = (() => {
  const SOON = 2000;
  const LATE = 300000;
  const PATIENCE = 30000;
  const tab = newId();
  let delay = SOON;
  let timer = 0;
  let running = null;
  let again = false;
  // `told` hears of every draft that changed, with what the server said; `failed` whether there was no
  // signal. `files` sends those of a draft, and answers whether it came to their end.
  const send = { told: () => {}, files: () => false, state: "idle", failed: false, here: null };

  const post = async (head, parcel) => {
    const text = JSON.stringify(parcel);
    const control = typeof AbortController === "function" ? new AbortController() : null;
    // A slow phone gets half a second more for each kilobyte.
    const alarm = setTimeout(() => control && control.abort(), PATIENCE + text.length / 2);
    try {
      const reply = await fetch(`/s/${head.study}/sync`, {
        method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" },
        body: text, signal: control ? control.signal : undefined,
      });
      const body = await reply.json().catch(() => ({}));
      // A reply that was cut off, or a hotspot's page, says nothing: what was sent goes out once more.
      const told = { 200: body.receipt || body.sequence >= 0, 409: body.reason, 422: body.faults };
      if (reply.status in told && !told[reply.status]) throw new Error("no reply");
      if (told[reply.status]) Keep.hear(Date.parse(reply.headers.get("date")));
      return { status: reply.status, body, wait: Number(reply.headers.get("retry-after")) || 0 };
    } finally {
      clearTimeout(alarm);
    }
  };

  const finished = (head) => head.state === "ready" || head.state === "frozen";
  const fresh = (head) => head.n > head.acked || !head.resume || head.moved;
  const waits = (head) => finished(head) || (head.state === "open" && (fresh(head) || head.due > 0));

  send.waits = waits;

  // One turn with one draft; answers whether there is more to say about it.
  const one = async (id) => {
    const lasted = Keep.lasting;
    let head = await Keep.head(id);
    if (!head || !waits(head)) return false;
    // While a draft is filled its answers go first; once it is finished its files do.
    if (head.due && (finished(head) || !fresh(head))) {
      send.state = "sending";
      send.told(head);
      return send.files(head, () => again);
    }
    const whole = finished(head) || head.whole;
    if (finished(head)) head = await Keep.change(id, (now) => { now.state = "frozen"; });
    const last = head ? head.n : 0;
    const changes = {};
    const languages = {};
    for (const { field, values, n, l } of head ? await Keep.after(id, whole ? -1 : head.acked) : []) {
      if (whole && !values.length) continue;
      changes[field] = values.length ? values : null;
      if (n > head.acked && l !== head.language) languages[field] = l;
    }
    // A disk that refused meanwhile told of less than there is.
    if (!head || Keep.lasting !== lasted) return false;
    const parcel = {
      id, version: head.version, language: head.language, page: head.page, changes, languages, whole: Boolean(whole),
      elapsed: ago(head.started), finished: finished(head) ? ago(head.finished) : 0,
      sequence: head.adopt ? 0 : head.sequence + 1, send: finished(head), here: send.here === id, shared: head.shared,
    };
    if (head.supersedes) parcel.supersedes = head.supersedes;
    send.state = "sending";
    send.told(head);
    const { status, body, wait } = await post(head, parcel);
    if (status === 408 || status === 429 || status >= 500) throw wait * 1000;
    return took(head, status, body, last);
  };

  const took = async (head, status, body, last) => {
    const { id } = head;
    let now = head;
    if (status === 422 && head.files && !head.resent) {
      // Perhaps files that had come are there no more: then they go once more.
      now = await Keep.mark(id, (file) => { file.due = file.due || !(file.refused || file.gone); });
      if (now.due) {
        await Keep.change(id, (draft) => Object.assign(draft, { resent: true, state: "ready", sequence: Math.max(draft.sequence, head.sequence + 1) }));
        return true;
      }
    }
    if (status === 200 && body.receipt) {
      now = Object.assign({}, head, { state: "sent", receipt: body.receipt, sent: body.sent });
      await Keep.forget(id, head.shared ? null : now);
    } else if (status === 200) {
      now = await Keep.change(id, (draft) => {
        Object.assign(draft, { sequence: body.sequence, acked: Math.max(draft.acked, last), resume: body.resume_code, whole: false, adopt: false });
        if (draft.page === head.page) draft.moved = false;
      });
    } else if (status === 409 && body.reason === "gap") {
      now = await Keep.change(id, (draft) => Object.assign(draft, { sequence: body.sequence, whole: true }));
    } else if (status === 409 && body.reason === "elsewhere") {
      now = await Keep.merge(id, body.answers, body.languages || {}, (draft) => {
        Object.assign(draft, { sequence: body.sequence, resume: body.resume_code, supersedes: body.supersedes, adopt: false });
        if (head.adopt) draft.page = body.page;
      });
    } else if (status === 409 && body.reason === "sent") {
      now = await Keep.change(id, (draft) => Object.assign(draft, { state: "changed", receipt: body.receipt, sent: body.sent }));
    } else if (status === 422 && body.faults) {
      // Nobody looks at a draft that is not on the screen: it is shown with those that were refused.
      const next = send.here === id ? { state: "open" } : { state: "refused", was: "ready", reason: status };
      now = await Keep.change(id, (draft) => Object.assign(draft, next, { acked: Math.max(draft.acked, last), sequence: Math.max(draft.sequence, head.sequence + 1) }));
    } else {
      now = await Keep.change(id, (draft) => Object.assign(draft, { was: draft.state, state: "refused", reason: status }));
    }
    send.told(now, status, body);
    return Boolean(now) && waits(now) && status !== 422;
  };

  const all = async () => {
    // Whoever waits for files lets the others pass.
    const heads = (await Keep.heads()).sort((a, b) => Boolean(a.due) - Boolean(b.due) || a.started - b.started);
    let busy = null;
    for (const { id } of heads) {
      try {
        for (let turns = 0; turns < 5 && (await one(id)); turns += 1);
      } catch (fault) {
        // A server that is not ready for one draft may take the next; without signal none goes.
        if (typeof fault !== "number") throw fault;
        busy = Math.max(busy, fault);
      }
    }
    if (busy !== null) throw busy;
  };

  const alone = async (work) => {
    if (navigator.locks) return navigator.locks.request("saual-send", work);
    return (await Keep.lease("lease", tab, PATIENCE)) ? work() : undefined;
  };

  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(send.now, milliseconds);
  };

  // Sends everything that waits; resolves when it is sent, or when there turns out to be no signal.
  send.now = () => {
    again = Boolean(running);
    running = running || (async () => {
      clearTimeout(timer);
      try {
        await alone(all);
        send.failed = false;
        delay = SOON;
      } catch (fault) {
        // No signal, or a server that asks to wait.
        send.failed = true;
        later(Math.max(Number(fault) || 0, delay * (0.75 + Math.random() / 2)));
        delay = Math.min(delay * 2, LATE);
      }
      running = null;
      send.state = "idle";
      send.told(null);
      // What came while others were under way.
      if (again && !send.failed) later(0);
    })();
    return running;
  };

  // Sends in a while, unless something has failed and waits for its turn.
  send.soon = () => { if (running) again = true; else if (!send.failed) later(SOON); };

  addEventListener("online", () => { delay = SOON; send.now(); });
  document.addEventListener("visibilitychange", () => { send.now(); });
  return send;
})();

// How many whole seconds ago a moment was: differences are right on a phone whose clock is not.
function ago(then) {
  return Math.max(0, Math.round((Date.now() - then) / 1000)) || 0;
}

// A random id; older browsers and plain http have no ready one.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
