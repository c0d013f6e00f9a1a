import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import type { Trx } from '../storage/database.ts'

/** The live documents of the sections, as the rest of the server sees them. */
export interface CollabService {
  /** Takes an HTTP upgrade to `/collab/<sectionId>`; refuses by itself what may not be opened. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Waits until everything up to this state vector is on disk; false when it did not come in time. */
  whenDurable(sectionId: string, stateVector: Uint8Array, timeoutMs: number): Promise<boolean>
  /**
   * The document as of the head of the log, read under the caller's row lock on the section.
   * @returns rows in canonical order, the sequence number, and the state as a V2 update
   */
  stateAt(
    trx: Trx,
    sectionId: string,
  ): Promise<{
    readonly rows: readonly SnapshotRow[]
    readonly sequence: number
    readonly state: Uint8Array
  }>
  /** The present rows of a section, for live views; loads the document if it is not open. */
  liveRows(sectionId: string): Promise<readonly SnapshotRow[]>
  /** The deleted rows of a section with what is still in them: the history names them. */
  deletedRows(sectionId: string): Promise<readonly SnapshotRow[]>
  /** To be called after the status, the rights or the epoch of a section changed: its sockets are told or closed. */
  rightsChanged(sectionId: string): Promise<void>
  /** Ends every socket of a user whose session ended or whose rights changed. */
  endUser(userId: string): void
  /** Display names of the people who have it open. */
  peopleIn(sectionId: string): readonly string[]
  onEdited(listener: (event: { sectionId: string; by: string; at: string }) => void): () => void
  onPeople(listener: (event: { sectionId: string; people: readonly string[] }) => void): () => void
  /** Cells of a section came into conflict, or their conflicts became others. */
  onConflicts(listener: (event: { sectionId: string }) => void): () => void
  /** Binds a fresh clientID to a user. */
  grantClientId(sectionId: string, userId: string): Promise<number>
  /** Drains: commits what is queued, acknowledges it, closes the sockets with 1001. */
  close(): Promise<void>
}
