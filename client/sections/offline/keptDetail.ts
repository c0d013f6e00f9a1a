import { SectionDetail } from '@hesuan/shared/api/section.ts'
import { type OfflineDatabase, openOfflineDatabase } from './offlineDatabase.ts'

/** Keeps what the server says of a section. A browser that keeps nothing is told of when the section is opened. */
export async function keepDetail(userId: string, detail: SectionDetail): Promise<void> {
  await withDatabase(userId, (db) => db.put('sections', { section: detail.id, detail }))
}

/** What the server said of a section last; null where nothing is kept, or an older page kept it. */
export async function keptDetail(userId: string, sectionId: string): Promise<SectionDetail | null> {
  const kept = await withDatabase(userId, (db) => db.get('sections', sectionId))
  const parsed = SectionDetail.safeParse(kept?.detail)
  return parsed.success ? parsed.data : null
}

async function withDatabase<T>(userId: string, use: (db: OfflineDatabase) => Promise<T>): Promise<T | null> {
  try {
    const db = await openOfflineDatabase(userId)
    try {
      return await use(db)
    } finally {
      db.close()
    }
  } catch (error) {
    console.warn('What is known of a section could not be kept or read on this machine', error)
    return null
  }
}
