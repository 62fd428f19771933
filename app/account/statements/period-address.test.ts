import { describe, expect, test } from 'vitest'
import { monthOf, periodAddress, readPeriod, yearOf } from './period-address.ts'

const today = '2026-11-22'
const november = { from: '2026-11-01', to: '2026-11-30' }
const typed = { from: '01/11/2026', to: '30/11/2026' }

describe('the period of an address', () => {
  test('is this month where none is named', () => {
    expect(readPeriod({}, today)).toEqual({ period: november, typed, after: null, problem: null })
    expect(readPeriod({ from: '', to: '' }, today).problem).toBeNull()
  })

  test('is what it says, with the place where the page begins', () => {
    const asked = { from: '2026-01-05', to: '2026-02-10', after: '1_a' }
    expect(readPeriod(asked, today)).toEqual({
      period: { from: '2026-01-05', to: '2026-02-10' },
      typed: { from: '05/01/2026', to: '10/02/2026' },
      after: '1_a',
      problem: null,
    })
  })

  test('is read as people in Vietnam write days', () => {
    expect(readPeriod({ from: '5/1/2026', to: '10/02/2026' }, today)).toMatchObject({
      period: { from: '2026-01-05', to: '2026-02-10' },
      problem: null,
    })
  })

  test.each([
    [{ from: '2026-02-30', to: '2026-03-01' }, 'DATES'],
    [{ from: '01/13/2026', to: '31/01/2026' }, 'DATES'],
    [{ from: '2026-03-01' }, 'DATES'],
    [{ from: ['2026-03-01', '2026-03-02'], to: '2026-03-01' }, 'DATES'],
    [{ from: '2026-03-02', to: '2026-03-01' }, 'ORDER'],
    [{ from: '2025-01-01', to: '2026-01-03' }, 'LONG'],
  ])('%j is %s: this month is shown, and what was typed stays in the form', (asked, problem) => {
    const shown = (day: unknown) => (typeof day === 'string' ? day : '')
    const typed = { from: shown(asked.from), to: shown('to' in asked ? asked.to : '') }
    expect(readPeriod(asked, today)).toEqual({ period: november, typed, after: null, problem })
  })

  test('may be a year and a day', () => {
    expect(readPeriod({ from: '2025-01-01', to: '2026-01-02' }, today).problem).toBeNull()
  })

  test.each(['TOO_MANY', 'TOO_MANY_RECEIPTS'])(
    'is read back from the address made of it, with %s',
    (problem) => {
      const address = new URL(periodAddress(november, { problem }), 'http://x')
      const read = readPeriod(Object.fromEntries(address.searchParams), today)
      expect(read).toEqual({ period: november, typed, after: null, problem })
    },
  )
})

test('months and years have all their days', () => {
  expect(monthOf('2026-01-31', 1)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(yearOf(today)).toEqual({ from: '2026-01-01', to: '2026-12-31' })
})
