import type { Block } from '../blocks.ts'
import { hasTitle, type Reader } from '../reader.ts'

/** Tables 7 and 8, as far as they are empty; a line in one of them has no place in the sections yet, and is refused. */
export function readFund(block: Block, reader: Reader): void {
  for (const line of reader.dataLines(block, hasTitle(/^功能科目编码/))) {
    reader.account(line, block.table, 'data')
    reader.error(line, block.table, 'unexpected-line', '此表应为空表，暂不支持导入其中的数据')
  }
}
