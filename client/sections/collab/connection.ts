import {
  CLOSE,
  type CollabNotice,
  type EditContext,
  MESSAGE_EDIT_CONTEXT,
  MESSAGE_NOTICE,
  MESSAGE_SAVED,
} from '@hesuan/shared/api/collabMessages.ts'
import { readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Observable, type Watched } from '../observable.ts'
import { type CloseReason, closeReason } from './closeReason.ts'
import { parseNotice } from './notice.ts'
import { reconnectDelay } from './reconnectDelay.ts'
import { type LinkState, PendingEdits } from './savedState.ts'

export interface ConnectionOptions {
  /** `ws://host/collab` */
  readonly serverUrl: string
  readonly sectionId: string
  readonly epoch: number
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
  /** Keys of the document that the server has not called durable yet. */
  readonly unsaved: readonly string[]
}

/** How often an attempt may fail before it is asked whether the person may still read the section. */
const FAILURES_BEFORE_ASKING = 2

/**
 * The connection of one document to the server: the stock provider, with our own pauses between attempts, what is saved
 * and what is not, and the notices of the server.
 */
export class SectionConnection {
  readonly #options: ConnectionOptions
  readonly #doc: Y.Doc
  readonly #provider: WebsocketProvider
  readonly #pending = new PendingEdits()
  readonly #status = new Observable<LinkStatus>({ link: 'connecting', synced: false, unsaved: [] })
  #link: LinkState = 'connecting'
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(doc: Y.Doc, options: ConnectionOptions) {
    this.#options = options
    this.#doc = doc
    this.#provider = new WebsocketProvider(options.serverUrl, options.sectionId, doc, {
      params: { epoch: `${options.epoch}` },
      connect: false,
      // Other tabs may belong to another session; everything goes through the server, which vouches for authors.
      disableBc: true,
    })
    this.#takeMessages()
    this.#followProvider()
    doc.on('update', this.#notePending)
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

  /**
   * Tells the server how the edit that follows came about. Only while connected: what was typed offline arrives merged
   * into one update, of which nothing of the kind can be said.
   */
  announce(context: EditContext): void {
    const { ws, wsconnected } = this.#provider
    if (!wsconnected || ws === null || ws.readyState !== WebSocket.OPEN) return
    const encoder = createEncoder()
    writeVarUint(encoder, MESSAGE_EDIT_CONTEXT)
    writeVarString(encoder, JSON.stringify(context))
    ws.send(toUint8Array(encoder))
  }

  destroy(): void {
    window.removeEventListener('online', this.#connectNow)
    window.removeEventListener('offline', this.#disconnectNow)
    this.#doc.off('update', this.#notePending)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#provider.destroy()
  }

  readonly #notePending = (_update: Uint8Array, _origin: unknown, doc: Y.Doc, transaction: Y.Transaction) => {
    if (!transaction.local) return
    const keys = [...transaction.changed.values()].flatMap((changed) => [...changed].filter((key) => key !== null))
    this.#pending.add({ clock: Y.getState(doc.store, doc.clientID), keys })
    this.#publish()
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

  #takeMessages(): void {
    this.#provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
      readVarUint(decoder)
      const durable = Y.decodeStateVector(readVarUint8Array(decoder))
      this.#pending.durableUpTo(durable.get(this.#doc.clientID) ?? 0)
      this.#publish()
    }
    this.#provider.messageHandlers[MESSAGE_NOTICE] = (_encoder, decoder) => {
      const notice = parseNotice(readVarString(decoder))
      if (notice !== null) this.#options.onNotice(notice)
    }
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
    this.#status.set({ link: this.#link, synced: this.#provider.synced, unsaved: this.#pending.keys() })
  }
}
