import type { FastifyError, FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Refusal, refuse } from './refusal.ts'

/** The one place where a request that went wrong becomes an answer. */
export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) return refuse(reply, malformed(error.validation))
    const status = error.statusCode ?? 500
    if (status < 500) return refuse(reply, { code: 'bad-request', message: clientErrorText(error) })
    request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed')
    return reply.code(500).send({ code: 'server-trouble', message: '服务器出错，已记入日志，请稍后再试' })
  })
}

function malformed(issues: readonly { readonly instancePath: string; readonly message?: string }[]): Refusal {
  const places = issues.map(({ instancePath, message }) => ({ at: instancePath || '/', problem: message ?? '' }))
  const [first] = places
  return {
    code: 'bad-request',
    message: `请求内容不正确${first === undefined || first.at === '/' ? '' : `：${first.at.slice(1)}`}`,
    details: places,
  }
}

function clientErrorText(error: FastifyError): string {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return '请求内容过大'
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return '请求须为 JSON 格式'
    default:
      return '请求内容不是有效的 JSON'
  }
}
