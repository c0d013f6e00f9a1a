import { copyText } from '../../ui/copyText.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { formatTsv } from '../grid/tsv.ts'
import { texts } from './texts.ts'

/** Copies lines so that they can be pasted into a sheet or a document, and says how it went. */
export function useCopy(): (lines: readonly (readonly string[])[]) => void {
  const message = useToasts()
  return (lines) =>
    void copyText(formatTsv(lines)).then(
      () => message.success(texts.copied),
      (error: unknown) => message.error(error instanceof Error ? error.message : String(error)),
    )
}
