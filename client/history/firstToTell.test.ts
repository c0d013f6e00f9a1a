import { describe, expect, it } from 'vitest'
import { firstToTell } from './firstToTell.ts'

const section = (unitCode: string, lastEditAt: string | null) => ({ unitCode, lastEditAt })

describe('the history', () => {
  it("[UIX-60] opens at one's own unit; without one where something was changed last", () => {
    const sections = [section('701001', null), section('701002', '2026-11-24T10:00:00Z'), section('701003', null)]
    expect(firstToTell(sections, [{ code: '701001' }])?.unitCode).toBe('701001')
    expect(firstToTell(sections, [])?.unitCode).toBe('701002')
    expect(firstToTell([section('701001', null), section('701002', null)], [])?.unitCode).toBe('701001')
    expect(firstToTell([], [])).toBeUndefined()
  })
})
