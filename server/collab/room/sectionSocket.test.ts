import { describe, expect, it } from 'vitest'
import type { SignedInPerson } from '../../identity/identity.ts'
import { readClientFrame } from '../protocol/frames.ts'
import { SectionSocket, type Transport } from './sectionSocket.ts'

const MEBIBYTE = 1024 * 1024
const PERSON: SignedInPerson = {
  userId: 'u1',
  username: 'anna',
  displayName: 'anna',
  sessionId: '1',
  role: 'accountant',
  units: [],
  disabled: false,
  mustChangePassword: false,
}
const VECTOR = Uint8Array.from([0])
const UPDATE = Uint8Array.from([0, 2, 2, 0, 0])

/** A line whose buffer a test fills and empties. */
function line(): Transport & { readonly sent: Uint8Array[]; bufferedAmount: number; ended: string[] } {
  const sent: Uint8Array[] = []
  const ended: string[] = []
  return {
    sent,
    ended,
    bufferedAmount: 0,
    send: (bytes) => void sent.push(bytes),
    close: (code) => void ended.push(`closed ${code}`),
    terminate: () => void ended.push('terminated'),
    pause: () => void ended.push('paused'),
    resume: () => void ended.push('resumed'),
    cork: () => undefined,
    uncork: () => undefined,
  }
}

function open() {
  const transport = line()
  const socket = new SectionSocket(transport, PERSON, 'granted', {})
  return { transport, socket }
}

const missing = () => Uint8Array.from([9, 9])

describe('the line of a window', () => {
  it('[COL-32] gets no updates before it has been given a state to build on', () => {
    const { transport, socket } = open()
    socket.sendUpdates([UPDATE], VECTOR, 0)
    expect(transport.sent).toHaveLength(0)
    socket.answerSync(UPDATE)
    socket.sendUpdates([UPDATE, UPDATE], VECTOR, 0)
    expect(transport.sent).toHaveLength(3)
  })

  it('[COL-32] that is slow is paused, and goes on from where it stood when it has caught up', () => {
    const { transport, socket } = open()
    socket.answerSync(UPDATE)
    transport.bufferedAmount = MEBIBYTE + 1
    socket.sendUpdates([UPDATE], Uint8Array.from([1, 5, 5]), 0)
    socket.sendUpdates([UPDATE], Uint8Array.from([1, 5, 6]), 10)
    socket.sendPresence(UPDATE)
    expect(transport.sent).toHaveLength(1)
    expect(socket.tend(20, missing)).toBe(false)
    transport.bufferedAmount = 1000
    const asked: Uint8Array[] = []
    const resumed = socket.tend(30, (vector) => {
      asked.push(vector)
      return missing()
    })
    expect(resumed).toBe(true)
    expect(asked).toEqual([Uint8Array.from([1, 5, 5])])
    expect(readClientFrame(transport.sent[1] ?? VECTOR)).toEqual({ kind: 'update', update: missing() })
    socket.sendUpdates([UPDATE], VECTOR, 40)
    expect(transport.sent).toHaveLength(3)
  })

  it('[COL-32] that does not catch up within ten seconds, or holds too much, is ended', () => {
    const slow = open()
    slow.socket.answerSync(UPDATE)
    slow.transport.bufferedAmount = MEBIBYTE + 1
    slow.socket.sendUpdates([UPDATE], VECTOR, 1000)
    slow.socket.tend(11_000, missing)
    expect(slow.transport.ended).toEqual([])
    slow.socket.tend(11_001, missing)
    expect(slow.transport.ended).toEqual(['terminated'])
    const full = open()
    full.socket.answerSync(UPDATE)
    full.transport.bufferedAmount = 8 * MEBIBYTE + 100
    full.socket.tend(0, missing)
    expect(full.transport.ended).toEqual(['terminated'])
  })

  it('[COL-32] may take its time for the first state, however large that is', () => {
    const { transport, socket } = open()
    socket.answerSync(new Uint8Array(12 * MEBIBYTE))
    transport.bufferedAmount = 12 * MEBIBYTE
    socket.tend(0, missing)
    expect(transport.ended).toEqual([])
  })

  it('[COL-33] that has not said yet what it typed offline has its updates passed over: the answer holds them', () => {
    const { socket } = open()
    expect(socket.passesOver()).toBe(false)
    socket.requestSync(VECTOR)
    expect(socket.passesOver()).toBe(true)
    expect(socket.passesOver()).toBe(true)
    expect(socket.answered()).toBe(3)
    expect(socket.passesOver()).toBe(false)
    expect(socket.answered()).toBe(1)
  })

  it('[COL-33] keeps what was said of an update for that update alone', () => {
    const { socket } = open()
    expect(socket.announce('{"act":"a1","how":"pasted"}')).toBe(true)
    expect(socket.takeContext()).toEqual({ act: 'a1', how: 'pasted' })
    expect(socket.takeContext()).toBeNull()
    for (const json of ['{', '{"act":"a 1","how":"typed"}', '{"act":"a1","how":"seeded"}', 'null']) {
      expect(socket.announce(json)).toBe(false)
    }
  })
})
