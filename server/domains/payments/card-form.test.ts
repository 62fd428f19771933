import { describe, expect, test } from 'vitest'
import { findIssuer } from '#server/domains/directory/index.ts'
import { someTime } from '#tests/factories/facts.ts'
import type { CardFieldProblem, CardInput } from './card-contract.ts'
import { readCardForm } from './card-form.ts'

function issuer(bin: string) {
  const found = findIssuer(bin)
  if (!found) throw new Error(`No issuer ${bin}`)
  return found
}
const ncb = issuer('970419')
const acb = issuer('970416')
const good: CardInput = {
  number: '9704198526191432198',
  holderName: 'NGUYEN VAN A',
  date: '07/15',
  acceptTerms: true,
}
const read = (changes: Partial<CardInput>, of = ncb) => readCardForm({ ...good, ...changes }, of, someTime)

test.each<[string, Partial<CardInput>]>([
  ['as printed', {}],
  ['with spaces and dashes', { number: ' 9704-1985 2619 1432198 ' }],
  ['in full-width digits', { number: '９７０４１９８５２６１９１４３２１９８' }],
  ['in small letters with accents', { holderName: 'nguyễn văn a' }],
  ['with accents as combining marks', { holderName: 'Nguyễn Văn A'.normalize('NFD') }],
  ['with too many spaces', { holderName: '  NGUYEN   VAN A ' }],
  ['with the year in full', { date: '7/2015' }],
])('a good card %s is read as the bank takes it', (_, changes) => {
  expect(read(changes)).toEqual({
    ok: true,
    value: { number: '9704198526191432198', holderName: 'NGUYEN VAN A', date: '07/15' },
  })
})

describe('what is wrong is told by its field', () => {
  const long = '9'.repeat(10_000)
  test.each<[string, Partial<CardInput>, CardFieldProblem]>([
    ['no number', { number: '' }, { number: 'EMPTY' }],
    ['spaces only', { number: '  ' }, { number: 'EMPTY' }],
    ['an international card', { number: '4111111111111111' }, { number: 'NOT_DOMESTIC' }],
    ['a wrong check digit', { number: '9704198526191432199' }, { number: 'CHECK_DIGIT' }],
    ['one digit short', { number: '970419852619143219' }, { number: 'LENGTH', numberDigits: 18 }],
    ['another bank', { number: '9704151002003003' }, { number: 'OTHER_ISSUER' }],
    ['letters in the number', { number: '970419852619143219O' }, { number: 'NOT_DIGITS' }],
    ['an emoji in the number', { number: '97041985261914321💳' }, { number: 'NOT_DIGITS' }],
    ['HTML for a number', { number: '<b>9704</b>' }, { number: 'NOT_DIGITS' }],
    ['10,000 digits', { number: `9704${long}` }, { number: 'LENGTH', numberDigits: 10_004 }],
    ['no name', { holderName: ' ' }, { holderName: 'EMPTY' }],
    ['digits in the name', { holderName: 'NGUYEN VAN 4' }, { holderName: 'SPECIAL_CHARACTERS' }],
    ['an emoji in the name', { holderName: 'NGUYEN 😀' }, { holderName: 'SPECIAL_CHARACTERS' }],
    ['HTML for a name', { holderName: '<script>' }, { holderName: 'SPECIAL_CHARACTERS' }],
    ['10,000 letters', { holderName: 'A'.repeat(10_000) }, { holderName: 'TOO_LONG' }],
    ['no date', { date: '' }, { date: 'EMPTY' }],
    ['month 13', { date: '13/15' }, { date: 'MONTH' }],
    ['month 0', { date: '00/15' }, { date: 'MONTH' }],
    ['words for a date', { date: 'July' }, { date: 'FORM' }],
    ['issued next month', { date: '12/26' }, { date: 'ISSUE_IN_FUTURE' }],
    ['terms not accepted', { acceptTerms: false }, { acceptTerms: 'REQUIRED' }],
  ])('%s', (_, changes, problem) => {
    expect(read(changes)).toEqual({ ok: false, error: problem })
  })

  test('all fields at once', () => {
    expect(read({ number: '1', holderName: '', date: '99/99', acceptTerms: false })).toEqual({
      ok: false,
      error: { number: 'NOT_DOMESTIC', holderName: 'EMPTY', date: 'MONTH', acceptTerms: 'REQUIRED' },
    })
  })

  test('an expiry date has passed where the bank prints one', () => {
    const number = '9704160000000000'
    expect(read({ number, date: '10/26' }, acb)).toEqual({ ok: false, error: { date: 'EXPIRED' } })
    expect(read({ number, date: '11/26' }, acb).ok).toBe(true)
  })
})

test('no answer repeats what was typed', () => {
  const answer = JSON.stringify(
    read({ number: '9704198526191432199', holderName: 'SECRET 1', date: '13/99' }),
  )
  expect(answer).not.toMatch(/9704198526191432199|SECRET|13\/99/)
})
