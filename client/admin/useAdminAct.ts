import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { errorSentence } from '../app/errorSentence.ts'

/** Does something to users, units or years; whatever it changed is asked for anew, and a refusal is said. */
export function useAdminAct<Act, Answer>(
  send: (act: Act) => Promise<Answer>,
  done: (answer: Answer, act: Act) => void,
) {
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: send,
    onSuccess: done,
    onError: (error) => message.error(errorSentence(error).sentence, 6),
    onSettled: () => queryClient.invalidateQueries(),
  })
}
