import './quotas.css'
import '../../ui/page.css'
import { exactText, formatAmount, parseYuan } from '@hesuan/shared/money/amount.ts'
import { type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { insertRow, writeCells } from '@hesuan/shared/section/document.ts'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useToasts } from '../../ui/useToasts.ts'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import { codeText } from '../sheet/cellText.ts'
import { randomId } from '../sheet/randomId.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { type Proposal, proposals, takenCells, usualStandards } from './proposals.ts'
import { texts } from './texts.ts'
import { UsualForm } from './UsualForm.tsx'

interface Props {
  readonly document: SectionDocument
  readonly context: SheetContext
  /** The amounts of the section were read from printed 万元. */
  readonly printed: boolean
  readonly open: boolean
  readonly onClose: () => void
}

/** The public funds by heads and quotas: what they come to, how, and one click that takes them. */
export function QuotaDialog({ document, context, printed, open, onClose }: Props) {
  const message = useToasts()
  const [found, setFound] = useState(() => proposals(context, printed))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const look = () => setFound(proposals(context, printed))
    look()
    return document.onChange(look)
  }, [document, context, printed])
  const { standards, lines } = context.template.quotas
  const insertAll = (sheet: string, rows: readonly Readonly<Record<string, string>>[]) => {
    let last: RowId | null = context.rows(sheet).at(-1) ?? null
    return rows.map((cells) => {
      const row = rowId(sheet, randomId())
      const behind = last
      last = row
      return { row, behind, cells }
    })
  }
  const list = (posts: string, people: string, factor: string) => {
    const rows = insertAll(standards.sheet, usualStandards({ posts, people }, factor, context))
    document.edit('filled', (doc, origin) => {
      for (const { row, behind, cells } of rows) insertRow(doc, row, behind, cells, origin)
    })
    message.success(texts.listed(rows.length))
  }
  const chosen = found.filter((proposal) => isOpen(proposal) && !left.has(proposal.code))
  const take = () => {
    const { writes, lines: added } = takenCells(chosen, context)
    const rows = insertAll(lines.sheet, added)
    document.edit('filled', (doc, origin) => {
      writeCells(doc, writes, origin)
      for (const { row, behind, cells } of rows) insertRow(doc, row, behind, cells, origin)
    })
    message.success(texts.taken(chosen.length))
    onClose()
  }
  return (
    <Modal
      open={open}
      title={texts.title}
      width={860}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {texts.close}
        </Button>,
        <Button key="take" type="primary" disabled={chosen.length === 0} onClick={take}>
          {texts.take(chosen.length)}
        </Button>,
      ]}
    >
      <p className="quota-intro">
        {found.length === 0 ? texts.none : texts.intro} <span>{texts.unit}</span>
      </p>
      {found.length === 0 ? (
        <UsualForm factors={context.template.quotas.factors} onList={list} />
      ) : (
        <ProposalTable
          found={found}
          left={left}
          onLeft={setLeft}
          name={(code) => codeText(context.lists.economic.name(code), code)}
        />
      )}
    </Modal>
  )
}

/** Whether there is something to take. */
const isOpen = ({ agrees, rows }: Proposal): boolean => agrees === null && rows.length < 2

interface TableProps {
  readonly found: readonly Proposal[]
  /** Codes that are not to be taken. */
  readonly left: ReadonlySet<string>
  readonly onLeft: (left: ReadonlySet<string>) => void
  readonly name: (code: string) => string
}

function ProposalTable({ found, left, onLeft, name }: TableProps) {
  const wan = wanWith(decimalsOf(found))
  const toggle = (code: string) => {
    const next = new Set(left)
    if (!next.delete(code)) next.add(code)
    onLeft(next)
  }
  return (
    <div className="quota-table">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{texts.columns.line}</th>
            <th scope="col">{texts.columns.expression}</th>
            <th scope="col" className="figure">
              {texts.columns.proposed}
            </th>
            <th scope="col" className="figure">
              {texts.columns.present}
            </th>
            <th scope="col" className="figure">
              {texts.columns.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((proposal) => (
            <tr key={proposal.code}>
              <td>
                <label>
                  <input
                    type="checkbox"
                    checked={isOpen(proposal) && !left.has(proposal.code)}
                    disabled={!isOpen(proposal)}
                    onChange={() => toggle(proposal.code)}
                  />
                  {name(proposal.code)}
                </label>
              </td>
              <td>{proposal.expression}</td>
              <td className="figure">{wan(proposal.amount)}</td>
              <td className="figure">{proposal.present === null ? '—' : wan(proposal.present)}</td>
              <td className="figure">
                {proposal.rows.length > 1
                  ? texts.several
                  : proposal.agrees !== null
                    ? texts[proposal.agrees]
                    : wan(proposal.difference)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How many decimals of 万元 hide no digit of any of these amounts; two at least, so that figures stand below each other. */
function decimalsOf(found: readonly Proposal[]): number {
  const all = found.flatMap(({ amount, present, difference }) => [amount, present ?? '', difference])
  const lengths = all.map((yuan) => {
    const amount = parseYuan(yuan)
    return amount.ok ? (exactText(amount.value, 'wan').split('.')[1]?.length ?? 0) : 0
  })
  return Math.max(2, ...lengths)
}

function wanWith(decimals: number): (yuan: string) => string {
  return (yuan) => {
    const amount = parseYuan(yuan)
    return amount.ok ? formatAmount(amount.value, 'wan', decimals) : yuan
  }
}
