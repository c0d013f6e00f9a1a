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
    look: {
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
