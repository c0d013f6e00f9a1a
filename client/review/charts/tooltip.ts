/** What is said beside the pointer: a name, and lines of what something is called and what it comes to. */
export interface Tip {
  readonly name: string
  readonly lines: readonly (readonly [label: string, value: string])[]
}

/** A tip as an element, never as markup: names are what people typed. */
export function tooltip({ name, lines }: Tip): HTMLElement {
  const box = document.createElement('div')
  box.className = 'chart-tip'
  append(box, 'strong', name)
  for (const [label, value] of lines) {
    const line = append(box, 'p', '')
    append(line, 'span', label)
    append(line, 'span', value)
  }
  return box
}

function append(parent: HTMLElement, tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  parent.append(element)
  return element
}
