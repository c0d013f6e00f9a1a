import './frame.css'
import { useQueryClient } from '@tanstack/react-query'
import { App as AntApp, theme as antd, ConfigProvider, Skeleton } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { Outlet } from 'react-router'
import { HelpHost } from '../help/HelpHost.tsx'
import { UnsentWatch } from '../sections/offline/unsentWatch.ts'
import { useResource } from '../sections/useResource.ts'
import { antdDarkTheme, antdTheme } from '../ui/antdTheme.ts'
import { useTheme } from '../ui/themeChoice.ts'
import { useReducedMotion } from '../ui/useReducedMotion.ts'
import { EventConnection, EventContext } from './events.ts'
import { LiveUpdates } from './LiveUpdates.tsx'
import { sessionQuery, useSession } from './session.tsx'
import { TopBar } from './TopBar.tsx'
import { texts } from './texts.ts'
import { UnsentContext } from './unsent.ts'

const FirstPasswordPage = lazy(async () => ({
  default: (await import('../password/FirstPasswordPage.tsx')).FirstPasswordPage,
}))

const DARK = { ...antdDarkTheme, algorithm: antd.darkAlgorithm }

const stilled = <T extends { readonly token?: object }>(theme: T): T => ({
  ...theme,
  token: { ...theme.token, motion: false },
})

/** The look of every signed-in page; before anything else, a password that its person alone knows. */
export function Frame() {
  const chosen = useTheme() === 'dark' ? DARK : antdTheme
  const isStill = useReducedMotion()
  const theme = useMemo(() => (isStill ? stilled(chosen) : chosen), [isStill, chosen])
  const { mustChangePassword } = useSession()
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp className="frame">
        {mustChangePassword ? (
          <Suspense fallback={<PageSkeleton />}>
            <FirstPasswordPage />
          </Suspense>
        ) : (
          <Pages />
        )}
      </AntApp>
    </ConfigProvider>
  )
}

/** The bar, the events of the server, and the page. */
function Pages() {
  const queryClient = useQueryClient()
  const [connection] = useState(() => new EventConnection())
  const { userId } = useSession()
  const nothing = useContext(UnsentContext)
  const unsent = useResource(useCallback(() => new UnsentWatch(userId, () => new Date()), [userId]))
  useEffect(() => {
    const stop = connection.onMissed(() => {
      // Asking who we are comes first: an ended session leads to the sign-in page by its 401.
      void queryClient.query({ ...sessionQuery, staleTime: 0 }).then(
        async () => {
          connection.reopen()
          await queryClient.invalidateQueries()
        },
        (error: unknown) => console.warn('The session could not be asked for', error),
      )
    })
    connection.open()
    return () => {
      stop()
      connection.close()
    }
  }, [connection, queryClient])
  return (
    <EventContext.Provider value={connection}>
      <a className="skip" href="#content">
        {texts.skipToContent}
      </a>
      <LiveUpdates />
      <UnsentContext.Provider value={unsent?.unsent ?? nothing}>
        <HelpHost>
          <TopBar />
          <main className="frame-content" id="content">
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </main>
        </HelpHost>
      </UnsentContext.Provider>
    </EventContext.Provider>
  )
}

function PageSkeleton() {
  return (
    <output className="page-skeleton">
      <span className="visually-hidden">{texts.loading}</span>
      <Skeleton active title={{ width: 280 }} paragraph={{ rows: 10 }} />
    </output>
  )
}
