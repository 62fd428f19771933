import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCardDate } from './card-date.ts'

const now = new Date('2026-11-21T03:00:00Z')

describe('forms', () => {
  test.each(['07/15', '0715', '07-15', '7/15', ' 07 / 15 ', '07–15', '07.15', '07 15', '07/2015', '０７/15'])(
    '%j is July 2015',
    (typed) => {
      expect(parseCardDate(typed, 'ISSUE', now)).toEqual({
        ok: true,
        value: { month: 7, year: 2015, text: '07/15' },
      })
    },
  )

  test.each([
    ['', 'EMPTY'],
    ['   ', 'EMPTY'],
    ['715', 'FORM'],
    ['07/1', 'FORM'],
    ['07/151', 'FORM'],
    ['07/1915', 'FORM'],
    ['2015-07', 'FORM'],
    ['ab/cd', 'FORM'],
    ['07/15<br>', 'FORM'],
    ['7'.repeat(10_000), 'FORM'],
    [`7${' '.repeat(1_000_000)}x`, 'FORM'],
    ['00/15', 'MONTH'],
    ['13/15', 'MONTH'],
    ['9915', 'MONTH'],
  ])('%s is refused as %s', (typed, code) => {
    expect(parseCardDate(typed, 'ISSUE', now)).toEqual({ ok: false, error: { code } })
    expect(parseCardDate(typed, 'EXPIRY', now)).toEqual({ ok: false, error: { code } })
  })
})

describe('issue and expiry', () => {
  test.each([
    ['11/26', 'ISSUE', 2026],
    ['01/99', 'ISSUE', 1999],
    ['11/26', 'EXPIRY', 2026],
    ['12/26', 'EXPIRY', 2026],
    ['03/35', 'EXPIRY', 2035],
  ] as const)('%s as %s is in %s', (typed, kind, year) => {
    expect(parseCardDate(typed, kind, now)).toMatchObject({ ok: true, value: { year } })
  })

  test.each([
    ['12/26', 'ISSUE', 'ISSUE_IN_FUTURE'],
    ['07/30', 'ISSUE', 'ISSUE_IN_FUTURE'],
    ['10/26', 'EXPIRY', 'EXPIRED'],
    ['03/07', 'EXPIRY', 'EXPIRED'],
    ['12/99', 'EXPIRY', 'EXPIRED'],
  ] as const)('%s as %s is %s', (typed, kind, code) => {
    expect(parseCardDate(typed, kind, now)).toEqual({ ok: false, error: { code } })
  })

  test('the month changes at midnight in Vietnam', () => {
    const lastMinute = new Date('2026-11-30T16:59:00Z')
    const nextMonth = new Date('2026-11-30T17:00:00Z')
    expect(parseCardDate('12/26', 'ISSUE', lastMinute).ok).toBe(false)
    expect(parseCardDate('12/26', 'ISSUE', nextMonth).ok).toBe(true)
    expect(parseCardDate('11/26', 'EXPIRY', lastMinute).ok).toBe(true)
    expect(parseCardDate('11/26', 'EXPIRY', nextMonth).ok).toBe(false)
  })

  test('the turn of a century', () => {
    const newCentury = new Date('2101-02-01T00:00:00Z')
    expect(parseCardDate('12/99', 'ISSUE', newCentury)).toMatchObject({ ok: true, value: { year: 2099 } })
    const oldCentury = new Date('2098-02-01T00:00:00Z')
    expect(parseCardDate('01/03', 'EXPIRY', oldCentury)).toMatchObject({ ok: true, value: { year: 2103 } })
  })

  test('every month but this one is right for exactly one of the two', () => {
    const dates = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 99 }))
    fc.assert(
      fc.property(dates, ([month, year]) => {
        const typed = `${String(month).padStart(2, '0')}/${String(year).padStart(2, '0')}`
        const taken = (['ISSUE', 'EXPIRY'] as const).filter((kind) => parseCardDate(typed, kind, now).ok)
        expect(taken).toHaveLength(typed === '11/26' ? 2 : 1)
      }),
    )
  })
})
