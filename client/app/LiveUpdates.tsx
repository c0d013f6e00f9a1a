import type { Board } from '@hesuan/shared/api/board.ts'
import type { EventPayload } from '@hesuan/shared/api/events.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { boardQuery } from '../review/board/boardQuery.ts'
import { useServerEvent } from './events.ts'
import { sectionDetailQuery } from './sectionDetail.ts'
import { useSession } from './session.tsx'
import { stepMessage } from './stepMessage.ts'
import { texts } from './texts.ts'

/** Several people type at once; asking for every one of their figures would be more work than reading them. */
const EDITS_SETTLE_MS = 800

/** Makes stale what an event of the server says has changed, so that whatever page is open shows the present. */
export function LiveUpdates() {
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  const session = useSession()
  const settle = useRef<ReturnType<typeof setTimeout> | null>(null)

  useServerEvent('section:edited', () => {
    if (settle.current !== null) return
    settle.current = setTimeout(() => {
      settle.current = null
      void queryClient.invalidateQueries({ queryKey: boardQuery.queryKey })
      void queryClient.invalidateQueries({ queryKey: ['consolidation', 'live'] })
      void queryClient.invalidateQueries({ queryKey: ['findings', 'live'] })
    }, EDITS_SETTLE_MS)
  })
  useEffect(
    () => () => {
      if (settle.current !== null) clearTimeout(settle.current)
      settle.current = null
    },
    [],
  )

  useServerEvent('section:online', ({ sectionId, people }) => {
    queryClient.setQueryData(boardQuery.queryKey, (board) => board && withPeople(board, sectionId, people))
  })

  useServerEvent('section:status', (event) => {
    void queryClient.invalidateQueries({ queryKey: boardQuery.queryKey })
    void queryClient.invalidateQueries({ queryKey: sectionDetailQuery(event.sectionId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['history', event.sectionId] })
    if (event.by !== session.displayName)
      void message.info({
        key: stepMessage(event.sectionId),
        content: statusNews(queryClient.getQueryData(boardQuery.queryKey), event),
      })
  })

  useServerEvent('section:explanations', () => {
    void queryClient.invalidateQueries({ queryKey: ['explanations'] })
    void queryClient.invalidateQueries({ queryKey: boardQuery.queryKey })
  })

  useServerEvent('ceilings:changed', () => {
    for (const key of ['ceilings', 'department-input', 'consolidation', 'findings', ...boardQuery.queryKey]) {
      void queryClient.invalidateQueries({ queryKey: [key] })
    }
  })

  useServerEvent('consolidation:changed', () => {
    void queryClient.invalidateQueries({ queryKey: ['consolidation'] })
    void queryClient.invalidateQueries({ queryKey: ['findings'] })
    void queryClient.invalidateQueries({ queryKey: boardQuery.queryKey })
  })
  return null
}

const withPeople = (board: Board, sectionId: string, people: string[]): Board => ({
  ...board,
  sections: board.sections.map((section) => (section.id === sectionId ? { ...section, online: people } : section)),
})

function statusNews(board: Board | undefined, { sectionId, status, by }: EventPayload<'section:status'>): string {
  const name = board?.sections.find(({ id }) => id === sectionId)?.unitName ?? sectionId
  return texts.statusNews(name, status, by)
}
