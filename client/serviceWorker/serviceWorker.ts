import type { Precache } from './precache.ts'

/** Put in front of this file by the build. */
declare const PRECACHE: Precache
declare const self: ServiceWorkerGlobalScope

/**
 * Keeps the program itself in the browser, so that a page opens without a connection. Never an answer of the server's:
 * what people see of the budget is kept by the page, for one person (`sections/offline`).
 */
const PREFIX = 'hesuan-program-'
const CURRENT = `${PREFIX}${PRECACHE.version}`
/** The page for every address: what it shows is decided in the browser. */
const PAGE = '/'
const PAGE_WITHIN_MS = 5_000
/** An open page of the version before may still load parts of itself. */
const VERSIONS_KEPT = 2

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})
self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (PRECACHE.files.includes(pathname) || pathname.startsWith('/assets/')) event.respondWith(file(request))
})

async function install(): Promise<void> {
  const cache = await caches.open(CURRENT)
  await cache.addAll([new Request(PAGE, { cache: 'reload' }), ...PRECACHE.files])
  // Files carry a hash in their names and pages come from the network first, so a new version disturbs no open page.
  await self.skipWaiting()
}

async function takeOver(): Promise<void> {
  // In the order in which they were made.
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const old = versions.slice(0, -VERSIONS_KEPT).filter((name) => name !== CURRENT)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** The newest page; the one that is kept where the server can't be reached, or does not answer in time. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(CURRENT)).match(PAGE)
  if (kept === undefined) return fetch(request)
  const tooLong = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PAGE_WITHIN_MS))
  try {
    const answer = await Promise.race([fetch(request), tooLong])
    // A proxy speaks for a server that is down.
    return answer.status >= 502 && answer.status <= 504 ? kept : answer
  } catch {
    // Whatever fails here is the way to the server: this is what the page is kept for.
    return kept
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
