import { z } from 'zod'
import { ROLES } from '../workflow/transitions.ts'

export const SignIn = z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(200) })
export type SignIn = z.infer<typeof SignIn>

export const SignedIn = z.object({
  userId: z.string(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type SignedIn = z.infer<typeof SignedIn>
