import { Administration, type AdminUser, OneTimePassword } from '@hesuan/shared/api/admin.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { request } from '../app/request.ts'
import { Tag } from '../ui/Tag.tsx'
import { texts } from './texts.ts'
import { UserDialog } from './UserDialog.tsx'
import { useAdminAct } from './useAdminAct.ts'

interface Props {
  readonly users: readonly AdminUser[]
  readonly units: Administration['units']
}

const pathOf = (username: string) => `/api/admin/users/${encodeURIComponent(username)}`

/** Who has an account, with which role and units; each can be changed, disabled, and given a new password. */
export function Users({ users, units }: Props) {
  const { modal } = App.useApp()
  /** `new`: somebody who is not there yet. */
  const [edited, setEdited] = useState<AdminUser | 'new' | null>(null)
  const nameOf = (code: string) => units.find((unit) => unit.code === code)?.name ?? code
  const showPassword = ({ username, password }: OneTimePassword) => {
    setEdited(null)
    modal.info({
      title: texts.users.password(username),
      content: (
        <>
          <p className="one-time-password">{password}</p>
          <p>{texts.users.passwordHint}</p>
        </>
      ),
      okText: texts.users.known,
    })
  }
  const reset = useAdminAct(
    (user: AdminUser) => request(OneTimePassword, `${pathOf(user.username)}/password`, { method: 'POST' }),
    showPassword,
  )
  const turn = useAdminAct(
    ({ user, to }: { user: AdminUser; to: 'disable' | 'enable' }) =>
      request(Administration, `${pathOf(user.username)}/${to}`, { method: 'POST' }),
    () => undefined,
  )
  const ask = (title: string, content: string, okText: string, onOk: () => void) =>
    modal.confirm({ title, content, okText, cancelText: texts.cancel, onOk })
  const { columns } = texts.users
  return (
    <>
      <p className="admin-tools">
        <Button type="primary" onClick={() => setEdited('new')}>
          {texts.users.add}
        </Button>
      </p>
      <div className="panel admin-panel">
        <table className="data-table" aria-label={texts.parts.users}>
          <thead>
            <tr>
              {(['username', 'name', 'role', 'units', 'state', 'actions'] as const).map((column) => (
                <th scope="col" key={column}>
                  {columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.userId} data-disabled={user.disabled || undefined}>
                <th scope="row">{user.username}</th>
                <td>{user.displayName}</td>
                <td>{texts.role[user.role]}</td>
                <td>{user.units.map(nameOf).join('、') || texts.none}</td>
                <td>
                  <Tag tone={user.disabled ? 'error' : 'success'}>
                    {user.disabled ? texts.users.disabled : texts.users.active}
                  </Tag>
                </td>
                <td>
                  {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
                  <span role="group" className="admin-acts" aria-label={texts.users.of(user.displayName)}>
                    <button type="button" className="button" onClick={() => setEdited(user)}>
                      {texts.users.edit}
                    </button>
                    <button
                      type="button"
                      className="button"
                      onClick={() =>
                        ask(texts.users.resetTitle(user.displayName), texts.users.resetContent, texts.users.reset, () =>
                          reset.mutate(user),
                        )
                      }
                    >
                      {texts.users.reset}
                    </button>
                    {user.disabled ? (
                      <button type="button" className="button" onClick={() => turn.mutate({ user, to: 'enable' })}>
                        {texts.users.enable}
                      </button>
                    ) : (
                      <button
                        type="button"
                        className="button"
                        onClick={() =>
                          ask(
                            texts.users.disableTitle(user.displayName),
                            texts.users.disableContent,
                            texts.users.disable,
                            () => turn.mutate({ user, to: 'disable' }),
                          )
                        }
                      >
                        {texts.users.disable}
                      </button>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited === null ? null : (
        <UserDialog
          user={edited === 'new' ? null : edited}
          units={units}
          onAdded={showPassword}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}
