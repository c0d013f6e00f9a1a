import type { LiveRequest } from './liveMessages.ts'
import { Replica } from './replica.ts'

let replica: Replica | null = null

self.addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => {
  if (data.kind === 'open') replica = new Replica(data.section, data.state, (figures) => self.postMessage(figures))
  else if (data.kind === 'update') replica?.update(data.update)
  else replica?.standIn(data.around)
})
