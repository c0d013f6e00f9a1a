import { z } from 'zod'
import { ROLES } from '../workflow/transitions.ts'

export const SignIn = z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(200) })
export type SignIn = z.infer<typeof SignIn>

/** The rules for a new password are the server's, which says what it refuses. */
export const ChangePassword = z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(1000) })
export type ChangePassword = z.infer<typeof ChangePassword>

export const SignedIn = z.object({
  userId: z.string(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Nothing else is answered before they have chosen a password of their own. */
  mustChangePassword: z.boolean().default(false),
})
export type SignedIn = z.infer<typeof SignedIn>
