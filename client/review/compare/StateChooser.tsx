import type { StateText } from '@hesuan/shared/api/compare.ts'
import { useId } from 'react'
import { Tag } from '../../ui/Tag.tsx'
import { timeText } from '../../ui/timeText.ts'
import { texts } from './texts.ts'

interface StateChooserProps {
  readonly label: string
  readonly states: readonly StateText[]
  readonly value: string
  /** Of the answer in sight; null while there is none. */
  readonly shown: { readonly state: StateText; readonly at: string } | null
  readonly onChange: (id: string) => void
}

/** Chooses a state of the department, and always says whether it binds anybody. */
export function StateChooser({ label, states, value, shown, onChange }: StateChooserProps) {
  const id = useId()
  const rounds = [...Map.groupBy(states, ({ round }) => round.id).values()]
  const isListed = states.some((state) => state.id === value)
  return (
    <div className="state-chooser">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {isListed ? null : <option value={value}>{shown === null ? value : optionText(shown.state)}</option>}
        {rounds.map((ofRound) => {
          const round = ofRound[0]?.round
          return round === undefined ? null : (
            <optgroup key={round.id} label={texts.option.round(round.year, round.name)}>
              {ofRound.map((state) => (
                <option key={state.id} value={state.id}>
                  {optionText(state)}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
      {shown !== null && (
        <p className="state-says">
          <Tag tone={shown.state.kind === 'binding' ? 'success' : 'warning'}>{texts.kind[shown.state.kind]}</Tag>
          <span>{saysOf(shown)}</span>
        </p>
      )}
    </div>
  )
}

function optionText({ kind, round, at, step }: StateText): string {
  const name = texts.option.round(round.year, round.name)
  if (at === null || step === null) return `${name} · ${kind === 'ended' ? texts.option.ended : texts.option.draft}`
  return `${name} · ${texts.option.binding(timeText(at), step.unitName, step.action)}`
}

function saysOf({ state: { kind, step, included, sections }, at }: NonNullable<StateChooserProps['shown']>): string {
  if (step !== null) return texts.says.binding(step.action, step.by, included, sections)
  return kind === 'ended' ? texts.says.ended : texts.says.draft(timeText(at, 'second'))
}
