import { readFileSync } from 'node:fs'
import { checkSource } from '@hesuan/shared/checks/runChecks.ts'
import { measureSource } from '@hesuan/shared/consolidation/source.ts'
import { readExchange } from '@hesuan/shared/exchange/readExchange.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'

describe('docs/exchange-format.md', () => {
  const guide = readFileSync(new URL('../../docs/exchange-format.md', import.meta.url), 'utf8')
  const [example = ''] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json)

  it('[EXC-8] shows an example that is read, and whose checks say what it says they do', () => {
    const read = readExchange(example)
    if (!read.ok) throw new Error(read.error.map(({ path, message }) => `${path} ${message}`).join('\n'))
    const { sections, ...rest } = read.value
    const source = measureSource(TEMPLATE_2022, { ...rest, snapshots: sections })
    const { findings } = checkSource(source)
    expect(
      findings
        .filter(({ severity, verdict }) => severity === 'error' && verdict === 'different')
        .map(({ sentence }) => sentence),
    ).toEqual([
      '701001 市人力资源和社会保障局机关，人事电算化考试基地运行维护经费：政府采购表中该项目合计 8.00 万元，绩效目标表所列政府采购 7.00 万元，相差 1.00 万元',
    ])
    expect(guide).toContain('政府采购表中该项目合计 8.00 万元，绩效目标表所列政府采购 7.00 万元，相差 1.00 万元')
  })

  it('[EXC-8] names every sheet and every column', () => {
    for (const { id, columns } of TEMPLATE_2022.sheets) {
      const line = guide.split('\n').find((one) => one.startsWith(`| \`${id}\``)) ?? ''
      const missing = columns.filter(
        ({ id: column, type }) => type.kind !== 'derived' && !line.includes(`\`${column}\``),
      )
      expect({ id, missing: missing.map((column) => column.id) }).toEqual({ id, missing: [] })
    }
  })
})
