import './notices.css'
import type { Notice } from '@hesuan/shared/api/notices.ts'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Popover } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { askAnew } from '../app/askAnew.ts'
import { errorSentence } from '../app/errorSentence.ts'
import { useServerEvent } from '../app/events.ts'
import { timeText } from '../ui/timeText.ts'
import { useToasts } from '../ui/useToasts.ts'
import { markRead, noticesQuery } from './noticesQuery.ts'
import { noticeText } from './noticeText.ts'
import { texts } from './texts.ts'

const MOST_SHOWN = 99

/** The bell in the bar above every page: how many notices are not read, and what they say. */
export function NoticeBell() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const message = useToasts()
  const [open, setOpen] = useState(false)
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(noticesQuery)
  const notices = data?.pages.flatMap((page) => page.notices) ?? []
  const unread = data?.pages[0]?.unread ?? 0
  const refresh = () => void askAnew(queryClient, noticesQuery.queryKey)
  // Whatever brings a notice about is told to those who may read the section.
  useServerEvent('section:comments', refresh)
  useServerEvent('section:conflicts', refresh)
  useServerEvent('section:status', refresh)
  useServerEvent('section:explanations', refresh)
  useServerEvent('department:moved', refresh)

  const mark = async (which: Parameters<typeof markRead>[0]) => {
    try {
      await markRead(which)
    } catch (cause) {
      message.error(errorSentence(cause).sentence)
    }
    refresh()
  }
  const go = (notice: Notice) => {
    const { path, panel } = noticeText(notice)
    setOpen(false)
    if (!notice.read) void mark({ ids: [notice.id] })
    void navigate(path, { state: { panel } })
  }
  const newest = notices[0]
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <section className="notices" aria-label={texts.title}>
          <header>
            <b>{texts.title}</b>
            {unread > 0 && newest !== undefined ? (
              <button type="button" onClick={() => void mark({ upTo: newest.id })}>
                {texts.markAll}
              </button>
            ) : null}
          </header>
          {error === null ? null : <p className="notices-none">{texts.failed}</p>}
          {error === null && notices.length === 0 ? <p className="notices-none">{texts.none}</p> : null}
          <ul>
            {notices.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} onGo={() => go(notice)} />
            ))}
          </ul>
          {hasNextPage ? (
            <button type="button" className="notices-more" onClick={() => void fetchNextPage()}>
              {texts.more}
            </button>
          ) : null}
        </section>
      }
    >
      <button type="button" className="notice-bell" aria-label={texts.bell(unread)} title={texts.bell(unread)}>
        <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
          <path
            d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6zM10 20a2 2 0 0 0 4 0"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinejoin="round"
          />
        </svg>
        {unread > 0 ? <strong aria-hidden="true">{unread > MOST_SHOWN ? texts.most : unread}</strong> : null}
      </button>
    </Popover>
  )
}

function NoticeItem({ notice, onGo }: { readonly notice: Notice; readonly onGo: () => void }) {
  const { sentence, place } = noticeText(notice)
  return (
    <li data-unread={!notice.read || undefined}>
      <button type="button" onClick={onGo}>
        <span className="notice-sentence">
          {notice.read ? null : <i title={texts.unread} />}
          {sentence}
        </span>
        {notice.text === null ? null : <span className="notice-text">{notice.text}</span>}
        <span className="notice-place">
          {place} <time dateTime={notice.at}>· {timeText(notice.at, 'minute')}</time>
        </span>
      </button>
    </li>
  )
}
