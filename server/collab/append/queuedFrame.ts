import type { EditContext } from '@hesuan/shared/api/collabMessages.ts'

/** Where an update came from, as far as accepting it goes. */
export interface FrameSource {
  readonly userId: string
  /** True once something of it was refused: what it sent behind that builds on what is not there. */
  readonly refused: boolean
  /** What it has sent into a section that takes no edits, in order; more is added while frames are processed. */
  readonly late: readonly QueuedFrame[]
  /** Keeps a frame that came too late. */
  keepLate(frame: QueuedFrame): void
}

/** An update that waits to be inspected, applied and written down. */
export interface QueuedFrame<Source extends FrameSource = FrameSource> {
  readonly source: Source
  readonly update: Uint8Array
  readonly context: EditContext | null
  /** Frames of its source that are durable with it, itself included. */
  readonly frames: number
  /** When it arrived, by our clock. */
  readonly at: Date
}
