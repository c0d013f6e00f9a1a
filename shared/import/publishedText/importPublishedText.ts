import { classificationsOf } from '../../classification/lookup.ts'
import { err, ok, type Result } from '../../result.ts'
import { templateOf } from '../../template/templates.ts'
import { type Block, splitBlocks, TABLE_TITLES } from './blocks.ts'
import { emptyDocument, type PublishedDocument } from './document.ts'
import { fillSections } from './fillSections.ts'
import { filledCells, type SourceLine, sourceLines } from './lines.ts'
import { Reader } from './reader.ts'
import type { ImportError, PublishedImport } from './result.ts'
import { readBasicExpenditure } from './tables/basicExpenditure.ts'
import { readExpenditure } from './tables/expenditure.ts'
import { readForm } from './tables/form.ts'
import { readFund } from './tables/funds.ts'
import { readProcurement, readServices } from './tables/items.ts'
import { readOverall } from './tables/overall.ts'
import { readProjects } from './tables/projects.ts'
import { readThreePublic } from './tables/threePublic.ts'
import { readTwoSided } from './tables/twoSided.ts'

const READERS: Readonly<Record<string, (block: Block, document: PublishedDocument, reader: Reader) => void>> = {
  T01: readTwoSided,
  T02: readExpenditure,
  T03: readTwoSided,
  T04: readBasicExpenditure,
  T05: readProjects,
  T06: readThreePublic,
  T07: (block, _document, reader) => readFund(block, reader),
  T08: (block, _document, reader) => readFund(block, reader),
  T09: readProcurement,
  T10: readServices,
  T11: readOverall,
  T12: readForm,
}

/**
 * Reads a published budget (the tab-separated text of its PDF) into sections.
 * Every non-blank line is accounted for; a line that can't be understood is an error with its number, its table and
 * what was expected there, and then nothing is imported. Never throws.
 */
export function importPublishedText(text: string): Result<PublishedImport, readonly ImportError[]> {
  const failed = (line: number, code: ImportError['code'], message: string) => err([{ line, table: '', code, message }])
  // Binary content is told by its control characters, another encoding by what it can't decode.
  if (/(?![\t\n\f\r])[\p{Cc}\ufffd]/u.test(text)) return failed(1, 'not-text', '文件不是文本，或编码不是 UTF-8')
  const { cover, blocks } = splitBlocks(sourceLines(text))
  const year = Number(/(\d{4})年/.exec(cover.map((line) => filledCells(line).join('')).join('\n'))?.[1] ?? '0')
  const classifications = classificationsOf(year)
  const template = templateOf(year)
  if (classifications === null || template === null) {
    return failed(
      cover[0]?.number ?? 1,
      'unexpected-line',
      year === 0 ? '封面没有年度（如“2022年部门预算”）' : `没有 ${year} 年的预算模板`,
    )
  }
  const reader = new Reader(classifications)
  const document = emptyDocument()
  document.year = year
  document.departmentName = readCover(cover, reader)
  for (const block of blocks) READERS[block.table]?.(block, document, reader)
  for (const [table, title] of TABLE_TITLES) {
    if (table !== 'T12' && !blocks.some((block) => block.table === table)) {
      reader.errors.push({ line: 1, table, code: 'missing-table', message: `文件中没有《${title}》` })
    }
  }
  const departmentCode = document.departmentCode ?? commonPrefix(document.units.map(({ code }) => code))
  if (reader.errors.length > 0) return err(reader.errors)
  const sections = fillSections(document, departmentCode, template, reader)
  return ok({
    department: { code: departmentCode, name: document.departmentName },
    year,
    units: document.units,
    sections,
    printed: reader.printed,
    report: { lines: reader.lines, notes: reader.notes },
  })
}

/** The cover names the department, the year and a date. */
function readCover(cover: readonly SourceLine[], reader: Reader): string {
  for (const line of cover) reader.account(line, '', 'cover')
  return filledCells(cover[0] ?? { number: 1, cells: [] })[0] ?? ''
}

/** A department's code is what its units' codes begin with: 701 of 701001 and 701002. */
function commonPrefix(codes: readonly string[]): string {
  const [first = ''] = codes
  return first.slice(0, 3)
}
