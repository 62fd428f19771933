import { afterAll, describe, expect, test } from 'vitest'
import {
  appendOnly,
  databaseRules,
  denied,
  paidCapture,
  paidCharge,
} from '#tests/factories/database-rules.ts'

const { close, refusalOf, refusalToOwner } = await databaseRules()
afterAll(close)

const setItem = (columns: string) =>
  `UPDATE suspense_item SET version = version + 1, ${columns} WHERE capture_id = :short`
const proposed = `proposal_kind = 'RETURN', proposal_reason = 'x', proposed_by = 'staff:1', proposed_at = now()`

describe('money in suspense', () => {
  test.each<[string, string[], RegExp]>([
    ['no change beside the version', [`UPDATE suspense_item SET note = 'x'`], /cannot change like that/],
    ['no unknown state', [setItem(`state = 'LOST'`)], /suspense_state/],
    ['no proposal without its reason', [setItem(`state = 'PROPOSED'`)], /suspense_proposed/],
    ['no unknown proposal', [setItem(`proposal_kind = 'KEEP'`)], /suspense_proposal_kind/],
    ['no assignment to nowhere', [setItem(`proposal_kind = 'ASSIGN'`)], /suspense_assign_where/],
    [
      'nobody decides on an own proposal',
      [setItem(`state = 'RETURNING', ${proposed}, decided_by = 'staff:1'`)],
      /suspense_second_person/,
    ],
    [
      'nothing after the end',
      [setItem(`state = 'RETURNED'`), setItem(`state = 'OPEN'`)],
      /cannot change like that/,
    ],
    ['none deleted', ['DELETE FROM suspense_item'], denied],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })
})

const refundOf = (columns: Record<string, string> = {}) => {
  const row = {
    id: ':new',
    reference: ':new',
    connector: `'collecting-bank'`,
    capture_id: ':short',
    kind: `'RETURN'`,
    reason: `'NOT_FITTING'`,
    amount: '10',
    state: `'APPROVED'`,
    requested_by: `'staff:1'`,
    requested_at: 'now()',
    decided_by: `'staff:2'`,
    promised_by: 'now()',
    ...columns,
  }
  return `INSERT INTO refund (${Object.keys(row).join()}) VALUES (${Object.values(row).join()})`
}
const settledRefund = { kind: `'REFUND'`, capture_id: paidCapture, charge_id: paidCharge }
const setRefund = (columns: string) => `UPDATE refund SET version = version + 1, ${columns}`

describe('refunds', () => {
  test.each<[string, string[], RegExp]>([
    ['none of more than came', [refundOf({ amount: '11' })], /exceed it/],
    [
      'none beside another that leaves too little',
      [refundOf({ amount: '6' }), refundOf({ amount: '5' })],
      /exceed it/,
    ],
    [
      'none of a charge above what settled it',
      [refundOf({ ...settledRefund, amount: '150001' })],
      /exceed it/,
    ],
    ['none of settled money without its charge', [refundOf({ kind: `'REFUND'` })], /refund_source/],
    ['no unknown kind', [refundOf({ kind: `'GIFT'` })], /refund_kind|refund_source/],
    ['no unknown reason', [refundOf({ reason: `'NONE'` })], /refund_reason/],
    ['no unknown state', [refundOf({ state: `'LOST'` })], /refund_state/],
    ['none of nothing', [refundOf({ amount: '0' })], /dong_check/],
    ['none approved by nobody', [refundOf({ decided_by: 'NULL' })], /refund_decided/],
    ['none approved by who asked', [refundOf({ decided_by: `'staff:1'` })], /refund_second_person/],
    ['none approved without a promise', [refundOf({ promised_by: 'NULL' })], /refund_promised/],
    [
      'none back without the bank’s number',
      [refundOf({ state: `'REFUNDED'`, finished_at: 'now()' })],
      /refund_refunded/,
    ],
    ['none finished without its time', [refundOf({ state: `'REFUSED'` })], /refund_finished/],
    ['no other amount', [refundOf(), setRefund('amount = 9')], /cannot change like that/],
    ['no change beside the version', [refundOf(), `UPDATE refund SET note = 'x'`], /cannot change like that/],
    [
      'none refused that is sent again within more money than there is',
      [
        refundOf({ state: `'REFUSED'`, finished_at: 'now()' }),
        refundOf(),
        setRefund(`state = 'APPROVED', finished_at = NULL WHERE state = 'REFUSED'`),
      ],
      /exceed it/,
    ],
    [
      'nothing after it is back',
      [
        refundOf({ state: `'REFUNDED'`, finished_at: 'now()', bank_reference: `'B'` }),
        setRefund(`state = 'SENT', bank_reference = NULL, finished_at = NULL`),
      ],
      /cannot change like that/,
    ],
    ['none deleted', ['DELETE FROM refund'], denied],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })

  test('refused ones leave room for another', async () => {
    const refused = refundOf({ state: `'REFUSED'`, finished_at: 'now()' })
    expect(await refusalOf(refused, refundOf(), 'SELECT 1 / 0')).toMatch(/division/)
  })
})

const receiptOf = (capture: string, number: string, amount = '5') => `
  INSERT INTO receipt (id, agency_id, series, number, payment_id, capture_id, amount, verification_code, issued_at)
  SELECT :new, r.agency_id, r.series, ${number}, r.payment_id, ${capture}, ${amount}, :new, now()
  FROM receipt r WHERE r.capture_id = ${paidCapture}`

describe('receipts', () => {
  test.each<[string, string[], RegExp]>([
    ['no number twice', [receiptOf(':short', 'r.number')], /receipt_agency_id_series_number/],
    [
      'no second receipt of the same money',
      [receiptOf(paidCapture, 'r.number + 1')],
      /receipt_capture_id_agency_id/,
    ],
    ['no number 0', [receiptOf(':short', '0')], /receipt_number/],
    ['no number of eight digits', [receiptOf(':short', '10000000')], /receipt_number/],
    ['none changed', ['UPDATE receipt SET amount = 1'], denied],
    ['none deleted', ['DELETE FROM receipt'], denied],
    ['no counter deleted', ['DELETE FROM receipt_counter'], denied],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })

  test('the owner as well cannot change one', async () => {
    expect(await refusalToOwner('UPDATE receipt SET number = number + 1')).toMatch(appendOnly)
    expect(await refusalToOwner('DELETE FROM receipt')).toMatch(appendOnly)
  })
})
