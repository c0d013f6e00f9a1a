import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { readRows, writeCells } from '@hesuan/shared/section/document.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LiveFigurer } from '../live/computeLive.ts'
import { viewOptionsFixture } from '../workbench/viewOptionsFixture.ts'
import { OpenForms } from './openForms.ts'

const PROJECT = rowId('projects', 'p1')
const row = (sheet: string, local: string, cells: SnapshotRow['cells']): SnapshotRow => ({
  id: rowId(sheet, local),
  sheet,
  cells,
})

function made(rows: readonly SnapshotRow[]) {
  const fixture = viewOptionsFixture(rows)
  const open = new OpenForms(fixture.options)
  open.createForm(PROJECT)
  const form = open.model.value.chosen?.form
  if (form == null) throw new Error('it was made')
  const amounts = () =>
    Object.fromEntries(
      Object.entries(readRows(fixture.doc).find(({ id }) => id === form)?.cells ?? {}).filter(
        ([column]) => column !== 'project',
      ),
    )
  return { ...fixture, open, form, amounts }
}

const FULL = [
  row('projects', 'p1', { name: '甲项目', general: '100000.10', govFund: '2.00', other: '0.05', carryOver: '1.00' }),
  row('projects', 'p2', { name: '乙项目', general: '9.00' }),
  row('procurement', 'a', { project: PROJECT, item: '电脑', appropriation: '10.00', nonTax: '0.50' }),
  row('procurement', 'b', { project: PROJECT, item: '桌椅', appropriation: '5.00' }),
  row('procurement', 'c', { project: rowId('projects', 'p2'), item: '其他', appropriation: '7.00' }),
]

describe('a form that is made for a project', () => {
  it('[FRM-42] takes over what the section says of its money, to the 分; what is blank stays blank', () => {
    const { amounts, announced, told } = made(FULL)
    expect(amounts()).toEqual({
      yearTotal: '100003.15',
      yearFiscal: '100002.10',
      yearOther: '1.05',
      procurement: '15.50',
      sourceTotal: '100003.15',
      sourceGeneral: '100000.10',
      sourceGovFund: '2.00',
      sourceOther: '1.05',
    })
    expect(announced).toEqual(['filled'])
    expect(told).toHaveLength(1)
    expect(made([row('projects', 'p1', { name: '甲项目' })]).amounts()).toEqual({})
  })

  it('[FRM-42] says where its project has other money by now, and takes that over as one act', () => {
    const { open, doc, form, amounts, announced } = made(FULL)
    expect(open.model.value.behind).toEqual([])
    writeCells(doc, [{ row: PROJECT, column: 'general', value: '200000.10' }], null)
    open.choose(PROJECT)
    expect(open.model.value.behind).toEqual([
      '年度资金·总额',
      '年度资金·财政拨款',
      '资金来源·合计',
      '资金来源·一般公共预算',
    ])
    open.carryAgain(form, PROJECT)
    expect(amounts()).toMatchObject({ yearTotal: '200003.15', sourceGeneral: '200000.10', yearOther: '1.05' })
    expect(open.model.value.behind).toEqual([])
    open.undo()
    expect(amounts()).toMatchObject({ yearTotal: '100003.15' })
    expect(announced).toEqual(['filled', 'filled', 'undone'])
  })

  it('[FRM-42] agrees with its project by every rule, whatever the project has', () => {
    const amount = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }), { freq: 2, nil: null })
    const funds = ['general', 'govFund', 'stateCapital', 'special', 'institution', 'other', 'carryOver']
    const cells = fc.record(Object.fromEntries(funds.map((fund) => [fund, amount])))
    const written = (parts: Readonly<Record<string, number | null>>) =>
      Object.fromEntries(
        Object.entries(parts).flatMap(([fund, fen]) =>
          fen === null ? [] : [[fund, `${Math.trunc(fen / 100)}.${`${fen % 100}`.padStart(2, '0')}`]],
        ),
      )
    fc.assert(
      fc.property(cells, fc.array(amount, { maxLength: 3 }), (parts, bought) => {
        const { doc } = made([
          row('projects', 'p1', { name: '甲项目', ...written(parts) }),
          ...bought.map((fen, at) =>
            row('procurement', `${at}`, { project: PROJECT, item: '物品', ...written({ appropriation: fen }) }),
          ),
        ])
        const { findings } = new LiveFigurer(TEMPLATE_2022).compute(
          {
            year: 2022,
            department: { code: '701', name: '部门' },
            units: [{ code: '701002', name: '单位' }],
            snapshots: [],
          },
          { unitCode: '701002', kind: 'unit', precision: 'fen', rows: readRows(doc) },
        )
        const compared = ['R12', 'R15', 'R18', 'R19', 'R20', 'R35']
        expect(findings.filter(({ rule, verdict }) => compared.includes(rule) && verdict === 'different')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
