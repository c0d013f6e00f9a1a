import { App, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, NavLink } from 'react-router'
import { HelpButton } from '../help/HelpButton.tsx'
import { NoticeBell } from '../notices/NoticeBell.tsx'
import { unsentOf } from '../sections/offline/thisMachine.ts'
import { TourInvite } from '../tour/TourInvite.tsx'
import { chooseTheme, THEME_CHOICES, useThemeChoice } from '../ui/themeChoice.ts'
import { useConnectionState } from './events.ts'
import { placesOf } from './places.ts'
import { RoundSwitch } from './RoundSwitch.tsx'
import { useRound, withRound } from './round.ts'
import { useSession } from './session.tsx'
import { texts } from './texts.ts'
import { UnsentNote } from './UnsentNote.tsx'
import { useSignOut } from './useSignOut.ts'

const PasswordDialog = lazy(async () => ({
  default: (await import('../password/PasswordDialog.tsx')).PasswordDialog,
}))

/** The bar above every signed-in page: where we are, where one can go, who one is, whether the page is live. */
export function TopBar() {
  return (
    <header className="top-bar">
      <Link className="top-bar-brand" to="/">
        <Mark />
        {texts.product}
      </Link>
      <RoundSwitch />
      <Navigation />
      <div className="top-bar-end">
        <TourInvite />
        <UnsentNote />
        <Connection />
        <NoticeBell />
        <HelpButton />
        <UserMenu />
      </div>
    </header>
  )
}

function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 3 4 12.5h24z" fill="#fff" />
      <path d="M7 17h18M7 22.5h18M7 28h18" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}

function Navigation() {
  const may = placesOf(useSession())
  const round = useRound()
  const places = [
    { to: '/', title: texts.nav.board, shown: true },
    { to: '/tables', title: texts.nav.tables, shown: may.tables },
    { to: '/charts', title: texts.nav.charts, shown: may.charts },
    { to: '/findings', title: texts.nav.findings, shown: may.findings },
    { to: '/ceilings', title: texts.nav.ceilings, shown: may.ceilings },
    { to: '/history', title: texts.nav.history, shown: may.history },
    { to: '/admin', title: texts.nav.admin, shown: may.admin },
  ]
  return (
    <nav aria-label={texts.nav.label}>
      <ul className="top-bar-nav">
        {places.map(({ to, title, shown }) =>
          shown ? (
            <li key={to}>
              <NavLink to={withRound(to, round)} end={to === '/'}>
                {title}
              </NavLink>
            </li>
          ) : null,
        )}
      </ul>
    </nav>
  )
}

function Connection() {
  const state = useConnectionState()
  return (
    <output className="connection" data-state={state} title={texts.connectionHint[state]}>
      {texts.connection[state]}
    </output>
  )
}

function UserMenu() {
  const session = useSession()
  const { modal } = App.useApp()
  const signOut = useSignOut()
  const askToSignOut = async () => {
    const unsent = await countUnsent(session.userId)
    if (unsent === 0) return signOut()
    modal.confirm({
      title: texts.unsent.title,
      content: texts.unsent.content(unsent),
      okText: texts.unsent.stay,
      cancelText: texts.unsent.leave,
      onCancel: () => void signOut(),
    })
  }
  const units = session.units.map(({ name }) => name).join('、')
  const theme = useThemeChoice()
  const [changing, setChanging] = useState(false)
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [theme],
          items: [
            {
              key: 'who',
              type: 'group',
              label: `${session.username} · ${texts.role[session.role]}${units === '' ? '' : ` · ${units}`}`,
            },
            {
              key: 'theme',
              type: 'group',
              label: texts.theme.label,
              children: THEME_CHOICES.map((choice) => ({
                key: choice,
                label: texts.theme[choice],
                onClick: () => chooseTheme(choice),
              })),
            },
            { type: 'divider' },
            { key: 'password', label: texts.changePassword, onClick: () => setChanging(true) },
            { key: 'sign-out', label: texts.signOut, onClick: () => void askToSignOut() },
          ],
        }}
      >
        <button type="button" className="user-button">
          {session.displayName}
          {texts.role[session.role] !== session.displayName && <small>{texts.role[session.role]}</small>}
          <span aria-hidden="true">▾</span>
        </button>
      </Dropdown>
      {changing ? (
        <Suspense>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** How many edits of a person are on this machine alone. */
async function countUnsent(userId: string): Promise<number> {
  try {
    return (await unsentOf(userId, new Date())).waiting.reduce((sum, { edits }) => sum + edits, 0)
  } catch (error) {
    console.warn('This browser keeps no edits', error)
    return 0
  }
}
