import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMs, businessDay, formatDate, formatDateTime, formatTime, formatWait, isoDate } from './dates.ts'

const morning = new Date('2026-11-21T03:42:09.500Z')

describe('on screens', () => {
  test('Vietnamese and English dates', () => {
    expect(formatDate(morning, 'vi')).toBe('21/11/2026')
    expect(formatDate(morning, 'en')).toBe('21 November 2026')
    expect(formatDate(new Date('2026-03-03T17:00:00Z'), 'vi')).toBe('04/03/2026')
    expect(formatDate(new Date('2026-03-03T17:00:00Z'), 'en')).toBe('4 March 2026')
  })

  test('time and both together', () => {
    expect(formatTime(morning)).toBe('10:42')
    expect(formatTime(new Date('2026-11-20T17:00:00Z'))).toBe('00:00')
    expect(formatDateTime(morning, 'vi')).toBe('10:42, 21/11/2026')
    expect(formatDateTime(morning, 'en')).toBe('10:42, 21 November 2026')
  })
})

describe('a wait', () => {
  test.each([
    [0, '1 giây', '1 second'],
    [1, '1 giây', '1 second'],
    [44.2, '45 giây', '45 seconds'],
    [60, '1 phút', '1 minute'],
    [61, '2 phút', '2 minutes'],
    [15 * 60, '15 phút', '15 minutes'],
    [59 * 60 + 1, '1 giờ', '1 hour'],
    [60 * 60, '1 giờ', '1 hour'],
    [60 * 60 + 1, '1 giờ 1 phút', '1 hour 1 minute'],
    [90 * 60, '1 giờ 30 phút', '1 hour 30 minutes'],
    [480 * 60 - 30, '8 giờ', '8 hours'],
    [480 * 60, '8 giờ', '8 hours'],
    [24 * 3_600, '24 giờ', '24 hours'],
  ])('of %d seconds is told as %s, %s', (seconds, vi, en) => {
    expect(formatWait(seconds, 'vi')).toBe(vi)
    expect(formatWait(seconds, 'en')).toBe(en)
  })
})

describe('business day', () => {
  test.each([
    ['2026-11-20T16:59:59.999Z', '2026-11-20'],
    ['2026-11-20T17:00:00.000Z', '2026-11-21'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['2028-02-28T20:00:00.000Z', '2028-02-29'],
  ])('%s is %s', (instant, expected) => {
    expect(businessDay(new Date(instant))).toBe(expected)
  })

  test('is UTC plus seven hours, with no summer time', () => {
    const instants = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (instant) => {
        expect(businessDay(instant)).toBe(
          addMs(instant, 7 * 3_600_000)
            .toISOString()
            .slice(0, 10),
        )
      }),
    )
  })
})

test('messages carry UTC in whole seconds', () => {
  expect(isoDate(morning)).toBe('2026-11-21T03:42:09Z')
})

test('adding milliseconds leaves the argument as it was', () => {
  const before = morning.getTime()
  expect(addMs(morning, 500).toISOString()).toBe('2026-11-21T03:42:10.000Z')
  expect(addMs(morning, -9_500).toISOString()).toBe('2026-11-21T03:42:00.000Z')
  expect(morning.getTime()).toBe(before)
})
