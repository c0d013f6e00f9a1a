import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { texts } from './texts.ts'

type ListName = keyof typeof texts.codes.lists

/** The code lists of the latest year's template, to be looked up. */
export function Codes({ years }: { readonly years: readonly number[] }) {
  const [list, setList] = useState<ListName>('functional')
  const [text, setText] = useState('')
  const [year] = years
  const lists = year === undefined ? null : classificationsOf(year)
  const entries = lists?.[list].search(text.trim(), 2000) ?? []
  const { columns } = texts.codes
  return (
    <>
      <div className="admin-tools">
        <Segmented<ListName>
          value={list}
          onChange={setList}
          options={[
            { value: 'functional', label: texts.codes.lists.functional },
            { value: 'economic', label: texts.codes.lists.economic },
          ]}
        />
        <Input
          aria-label={texts.codes.search}
          placeholder={texts.codes.search}
          style={{ width: 260 }}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="page-note">{texts.codes.note}</span>
      </div>
      <div className="panel admin-panel">
        <table className="data-table" aria-label={texts.codes.lists[list]}>
          <thead>
            <tr>
              <th scope="col">{columns.code}</th>
              <th scope="col">{columns.name}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row" style={{ paddingLeft: 10 + (code.length - 3) * 8 }}>
                  {code}
                </th>
                <td>{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {entries.length === 0 ? <p className="nothing">{texts.codes.nothing}</p> : null}
      </div>
    </>
  )
}
