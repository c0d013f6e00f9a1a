import { SignedIn } from '@hesuan/shared/api/session.ts'

const KEY = 'hesuan.session'

/** Who was signed in here when the server last said so: whose work may be opened without a connection. */
export function rememberedSession(): SignedIn | null {
  const kept = window.localStorage.getItem(KEY)
  if (kept === null) return null
  const parsed = SignedIn.safeParse(JSON.parse(kept))
  return parsed.success ? parsed.data : null
}

export const rememberSession = (session: SignedIn): void => window.localStorage.setItem(KEY, JSON.stringify(session))

export const forgetSession = (): void => window.localStorage.removeItem(KEY)
