import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { CLOSE } from '@hesuan/shared/api/collabMessages.ts'
import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Identity } from '../identity/identity.ts'
import type { Database } from '../storage/database.ts'
import { isUniqueViolation } from '../storage/violations.ts'
import { readUpgrade, type UpgradeTarget } from './access/readUpgrade.ts'
import { refuseUpgrade } from './access/refuseUpgrade.ts'
import { writeRight } from './access/writeRight.ts'
import type { CollabService } from './collabService.ts'
import { readStateAt } from './document/readStateAt.ts'
import { websocketTransport } from './protocol/websocketTransport.ts'
import { createRooms } from './room/rooms.ts'
import type { SectionRoom } from './room/sectionRoom.ts'
import { SectionSocket } from './room/sectionSocket.ts'

/** A frame of a client at most. What is larger never comes whole into memory; the line ends with 1009. */
const LARGEST_FRAME = 4 * 1024 * 1024
const PING_EVERY_MS = 20_000
const DRAIN_WITHIN_MS = 10_000
const SAY_GOODBYE_WITHIN_MS = 1_000
const CLOSE_GOING_AWAY = 1001
const CLOSE_TRY_AGAIN = 1013
const GREATEST_CLIENT = 0xffffffff
const GRANT_ATTEMPTS = 5

/** What is counted, for whoever watches the server. */
export interface CollabMetrics {
  connections(open: number): void
  refused(code: string): void
  /** One commit of the append queue. */
  committed(commit: { readonly sections: number; readonly updates: number; readonly seconds: number }): void
}

export interface CollabParts {
  readonly db: Database
  readonly identity: Pick<Identity, 'personOf' | 'onRevoked'>
  readonly log: Logger
  /** Where pages that may connect come from; exact. */
  readonly allowedOrigins: () => readonly string[]
  readonly now: () => Date
  readonly randomId: () => string
  readonly metrics?: CollabMetrics
}

/**
 * The live documents of the sections: takes websockets of the y-websocket protocol, writes every accepted update and who
 * changed what to disk, and tells everybody only then.
 */
export function createCollab(parts: CollabParts): CollabService {
  const { db, identity, log, metrics } = parts
  const rooms = createRooms(parts)
  const lines = new Map<WebSocket, SectionSocket>()
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false })
  let closing = false

  const upgrade = async (request: IncomingMessage, line: Duplex, head: Buffer, target: UpgradeTarget) => {
    if ((await identity.personOf(request.headers)) === null) return refuseUpgrade(line, 401)
    const room = await rooms.open(target.sectionId)
    // Asked again: their rights may have changed while the document was read.
    const person = await identity.personOf(request.headers)
    if (person === null) return refuseUpgrade(line, 401)
    // Alike for what there is not and for what they may not see.
    if (room === null || !maySection(person, 'read', room.subject)) return refuseUpgrade(line, 403)
    if (closing || line.destroyed) return refuseUpgrade(line, 503)
    server.handleUpgrade(request, line, head, (websocket) => {
      const socket = new SectionSocket(
        websocketTransport(websocket, line),
        person,
        writeRight(person, room.subject),
        request.headers,
      )
      const isOther = target.person !== null && target.person !== person.userId
      const isOlder = target.epoch !== null && target.epoch !== room.document.epoch
      if (isOther || isOlder) {
        websocket.on('error', (error) => log.info({ err: error }, 'a websocket failed'))
        if (isOther) return socket.end(CLOSE.otherPerson, 'somebody else is signed in')
        return socket.end(CLOSE.olderEpoch, 'the section has a new document')
      }
      attach(websocket, socket, room)
    })
  }

  const attach = (websocket: WebSocket, socket: SectionSocket, room: SectionRoom) => {
    lines.set(websocket, socket)
    metrics?.connections(lines.size)
    websocket.on('message', (data, isBinary) => {
      if (isBinary && Buffer.isBuffer(data)) room.hear(socket, data)
      else socket.refuse(CLOSE.malformedUpdate, 'not a binary message')
    })
    websocket.on('pong', () => {
      socket.alive = true
    })
    websocket.on('error', (error) => log.info({ err: error, section: room.id }, 'a websocket failed'))
    websocket.on('close', () => {
      lines.delete(websocket)
      metrics?.connections(lines.size)
      room.leave(socket)
    })
    room.admit(socket)
  }

  /** Looks again at who is behind a socket, and what they may do. */
  const lookAgain = async (socket: SectionSocket, room: SectionRoom) => {
    try {
      const person = await identity.personOf(socket.headers)
      if (person === null) return socket.end(CLOSE.signedOut, 'the session has ended')
      socket.person = person
      room.rightsOf(socket)
    } catch (error) {
      log.error({ err: error, section: room.id }, 'could not tell who is behind a socket')
      socket.end(CLOSE_TRY_AGAIN, 'storage trouble')
    }
  }

  const endUser = (userId: string) => {
    for (const room of rooms.all()) {
      for (const socket of room.sockets) if (socket.userId === userId) void lookAgain(socket, room)
    }
  }

  const pings = setInterval(() => {
    for (const [websocket, socket] of lines) {
      if (!socket.alive) websocket.terminate()
      socket.alive = false
      websocket.ping()
    }
  }, PING_EVERY_MS)
  const stopRevoked = identity.onRevoked((userId) => endUser(userId))

  return {
    handleUpgrade: (request, line, head) => {
      line.on('error', (error) => log.info({ err: error }, 'a line failed while it was upgraded'))
      const { origin } = request.headers
      const target = readUpgrade(request.url)
      if (closing) return refuseUpgrade(line, 503)
      if (target === null) return refuseUpgrade(line, 400)
      if (origin !== undefined && !parts.allowedOrigins().includes(origin)) return refuseUpgrade(line, 403)
      upgrade(request, line, head, target).catch((error: unknown) => {
        log.error({ err: error, section: target.sectionId }, 'a section could not be opened')
        refuseUpgrade(line, 503)
      })
    },

    whenDurable: async (sectionId, stateVector, timeoutMs) => {
      const room = await rooms.open(sectionId)
      return room !== null && (await room.whenDurable(stateVector, timeoutMs))
    },

    stateAt: (trx, sectionId) => readStateAt(trx, sectionId, rooms.opened(sectionId)),

    liveRows: async (sectionId) => {
      const room = await rooms.open(sectionId)
      if (room === null) return []
      await room.quiet()
      return room.document.rows()
    },

    deletedRows: async (sectionId) => {
      const room = await rooms.open(sectionId)
      if (room === null) return []
      await room.quiet()
      return room.document.deletedRows()
    },

    rightsChanged: (sectionId) => rooms.lookAgain(sectionId),
    endUser,
    peopleIn: (sectionId) => rooms.opened(sectionId)?.people() ?? [],
    onEdited: rooms.onEdited,
    onPeople: rooms.onPeople,
    onConflicts: rooms.onConflicts,

    grantClientId: async (sectionId, userId) => {
      const { epoch } = await db.read
        .selectFrom('sections')
        .select('epoch')
        .where('id', '=', sectionId)
        .executeTakeFirstOrThrow()
      for (let attempt = 1; ; attempt++) {
        const client = randomInt(1, GREATEST_CLIENT)
        const bound_at = parts.now().toISOString()
        try {
          await db.write
            .insertInto('collab_clients')
            .values({ section_id: sectionId, epoch, client_id: client, user_id: userId, bound_at })
            .execute()
        } catch (error) {
          if (attempt < GRANT_ATTEMPTS && isUniqueViolation(error)) continue
          throw error
        }
        const document = rooms.opened(sectionId)?.document
        if (document?.epoch === epoch) document.authors.set(client, userId)
        return client
      }
    },

    close: async () => {
      closing = true
      stopRevoked()
      clearInterval(pings)
      // What is not read from the lines any more was not called saved, and comes again when they reconnect.
      for (const socket of lines.values()) socket.hold()
      const inTime = await Promise.race([
        rooms.drained().then(() => true),
        sleep(DRAIN_WITHIN_MS, false, { ref: false }),
      ])
      if (!inTime) log.error('updates could not be written in time before the end')
      for (const socket of lines.values()) {
        socket.end(CLOSE_GOING_AWAY, 'the server ends')
        socket.release()
      }
      const gone = new Promise<void>((resolve) => {
        const look = () => (lines.size === 0 ? resolve() : void setTimeout(look, 10))
        look()
      })
      await Promise.race([gone, sleep(SAY_GOODBYE_WITHIN_MS, undefined, { ref: false })])
      for (const websocket of lines.keys()) websocket.terminate()
      await rooms.close()
      server.close()
    },
  }
}
