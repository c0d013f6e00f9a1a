import type { Finding } from '@hesuan/shared/checks/rule.ts'
import { type CheckOutcome, runChecks } from '@hesuan/shared/checks/runChecks.ts'
import { Command } from 'commander'
import { templateFor } from '../consolidation/departmentViews.ts'
import { readPublished } from './readPublished.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'

const SEVERITY_TEXT = { error: '错误', warning: '警告', hint: '提示' } as const

/** @param exitWith told the exit code: 1 where there are errors, 2 where the file is no budget that can be read */
export const checkCommand = (surroundings: Surroundings, exitWith: (code: number) => void): Command =>
  new Command('check')
    .description('审核一份公开的部门预算（不需要数据库）；有错误时退出码为 1，文件不能用时为 2')
    .argument('<file>', '文件')
    .option('--json', '以 JSON 输出')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const document = await readPublished(file).catch((error: unknown) => {
        if (!(error instanceof CommandRefused)) throw error
        surroundings.complain(error.message)
        return null
      })
      if (document === null) return exitWith(2)
      const { year, department, units, sections, printed } = document
      const outcome = runChecks(templateFor(year), { year, department, units, snapshots: sections, printed })
      for (const line of json === true ? [jsonText(outcome)] : tableLines(outcome)) surroundings.print(line)
      const wrong = outcome.findings.some(({ severity, verdict }) => severity === 'error' && verdict === 'different')
      exitWith(wrong ? 1 : 0)
    })

const jsonText = ({ coverage, findings }: CheckOutcome): string => JSON.stringify({ coverage, findings }, null, 2)

function tableLines({ coverage, findings }: CheckOutcome): string[] {
  const different = findings.filter(({ verdict }) => verdict === 'different')
  const { ran, equal, rounding, cannotCompare } = coverage
  return [
    ...different.map(lineOf),
    `共审核 ${ran} 项：相等 ${equal}，尾差 ${rounding}，不符 ${coverage.different}，无法比较 ${cannotCompare}`,
  ]
}

const lineOf = ({ rule, severity, sentence }: Finding): string => `${SEVERITY_TEXT[severity]}\t${rule}\t${sentence}`
