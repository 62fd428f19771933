import { afterAll, describe, expect, test } from 'vitest'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import { databaseRules, denied } from '#tests/factories/database-rules.ts'

const { close, refusalOf } = await databaseRules()
afterAll(close)

const setAttempt = (columns: string, of = ':open') =>
  `UPDATE attempt SET version = version + 1, ${columns} WHERE id = ${of}`

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
