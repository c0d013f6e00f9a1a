import { useCallback } from 'react'
import { useResource } from '../useResource.ts'
import type { OpenViewOptions } from '../workbench/openView.ts'
import type { FormKind } from './formTab.ts'
import { OpenForms } from './openForms.ts'
import { OpenOverall } from './openOverall.ts'

/** The performance forms, open for work; null while a sheet is open instead, and until everything is there. */
export const useOpenForms = (
  options: OpenViewOptions | null,
  wanted: FormKind | null,
): OpenForms | OpenOverall | null =>
  useResource(
    useCallback(() => {
      if (options === null || wanted === null) return null
      return wanted === 'overall' ? new OpenOverall(options) : new OpenForms(options)
    }, [options, wanted]),
  )
