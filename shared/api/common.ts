import { z } from 'zod'

/** An amount as it travels: canonical 元 as text, never a JSON number. */
export const AmountText = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)
export const SectionIdText = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)

/** Every refusal and failure: a stable code, a sentence for the user in Chinese. The cause goes to the log. */
export const ApiError = z.object({
  code: z.string(),
  message: z.string(),
  /** Places that the message is about, where there are any. */
  details: z.unknown().optional(),
})
export type ApiError = z.infer<typeof ApiError>
