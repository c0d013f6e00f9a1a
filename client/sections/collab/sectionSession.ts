import type { CollabNotice } from '@hesuan/shared/api/collabMessages.ts'
import { ClientIdGrant, type SectionDetail } from '@hesuan/shared/api/section.ts'
import type { SignedIn } from '@hesuan/shared/api/session.ts'
import * as Y from 'yjs'
import { request } from '../../app/request.ts'
import { randomId } from '../sheet/randomId.ts'
import type { CloseReason } from './closeReason.ts'
import { SectionConnection } from './connection.ts'
import { Presence } from './presence.ts'
import { SectionDocument } from './sectionDocument.ts'

export interface SessionListener {
  readonly onNotice: (notice: CollabNotice) => void
  readonly onClosed: (reason: CloseReason) => void
  /** Whether this person may still read the section; asked after attempts to connect that failed. */
  readonly stillAllowed: () => Promise<boolean>
}

/** One window's work on one section: its document, its connection, who else is there. */
export interface SectionSession {
  readonly detail: SectionDetail
  readonly writable: boolean
  readonly document: SectionDocument
  readonly connection: SectionConnection
  readonly presence: Presence
  /** True from when it is taken down: nothing that is edited from then on counts. */
  readonly closing: boolean
  /** Says that it is being taken down. */
  close(): void
  destroy(): void
}

/**
 * Opens a section. A writer first asks the server for a clientID of their own: whatever is written under another one is
 * refused.
 * @throws RequestError where the server grants none
 */
export async function openSession(
  detail: SectionDetail,
  me: SignedIn,
  listener: SessionListener,
): Promise<SectionSession> {
  const doc = new Y.Doc()
  if (detail.may.write) {
    const path = `/api/sections/${encodeURIComponent(detail.id)}/client-id`
    doc.clientID = (await request(ClientIdGrant, path, { method: 'POST' })).clientId
  }
  const connection = new SectionConnection(doc, {
    serverUrl: collabUrl(window.location),
    sectionId: detail.id,
    epoch: detail.epoch,
    random: Math.random,
    ...listener,
  })
  const document = new SectionDocument(doc, randomId, (context) => connection.announce(context))
  const presence = new Presence(connection.awareness, me)
  let closing = false
  return {
    get closing() {
      return closing
    },
    close: () => {
      closing = true
      presence.leave()
    },
    detail,
    writable: detail.may.write,
    document,
    connection,
    presence,
    destroy: () => {
      presence.destroy()
      connection.destroy()
      doc.destroy()
    },
  }
}

const collabUrl = ({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string =>
  `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab`
