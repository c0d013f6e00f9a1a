import {
  CLOSE,
  type CollabNotice,
  type EditContext,
  MESSAGE_EDIT_CONTEXT,
  MESSAGE_NOTICE,
  MESSAGE_SAVED,
} from '@hesuan/shared/api/collabMessages.ts'
import { readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Observable, type Watched } from '../observable.ts'
import { type CloseReason, closeReason } from './closeReason.ts'
import { parseNotice } from './notice.ts'
import { isTooLarge, type OutgoingEdits } from './outgoingEdits.ts'
import { reconnectDelay } from './reconnectDelay.ts'
import type { LinkState } from './savedState.ts'

export interface ConnectionOptions {
  /** `ws://host/collab` */
  readonly serverUrl: string
  readonly sectionId: string
  readonly epoch: number
  /** User id of whom the page belongs to. */
  readonly person: string
  readonly random: () => number
  readonly onNotice: (notice: CollabNotice) => void
  /** The server ended it for good; nothing is sent any more. */
  readonly onClosed: (reason: CloseReason) => void
  /** Asked after failed attempts, since a refused upgrade does not say why: may this person still read the section? */
  readonly stillAllowed: () => Promise<boolean>
}

export interface LinkStatus {
  readonly link: LinkState
  /** Everything that the server had has arrived at least once on this connection. */
  readonly synced: boolean
  /** It has synced before, on whatever connection. */
  readonly hasSynced: boolean
}

const MESSAGE_SYNC = 0
const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2
/** A Yjs update of nothing: no structs, no deletions. */
const NOTHING = Uint8Array.of(0, 0)

/** How often an attempt may fail before it is asked whether the person may still read the section. */
const FAILURES_BEFORE_ASKING = 2

/**
 * The connection of one document to the server: the stock provider, with our own pauses between attempts, what is saved
 * and what is not, and the notices of the server.
 */
export class SectionConnection {
  readonly #options: ConnectionOptions
  readonly #outgoing: OutgoingEdits
  readonly #provider: WebsocketProvider
  readonly #doc: Y.Doc
  readonly #status = new Observable<LinkStatus>({ link: 'connecting', synced: false, hasSynced: false })
  #link: LinkState = 'connecting'
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(doc: Y.Doc, outgoing: OutgoingEdits, options: ConnectionOptions) {
    this.#options = options
    this.#outgoing = outgoing
    this.#doc = doc
    // Before the provider hears of it: it would send whatever there is.
    doc.on('update', this.#holdBack)
    this.#provider = new WebsocketProvider(options.serverUrl, options.sectionId, doc, {
      params: { epoch: `${options.epoch}`, person: options.person },
      connect: false,
      // Other tabs may belong to another session; everything goes through the server, which vouches for authors.
      disableBc: true,
    })
    this.#takeMessages()
    this.#followProvider()
    window.addEventListener('online', this.#connectNow)
    window.addEventListener('offline', this.#disconnectNow)
    this.#provider.connect()
  }

  get status(): Watched<LinkStatus> {
    return this.#status
  }

  get awareness(): Awareness {
    return this.#provider.awareness
  }

  /** Whether an update comes from the server. */
  isFromServer(origin: unknown): boolean {
    return origin === this.#provider
  }

  /** Tells the server how the edit that follows comes about, while connected: later it is told with the edit itself. */
  announce(context: EditContext): void {
    if (this.#provider.wsconnected) this.#send(contextFrame(context))
  }

  destroy(): void {
    this.#doc.off('update', this.#holdBack)
    window.removeEventListener('online', this.#connectNow)
    window.removeEventListener('offline', this.#disconnectNow)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#provider.destroy()
  }

  readonly #connectNow = () => {
    if (this.#link !== 'offline') return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#provider.connect()
  }

  /** Without a network the socket says nothing for half a minute; the screen must not call that a connection. */
  readonly #disconnectNow = () => {
    if (this.#link === 'online') this.#provider.disconnect()
  }

  /** What is too large would end the line again and again: it is refused here, and kept for its author. */
  readonly #holdBack = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local && isTooLarge({ update })) this.#endTooLarge()
  }

  #endTooLarge(): void {
    if (this.#link !== 'online') return
    this.#end(closeReason(CLOSE.tooLarge))
    this.#provider.disconnect()
  }

  #takeMessages(): void {
    const { [MESSAGE_SYNC]: stock } = this.#provider.messageHandlers
    this.#provider.messageHandlers[MESSAGE_SYNC] = (encoder, decoder, ...rest) => {
      const start = decoder.pos
      if (readVarUint(decoder) === SYNC_STEP_1) this.#answer(Y.decodeStateVector(readVarUint8Array(decoder)))
      else {
        decoder.pos = start
        stock?.(encoder, decoder, ...rest)
      }
    }
    this.#provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
      readVarUint(decoder)
      this.#outgoing.durable(Y.decodeStateVector(readVarUint8Array(decoder)))
    }
    this.#provider.messageHandlers[MESSAGE_NOTICE] = (_encoder, decoder) => {
      const notice = parseNotice(readVarString(decoder))
      if (notice !== null) this.#options.onNotice(notice)
    }
  }

  /**
   * Answers the server's request for what it lacks. Not as the stock provider does, with one update of everything, of which
   * nobody could say how it came about: edit by edit, as each was made, before what others did meanwhile is known.
   * @param vector what the server has on disk
   */
  #answer(vector: ReadonlyMap<number, number>): void {
    this.#outgoing.durable(vector)
    this.#send(syncFrame(SYNC_STEP_2, NOTHING))
    for (const { update, context, madeAt, refused } of this.#outgoing.pieces) {
      if (refused) continue
      // Whatever was made behind it may build on it.
      if (isTooLarge({ update })) {
        this.#endTooLarge()
        return
      }
      if (context !== null) this.#send(contextFrame({ ...context, madeAt }))
      this.#send(syncFrame(SYNC_UPDATE, update))
    }
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    const { ws } = this.#provider
    if (ws?.readyState === WebSocket.OPEN) ws.send(frame)
  }

  #followProvider(): void {
    this.#provider.on('status', ({ status }) => {
      if (status === 'connected') this.#become('online')
    })
    this.#provider.on('sync', (synced) => {
      if (synced) this.#failures = 0
      this.#publish()
    })
    this.#provider.on('connection-close', () => {
      // The provider's own pauses are short and without jitter: it must not come back by itself.
      this.#provider.shouldConnect = false
      if (this.#link === 'closed') return
      this.#failures++
      this.#become('offline')
      this.#retryLater()
    })
    this.#provider.on('closed', ({ code }) => this.#end(closeReason(code)))
  }

  #retryLater(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const pause = reconnectDelay(this.#failures, this.#options.random())
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#retry()
    }, pause)
  }

  async #retry(): Promise<void> {
    if (this.#failures >= FAILURES_BEFORE_ASKING && !(await this.#options.stillAllowed())) {
      if (this.#link === 'offline') this.#end(closeReason(CLOSE.forbidden))
    } else if (this.#link === 'offline') this.#provider.connect()
  }

  #end(reason: CloseReason): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#become('closed')
    this.#options.onClosed(reason)
  }

  #become(link: LinkState): void {
    this.#link = link
    this.#publish()
  }

  #publish(): void {
    const { synced } = this.#provider
    this.#status.set({ link: this.#link, synced, hasSynced: synced || this.#status.value.hasSynced })
  }
}

function contextFrame(context: EditContext): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_EDIT_CONTEXT)
  writeVarString(encoder, JSON.stringify(context))
  return toUint8Array(encoder)
}

function syncFrame(step: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_SYNC)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, content)
  return toUint8Array(encoder)
}
