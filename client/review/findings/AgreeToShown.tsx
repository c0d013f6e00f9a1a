import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { errorSentence } from '../../app/errorSentence.ts'
import { sendDecision } from '../../explanations/explanationsQuery.ts'
import { texts } from '../../explanations/texts.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { BOARDS } from '../board/boardQuery.ts'
import type { CheckItem } from './findingItem.ts'

/** Agrees to every explanation in the list that waits, after a question: for whoever has read them one below the other. */
export function AgreeToShown({ shown }: { readonly shown: readonly CheckItem[] }) {
  const queryClient = useQueryClient()
  const message = useToasts()
  const { modal } = App.useApp()
  const waiting = waitingBySection(shown)
  const count = [...waiting.values()].reduce((sum, ids) => sum + ids.length, 0)
  const agree = useMutation({
    mutationFn: async () => {
      for (const [section, ids] of waiting) await sendDecision(section, { ids, verdict: 'agreed', reason: null })
    },
    onError: (error) => message.error(errorSentence(error).sentence),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['explanations'] })
      await queryClient.invalidateQueries({ queryKey: BOARDS })
    },
  })
  if (count < 2) return null
  return (
    <Button
      size="small"
      loading={agree.isPending}
      onClick={() =>
        modal.confirm({
          title: texts.agreeAllTitle(count),
          content: texts.agreeAllContent,
          okText: texts.agree,
          cancelText: texts.cancel,
          onOk: () => agree.mutate(),
        })
      }
    >
      {texts.agreeAll(count)}
    </Button>
  )
}

/** Explanations that wait for this person, by the section that they are of. */
function waitingBySection(items: readonly CheckItem[]): ReadonlyMap<string, number[]> {
  const sections = new Map<string, number[]>()
  for (const { explained } of items) {
    if (explained?.state !== 'pending' || explained.explanation === null || !explained.section.may.decide) continue
    const ids = sections.get(explained.section.id) ?? []
    ids.push(explained.explanation.id)
    sections.set(explained.section.id, ids)
  }
  return sections
}
