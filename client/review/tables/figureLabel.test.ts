import { describe, expect, it } from 'vitest'
import { rowText } from './figureLabel.ts'

const column = (id: string, kind: 'text' | 'amount', ...header: string[]) => ({ id, kind, header, width: 100 })

describe('what a row is called at one of its figures', () => {
  it('[UIX-62] is what stands on its side of a table of two sides', () => {
    const columns = [
      column('source', 'text', '收入', '项目'),
      column('income', 'amount', '收入', '预算数'),
      column('use', 'text', '支出', '项目'),
      column('expenditure', 'amount', '支出', '预算数'),
    ]
    const row = { cells: { source: { text: '拨款收入', value: null }, use: { text: '外交支出', value: null } } }
    expect(rowText({ columns }, row, 'income')).toBe('拨款收入')
    expect(rowText({ columns }, row, 'expenditure')).toBe('外交支出')
    const one = [column('code', 'text', '编码'), column('name', 'text', '名称'), column('total', 'amount', '合计')]
    const plain = { cells: { code: { text: '701001', value: null }, name: { text: '机关', value: null } } }
    expect(rowText({ columns: one }, plain, 'total')).toBe('701001 · 机关')
  })
})
