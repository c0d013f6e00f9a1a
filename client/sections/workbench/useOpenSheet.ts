import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import { useCallback } from 'react'
import { useResource } from '../useResource.ts'
import { OpenSheet } from './openSheet.ts'
import type { OpenViewOptions } from './openView.ts'

/** A sheet, open for work as a grid; null where none is asked for, and until everything that it needs is there. */
export const useOpenSheet = (options: OpenViewOptions | null, sheet: Sheet | undefined): OpenSheet | null =>
  useResource(
    useCallback(
      () => (options === null || sheet === undefined ? null : new OpenSheet({ ...options, sheet })),
      [options, sheet],
    ),
  )
