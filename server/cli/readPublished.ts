import { readFile } from 'node:fs/promises'
import { importPublishedText } from '@hesuan/shared/import/publishedText/importPublishedText.ts'
import type { ImportError, PublishedImport } from '@hesuan/shared/import/publishedText/result.ts'
import { CommandRefused } from './surroundings.ts'

const ERRORS_SHOWN = 20

/** Reads a published budget; refuses with every place that could not be understood. */
export async function readPublished(file: string): Promise<PublishedImport> {
  const imported = importPublishedText(new TextDecoder('utf-8').decode(await bytesOf(file)))
  if (imported.ok) return imported.value
  throw new CommandRefused([`${file} 不能导入：`, ...linesOf(imported.error)].join('\n'))
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

function linesOf(errors: readonly ImportError[]): string[] {
  const shown = errors
    .slice(0, ERRORS_SHOWN)
    .map(({ line, table, message }) => `  第 ${line} 行${table === '' ? '' : `（${table}）`}：${message}`)
  return errors.length > shown.length ? [...shown, `  ……共 ${errors.length} 处`] : shown
}
