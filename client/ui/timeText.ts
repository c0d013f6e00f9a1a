// One zone for everybody: a budget's minutes are the department's, wherever its reader's laptop believes to be.
const FORMAT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A time of the server as people read it, Beijing time: `2022-01-25 14:03`, with `:09` where seconds are wanted. */
export function timeText(iso: string, precision: 'minute' | 'second' = 'minute'): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const parts = new Map(FORMAT.formatToParts(time).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const minute = `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`
  return precision === 'minute' ? minute : `${minute}:${part('second')}`
}
