import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { importPublishedText } from '@hesuan/shared/import/publishedText/importPublishedText.ts'
import { importSummary } from '@hesuan/shared/import/publishedText/importSummary.ts'
import type { PublishedImport } from '@hesuan/shared/import/publishedText/result.ts'
import { addYuan, parseYuan, ZERO_YUAN } from '@hesuan/shared/money/amount.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { isCanonicalCell } from '@hesuan/shared/template/canonicalCell.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const SEED = join(dirname(fileURLToPath(import.meta.url)), '../../server/demo/bazhong-hrss-budget-2022.txt')
const text = readFileSync(SEED, 'utf8')
const lines = text.split('\n')

function imported(document: string): PublishedImport {
  const result = importPublishedText(document)
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('\n'))
  return result.value
}
function messages(document: string): readonly string[] {
  const result = importPublishedText(document)
  return result.ok ? [] : result.error.map(({ message }) => message)
}

const seed = imported(text)
const rowsOf = (unit: string, sheet: string): readonly SnapshotRow[] =>
  seed.sections.find(({ unitCode }) => unitCode === unit)?.rows.filter((row) => row.sheet === sheet) ?? []
const cellsOf = (unit: string, id: string) =>
  seed.sections.find(({ unitCode }) => unitCode === unit)?.rows.find((row) => row.id === id)?.cells
const printedAs = (table: string, row: string, column: string, copy = '') =>
  seed.printed.find((one) => one.table === table && one.row === row && one.column === column && one.copy === copy)?.text

/** The document with one line (from 1) changed, or taken out. */
const withLine = (number: number, change: (line: string) => string | null): string =>
  lines.flatMap((line, index) => (index + 1 === number ? (change(line) ?? []) : line)).join('\n')
const withCell = (number: number, cell: number, value: string): string =>
  withLine(number, (line) => line.split('\t').with(cell, value).join('\t'))
const withLinesBehind = (number: number, ...more: readonly string[]): string =>
  lines.flatMap((line, index) => (index + 1 === number ? [line, ...more] : [line])).join('\n')

describe('the published document of 2022', () => {
  it('[IMP-2] names the department and its units', () => {
    expect(seed.department).toEqual({ code: '701', name: '巴中市人力资源和社会保障局' })
    expect(seed.year).toBe(2022)
    expect(seed.units).toEqual([
      { code: '701001', name: '市人力资源和社会保障局机关' },
      { code: '701002', name: '市社保局' },
      { code: '701003', name: '市就业局' },
    ])
  })

  it('[IMP-2] fills every leaf line into a row, and every figure into the comparison', () => {
    const count = (sheet: string) => seed.units.map(({ code }) => rowsOf(code, sheet).length)
    expect(count('functional')).toEqual([14, 7, 7])
    expect(count('basic')).toEqual([27, 24, 24])
    expect(count('projects')).toEqual([12, 11, 11])
    expect(count('performanceForms')).toEqual([7, 6, 6])
    expect(count('procurement')).toEqual([5, 0, 0])
    expect(count('purchasedServices')).toEqual([1, 0, 0])
    expect(rowsOf('701', 'overallTasks')).toHaveLength(4)
    expect(rowsOf('701', 'overallIndicators')).toHaveLength(22)
    const figures = importSummary(seed).tables.map(({ table, figures }) => `${table} ${figures}`)
    expect(figures).toEqual([
      'T01 8',
      'T02 120',
      'T03 13',
      'T04 184',
      'T05 44',
      'T06 12',
      'T07 0',
      'T08 0',
      'T09 29',
      'T10 12',
      'T11 12',
      'T12 97',
    ])
  })

  it('[IMP-1] says of each line what it is, and of each data line of a table which row', () => {
    expect(importSummary(seed).lines).toMatchObject({ total: 816, title: 30, cover: 3 })
    const at = (number: number) => seed.report.lines.find(({ line }) => line === number)
    expect(at(63)).toEqual({ line: 63, table: 'T02', kind: 'data', row: 'unit:701001/code:2080101' })
    expect(at(265)?.row).toBe('unit:701001/project:食堂运行经费')
    expect(at(351)?.row).toBe('unit:701001/item:5')
    expect(at(18)?.row).toBe('line/02')
    const nameless = seed.report.lines.filter(
      ({ kind, row, table }) => kind === 'data' && row === null && table < 'T11',
    )
    expect(nameless).toEqual([])
  })

  it('[IMP-2] reads figures as they are printed', () => {
    expect(printedAs('T01', 'line/08', 'expenditure')).toBe('1,947.07')
    expect(printedAs('T02', 'unit:701001', 'basic')).toBe('1,168.57')
    expect(printedAs('T03', 'line/21', 'general')).toBe('120.94')
    expect(printedAs('T04', 'unit:701002/code:30239', 'public')).toBe('23.14')
    expect(printedAs('T05', 'unit:701003/project:促进贫困劳动力稳岗就业', 'amount')).toBe('5.00')
    expect(printedAs('T06', 'total', 'vehicles')).toBe('19.30')
    expect(printedAs('T09', 'department', 'nonTax')).toBe('5.00')
    expect(printedAs('T10', 'unit:701001/item:1', 'unitPrice')).toBe('30,000.00')
    expect(printedAs('T11', 'task:4', 'other')).toBe('34')
    expect(printedAs('T12', 'funds', 'sourceOther', '人事考试考务经费')).toBe('20')
    expect(printedAs('T12', 'funds', 'priorYear', '社会保险业务档案标准化建设经费')).toBe('4.5')
  })

  it('[IMP-2] fills leaf lines alone, in 元', () => {
    expect(cellsOf('701001', 'functional.c2080101')).toEqual({ code: '2080101', basic: '9204400.00' })
    expect(cellsOf('701001', 'functional.c2080102')).toEqual({ code: '2080102' })
    expect(cellsOf('701003', 'basic.c30399')).toEqual({ code: '30399', amount: '700.00' })
    expect(cellsOf('701001', 'threePublic.vehicleoperation')).toEqual({ item: 'vehicleOperation', amount: '193000.00' })
    expect(cellsOf('701001', 'purchasedServices.r01')).toMatchObject({ unitPrice: '300000000.00', quantity: '1' })
    expect(cellsOf('701', 'overallTasks.t01')).toMatchObject({ class: 'personnel', total: '14092100.00' })
  })

  it('[IMP-7] gives a project one identity that procurement, services and forms refer to', () => {
    const card = rowsOf('701001', 'projects').find(({ cells }) => cells['functionalCode'] === '2080108')
    expect(card?.cells).toMatchObject({ class: 'specific', continuity: 'continuing', priorYear: '160000.00' })
    for (const id of ['procurement.r01', 'purchasedServices.r01', 'performanceForms.f01']) {
      expect(cellsOf('701001', id)?.['project']).toBe(card?.id)
      expect(cellsOf('701001', id)?.['printedName']).toBeDefined()
    }
    expect(cellsOf('701001', 'procurement.r05')).toMatchObject({ project: 'projects.p12', measureUnit: '台' })
    expect(cellsOf('701001', 'procurement.r05')?.['printedName']).toBeUndefined()
  })

  it('[IMP-8] fills the head of each form, whatever its layout', () => {
    const form = (unit: string, project: string) =>
      rowsOf(unit, 'performanceForms').find(({ cells }) => cells['project'] === project)?.cells
    // Funds in cells of their own, sources below their names.
    expect(form('701001', 'projects.p12')).toMatchObject({
      implementer: '巴中市人事考试中心 余川',
      yearTotal: '100000.00',
      yearFiscal: '50000.00',
      yearOther: '50000.00',
      procurement: '70000.00',
      priorYear: '100000.00',
      sourceTotal: '100000.00',
      sourceOther: '50000.00',
      continuing: '1',
      basisSuperior: '1',
      basisOther: '1',
    })
    // Amounts behind the names of the sources; boxes of text.
    expect(form('701001', 'projects.p11')).toMatchObject({
      budgetUnit: '农工科、农民工服务中心',
      sourceTotal: '90000.00',
      sourceGeneral: '50000.00',
      sourceOther: '40000.00',
      recurring: '1',
    })
    // A form without a line for earlier years; half-width punctuation.
    expect(form('701002', 'projects.p07')).toMatchObject({ yearTotal: '100000.00', sourceGeneral: '100000.00' })
    expect(form('701002', 'projects.p07')?.['priorYear']).toBeUndefined()
    expect(form('701001', 'projects.p06')).toMatchObject({ newProject: '1', continuing: '1' })
  })

  it('[IMP-9] keeps every word of the indicators and goals', () => {
    const kept = new Set(
      seed.sections.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => Object.values(cells).flatMap((value) => value.split(/[；\n]/))),
      ),
    )
    const label = /^(年度)?绩效指标$|^(产出|完成|效益|满意度)指标$|(指标|效益|可持续影响|服务对象|满意度)$/
    const lost = seed.report.lines
      .filter(({ row, table }) => (table === 'T11' || table === 'T12') && /^(indicator:|goal$)/.test(row ?? ''))
      .flatMap(({ line }) => lines[line - 1]?.split('\t') ?? [])
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '' && cell !== '年度总体目标' && !label.test(cell.replace(/\s+/g, '')))
      .filter((cell) => !cell.split('；').every((part) => kept.has(part)))
    expect(lost).toEqual([])
  })

  it('[IMP-9] reads the indicators of a form whose columns slip', () => {
    const own = rowsOf('701001', 'performanceIndicators').filter(
      ({ cells }) => cells['form'] === 'performanceForms.f04',
    )
    expect(own).toHaveLength(11)
    expect(own[2]?.cells).toEqual({
      form: 'performanceForms.f04',
      term: 'year',
      level1: '产出指标',
      level2: '数量指标',
      level3: '档案转递份数',
      value: '7000份次',
    })
  })

  it('[IMP-11] classes projects, and notes where the sources are silent', () => {
    const specific = seed.units.flatMap(({ code }) =>
      rowsOf(code, 'projects').filter(({ cells }) => cells['class'] === 'specific'),
    )
    expect(specific).toHaveLength(19)
    const doubts = seed.report.notes.filter(({ code }) => code === 'project-class').map(({ message }) => message)
    expect(doubts).toEqual(['“食堂运行经费”归为其他运转类：整体绩效目标表没有列出它，而它没有绩效目标表'])
  })

  it('[IMP-14] gives each unit the income of the one source that its expenditure adds up to, with a note', () => {
    expect(cellsOf('701002', 'income.general')).toEqual({ source: 'general', amount: '5329100.00' })
    expect(cellsOf('701002', 'income.special')).toEqual({ source: 'special' })
    expect(seed.report.notes.filter(({ code }) => code === 'income-derived')).toHaveLength(1)
  })

  it('[IMP-14] leaves the income of units blank where the department has two sources, with a note', () => {
    const two = imported(withCell(24, 1, '5.00'))
    const amounts = two.sections.flatMap(({ rows }) =>
      rows.filter(({ sheet }) => sheet === 'income').flatMap(({ cells }) => cells['amount'] ?? []),
    )
    expect(amounts).toEqual([])
    expect(two.report.notes.some(({ code }) => code === 'income-unknown')).toBe(true)
  })

  it('[IMP-14] makes the income of a unit its expenditure to the 分', () => {
    for (const { code } of seed.units) {
      const amounts = [
        ...rowsOf(code, 'functional').flatMap(({ cells }) => cells['basic'] ?? []),
        ...rowsOf(code, 'projects').flatMap(({ cells }) => cells['general'] ?? []),
      ]
      const spent = amounts.reduce((sum, amount) => {
        const parsed = parseYuan(amount)
        return parsed.ok ? addYuan(sum, parsed.value) : sum
      }, ZERO_YUAN)
      expect(cellsOf(code, 'income.general')?.['amount']).toBe(spent.toFixed(2))
    }
  })

  it('[IMP-15] fills cells in the one canonical form, and no row twice', () => {
    const template = templateOf(2022)
    const lists = classificationsOf(2022)
    if (template === null || lists === null) throw new Error('2022 is known')
    for (const { rows } of seed.sections) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      for (const { sheet, cells } of rows) {
        for (const [id, value] of Object.entries(cells)) {
          const column = columnOf(sheetOf(template, sheet), id)
          if (column === null) throw new Error(`${sheet} has no column ${id}`)
          expect([id, value, isCanonicalCell(column, value, (list, code) => lists[list].has(code))]).toEqual([
            id,
            value,
            true,
          ])
        }
      }
    }
  })
})

describe('another way of writing the same document', () => {
  it.each([
    ['with a byte order mark', `\ufeff${text}`],
    ['with line ends of Windows', lines.join('\r\n')],
    ['with more blanks at the ends of lines', lines.map((line) => `${line}\t\t `).join('\n')],
    ['without blanks at the ends of lines', lines.map((line) => line.trimEnd()).join('\n')],
    ['with the date of publication first', text.replace('2022年部门预算', '公开日期：2021年12月30日\n2022年部门预算')],
  ])('[IMP-16] %s has the same content', (_name, document) => {
    const again = imported(document)
    expect(again.sections).toEqual(seed.sections)
    expect(again.printed.map(({ line: _line, ...figure }) => figure)).toEqual(
      seed.printed.map(({ line: _line, ...figure }) => figure),
    )
  })

  it('[IMP-16] with its columns in another order has the same content', () => {
    const swapped = lines.map((line, index) => {
      const cells = line.split('\t')
      const isT02 = index >= 56 && index <= 111
      return isT02 && cells.length >= 8 ? [...cells.slice(0, 3), ...cells.slice(3, 8).reverse()].join('\t') : line
    })
    expect(imported(swapped.join('\n')).sections).toEqual(seed.sections)
  })

  it('[IMP-16] in 元 has amounts of 元', () => {
    const yuan = lines.map((line, index) => {
      if (index === 309) return '单位：元'
      const isData = index >= 314 && index <= 317
      return isData
        ? line.replace(/(\d+)\.(\d\d)/g, (_match, whole: string, rest: string) => `${whole}${rest}00.00`)
        : line
    })
    expect(imported(yuan.join('\n')).sections).toEqual(seed.sections)
  })

  it('[IMP-7] with projects out of a fund adds the fund to the same project', () => {
    const document = withLinesBehind(
      326,
      '\t\t合计\t\t9.00\t\t9.00',
      '701001\t\t市人力资源和社会保障局机关\t\t9.00\t\t9.00',
      '2080102\t701001\t一般行政管理事务（人社）\t党建工作经费\t7.00\t\t7.00',
      '2080102\t701001\t一般行政管理事务（人社）\t专项经费\t2.00\t\t2.00',
    )
    const result = imported(document)
    const projects = result.sections[0]?.rows.filter(({ sheet }) => sheet === 'projects') ?? []
    expect(projects[4]?.cells).toMatchObject({ name: '党建工作经费', general: '89000.00', govFund: '70000.00' })
    expect(projects.at(-1)?.cells).toMatchObject({ name: '专项经费', govFund: '20000.00' })
    expect(result.printed.filter(({ table, value }) => table === 'T07' && value !== null)).toHaveLength(8)
  })

  it('[IMP-1] accounts for a remark below a table', () => {
    const result = imported(withLinesBehind(326, '注：本部门没有政府性基金预算安排的支出。'))
    expect(result.report.lines.find(({ line }) => line === 327)).toMatchObject({ table: 'T07', kind: 'note' })
  })

  it('[IMP-6] keeps a row whose project can not be found, with a note', () => {
    const result = imported(withCell(350, 0, '另外一件事'))
    const row = result.sections[0]?.rows.find(({ id }) => id === 'procurement.r04')
    expect(row?.cells).toMatchObject({ item: '服务器', printedName: '另外一件事' })
    expect(row?.cells['project']).toBeUndefined()
    expect(result.report.notes.find(({ line }) => line === 350)?.message).toBe(
      '没有找到项目“另外一件事”：此行保留，未关联项目',
    )
  })

  it('[IMP-6] keeps a form whose project can not be found in the unit that it names', () => {
    const result = imported(withLine(876 - 1, () => '项目名称\t\t某某\t\t\t\t\t'))
    const own = result.sections[1]?.rows.filter(({ sheet }) => sheet === 'performanceForms') ?? []
    expect(own.at(-1)?.cells).toMatchObject({ printedName: '某某', yearTotal: '50000.00' })
    expect(result.report.notes.some(({ code }) => code === 'no-project')).toBe(true)
  })

  it("[IMP-6] notes a name that is not the list's", () => {
    const result = imported(withCell(65, 2, '综合管理'))
    expect(result.report.notes.find(({ line }) => line === 65)?.message).toBe(
      '科目 2080104 应为“综合业务管理”，公开为“综合管理”',
    )
  })
})

describe('a document that can not be read', () => {
  it.each<[string, string, string]>([
    ['a malformed amount', withCell(63, 3, '92O.44'), '第 63 行（部门预算支出总表）：“92O.44”不是数字'],
    [
      'an unknown functional code',
      withCell(63, 0, '2080177'),
      '第 63 行（部门预算支出总表）：功能科目表中没有“2080177 行政运行（人社）”',
    ],
    [
      'a code of another unit',
      withCell(63, 1, '701009'),
      '第 63 行（部门预算支出总表）：单位代码应为 701001，实为 701009',
    ],
    [
      'an unknown economic name',
      withCell(167, 1, '基本工次'),
      '第 167 行（一般公共预算基本支出预算表）：经济科目表中没有“基本工次”',
    ],
    [
      'an unknown unit',
      withCell(316, 0, '701008'),
      '第 316 行（一般公共预算“三公经费”支出预算表）：应为支出总表所列的单位，实为“701008 市人力资源和社会保障局机关 24.64”',
    ],
    [
      'a lost cell',
      withLine(64, (line) => line.replace('\t', '')),
      '第 64 行（部门预算支出总表）：应为 8 列，实为 7 列',
    ],
    [
      'a lost cell where no line ends in a blank',
      withLine(266, (line) => line.replace('\t', '')),
      '第 266 行（一般公共预算项目支出预算表）：应为 5 列，实为 4 列',
    ],
    ['a cell too many', withLine(64, (line) => `${line}\t1.00`), '第 64 行（部门预算支出总表）：应为 8 列，实为 9 列'],
    [
      'a missing column',
      withLine(57, (line) => line.replace('项目支出', '')),
      '第 57 行（部门预算支出总表）：缺少“项目支出”列',
    ],
    [
      'an unknown column',
      withLine(57, (line) => line.replace('项目支出', '项目支出\t备注栏')),
      '第 57 行（部门预算支出总表）：模板中没有“备注栏”列',
    ],
    ['a missing line', withLine(23, () => null), '第 9 行（部门预算收支总表）：缺少“六、事业单位经营收入”一行'],
    [
      'a line of other words',
      withCell(27, 2, '十一、其他事项'),
      '第 27 行（部门预算收支总表）：模板中没有“十一、其他事项”这一行',
    ],
    ['a figure without words', withCell(27, 1, '5.00'), '第 27 行（部门预算收支总表）：“5.00”前面没有项目名称'],
    ['a line twice', withLine(63, (line) => `${line}\n${line}`), '第 64 行（部门预算支出总表）：与第 63 行重复'],
    [
      'a line that is no row',
      withLine(64, () => '\t\t见附件说明\t\t\t\t\t'),
      '第 64 行（部门预算支出总表）：应为功能科目编码或单位代码，实为“见附件说明”',
    ],
    [
      'an item before any unit',
      withLine(346, () => null),
      '第 346 行（政府采购预算表）：应为单位，或项目及其采购品目，实为“惠民惠农财政补贴一卡通系统 服务费 服务器 8”',
    ],
    [
      'a negative amount where none may be',
      withCell(265, 4, '-19.44'),
      '第 265 行（一般公共预算项目支出预算表）：一般公共预算：“-194400.00”是负数，这里只能填正数',
    ],
    [
      'a malformed amount of a form',
      withLine(545 + 1, (line) => line.replace('9万元', '9O万元')),
      '第 546 行（部门预算项目支出绩效目标表）：“9O”不是数字',
    ],
    [
      'other words among the funds of a form',
      withLine(547, (line) => line.replace('其中：财政拨款 万元', '见附件')),
      '第 547 行（部门预算项目支出绩效目标表）：应为项目的资金，如“年度资金总额：30万元”，实为“见附件”',
    ],
    ['a form without a name', withLine(542, () => null), '第 540 行（部门预算项目支出绩效目标表）：缺少项目名称'],
    [
      'a form twice',
      withCell(569, 2, '农民工服务保障及慰问经费'),
      '第 567 行（部门预算项目支出绩效目标表）：项目“农民工服务保障及慰问经费”的绩效目标表与第 540 行重复',
    ],
    [
      'a stray amount in the overall table',
      withCell(367, 5, '3.00'),
      '第 367 行（部门整体支出绩效目标表）：“3.00”不在任何一列之下',
    ],
    [
      'a table without units',
      [...lines.slice(0, 58), ...lines.slice(112)].join('\n'),
      '第 51 行（部门预算支出总表）：没有任何单位的行',
    ],
    ['a file that ends early', lines.slice(0, 340).join('\n'), '文件中没有《政府向社会力量购买服务预算表》'],
    [
      'a table twice',
      withLinesBehind(334, ...lines.slice(327, 334)),
      '第 335 行（国有资本经营预算支出预算表）：与第 328 行的表重复',
    ],
    ['binary content', '\u0000\u0001PK', '文件不是文本，或编码不是 UTF-8'],
  ])('[IMP-3] is refused with line and table: %s', (_name, document, message) =>
    expect(messages(document)).toContain(message),
  )

  it('[IMP-3] says what was expected and what was found', () => {
    const result = importPublishedText(withCell(63, 1, '701009'))
    expect(result.ok ? [] : result.error).toEqual([
      expect.objectContaining({ line: 63, table: 'T02', code: 'unknown-code', expected: '701001', found: '701009' }),
    ])
  })

  it('[IMP-5] never throws, whatever is dropped, garbled, moved or cut', () =>
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.nat(9),
        fc.constantFrom('drop', 'cell', 'tab', 'swap', 'cut', 'merge'),
        fc.oneof(
          fc.string(),
          fc.constantFrom('9'.repeat(60), '-1', '合计', '__proto__', '𠮷', '万元', '2080101', '\t\t'),
        ),
        (at, cell, how, garbage) => {
          const line = lines[at] ?? ''
          const document = {
            drop: () => withLine(at + 1, () => null),
            cell: () => withLine(at + 1, () => line.split('\t').toSpliced(cell, 1, garbage).join('\t')),
            tab: () => withLine(at + 1, () => `\t${line}`),
            swap: () => withLine(at + 1, () => lines[(at * 7) % lines.length] ?? ''),
            cut: () => lines.slice(0, at).join('\n'),
            merge: () => withLine(at + 1, () => `${line}${lines[at + 1] ?? ''}`),
          }[how]()
          const result = importPublishedText(document)
          if (!result.ok) expect(result.error.every(({ message }) => message.length > 0)).toBe(true)
        },
      ),
      { numRuns: 80 },
    ))
})

describe('the summary of an import', () => {
  it('[IMP-17] is plain data that survives JSON', () => {
    const summary = importSummary(seed)
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
    expect(summary).toMatchObject({ department: '701 巴中市人力资源和社会保障局', year: 2022 })
    expect(summary.tables.find(({ table }) => table === 'T12')).toMatchObject({ copies: 19 })
    expect(summary.sections.map(({ unit }) => unit)).toEqual(['701001', '701002', '701003', '701'])
  })
})
