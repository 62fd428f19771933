import { afterAll, describe, expect, test } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import { success, told } from '#tests/factories/bank-words.ts'
import { freshStaff } from '#tests/factories/desk.ts'
import { printed } from '#tests/factories/instruction.ts'
import { credited, newBankReference } from '#tests/factories/money-words.ts'
import {
  awaitingOtp,
  type OwnAttempt,
  paymentWorld,
  seen,
  testMoneyPolicy,
} from '#tests/factories/payment.ts'
import { applyChanges } from '../apply-changes.ts'
import { readBankFacts } from '../bank-facts.ts'
import { decideCreditNotice } from '../decide-money-word.ts'
import { approveResolution, proposeResolution, viewSuspenseItem } from '../index.ts'
import { formerTransferReference } from '../money-references.ts'
import { type BankWord, bankStatusRecorder } from './record-bank-status.ts'

/** Banks that begin their numbers anew: nothing that was taken is left out of the books, and nothing is in them twice. */
const world = await paymentWorld()
const { deps, sql } = world
afterAll(world.close)
afterAll(() => expectSoundBooks(world))

const tell = (word: BankWord) => deps.recordBankStatus(word)
const moneyUnder = (bankReference: string) =>
  sql<{ id: string; amount: string; reason: string | null; disposition: string; payment_id: string }>(
    `SELECT id, amount::TEXT, reason, disposition, payment_id FROM capture WHERE bank_reference = $1 ORDER BY reason NULLS FIRST`,
    [bankReference],
  )

describe('eight payments under one number', () => {
  test('told at once to two processes, each by two messages: every one is booked once, one settles', async () => {
    const number = newBankReference()
    const attempts: OwnAttempt[] = []
    for (let n = 0; n < 8; n++) attempts.push(await awaitingOtp(world))
    const second = bankStatusRecorder(deps.database, world.clock, testMoneyPolicy)
    const words = attempts.flatMap(({ reference, amount }) => [
      tell(told(success(reference, amount, number))),
      second(told(success(reference, amount, number))),
    ])
    expect(new Set(await Promise.all(words))).toEqual(new Set(['ACCEPTED']))
    const money = await moneyUnder(number)
    expect(money.map(({ reason }) => reason)).toEqual([null, ...Array(7).fill('REFERENCE_REUSED')])
    expect(new Set(money.map(({ payment_id }) => payment_id)).size).toBe(8)
    const states = await Promise.all(attempts.map(async (own) => (await seen(world, own)).state))
    expect(states.toSorted()).toEqual([...Array(7).fill('HELD'), 'PAID'])
  })
})

/** As people do it at their desk: the payment that the money came for is offered, one proposes it, another one approves. */
async function assignedByTwo(captureId: string, publicId: string) {
  const [one, another] = [await freshStaff(world, 'OPERATOR'), await freshStaff(world, 'OPERATOR')]
  const offered = (await viewSuspenseItem(deps, one, captureId))?.candidates ?? []
  expect(offered).toMatchObject([{ number: publicId, publicId, state: null, fit: 'EXACT', held: false }])
  const wanted = { kind: 'ASSIGN', number: offered[0]?.number ?? '', reason: 'Có trong sao kê' } as const
  const proposed = await proposeResolution(deps, { staff: one, captureId, version: 0, wanted })
  expect(proposed).toEqual({ ok: true, value: { state: 'PROPOSED' } })
  const seen = { captureId, version: 1 }
  expect(await approveResolution(deps, { ...seen, staff: one })).toEqual({
    ok: false,
    error: { code: 'SAME_PERSON' },
  })
  return approveResolution(deps, { ...seen, staff: another })
}

describe('money under a number that is known', () => {
  async function heldMoney() {
    const [first, own, number] = [await awaitingOtp(world), await awaitingOtp(world), newBankReference()]
    await tell(told(success(first.reference, first.amount, number)))
    await tell(told(success(own.reference, own.amount, number)))
    const held = (await moneyUnder(number)).find(({ reason }) => reason !== null)
    if (held === undefined) throw new Error('Nothing is held')
    return { own, number, held }
  }

  test('leaves its charges free, shows the payer where it is, and waits for people', async () => {
    const { own, number } = await heldMoney()
    const view = await seen(world, own)
    expect(view).toMatchObject({ state: 'HELD', exception: 'MISMATCH' })
    expect(view.moneyBack).toMatchObject([
      { reason: 'REFERENCE_REUSED', state: 'BEING_LOOKED_AT', bankReference: number, promisedBy: null },
    ])
    expect(
      await sql('SELECT 1 FROM charge_lease WHERE attempt_id = $1 AND closed_at IS NULL', [own.attemptId]),
    ).toEqual([])
  })

  test('pays what it came for once people have assigned it, under a posting of its own', async () => {
    const { own, number, held } = await heldMoney()
    expect(await assignedByTwo(held.id, own.publicId)).toEqual({ ok: true, value: { state: 'ASSIGNED' } })
    expect(await seen(world, own)).toMatchObject({ state: 'PAID' })
    const journals = await sql('SELECT cause FROM journal WHERE cause LIKE $1 ORDER BY cause', [`%${number}`])
    const apart = `${own.reference}#${own.amount}:collecting-bank:${number}`
    expect(journals.map(({ cause }) => cause)).toEqual([
      `assign#${apart}`,
      `capture#${apart}`,
      `capture:collecting-bank:${number}`,
    ])
  })
})

describe('a transfer', () => {
  async function writeAsTheReleaseBefore(word: BankWord) {
    if (word.source !== 'CREDIT') throw new Error('No transfer')
    const { connector, notice, numbers } = word
    const reference = formerTransferReference(connector, notice.bankReference)
    const [facts] = await readBankFacts(deps.database, [{ connector, reference, numbers, money: null }])
    if (facts === undefined) throw new Error('No facts')
    const decided = decideCreditNotice(facts, connector, notice, world.clock())
    const change = { ...decided, newAttempt: decided.newAttempt && { ...decided.newAttempt, reference } }
    const one = { connector, message: null, reference, cause: 'bank', facts, change }
    expect(await applyChanges(deps.database, [one], testMoneyPolicy, world.clock())).toEqual(['APPLIED'])
  }

  test('that was booked before two could bear one number is known when its notice comes again', async () => {
    const own = await printed(world)
    const bankReference = newBankReference()
    const word = credited([own.number], own.amount, { bankReference })
    await writeAsTheReleaseBefore(word)
    await tell({ ...word, messageId: `${word.messageId}-again` })
    expect(await moneyUnder(bankReference)).toHaveLength(1)
    await tell(credited([own.number], own.amount, { bankReference, at: '2026-11-23T02:59:58Z' }))
    expect((await moneyUnder(bankReference)).map(({ reason }) => reason)).toEqual([null, 'REFERENCE_REUSED'])
  })
})

describe('the database refuses', () => {
  const copy = (number: string, changes: string) =>
    sql(
      `INSERT INTO capture (id, connector, bank_reference, reference, method, amount, disposition, reason, captured_at)
       SELECT gen_random_uuid(), connector, bank_reference, ${changes}, 'SUSPENSE', 'REFERENCE_REUSED', captured_at
       FROM capture WHERE bank_reference = $1 LIMIT 1`,
      [number],
    )
  test('the same fact a second time, and a second money of a number that does not say so', async () => {
    const [own, number] = [await awaitingOtp(world), newBankReference()]
    await tell(told(success(own.reference, own.amount, number)))
    await expect(copy(number, 'reference, method, amount')).rejects.toThrow(/capture_told_once/)
    await expect(
      sql(
        `INSERT INTO capture (id, connector, bank_reference, reference, method, amount, disposition, reason, captured_at)
         SELECT gen_random_uuid(), connector, bank_reference, 'ANOTHER1', method, amount, 'SUSPENSE', 'SHORT', captured_at
         FROM capture WHERE bank_reference = $1`,
        [number],
      ),
    ).rejects.toThrow(/capture_first_of_number/)
  })
})
