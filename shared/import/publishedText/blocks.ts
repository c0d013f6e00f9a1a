import { filledCells, type SourceLine } from './lines.ts'

/** A printed table: its title and the lines up to the next title. */
export interface Block {
  /** `T01` … `T12`. */
  readonly table: string
  readonly title: SourceLine
  readonly lines: readonly SourceLine[]
}

const TITLES: readonly (readonly [table: string, title: RegExp])[] = [
  ['T01', /^部门预算收支总表$/],
  ['T02', /^部门预算支出总表$/],
  ['T03', /^财政拨款收支预算总表$/],
  ['T04', /^一般公共预算基本支出预算表$/],
  ['T05', /^一般公共预算项目支出预算表$/],
  ['T06', /^一般公共预算[“"]三公经费[”"]支出预算表$/],
  ['T07', /^政府性基金支出预算表$/],
  ['T08', /^国有资本经营预算支出预算表$/],
  ['T09', /^政府采购预算表$/],
  ['T10', /^政府向社会力量购买服务预算表$/],
  ['T11', /部门整体支出绩效目标(批复)?表$/],
  ['T12', /部门预算项目支出绩效目标(批复)?表$/],
]

export const TABLE_TITLES: ReadonlyMap<string, string> = new Map([
  ['T01', '部门预算收支总表'],
  ['T02', '部门预算支出总表'],
  ['T03', '财政拨款收支预算总表'],
  ['T04', '一般公共预算基本支出预算表'],
  ['T05', '一般公共预算项目支出预算表'],
  ['T06', '一般公共预算“三公经费”支出预算表'],
  ['T07', '政府性基金支出预算表'],
  ['T08', '国有资本经营预算支出预算表'],
  ['T09', '政府采购预算表'],
  ['T10', '政府向社会力量购买服务预算表'],
  ['T11', '部门整体支出绩效目标表'],
  ['T12', '部门预算项目支出绩效目标表'],
])

/** Cuts a document into its cover and its tables. */
export function splitBlocks(lines: readonly SourceLine[]): {
  readonly cover: readonly SourceLine[]
  readonly blocks: readonly Block[]
} {
  const starts = lines.flatMap((line, index) => {
    const table = tableOf(line)
    return table === null ? [] : [{ index, table, line }]
  })
  return {
    cover: lines.slice(0, starts[0]?.index ?? lines.length),
    blocks: starts.map(({ index, table, line }, at) => ({
      table,
      title: line,
      lines: lines.slice(index + 1, starts[at + 1]?.index ?? lines.length),
    })),
  }
}

function tableOf(line: SourceLine): string | null {
  const [first = '', ...others] = filledCells(line)
  // A title stands alone, but for a mark such as «表7» at the far end.
  if (others.some((cell) => !/^表\s*\d+$/.test(cell))) return null
  const title = first.replace(/\s+/g, '')
  return TITLES.find(([, pattern]) => pattern.test(title))?.[0] ?? null
}
