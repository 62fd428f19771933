import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import {
  appendOnly,
  databaseRules,
  denied,
  openCharge,
  paidCapture,
  paidCharge,
} from '#tests/factories/database-rules.ts'

const { close, refusalOf, refusalToOwner } = await databaseRules()
afterAll(close)

const journal = (lines: string) =>
  `SELECT ledger_post('[{"id": "${newUuid()}", "cause": "test:${newUuid()}", "kind": "CAPTURE_SUSPENSE", "at": "2026-11-21T03:00:00Z", "lines": ${lines}}]')`

const captureOf = (payment: string, amount: number, disposition = 'APPLIED') => `
  INSERT INTO capture (id, connector, bank_reference, reference, payment_id, method, amount, disposition, reason, captured_at)
  VALUES (:new, 'collecting-bank', :new, 'R', ${payment}, 'CARD', ${amount}, '${disposition}', ${disposition === 'APPLIED' ? 'NULL' : "'SHORT'"}, now())`

describe('the ledger', () => {
  test.each<[string, string, RegExp]>([
    ['no account by hand', `INSERT INTO ledger_account (code, kind) VALUES ('bank:x', 'bank')`, denied],
    ['no journal by hand', `INSERT INTO journal VALUES (:new, 'c', 'k', now())`, denied],
    [
      'no entry by hand',
      `INSERT INTO ledger_entry SELECT journal_id, 99, account_id, 5 FROM ledger_entry LIMIT 1`,
      denied,
    ],
    ['no entry changed', 'UPDATE ledger_entry SET amount = amount + 1', denied],
    ['no entry deleted', 'DELETE FROM ledger_entry', denied],
    ['no journal deleted', 'DELETE FROM journal', denied],
    ['no account renamed', `UPDATE ledger_account SET code = 'bank:y'`, denied],
    ['no truncation', 'TRUNCATE ledger_entry', denied],
    [
      'no journal that does not balance',
      journal('[{"account": "bank:b", "amount": "5"}, {"account": "suspense:b", "amount": "-4"}]'),
      /does not balance/,
    ],
    ['no journal of one line', journal('[{"account": "bank:b", "amount": "5"}]'), /does not balance|posted/],
    ['no journal without lines', journal('[]'), /posted/],
    [
      'no line of nothing',
      journal('[{"account": "bank:b", "amount": "0"}, {"account": "suspense:b", "amount": "0"}]'),
      /ledger_entry_amount/,
    ],
    [
      'no account of an unknown kind',
      journal('[{"account": "mine:b", "amount": "5"}, {"account": "bank:b", "amount": "-5"}]'),
      /ledger_account_kind/,
    ],
  ])('%s', async (_, statement, refusal) => {
    expect(await refusalOf(statement)).toMatch(refusal)
  })

  test('the owner as well cannot change what was posted', async () => {
    expect(await refusalToOwner('UPDATE ledger_entry SET amount = -amount')).toMatch(appendOnly)
    expect(await refusalToOwner('DELETE FROM journal')).toMatch(appendOnly)
    expect(await refusalToOwner('DELETE FROM capture')).toMatch(appendOnly)
    expect(await refusalToOwner('UPDATE payment_event SET kind = kind')).toMatch(appendOnly)
  })

  test('the same cause is posted once', async () => {
    const post = journal('[{"account": "bank:b", "amount": "5"}, {"account": "suspense:b", "amount": "-5"}]')
    expect(await refusalOf(post)).toBeNull()
    expect(await refusalOf(post)).toMatch(/duplicate key/)
  })
})

describe('charges and leases', () => {
  test.each<[string, string, RegExp]>([
    [
      'no lease moved to another attempt',
      `UPDATE charge_lease SET attempt_id = :paid WHERE attempt_id = :open`,
      denied,
    ],
    ['no lease deleted', `DELETE FROM charge_lease WHERE attempt_id = :open`, denied],
    ['no paid charge reopened', `UPDATE charge SET state = 'OPEN' WHERE id = ${paidCharge}`, /is paid/],
    ['no paid charge of another amount', `UPDATE charge SET amount = 1 WHERE id = ${paidCharge}`, /is paid/],
    ['no unknown state', `UPDATE charge SET state = 'GONE' WHERE id = ${openCharge}`, /charge_state/],
    ['no charge of nothing', `UPDATE charge SET amount = 0 WHERE id = ${openCharge}`, /dong_check/],
    ['no charge deleted', `DELETE FROM charge WHERE id = ${openCharge}`, denied],
  ])('%s', async (_, statement, refusal) => {
    expect(await refusalOf(statement)).toMatch(refusal)
  })
})

describe('captures and settlements', () => {
  test.each<[string, string[], RegExp]>([
    ['no second success of a payment', [captureOf(':paidPayment', 150_000)], /capture_one_applied/],
    ['no capture applied to nothing', [captureOf(':openPayment', 150_000)], /settles 0 of 150000|receipts/],
    [
      'no settlement from an old capture',
      [`INSERT INTO charge_settlement VALUES (${openCharge}, ${paidCapture}, 150000, now())`],
      /written with its capture/,
    ],
    [
      'no charge settled twice',
      [`INSERT INTO charge_settlement VALUES (${paidCharge}, ${paidCapture}, 1, now())`],
      /duplicate key/,
    ],
    ['no settlement changed', ['UPDATE charge_settlement SET amount = 1'], denied],
    ['no capture changed', [`UPDATE capture SET amount = 1`], denied],
    [
      'no applied capture put in suspense',
      [`UPDATE capture SET disposition = 'SUSPENSE' WHERE id = ${paidCapture}`],
      appendOnly,
    ],
    [
      'no capture moved to another payment',
      [`UPDATE capture SET payment_id = :openPayment WHERE id = ${paidCapture}`],
      appendOnly,
    ],
    [
      'nothing out of suspense that settles nothing',
      [`UPDATE capture SET disposition = 'APPLIED' WHERE id = :short`],
      /settles 0 of 10/,
    ],
    [
      'nothing out of suspense that is all excess',
      [`UPDATE capture SET disposition = 'APPLIED', excess = 10 WHERE id = :short`],
      /capture_excess/,
    ],
    [
      'no capture of an unknown method',
      [captureOf('NULL', 5, 'SUSPENSE').replace("'CARD'", "'CASH'")],
      /capture_method/,
    ],
    ['no money in suspense for nobody', [captureOf('NULL', 5, 'SUSPENSE')], /waits for nobody/],
    ['no capture deleted', ['DELETE FROM capture'], denied],
    [
      'no suspense without a reason',
      [captureOf(':openPayment', 5, 'SUSPENSE').replace("'SHORT'", 'NULL')],
      /capture_suspense_reason/,
    ],
    [
      'the same money twice',
      [
        `INSERT INTO capture (id, connector, bank_reference, reference, method, amount, disposition, reason, captured_at) SELECT :new, connector, bank_reference, reference, method, amount, 'SUSPENSE', 'SHORT', now() FROM capture WHERE payment_id = :paidPayment`,
      ],
      /capture_told_once/,
    ],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })
})
