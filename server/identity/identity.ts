import type { IncomingHttpHeaders } from 'node:http'
import type { Result } from '@hesuan/shared/result.ts'
import type { Actor } from '@hesuan/shared/workflow/permissions.ts'

/** A person with a valid session. */
export interface SignedInPerson extends Actor {
  readonly username: string
  readonly displayName: string
  readonly sessionId: string
}

export interface SignInRefusal {
  /** The same for a wrong password and an unknown user. */
  readonly code: 'wrong-credentials' | 'too-many-attempts' | 'disabled'
  readonly message: string
}

/** Users, passwords and sessions: the rest of the server knows no identity library. */
export interface Identity {
  /** @returns the Set-Cookie headers of a new session */
  signIn(
    credentials: { readonly username: string; readonly password: string },
    headers: IncomingHttpHeaders,
  ): Promise<Result<{ readonly person: SignedInPerson; readonly setCookie: readonly string[] }, SignInRefusal>>
  /** Ends the session of these headers. @returns the Set-Cookie headers that forget it */
  signOut(headers: IncomingHttpHeaders): Promise<readonly string[]>
  /** Who is behind the cookie of a request, or null. Rights are as of now, not as of sign-in. */
  personOf(headers: IncomingHttpHeaders): Promise<SignedInPerson | null>
  /** Called with a user id when sessions of that user ended or rights changed: open sockets must go. */
  onRevoked(listener: (userId: string) => void): () => void
  createUser(user: {
    readonly username: string
    readonly displayName: string
    readonly password: string
    readonly role: Actor['role']
    readonly units: readonly string[]
  }): Promise<Result<{ readonly userId: string }, { readonly code: string; readonly message: string }>>
}
