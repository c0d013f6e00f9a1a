/**
 * Lets the browser keep the program, so that a page opens without a connection. Browsers allow it over TLS and on the
 * machine itself only; elsewhere a page that is open goes on working, but can't be opened anew.
 */
export function registerServiceWorker(): void {
  // Not there in pages that came without TLS, whatever the types say.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker
  if (!import.meta.env.PROD || workers === undefined) return
  const register = () => {
    workers.register('/sw.js', { updateViaCache: 'none' }).catch((error: unknown) => {
      console.warn('The program could not be kept for work without a connection', error)
    })
  }
  // After the page itself: its files come first.
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
