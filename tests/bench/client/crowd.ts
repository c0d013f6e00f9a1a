import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { liveRows, writeCells } from '@hesuan/shared/section/document.ts'
import { openSection } from '../../collab/stockClient.ts'
import { AMOUNTS, SHEET } from './budgetRows.ts'

const CLIENTS = 10
/** Each of the ten: together a hundred cells a second. */
const EVERY_MS = 100

export interface Crowd {
  /** How many cells it has changed since it came. */
  changed(): number
  leave(): void
}

/** Ten other clients in a section, who change a hundred cells a second, at random places, until they leave. */
export async function crowdIn(url: string, cookie: string, section: string): Promise<Crowd> {
  // Each of them listens for the end of the process.
  process.setMaxListeners(CLIENTS * 2)
  const clients = Array.from({ length: CLIENTS }, () => openSection(url, cookie, section))
  await Promise.all(clients.map((client) => client.whenSynced()))
  let changed = 0
  const timers = clients.map((client, index) => {
    const rows: readonly RowId[] = liveRows(client.doc, SHEET)
    let turn = index * 7919
    return setInterval(() => {
      turn += 104_729
      const row = rows[turn % rows.length]
      const column = AMOUNTS[turn % AMOUNTS.length]
      if (row === undefined || column === undefined) return
      writeCells(client.doc, [{ row, column, value: `${turn % 1_000_000}.50` }], null)
      changed++
    }, EVERY_MS)
  })
  return {
    changed: () => changed,
    leave: () => {
      for (const timer of timers) clearInterval(timer)
      for (const client of clients) client.destroy()
    },
  }
}
