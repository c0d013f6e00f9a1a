import { describe, expect, it } from 'vitest'
import { savedState, savedStateText } from './savedState.ts'

describe('the state near the title', () => {
  it('[WRK-2] is saved only where nothing is on its way', () => {
    expect(savedState('online', true, true, 0).kind).toBe('saved')
    expect(savedState('online', true, true, 2)).toEqual({ kind: 'saving', changes: 2 })
  })

  it('[WRK-2] is not saved before the first synchronisation, nor while offline', () => {
    expect(savedState('online', false, true, 0).kind).toBe('connecting')
    expect(savedState('offline', true, true, 0).kind).toBe('offline')
    expect(savedState('closed', true, true, 0).kind).toBe('stopped')
  })

  it('[WRK-3] says how many changes are not uploaded', () => {
    expect(savedStateText(savedState('offline', true, true, 3))).toBe('离线，3 处修改尚未上传')
    expect(savedStateText(savedState('connecting', false, true, 1))).toBe('离线，1 处修改尚未上传')
    expect(savedStateText(savedState('online', true, false, 0))).toBe('只读')
  })
})
