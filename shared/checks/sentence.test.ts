import { describe, expect, it } from 'vitest'
import { sentenceIn, wan } from './sentence.ts'

describe('the sentence of a finding', () => {
  it('[CHK-91] is told in the unit in which somebody reads amounts; what people wrote themselves stays', () => {
    const sentence =
      '701002 市社保局，补助 5 万元 项目：支出 -1,234.567891 万元，收入 0.10 万元，指标值为“10 万元”，空白'
    expect(sentenceIn('wan', sentence)).toBe(sentence)
    expect(sentenceIn('yuan', sentence)).toBe(
      '701002 市社保局，补助 5 万元 项目：支出 -12,345,678.91 元，收入 1,000.00 元，指标值为“10 万元”，空白',
    )
    expect(sentenceIn('yuan', '合计 1.00 万元，相差 1.00 万元')).toBe('合计 10,000.00 元，相差 10,000.00 元')
  })

  it('[CHK-92] shows amounts with as many decimals as the others beside it', () => {
    expect(wan('1230000.00')).toBe('123.00 万元')
    expect(wan('1230001.00')).toBe('123.0001 万元')
    expect(wan('1230000.00', 4)).toBe('123.0000 万元')
  })
})
