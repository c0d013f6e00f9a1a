import type { IncomingHttpHeaders } from 'node:http'
import { type CollabNotice, EditContext, type PresentUser } from '@hesuan/shared/api/collabMessages.ts'
import type { SignedInPerson } from '../../identity/identity.ts'
import type { WriteRight } from '../access/writeRight.ts'
import type { QueuedFrame } from '../append/queuedFrame.ts'
import {
  awarenessFrame,
  noticeFrame,
  savedFrame,
  syncAnswerFrame,
  syncRequestFrame,
  updateFrame,
} from '../protocol/frames.ts'

/** What a socket of a section needs of a websocket. */
export interface Transport {
  /** Bytes that wait to be sent. */
  readonly bufferedAmount: number
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  terminate(): void
  /** Stops reading, so that the other side has to wait. */
  pause(): void
  resume(): void
  /** Holds small writes back until `uncork`, so that they leave together. */
  cork(): void
  uncork(): void
}

const MEBIBYTE = 1024 * 1024
/** More than this waiting: it gets no more updates until it has caught up. */
const PAUSE_ABOVE = MEBIBYTE
const RESUME_BELOW = MEBIBYTE / 4
/** More than this waiting, or paused for longer: it is ended, and syncs anew when it comes back. */
const END_ABOVE = 8 * MEBIBYTE
const END_AFTER_MS = 10_000
/** Of what came too late: our own pages hand over the rest by themselves. */
const MOST_LATE_BYTES = 4 * MEBIBYTE

/** One window of one person on one section: its rights, its line, and what it has been sent. */
export class SectionSocket {
  readonly headers: IncomingHttpHeaders
  person: SignedInPerson
  right: WriteRight
  /** Heard of since the last look: a pong or a message. */
  alive = true
  #ended = false
  #refused = false
  #late: readonly QueuedFrame[] = []
  #lateBytes = 0
  readonly #transport: Transport
  #durableFrames = 0
  #context: EditContext | null = null
  /** Updates that have come since it was asked for what it has; null where it has answered. */
  #unanswered: number | null = null
  /** It has been given a state to build on; before that, updates would be of no use to it. */
  #synced = false
  #behind: { readonly vector: Uint8Array; readonly since: number } | null = null
  #endAbove = END_ABOVE

  constructor(transport: Transport, person: SignedInPerson, right: WriteRight, headers: IncomingHttpHeaders) {
    this.#transport = transport
    this.person = person
    this.right = right
    this.headers = headers
  }

  get user(): PresentUser {
    return { userId: this.person.userId, displayName: this.person.displayName }
  }

  /** Nothing that it sends from now on is listened to. */
  get ended(): boolean {
    return this.#ended
  }

  /** Nothing that it has sent and that is not on disk yet counts. */
  get refused(): boolean {
    return this.#refused
  }

  /** What it has sent into a section that takes no edits. */
  get late(): readonly QueuedFrame[] {
    return this.#late
  }

  keepLate(frame: QueuedFrame): void {
    this.#lateBytes += frame.update.length
    if (this.#lateBytes <= MOST_LATE_BYTES) this.#late = [...this.#late, frame]
  }

  get userId(): string {
    return this.person.userId
  }

  /** Keeps what a client says of its next update; false where it says something else. */
  announce(json: string): boolean {
    let told: unknown
    try {
      told = JSON.parse(json)
    } catch {
      return false
    }
    const context = EditContext.safeParse(told)
    this.#context = context.success ? context.data : null
    return context.success
  }

  /** What was said of the update that has come now. */
  takeContext(): EditContext | null {
    const context = this.#context
    this.#context = null
    return context
  }

  /** Asks for everything that it has and the server has not. */
  requestSync(vector: Uint8Array): void {
    this.#unanswered ??= 0
    this.#transport.send(syncRequestFrame(vector))
  }

  /**
   * An update has come.
   * @returns whether it is to be passed over: the client has not answered yet, so its answer will hold it too, and it may
   *   build on what only the answer brings (what was typed offline)
   */
  passesOver(): boolean {
    if (this.#unanswered === null) return false
    this.#unanswered++
    return true
  }

  /** It has answered. @returns how many frames are in the answer, itself included */
  answered(): number {
    const frames = 1 + (this.#unanswered ?? 0)
    this.#unanswered = null
    return frames
  }

  answerSync(update: Uint8Array): void {
    this.#synced = true
    this.#behind = null
    this.#endAbove = END_ABOVE + update.length
    this.#transport.send(syncAnswerFrame(update))
  }

  /**
   * Sends updates that are on disk, unless the line is too slow for them.
   * @param vectorBefore the state that they build on: where it goes on from after a pause
   */
  sendUpdates(frames: readonly Uint8Array[], vectorBefore: Uint8Array, now: number): void {
    if (!this.#synced || this.#behind !== null || frames.length === 0) return
    if (this.#transport.bufferedAmount > PAUSE_ABOVE) {
      this.#behind = { vector: vectorBefore, since: now }
      return
    }
    for (const bytes of frames) this.#transport.send(bytes)
  }

  /** So many more of its sync frames than before are durable. */
  countDurable(frames: number): void {
    this.#durableFrames += frames
  }

  acknowledge(vector: Uint8Array): void {
    this.#transport.send(savedFrame(this.#durableFrames, vector))
  }

  notify(notice: CollabNotice): void {
    this.#transport.send(noticeFrame(notice))
  }

  sendPresence(states: Uint8Array | null): void {
    if (states !== null && this.#behind === null) this.#transport.send(awarenessFrame(states))
  }

  /** Lets what is sent between leave in one piece. */
  together(send: () => void): void {
    this.#transport.cork()
    try {
      send()
    } finally {
      this.#transport.uncork()
    }
  }

  /**
   * Looks after a slow line: ends it, or lets it go on.
   * @param missing the update from a state vector to now
   * @returns whether it goes on after a pause
   */
  tend(now: number, missing: (vector: Uint8Array) => Uint8Array): boolean {
    const { bufferedAmount } = this.#transport
    const tooLong = this.#behind !== null && now - this.#behind.since > END_AFTER_MS
    if (bufferedAmount > this.#endAbove || tooLong) {
      this.#transport.terminate()
      return false
    }
    if (this.#behind === null || bufferedAmount > RESUME_BELOW) return false
    const update = missing(this.#behind.vector)
    this.#behind = null
    this.#transport.send(updateFrame(update))
    return true
  }

  /** Stops listening to it for a while. */
  hold(): void {
    this.#transport.pause()
  }

  release(): void {
    this.#transport.resume()
  }

  /**
   * Ends the connection; what it has sent so far still counts. A code between 4400 and 4499 ends the reconnecting of a
   * stock client too.
   */
  end(code: number, reason: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#transport.close(code, reason)
  }

  /** Ends the connection for what it has sent; what is not on disk by now is void. */
  refuse(code: number, reason: string): void {
    this.#refused = true
    this.end(code, reason)
  }

  terminate(): void {
    this.#transport.terminate()
  }
}
