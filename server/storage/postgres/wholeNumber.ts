/**
 * PostgreSQL's 64-bit integers as JavaScript numbers. Amounts are never read this way (see `fenText`); what is read are
 * counters and ids, and one that would lose a digit is an error and not a wrong number.
 */
export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what can be read as a number`)
  return value
}
