import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { ServerEvents } from '@hesuan/shared/api/events.ts'
import { mayDepartment, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import type { CollabService } from '../collab/collabService.ts'
import type { Identity, SignedInPerson } from '../identity/identity.ts'
import type { Queryable } from '../storage/database.ts'
import { allSections, type Section } from '../storage/sections.ts'
import { createEditThrottle } from './editThrottle.ts'
import type { Notifications } from './notifications.ts'

const EVERYBODY = 'everybody'
/** Who may read the department's tables. */
const DEPARTMENT = 'department'
const readersOf = (sectionId: string): string => `section:${sectionId}`

type EmptyEvents = Record<never, never>
interface SocketData {
  person?: SignedInPerson
}
type IoServer = Server<EmptyEvents, ServerEvents, EmptyEvents, SocketData>
type IoSocket = Socket<EmptyEvents, ServerEvents, EmptyEvents, SocketData>

export interface SocketIoParts {
  readonly identity: Identity
  readonly collab: Pick<CollabService, 'onEdited' | 'onPeople' | 'onConflicts'>
  readonly read: Queryable
  readonly allowedOrigins: () => readonly string[]
  readonly log: Logger
}

export interface SocketIo extends Notifications {
  /** Takes the upgrades to `/socket.io` of a server. */
  attach(http: HttpServer): void
  /** Ends every socket; the HTTP server is its owner's to close. */
  close(): void
}

/**
 * Tells people what happens, each only what they may read: a socket joins the rooms of its person when it connects and
 * is ended when their rights change, so that it joins anew.
 */
export function createSocketIo({ identity, collab, read, allowedOrigins, log }: SocketIoParts): SocketIo {
  const people = new WeakMap<IncomingMessage, SignedInPerson>()
  const io: IoServer = new Server({
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    // The other upgrades of this server are not Socket.IO's to end.
    destroyUpgrade: false,
    maxHttpBufferSize: 16 * 1024,
    // The browser's origin is not covered by CORS on a websocket.
    allowRequest: (request, decide) => {
      const { origin } = request.headers
      if (origin !== undefined && !allowedOrigins().includes(origin)) return decide('foreign origin', false)
      identity.personOf(request.headers).then(
        (person) => {
          if (person === null) return decide('signed out', false)
          people.set(request, person)
          decide(null, true)
        },
        (error: unknown) => {
          log.error({ err: error }, 'could not tell who opens a Socket.IO connection')
          decide('storage trouble', false)
        },
      )
    },
  })
  const joinWhatThereIs = async (sockets: readonly IoSocket[]) => {
    const sections = await allSections(read)
    await Promise.all(
      sockets.map((socket) => joinRooms(socket, socket.data.person ?? people.get(socket.request), sections)),
    )
  }
  io.use((socket, next) => {
    joinWhatThereIs([socket]).then(
      () => next(),
      (error: unknown) => {
        log.error({ err: error }, 'a Socket.IO connection could not join its rooms')
        next(new Error('storage trouble'))
      },
    )
  })
  const stopRevoked = identity.onRevoked((userId, sessionId) => {
    for (const socket of io.of('/').sockets.values()) {
      const { person } = socket.data
      if (person?.userId === userId && (sessionId === null || person.sessionId === sessionId)) socket.disconnect(true)
    }
  })
  const stopPeople = collab.onPeople(({ sectionId, people: names }) => {
    io.to(readersOf(sectionId)).emit('section:online', { sectionId, people: [...names] })
  })
  const stopConflicts = collab.onConflicts(({ sectionId }) => {
    io.to(readersOf(sectionId)).emit('section:conflicts', { sectionId })
  })
  const throttle = createEditThrottle(({ sectionId, at, by }) => {
    io.to(readersOf(sectionId)).emit('section:edited', { sectionId, at, by })
    // The department's live tables change for those too who may not know who changed them.
    io.to(DEPARTMENT).except(readersOf(sectionId)).emit('section:edited', { sectionId, at, by: '' })
  })
  const stopEdited = collab.onEdited(throttle.edited)

  return {
    attach: (http) => {
      io.attach(http)
    },
    sectionMoved: (event) => {
      io.to(readersOf(event.sectionId)).emit('section:status', event)
      io.to(EVERYBODY)
        .except(readersOf(event.sectionId))
        .emit('section:status', { ...event, reason: null })
    },
    departmentMoved: (event) => {
      io.to(EVERYBODY).emit('department:moved', event)
    },
    sectionsOpened: (event) => {
      // They are in no socket's rooms yet.
      joinWhatThereIs([...io.of('/').sockets.values()]).then(
        () => io.to(EVERYBODY).emit('department:moved', event),
        (error: unknown) => {
          log.error({ err: error }, 'Socket.IO connections could not join the rooms of new sections')
          io.to(EVERYBODY).emit('department:moved', event)
        },
      )
    },
    ceilingsChanged: (event) => {
      io.to(DEPARTMENT).emit('ceilings:changed', event)
    },
    consolidationChanged: (event) => {
      io.to(DEPARTMENT).emit('consolidation:changed', event)
    },
    commentsChanged: (event) => {
      io.to(readersOf(event.sectionId)).emit('section:comments', event)
    },
    explanationsChanged: (event) => {
      io.to(readersOf(event.sectionId)).emit('section:explanations', event)
    },
    lateEditsChanged: (event) => {
      io.to(readersOf(event.sectionId)).emit('section:late', event)
    },
    close: () => {
      stopRevoked()
      stopPeople()
      stopConflicts()
      stopEdited()
      throttle.close()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}

async function joinRooms(
  socket: IoSocket,
  person: SignedInPerson | undefined,
  sections: readonly Section[],
): Promise<void> {
  if (person === undefined) throw new Error('a Socket.IO connection without a person')
  socket.data.person = person
  const rooms = [EVERYBODY]
  if (mayDepartment(person, 'consolidation.read')) rooms.push(DEPARTMENT)
  for (const section of sections) {
    if (maySection(person, 'read', section)) rooms.push(readersOf(section.id))
  }
  await socket.join(rooms)
}
