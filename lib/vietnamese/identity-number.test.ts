import { expect, test } from 'vitest'
import { identityLastFour, parseIdentityNumber } from './identity-number.ts'

test.each([
  ['201234567', 'CMND', '201234567'],
  ['201 234 567', 'CMND', '201234567'],
  ['049090123456', 'CCCD', '049090123456'],
  ['049-090-123456', 'CCCD', '049090123456'],
])('%j is a %s', (typed, kind, value) => {
  expect(parseIdentityNumber(typed)).toEqual({ ok: true, value: { kind, value } })
})

test.each([
  ['', 'EMPTY'],
  ['1234', 'FORM'],
  ['2012345678', 'FORM'],
  ['04909012345', 'FORM'],
  ['0490901234567', 'FORM'],
  ['B1234567', 'FORM'],
  ['٠٤٩٠٩٠١٢٣٤٥٦', 'FORM'],
  ['9'.repeat(10_000), 'FORM'],
])('%s is refused', (typed, error) => {
  expect(parseIdentityNumber(typed)).toEqual({ ok: false, error })
})

test('the last four digits', () => {
  expect(identityLastFour('049090123456')).toBe('3456')
})
