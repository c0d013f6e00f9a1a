import { describe, expect, it } from 'vitest'
import { commandOf, type KeyPress, type KeySituation } from './keyCommand.ts'

const press = (keys: string): KeyPress => {
  const parts = keys.split('+')
  return {
    key: keys.endsWith('++') ? '+' : (parts.at(-1) ?? ''),
    ctrl: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  }
}
const selecting: KeySituation = { editing: null, spaceToggles: false, hasList: false }
const typing: KeySituation = {
  editing: { mode: 'typing', list: false, lines: false },
  spaceToggles: false,
  hasList: false,
}
const kind = (keys: string, situation: KeySituation) => commandOf(press(keys), situation)?.kind ?? null

describe('what keys mean', () => {
  it.each([
    ['F2', 'edit'],
    ['Delete', 'clear'],
    ['Backspace', 'clear'],
    ['Ctrl+z', 'undo'],
    ['Ctrl+Shift+z', 'redo'],
    ['Ctrl+y', 'redo'],
    ['Ctrl+d', 'fill-down'],
    ['Ctrl+a', 'select-all'],
    ['Ctrl+Shift+=', 'insert-row'],
    ['Ctrl+Shift++', 'insert-row'],
    ['Alt+Enter', 'insert-row-below'],
    ['Ctrl+-', 'delete-rows'],
    ['Alt+ArrowDown', 'move-rows'],
    ['Alt+Shift+ArrowUp', 'move-rows'],
  ])('[GRD-10] %s on a selected cell: %s', (keys, expected) => expect(kind(keys, selecting)).toBe(expected))

  it('[GRD-91] Alt and an arrow move rows, but open the list of a cell that has one', () => {
    const listed = { ...selecting, hasList: true }
    expect(kind('Alt+ArrowDown', listed)).toBe('open-list')
    expect(commandOf(press('Alt+Shift+ArrowDown'), listed)).toEqual({ kind: 'move-rows', by: 1 })
    expect(commandOf(press('Alt+ArrowUp'), listed)).toEqual({ kind: 'move-rows', by: -1 })
  })

  it('[GRD-10] leaves letters, and what belongs to the browser and the input method, alone', () => {
    for (const keys of [
      'a',
      '1',
      'Ctrl+c',
      'Ctrl+v',
      'Ctrl+Tab',
      'Ctrl+PageDown',
      'Alt+ArrowLeft',
      'Ctrl+=',
      'Ctrl+ ',
      'Shift+ ',
    ]) {
      expect(kind(keys, { ...selecting, spaceToggles: true })).toBeNull()
    }
  })

  it('[GRD-11] an arrow commits what is being typed, and moves in the text once the cell is edited by F2', () => {
    expect(commandOf(press('ArrowDown'), typing)).toEqual({
      kind: 'commit',
      step: { rows: 1, columns: 0 },
      how: 'move',
    })
    expect(
      kind('ArrowLeft', {
        editing: { mode: 'editing', list: false, lines: false },
        spaceToggles: false,
        hasList: false,
      }),
    ).toBeNull()
  })

  it('[GRD-11] Enter, Tab and Escape end an edit; Alt and Enter break the line of a long text only', () => {
    expect(kind('Enter', typing)).toBe('commit')
    expect(kind('Shift+Tab', typing)).toBe('commit')
    expect(kind('Escape', typing)).toBe('cancel')
    expect(kind('Alt+Enter', typing)).toBeNull()
    expect(
      kind('Alt+Enter', { editing: { mode: 'typing', list: false, lines: true }, spaceToggles: false, hasList: false }),
    ).toBe('new-line')
  })

  it('[GRD-12] up and down walk in an open list, whatever the mode', () => {
    const listed: KeySituation = {
      editing: { mode: 'typing', list: true, lines: false },
      spaceToggles: false,
      hasList: false,
    }
    expect(commandOf(press('ArrowDown'), listed)).toEqual({ kind: 'list', by: 1 })
    expect(kind('ArrowRight', listed)).toBe('commit')
  })

  it('[GRD-13] Space ticks a box or folds a group where there is one, and types a blank elsewhere', () => {
    expect(kind(' ', { ...selecting, spaceToggles: true })).toBe('toggle')
    expect(kind(' ', selecting)).toBeNull()
  })
})
