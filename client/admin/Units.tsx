import { Administration } from '@hesuan/shared/api/admin.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { errorSentence } from '../app/errorSentence.ts'
import { request } from '../app/request.ts'
import { texts } from './texts.ts'

type Unit = Administration['units'][number]

/** The register of units: new ones and new names. */
export function Units({ units }: { readonly units: readonly Unit[] }) {
  const [edited, setEdited] = useState<Unit | 'new' | null>(null)
  const { columns } = texts.units
  return (
    <>
      <p className="admin-tools">
        <Button type="primary" onClick={() => setEdited('new')}>
          {texts.units.add}
        </Button>
        <span className="page-note">{texts.units.addHint}</span>
      </p>
      <div className="panel admin-panel">
        <table className="data-table" aria-label={texts.parts.units}>
          <thead>
            <tr>
              <th scope="col">{columns.code}</th>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.code}>
                <th scope="row">{unit.code}</th>
                <td>{unit.name}</td>
                <td>
                  <button type="button" className="button" onClick={() => setEdited(unit)}>
                    {texts.units.rename}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited === null ? null : <UnitDialog unit={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function UnitDialog({ unit, onClose }: { readonly unit: Unit | null; readonly onClose: () => void }) {
  const [form] = Form.useForm<Unit>()
  const queryClient = useQueryClient()
  const send = useMutation({
    mutationFn: ({ code, name }: Unit) =>
      unit === null
        ? request(Administration, '/api/admin/units', { method: 'POST', body: { code, name } })
        : request(Administration, `/api/admin/units/${encodeURIComponent(code)}`, { method: 'PUT', body: { name } }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries(),
  })
  return (
    <Modal
      open
      title={unit === null ? texts.units.add : texts.units.renameTitle(unit.code)}
      okText={texts.save}
      cancelText={texts.cancel}
      okButtonProps={{ loading: send.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Unit>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={unit ?? { code: '', name: '' }}
        onFinish={(fields) => send.mutate(fields)}
      >
        <Form.Item
          name="code"
          label={texts.units.code}
          rules={[{ required: true, pattern: /^\d{3,12}$/, message: texts.units.codeHint }]}
        >
          <Input disabled={unit !== null} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={texts.units.name} rules={[{ required: true, whitespace: true }]}>
          <Input autoComplete="off" />
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
