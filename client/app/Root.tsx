import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useLayoutEffect } from 'react'
import { Outlet, useNavigate } from 'react-router'
import { useTheme } from '../ui/themeChoice.ts'
import { forgetSignedIn } from './endSession.ts'
import { SIGNED_OUT_EVENT } from './request.ts'
import { signInPath } from './returnTarget.ts'

/** What is around every page, the sign-in page included: whoever is no longer known goes to sign in, and back. */
export function Root() {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const theme = useTheme()
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  useEffect(() => {
    const signInAgain = () => {
      const { pathname, search } = window.location
      if (pathname === '/sign-in') return
      void forgetSignedIn()
      void Promise.resolve(navigate(signInPath(pathname + search), { replace: true })).then(() => queryClient.clear())
    }
    window.addEventListener(SIGNED_OUT_EVENT, signInAgain)
    return () => window.removeEventListener(SIGNED_OUT_EVENT, signInAgain)
  }, [navigate, queryClient])
  return <Outlet />
}
