import type { Queryable } from '../../storage/database.ts'

/** A document whose clientIDs belong to users. */
export interface AuthoredDocument {
  readonly sectionId: string
  readonly epoch: number
  readonly authors: Map<number, string>
}

/** Reads which user each clientID of a document belongs to; a binding is for ever, so this only adds. */
export async function readAuthors(db: Queryable, { sectionId, epoch, authors }: AuthoredDocument): Promise<void> {
  const rows = await db
    .selectFrom('collab_clients')
    .select(['client_id', 'user_id'])
    .where('section_id', '=', sectionId)
    .where('epoch', '=', epoch)
    .execute()
  for (const { client_id, user_id } of rows) authors.set(client_id, user_id)
}
