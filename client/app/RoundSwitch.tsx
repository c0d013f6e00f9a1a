import type { Board } from '@hesuan/shared/api/board.ts'
import { useQuery } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { boardQuery } from '../review/board/boardQuery.ts'
import { useRound, withRound } from './round.ts'
import { texts } from './texts.ts'

/** The pages that show one round as well as another. */
const OF_A_ROUND = /^\/(tables|charts|compare|findings|ceilings|history)?(\/|$)/

/** Which budget is looked at; where there are several rounds, the way to the others. */
export function RoundSwitch() {
  const round = useRound()
  const { data: board } = useQuery({ ...boardQuery(round), select: budgetOf })
  const { pathname } = useLocation()
  const navigate = useNavigate()
  // A no-break space keeps the place, so that the navigation does not jump.
  if (board === undefined) return <div className="top-bar-budget">{'\u00a0'}</div>
  const name = `${board.department} · ${roundName(board.year, board.round)}`
  if (board.rounds.length < 2) return <Budget name={name} />
  const [present] = presentFirst(board.rounds)
  const go = (id: string) =>
    navigate(withRound(OF_A_ROUND.test(pathname) ? pathname : '/', id === present?.id ? null : id))
  return (
    <div className="top-bar-budget">
      <Dropdown
        trigger={['click']}
        menu={{
          items: board.rounds.map(({ id, year, name: called, open }) => ({
            key: id,
            label: `${id === board.round.id ? '✓ ' : ''}${roundName(year, { name: called })}${open ? '' : texts.round.closed}`,
            onClick: () => void go(id),
          })),
        }}
      >
        <button type="button" className="round-button" aria-label={texts.round.label(name)}>
          <span>
            {name}
            {board.round.open ? null : texts.round.closed}
          </span>
          <span aria-hidden="true">▾</span>
        </button>
      </Dropdown>
    </div>
  )
}

const Budget = ({ name }: { readonly name: string }) => (
  <div className="top-bar-budget" title={name}>
    <span>{name}</span>
  </div>
)

/** Not its figures, which change with every keystroke of somebody. */
const budgetOf = ({ department, year, round, rounds }: Board) => ({ department: department.name, year, round, rounds })

const roundName = (year: number, { name }: { readonly name: string }): string => texts.round.name(year, name)

/** As the server chooses where no round is asked for: the open one of the latest year. */
const presentFirst = (rounds: Board['rounds']): Board['rounds'] =>
  rounds.toSorted((a, b) => Number(b.open) - Number(a.open))
