import { expect, test } from 'vitest'
import { readShown } from './shown-fields.ts'

test('of a message only fields that are known stand in it, in the forms that they have', () => {
  const body = {
    status: 'SUCCEEDED',
    reference: '0123456789ABCDEFGHJK',
    amount: '150000',
    at: '2026-11-22T03:04:05.678Z',
    bankReference: 'FT26326-001',
    number: '4912345678901234',
  }
  expect(readShown(body)).toEqual({
    shown: Object.entries(body).map(([field, value]) => ({ field, value })),
    withheld: [],
  })
})

test.each([
  ['a code that was sent', { otp: '246810' }, ['otp']],
  ['where a code went', { otp: { maskedPhone: '•••• 678' } }, ['otp']],
  ['what a stranger wrote', { content: 'DVC4912345678901234 NGUYEN VAN A' }, ['content']],
  ['an account', { account: '1037001234567' }, ['account']],
  ['a card in a known field', { number: '9704198526191432198' }, ['number']],
  ['a short card in a known field', { number: '9704198526191432' }, ['number']],
  ['a card as the bank’s number', { bankReference: '9704198526191432' }, ['bankReference']],
  ['words where a code stands', { reason: 'NGUYEN VAN A 0901234567' }, ['reason']],
  ['a name that is no name of a field', { '1037001234567': 'x' }, ['…']],
  ['what every object has', { toString: 'x', constructor: 'y' }, ['constructor', 'toString']],
])('%s is kept back', (_, body, withheld) => {
  expect(readShown(body)).toEqual({ shown: [], withheld })
})

test.each([[null], ['246810'], [['246810']], [7]])('%j is no message', (body) => {
  expect(readShown(body)).toEqual({ shown: [], withheld: [] })
})
