import { expect, it } from 'vitest'
import { errorSentence } from './errorSentence.ts'
import { RequestError } from './request.ts'

it('[UIX-3] an error of the server is shown with the sentence of the server', () => {
  expect(errorSentence(new RequestError('forbidden', '您没有权限查看这一页。', 403))).toEqual({
    sentence: '您没有权限查看这一页。',
    details: null,
  })
})

it('[UIX-3] a page of a version that is gone asks for a reload', () => {
  const gone = new TypeError('Failed to fetch dynamically imported module: /assets/TablesPage-abc.js')
  expect(errorSentence(gone)).toEqual({ sentence: '系统已更新，请刷新页面载入新版本。', details: null })
})

it('[UIX-3] anything else is called unexpected, with details for whoever helps', () => {
  const shown = errorSentence(new RangeError('not a cell key: x'))
  expect(shown.sentence).toContain('意外错误')
  expect(shown.details).toBe('RangeError: not a cell key: x')
})
