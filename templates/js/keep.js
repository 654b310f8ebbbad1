// Keeps drafts on the phone. `heads` holds one entry a draft, `answers` one a field, so that a change
// writes little however long the form is; each is on the disk before it counts as kept. `files` says
// what is known of each file, `blobs` holds it.
const Keep = (() => {
  const NAME = "saual";
  const KEYS = { heads: "id", answers: ["id", "field"], meta: "key", files: ["id", "file"], blobs: ["id", "file"] };
  let database = null;
  // What is added to the phone's clock to tell the time.
  let skew = 0;
  const keep = { lasting: false, now: () => Date.now() + skew };

  // Opens the store; where the browser refuses one, what is kept lasts as long as the page.
  keep.open = () => new Promise((done) => {
    let over = false;
    const refuse = () => {
      over = true;
      done(keep.lasting);
    };
    try {
      const asked = indexedDB.open(NAME, 2);
      asked.onupgradeneeded = () => {
        const { result, transaction } = asked;
        for (const name of Object.keys(KEYS)) {
          if (!result.objectStoreNames.contains(name)) result.createObjectStore(name, { keyPath: KEYS[name] });
        }
        const answers = transaction.objectStore("answers");
        if (!answers.indexNames.contains("changes")) answers.createIndex("changes", ["id", "n"]);
      };
      asked.onsuccess = () => {
        // What waited for another tab comes too late: this page works without it already.
        if (over) return asked.result.close();
        database = asked.result;
        // Another tab's program is newer. All is on the disk, and goes on with that one.
        database.onversionchange = () => {
          database.close();
          location.reload();
        };
        keep.lasting = true;
        return keep.meta("skew").then((kept) => {
          skew = kept || 0;
          done(keep.lasting);
        });
      };
      asked.onerror = refuse;
      asked.onblocked = refuse;
    } catch (refused) {
      refuse();
    }
  });

  // Does some work in one transaction, and answers what the work answered once all of it is kept.
  const run = (mode, work) => {
    if (!database || !keep.lasting) return work(inMemory);
    return new Promise((done, fail) => {
      const turn = database.transaction(Object.keys(KEYS), mode, { durability: "strict" });
      let result;
      const stores = {};
      for (const name of Object.keys(KEYS)) stores[name] = onDisk(turn.objectStore(name));
      turn.oncomplete = () => done(result);
      turn.onabort = () => fail(turn.error);
      Promise.resolve(work(stores)).then((value) => { result = value; }, (refused) => {
        fail(refused);
        // A disk that is full has ended it already.
        try { turn.abort(); } catch (over) { /* Nothing of it is kept either way. */ }
      });
    });
  };
  const asking = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const onDisk = (store) => ({
    get: (key) => asking(store.get(key)),
    all: (range) => asking(store.getAll(range && IDBKeyRange.bound(range[0], range[1]))),
    count: (id, after) => asking(store.index("changes").count(IDBKeyRange.bound([id, after], [id, []], true))),
    after: (id, after) => asking(store.index("changes").getAll(IDBKeyRange.bound([id, after], [id, []], true))),
    put: (value) => asking(store.put(value)),
    remove: (key) => asking(store.delete(Array.isArray(key) && key[1] === undefined ? IDBKeyRange.bound([key[0]], [key[0], []]) : key)),
  });
  const inMemory = {};
  for (const name of Object.keys(KEYS)) {
    const map = new Map();
    const key = (value) => [].concat(KEYS[name]).map((part) => value[part]).join("/");
    const text = (wanted) => (Array.isArray(wanted) ? wanted.join("/") : wanted);
    inMemory[name] = {
      get: (wanted) => Promise.resolve(map.get(text(wanted))),
      all: (range) => Promise.resolve(Array.from(map.values()).filter((value) => !range || value.id === range[0][0])),
      after: (id, after) => inMemory[name].all([[id]]).then((some) => some.filter((value) => value.n > after)),
      count: (id, after) => inMemory[name].after(id, after).then((some) => some.length),
      put: (value) => { map.set(key(value), value); return Promise.resolve(); },
      remove: (wanted) => {
        for (const known of Array.from(map.keys())) {
          if (known === text(wanted) || (Array.isArray(wanted) && wanted[1] === undefined && known.startsWith(`${wanted[0]}/`))) map.delete(known);
        }
        return Promise.resolve();
      },
    };
  }

  // The same, but a disk that refuses costs no answer: from then on memory holds what it can.
  const safely = async (mode, work) => {
    try {
      return await run(mode, work);
    } catch (refused) {
      keep.lasting = false;
      return work(inMemory);
    }
  };

  keep.heads = () => safely("readonly", ({ heads }) => heads.all());
  keep.head = (id) => safely("readonly", ({ heads }) => heads.get(id));
  keep.answers = (id) => safely("readonly", ({ answers }) => answers.all([[id], [id, []]]));
  // What changed after the change of that number, and how many fields that are.
  keep.after = (id, n) => safely("readonly", ({ answers }) => answers.after(id, n));
  keep.count = (id, n) => safely("readonly", ({ answers }) => answers.count(id, n));
  keep.meta = async (key) => {
    const found = await safely("readonly", ({ meta }) => meta.get(key));
    return found && found.value;
  };
  // Hears the server's time. A clock that is only a little off is left alone.
  keep.hear = (time) => {
    const off = time - Date.now();
    const wrong = Math.abs(off) > 300000 ? off : 0;
    if (Number.isNaN(off) || Math.abs(wrong - skew) < 60000) return;
    skew = wrong;
    keep.note("skew", skew);
  };
  keep.note = (key, value) => safely("readwrite", ({ meta }) => (value === null ? meta.remove(key) : meta.put({ key, value })));

  // What is on its way or has arrived is not changed any more.
  const CLOSED = ["ready", "frozen", "sent"];
  const changed = async ({ heads, answers }, id, change, fields, fresh, languages = {}) => {
    const head = (await heads.get(id)) || fresh;
    if (!head || (CLOSED.includes(head.state) && Object.keys(fields).length)) return null;
    for (const field of Object.keys(fields)) {
      head.n += 1;
      answers.put({ id, field, values: fields[field], n: head.n, l: languages[field] || head.language });
    }
    if (change) change(head);
    await heads.put(head);
    return head;
  };
  // Changes a draft: `change` gets its head as it is now, `fields` the values of those that changed,
  // `languages` the language of those that were not given in the draft's.
  keep.change = (id, change, fields = {}, fresh = null, languages = {}) => (
    safely("readwrite", (stores) => changed(stores, id, change, fields, fresh, languages)));

  // Puts what came from elsewhere in place of what has not been changed here since.
  keep.merge = (id, raw, languages, change) => safely("readwrite", async ({ heads, answers }) => {
    const head = await heads.get(id);
    if (!head) return null;
    for (const record of await answers.all([[id], [id, []]])) {
      if (record.n > head.acked) delete raw[record.field];
      else if (!raw[record.field]) answers.remove([id, record.field]);
    }
    for (const field of Object.keys(raw)) answers.put({ id, field, values: raw[field], n: 0, l: languages[field] });
    change(head);
    await heads.put(head);
    return head;
  });

  // Forgets the answers and files of a draft; and its head, unless what is left of it is given.
  keep.forget = (id, left = null) => safely("readwrite", async ({ heads, answers, files, blobs }) => {
    for (const store of [answers, files, blobs]) store.remove([id]);
    await (left ? heads.put(left) : heads.remove(id));
  });

  // The files of a draft: `due` has to go to the server still.
  keep.files = (id) => safely("readonly", ({ files }) => files.all([[id], [id, []]]));
  keep.blob = async (id, file) => {
    const found = await safely("readonly", ({ blobs }) => blobs.get([id, file]));
    return found && found.blob;
  };
  const count = (head, all) => {
    head.files = all.length;
    head.due = all.filter((file) => file.due).length;
  };
  // Keeps a file together with the answer that names it. Throws where the disk has no room for it,
  // which costs nothing that is kept already.
  keep.hold = (file, blob, fresh) => run("readwrite", async (stores) => {
    const { id, field } = file;
    const all = await stores.files.all([[id], [id, []]]);
    const head = await changed(stores, id, (now) => count(now, all.concat(file)), { [field]: [file.file] }, fresh);
    if (!head) return null;
    await stores.blobs.put({ id, file: file.file, blob });
    await stores.files.put(file);
    return head;
  });
  // Changes what is known of the files of a draft. What is neither wanted nor due is forgotten.
  keep.mark = (id, change) => safely("readwrite", async ({ heads, files, blobs }) => {
    const head = await heads.get(id);
    if (!head) return null;
    const left = [];
    for (const file of await files.all([[id], [id, []]])) {
      change(file);
      if (file.gone) blobs.remove([id, file.file]);
      if (file.gone && !file.due) files.remove([id, file.file]);
      else left.push(file);
    }
    for (const file of left) files.put(file);
    count(head, left);
    await heads.put(head);
    return head;
  });
  // Begins a draft with the answers and files of another one, each answer in the language it was
  // given in.
  keep.copy = (from, fresh) => safely("readwrite", async ({ heads, answers, files, blobs }) => {
    const of = (one) => Object.assign(one, { id: fresh.id });
    for (const one of await answers.all([[from], [from, []]])) {
      fresh.n += 1;
      answers.put(Object.assign(of(one), { n: fresh.n, l: one.l || fresh.language }));
    }
    for (const one of await blobs.all([[from], [from, []]])) blobs.put(of(one));
    const all = (await files.all([[from], [from, []]])).filter((file) => !file.gone);
    for (const one of all) files.put(Object.assign(of(one), { due: !one.refused }));
    count(fresh, all);
    await heads.put(fresh);
    return fresh;
  });

  // One tab at a time, for browsers without locks: answers whether it is this one's turn.
  keep.lease = (key, owner, milliseconds) => safely("readwrite", async ({ meta }) => {
    const held = await meta.get(key);
    const now = Date.now();
    if (held && held.value.owner !== owner && held.value.until > now && held.value.until < now + 2 * milliseconds) return false;
    await meta.put({ key, value: { owner, until: now + milliseconds } });
    return true;
  });
  return keep;
})();
