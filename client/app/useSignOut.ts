import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useToasts } from '../ui/useToasts.ts'
import { forgetSignedIn } from './endSession.ts'
import { errorSentence } from './errorSentence.ts'
import { NOTHING, request } from './request.ts'

/** Ends the session, leads to the sign-in page, and takes from this machine what it need not keep. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const message = useToasts()
  return async () => {
    try {
      await request(NOTHING, '/api/session', { method: 'DELETE' })
    } catch (error) {
      message.error(errorSentence(error).sentence)
      return
    }
    await navigate('/sign-in')
    queryClient.clear()
    await forgetSignedIn()
  }
}
