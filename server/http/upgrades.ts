import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { CollabService } from '../collab/collabService.ts'

/** Hands each upgrade to whom it belongs; Socket.IO takes its own by itself. */
export function routeUpgrades(server: Server, collab: Pick<CollabService, 'handleUpgrade'>): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url ?? ''
    if (path.startsWith('/collab/')) return collab.handleUpgrade(request, socket, head)
    if (path.startsWith('/socket.io/')) return undefined
    return socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })
}
