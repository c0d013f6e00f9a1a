import { filledCells, type SourceLine } from './lines.ts'

/** A printed table: its title and the lines up to the next title. */
export interface Block {
  /** `T01` … `T12`. */
  readonly table: string
  readonly title: SourceLine
  readonly lines: readonly SourceLine[]
}

/** How the tables are headed in print, in the order of publication; whose budget and which year may stand before it. */
const TITLES: readonly { readonly table: string; readonly title: string; readonly pattern: RegExp }[] = [
  { table: 'T01', title: '部门预算收支总表', pattern: /^部门预算收支总表$/ },
  { table: 'T02', title: '部门预算支出总表', pattern: /^部门预算支出总表$/ },
  { table: 'T03', title: '财政拨款收支预算总表', pattern: /^财政拨款收支预算总表$/ },
  { table: 'T04', title: '一般公共预算基本支出预算表', pattern: /^一般公共预算基本支出预算表$/ },
  { table: 'T05', title: '一般公共预算项目支出预算表', pattern: /^一般公共预算项目支出预算表$/ },
  {
    table: 'T06',
    title: '一般公共预算“三公经费”支出预算表',
    pattern: /^一般公共预算[“”"]?三公[“”"]?经费[“”"]?支出预算表$/,
  },
  { table: 'T07', title: '政府性基金支出预算表', pattern: /^政府性基金(预算)?支出预算表$/ },
  { table: 'T08', title: '国有资本经营预算支出预算表', pattern: /^国有资本经营预算支出预算表$/ },
  { table: 'T09', title: '政府采购预算表', pattern: /^政府采购预算表$/ },
  { table: 'T10', title: '政府向社会力量购买服务预算表', pattern: /^政府(向社会力量)?购买服务预算表$/ },
  { table: 'T11', title: '部门整体支出绩效目标表', pattern: /部门整体支出绩效目标(批复)?表$/ },
  { table: 'T12', title: '部门预算项目支出绩效目标表', pattern: /部门预算项目支出绩效目标(批复)?表$/ },
]

/** The tables and their titles, in the order of publication. */
export const TABLE_TITLES: ReadonlyMap<string, string> = new Map(TITLES.map(({ table, title }) => [table, title]))

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
  if (others.some((cell) => !/^表\s*\d+([-—]\d+)?$/.test(cell))) return null
  const title = first.replace(/\s+/gu, '').replace(/^\d{4}年(?=部门|财政|一般|政府|国有)/, '')
  return TITLES.find(({ pattern }) => pattern.test(title))?.table ?? null
}
