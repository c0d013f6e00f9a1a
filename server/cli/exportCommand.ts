import type { ExchangedSection } from '@hesuan/shared/exchange/exchangedBudget.ts'
import { writeExchange } from '@hesuan/shared/exchange/writeExchange.ts'
import { readExpressions, readRows } from '@hesuan/shared/section/document.ts'
import { ROUND_NAMES } from '@hesuan/shared/workflow/rounds.ts'
import { Command } from 'commander'
import { loadDocument } from '../collab/document/loadDocument.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { currentCeilings } from '../storage/ceilings.ts'
import type { Queryable } from '../storage/database.ts'
import { allRounds, roundFor } from '../storage/departments.ts'
import { printedFigures } from '../storage/printedFigures.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'
import { withDatabase } from './withDatabase.ts'

export const exportCommand = (surroundings: Surroundings): Command =>
  new Command('export')
    .description('把一轮预算的各分册以合算交换格式（JSON）输出')
    .option('--round <id>', '哪一轮，例如 701-2022-r3；不指定时为当前一轮')
    .action(({ round: wanted }: { readonly round?: string }) =>
      withDatabase(surroundings, async ({ read }) => {
        const round = await roundFor(read, wanted)
        if (round === null) {
          const known = (await allRounds(read)).map(({ id, year, name }) => `${id}（${year} 年${name}）`)
          throw new CommandRefused(
            known.length === 0 ? '数据库中还没有部门预算' : `没有轮次 ${wanted}，可选：${known.join('、')}`,
          )
        }
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
