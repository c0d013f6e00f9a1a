import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { isDeleted, seedDocument } from '@hesuan/shared/section/document.ts'
import { initialPositions } from '@hesuan/shared/section/fractionalOrder.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import * as Y from 'yjs'
import { SectionDocument } from '../collab/sectionDocument.ts'
import { Observable } from '../observable.ts'
import type { PastePlan } from '../sheet/pastePlan.ts'
import type { Visitor } from '../sheet/sheetSource.ts'
import type { Draft, OpenViewOptions } from './openView.ts'

/**
 * For tests: what a view of a section is opened with, over a real document of 2022; the screen's part (frames, questions,
 * messages) is played by lists.
 */
export function viewOptionsFixture(rows: readonly SnapshotRow[], writable = true) {
  const lists = classificationsOf(2022)
  if (lists === null) throw new Error('2022 has classifications')
  const doc = new Y.Doc()
  seedDocument(doc, rows, initialPositions(rows.length))
  const announced: string[] = []
  const document = new SectionDocument(
    doc,
    () => `act-${announced.length}`,
    ({ how }) => announced.push(how),
  )
  const frames: (() => void)[] = []
  const told: string[] = []
  const drafts: Draft[] = []
  const asked: { plan: PastePlan; apply: () => void }[] = []
  const visitors = new Observable<ReadonlyMap<string, Visitor>>(new Map())
  const unit = new Observable<'wan' | 'yuan'>('wan')
  const options: OpenViewOptions = {
    document,
    writable,
    context: {
      template: TEMPLATE_2022,
      lists,
      get unit() {
        return unit.value
      },
      cell: (row, column) => document.cell(row, column),
      rows: (sheet) => document.rows(sheet),
      isDeleted: (row) => isDeleted(doc, row),
    },
    unit,
    live: { value: () => '', mark: () => null, onChange: () => () => undefined },
    conflicts: new Observable(new Map()),
    comments: new Observable(new Map()),
    visitors,
    found: new Observable<ReadonlySet<string>>(new Set()),
    folded: new Set(),
    views: new Map(),
    othersFrame: (flush) => void frames.push(flush),
    nextFrame: (act) => void frames.push(act),
    askPaste: (plan, apply) => void asked.push({ plan, apply }),
    tell: (sentence) => void told.push(sentence),
    isLive: () => writable,
    keepDraft: (draft) => void drafts.push(draft),
  }
  return { options, doc, document, announced, frames, told, drafts, asked, visitors, unit }
}
