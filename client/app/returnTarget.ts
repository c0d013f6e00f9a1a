/**
 * Where to go after signing in: the address that was asked for, the board if that is none of ours.
 * An address of another site must never be followed: a link to our sign-in could lead people there.
 */
export function returnTarget(to: string | null): string {
  if (to === null || !/^\/(?![/\\])/.test(to) || /[\u0000-\u001f]/.test(to)) return '/'
  return to.startsWith('/sign-in') ? '/' : to
}

/** The address of the sign-in page that leads back to `from` (path and query). */
export const signInPath = (from: string): string => {
  const target = returnTarget(from)
  return target === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(target)}`
}
