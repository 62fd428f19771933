import { describe, expect, test } from 'vitest'
import { may, relations, relationsOf } from './relation.ts'

const facts = {
  visitorId: 'me',
  made: false,
  formerly: null,
  full: false,
  ofOtherHolder: false,
  attempt: null,
}
const of = (changes: Partial<Parameters<typeof relationsOf>[0]>) => relationsOf({ ...facts, ...changes })

describe('what a visitor is to a payment', () => {
  test.each([
    ['found it by a public fact', {}, ['PUBLIC']],
    ['proved all of it', { full: true }, ['FULL']],
    ['proved all of a holder’s', { full: true, ofOtherHolder: true }, ['FULL_OF_HOLDERS']],
    ['made it', { made: true }, ['MAKER', 'BEGINNER']],
    [
      'made it, and it became another holder’s',
      { made: true, ofOtherHolder: true },
      ['MAKER_OF_HOLDERS', 'BEGINNER'],
    ],
    ['made it, and another pays', { made: true, attempt: { begunBy: 'other' } }, ['MAKER']],
    ['made it, of the release before', { made: true, attempt: { begunBy: null } }, ['MAKER', 'BEGINNER']],
    ['found it, of the release before', { attempt: { begunBy: null } }, ['PUBLIC']],
    ['found it and pays', { attempt: { begunBy: 'me' } }, ['PUBLIC', 'BEGINNER']],
    ['began, then signed in', { formerly: 'guest', attempt: { begunBy: 'guest' } }, ['PUBLIC', 'BEGINNER']],
  ] as const)('%s', (_, changes, relations) => {
    expect(of(changes)).toEqual(relations)
  })
})

test('only whoever made it debits an account for the payment itself, and for no other holder’s', () => {
  expect(relations.filter((relation) => may([relation], 'DEBIT'))).toEqual(['MAKER'])
})

test('nobody’s relation allows nothing', () => {
  expect(may([], 'PAY')).toBe(false)
})
