import { readExpressions, readRows } from '@hesuan/shared/section/document.ts'
import { Command } from 'commander'
import { loadDocument } from '../collab/document/loadDocument.ts'
import type { Queryable } from '../storage/database.ts'
import { currentRound } from '../storage/departments.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'
import { withDatabase } from './withDatabase.ts'

export const exportCommand = (surroundings: Surroundings): Command =>
  new Command('export').description('把当前一轮的各分册以 JSON 输出（金额单位：元）').action(() =>
    withDatabase(surroundings, async ({ read }) => {
      const round = await currentRound(read)
      if (round === null) throw new CommandRefused('数据库中还没有部门预算')
      const sections = []
      for (const section of await sectionsOf(read, round.id)) sections.push(await exported(read, section))
      const { department, year, name } = round
      surroundings.print(JSON.stringify({ department, year, round: name, units: round.units, sections }, null, 2))
    }),
  )

async function exported(read: Queryable, { id, unitCode, kind, status, precision, epoch, head }: Section) {
  const { doc } = await loadDocument(read, { sectionId: id, epoch, sequence: head })
  const rows = readRows(doc)
  const expressions = readExpressions(doc)
  doc.destroy()
  return { id, unitCode, kind, status, precision, sequence: head, rows, expressions }
}
