import type { QuotaPlan } from '../quotas.ts'

/**
 * Source: DOMAIN §6, R40. The publication of 2022 names no standards: these are those by which its amounts come out to the
 * 分, for 89, 34 and 20 posts, and 81, 29 and 19 people for water, electricity and property.
 */
export const QUOTAS_2022: QuotaPlan = {
  standards: {
    sheet: 'staffing',
    name: 'name',
    heads: 'heads',
    code: 'economicCode',
    quota: 'quota',
    factor: 'factor',
    note: 'note',
  },
  lines: { sheet: 'basic', code: 'code', amount: 'amount', basis: 'basis' },
  usual: [
    { code: '30201', quota: '2500.00', heads: 'posts' },
    { code: '30202', quota: '500.00', heads: 'posts' },
    { code: '30205', quota: '400.00', heads: 'people' },
    { code: '30206', quota: '1600.00', heads: 'people' },
    { code: '30207', quota: '500.00', heads: 'posts' },
    { code: '30209', quota: '800.00', heads: 'people' },
    { code: '30211', quota: '9000.00', heads: 'posts' },
    { code: '30213', quota: '450.00', heads: 'posts' },
    { code: '30217', quota: '500.00', heads: 'posts' },
  ],
  factors: [
    { label: '机关', factor: '1.2' },
    { label: '其他单位', factor: '1' },
  ],
  source: '由 2022 年公开数推算，请以本地定额文件为准',
}
