import type { LateEditClaim } from '@hesuan/shared/api/lateEdits.ts'
import { RequestError } from '../../app/request.ts'
import type { StoredPiece } from '../offline/offlineDatabase.ts'
import { keepClaims, type RefusedClaim } from './keepClaims.ts'
import { keyOfClaim, keysOfPiece, lateClaims } from './lateClaims.ts'

const AGAIN_AFTER_MS = 10_000

/** What became of late edits. */
export interface KeptLate {
  /** The server has all of these. */
  readonly pieces: readonly StoredPiece[]
  /** How many places that is. */
  readonly edits: number
  readonly refused: RefusedLate | null
}

/** Edits that the server will not keep, as things stand. */
export interface RefusedLate {
  /** Whole, with what of them the server may have. */
  readonly pieces: readonly StoredPiece[]
  readonly claims: readonly LateEditClaim[]
  /** Why, in plain sentences, each once. */
  readonly reason: string
}

interface Listener {
  readonly onDone: (kept: KeptLate) => void
  /** It can't be reached; this is tried again until `signal` ends it. */
  readonly onUnreachable: () => void
}

/**
 * Hands edits that came too late over to the server, however often it takes. They stay on this machine until then.
 * @param send lets the server keep some of them; rejects with a `RequestError` where it does not
 */
export async function keepLate(
  pieces: readonly StoredPiece[],
  send: (claims: readonly LateEditClaim[]) => Promise<void>,
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  const claims = lateClaims(pieces)
  for (let told = false; !signal.aborted; ) {
    try {
      return listener.onDone(outcome(pieces, claims, await keepClaims(claims, send)))
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      if (!told) listener.onUnreachable()
      told = true
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
  }
}

function outcome(
  pieces: readonly StoredPiece[],
  claims: readonly LateEditClaim[],
  refused: readonly RefusedClaim[],
): KeptLate {
  if (refused.length === 0) return { pieces, edits: claims.length, refused: null }
  const keys = new Set(refused.map(({ claim }) => keyOfClaim(claim)))
  const isRefused = (piece: StoredPiece) => keysOfPiece(piece).some((key) => keys.has(key))
  return {
    pieces: pieces.filter((piece) => !isRefused(piece)),
    edits: claims.length - refused.length,
    refused: {
      pieces: pieces.filter(isRefused),
      claims: refused.map(({ claim }) => claim),
      reason: [...new Set(refused.map(({ reason }) => reason.replace(/。$/, '')))].join('；'),
    },
  }
}
