import { readFile } from 'node:fs/promises'
import { loadDocument } from '@hesuan/server/collab/document/loadDocument.ts'
import { SYSTEM_USER_ID } from '@hesuan/server/identity/systemUser.ts'
import { createDepartment } from '@hesuan/server/sections/createDepartment.ts'
import { addCeilings, currentCeilings } from '@hesuan/server/storage/ceilings.ts'
import { currentRound, isEmpty, roundOf } from '@hesuan/server/storage/departments.ts'
import { newestChanges } from '@hesuan/server/storage/history.ts'
import { printedFigures } from '@hesuan/server/storage/printedFigures.ts'
import { findSection, lockSection, moveSection, sectionsOf } from '@hesuan/server/storage/sections.ts'
import {
  addSubmission,
  currentSubmissions,
  retireSubmission,
  snapshotJson,
  summaryOf,
} from '@hesuan/server/storage/submissions.ts'
import { summarise } from '@hesuan/shared/consolidation/fold.ts'
import type { Summary } from '@hesuan/shared/consolidation/measure.ts'
import { importPublishedText } from '@hesuan/shared/import/publishedText/importPublishedText.ts'
import type { PublishedImport } from '@hesuan/shared/import/publishedText/result.ts'
import { fromFen } from '@hesuan/shared/money/amount.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { readRows } from '@hesuan/shared/section/document.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_DATABASES, type TestDatabase } from './testDatabases.ts'

const DOCUMENT = new URL('../../../server/demo/bazhong-hrss-budget-2022.txt', import.meta.url)
const AT = '2022-01-20T09:30:00.000Z'
const SECTION = '701002-2022-r3'

describe.each(TEST_DATABASES)('the repositories on $name', ({ open }) => {
  let test: TestDatabase
  let imported: PublishedImport
  beforeAll(async () => {
    test = await open()
    const read = importPublishedText(await readFile(DOCUMENT, 'utf8'))
    if (!read.ok) throw new Error('the document could not be read')
    imported = read.value
    expect(await isEmpty(test.database.read)).toBe(true)
    await test.database.write.transaction().execute((trx) => createDepartment(trx, imported, AT))
  })
  afterAll(() => test.dispose())
  const template = templateOf(2022)
  if (template === null) throw new Error('no template')

  it('[STO-12] give a department back as it was set up', async () => {
    const { read } = test.database
    const round = await currentRound(read)
    expect(round).toMatchObject({ id: '701-2022-r3', name: '二上', open: true, year: 2022, templateYear: 2022 })
    expect(round?.department).toEqual({ ...imported.department, status: 'compiling' })
    expect(round?.units).toEqual(imported.units)
    expect(await roundOf(read, '701-2022-r3')).toEqual(round)
    expect(await isEmpty(read)).toBe(false)
    const sections = await sectionsOf(read, '701-2022-r3')
    expect(sections.map(({ unitCode, kind }) => [unitCode, kind])).toEqual([
      ['701001', 'unit'],
      ['701002', 'unit'],
      ['701003', 'unit'],
      ['701', 'department'],
    ])
    expect(await findSection(read, SECTION)).toEqual(sections[1])
    expect(await findSection(read, 'none')).toBeNull()
  })

  it('[STO-12] give every section back, row by row, out of its log', async () => {
    const { read } = test.database
    for (const section of await sectionsOf(read, '701-2022-r3')) {
      const { doc } = await loadDocument(read, { sectionId: section.id, epoch: 1, sequence: section.head })
      const rows = imported.sections.find(({ unitCode }) => unitCode === section.unitCode)?.rows ?? []
      const byId = (list: typeof rows) => new Map(list.map((row) => [row.id, row]))
      expect(byId(readRows(doc))).toEqual(byId(rows))
    }
  })

  it('[STO-12] give printed figures back, each with its line', async () => {
    const key = ({ table, copy, row, column, line }: PublishedImport['printed'][number]) =>
      [table, copy, row, column, line].join('|')
    const sorted = (list: readonly PublishedImport['printed'][number][]) =>
      list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    const stored = await printedFigures(test.database.read, '701', 2022)
    expect(sorted(stored)).toEqual(sorted(imported.printed))
    expect(stored.map(({ line }) => line)).toEqual(stored.map(({ line }) => line).toSorted((a, b) => a - b))
  })

  it('[EXC-22] write down more ceilings at once than fit into one statement', async () => {
    const { read, write } = test.database
    const ceilings = Array.from({ length: 11_000 }, (_, n) => ({
      unit: null,
      kind: 'total' as const,
      amount: fromFen(BigInt(n)),
    }))
    const issue = { roundId: '701-2022-r3', userId: SYSTEM_USER_ID, at: AT, ceilings }
    await write.transaction().execute((trx) => addCeilings(trx, issue))
    expect(await currentCeilings(read, issue.roundId)).toMatchObject([{ unit: null, kind: 'total', amount: '109.99' }])
  })

  it('[STO-13] read history in pages that lose nothing and tear no update apart', async () => {
    const { read } = test.database
    const all = await newestChanges(read, SECTION, {}, 100_000)
    expect(all.more).toBe(false)
    const paged: (typeof all.changes)[number][] = []
    for (let before: number | undefined, more = true; more; ) {
      const page = await newestChanges(read, SECTION, before === undefined ? {} : { before }, 90)
      const last = page.changes.at(-1)
      if (last === undefined) throw new Error('an empty page')
      paged.push(...page.changes)
      before = last.sequence
      more = page.more
    }
    expect(paged).toEqual(all.changes)
    const cell = { row: rowId('income', 'general'), column: 'amount' }
    const one = await newestChanges(read, SECTION, { cell }, 10)
    expect(one.changes.map(({ after, displayName }) => [after, displayName])).toEqual([['5329100.00', '系统']])
    expect(await newestChanges(read, SECTION, { author: 'nobody' }, 10)).toEqual({ changes: [], more: false })
  })

  it('[STO-14] give a summary back exactly: amounts, quantities and how many cells', async () => {
    const { write, read } = test.database
    const rows = [
      { id: rowId('basic', 'a'), sheet: 'basic', cells: { code: '30101', amount: '9999999999999.99' } },
      { id: rowId('basic', 'b'), sheet: 'basic', cells: { code: '30101', amount: '0.01' } },
      { id: rowId('staffing', 'c'), sheet: 'staffing', cells: { heads: '12', factor: '0.123456789012' } },
    ]
    const snapshot = { unitCode: '701002', kind: 'unit' as const, precision: 'fen' as const, rows }
    const summary = summarise(template, snapshot)
    const submission = (id: string) => ({
      id,
      sectionId: SECTION,
      userId: 'system',
      at: AT,
      snapshot: {
        id: `of-${id}`,
        sequence: 1,
        sha256: 'a'.repeat(64),
        json: '{"rows":[]}',
        state: Uint8Array.from([0]),
      },
      summary,
    })
    await write.transaction().execute((trx) => addSubmission(trx, template, submission('first')))
    expect(plain(await summaryOf(read, 'first', 'fen'))).toEqual(plain(summary))
    expect(await snapshotJson(read, 'of-first')).toBe('{"rows":[]}')

    await write.transaction().execute((trx) => addSubmission(trx, template, submission('second')))
    expect(await currentSubmissions(read, '701-2022-r3')).toEqual([
      { id: 'second', sectionId: SECTION, snapshotId: 'of-second', at: AT, by: '系统' },
    ])
    await write.transaction().execute((trx) => retireSubmission(trx, SECTION))
    expect(await currentSubmissions(read, '701-2022-r3')).toEqual([])
  })

  it('[STO-15] let one at a time change a section, who then sees what the one before did', async () => {
    const { write, dialect } = test.database
    const seen: string[] = []
    const step = () =>
      write.transaction().execute(async (trx) => {
        const section = await lockSection(trx, dialect, SECTION)
        if (section === null) throw new Error('no section')
        seen.push(section.status)
        if (section.status !== 'draft') return
        await moveSection(trx, { section, action: 'submit', to: 'submitted', userId: 'system', at: AT, reason: null })
      })
    await Promise.all([step(), step(), step()])
    expect(seen).toEqual(['draft', 'submitted', 'submitted'])
    const events = await write.selectFrom('section_events').select('action').execute()
    expect(events).toEqual([{ action: 'submit' }])
  })
})

/** A summary as plain text, so that two of them can be compared. */
const plain = ({ precision, entries }: Summary) => ({
  precision,
  entries: [...entries]
    .map(([key, { sheet, column, dimensions, sum }]) => ({
      key,
      sheet,
      column,
      dimensions,
      amount: sum.amount.toFixed(),
      addends: sum.addends,
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
})
