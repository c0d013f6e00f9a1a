import { expect, it } from 'vitest'
import { placesOf } from './places.ts'

const places = (role: Parameters<typeof placesOf>[0]['role']) => placesOf({ userId: 'u', role, units: [] })

it('[UIX-23] people are led only to pages that they may open', () => {
  expect(places('accountant')).toEqual({
    tables: true,
    charts: true,
    findings: true,
    ceilings: true,
    history: true,
    admin: false,
  })
  expect(places('departmentHead')).toEqual({
    tables: true,
    charts: true,
    findings: true,
    ceilings: true,
    history: true,
    admin: false,
  })
  expect(places('auditor')).toEqual({
    tables: true,
    charts: true,
    findings: true,
    ceilings: true,
    history: true,
    admin: false,
  })
  expect(places('admin')).toEqual({
    tables: false,
    charts: false,
    findings: false,
    ceilings: false,
    history: false,
    admin: true,
  })
})
