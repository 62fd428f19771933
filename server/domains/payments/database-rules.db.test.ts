import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { awaitingOtp, type OwnAttempt, openPayment, paymentWorld } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { submitOtp } from './index.ts'

/** Statements written by hand, with the rights of the portal itself: the database is the last judge. */
const world = await paymentWorld()
afterAll(world.close)

let paid: OwnAttempt
let open: OwnAttempt
beforeAll(async () => {
  paid = await awaitingOtp(world, await openPayment(world, await world.charges(100_000, 50_000)))
  await submitOtp(world.deps, { ...paid, otp: rightOtp })
  open = await awaitingOtp(world)
})

/** Runs the statements in one transaction of the app role, and answers with the refusal, or null when it committed. */
async function refusalOf(...statements: string[]): Promise<string | null> {
  const client = await world.database.pool.connect()
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(named(statement))
    await client.query('COMMIT')
    return null
  } catch (error) {
    await client.query('ROLLBACK')
    return error instanceof Error ? error.message : String(error)
  } finally {
    client.release()
  }
}

/** Puts the ids of the two attempts in: `:paid`, `:paidPayment`, `:open`, `:openPayment`, `:new`. */
function named(statement: string): string {
  const ids = {
    paidPayment: paid.paymentId,
    openPayment: open.paymentId,
    paid: paid.attemptId,
    open: open.attemptId,
    new: newUuid(),
  }
  return Object.entries(ids).reduce(
    (text, [name, id]) => text.replaceAll(new RegExp(`:${name}\\b`, 'g'), `'${id}'`),
    statement,
  )
}

const denied = /permission denied/
const appendOnly = /is append only/
const paidCharge = `(SELECT charge_id FROM payment_charge WHERE payment_id = :paidPayment LIMIT 1)`
const openCharge = `(SELECT charge_id FROM payment_charge WHERE payment_id = :openPayment LIMIT 1)`
const paidCapture = `(SELECT id FROM capture WHERE payment_id = :paidPayment)`
const journal = (lines: string) =>
  `SELECT ledger_post('[{"id": "${newUuid()}", "cause": "test:${newUuid()}", "kind": "CAPTURE_SUSPENSE", "at": "2026-11-21T03:00:00Z", "lines": ${lines}}]')`
const captureOf = (payment: string, amount: number, disposition = 'APPLIED') => `
  INSERT INTO capture (id, connector, bank_reference, reference, payment_id, amount, disposition, reason, captured_at)
  VALUES (:new, 'collecting-bank', :new, 'R', ${payment}, ${amount}, '${disposition}', ${disposition === 'APPLIED' ? 'NULL' : "'SHORT'"}, now())`
const leaseOn = (charge: string, attempt: string) => `
  INSERT INTO charge_lease (id, charge_id, attempt_id, opened_at) VALUES (:new, ${charge}, ${attempt}, now())`
const setAttempt = (columns: string, of = ':open') =>
  `UPDATE attempt SET version = version + 1, ${columns} WHERE id = ${of}`

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
    const { default: pg } = await import('pg')
    const owner = new pg.Client({ connectionString: world.scratch.ownerUrl })
    await owner.connect()
    try {
      await expect(owner.query('UPDATE ledger_entry SET amount = -amount')).rejects.toThrow(appendOnly)
      await expect(owner.query('DELETE FROM journal')).rejects.toThrow(appendOnly)
      await expect(owner.query('DELETE FROM capture')).rejects.toThrow(appendOnly)
      await expect(owner.query('UPDATE payment_event SET kind = kind')).rejects.toThrow(appendOnly)
    } finally {
      await owner.end()
    }
  })

  test('the same cause is posted once', async () => {
    const post = journal('[{"account": "bank:b", "amount": "5"}, {"account": "suspense:b", "amount": "-5"}]')
    expect(await refusalOf(post)).toBeNull()
    expect(await refusalOf(post)).toMatch(/duplicate key/)
  })
})

describe('charges and leases', () => {
  test.each<[string, string, RegExp]>([
    ['no second open lease on a charge', leaseOn(openCharge, ':paid'), /charge_lease_one_open/],
    [
      'no lease closed before it was opened',
      `UPDATE charge_lease SET closed_at = opened_at - interval '1 s' WHERE attempt_id = :open`,
      /charge_lease_order/,
    ],
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

describe('payments and attempts', () => {
  test.each<[string, string[], RegExp]>([
    [
      'no payment paid by nothing',
      [`UPDATE payment SET state = 'PAID', paid_at = now() WHERE id = :openPayment`],
      /is paid by nothing/,
    ],
    [
      'no payment born paid',
      [
        `INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, paid_at, request_id) VALUES (:new, 'X', 'PAID', 5, now(), now(), now(), :new)`,
      ],
      /is paid by nothing/,
    ],
    [
      'no paid payment opened again',
      [`UPDATE payment SET state = 'OPEN', paid_at = NULL WHERE id = :paidPayment`],
      /cannot change like that/,
    ],
    ['no other amount', [`UPDATE payment SET amount = 1 WHERE id = :openPayment`], /cannot change like that/],
    [
      'no paid payment without its time',
      [`UPDATE payment SET paid_at = NULL WHERE id = :paidPayment`],
      /payment_paid_at/,
    ],
    [
      'no success taken back',
      [setAttempt(`state = 'DECLINED', bank_reference = NULL`, ':paid')],
      /cannot change like that/,
    ],
    [
      'no success without a bank reference',
      [setAttempt(`state = 'SUCCEEDED', finished_at = now()`)],
      /attempt_succeeded/,
    ],
    ['no end without its time', [setAttempt(`state = 'DECLINED'`)], /attempt_finished/],
    ['no unknown answer of what was never sent', [setAttempt(`state = 'UNKNOWN'`)], /attempt_sent/],
    [
      'no change beside the version',
      [`UPDATE attempt SET reason = 'x' WHERE id = :open`],
      /cannot change like that/,
    ],
    ['no other reference', [setAttempt(`reference = 'OTHERREFERENCE'`)], /cannot change like that/],
    ['no whole card number', [setAttempt(`card_mask = '9704198526191432198'`)], /attempt_card_mask/],
    [
      'no second live attempt of a payment',
      [
        `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, issuer_bin, card_mask, lease_until, created_at, request_id) SELECT :new, payment_id, 'SECONDLIVE', connector, method, state, amount, issuer_bin, card_mask, lease_until, created_at, 'second' FROM attempt WHERE id = :open`,
      ],
      /attempt_one_live/,
    ],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })
})

describe('captures and settlements', () => {
  test.each<[string, string[], RegExp]>([
    ['no second success of a payment', [captureOf(':paidPayment', 150_000)], /capture_one_applied/],
    ['no capture applied to nothing', [captureOf(':openPayment', 150_000)], /settles 0 of 150000/],
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
    ['no capture deleted', ['DELETE FROM capture'], denied],
    [
      'no suspense without a reason',
      [captureOf(':openPayment', 5, 'SUSPENSE').replace("'SHORT'", 'NULL')],
      /capture_suspense_reason/,
    ],
    [
      'the same money twice',
      [
        `INSERT INTO capture SELECT :new, connector, bank_reference, reference, attempt_id, NULL, amount, 'SUSPENSE', 'SHORT', now() FROM capture WHERE payment_id = :paidPayment`,
      ],
      /capture_connector_bank_reference/,
    ],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })
})

describe('histories', () => {
  test.each<[string, string]>([
    ['no event changed', `UPDATE payment_event SET kind = 'X'`],
    ['no event deleted', 'DELETE FROM payment_event'],
    ['no audit entry deleted', 'DELETE FROM audit_entry'],
    ['no confirmation replaced', `UPDATE payment_confirmation SET verification_code = 'X'`],
    ['no message of a bank rewritten', `UPDATE bank_inbox SET body = '{}'`],
    ['no table dropped', 'DROP TABLE capture'],
    ['no trigger off', 'ALTER TABLE capture DISABLE TRIGGER ALL'],
  ])('%s', async (_, statement) => {
    expect(await refusalOf(statement)).toMatch(/permission denied|must be owner/)
  })
})
