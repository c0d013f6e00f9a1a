import type { ComponentType } from 'react'
import { FlowPicture } from './flow/FlowPicture.tsx'
import type { PictureProps } from './picture.ts'

/** The pictures by the last part of their addresses, in the order of the list. */
export const PICTURES = {
  flow: FlowPicture,
} as const satisfies Record<string, ComponentType<PictureProps>>

export type PictureId = keyof typeof PICTURES

export const isPicture = (id: string): id is PictureId => Object.hasOwn(PICTURES, id)
