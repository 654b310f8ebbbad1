// Files that respondents choose: kept on the phone at once, and sent in pieces that go on wherever the
// network broke. Loaded where a form asks for one, or where one waits to be sent.
"use strict";
const Files = (() => {
  const PATIENCE = 30000;
  const [LEAST, MOST] = [16 << 10, 256 << 10];
  // The largest that goes into a saved file, which is a third larger than what it holds.
  const SAVED = 14 << 20;
  const SEEN = 12e6;
  let piece = 64 << 10;
  // What the page offers: its words, its draft, and the room for files.
  let page = null;
  // From where each file goes on, as the server said last.
  const offsets = new Map();

  // ── choosing ──────────────────────────────────────────────────────────────────────────────────
  const boxOf = (target) => target.closest("[data-file]");
  const part = (box, name) => box.querySelector(`[data-${name}]`);
  const tell = (box, text) => { part(box, "said").textContent = text; };
  const units = (bytes) => (bytes < 1 << 20 ? [bytes / 1024, "kb"] : [bytes / (1 << 20), "mb"]);
  const size = (bytes) => {
    const [number, unit] = units(bytes);
    const rounded = unit === "mb" && number < 10 ? Math.ceil(number * 10) / 10 : Math.ceil(number);
    return page.say(`common-size-${unit}`, { size: rounded.toLocaleString(document.documentElement.lang) });
  };
  // What of another kind would only be refused later, when nobody looks any more. What no name and no
  // first byte tells is left to the server.
  const isOther = async (file, medium) => {
    const others = { image: /^(text|audio|video|font)\//, audio: /^(text|image|font)\//, video: /^(text|image|font)\// }[medium];
    if (!others) return false;
    const bytes = new Uint8Array(await file.slice(0, 512).arrayBuffer());
    const head = String.fromCharCode(...bytes.slice(0, 4));
    return others.test(file.type) || head === "%PDF" || head === "PK\x03\x04" || bytes.every((byte) => byte > 31 || (byte > 8 && byte < 14));
  };
  const refused = async (file, box, before) => {
    const { most, all, medium } = box.dataset;
    if (file.size > Number(most)) return ["respond-file-large", { limit: Math.max(1, most >> 20) }];
    if (!file.size) return ["respond-file-broken"];
    if (await isOther(file, medium)) return [`respond-file-no-${medium}`];
    const sum = before.reduce((total, one) => total + one.size, file.size);
    return sum > Number(all) || before.length >= 200 ? ["respond-file-many"] : null;
  };
  const digest = async (bytes) => {
    if (!crypto.subtle) return "";
    return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => `0${byte.toString(16)}`.slice(-2)).join("");
  };
  const choose = async (input) => {
    const box = boxOf(input);
    const [file] = input.files;
    const { id } = page.head() || {};
    if (!file || !id) return undefined;
    const field = box.dataset.item;
    const known = (await Keep.files(id)).filter((one) => !one.gone && one.field !== field);
    let bytes;
    try {
      const wrong = await refused(file, box, known);
      if (wrong) {
        input.value = "";
        return tell(box, page.say(...wrong));
      }
      bytes = await file.arrayBuffer();
    } catch (unreadable) {
      input.value = "";
      return tell(box, page.say("respond-file-broken"));
    }
    const old = part(box, "stored").value;
    const made = { id, file: newId(), field, name: file.name, type: file.type, size: file.size, sha256: await digest(bytes), due: true };
    try {
      if (!(await Keep.hold(made, new Blob([bytes], { type: file.type }), page.head()))) return location.reload();
    } catch (full) {
      input.value = "";
      return tell(box, page.say("respond-file-no-room"));
    }
    await drop(id, old);
    input.value = "";
    for (const tick of box.querySelectorAll("input[type=checkbox]")) tick.checked = false;
    return answer(box, made.file);
  };
  // Puts a file in the place of an answer, as if it had been typed.
  const answer = (box, file) => {
    const stored = part(box, "stored");
    stored.disabled = false;
    stored.value = file;
    stored.dispatchEvent(new Event("input", { bubbles: true }));
    return show(box);
  };
  const drop = (id, file) => file && Keep.mark(id, (one) => {
    // The server is told where it may know of it.
    if (one.file === file) Object.assign(one, { gone: true, due: Boolean(one.begun) });
  });

  // ── showing ───────────────────────────────────────────────────────────────────────────────────
  const line = (box, name, bytes) => {
    const made = document.createElement("p");
    made.className = "stored";
    made.appendChild(document.createElement("span")).textContent = name || page.say("respond-file");
    made.appendChild(document.createTextNode(" "));
    Object.assign(made.appendChild(document.createElement("span")), { className: "soft", textContent: bytes ? size(bytes) : "" });
    made.appendChild(document.createTextNode(" "));
    const button = made.appendChild(document.createElement("button"));
    Object.assign(button, { type: "button", className: "remove", textContent: page.say("respond-file-drop") });
    button.dataset.drop = "";
    return made;
  };
  const state = (file) => {
    if (file.refused) return file.refused;
    return page.say(file.due ? "respond-file-kept" : "respond-file-done");
  };
  const picture = async (box, file) => {
    const blob = /^image\//.test(file.type) && file.size < SEEN && (await Keep.blob(file.id, file.file));
    if (!blob || part(box, "stored").value !== file.file || box.querySelector("img.chosen")) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      if (part(box, "stored").value !== file.file || box.querySelector("img.chosen")) return;
      box.insertBefore(Object.assign(document.createElement("img"), { className: "chosen", alt: file.name, src: reader.result }), part(box, "said"));
    });
    reader.readAsDataURL(blob);
  };
  // Says of a question what is kept of its file.
  const show = async (box) => {
    const stored = part(box, "stored");
    const { id } = page.head() || {};
    if (!id) return;
    stored.disabled = false;
    const { value } = stored;
    const file = value && (await Keep.files(id)).find((one) => one.file === value);
    if (stored.value !== value) return;
    for (const old of box.querySelectorAll(".stored,img.chosen")) old.remove();
    tell(box, file ? state(file) : "");
    if (value) box.insertBefore(line(box, file && file.name, file && file.size), stored);
    if (file) picture(box, file);
  };
  const all = (root = document) => Array.from(root.querySelectorAll("form[data-page] [data-file]"));
  const on = (file) => all().filter((box) => part(box, "stored").value === file);

  document.addEventListener("change", ({ target }) => {
    if (target.type === "file" && page && boxOf(target)) choose(target);
  });
  document.addEventListener("click", async ({ target }) => {
    const box = target.dataset.drop !== undefined && boxOf(target);
    if (!box) return;
    const { value } = part(box, "stored");
    answer(box, "");
    await drop(page.head().id, value);
    const input = box.querySelector("[type=file]");
    input.focus();
    Send.soon();
  });
  document.addEventListener("saual:fill", ({ target }) => { if (page) all(target.parentNode || document).forEach(show); });

  // ── sending ───────────────────────────────────────────────────────────────────────────────────
  const ask = async (head, method, end, body, type) => {
    const control = typeof AbortController === "function" ? new AbortController() : null;
    const alarm = setTimeout(() => control && control.abort(), PATIENCE + (body ? (body.size || body.length) : 0) / 2);
    try {
      const reply = await fetch(`/s/${head.study}/files${end}`, {
        method, credentials: "same-origin", headers: type ? { "content-type": type } : {}, body, signal: control ? control.signal : undefined,
      });
      const { status } = reply;
      if (status === 408 || status === 429 || status >= 500) throw Number(reply.headers.get("retry-after") || 0) * 1000;
      const told = await reply.json().catch(() => ({}));
      // A hotspot's page, or a reply that was cut off, says nothing.
      if (reply.ok && method !== "DELETE" && told.offset === undefined) throw new Error("no reply");
      return { status, told };
    } finally {
      clearTimeout(alarm);
    }
  };
  const settle = async (file, change) => {
    await Keep.mark(file.id, (one) => { if (one.file === file.file) Object.assign(one, change); });
    for (const box of on(file.file)) show(box);
    Send.told(null);
  };
  const announce = (head, file) => {
    const { file: id, field, name, type, size: bytes, sha256 } = file;
    return ask(head, "POST", "", JSON.stringify({ id, draft: file.id, field, name, type, size: bytes, sha256 }), "application/json");
  };
  // Sends a piece: small ones where the network is slow, so that little is lost where it breaks.
  const append = async (head, file, blob, at) => {
    let bytes;
    try {
      bytes = await blob.slice(at, at + piece).arrayBuffer();
    } catch (lost) {
      return { status: 422, told: { refused: page ? page.say("respond-file-broken") : "" } };
    }
    const begun = Date.now();
    try {
      const reply = await ask(head, "PATCH", `/${file.file}?offset=${at}`, new Blob([bytes]), "application/octet-stream");
      Send.failed = false;
      if (Date.now() - begun < 2000) piece = Math.min(MOST, piece * 2);
      return reply;
    } catch (fault) {
      piece = Math.max(LEAST, piece / 2);
      throw fault;
    }
  };
  // Sends one file; answers whether it came to its end, which being refused is as well.
  const whole = async (head, file, yields) => {
    const blob = await Keep.blob(file.id, file.file);
    if (!file.begun) await settle(file, { begun: true });
    for (let pieces = 0; ; pieces += 1) {
      const at = offsets.get(file.file);
      if (pieces && at !== undefined && yields()) return false;
      const { status, told } = at === undefined || !blob ? await announce(head, file) : await append(head, file, blob, at);
      if (told.complete || (status === 409 && told.offset === undefined)) {
        // Whole, or another draft's: then the answers that name it are judged by that.
        offsets.delete(file.file);
        await settle(file, { due: false });
        return true;
      }
      if (told.offset !== undefined && blob) {
        offsets.set(file.file, told.offset);
        const part100 = Math.floor((100 * told.offset) / file.size);
        for (const box of on(file.file)) tell(box, `${page.say("respond-file-wait")} ${part100} %`);
      } else if (status === 404 && at !== undefined) {
        offsets.delete(file.file);
      } else {
        offsets.delete(file.file);
        await settle(file, { due: false, refused: told.refused || (page ? page.say("respond-file-missing") : String(status)) });
        return true;
      }
    }
  };
  const discard = async (head, file) => {
    await ask(head, "DELETE", `/${file.file}`);
    await settle(file, { due: false });
    return true;
  };

  return {
    // Serves a page: `say` puts a key into words, `head` answers the draft it is on.
    serve(made) { page = made; },
    // Sends what is due of a draft; answers whether it came to the end. `yields` says whether something
    // else wants to go meanwhile.
    async send(head, yields) {
      for (const file of await Keep.files(head.id)) {
        if (file.due && !(await (file.gone ? discard(head, file) : whole(head, file, yields)))) return false;
      }
      // A disk that refused meanwhile may have kept none of them.
      await Keep.mark(head.id, () => {});
      return true;
    },
    // The files of a draft for the file that it is saved in: what it holds, and what is too large and is
    // saved beside it.
    async saved(id) {
      const files = [];
      const beside = [];
      let left = SAVED;
      for (const { gone, file, field, name, type, size: bytes, sha256 } of await Keep.files(id)) {
        const blob = !gone && (await Keep.blob(id, file));
        if (!blob) continue;
        left -= bytes;
        if (left < 0) beside.push({ name, blob });
        else files.push({ id: file, field, name, type, sha256, content: await coded(blob) });
      }
      return { files, beside };
    },
  };

  function coded(blob) {
    return new Promise((done, fail) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
      reader.addEventListener("error", () => fail(reader.error));
      reader.readAsDataURL(blob);
    });
  }
})();
