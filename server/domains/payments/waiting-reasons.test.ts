import { describe, expect, test } from 'vitest'
import type { BankStatus } from '#server/domains/bank-connectors/index.ts'
import { chargeFacts, factsOf, someReference, someTime } from '#tests/factories/facts.ts'
import type { Facts } from './bank-change.ts'
import { decideBankStatus, type Heard } from './decide-bank-status.ts'

const connector = 'collecting-bank'
const succeeded = (amount = 150_000n): BankStatus => ({
  reference: someReference,
  at: '2026-11-21T02:59:58Z',
  status: 'SUCCEEDED',
  amount,
  bankReference: 'FT26325000017',
})
describe('the reasons why money waits', () => {
  const unknown = { attempt: null, payment: null, charges: [] }
  const paid = { id: 'p', state: 'PAID', exception: null, paidAt: someTime } as const
  test.each<[string, Partial<Facts>, bigint, string, string | null]>([
    ['a reference that does not exist', unknown, 150_000n, 'UNKNOWN_REFERENCE', null],
    ['less than owed', {}, 149_999n, 'SHORT', 'SHORT'],
    ['more than owed', {}, 150_001n, 'OVER', 'OVER'],
    ['a payment that is paid', { payment: paid }, 150_000n, 'DUPLICATE', 'DUPLICATE'],
    ['a paid payment, another amount', { payment: paid }, 1n, 'DUPLICATE', 'DUPLICATE'],
    [
      'a charge paid elsewhere',
      { charges: chargeFacts({ state: 'PAID' }) },
      150_000n,
      'DUPLICATE',
      'DUPLICATE',
    ],
    [
      'a charge held by another',
      { charges: chargeFacts({ heldByOther: true }) },
      150_000n,
      'HELD_BY_OTHER',
      'LATE',
    ],
    ['a fee that grew meanwhile', { charges: chargeFacts({ owed: 60_000n }) }, 150_000n, 'SHORT', 'SHORT'],
    ['a fee that shrank meanwhile', { charges: chargeFacts({ owed: 40_000n }) }, 150_000n, 'OVER', 'OVER'],
  ])('%s', (_, changes, amount, reason, exception) => {
    const heard: Heard = { source: 'RESULT', connector, status: succeeded(amount), askedAtVersion: null }
    const change = decideBankStatus(factsOf(changes), heard, someTime)
    expect(change.capture?.suspense).toBe(reason)
    expect(change.payment?.exception ?? null).toBe(exception)
    expect(change.posting?.lines).toEqual([
      { account: 'bank:collecting-bank', amount },
      { account: 'suspense:collecting-bank', amount: -amount },
    ])
  })

  test('an exception of money that still waits outlives the payment being paid', () => {
    const payment = { id: 'p', state: 'OPEN', exception: 'SHORT', paidAt: null } as const
    const heard: Heard = { source: 'RESULT', connector, status: succeeded(), askedAtVersion: null }
    expect(decideBankStatus(factsOf({ payment }), heard, someTime).payment).toEqual({
      state: 'PAID',
      exception: 'SHORT',
      paidAt: someTime,
    })
  })
})
