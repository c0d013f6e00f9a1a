/** Stands for our own site while an address is taken apart. */
const HERE = 'http://here.invalid'

/**
 * Where to go after signing in: the address that was asked for, the board if that is none of ours.
 * An address of another site must never be followed: a link to our sign-in could lead people there.
 */
export function returnTarget(to: string | null): string {
  if (to === null || !to.startsWith('/') || !URL.canParse(to, HERE)) return '/'
  // As the browser would read it: `//x`, `/\x` and `/<line feed>/x` are all addresses of another site.
  const { origin, pathname, search, hash } = new URL(to, HERE)
  return origin !== HERE || pathname === '/sign-in' ? '/' : pathname + search + hash
}

/** The address of the sign-in page that leads back to `from` (path and query). */
export const signInPath = (from: string): string => {
  const target = returnTarget(from)
  return target === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(target)}`
}
