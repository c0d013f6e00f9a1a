import type { LateEditsView } from '@hesuan/shared/api/lateEdits.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { askAnew } from '../../app/askAnew.ts'
import { errorSentence } from '../../app/errorSentence.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { lateEditsQuery } from './lateEditsQuery.ts'

interface Act {
  /** Resolves with what there is then. */
  readonly run: () => Promise<LateEditsView>
  readonly done: string
}

/** Does something with late edits on the server, and says how it went. */
export function useLateActions(sectionId: string): { readonly act: (act: Act) => void; readonly busy: boolean } {
  const message = useToasts()
  const queryClient = useQueryClient()
  const { queryKey } = lateEditsQuery(sectionId)
  const { mutate, isPending } = useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: (view, { done }) => {
      queryClient.setQueryData(queryKey, view)
      if (done !== '') message.success(done)
    },
    onError: (error) => {
      message.error(errorSentence(error).sentence, 6)
      void askAnew(queryClient, queryKey)
    },
  })
  return { act: mutate, busy: isPending }
}
