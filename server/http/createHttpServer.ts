import { randomUUID } from 'node:crypto'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { adminRoutes } from '../admin/routes.ts'
import { ceilingRoutes } from '../ceilings/routes.ts'
import type { CollabService } from '../collab/collabService.ts'
import { commentRoutes } from '../comments/routes.ts'
import { compareRoutes } from '../compare/routes.ts'
import { conflictRoutes } from '../conflicts/routes.ts'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { consolidationRoutes } from '../consolidation/routes.ts'
import { explanationRoutes } from '../explanations/routes.ts'
import { historyRoutes } from '../history/routes.ts'
import type { Accounts, Identity } from '../identity/identity.ts'
import { passwordRoutes } from '../identity/passwordRoutes.ts'
import { sessionRoutes } from '../identity/routes.ts'
import { lateEditsRoutes } from '../lateEdits/routes.ts'
import { noticeRoutes } from '../notices/routes.ts'
import type { Notifications } from '../notifications/notifications.ts'
import { pictureRoutes } from '../pictures/routes.ts'
import { sectionRoutes } from '../sections/routes.ts'
import type { Database } from '../storage/database.ts'
import { workflowRoutes } from '../workflow/routes.ts'
import { installErrorHandler } from './errorHandler.ts'
import { healthRoutes } from './healthRoutes.ts'
import type { Metrics } from './metrics.ts'
import { installOriginCheck } from './originCheck.ts'
import { requireSignedIn } from './person.ts'
import { installSecurityHeaders } from './securityHeaders.ts'
import { installStaticClient } from './staticClient.ts'

const LARGEST_BODY = 1024 * 1024
/** For a request to arrive whole; a slower line holds a connection for nothing. */
const REQUEST_WITHIN_MS = 30_000

export interface HttpServerParts {
  readonly database: Database
  readonly identity: Identity
  readonly accounts: Accounts
  readonly collab: CollabService
  readonly views: DepartmentViews
  readonly notifications: Notifications
  readonly metrics: Metrics
  readonly log: Logger
  readonly clock: () => Date
  readonly allowedOrigins: () => readonly string[]
  /** Whether people come over `https://`. */
  readonly overTls: boolean
  readonly trustProxy: boolean
  /** Where the built client is. */
  readonly clientFolder: string
}

/** Every REST route, and the built client. Not listening yet. */
export async function createHttpServer(parts: HttpServerParts): Promise<FastifyInstance> {
  const { database, identity, metrics } = parts
  const log: FastifyBaseLogger = parts.log
  const app = Fastify({
    // A line for every request would drown the log; failures are logged where they happen.
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: parts.trustProxy,
    bodyLimit: LARGEST_BODY,
    requestTimeout: REQUEST_WITHIN_MS,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installErrorHandler(app)
  installOriginCheck(app, parts.allowedOrigins)
  await installSecurityHeaders(app, parts.overTls)
  app.addHook('onResponse', async (request, reply) => {
    metrics.observeRequest({
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
  })
  app.addHook('onSend', async (request, reply) => {
    // What one person may see must not stay in a cache for the next.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  await app.register(swagger, {
    openapi: {
      info: { title: 'Hesuan 合算', description: '部门预算协同编制', version: '0.1.0' },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hesuan.session_token' } },
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register((open, _, done) => {
    healthRoutes(open, { read: database.read, metrics })
    sessionRoutes(open, { identity, read: database.read })
    open.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    done()
  })
  await app.register((anybody, _, done) => {
    // Also for who may do nothing else before.
    requireSignedIn(anybody, { personOf: identity.anybodyOf })
    passwordRoutes(anybody, { identity })
    done()
  })
  await app.register((signedIn, _, done) => {
    requireSignedIn(signedIn, identity)
    sectionRoutes(signedIn, parts)
    consolidationRoutes(signedIn, { read: database.read, views: parts.views })
    compareRoutes(signedIn, { read: database.read, views: parts.views })
    pictureRoutes(signedIn, { read: database.read, views: parts.views })
    ceilingRoutes(signedIn, parts)
    explanationRoutes(signedIn, parts)
    workflowRoutes(signedIn, parts)
    commentRoutes(signedIn, parts)
    noticeRoutes(signedIn, parts)
    conflictRoutes(signedIn, { read: database.read, collab: parts.collab })
    lateEditsRoutes(signedIn, { ...parts, randomId: randomUUID })
    historyRoutes(signedIn, { read: database.read, collab: parts.collab })
    // A place of its own, since what it asks of everybody is asked of nobody else.
    signedIn.register((administration, _options, ready) => {
      adminRoutes(administration, parts)
      ready()
    })
    done()
  })
  await installStaticClient(app, parts.clientFolder)
  return app
}
