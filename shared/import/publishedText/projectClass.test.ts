import { describe, expect, it } from 'vitest'
import { emptyDocument } from './document.ts'
import { classesNamed, classOfProject } from './projectClass.ts'
import { projectLedger } from './projectLedger.ts'

const LINE = { number: 1, cells: [] }
const FORM = { line: LINE, project: '', cells: {}, indicators: [] }

describe('the class of a project', () => {
  it('[IMP-11] is specific where the narrative names it so, or where it has a form; else operating', () => {
    expect(classOfProject(new Set(['operating']), undefined)).toEqual({ value: 'operating', doubt: null })
    expect(classOfProject(new Set(['specific']), FORM)).toEqual({ value: 'specific', doubt: null })
  })

  it.each([
    [['operating', 'specific'], undefined, 'specific', '同时列为'],
    [['operating'], FORM, 'specific', '但它有绩效目标表'],
    [['specific'], undefined, 'specific', '但它没有绩效目标表'],
    [[], undefined, 'operating', '没有列出它，而它没有'],
    [[], FORM, 'specific', '没有列出它，而它有'],
  ] as const)('[IMP-11] is doubtful where the sources disagree: %j', (named, form, value, doubt) => {
    const found = classOfProject(new Set(named), form)
    expect(found.value).toBe(value)
    expect(found.doubt).toContain(doubt)
  })

  it('[IMP-11] is named for a project of the unit under whose heading it stands', () => {
    const document = emptyDocument('某市某局')
    document.units.push({ code: '888001', name: '某局机关' }, { code: '888002', name: '某市社保局' })
    document.tasks.push({
      line: LINE,
      cells: { class: 'operating', content: '(1)某局机关:食堂经费2万元;(2)社保局:体检费3万元' },
    })
    const projects = projectLedger(
      [
        ['888001', '食堂经费', '20000.00'],
        ['888002', '食堂经费', '20000.00'],
        ['888002', '体检费', '30000.00'],
      ].map(([unit = '', name = '', amount = '']) => ({
        line: LINE,
        unit,
        code: '2080102',
        name,
        fund: 'general' as const,
        amount,
      })),
    )
    const named = classesNamed(document, projects)
    expect([...named.keys()].map(({ unit, name }) => `${unit} ${name}`)).toEqual(['888001 食堂经费', '888002 体检费'])
  })
})
