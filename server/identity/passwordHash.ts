import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * One of OWASP's equally strong settings for argon2id (Password Storage Cheat Sheet): 7 MiB, five passes, one lane. The
 * one with the least memory, since what a hash took stays with the thread that computed it.
 */
const MEMORY_KIB = 7_168
const PASSES = 5
const TAG_BYTES = 32
const SALT_BYTES = 16

const derive = promisify(argon2)

export interface PasswordHasher {
  /** @returns `$argon2id$v=19$m=…,t=…,p=1$salt$tag`, the usual notation */
  hash(password: string): Promise<string>
  /** False for a wrong password and for anything that is no hash of ours. */
  verify(hash: string, password: string): Promise<boolean>
}

/** Hashes passwords one at a time: a crowd that signs in together must not take all memory at once. */
export function createPasswordHasher(): PasswordHasher {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn
    return turn
  }
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES)
        const tag = await tagOf(password, { salt, memory: MEMORY_KIB, passes: PASSES })
        return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${unpadded(salt)}$${unpadded(tag)}`
      }),
    verify: (hash, password) =>
      inTurn(async () => {
        const parsed = parseHash(hash)
        if (parsed === null) return false
        const tag = await tagOf(password, parsed)
        return tag.length === parsed.tag.length && timingSafeEqual(tag, parsed.tag)
      }),
  }
}

const tagOf = (
  password: string,
  { salt, memory, passes }: { readonly salt: Buffer; readonly memory: number; readonly passes: number },
): Promise<Buffer> =>
  derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: salt,
    parallelism: 1,
    tagLength: TAG_BYTES,
    memory,
    passes,
  })

function parseHash(hash: string) {
  const match = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash)
  if (match === null) return null
  const [, memory, passes, salt = '', tag = ''] = match
  return {
    memory: Number(memory),
    passes: Number(passes),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
