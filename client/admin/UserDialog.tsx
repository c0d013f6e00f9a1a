import { Administration, type AdminUser, OneTimePassword } from '@hesuan/shared/api/admin.ts'
import { ROLES } from '@hesuan/shared/workflow/transitions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { errorSentence } from '../app/errorSentence.ts'
import { request } from '../app/request.ts'
import { texts } from './texts.ts'

type Fields = Pick<AdminUser, 'username' | 'displayName' | 'role' | 'units'>

interface Props {
  /** Null: a new one. */
  readonly user: AdminUser | null
  readonly units: Administration['units']
  readonly onAdded: (password: OneTimePassword) => void
  readonly onClose: () => void
}

/** A new user, or another name, role or units of one; what was typed stays when the server refuses. */
export function UserDialog({ user, units, onAdded, onClose }: Props) {
  const [form] = Form.useForm<Fields>()
  const queryClient = useQueryClient()
  const send = useMutation({
    mutationFn: async (fields: Fields) => {
      const { username, ...rest } = fields
      if (user === null) {
        onAdded(await request(OneTimePassword, '/api/admin/users', { method: 'POST', body: fields }))
      } else {
        const path = `/api/admin/users/${encodeURIComponent(username)}`
        await request(Administration, path, { method: 'PUT', body: rest })
        onClose()
      }
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
  const { columns } = texts.users
  return (
    <Modal
      open
      title={user === null ? texts.users.add : texts.users.editTitle(user.displayName)}
      okText={texts.save}
      cancelText={texts.cancel}
      okButtonProps={{ loading: send.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={user ?? { username: '', displayName: '', role: 'accountant', units: [] }}
        onFinish={(fields) => send.mutate(fields)}
      >
        <Form.Item
          name="username"
          label={columns.username}
          extra={user === null ? texts.users.usernameHint : undefined}
          rules={[{ required: true }]}
        >
          <Input disabled={user !== null} autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={columns.name} rules={[{ required: true, whitespace: true }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={columns.role}>
          <Select options={ROLES.map((role) => ({ value: role, label: texts.role[role] }))} />
        </Form.Item>
        <Form.Item name="units" label={columns.units}>
          <Select
            mode="multiple"
            options={units.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          />
        </Form.Item>
      </Form>
      {send.error === null ? null : (
        <p className="admin-refusal" role="alert">
          {errorSentence(send.error).sentence}
        </p>
      )}
    </Modal>
  )
}
