import { expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { someTime } from '#tests/factories/facts.ts'
import { bankLine } from './bank-line.ts'

/** A bank that is asked, with the clock in the test's hand. */
function world() {
  const bank = { asked: 0, answers: true as boolean | Error }
  let now = someTime
  const state = bankLine(
    async () => {
      bank.asked += 1
      if (bank.answers instanceof Error) throw bank.answers
      return bank.answers
    },
    () => now,
  )
  return { bank, state, pass: (ms: number) => (now = addMs(now, ms)) }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a hundred questions at once, and more within ten seconds, ask the bank once', async () => {
  const { bank, state, pass } = world()
  expect(new Set(await Promise.all(Array.from({ length: 100 }, state)))).toEqual(new Set(['up']))
  pass(10_000)
  expect(await state()).toBe('up')
  expect(bank.asked).toBe(1)
})

test('an answer that is no longer good is told once more while the bank is asked anew', async () => {
  const { bank, state, pass } = world()
  await state()
  bank.answers = false
  pass(10_001)
  expect(await state()).toBe('up')
  await settled()
  expect(await state()).toBe('down')
  expect(bank.asked).toBe(2)
})

test('a line that is down is asked again after a second, and one that fails is down', async () => {
  const { bank, state, pass } = world()
  bank.answers = new Error('cut')
  expect(await state()).toBe('down')
  bank.answers = true
  pass(1_001)
  await state()
  await settled()
  expect(await state()).toBe('up')
})

test('what was heard a minute ago says nothing of now: the answer is a new one', async () => {
  const { bank, state, pass } = world()
  await state()
  bank.answers = false
  pass(60_001)
  expect(await state()).toBe('down')
})
