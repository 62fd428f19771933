import { expect, test } from 'vitest'
import { someTime } from '#tests/factories/facts.ts'
import {
  askBankJob,
  cancelAtBankJob,
  expireAttemptJob,
  expirePaymentJob,
  tellAgenciesJob,
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
