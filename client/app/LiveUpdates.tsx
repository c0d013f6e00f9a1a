import type { Board } from '@hesuan/shared/api/board.ts'
import type { EventPayload } from '@hesuan/shared/api/events.ts'
import { useQueryClient } from '@tanstack/react-query'
import { BOARDS } from '../review/board/boardQuery.ts'
import { useToasts } from '../ui/useToasts.ts'
import { useServerEvent } from './events.ts'
import { sectionDetailQuery } from './sectionDetail.ts'
import { useSession } from './session.tsx'
import { stepMessage } from './stepMessage.ts'
import { texts } from './texts.ts'
import { useSettledEdits } from './useSettledEdits.ts'

/** Makes stale what an event of the server says has changed, so that whatever page is open shows the present. */
export function LiveUpdates() {
  const queryClient = useQueryClient()
  const message = useToasts()
  const session = useSession()

  useSettledEdits(() => {
    // The frame of every page knows of the board; its figures are asked for where they are shown alone.
    void queryClient.invalidateQueries({ queryKey: BOARDS, refetchType: 'none' })
    void queryClient.invalidateQueries({ queryKey: ['consolidation', 'live'] })
    void queryClient.invalidateQueries({ queryKey: ['findings', 'live'] })
  })

  useServerEvent('section:online', ({ sectionId, people }) => {
    queryClient.setQueriesData<Board>({ queryKey: BOARDS }, (board) => board && withPeople(board, sectionId, people))
  })

  useServerEvent('section:status', (event) => {
    void queryClient.invalidateQueries({ queryKey: BOARDS })
    void queryClient.invalidateQueries({ queryKey: sectionDetailQuery(event.sectionId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['history', event.sectionId] })
    void queryClient.invalidateQueries({ queryKey: ['workflow'] })
    if (event.by !== session.displayName)
      message.info({
        key: stepMessage(event.sectionId),
        content: statusNews(
          queryClient.getQueriesData<Board>({ queryKey: BOARDS }).map(([, board]) => board),
          event,
        ),
      })
  })

  // Rights, rounds, what is there at all: whatever is shown may be another.
  useServerEvent('department:moved', () => void queryClient.invalidateQueries())

  useServerEvent('section:explanations', () => {
    void queryClient.invalidateQueries({ queryKey: ['explanations'] })
    void queryClient.invalidateQueries({ queryKey: BOARDS })
  })

  useServerEvent('ceilings:changed', () => {
    for (const key of ['ceilings', 'department-input', 'consolidation', 'findings', ...BOARDS]) {
      void queryClient.invalidateQueries({ queryKey: [key] })
    }
  })

  useServerEvent('consolidation:changed', () => {
    void queryClient.invalidateQueries({ queryKey: ['consolidation'] })
    void queryClient.invalidateQueries({ queryKey: ['findings'] })
    void queryClient.invalidateQueries({ queryKey: BOARDS })
  })
  return null
}

const withPeople = (board: Board, sectionId: string, people: string[]): Board => ({
  ...board,
  sections: board.sections.map((section) => (section.id === sectionId ? { ...section, online: people } : section)),
})

function statusNews(
  boards: readonly (Board | undefined)[],
  { sectionId, status, by }: EventPayload<'section:status'>,
): string {
  const sections = boards.flatMap((board) => board?.sections ?? [])
  const name = sections.find(({ id }) => id === sectionId)?.unitName ?? sectionId
  return texts.statusNews(name, status, by)
}
