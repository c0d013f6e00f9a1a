import type { PrintedFigure } from '@hesuan/shared/consolidation/publishedTable.ts'
import { liveFigures } from './liveFigures.ts'
import type { LiveRequest } from './liveMessages.ts'

let printed: readonly PrintedFigure[] = []

self.addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => {
  printed = data.printed ?? printed
  self.postMessage(liveFigures(data, printed))
})
