import { describe, expect, it } from 'vitest'
import { mentionsIn, textPieces, typedMention } from './mentions.ts'

const [anna, anna2, head] = [
  { userId: 'a', displayName: '社保局经办' },
  { userId: 'a2', displayName: '社保局经办二' },
  { userId: 'h', displayName: '部门审核' },
]
const people = [anna, anna2, head].flatMap((one) => one ?? [])

describe('names in a comment', () => {
  it('[CMT-8] are found wherever they stand, the longest of those that begin alike', () => {
    expect(mentionsIn('@社保局经办二 请核，@部门审核，@部门审核', people)).toEqual(['a2', 'h'])
    expect(mentionsIn('@社保局经办，请核', people)).toEqual(['a'])
    expect(mentionsIn('部门审核 head@example.org @别人', people)).toEqual([])
    expect(textPieces('请@部门审核看', people).map(({ text, names }) => [text, names !== null])).toEqual([
      ['请', false],
      ['@部门审核', true],
      ['看', false],
    ])
  })

  it('[CMT-8] are completed from the @ before the caret on', () => {
    expect(typedMention('请@部门', 4)).toEqual({ from: 1, typed: '部门' })
    expect(typedMention('@', 1)).toEqual({ from: 0, typed: '' })
    expect(typedMention('请@部门 看', 6)).toBeNull()
    expect(typedMention('没有', 2)).toBeNull()
  })
})
