import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, redirect } from 'react-router'
import { BootFallback } from './BootFallback.tsx'
import { NotFound } from './NotFound.tsx'
import { PlainError } from './PlainError.tsx'
import { Root } from './Root.tsx'
import { RequestError } from './request.ts'
import { signInPath } from './returnTarget.ts'
import { sessionQuery } from './session.tsx'

/** The addresses of the client. Each page is a chunk of its own; the sign-in page loads none of the others. */
export const createRoutes = (queryClient: QueryClient): ReturnType<typeof createBrowserRouter> =>
  createBrowserRouter([
    {
      Component: Root,
      HydrateFallback: BootFallback,
      ErrorBoundary: PlainError,
      children: [
        {
          path: 'sign-in',
          lazy: async () => ({ Component: (await import('../signIn/SignInPage.tsx')).SignInPage }),
        },
        {
          lazy: async () => ({ Component: (await import('./Frame.tsx')).Frame }),
          // Before anything of the frame is shown: who is it?
          loader: async ({ request }) => {
            try {
              return await queryClient.query(sessionQuery)
            } catch (error) {
              if (!(error instanceof RequestError) || error.status !== 401) throw error
              const { pathname, search } = new URL(request.url)
              throw redirect(signInPath(pathname + search))
            }
          },
          shouldRevalidate: () => false,
          children: [
            {
              ErrorBoundary: PlainError,
              children: [
                {
                  index: true,
                  lazy: async () => ({ Component: (await import('../review/board/BoardPage.tsx')).BoardPage }),
                },
                {
                  path: 'sections/:sectionId/:sheetId?',
                  lazy: async () => {
                    const { SectionPage, SectionRefused } = await import('../sections/SectionPage.tsx')
                    return { Component: SectionPage, ErrorBoundary: SectionRefused }
                  },
                },
                {
                  path: 'tables/:tableId?',
                  lazy: async () => ({ Component: (await import('../review/tables/TablesPage.tsx')).TablesPage }),
                },
                {
                  path: 'charts/:pictureId?',
                  lazy: async () => ({ Component: (await import('../review/charts/ChartsPage.tsx')).ChartsPage }),
                },
                {
                  path: 'compare',
                  lazy: async () => ({ Component: (await import('../review/compare/ComparePage.tsx')).ComparePage }),
                },
                {
                  path: 'findings',
                  lazy: async () => ({ Component: (await import('../review/findings/FindingsPage.tsx')).FindingsPage }),
                },
                {
                  path: 'ceilings',
                  lazy: async () => ({ Component: (await import('../review/ceilings/CeilingsPage.tsx')).CeilingsPage }),
                },
                {
                  path: 'history',
                  lazy: async () => ({ Component: (await import('../history/HistoryPage.tsx')).HistoryPage }),
                },
                {
                  path: 'admin',
                  lazy: async () => ({ Component: (await import('../admin/AdminPage.tsx')).AdminPage }),
                },
                { path: '*', Component: NotFound },
              ],
            },
          ],
        },
      ],
    },
  ])
