import { expect, it } from 'vitest'
import { type FieldSituation, formCommandOf } from './formKeys.ts'

const press = (key: string, ...modifiers: ('ctrl' | 'shift' | 'alt')[]) => ({
  key,
  ctrl: modifiers.includes('ctrl'),
  shift: modifiers.includes('shift'),
  alt: modifiers.includes('alt'),
})
const line: FieldSituation = { touched: false, lines: false, listed: false }
const listed: FieldSituation = { touched: false, lines: true, listed: true }
const touched: FieldSituation = { ...listed, touched: true }

it.each([
  ['Enter goes on in a line', press('Enter'), line, 'next-field'],
  ['Enter is a new line in a long text', press('Enter'), listed, null],
  ['Ctrl+Enter adds an listed', press('Enter', 'ctrl'), listed, 'add-row'],
  ['Ctrl+Enter elsewhere goes on', press('Enter', 'ctrl'), line, 'next-field'],
  ['Ctrl+Z undoes the last edit', press('z', 'ctrl'), listed, 'undo'],
  ['Ctrl+Z walks through the letters while typing', press('z', 'ctrl'), touched, null],
  ['Ctrl+Y redoes', press('y', 'ctrl'), line, 'redo'],
  ['Ctrl+Shift+Z redoes', press('Z', 'ctrl', 'shift'), line, 'redo'],
  ['Escape gives up what was typed', press('Escape'), touched, 'cancel'],
  ['Escape is nobody’s where nothing was typed', press('Escape'), listed, null],
  ['Alt and an arrow move an listed', press('ArrowUp', 'alt'), touched, 'move-up'],
  ['Alt and an arrow move no header', press('ArrowDown', 'alt'), line, null],
  ['Ctrl+- deletes an listed', press('-', 'ctrl'), listed, 'remove-row'],
  ['Ctrl+C is the browser’s', press('c', 'ctrl'), listed, null],
  ['Ctrl+Alt and a digit adopt a value that stands in conflict', press('2', 'ctrl', 'alt'), touched, 'adopt-2'],
  ['letters are text', press('a'), listed, null],
] as const)('[FRM-15] %s', (_title, key, situation, command) => expect(formCommandOf(key, situation)).toBe(command))
