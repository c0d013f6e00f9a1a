import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { EditPiece } from './editPiece.ts'

/** What this browser keeps of the sections that one person has opened. */
export interface OfflineSchema extends DBSchema {
  /** Updates that the server had on disk; all of one section and epoch together are its last known state. */
  updates: { key: number; value: StoredUpdate; indexes: { ofSection: [string, number] } }
  /** Edits of this person that the server has not called durable. */
  pieces: { key: [string, number, number, number]; value: StoredPiece; indexes: { ofSection: string } }
  /** What a window has in its open editor: no value yet, one a window. */
  drafts: { key: [string, number]; value: StoredDraft }
  /** The answer of the server about a section, as JSON. */
  sections: { key: string; value: { readonly section: string; readonly detail: unknown } }
}

export interface StoredUpdate {
  readonly section: string
  readonly epoch: number
  readonly update: Uint8Array
}

export interface StoredPiece extends EditPiece {
  readonly section: string
  readonly epoch: number
}

export interface StoredDraft {
  readonly section: string
  /** Yjs clientID of its window. */
  readonly client: number
  /** What people call the cell, with the unit that amounts were being typed in. */
  readonly place: string
  /** Letter for letter. */
  readonly text: string
}

export type OfflineDatabase = IDBPDatabase<OfflineSchema>

const VERSION = 2

/** Of the database of one person, and of the channel on which its windows tell each other that edits came or went. */
export const offlineDatabaseName = (userId: string): string => `hesuan.offline.${userId}`

/**
 * Opens the database of one person: each has their own, so that nobody on this machine is shown another's figures.
 * Rejects where the browser keeps nothing (private windows of some, storage switched off).
 */
export function openOfflineDatabase(userId: string): Promise<OfflineDatabase> {
  const opened = openDB<OfflineSchema>(offlineDatabaseName(userId), VERSION, {
    upgrade: (db, before) => {
      if (before < 2) db.createObjectStore('drafts', { keyPath: ['section', 'client'] })
      if (before > 0) return
      const updates = db.createObjectStore('updates', { autoIncrement: true })
      updates.createIndex('ofSection', ['section', 'epoch'])
      const pieces = db.createObjectStore('pieces', { keyPath: ['section', 'epoch', 'client', 'from'] })
      pieces.createIndex('ofSection', 'section')
      db.createObjectStore('sections', { keyPath: 'section' })
    },
    // A newer page wants to change the schema: it must not wait for this one.
    blocking: () => void opened.then((db) => db.close()),
  })
  return opened
}
