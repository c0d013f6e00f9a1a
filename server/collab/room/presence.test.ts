import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AwarenessState, writeAwarenessStates } from '../protocol/awarenessStates.ts'
import { Presence, type Present } from './presence.ts'

const windowOf = (userId: string): Present => ({ user: { userId, displayName: userId } })
const says = (client: number, clock: number, state: unknown): Uint8Array =>
  writeAwarenessStates([{ client, clock, json: JSON.stringify(state) }])

function read(message: Uint8Array | null): AwarenessState[] {
  if (message === null) return []
  const decoder = createDecoder(message)
  return Array.from({ length: readVarUint(decoder) }, () => {
    const [client, clock, json] = [readVarUint(decoder), readVarUint(decoder), readVarString(decoder)]
    return { client, clock, json: json === 'null' ? null : JSON.parse(json) }
  })
}

describe('presence in a section', () => {
  const [anna, bert] = [windowOf('anna'), windowOf('bert')]
  let presence: Presence<Present>
  beforeEach(() => {
    presence = new Presence((client, { user }) => client !== 77 || user.userId === 'anna')
  })

  it('[COL-31] carries the user that the server vouches for, whatever the window says', () => {
    expect(presence.hear(anna, says(7, 1, { user: { userId: 'root' }, cell: 'basic.a:amount' }))).toBe(true)
    const user = { userId: 'anna', displayName: 'anna' }
    expect(read(presence.news())).toEqual([{ client: 7, clock: 1, json: { user, cell: 'basic.a:amount' } }])
    expect(presence.news()).toBeNull()
  })

  it('[COL-31] gives a window one clientID, and none that is somebody else’s', () => {
    presence.hear(anna, says(7, 1, { cell: 'a' }))
    presence.hear(anna, says(8, 1, { cell: 'b' }))
    presence.hear(bert, says(7, 99, null))
    presence.hear(bert, says(77, 1, { cell: 'c' }))
    expect(read(presence.everybody()).map(({ client }) => client)).toEqual([7])
    presence.hear(bert, says(9, 1, { cell: 'd' }))
    expect(read(presence.everybody()).map(({ client }) => client)).toEqual([7, 9])
  })

  it('[COL-31] passes over what a stock client repeats of others', () => {
    presence.hear(anna, says(7, 1, { cell: 'a' }))
    presence.hear(bert, says(9, 1, { cell: 'b' }))
    presence.news()
    const repeated = writeAwarenessStates([
      { client: 7, clock: 5, json: '{"cell":"z"}' },
      { client: 9, clock: 2, json: '{"cell":"c"}' },
    ])
    expect(presence.hear(bert, repeated)).toBe(true)
    expect(read(presence.news())).toMatchObject([{ client: 9, clock: 2, json: { cell: 'c' } }])
  })

  it('[COL-31] ends with its window, and is believed again when the same one comes back with an old clock', () => {
    presence.hear(anna, says(7, 4, { cell: 'a' }))
    presence.news()
    presence.leave(anna)
    expect(read(presence.news())).toEqual([{ client: 7, clock: 5, json: null }])
    expect(presence.everybody()).toBeNull()
    presence.hear(windowOf('anna'), says(7, 4, { cell: 'a' }))
    expect(read(presence.news())).toMatchObject([{ client: 7, clock: 6, json: { cell: 'a' } }])
  })

  it('[COL-31] goes over to the next window of the same person where the line of the first is dead', () => {
    presence.hear(anna, says(7, 4, { cell: 'a' }))
    const again = windowOf('anna')
    presence.hear(again, says(7, 4, { cell: 'b' }))
    presence.leave(anna)
    expect(read(presence.everybody())).toMatchObject([{ client: 7, json: { cell: 'b' } }])
  })

  it.each([
    ['cut off', Uint8Array.from([1, 7])],
    ['no JSON', writeAwarenessStates([{ client: 7, clock: 1, json: '{' }])],
    ['no object', says(7, 1, 'here')],
    ['a list', says(7, 1, [])],
    ['too long', says(7, 1, { cell: 'x'.repeat(5000) })],
    ['of more clients than there can be', Uint8Array.from([0xff, 0xff, 0x7f])],
  ])('[COL-31] is refused where the message is %s', (_, message) => {
    expect(presence.hear(anna, message)).toBe(false)
    expect(presence.news()).toBeNull()
  })
})
