/* global self, caches, Request */
// Keeps this very build in the browser, so that it opens without a network. Written into dist/sw.js with the names of
// the build's files (see service-worker-plugin.ts). A newer build is fetched in the background and takes over when no
// page of the older one is open any more: a page never gets files of two builds.
const version = '__VERSION__';
/** @type {readonly string[]} relative to the folder of the page; the page itself is './' */
const files = ['__FILES__'];

const prefix = `pinscope ${self.registration.scope} `;
const name = prefix + version;

self.addEventListener('install', (event) => {
  // Past the browser's own cache: a page of yesterday would name files that are gone.
  const requests = files.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(requests)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

/** Of other Pinscopes on this origin nothing is touched. */
async function forgetOlder() {
  for (const other of await caches.keys()) {
    if (other.startsWith(prefix) && other !== name) await caches.delete(other);
  }
}

/** @param {Request} request */
async function answer(request) {
  const path = request.url.slice(self.registration.scope.length).replace(/[?#].*$/, '');
  const cache = await caches.open(name);
  const kept = await cache.match(path === '' || path === 'index.html' ? './' : path);
  return kept ?? fetch(request);
}
