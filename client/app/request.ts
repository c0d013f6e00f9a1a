import { ApiError } from '@hesuan/shared/api/common.ts'

/** A refusal or failure of a request: `message` is a plain Chinese sentence for the user. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  /** Stable; of the server, or `offline`, `unreadable` of our own. */
  readonly code: string
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  readonly details: unknown

  constructor(code: string, message: string, status: number, details?: unknown, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.status = status
    this.details = details
  }
}

/** Whether no server answered: the network, or a proxy before a server that is down. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof RequestError && (error.status === 0 || (error.status >= 502 && error.status <= 504))

/** What turns an answer into a value; every zod schema is one. */
export interface Parser<T> {
  parse(answer: unknown): T
}

export interface RequestInit {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** User id of whom the page does this for: refused where somebody else is signed in by now. */
  readonly person?: string
}

/** Fired on `window` when the server no longer knows who we are. */
export const SIGNED_OUT_EVENT = 'hesuan:signed-out'

/**
 * Asks the server and parses the answer. Never resolves with something that the schema does not allow.
 * @param path from the root: `/api/board`
 * @throws RequestError for every refusal, failure, broken connection and unreadable answer
 */
export async function request<T>(schema: Parser<T>, path: string, init: RequestInit = {}): Promise<T> {
  const response = await send(path, init)
  const answer = await readJson(response)
  if (!response.ok) {
    if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT_EVENT))
    throw refusal(response.status, answer)
  }
  try {
    return schema.parse(answer)
  } catch (cause) {
    throw new RequestError(
      'unreadable',
      '服务器的回答与本页面版本不符，请刷新页面后再试。',
      response.status,
      undefined,
      cause,
    )
  }
}

/** For answers without a content. */
export const NOTHING: Parser<null> = { parse: () => null }

async function send(path: string, { method = 'GET', body, signal, person }: RequestInit): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(person === undefined ? {} : { 'x-hesuan-person': person }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new RequestError('offline', '连不上服务器，请检查网络后再试。', 0, undefined, cause)
  }
}

/** The JSON of an answer, or null where there is none (204, a proxy's error page). */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  try {
    const answer: unknown = JSON.parse(text)
    return answer
  } catch (cause) {
    if (!response.ok) return null
    throw new RequestError('unreadable', '服务器的回答无法读取，请稍后再试。', response.status, undefined, cause)
  }
}

function refusal(status: number, answer: unknown): RequestError {
  const parsed = ApiError.safeParse(answer)
  if (parsed.success) return new RequestError(parsed.data.code, parsed.data.message, status, parsed.data.details)
  const message = status >= 500 ? '服务器暂时不可用，请稍后再试。' : `请求未被接受（${status}），请刷新页面后再试。`
  return new RequestError(`http-${status}`, message, status)
}
