import type { ExchangedSection } from '@hesuan/shared/exchange/exchangedBudget.ts'
import { writeExchange } from '@hesuan/shared/exchange/writeExchange.ts'
import { readExpressions, readRows } from '@hesuan/shared/section/document.ts'
import { ROUND_NAMES } from '@hesuan/shared/workflow/rounds.ts'
import { Command } from 'commander'
import { loadDocument } from '../collab/document/loadDocument.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { currentCeilings } from '../storage/ceilings.ts'
import type { Queryable } from '../storage/database.ts'
import { currentRound } from '../storage/departments.ts'
import { printedFigures } from '../storage/printedFigures.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'
import { withDatabase } from './withDatabase.ts'

export const exportCommand = (surroundings: Surroundings): Command =>
  new Command('export').description('把当前一轮的各分册以合算交换格式（JSON）输出').action(() =>
    withDatabase(surroundings, async ({ read }) => {
      const round = await currentRound(read)
      if (round === null) throw new CommandRefused('数据库中还没有部门预算')
      const { department, year, units, templateYear } = round
      const current = await sectionsOf(read, round.id)
      const sections: ExchangedSection[] = []
      for (const section of current) sections.push(await exported(read, section))
      const budget = {
        year,
        round: ROUND_NAMES[round.position - 1] ?? null,
        department,
        units,
        sections,
        printed: await printedFigures(read, department.code, year),
        ceilings: await currentCeilings(read, round.id),
      }
      const statuses = new Map(current.map(({ unitCode, status }) => [unitCode, status]))
      surroundings.print(JSON.stringify(writeExchange(budget, templateFor(templateYear), statuses), null, 2))
    }),
  )

async function exported(
  read: Queryable,
  { id, unitCode, kind, precision, epoch, head }: Section,
): Promise<ExchangedSection> {
  const { doc } = await loadDocument(read, { sectionId: id, epoch, sequence: head })
  const rows = readRows(doc)
  const expressions = readExpressions(doc)
  doc.destroy()
  return { unitCode, kind, precision, rows, expressions }
}
