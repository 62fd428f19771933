import { expect, test } from 'vitest'
import { parseLookupFact } from './lookup-fact.ts'

test.each([
  ['3456', 'LAST4', '3456'],
  [' 34 56 ', 'LAST4', '3456'],
  ['0000', 'LAST4', '0000'],
  ['0400603108', 'TAX_CODE', '0400603108'],
  ['0314409058 002', 'TAX_CODE', '0314409058-002'],
  ['049090123456', 'TAX_CODE', '049090123456'],
  ['K7QM-4X2D', 'SECRET', 'K7QM4X2D'],
  [' k7qm 4x2d ', 'SECRET', 'K7QM4X2D'],
  ['oilO-0110', 'SECRET', '01100110'],
  ['12345678', 'SECRET', '12345678'],
])('%j is taken as %s', (typed, kind, value) => {
  expect(parseLookupFact(typed)).toEqual({ ok: true, value: { kind, value } })
})

test.each([
  ['', 'EMPTY'],
  [' - ', 'EMPTY'],
  ['345', 'FORM'],
  ['34567', 'FORM'],
  ['201234567', 'FORM'],
  ['abcd', 'FORM'],
  ['K7QM4X2', 'FORM'],
  ['K7QM4X2DA', 'FORM'],
  ['K7QM4X2U', 'FORM'],
  ['😀😀😀😀', 'FORM'],
  ['<b>3456</b>', 'FORM'],
  ['3'.repeat(10_000), 'FORM'],
  ['0400603109', 'CHECK_DIGIT'],
])('%s is refused', (typed, error) => {
  expect(parseLookupFact(typed)).toEqual({ ok: false, error })
})
