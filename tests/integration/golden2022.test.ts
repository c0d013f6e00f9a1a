import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkSource } from '@hesuan/shared/checks/runChecks.ts'
import { compareWithPrinted } from '@hesuan/shared/consolidation/compareWithPrinted.ts'
import { publishFrom } from '@hesuan/shared/consolidation/publish.ts'
import { measureSource } from '@hesuan/shared/consolidation/source.ts'
import { trace } from '@hesuan/shared/consolidation/trace.ts'
import { importPublishedText } from '@hesuan/shared/import/publishedText/importPublishedText.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import { findingsDocument } from './findingsDocument.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')
const SEED = join(ROOT, 'server/demo/bazhong-hrss-budget-2022.txt')
const text = readFileSync(SEED, 'utf8')
const imported = importPublishedText(text)
if (!imported.ok) throw new Error(imported.error.map(({ message }) => message).join('\n'))
const { department, units, sections, printed, report } = imported.value
const source = measureSource(TEMPLATE_2022, { year: 2022, department, units, snapshots: sections, printed })
const tables = publishFrom(source)
const compared = compareWithPrinted(tables, printed, source)
const checks = checkSource(source)

/** Warnings and hints by rule; each of them stands in docs/findings-2022.md. */
const COUNTS = {
  R14: 2,
  R15: 2,
  R17: 1,
  R21: 17,
  R22: 6,
  R23: 1,
  R24: 18,
  R25: 23,
  R26: 38,
  R27: 1,
  R28: 2,
  R29: 6,
  R30: 3,
  R31: 8,
  R32: 4,
  R33: 4,
  R35: 5,
  R36: 1,
  R41: 3,
  R42: 10,
}

describe('the published budget of 2022', () => {
  it('[IMP-1] accounts for every one of its 816 lines, once', () => {
    const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]))
    expect(lines).toHaveLength(816)
    expect(report.lines.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(lines)
  })

  it('[IMP-2] has 11 tables of the department and 19 performance forms', () => {
    const titles = report.lines.filter(({ kind }) => kind === 'title').map(({ table }) => table)
    expect(titles.filter((table) => table !== 'T12')).toHaveLength(11)
    expect(titles.filter((table) => table === 'T12')).toHaveLength(19)
    expect(tables.filter(({ id }) => id === 'T12')).toHaveLength(19)
  })

  it('[CON-3] comes out of its leaf lines again, cell by cell, but for rounding', () => {
    const of = (verdict: string) => compared.filter((cell) => cell.verdict === verdict)
    const counts = {
      equal: of('equal').length,
      rounding: of('rounding').length,
      different: of('different').length,
      notComparable: of('cannot-compare').length,
    }
    console.log('twelve tables against print:', counts)
    for (const cell of compared.filter(({ verdict }) => verdict !== 'equal')) {
      console.log(
        `${cell.verdict} ${cell.table} ${cell.copy} ${cell.row} ${cell.column}: printed ${cell.printed ?? '–'}, computed ${cell.computed ?? '–'}, line ${cell.line ?? '–'}`,
      )
    }
    expect(counts).toEqual({ equal: 494, rounding: 35, different: 0, notComparable: 2 })
    // Table 10 prints a sum of unit prices, which means nothing: the table leaves it blank.
    expect(of('cannot-compare').map(({ table, row, column }) => `${table} ${row} ${column}`)).toEqual([
      'T10 total unitPrice',
      'T10 department unitPrice',
    ])
  })

  it('[CHK-6] contradicts itself where the rules say so, and nowhere else', () => {
    const different = checks.findings.filter(({ verdict }) => verdict === 'different')
    const found = different
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, sentence }) => `${rule} ${sentence}`)
    const unit = '701001 市人力资源和社会保障局机关'
    const card = `${unit}，惠民惠农财政补贴一卡通系统服务经费`
    expect(found).toEqual([
      `R11 ${card}：政府采购与购买服务合计 30,030.00 万元，项目金额 30.00 万元，相差 30,000.00 万元（前者不应大于后者）`,
      `R12 ${unit}，职业技能鉴定及劳动能力鉴定经费：政府采购表中该项目合计 空白，绩效目标表所列政府采购 5.00 万元，相差 5.00 万元`,
      `R12 ${unit}，人事电算化考试基地运行维护经费：政府采购表中该项目合计 8.00 万元，绩效目标表所列政府采购 7.00 万元，相差 1.00 万元`,
      `R38 ${card} · 服务器：政府采购填了数量，但没有计量单位。`,
      `R38 ${card} · 交换设备（包含交换 柜）：政府采购填了数量，但没有计量单位。`,
      `R38 ${card} · 网络连接设备：政府采购填了数量，但没有计量单位。`,
      `R38 ${card} · 一卡通系统云资源租用费：购买服务填了数量，但没有计量单位。`,
    ])
    const others = different.filter(({ severity }) => severity !== 'error').map(({ rule }) => rule)
    expect(
      Object.fromEntries([...Map.groupBy(others, (rule) => rule)].map(([rule, all]) => [rule, all.length])),
    ).toEqual(COUNTS)
    expect(checks.coverage).toEqual({
      ran: 2847,
      equal: 2651,
      rounding: 32,
      different: 162,
      cannotCompare: 2,
      skipped: 477,
    })
  })

  it('[CHK-30] has every contradiction in docs/findings-2022.md, with places and both values', async () => {
    await expect(findingsDocument(checks, source)).toMatchFileSnapshot(join(ROOT, 'docs/findings-2022.md'))
  })

  it('[CON-4] traces every figure to cells that add up to it', () => {
    for (const view of tables) {
      for (const { cells } of view.rows) {
        for (const { figure, value } of Object.values(cells)) {
          if (figure === undefined || value === null) continue
          const { cells: found } = trace(figure.measure, figure.bindings, source)
          const sum = found.reduce((total, cell) => total.plus(cell.value), new Exact(0))
          expect(sum.equals(value)).toBe(true)
        }
      }
    }
  })

  it('[CHK-7] gives a finding the same identity from run to run', () => {
    const again = checkSource(measureSource(TEMPLATE_2022, source.input))
    const identities = checks.results.map(({ identity }) => identity)
    expect(again.results.map(({ identity }) => identity)).toEqual(identities)
    expect(new Set(identities).size).toBe(identities.length)
  })
})
