import { expect, test } from 'vitest'
import { someTime } from '#tests/factories/facts.ts'
import {
  askBankJob,
  cancelAtBankJob,
  expireAttemptJob,
  expirePaymentJob,
  pauseAfter,
  tellAgenciesJob,
  toldInVainMs,
  unheardAlarmMs,
} from './payment-jobs.ts'

test.each([
  [1, 2],
  [2, 5],
  [3, 10],
  [4, 20],
  [5, 30],
  [6, 30],
  [1_000, 30],
])('question %i is asked after %i s, as the API promises', (round, seconds) => {
  expect(askBankJob('a', round, someTime)).toEqual({
    task: 'ask-bank',
    payload: { attemptId: 'a', round },
    runAt: new Date(someTime.getTime() + seconds * 1000),
    key: 'ask-bank:a',
  })
})

test('each kind of job replaces only its own kind for the same subject', () => {
  const jobs = [
    askBankJob('id', 1, someTime),
    expireAttemptJob('id', someTime),
    cancelAtBankJob('id', someTime),
    expirePaymentJob('id', someTime),
    tellAgenciesJob('id', someTime),
  ]
  expect(new Set(jobs.map(({ key }) => key)).size).toBe(jobs.length)
  expect(jobs.slice(1).every(({ runAt }) => runAt.getTime() === someTime.getTime())).toBe(true)
})

test('what is not heard is told for ever, with pauses that grow to an hour and no further', () => {
  const pauses = Array.from({ length: 1_000 }, (_, tries) => pauseAfter(tries + 1))
  expect(pauses[0]).toBe(10_000)
  expect(pauses.every((pause, n) => pause >= (pauses[n - 1] ?? 0) && pause <= 3_600_000)).toBe(true)
  expect(tellAgenciesJob('id', someTime, 1_000).runAt.getTime() - someTime.getTime()).toBe(3_600_000)
  expect([toldInVainMs(1), toldInVainMs(2), toldInVainMs(3)]).toEqual([0, 10_000, 40_000])
  // The alarm of a day comes after some thirty tries.
  expect(toldInVainMs(31) < unheardAlarmMs && toldInVainMs(32) >= unheardAlarmMs).toBe(true)
})
