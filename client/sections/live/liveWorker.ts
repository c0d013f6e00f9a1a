import type { LiveReply, LiveRequest } from './liveMessages.ts'
import { Replica } from './replica.ts'

const reply = (message: LiveReply) => self.postMessage(message)

let replica: Replica | null = null

self.addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => {
  if (data.kind === 'open') replica = new Replica(data.section, data.state, reply)
  else if (data.kind === 'updates') replica?.take(data.updates)
  else if (data.kind === 'now') replica?.answerNow(data.ticket)
  else replica?.standIn(data.around)
})
