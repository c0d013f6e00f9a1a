import { Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { texts } from './texts.ts'

interface Props {
  readonly factors: readonly { readonly label: string; readonly factor: string }[]
  readonly onList: (posts: string, people: string, factor: string) => void
}

const isCount = (text: string): boolean => /^[1-9]\d{0,5}$/.test(text)

/** How many there are, from which the usual standards are listed. */
export function UsualForm({ factors, onList }: Props) {
  const [posts, setPosts] = useState('')
  const [people, setPeople] = useState('')
  const [factor, setFactor] = useState(factors[0]?.factor ?? '1')
  const [wrong, setWrong] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const heads = [posts, people].map((text) => text.normalize('NFKC').trim())
    const isRight = heads.every(isCount)
    setWrong(!isRight)
    if (isRight) onList(heads[0] ?? '', heads[1] ?? '', factor)
  }
  return (
    <form className="quota-usual" onSubmit={submit} noValidate>
      <label>
        {texts.posts}
        <input inputMode="numeric" value={posts} onChange={(event) => setPosts(event.currentTarget.value)} />
      </label>
      <label>
        {texts.people}
        <input inputMode="numeric" value={people} onChange={(event) => setPeople(event.currentTarget.value)} />
      </label>
      <label>
        {texts.factor}
        <select value={factor} onChange={(event) => setFactor(event.currentTarget.value)}>
          {factors.map(({ label, factor: value }) => (
            <option key={value} value={value}>
              {label} × {value}
            </option>
          ))}
        </select>
      </label>
      <Button htmlType="submit">{texts.list}</Button>
      {wrong && (
        <p className="quota-wrong" role="alert">
          {texts.wrongHeads}
        </p>
      )}
    </form>
  )
}
