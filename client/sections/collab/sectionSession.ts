import { CLOSE, type CollabNotice } from '@hesuan/shared/api/collabMessages.ts'
import { ClientIdGrant, type SectionDetail } from '@hesuan/shared/api/section.ts'
import type { SignedIn } from '@hesuan/shared/api/session.ts'
import * as Y from 'yjs'
import { isUnreachable, request } from '../../app/request.ts'
import { byOrder } from '../offline/editPiece.ts'
import { LocalCopy } from '../offline/localCopy.ts'
import { openOfflineDatabase, type StoredDraft, type StoredPiece } from '../offline/offlineDatabase.ts'
import { WindowLocks } from '../offline/windowLock.ts'
import { randomId } from '../sheet/randomId.ts'
import type { CloseReason } from './closeReason.ts'
import { SectionConnection } from './connection.ts'
import { OutgoingEdits } from './outgoingEdits.ts'
import { Presence } from './presence.ts'
import { SectionDocument } from './sectionDocument.ts'

export interface SessionListener {
  readonly onNotice: (notice: CollabNotice) => void
  readonly onClosed: (reason: CloseReason) => void
  /** Whether this person may still read the section; asked after attempts to connect that failed. */
  readonly stillAllowed: () => Promise<boolean>
  /**
   * Edits were found on this machine that can't be sent as edits any more.
   * @param drop takes some of them from this machine, once they are kept elsewhere or their author lets go of them
   */
  readonly onLate: (
    session: SectionSession,
    pieces: readonly StoredPiece[],
    drop: (pieces: readonly StoredPiece[]) => Promise<void>,
  ) => void
  /** Windows that ended without a word had these in their editors. They are taken from where they were found after this. */
  readonly onDrafts: (drafts: readonly StoredDraft[]) => void
}

/** One window's work on one section: its document, its connection, who else is there. */
export interface SectionSession {
  readonly detail: SectionDetail
  readonly writable: boolean
  readonly document: SectionDocument
  readonly connection: SectionConnection
  readonly outgoing: OutgoingEdits
  /** Whether this machine keeps a state of it that can be worked on without a connection. */
  readonly isKept: boolean
  readonly presence: Presence
  /** Keeps what is in the open editor on this machine, in case that this page ends without a word; null: nothing any more. */
  keepDraft(draft: Pick<StoredDraft, 'place' | 'text'> | null): Promise<void>
  /** True from when it is taken down: nothing that is edited from then on counts. */
  readonly closing: boolean
  /** Says that it is being taken down. */
  close(): void
  /** Resolves when everything is put away, so that another session finds what this one has left. */
  destroy(): Promise<void>
}

/**
 * Opens a section with what this browser keeps of it; a writer asks the server for a clientID of their own first, and takes
 * over what windows that are gone could not send.
 * @throws RequestError where the server grants none, or can't be reached and nothing is kept
 */
export async function openSession(
  detail: SectionDetail,
  me: SignedIn,
  listener: SessionListener,
): Promise<SectionSession> {
  const locks = new WindowLocks(me.userId, detail.id)
  const copy = await openCopy(me.userId, detail)
  const doc = new Y.Doc()
  const outgoing = new OutgoingEdits(doc, copy, () => new Date())
  try {
    const kept = (await copy?.read()) ?? { updates: [], pieces: [], draftsOf: [] }
    for (const update of kept.updates) Y.applyUpdate(doc, update)
    const left = await claimed(kept.pieces, locks)
    if (copy !== null) await takeDrafts(copy, kept.draftsOf, locks, listener.onDrafts)
    const mine = left.filter(({ epoch, refused }) => detail.may.write && epoch === detail.epoch && !refused)
    for (const { update } of mine.toSorted(byOrder)) Y.applyUpdate(doc, update)
    outgoing.adopt(mine)
    if (detail.may.write) doc.clientID = await clientIdFor(detail.id, me.userId, kept.updates.length > 0)
    await locks.hold(doc.clientID)
    return running({ detail, me, listener, doc, copy, outgoing, locks, isKept: kept.updates.length > 0 }, (session) => {
      const late = left.filter((piece) => !mine.includes(piece))
      if (late.length > 0) listener.onLate(session, late, async (pieces) => copy?.drop(pieces))
    })
  } catch (error) {
    outgoing.destroy()
    locks.release()
    await copy?.close()
    doc.destroy()
    throw error
  }
}

interface Parts {
  readonly detail: SectionDetail
  readonly me: SignedIn
  readonly listener: SessionListener
  readonly doc: Y.Doc
  readonly copy: LocalCopy | null
  readonly outgoing: OutgoingEdits
  readonly locks: WindowLocks
  readonly isKept: boolean
}

function running(parts: Parts, opened: (session: SectionSession) => void): SectionSession {
  const { detail, me, listener, doc, copy, outgoing, locks } = parts
  const connection = new SectionConnection(doc, outgoing, {
    serverUrl: collabUrl(window.location),
    sectionId: detail.id,
    epoch: detail.epoch,
    person: me.userId,
    random: Math.random,
    ...listener,
    onClosed: (reason) => {
      void letGo(reason, outgoing, copy).finally(() => listener.onClosed(reason))
    },
  })
  const document = new SectionDocument(doc, randomId, (context) => {
    outgoing.announce(context)
    connection.announce(context)
  })
  const presence = new Presence(connection.awareness, me)
  const stopFollowing = connection.status.subscribe(() => {
    if (connection.status.value.synced) copy?.flushSoon()
  })
  // What is not yet called saved must not get into the state of the server.
  copy?.follow(() =>
    connection.status.value.hasSynced && outgoing.pieces.length === 0 ? Y.encodeStateAsUpdate(doc) : null,
  )
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (connection.isFromServer(origin)) copy?.hear(update)
  })
  let closing = false
  const end = async () => {
    outgoing.destroy()
    await outgoing.settled()
    await copy?.close()
    locks.release()
    doc.destroy()
  }
  const session: SectionSession = {
    get closing() {
      return closing
    },
    close: () => {
      closing = true
      presence.leave()
    },
    detail,
    isKept: parts.isKept,
    writable: detail.may.write,
    document,
    connection,
    outgoing,
    presence,
    keepDraft: async (draft) => copy?.keepDraft(doc.clientID, draft),
    destroy: () => {
      stopFollowing()
      presence.destroy()
      connection.destroy()
      return end().catch((error: unknown) => console.error('A section could not be put away in order', error))
    },
  }
  opened(session)
  return session
}

/** What becomes of edits that the server has not, when it has ended the connection for good. */
async function letGo({ code }: CloseReason, outgoing: OutgoingEdits, copy: LocalCopy | null): Promise<void> {
  if (!REFUSES_EDITS.has(code)) return
  await (code === CLOSE.tooLarge ? outgoing.refuseTooLarge() : outgoing.refuseAll())
  // What is kept here may be what does not fit to the server any more, after a restore of its database for one.
  if (code === CLOSE.malformedUpdate || code === CLOSE.foreignAuthor) await copy?.forgetState()
}

const REFUSES_EDITS: ReadonlySet<number> = new Set([
  CLOSE.malformedUpdate,
  CLOSE.foreignAuthor,
  CLOSE.tooLarge,
  CLOSE.sectionFrozen,
])

async function openCopy(userId: string, { id, epoch }: SectionDetail): Promise<LocalCopy | null> {
  try {
    return new LocalCopy(await openOfflineDatabase(userId), id, epoch, (cause) =>
      console.error('The state of a section could not be kept on this machine', cause),
    )
  } catch (error) {
    console.warn('This browser keeps nothing for work without a connection', error)
    return null
  }
}

/** Those of windows that are gone. */
async function claimed(pieces: readonly StoredPiece[], locks: WindowLocks): Promise<StoredPiece[]> {
  const found: StoredPiece[] = []
  for (const client of new Set(pieces.map((piece) => piece.client))) {
    if (await locks.hold(client)) found.push(...pieces.filter((piece) => piece.client === client))
  }
  return found
}

/** Hands over what windows that are gone had in their editors, and forgets it here. */
async function takeDrafts(
  copy: LocalCopy,
  windows: readonly number[],
  locks: WindowLocks,
  onDrafts: SessionListener['onDrafts'],
): Promise<void> {
  for (const client of windows) {
    // Read behind the lock: a window that is just being left puts its own away.
    const draft = (await locks.hold(client)) ? await copy.draftOf(client) : null
    if (draft === null) continue
    onDrafts([draft])
    await copy.keepDraft(client, null)
  }
}

/**
 * A clientID of this user. Without a connection a random one: the server binds it to its user when it is first used.
 * Never that of a window before: it may have written more than was kept.
 */
async function clientIdFor(sectionId: string, person: string, mayWorkOffline: boolean): Promise<number> {
  try {
    const path = `/api/sections/${encodeURIComponent(sectionId)}/client-id`
    return (await request(ClientIdGrant, path, { method: 'POST', person })).clientId
  } catch (error) {
    if (!mayWorkOffline || !isUnreachable(error)) throw error
    return 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 0xfffffffe)
  }
}

const collabUrl = ({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string =>
  `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab`
