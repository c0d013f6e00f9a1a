import type { IncomingHttpHeaders } from 'node:http'

/** The headers that the identity library looks at, as it wants them. */
export function libraryHeaders(headers: IncomingHttpHeaders): Headers {
  const result = new Headers()
  if (headers.cookie !== undefined) result.set('cookie', headers.cookie)
  const agent = headers['user-agent']
  if (agent !== undefined) result.set('user-agent', agent.slice(0, 300))
  return result
}

/** The part of a cookie header that names a session, or null where there is none. */
export function sessionCookie(headers: IncomingHttpHeaders): string | null {
  const cookies = headers.cookie?.split(';').map((cookie) => cookie.trim()) ?? []
  return cookies.find((cookie) => /^(__Secure-)?hesuan\.session_token=/.test(cookie)) ?? null
}
