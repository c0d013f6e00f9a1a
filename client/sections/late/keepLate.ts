import { RequestError } from '../../app/request.ts'
import type { StoredPiece } from '../offline/offlineDatabase.ts'
import { lateClaims } from './lateClaims.ts'
import { keepOnServer } from './lateEditsQuery.ts'

const AGAIN_AFTER_MS = 10_000

interface Listener {
  /** The server keeps them now. */
  readonly onKept: (edits: number) => void
  /** It can't be reached; this is tried again until `signal` ends it. */
  readonly onUnreachable: () => void
  /** It will not keep them. */
  readonly onRefused: (cause: unknown) => void
}

/** Hands edits that came too late over to the server, however often it takes. They stay on this machine until then. */
export async function keepLate(
  sectionId: string,
  person: string,
  pieces: readonly StoredPiece[],
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  const claims = lateClaims(pieces)
  for (let told = false; !signal.aborted; ) {
    try {
      await keepOnServer(sectionId, person, claims)
      return listener.onKept(claims.length)
    } catch (error) {
      if (!mayPass(error)) return listener.onRefused(error)
      if (!told) listener.onUnreachable()
      told = true
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
  }
}

/** Whether it is the line's or the server's trouble, and not that of what is sent. */
const mayPass = (error: unknown): boolean =>
  error instanceof RequestError &&
  (error.status === 0 || error.status === 429 || error.status >= 500 || error.code === 'other-person')
