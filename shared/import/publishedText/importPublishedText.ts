import { classificationsOf, comparableName } from '../../classification/lookup.ts'
import { err, ok, type Result } from '../../result.ts'
import type { Template } from '../../template/template.ts'
import { templateOf } from '../../template/templates.ts'
import { type Block, splitBlocks, TABLE_TITLES } from './blocks.ts'
import { checkCells } from './checkCells.ts'
import { emptyDocument, type PublishedDocument, type Unit } from './document.ts'
import { fillSections } from './fillSections.ts'
import { filledCells, type SourceLine, sourceLines } from './lines.ts'
import { type PrintedTable, printedTable } from './printedTable.ts'
import { Reader } from './reader.ts'
import type { ImportError, PublishedImport } from './result.ts'
import { readBasicExpenditure } from './tables/basicExpenditure.ts'
import { readExpenditure } from './tables/expenditure.ts'
import { readForm } from './tables/form.ts'
import { readProcurement, readServices } from './tables/items.ts'
import { readOverall } from './tables/overall.ts'
import { projectsReader } from './tables/projects.ts'
import { readThreePublic } from './tables/threePublic.ts'
import { readTwoSided } from './tables/twoSided.ts'

type TableReader = (printed: PrintedTable, document: PublishedDocument, reader: Reader) => void

/** Tables with fixed columns, read by their headers. */
const BY_COLUMNS: Readonly<Record<string, TableReader>> = {
  T01: readTwoSided,
  T02: readExpenditure,
  T03: readTwoSided,
  T04: readBasicExpenditure,
  T05: projectsReader('T05'),
  T06: readThreePublic,
  T07: projectsReader('T07'),
  T08: projectsReader('T08'),
  T09: readProcurement,
  T10: readServices,
}

/** Forms, read by their words. */
const BY_WORDS: Readonly<Record<string, (block: Block, document: PublishedDocument, reader: Reader) => void>> = {
  T11: readOverall,
  T12: readForm,
}

/** The one table whose copies are many, and may be none. */
const FORMS = 'T12'
/** Names the units that the other tables are about. */
const UNITS = 'T02'

/**
 * Reads a published budget (the tab-separated text of its PDF) into sections.
 * Every non-blank line is accounted for; a line that can't be understood is an error with its number, its table and
 * what was expected there, and then nothing is imported. Never throws.
 */
export function importPublishedText(text: string): Result<PublishedImport, readonly ImportError[]> {
  // Binary content is told by its control characters, another encoding by what it can't decode.
  if (/(?![\t\n\f\r])[\p{Cc}\ufffd]/u.test(text)) return refused(1, 'not-text', '文件不是文本，或编码不是 UTF-8')
  const { cover, blocks } = splitBlocks(sourceLines(text))
  const year = yearOf(cover)
  const [classifications, template] = year === null ? [null, null] : [classificationsOf(year), templateOf(year)]
  if (year === null || classifications === null || template === null) {
    const message = year === null ? '封面没有年度（如“2022年部门预算”）' : `没有 ${year} 年的预算模板`
    return refused(cover[0]?.number ?? 1, 'unexpected-line', message)
  }
  const reader = new Reader(classifications)
  for (const line of cover) reader.account(line, '', 'cover')
  const document = emptyDocument(departmentName(cover, blocks))
  readBlocks(blocks, template, document, reader)
  const departmentCode = document.department.code ?? codeAbove(document.units)
  if (departmentCode === null && reader.errors.length === 0) {
    const title = blocks.find(({ table }) => table === UNITS)?.title ?? { number: 1, cells: [] }
    reader.error(title, UNITS, 'unknown-code', '无法从各单位代码得出部门代码')
  }
  if (reader.errors.length > 0 || departmentCode === null) return err(inOrder(reader.errors))
  const sections = fillSections(document, departmentCode, template, reader)
  checkCells(sections, template, reader)
  if (reader.errors.length > 0) return err(inOrder(reader.errors))
  return ok({
    department: { code: departmentCode, name: document.department.name },
    year,
    units: document.units,
    sections: sections.map(({ unitCode, kind, rows }) => ({
      unitCode,
      kind,
      // Whatever was printed in 万元 with two decimals has been rounded.
      precision: 'wan',
      rows: rows.map(({ row }) => row),
    })),
    printed: reader.printed,
    report: { lines: inOrder(reader.lines), notes: inOrder(reader.notes) },
  })
}

function readBlocks(blocks: readonly Block[], template: Template, document: PublishedDocument, reader: Reader): void {
  for (const [table, title] of TABLE_TITLES) {
    const [first, second] = blocks.filter((block) => block.table === table)
    if (first === undefined && table !== FORMS) {
      const message = `文件中没有《${title}》`
      reader.errors.push({ line: 1, table, code: 'missing-table', expected: title, found: null, message })
    }
    if (second !== undefined && table !== FORMS) {
      reader.error(second.title, table, 'repeated-row', `与第 ${first?.title.number} 行的表重复`, { found: title })
    }
  }
  // The units come first, whatever the order of print: the other tables refer to them.
  const inOrderOfUse = [...blocks].sort((a, b) => Number(b.table === UNITS) - Number(a.table === UNITS))
  for (const block of inOrderOfUse) {
    const table = template.tables.find(({ id }) => id === block.table)
    const read = BY_COLUMNS[block.table]
    if (read !== undefined && table !== undefined) {
      const printed = printedTable(block, table, reader)
      if (printed !== null) read(printed, document, reader)
    } else BY_WORDS[block.table]?.(block, document, reader)
    if (block.table !== UNITS || document.units.length > 0) continue
    // Without units every line of the other tables would be refused, and hide the one reason.
    if (reader.errors.every((error) => error.table !== UNITS)) {
      reader.error(block.title, UNITS, 'missing-line', '没有任何单位的行', { expected: '单位代码和单位名称' })
    }
    return
  }
}

/** The year that the cover announces; the date of publication may be of another. */
function yearOf(cover: readonly SourceLine[]): number | null {
  const words = cover.map((line) => comparableName(filledCells(line).join(''))).join('\n')
  const year = /(\d{4})年(度)?.*预算/.exec(words)?.[1] ?? /(\d{4})年/.exec(words)?.[1]
  return year === undefined ? null : Number(year)
}

/** The department is named above its tables, and on the cover. */
function departmentName(cover: readonly SourceLine[], blocks: readonly Block[]): string {
  for (const { lines } of blocks) {
    for (const line of lines) {
      const name = /^(?:单位|部门)名称：(.+)$/.exec(filledCells(line)[0] ?? '')?.[1]?.trim()
      if (name !== undefined && name !== '') return name
    }
  }
  return cover.flatMap(filledCells)[0] ?? ''
}

/** A unit's code is its department's and three digits more: 701 of 701001 and 701002; null where they disagree. */
function codeAbove(units: readonly Unit[]): string | null {
  const codes = new Set(units.map(({ code }) => code.slice(0, -3)))
  const [only, another] = codes
  return only === undefined || only === '' || another !== undefined ? null : only
}

const inOrder = <T extends { readonly line: number }>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => a.line - b.line)

const refused = (line: number, code: ImportError['code'], message: string) =>
  err([{ line, table: '', code, expected: null, found: null, message }])
