import type { ComponentType } from 'react'
import { ChangePicture } from './change/ChangePicture.tsx'
import { CompositionPicture } from './composition/CompositionPicture.tsx'
import { FindingsPicture } from './findings/FindingsPicture.tsx'
import { FlowPicture } from './flow/FlowPicture.tsx'
import type { PictureProps } from './picture.ts'
import { UnitsPicture } from './units/UnitsPicture.tsx'

/** The pictures by the last part of their addresses, in the order of the list. */
export const PICTURES = {
  flow: FlowPicture,
  composition: CompositionPicture,
  units: UnitsPicture,
  change: ChangePicture,
  findings: FindingsPicture,
} as const satisfies Record<string, ComponentType<PictureProps>>

export type PictureId = keyof typeof PICTURES

export const isPicture = (id: string): id is PictureId => Object.hasOwn(PICTURES, id)
