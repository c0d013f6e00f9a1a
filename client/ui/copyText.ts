/**
 * Puts a text on the clipboard, by a click or key of the person. Also in pages that came without TLS, where browsers have
 * no `navigator.clipboard`: there as the copying of a selection that gives this text.
 * Rejects where the browser lets it neither way.
 */
export async function copyText(text: string): Promise<void> {
  // Not there in pages that came without TLS, whatever the types say.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (clipboard !== undefined) return clipboard.writeText(text)
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', give, { capture: true, once: true })
  const copied = document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
  if (!copied) throw new Error('此浏览器不允许复制，请选中文字后按 Ctrl+C')
}
