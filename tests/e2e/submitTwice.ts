import { Exact } from '@hesuan/shared/money/exact.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { readRows, writeCells } from '@hesuan/shared/section/document.ts'
import { openSection, sectionOf, signIn } from '../collab/stockClient.ts'
import type { RunningServer } from './startServer.ts'

/** What changes between the two, in 元, by economic code; its sum is zero, so that the section still agrees. */
const MOVED = [
  ['30201', 12_000],
  ['30202', -2_000],
  ['30211', -15_000],
  ['30213', 5_000],
] as const

/** Asks as somebody, over REST; throws where it is refused. */
export async function act(server: RunningServer, user: string, path: string, body: unknown): Promise<void> {
  const cookie = await signIn(server.url, user, server.password)
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
}

/** The section of 701002 is submitted, returned, changed and submitted again. */
export async function submitTwice(server: RunningServer): Promise<void> {
  const cookie = await signIn(server.url, 'shebao', server.password)
  const section = await sectionOf(server.url, cookie, '701002')
  const submit = () => act(server, 'shebao', `/api/sections/${section}/submit`, { stateVector: 'AA==' })
  await submit()
  await act(server, 'head', `/api/sections/${section}/return`, { reason: '办公费请核对' })
  await act(server, 'shebao', `/api/sections/${section}/revise`, {})
  const client = openSection(server.url, cookie, section)
  await client.whenSynced()
  const rows = readRows(client.doc)
  const saved = client.saved()
  writeCells(
    client.doc,
    MOVED.map(([code, by]) => {
      const row = rowId('basic', `c${code}`)
      const before = rows.find(({ id }) => id === row)?.cells['amount'] ?? '0'
      return { row, column: 'amount', value: new Exact(before).plus(by).toFixed(2) }
    }),
    null,
  )
  while (client.saved() <= saved) await new Promise((wake) => setTimeout(wake, 20))
  client.destroy()
  await submit()
}
