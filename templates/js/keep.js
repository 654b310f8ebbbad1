// Keeps drafts on the phone. `heads` holds one entry a draft, `answers` one a field, so that a change
// writes little however long the form is; each is on the disk before it counts as kept.
const Keep = (() => {
  const NAME = "saual";
  const KEYS = { heads: "id", answers: ["id", "field"], meta: "key" };
  let database = null;
  const memory = { heads: new Map(), answers: new Map(), meta: new Map() };
  const keep = { lasting: false };

  // Opens the store; where the browser refuses one, what is kept lasts as long as the page.
  keep.open = () => new Promise((done) => {
    const refuse = () => done(keep.lasting);
    try {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        for (const name of Object.keys(KEYS)) asked.result.createObjectStore(name, { keyPath: KEYS[name] });
      };
      asked.onsuccess = () => {
        database = asked.result;
        database.onversionchange = () => database.close();
        keep.lasting = true;
        done(true);
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
      Promise.resolve(work(stores)).then((value) => { result = value; }, () => turn.abort());
    });
  };
  const asking = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const onDisk = (store) => ({
    get: (key) => asking(store.get(key)),
    all: (range) => asking(store.getAll(range && IDBKeyRange.bound(range[0], range[1]))),
    put: (value) => asking(store.put(value)),
    remove: (key) => asking(store.delete(Array.isArray(key) && key[1] === undefined ? IDBKeyRange.bound([key[0]], [key[0], []]) : key)),
  });
  const inMemory = {};
  for (const name of Object.keys(KEYS)) {
    const map = memory[name];
    const key = (value) => (Array.isArray(KEYS[name]) ? `${value.id}/${value.field}` : value[KEYS[name]]);
    const text = (wanted) => (Array.isArray(wanted) ? wanted.join("/") : wanted);
    inMemory[name] = {
      get: (wanted) => Promise.resolve(map.get(text(wanted))),
      all: (range) => Promise.resolve(Array.from(map.values()).filter((value) => !range || value.id === range[0][0])),
      put: (value) => { map.set(key(value), value); return Promise.resolve(); },
      remove: (wanted) => {
        for (const known of Array.from(map.keys())) {
          if (known === text(wanted) || (Array.isArray(wanted) && known.startsWith(`${wanted[0]}/`))) map.delete(known);
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
  keep.meta = async (key) => {
    const found = await safely("readonly", ({ meta }) => meta.get(key));
    return found && found.value;
  };
  keep.note = (key, value) => safely("readwrite", ({ meta }) => (value === null ? meta.remove(key) : meta.put({ key, value })));

  // What is on its way or has arrived is not changed any more.
  const CLOSED = ["ready", "frozen", "sent"];
  // Changes a draft: `change` gets its head as it is now, `fields` the values of those that changed.
  keep.change = (id, change, fields = {}, fresh = null) => safely("readwrite", async ({ heads, answers }) => {
    const head = (await heads.get(id)) || fresh;
    if (!head || (CLOSED.includes(head.state) && Object.keys(fields).length)) return null;
    for (const field of Object.keys(fields)) {
      head.n += 1;
      answers.put({ id, field, values: fields[field], n: head.n, l: head.language });
    }
    if (change) change(head);
    await heads.put(head);
    return head;
  });

  // Puts what came from elsewhere in place of what has not been changed here since.
  keep.merge = (id, raw, change) => safely("readwrite", async ({ heads, answers }) => {
    const head = await heads.get(id);
    if (!head) return null;
    for (const record of await answers.all([[id], [id, []]])) {
      if (record.n > head.acked) delete raw[record.field];
      else if (!raw[record.field]) answers.remove([id, record.field]);
    }
    for (const field of Object.keys(raw)) answers.put({ id, field, values: raw[field], n: 0 });
    change(head);
    await heads.put(head);
    return head;
  });

  // Forgets the answers of a draft; and its head, unless what is left of it is given.
  keep.forget = (id, left = null) => safely("readwrite", async ({ heads, answers }) => {
    answers.remove([id]);
    await (left ? heads.put(left) : heads.remove(id));
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
