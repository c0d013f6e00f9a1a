import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Transport } from '../room/sectionSocket.ts'

/** A websocket as the rooms see it. */
export function websocketTransport(socket: WebSocket, line: Duplex): Transport {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    // A line that has ended takes nothing any more; its `close` event says so to whom it concerns.
    send: (bytes) => {
      if (socket.readyState === socket.OPEN) socket.send(bytes)
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    cork: () => line.cork(),
    uncork: () => line.uncork(),
  }
}
