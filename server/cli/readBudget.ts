import { readFile } from 'node:fs/promises'
import type { ExchangedBudget } from '@hesuan/shared/exchange/exchangedBudget.ts'
import { looksLikeExchange, readExchange } from '@hesuan/shared/exchange/readExchange.ts'
import { importPublishedText } from '@hesuan/shared/import/publishedText/importPublishedText.ts'
import type { ImportReport } from '@hesuan/shared/import/publishedText/result.ts'
import { CommandRefused } from './surroundings.ts'

const ERRORS_SHOWN = 20

/** A budget out of a file. */
export interface ReadBudget {
  readonly budget: ExchangedBudget
  /** How the lines of a published text were understood; null for the exchange format, which says all by itself. */
  readonly report: ImportReport | null
}

/** Reads a budget, published text or exchange format; refuses with every place that could not be understood. */
export async function readBudget(file: string): Promise<ReadBudget> {
  const text = new TextDecoder('utf-8').decode(await bytesOf(file))
  if (looksLikeExchange(text)) {
    const read = readExchange(text)
    if (read.ok) return { budget: read.value, report: null }
    throw refused(
      file,
      read.error.map(({ path, message }) => `${path}${path === '' ? '' : '：'}${message}`),
    )
  }
  const imported = importPublishedText(text)
  if (!imported.ok) {
    throw refused(
      file,
      imported.error.map(
        ({ line, table, message }) => `第 ${line} 行${table === '' ? '' : `（${table}）`}：${message}`,
      ),
    )
  }
  const { report, sections, ...published } = imported.value
  const budget = {
    ...published,
    sections: sections.map((section) => ({ ...section, expressions: {} })),
    round: null,
    ceilings: [],
  }
  return { budget, report }
}

function refused(file: string, errors: readonly string[]): CommandRefused {
  const shown = errors.slice(0, ERRORS_SHOWN).map((error) => `  ${error}`)
  const more = errors.length > shown.length ? [`  ……共 ${errors.length} 处`] : []
  return new CommandRefused([`${file} 不能导入：`, ...shown, ...more].join('\n'))
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const reason = code === 'ENOENT' ? '没有这个文件' : code === 'EISDIR' ? '这是一个文件夹' : code
    throw new CommandRefused(`读不了 ${file}：${reason}`, { cause: error })
  }
}
