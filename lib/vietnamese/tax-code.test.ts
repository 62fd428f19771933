import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTaxCode } from './tax-code.ts'

const ISSUED = ['0105926285', '0400603108', '0314409058', '0100109106', '0300588569']

describe('codes that are taken', () => {
  test.each(ISSUED)('organisation %s', (code) => {
    expect(parseTaxCode(code)).toEqual({ ok: true, value: { kind: 'ORGANISATION', value: code } })
  })

  test.each(['0314409058-002', '0314409058002', ' 0314409058 – 002 '])('branch %j', (typed) => {
    expect(parseTaxCode(typed)).toEqual({ ok: true, value: { kind: 'BRANCH', value: '0314409058-002' } })
  })

  test.each(['049090123456', '049 090 123 456'])('person %j', (typed) => {
    expect(parseTaxCode(typed)).toEqual({ ok: true, value: { kind: 'PERSON', value: '049090123456' } })
  })
})

describe('codes that are refused', () => {
  test.each([
    ['', 'EMPTY'],
    ['040060310', 'FORM'],
    ['04006031080', 'FORM'],
    ['0314409058-000', 'FORM'],
    ['0314409058-0021', 'FORM'],
    ['04006o3108', 'FORM'],
    ['0'.repeat(10_000), 'FORM'],
    ['0400603109', 'CHECK_DIGIT'],
    ['0314409059-002', 'CHECK_DIGIT'],
  ])('%s', (typed, error) => {
    expect(parseTaxCode(typed)).toEqual({ ok: false, error })
  })

  test('one wrong digit is always caught', () => {
    const slips = fc.tuple(fc.constantFrom(...ISSUED), fc.nat(9), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(slips, ([code, at, shift]) => {
        const wrong = code.slice(0, at) + ((Number(code[at]) + shift) % 10) + code.slice(at + 1)
        expect(parseTaxCode(wrong)).toEqual({ ok: false, error: 'CHECK_DIGIT' })
      }),
    )
  })
})
