import { describe, expect, test } from 'vitest'
import { readDay } from './typed-day.ts'

describe('a typed day', () => {
  test.each([
    ['5/3/2019', '2019-03-05'],
    [' 05/03/2019 ', '2019-03-05'],
    ['05.03.2019', '2019-03-05'],
    ['5-3-2019', '2019-03-05'],
    ['2019-03-05', '2019-03-05'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s: the day comes before the month', (typed, day) => {
    expect(readDay(typed)).toBe(day)
  })

  test.each(['', '29/02/2026', '31/04/2026', '11/30/2026', '5/3/19', '5/3', '2026-13-01', 'abc'])(
    '%s is none',
    (typed) => {
      expect(readDay(typed)).toBeNull()
    },
  )
})
