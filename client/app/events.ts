import { EVENTS, type EventName, type EventPayload } from '@hesuan/shared/api/events.ts'
import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { io, type Socket } from 'socket.io-client'
import type { z } from 'zod'

/** The schemas by name, so that the payload's type follows from the name. */
const SCHEMAS: { readonly [Name in EventName]: z.ZodType<EventPayload<Name>> } = EVENTS

export type ConnectionState = 'connecting' | 'connected' | 'lost'

/** The connection to the server's events: one for a signed-in page. */
export class EventConnection {
  readonly #socket: Socket
  readonly #watchers = new Set<() => void>()
  readonly #reconnected = new Set<() => void>()
  #state: ConnectionState = 'connecting'
  #wasConnected = false

  constructor() {
    // No polling: a websocket needs no sticky sessions.
    this.#socket = io({
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
    })
    this.#socket.on('connect', () => {
      // Also at the first time, where it came late: the page may show what this machine had kept.
      const again = this.#wasConnected || this.#state === 'lost'
      this.#wasConnected = true
      this.#become('connected')
      if (again) for (const listener of this.#reconnected) listener()
    })
    this.#socket.on('disconnect', (reason) => {
      this.#become('lost')
      // The server ended it: rights or session changed. Socket.IO does not come back by itself then.
      if (reason === 'io server disconnect') for (const listener of this.#reconnected) listener()
    })
    this.#socket.on('connect_error', () => this.#become('lost'))
  }

  open(): void {
    this.#socket.connect()
  }

  close(): void {
    this.#socket.disconnect()
  }

  /** Comes back if the server had ended the connection. */
  reopen(): void {
    if (!this.#socket.active && !this.#socket.connected) this.#socket.connect()
  }

  readonly state = (): ConnectionState => this.#state

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => void this.#watchers.delete(watcher)
  }

  /** Called when events may have been missed: everything shown must be asked for again. */
  onMissed(listener: () => void): () => void {
    this.#reconnected.add(listener)
    return () => void this.#reconnected.delete(listener)
  }

  /** Hears one kind of event; payloads that the contract does not know are reported and dropped. */
  on<Name extends EventName>(name: Name, handler: (payload: EventPayload<Name>) => void): () => void {
    const receive = (payload: unknown) => {
      const parsed = SCHEMAS[name].safeParse(payload)
      if (parsed.success) handler(parsed.data)
      else console.error(`Event ${name} does not have the agreed form`, parsed.error)
    }
    const event: string = name
    this.#socket.on(event, receive)
    return () => void this.#socket.off(event, receive)
  }

  #become(state: ConnectionState): void {
    if (this.#state === state) return
    this.#state = state
    for (const watcher of this.#watchers) watcher()
  }
}

export const EventContext = createContext<EventConnection | null>(null)

function useConnection(): EventConnection {
  const connection = useContext(EventContext)
  if (connection === null) throw new Error('server events are heard inside the signed-in frame only')
  return connection
}

/** Hears an event of the server for as long as the component is mounted; the latest handler is called. */
export function useServerEvent<Name extends EventName>(
  name: Name,
  handler: (payload: EventPayload<Name>) => void,
): void {
  const connection = useConnection()
  const latest = useEffectEvent(handler)
  useEffect(() => connection.on(name, (payload) => latest(payload)), [connection, name])
}

/** Whether the server's events reach this page now. */
export function useConnectionState(): ConnectionState {
  const connection = useConnection()
  return useSyncExternalStore(connection.watch, connection.state)
}
