/** Lets the browser save a text as a file, readable by Excel too: UTF-8 with the mark that says so. */
export function saveTextFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then; browsers read the address at the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
