const LENGTH = 14
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A random id of lower-case letters and digits. Not `randomUUID`: browsers refuse it where a page came without TLS. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => DIGITS[byte % DIGITS.length]).join('')
