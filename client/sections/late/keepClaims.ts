import { type LateEditClaim, MOST_LATE_EDITS } from '@hesuan/shared/api/lateEdits.ts'
import { RequestError } from '../../app/request.ts'

/** A late edit that the server will not keep. */
export interface RefusedClaim {
  readonly claim: LateEditClaim
  /** The server's own sentence. */
  readonly reason: string
}

type Send = (claims: readonly LateEditClaim[]) => Promise<void>

/** More than this in one request, and it is sent in several. */
const MOST_BYTES = 400_000
/** It is what is sent that is refused: of several it may be one. */
const ABOUT_CONTENT: ReadonlySet<number> = new Set([400, 413, 422])

/**
 * Lets the server keep late edits, and finds those that it will not: one of them does not take the others with it.
 * Whatever of them the server has already stays as it is.
 * @throws RequestError where it can't be reached, or does not know whoever asks, for now
 */
export async function keepClaims(claims: readonly LateEditClaim[], send: Send): Promise<readonly RefusedClaim[]> {
  const refused: RefusedClaim[] = []
  for (const part of parts(claims)) refused.push(...(await keepPart(part, send)))
  return refused
}

async function keepPart(part: readonly LateEditClaim[], send: Send): Promise<readonly RefusedClaim[]> {
  try {
    await send(part)
    return []
  } catch (error) {
    if (!(error instanceof RequestError) || mayPass(error)) throw error
    if (part.length === 1 || !ABOUT_CONTENT.has(error.status)) {
      return part.map((claim) => ({ claim, reason: error.message }))
    }
    const middle = part.length >> 1
    return [...(await keepPart(part.slice(0, middle), send)), ...(await keepPart(part.slice(middle), send))]
  }
}

/** Whether it is the trouble of the line, the server or the session, and not that of what is sent. */
const mayPass = ({ status, code }: RequestError): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500 || code === 'other-person'

function parts(claims: readonly LateEditClaim[]): LateEditClaim[][] {
  const found: LateEditClaim[][] = []
  let bytes = 0
  for (const claim of claims) {
    // Three bytes a character at most, and what JSON adds.
    const size = 3 * (claim.mine.length + (claim.before?.length ?? 0)) + 300
    const last = found.at(-1)
    if (last === undefined || last.length >= MOST_LATE_EDITS || bytes + size > MOST_BYTES) {
      found.push([claim])
      bytes = size
    } else {
      last.push(claim)
      bytes += size
    }
  }
  return found
}
