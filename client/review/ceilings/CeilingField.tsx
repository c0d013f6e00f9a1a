import { Ceilings, type IssuedCeiling } from '@hesuan/shared/api/ceilings.ts'
import type { CeilingKind } from '@hesuan/shared/consolidation/ceiling.ts'
import { canonicalYuan, parseAmount } from '@hesuan/shared/money/amount.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import { request } from '../../app/request.ts'
import { useRound, withRound } from '../../app/round.ts'
import { exactWanText } from '../../ui/exactWanText.ts'
import { timeText } from '../../ui/timeText.ts'
import { ceilingsQuery } from './ceilingsQuery.ts'
import { texts } from './texts.ts'

interface Props {
  /** null: of the department. */
  readonly unit: string | null
  readonly unitName: string
  readonly kind: CeilingKind
  readonly ceiling: IssuedCeiling | undefined
}

/** One ceiling to be typed in 万元: issued when the field is left, taken back when it is cleared. */
export function CeilingField({ unit, unitName, kind, ceiling }: Props) {
  const queryClient = useQueryClient()
  const round = useRound()
  /** What is being typed; null while the field shows what is issued. */
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const why = useId()
  const issued = ceiling === undefined ? '' : exactWanText(ceiling.amount)
  const issue = useMutation({
    mutationFn: ({ amount }: { amount: string | null; typed: string }) =>
      request(Ceilings, withRound('/api/ceilings', round), {
        method: 'PUT',
        body: { ceilings: [{ unit, kind, amount }] },
      }),
    onSuccess: (answer, { typed }) => {
      queryClient.setQueryData(ceilingsQuery(round).queryKey, answer)
      // Something else may have been typed meanwhile.
      setDraft((now) => (now === typed ? null : now))
      setRefusal(null)
    },
    onError: (error) => setRefusal(errorSentence(error).sentence),
  })
  const leave = () => {
    if (draft === null) return
    const text = draft.trim()
    if (text === issued) {
      setDraft(null)
      setRefusal(null)
      return
    }
    if (text === '') return issue.mutate({ amount: null, typed: draft })
    const amount = parseAmount(text, 'wan')
    if (!amount.ok || amount.value.isNegative()) return setRefusal(texts.notAnAmount)
    issue.mutate({ amount: canonicalYuan(amount.value), typed: draft })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') goDown(event.currentTarget)
    else if (event.key === 'Escape') {
      setDraft(null)
      setRefusal(null)
    }
  }
  return (
    <>
      <input
        className="ceiling-field"
        data-kind={kind}
        inputMode="decimal"
        autoComplete="off"
        aria-label={texts.label(unitName, texts.kind[kind])}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : why}
        aria-busy={issue.isPending}
        title={ceiling === undefined ? undefined : texts.issued(ceiling.by, timeText(ceiling.at))}
        value={draft ?? issued}
        onChange={(event) => {
          setDraft(event.currentTarget.value)
          setRefusal(null)
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {refusal === null ? null : (
        <span id={why} className="ceiling-refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  )
}

/** To the same kind of the unit below, as in a spreadsheet; out of the field at the last one. */
function goDown(field: HTMLInputElement): void {
  const column = [...document.querySelectorAll<HTMLInputElement>(`.ceiling-field[data-kind=${field.dataset['kind']}]`)]
  const next = column[column.indexOf(field) + 1]
  if (next === undefined) field.blur()
  else next.focus()
}
