import { forgetStates } from '../sections/offline/thisMachine.ts'
import { forgetSession, rememberedSession } from './rememberedSession.ts'

/** Nobody is signed in here any more: takes from this machine what it kept of the budget, but for unsent edits. */
export async function forgetSignedIn(): Promise<void> {
  const session = rememberedSession()
  forgetSession()
  if (session === null) return
  try {
    await forgetStates(session.userId)
  } catch (error) {
    console.warn('This browser keeps nothing that could be forgotten', error)
  }
}
