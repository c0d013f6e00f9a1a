/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/**
 * What keeps people from using a page who do not see it, see little, or have no mouse: controls without a name, text
 * that stands out too little, lists of tabs with something else in them, ids used twice, regions that scroll and that no
 * key can reach. Our own, since the usual tool for it is under a licence that this project takes no packages of.
 * @returns one line for each, with where it is; empty where all is well
 */
export const auditPage = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const LEAST_CONTRAST = 4.5
    const LEAST_CONTRAST_LARGE = 3
    const CONTROLS =
      'a[href], button, input:not([type=hidden]), select, textarea, [role=button], [role=tab], [role=grid], [role=dialog], [role=checkbox], [role=combobox], [role=menuitem]'
    const found: string[] = []
    const all = [...document.querySelectorAll<HTMLElement>('body *')]

    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
      element.closest('[inert]') === null
    const where = (element: Element): string => {
      const name = element.getAttribute('data-cell') ?? element.id ?? ''
      const classes = typeof element.className === 'string' ? element.className.trim().replace(/\s+/g, '.') : ''
      return `${element.tagName.toLowerCase()}${classes === '' ? '' : `.${classes}`}${name === '' ? '' : `#${name}`}`
    }

    const textOf = (ids: string | null): string =>
      (ids ?? '')
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join('')
        .trim()
    const nameOf = (element: HTMLElement): string => {
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map(({ textContent }) => textContent ?? '').join('')
          : ''
      const inside = element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
      return (
        [
          textOf(element.getAttribute('aria-labelledby')),
          element.getAttribute('aria-label') ?? '',
          labels,
          inside ? '' : (element.textContent ?? ''),
          element.getAttribute('title') ?? '',
        ].find((text) => text.trim() !== '') ?? ''
      ).trim()
    }

    for (const element of document.querySelectorAll<HTMLElement>(CONTROLS)) {
      if (isShown(element) && element.closest('[aria-hidden=true]') === null && nameOf(element) === '')
        found.push(`no name: ${where(element)}`)
    }
    for (const image of document.querySelectorAll('img, svg, [role=img]')) {
      if (!isShown(image) || image.closest('[aria-hidden=true]') !== null) continue
      const named = ['alt', 'aria-label', 'aria-labelledby'].some((attribute) => image.hasAttribute(attribute))
      if (!named && image.querySelector('title') === null) found.push(`picture without words: ${where(image)}`)
    }

    const PARENTS: Readonly<Record<string, string>> = {
      tab: 'tablist',
      option: 'listbox',
      row: 'grid',
      gridcell: 'row',
      menuitem: 'menu',
    }
    for (const [child, parent] of Object.entries(PARENTS)) {
      for (const element of document.querySelectorAll(`[role=${child}]`)) {
        if (element.closest(`[role=${parent}]`) === null)
          found.push(`${child} outside of a ${parent}: ${where(element)}`)
      }
    }
    for (const list of document.querySelectorAll('[role=tablist]')) {
      for (const control of list.querySelectorAll('button, a[href]'))
        if (control.getAttribute('role') !== 'tab') found.push(`no tab in a list of tabs: ${where(control)}`)
    }

    const ids = all.map(({ id }) => id).filter((id) => id !== '')
    for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) found.push(`id used twice: ${id}`)
    if (document.documentElement.lang === '') found.push('no language')
    if (document.title === '') found.push('no title')
    if (document.querySelectorAll('main').length !== 1) found.push('not one main part')
    if ([...document.querySelectorAll('h1')].filter(isShown).length !== 1) found.push('not one heading of the page')

    for (const element of all) {
      if (!isShown(element)) continue
      const { overflowX, overflowY } = getComputedStyle(element)
      const scrolls =
        (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1) ||
        (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
      if (!scrolls || element instanceof HTMLTextAreaElement) continue
      const reachable =
        element.tabIndex >= 0 ||
        [
          ...element.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
        ].some((one) => one.tabIndex >= 0 && isShown(one))
      if (!reachable) found.push(`scrolls, but not by keys: ${where(element)}`)
    }

    type Colour = readonly [red: number, green: number, blue: number, alpha: number]
    const colourOf = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
      // `color(srgb …)` counts from 0 to 1.
      const scale = text.startsWith('color(') ? 255 : 1
      return [red * scale, green * scale, blue * scale, alpha]
    }
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const luminance = (colour: Colour): number => {
      const linear = (channel: number) => {
        const c = channel / 255
        return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
      }
      return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
    }
    /** What stands behind an element; null where that is a picture. */
    const groundOf = (element: Element): Colour | null => {
      const layers: Colour[] = []
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { backgroundColor, backgroundImage } = getComputedStyle(at)
        if (backgroundImage !== 'none' && layers.length === 0 && at !== element) return null
        const colour = colourOf(backgroundColor)
        if (colour[3] > 0) layers.push(colour)
        if (colour[3] === 1) break
      }
      return layers.reduceRight<Colour>((back, front) => over(front, back), [255, 255, 255, 1])
    }
    const isIdle = (element: Element): boolean =>
      element.closest(':disabled, [aria-disabled=true]') !== null ||
      // Disabled parts of components say it by their class alone.
      element.closest('[class*="-disabled"]') !== null
    for (const element of all) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      )
      const typed = element instanceof HTMLTextAreaElement && element.value.trim() !== '' && element.clientHeight > 4
      if ((!own && !typed) || !isShown(element) || isIdle(element)) continue
      const box = element.getBoundingClientRect()
      if (box.width < 3 || box.height < 3 || getComputedStyle(element).clipPath !== 'none') continue
      const style = getComputedStyle(element)
      const ground = groundOf(element)
      if (ground === null) continue
      const text = over(colourOf(style.color), ground)
      const [low = 0, high = 0] = [luminance(text), luminance(ground)].sort((a, b) => a - b)
      const contrast = (high + 0.05) / (low + 0.05)
      const size = Number(style.fontSize.replace('px', ''))
      const isLarge = size >= 24 || (size >= 18.66 && Number.parseInt(style.fontWeight, 10) >= 700)
      const least = isLarge ? LEAST_CONTRAST_LARGE : LEAST_CONTRAST
      if (contrast < least)
        found.push(
          `contrast ${contrast.toFixed(2)}: ${where(element)} “${(element.textContent ?? '').trim().slice(0, 12)}”`,
        )
    }
    return [...new Set(found)]
  })
