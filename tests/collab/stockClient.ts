import { Board } from '@hesuan/shared/api/board.ts'
import { MESSAGE_SAVED } from '@hesuan/shared/api/collabMessages.ts'
import { HistoryPage } from '@hesuan/shared/api/history.ts'
import { readVarUint } from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** A stock provider with a session cookie, as any Node program would use it. */
export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** How many sync frames of this connection the server has called durable. */
  saved(): number
  whenSynced(): Promise<void>
  destroy(): void
}

/** Signs in over REST. @returns the Cookie header of the session */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password }),
  })
  if (!response.ok) throw new Error(`${username} could not sign in: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ')
}

/** Opens a section with the unmodified provider of the package y-websocket. */
export function openSection(url: string, cookie: string | null, sectionId: string): StockClient {
  class WithCookie extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, cookie === null ? {} : { headers: { cookie } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/collab`, sectionId, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  let saved = 0
  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
    saved = readVarUint(decoder)
  }
  return {
    doc,
    provider,
    saved: () => saved,
    whenSynced: () =>
      provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once('sync', () => resolve())),
    destroy: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The section of a unit, by the board of a signed-in person. */
export async function sectionOf(url: string, cookie: string, unitCode: string): Promise<string> {
  const response = await fetch(`${url}/api/board`, { headers: { cookie } })
  const { sections } = Board.parse(await response.json())
  const section = sections.find((candidate) => candidate.unitCode === unitCode)
  if (section === undefined) throw new Error(`no section of ${unitCode}`)
  return section.id
}

/** The newest entries of a section's history. */
export async function historyOf(url: string, cookie: string, sectionId: string, cell?: string): Promise<HistoryPage> {
  const query = cell === undefined ? 'limit=500' : `limit=500&cell=${encodeURIComponent(cell)}`
  const response = await fetch(`${url}/api/sections/${sectionId}/history?${query}`, { headers: { cookie } })
  return HistoryPage.parse(await response.json())
}
