import { describe, expect, it } from 'vitest'
import { readTicks } from './ticks.ts'

const BOX = '<input type="checkbox"/>'
const CHECKED = '<input checked="" type="checkbox"/>'

describe('the boxes of a performance form', () => {
  it.each([
    [`${BOX} 新增项目 ${CHECKED} P延续项目`, ['continuing']],
    [`${BOX} 一次性 ${CHECKED} P经常性`, ['recurring']],
    ['□新增项目 P延续项目', ['continuing']],
    ['□法律法规 ☑市委市政府决定 □上级文件要求 □市委市政府领导指示 √其他', ['basisDecision', 'basisOther']],
    [`${BOX} 市委市政府领导指示 ${CHECKED} 其他`, ['basisOther']],
    [`${BOX} 新增项目 ${BOX} 延续项目`, []],
  ])('[IMP-10] reads %s', (text, ticked) => expect(readTicks(text)).toEqual({ ticked, unclear: [] }))

  it('[IMP-10] keeps two boxes that contradict each other, and says so', () => {
    const { ticked, unclear } = readTicks(`P新增项目 ${BOX} 延续项目 ${CHECKED}`)
    expect(ticked).toEqual(['newProject', 'continuing'])
    expect(unclear).toEqual([
      '“延续项目”之后另有一个已勾选的方框，视为它的勾选',
      '“新增项目”和“延续项目”同时勾选，按原样保留',
    ])
  })

  it('[IMP-10] takes a tick in print for ticked though the box is not, and says so', () =>
    expect(readTicks(`${BOX} P市委市政府领导指示 ${BOX} 其他`)).toEqual({
      ticked: ['basisInstruction'],
      unclear: ['“市委市政府领导指示”的方框未勾选，文字前却有勾选标记'],
    }))

  it('[IMP-10] says which words are no box', () =>
    expect(readTicks('P延续项目 三年').unclear).toEqual(['“三年”不是勾选项，未读入']))
})
