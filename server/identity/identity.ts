import type { IncomingHttpHeaders } from 'node:http'
import type { Result } from '@hesuan/shared/result.ts'
import type { Actor } from '@hesuan/shared/workflow/permissions.ts'
import type { Role } from '@hesuan/shared/workflow/transitions.ts'
import type { Trx } from '../storage/database.ts'

/** A person with a valid session. */
export interface SignedInPerson extends Actor {
  readonly username: string
  readonly displayName: string
  readonly sessionId: string
  /** They have to choose a password of their own before anything else. */
  readonly mustChangePassword: boolean
}

export interface SignInRefusal {
  /** The same for a wrong password and an unknown user. */
  readonly code: 'wrong-credentials' | 'too-many-attempts' | 'disabled'
  readonly message: string
}

export interface PasswordChangeRefusal {
  readonly code: 'signed-out' | 'too-many-attempts' | 'wrong-password' | 'weak-password'
  readonly message: string
}

export interface AccountRefusal {
  readonly code: 'username-taken' | 'bad-username' | 'weak-password' | 'unknown-unit' | 'unknown-user'
  readonly message: string
}

export interface NewUser {
  readonly username: string
  readonly displayName: string
  readonly password: string
  readonly role: Role
  /** Unit codes. */
  readonly units: readonly string[]
  /** Whether somebody else knows the password: then its person has to choose their own first. */
  readonly passwordHandedOut?: boolean
}

export interface UserEntry {
  readonly userId: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly units: readonly string[]
  readonly disabled: boolean
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
  /**
   * Replaces the password of whoever is signed in, who has to know the present one. Their other sessions end, and what
   * was opened by them; wrong passwords count like failed sign-ins.
   */
  changePassword(
    passwords: { readonly current: string; readonly next: string },
    headers: IncomingHttpHeaders,
  ): Promise<Result<SignedInPerson, PasswordChangeRefusal>>
  /**
   * Who is behind the cookie of a request, or null; null also for whoever has to choose a password first. Rights are at
   * most a second old.
   */
  personOf(headers: IncomingHttpHeaders): Promise<SignedInPerson | null>
  /** The same, whoever it is: for saying who is signed in, and for choosing a password. */
  anybodyOf(headers: IncomingHttpHeaders): Promise<SignedInPerson | null>
  /**
   * Called when sessions of a user ended or rights changed, in this process or another: open sockets must go.
   * @returns how to stop listening
   */
  onRevoked(listener: (userId: string, sessionId: string | null) => void): () => void
  createUser(user: NewUser): Promise<Result<{ readonly userId: string }, AccountRefusal>>
  /** To be called after rights or life of an account changed in this process: its sockets and what is known of it go at once. */
  revoke(userId: string): void
}

/** Called in the transaction of a change: what is written down of it becomes true with it. */
export type Recorded = (trx: Trx) => Promise<void>

/** Creating and changing accounts; needs no identity library. */
export interface Accounts {
  createUser(user: NewUser, recorded?: Recorded): Promise<Result<{ readonly userId: string }, AccountRefusal>>
  /** Everybody with an account, by user name. */
  listUsers(): Promise<readonly UserEntry[]>
  /** Ends the sessions of a user and lets them sign in no more; what they did stays theirs. */
  disableUser(username: string, recorded?: Recorded): Promise<Result<void, AccountRefusal>>
  /** Lets a disabled user sign in again, with the password that they had. */
  enableUser(username: string, recorded?: Recorded): Promise<Result<void, AccountRefusal>>
  /** Another name, role or units; open sockets go, and come back with the new rights. */
  changeUser(
    username: string,
    change: Pick<NewUser, 'displayName' | 'role' | 'units'>,
    recorded?: Recorded,
  ): Promise<Result<void, AccountRefusal>>
  /** Sets a password and ends the sessions that the old one opened. */
  setPassword(
    username: string,
    password: string,
    options?: { readonly handedOut: boolean; readonly recorded: Recorded },
  ): Promise<Result<void, AccountRefusal>>
}
