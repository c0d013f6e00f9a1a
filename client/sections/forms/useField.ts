import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import {
  type FocusEvent,
  type HTMLAttributes,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import type { CellAt, CellView } from '../grid/gridSource.ts'
import { useWatched } from '../useWatched.ts'
import { formCommandOf } from './formKeys.ts'
import type { FieldState } from './formsController.ts'
import type { OpenFields } from './openFields.ts'
import { useCell } from './useCell.ts'

/** What every kind of field needs: what its cell shows, what is typed in it, its keys, and that it can be gone to. */
export interface Field<T extends HTMLElement> {
  readonly ref: RefObject<T | null>
  readonly view: CellView
  /** Not null while it has the keyboard. */
  readonly state: FieldState | null
  /** The conflicts that wait to be settled here. */
  readonly conflicts: readonly SectionConflict[]
  /** Whether somebody is here, with the keyboard or without it. */
  readonly active: boolean
  /** How what stands around the field looks: marks of checks, who else is here, what was found. */
  readonly look: HTMLAttributes<HTMLElement> & Readonly<Record<`data-${string}`, string | boolean | undefined>>
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent<T>) => void
  readonly onKeyDown: (event: KeyboardEvent<T>) => void
}

/** @param lines whether Enter is a new line of the text */
export function useField<T extends HTMLElement>(open: OpenFields, cell: CellAt, lines = false): Field<T> {
  const { controller } = open
  const { row, column } = cell
  const source = open.sourceOf(row)
  const ref = useRef<T>(null)
  const view = useCell(source, row, column)
  const state = useSyncExternalStore(controller.subscribe, () => controller.stateOf({ row, column }))
  const active = useSyncExternalStore(controller.subscribe, () => controller.isActive({ row, column }))
  const conflicts = shownConflicts(open, cell, useWatched(open.conflicts))
  useEffect(
    () =>
      controller.register(
        { row, column },
        {
          focus: () => ref.current?.focus({ preventScroll: true }),
          reveal: () => ref.current?.scrollIntoView({ block: 'nearest' }),
        },
      ),
    [controller, row, column],
  )
  return {
    ref,
    view,
    state,
    conflicts,
    active,
    look: {
      'data-conflict': conflicts.length > 0 || undefined,
      'data-mark': state?.error != null ? 'error' : (view.mark ?? undefined),
      'data-found': view.found || undefined,
      'data-active': active || undefined,
      'data-visited': view.visitor === null ? undefined : '',
      style: view.visitor === null ? undefined : { '--visitor': view.visitor.colour },
    },
    onFocus: () => controller.enter({ row, column }),
    onBlur: ({ currentTarget }) => {
      // Leaving the window is no leaving of the field.
      if (!document.hasFocus()) return
      if (!controller.exit({ row, column })) requestAnimationFrame(() => currentTarget.focus())
    },
    onKeyDown: (event) => {
      const { nativeEvent } = event
      // 229: the key belongs to an input method, whatever it says it is.
      if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return
      const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }
      const command = formCommandOf(press, {
        touched: controller.editing !== null,
        lines,
        listed: open.isListed(row),
      })
      if (command === null) return
      event.preventDefault()
      if (command === 'next-field') focusNextField(event.currentTarget)
      else if (command === 'cancel') controller.cancel()
      else if (open.writable) runCommand(open, command)
    },
  }
}

function shownConflicts(
  open: OpenFields,
  cell: CellAt,
  all: ReadonlyMap<string, SectionConflict>,
): readonly SectionConflict[] {
  if (all.size === 0) return NONE
  return open.cellsShownAt(cell).flatMap((key) => all.get(key) ?? [])
}

const NONE: readonly SectionConflict[] = []

function runCommand(open: OpenFields, command: Exclude<ReturnType<typeof formCommandOf>, null>): void {
  switch (command) {
    case 'undo':
      open.undo()
      break
    case 'redo':
      open.redo()
      break
    case 'add-row':
      open.addBeside()
      break
    case 'remove-row':
      open.removeActive()
      break
    case 'move-up':
      open.moveActive(-1)
      break
    case 'move-down':
      open.moveActive(1)
      break
    case 'adopt-1':
    case 'adopt-2':
    case 'adopt-3':
    case 'adopt-4':
      open.adopt(Number(command.at(-1)) - 1)
      break
    case 'cancel':
    case 'next-field':
      // The field itself does these.
      break
  }
}

/** Goes on to the field behind this one, in the order that people read; the text of this one is entered by leaving it. */
function focusNextField(from: HTMLElement): void {
  const fields = [...(from.closest('.form-page')?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])]
  fields[fields.indexOf(from) + 1]?.focus()
}
