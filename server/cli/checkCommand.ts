import type { Finding } from '@hesuan/shared/checks/rule.ts'
import { type CheckOutcome, checkSource } from '@hesuan/shared/checks/runChecks.ts'
import { measureSource } from '@hesuan/shared/consolidation/source.ts'
import { byGravity, checkReport } from '@hesuan/shared/exchange/checkReport.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { Command } from 'commander'
import { templateFor } from '../consolidation/departmentViews.ts'
import { readBudget } from './readBudget.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'

const SEVERITY_TEXT = { error: '错误', warning: '警告', hint: '提示' } as const

/** @param exitWith told the exit code: 1 where there are errors, 2 where the file is no budget that can be read */
export const checkCommand = (surroundings: Surroundings, exitWith: (code: number) => void): Command =>
  new Command('check')
    .description('审核一份部门预算：公开的文本或合算交换格式（不需要数据库）；有错误时退出码为 1，文件不能用时为 2')
    .argument('<file>', '文件')
    .option('--json', '以 JSON 输出，格式见 docs/check-output.md')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const read = await readBudget(file).catch((error: unknown) => {
        if (!(error instanceof CommandRefused)) throw error
        surroundings.complain(error.message)
        return null
      })
      if (read === null) return exitWith(2)
      const { year, department, units, sections, printed, ceilings } = read.budget
      const input = { year, department, units, snapshots: sections, printed, ceilings }
      const source = measureSource(asPublished(templateFor(year)), input)
      const outcome = checkSource(source)
      if (json === true) surroundings.print(JSON.stringify(checkReport(outcome, source), null, 2))
      else for (const line of tableLines(outcome)) surroundings.print(line)
      const wrong = outcome.findings.some(({ severity, verdict }) => severity === 'error' && verdict === 'different')
      exitWith(wrong ? 1 : 0)
    })

/** The rules as they weigh where a publication is audited, not compiled: contradictions in print are errors too. */
const asPublished = (template: Template): Template => ({
  ...template,
  rules: template.rules.map((rule) => ({ ...rule, severity: rule.published ?? rule.severity })),
})

function tableLines({ coverage, findings }: CheckOutcome): string[] {
  const different = byGravity(findings.filter(({ verdict }) => verdict === 'different'))
  const { ran, equal, rounding, cannotCompare, skipped } = coverage
  return [
    ...different.map(lineOf),
    `共审核 ${ran} 项：相等 ${equal}，尾差 ${rounding}，不符 ${coverage.different}，无法比较 ${cannotCompare}；另有 ${skipped} 项没有数据，未审核`,
  ]
}

const lineOf = ({ rule, severity, sentence }: Finding): string => `${SEVERITY_TEXT[severity]}\t${rule}\t${sentence}`
