import { expect, test } from 'vitest'
import { after, type Counter, decideTry, doubling, missesLeft, type WaitRule, waitAfter } from './counter.ts'
import { longestFirstWait, tryKinds } from './kinds.ts'

const now = new Date('2026-11-30T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const rule: WaitRule = { waits: after(3, doubling(10, 60)), forget: 100 }
const counter = (misses: number, countedAt = now, openAt = now): Counter => ({ misses, countedAt, openAt })

test.each([
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 10],
  [4, 20],
  [5, 40],
  [6, 60],
  [7, 60],
  [2.3, 10],
  [2.0000001, 0],
])('after %d misses no try is looked at for %d seconds', (misses, seconds) => {
  expect(waitAfter(rule, misses)).toBe(seconds)
})

test.each([
  ['none yet', null, 0, { misses: 1, wait: 0 }],
  ['two', counter(2), 0, { misses: 3, wait: 10 }],
  ['two, of which one is forgotten', counter(2), 100, { misses: 2, wait: 0 }],
  ['two, of which a part is forgotten', counter(2), 50, { misses: 2.5, wait: 10 }],
  ['all forgotten', counter(6), 100_000, { misses: 1, wait: 0 }],
  ['as many as count', counter(6), 0, { misses: 6, wait: 60 }],
  ['counted by a clock that is ahead', counter(2, later(5)), 0, { misses: 3, wait: 10 }],
] as const)('%s: the try is looked at', (_what, kept, seconds, { misses, wait }) => {
  const at = later(seconds)
  const decided = decideTry(kept, rule, at)
  expect(decided.looked && (wait > 0 || decided.next.openAt <= at)).toBe(true)
  expect(decided).toEqual({
    looked: true,
    next: {
      misses,
      countedAt: at,
      openAt: wait > 0 ? new Date(at.getTime() + wait * 1000) : expect.any(Date),
    },
  })
})

test('before its time no try is looked at, and from that second on one is', () => {
  const kept = counter(3, now, later(10))
  expect(decideTry(kept, rule, later(9.999))).toEqual({ looked: false, openAt: later(10) })
  expect(decideTry(kept, rule, later(10)).looked).toBe(true)
})

test('misses are forgotten one by one, and never below none', () => {
  expect(missesLeft(counter(2), rule, later(150))).toBe(0.5)
  expect(missesLeft(counter(2), rule, later(900))).toBe(0)
})

test('waits double up to the longest', () => {
  expect(doubling(15, 60)).toEqual([15, 30, 60])
  expect(doubling(1, 60)).toEqual([1, 2, 4, 8, 16, 32, 60])
  expect(after(4, [9])).toEqual([0, 0, 0, 9])
  expect(after(1, [9])).toEqual([9])
})

test('waits of every kind never get shorter, and end', () => {
  for (const [kind, { waits }] of Object.entries<WaitRule>(tryKinds)) {
    expect([...waits], kind).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.every(Number.isInteger), kind).toBe(true)
  }
})

/** Six digits are guessed by patience alone: they wait as an authenticator's do, by the telephone; first visits do not. */
const asAuthenticators = 'code.subject'

test('what many share never keeps anybody waiting for longer than a first visit may', () => {
  for (const [kind, { waits }] of Object.entries<WaitRule>(tryKinds))
    if (/[.](subject|fact|charge|network|newcomer-.*)$/.test(kind) && kind !== asAuthenticators)
      expect(waits.at(-1), kind).toBeLessThanOrEqual(longestFirstWait)
})

test('codes by SMS wait as an authenticator’s do: ten are free, then a quarter of an hour, doubling to a day', () => {
  for (const kind of ['code.subject', 'staff-code'] as const)
    expect([9, 10, 11, 30].map((misses) => waitAfter(tryKinds[kind], misses))).toEqual([
      0, 900, 1_800, 86_400,
    ])
})
