import { describe, expect, test } from 'vitest'
import { codesPerDay, decideCode, lanes } from './send-bounds.ts'

const now = new Date('2026-11-23T03:00:10Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
/** So many codes, the newest so long ago, each an hour before the next. */
const sent = (count: number, seconds: number) =>
  Array.from({ length: count }, (_, n) => ago(seconds + n * 3_600))

describe.each(lanes)('a code for %s', (lane) => {
  test.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [4, 300],
    [5, 300],
  ])('after %i comes when %i seconds are over', (count, pause) => {
    expect(decideCode(lane, sent(count, pause - 1), now)).toEqual({
      ok: false,
      error: { code: 'TOO_SOON', nextCodeAt: later(1).toISOString() },
    })
    expect(decideCode(lane, sent(count, pause), now)).toMatchObject({ ok: true })
  })

  test('says from when on there can be another', () => {
    expect(decideCode(lane, [], now)).toEqual({ ok: true, value: { nextAt: later(30) } })
    expect(decideCode(lane, sent(2, 600), now)).toEqual({ ok: true, value: { nextAt: later(120) } })
  })

  test('is not sent for ever within a day', () => {
    const most = codesPerDay[lane]
    const all = Array.from({ length: most }, (_, n) => ago(600 + n * 600))
    expect(decideCode(lane, all.slice(1), now)).toMatchObject({ ok: true })
    expect(decideCode(lane, all, now)).toEqual({
      ok: false,
      error: { code: 'TOO_MANY', retryAfterSeconds: 24 * 3_600 - most * 600 },
    })
    expect(decideCode(lane, all, later(24 * 3_600 - most * 600))).toMatchObject({ ok: true })
  })
})

test('strangers have ten a day', () => {
  expect(codesPerDay.STRANGER).toBe(10)
})
