// Keeps the page and its files for where there is no network. What changes is the page's own affair.
"use strict";

const SHELF = "doorstep-courier-1";
const PAGE = /^\/driver\/(?:[A-Za-z0-9_-]{43}|static\/[a-z.]+)$/;
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (PAGE.test(url.pathname)) event.respondWith(answer(event.request));
});

async function answer(request) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(request, { ignoreVary: true });
  const asked = fetch(request).then(async (fresh) => {
    if (fresh.status === 200) await shelf.put(request, fresh.clone());
    if (fresh.status === 404) await shelf.delete(request);
    return fresh;
  });
  if (!kept) return asked;
  asked.catch(() => {});
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS, null));
  const fresh = await Promise.race([asked.catch(() => null), late]);
  return fresh && fresh.status < 500 ? fresh : kept;
}
