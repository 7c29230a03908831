// The queue: presses that wait for a network, each with its own name and time, on this phone alone.

const NAME = "doorstep-courier";
let opened = null;

function base() {
  opened ??= new Promise((done, failed) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => {
      asking.result.createObjectStore("presses", { keyPath: "at", autoIncrement: true });
      asking.result.createObjectStore("kept");
    };
    asking.onsuccess = () => done(asking.result);
    asking.onerror = () => failed(asking.error);
  });
  return opened;
}

async function within(store, mode, work) {
  const db = await base();
  return new Promise((done, failed) => {
    const moment = db.transaction(store, mode);
    const asking = work(moment.objectStore(store));
    moment.oncomplete = () => done(asking && asking.result);
    moment.onerror = moment.onabort = () => failed(moment.error);
  });
}

export const put = (press) => within("presses", "readwrite", (store) => store.add(press));
export const all = () => within("presses", "readonly", (store) => store.getAll());
export const drop = (at) => within("presses", "readwrite", (store) => store.delete(at));
export const keep = (name, value) => within("kept", "readwrite", (store) => store.put(value, name));
export const kept = (name) => within("kept", "readonly", (store) => store.get(name));

/** Nothing of a day that is over stays on the phone. */
export async function wipe() {
  await within("presses", "readwrite", (store) => store.clear());
  await within("kept", "readwrite", (store) => store.clear());
  if ("caches" in window) for (const name of await caches.keys()) await caches.delete(name);
}

/** Also where a page that is not secure has no better one. */
export function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}
