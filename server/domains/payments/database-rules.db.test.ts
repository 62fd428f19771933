import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import { paymentIdOf } from '#tests/factories/desk.ts'
import { printed } from '#tests/factories/instruction.ts'
import { credited } from '#tests/factories/money-words.ts'
import { awaitingOtp, type OwnAttempt, openPayment, paymentWorld } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { submitOtp } from './index.ts'

/** Statements written by hand, with the rights of the portal itself: the database is the last judge. */
const world = await paymentWorld()
afterAll(world.close)

let paid: OwnAttempt
let open: OwnAttempt
let paper: { readonly number: string; readonly paymentId: string }
/** Of 10 đồng, for the paper: too little. */
let short: string
beforeAll(async () => {
  paid = await awaitingOtp(world, await openPayment(world, await world.charges(100_000, 50_000)))
  await submitOtp(world.deps, { ...paid, otp: rightOtp })
  open = await awaitingOtp(world)
  const own = await printed(world)
  paper = { number: own.number, paymentId: await paymentIdOf(world, own.publicId) }
  await world.deps.recordBankStatus(credited([paper.number], 10n))
  const [capture] = await world.sql<{ id: string }>(`SELECT id FROM capture WHERE disposition = 'SUSPENSE'`)
  short = capture?.id ?? ''
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
    short,
    paperPayment: paper.paymentId,
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
const shortCapture = ':short'
const paidCapture = `(SELECT id FROM capture WHERE payment_id = :paidPayment)`
const journal = (lines: string) =>
  `SELECT ledger_post('[{"id": "${newUuid()}", "cause": "test:${newUuid()}", "kind": "CAPTURE_SUSPENSE", "at": "2026-11-21T03:00:00Z", "lines": ${lines}}]')`
const captureOf = (payment: string, amount: number, disposition = 'APPLIED') => `
  INSERT INTO capture (id, connector, bank_reference, reference, payment_id, method, amount, disposition, reason, captured_at)
  VALUES (:new, 'collecting-bank', :new, 'R', ${payment}, 'CARD', ${amount}, '${disposition}', ${disposition === 'APPLIED' ? 'NULL' : "'SHORT'"}, now())`
const leaseOn = (charge: string, attempt: string) => `
  INSERT INTO charge_lease (id, charge_id, attempt_id, amount, opened_at) VALUES (:new, ${charge}, ${attempt}, 150000, now())`
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
      'no attempt of an unknown method',
      [setAttempt(`method = 'CASH'`)],
      /denied|attempt_method|attempt_card/,
    ],
    ['no card attempt without its card', [setAttempt('card_mask = NULL')], /denied|attempt_card/],
    ['no key of a counter on a card', [setAttempt(`counter_key = 'KEY-00000001'`)], /denied|attempt_counter/],
    [
      'no teller without a branch',
      [setAttempt(`state = 'AT_COUNTER', method = 'COUNTER', card_mask = NULL, issuer_bin = NULL`)],
      /denied|attempt_at_counter/,
    ],
    [
      'no transfer that is not there yet',
      [setAttempt(`method = 'TRANSFER', card_mask = NULL, issuer_bin = NULL`)],
      /denied|attempt_transfer/,
    ],
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
      [`UPDATE capture SET disposition = 'APPLIED' WHERE id = ${shortCapture}`],
      /settles 0 of 10/,
    ],
    [
      'nothing out of suspense that is all excess',
      [`UPDATE capture SET disposition = 'APPLIED', excess = 10 WHERE id = ${shortCapture}`],
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
      /capture_connector_bank_reference/,
    ],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })
})

const instructionOf = (payment: string, columns: Record<string, string> = {}) => {
  const row = {
    id: ':new',
    number: `'${newInstructionNumber('49')}'`,
    payment_id: payment,
    state: `'ACTIVE'`,
    amount: '5',
    lines: `'[]'`,
    printed_at: 'now()',
    payable_from: 'now()',
    amount_valid_until: 'now()',
    payable_until: 'now()',
    verification_code: ':new',
    request_id: ':new',
    ...columns,
  }
  return `INSERT INTO payment_instruction (${Object.keys(row).join()}) VALUES (${Object.values(row).join()})`
}
const setPaper = (columns: string) =>
  `UPDATE payment_instruction SET ${columns} WHERE payment_id = :paperPayment AND state = 'ACTIVE'`

describe('instructions', () => {
  test.each<[string, string[], RegExp]>([
    ['no second good number of a payment', [instructionOf(':paperPayment')], /instruction_one_active/],
    [
      'no number of another form',
      [instructionOf(':openPayment', { number: "'4912'" })],
      /instruction_number/,
    ],
    [
      'no number given out twice',
      [
        instructionOf(':openPayment').replace(
          /'49\d{14}'/,
          '(SELECT number FROM payment_instruction WHERE payment_id = :paperPayment)',
        ),
      ],
      /instruction_number_key/,
    ],
    ['no unknown state', [setPaper(`state = 'LOST', ended_at = now()`)], /instruction_state/],
    ['no end without its time', [setPaper(`state = 'CANCELLED'`)], /instruction_ended/],
    ['none replaced by nothing', [setPaper(`state = 'REPLACED', ended_at = now()`)], /instruction_replaced/],
    [
      'none payable before it is printed',
      [instructionOf(':openPayment', { payable_from: `now() - interval '1 s'` })],
      /instruction_dates/,
    ],
    ['no other amount than printed', [setPaper('amount = 1')], /cannot change like that/],
    ['no other lines than printed', [setPaper(`lines = '[{}]'`)], /cannot change like that/],
    [
      'no ended number made good again',
      [
        setPaper(`state = 'CANCELLED', ended_at = now()`),
        `UPDATE payment_instruction SET state = 'ACTIVE', ended_at = NULL WHERE payment_id = :paperPayment`,
      ],
      /cannot change like that/,
    ],
    ['none deleted', ['DELETE FROM payment_instruction'], denied],
  ])('%s', async (_, statements, refusal) => {
    expect(await refusalOf(...statements)).toMatch(refusal)
  })
})

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
    const { default: pg } = await import('pg')
    const owner = new pg.Client({ connectionString: world.scratch.ownerUrl })
    await owner.connect()
    try {
      await expect(owner.query('UPDATE receipt SET number = number + 1')).rejects.toThrow(appendOnly)
      await expect(owner.query('DELETE FROM receipt')).rejects.toThrow(appendOnly)
    } finally {
      await owner.end()
    }
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
