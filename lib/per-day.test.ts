import { expect, test } from 'vitest'
import { dayBefore, waitUntilFewer } from './per-day.ts'

const now = new Date('2026-12-01T03:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test('a bound of a day waits for the moment that leaves room, whatever the order', () => {
  expect(waitUntilFewer([ago(10), ago(300)], 3, now)).toBe(0)
  expect(waitUntilFewer([ago(300), ago(10), ago(20)], 3, now)).toBe(86_400_000 - 300_000)
  expect(waitUntilFewer([ago(10), ago(20), ago(300), ago(400)], 3, now)).toBe(86_400_000 - 300_000)
})

test('what is a day old counts no more', () => {
  expect(waitUntilFewer([ago(10), dayBefore(now)], 2, now)).toBe(0)
  expect(waitUntilFewer([ago(10), ago(86_399)], 2, now)).toBe(1_000)
})
