import { describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'

describe('the browser of the tests', () => {
  it('renders one page after another, in Chinese, by the time of China', async () => {
    const browser = await launchBrowser()
    try {
      for (const text of ['合算', '部门预算']) {
        const page = await browser.newPage()
        await page.setContent(`<h1>${text}</h1>`)
        expect(await page.textContent('h1')).toBe(text)
        const place = await page.evaluate(() => [
          navigator.language,
          new Intl.DateTimeFormat().resolvedOptions().timeZone,
        ])
        expect(place).toEqual(['zh-CN', 'Asia/Shanghai'])
      }
    } finally {
      await browser.close()
    }
  })
})
