import type { FastifyReply } from 'fastify'

/** Codes of refusals with the HTTP status that each travels as. */
export const STATUS_OF = {
  'bad-request': 400,
  'wrong-credentials': 401,
  'signed-out': 401,
  disabled: 403,
  forbidden: 403,
  'wrong-password': 403,
  'weak-password': 400,
  'foreign-origin': 403,
  'not-found': 404,
  'other-person': 409,
  'wrong-state': 409,
  'not-saved-yet': 409,
  'open-errors': 409,
  'open-conflicts': 409,
  'too-many-attempts': 429,
  'storage-trouble': 503,
} as const

export type RefusalCode = keyof typeof STATUS_OF

/** What the server will not do, and why: a sentence for the person who asked. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: string
  /** Places that the message is about. */
  readonly details?: unknown
}

export const SIGNED_OUT: Refusal = { code: 'signed-out', message: '请先登录' }
export const OTHER_PERSON: Refusal = { code: 'other-person', message: '这台电脑上已换人登录，请以原来的账号登录后继续' }
export const FORBIDDEN: Refusal = { code: 'forbidden', message: '您没有进行此操作的权限' }
export const NO_SUCH_SECTION: Refusal = { code: 'not-found', message: '没有这个预算分册' }

/** Answers with a refusal. */
export const refuse = (reply: FastifyReply, refusal: Refusal): FastifyReply =>
  reply.code(STATUS_OF[refusal.code]).send(refusal)
