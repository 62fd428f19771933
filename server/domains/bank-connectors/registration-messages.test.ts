import { expect, test } from 'vitest'
import { registrationDecisionSchema } from './registration-messages.ts'

const decision = {
  number: '4900 0000 0001 2345',
  version: 3,
  decision: 'APPROVED',
  by: 'KSV-0117',
  at: '2026-11-22T03:00:00Z',
}
const read = (change: object) => registrationDecisionSchema.safeParse({ ...decision, ...change })

test('an approval needs no reason, a rejection does', () => {
  expect(read({}).success).toBe(true)
  expect(read({ decision: 'REJECTED' }).success).toBe(false)
  expect(read({ decision: 'REJECTED', reason: '   ' }).success).toBe(false)
  expect(read({ decision: 'REJECTED', reason: 'Chữ ký không khớp' }).success).toBe(true)
})

test('texts come in one spelling, counted as they are kept', () => {
  const decomposed = 'Chữ ký'.normalize('NFD')
  const rejected = read({ decision: 'REJECTED', reason: ` ${decomposed} ` })
  expect(rejected.data).toMatchObject({ reason: 'Chữ ký'.normalize('NFC') })
  expect(read({ decision: 'REJECTED', reason: 'ữ'.repeat(200).normalize('NFD') }).success).toBe(true)
  expect(read({ decision: 'REJECTED', reason: 'x'.repeat(201) }).success).toBe(false)
})

test.each([
  ['a decision that is none', { decision: 'MAYBE' }],
  ['no officer', { by: '' }],
  ['an officer’s sign too long', { by: 'x'.repeat(81) }],
  ['a version that is no whole number', { version: 1.5 }],
  ['a version beyond the database', { version: 2 ** 31 }],
  ['a time without its day', { at: '03:00' }],
  ['a time of another age', { at: '1026-11-22T03:00:00Z' }],
  ['no number', { number: '' }],
])('refused: %s', (_, change) => {
  expect(read(change).success).toBe(false)
})
