import { SectionIdText } from '@hesuan/shared/api/common.ts'

/** What an upgrade asks for; null where the client does not say which document it knows, or whose page it is. */
export interface UpgradeTarget {
  readonly sectionId: string
  readonly epoch: number | null
  /** User id. */
  readonly person: string | null
}

/** Reads `/collab/<sectionId>?epoch=1`; null where it is no such address. */
export function readUpgrade(url: string | undefined): UpgradeTarget | null {
  const match = /^\/collab\/([^/?]+)(?:\?(.*))?$/.exec(url ?? '')
  const sectionId = SectionIdText.safeParse(match?.[1])
  if (!sectionId.success) return null
  const params = new URLSearchParams(match?.[2])
  const epoch = params.get('epoch')
  const person = params.get('person')
  if (epoch === null) return { sectionId: sectionId.data, epoch: null, person }
  return /^\d{1,9}$/.test(epoch) ? { sectionId: sectionId.data, epoch: Number(epoch), person } : null
}
