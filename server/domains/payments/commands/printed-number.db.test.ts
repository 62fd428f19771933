import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import {
  activate,
  activation,
  atCounter,
  attemptOfKey,
  newKey,
  type OwnInstruction,
  printed,
} from '#tests/factories/instruction.ts'
import { instructionActs } from '#tests/factories/instruction-acts.ts'
import { credited, taken } from '#tests/factories/money-words.ts'
import { awaitingOtp, cardOrder, openPayment, paymentWorld, seen, times } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { cancelInstruction, expireAttempt, expirePayment, startCardAttempt, submitOtp } from '../index.ts'
import { decidePayable } from '../instruction/decide-payable.ts'
import { readInstruction } from '../instruction/instruction-facts.ts'
import type { BankWord } from './record-bank-status.ts'

const world = await paymentWorld()
const { deps, sql, clock, jobsWith } = world
const { reissue, setFee, idOf } = instructionActs(world)
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

const tell = (word: BankWord) => deps.recordBankStatus(word)
/** Its payer knows more of the dossier than its tax code. */
const readInFull = (own: OwnInstruction, charges: readonly string[]) =>
  sql(
    `INSERT INTO known_source SELECT DISTINCT $1::uuid, source_kind, source_id, $3::timestamptz FROM charge WHERE id = ANY ($2::uuid[])`,
    [own.visitorId, charges, clock()],
  )
const verify = async (number: string) =>
  decidePayable(await readInstruction(deps.database, number), clock(), 'some-bank')

describe('expiry', () => {
  test('one job ends payment and number together, not before the last second', async () => {
    const own = await printed(world)
    const id = await idOf(own)
    const until = new Date((await seen(world, own)).instruction?.payableUntil ?? '')
    clock.forward(until.getTime() - clock().getTime() - 1)
    await expirePayment(deps, id)
    expect(await verify(own.number)).toMatchObject({ result: 'PAYABLE' })
    clock.forward(1)
    await expirePayment(deps, id)
    expect(await verify(own.number)).toMatchObject({ reason: 'EXPIRED' })
    expect(await seen(world, own)).toMatchObject({ state: 'EXPIRED', instruction: { state: 'EXPIRED' } })
  })

  test('waits for a teller who holds it, also where other money came meanwhile', async () => {
    const own = await printed(world)
    const id = await idOf(own)
    clock.forward(31 * 24 * 3_600_000)
    const wish = await atCounter(world, own)
    await tell(credited([own.number], own.amount - 1n))
    await expirePayment(deps, id)
    expect(await sql('SELECT state FROM payment WHERE id = $1', [id])).toEqual([{ state: 'OPEN' }])
    clock.forward(wish.minutes * 60_000)
    await expireAttempt(deps, await attemptOfKey(world, wish.key))
    await expirePayment(deps, id)
    expect(await verify(own.number)).toMatchObject({ reason: 'EXPIRED' })
  })
})

describe('a transfer on a number that is not good any more pays what it names', () => {
  test.each<[string, (own: OwnInstruction) => Promise<unknown>, string | null]>([
    ['replaced', (own) => reissue(own), null],
    ['cancelled', (own) => cancelInstruction(deps, own), 'LATE'],
  ])('%s', async (_, end, exception) => {
    const own = await printed(world)
    await end(own)
    await tell(credited([own.number], own.amount))
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', exception })
  })

  test('both numbers of one payment are one payment', async () => {
    const own = await printed(world)
    const again = await reissue(own)
    await tell(credited([own.number, again.ok ? again.value.number : ''], own.amount))
    expect(await seen(world, own)).toMatchObject({ state: 'PAID' })
  })
})

describe('what changed since it was printed, line by line', () => {
  type Change = readonly [string, (charges: readonly string[], own: OwnInstruction) => Promise<unknown>]
  const basis = (charge: string | undefined, gross: number, reduction: number) =>
    sql(
      `UPDATE charge SET basis = basis || jsonb_build_object('gross', $2::text, 'reduction', $3::text),
       amount = CASE WHEN $2::bigint > $3::bigint THEN $2::bigint - $3::bigint ELSE amount END,
       state = CASE WHEN $2::bigint > $3::bigint THEN state ELSE 'WITHDRAWN' END WHERE id = $1`,
      [charge, String(gross), String(reduction)],
    )
  test.each<readonly [...Change, string, string]>([
    ['grew', ([charge]) => basis(charge, 120_000, 0), 'FEE_CHANGED', '120000'],
    ['fell, as the rate fell', ([charge]) => basis(charge, 80_000, 0), 'FEE_CHANGED', '80000'],
    ['was reduced', ([charge]) => basis(charge, 100_000, 40_000), 'EXEMPTED', '60000'],
    ['was exempted whole', ([charge]) => basis(charge, 100_000, 100_000), 'EXEMPTED', '0'],
    [
      'was withdrawn',
      ([charge]) => sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charge]),
      'WITHDRAWN',
      '0',
    ],
    [
      'was paid at the agency',
      ([charge]) => sql(`UPDATE charge SET state = 'PAID_AT_AGENCY' WHERE id = $1`, [charge]),
      'PAID_AT_AGENCY',
      '0',
    ],
    [
      'was paid by another payment',
      async ([charge = '']) => {
        const other = await awaitingOtp(world, await openPayment(world, [charge]))
        await submitOtp(deps, { ...other, otp: rightOtp })
      },
      'PAID_ELSEWHERE',
      '0',
    ],
  ])('a line that %s', async (_, change, why, after) => {
    const charges = await world.charges(100_000, 50_000)
    const own = await printed(world, await openPayment(world, charges))
    await readInFull(own, charges)
    await change(charges, own)
    const { instruction } = await seen(world, own)
    expect(instruction?.changes).toMatchObject([{ before: '100000', after, why }])
    expect(instruction?.amountNow).toBe(String(50_000 + Number(after)))
    expect(await verify(own.number)).toMatchObject({
      result: 'PAYABLE',
      amount: 50_000n + BigInt(after),
      changes: instruction?.changes,
    })
  })

  test('nothing is left of it: NOTHING_OWED', async () => {
    const charges = await world.charges(100_000)
    const own = await printed(world, await openPayment(world, charges))
    await sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charges[0]])
    expect(await verify(own.number)).toMatchObject({ reason: 'NOTHING_OWED' })
  })
})

describe('a teller’s hold', () => {
  test('honours its amount though the fee changes', async () => {
    const charges = await world.charges(100_000)
    const own = await printed(world, await openPayment(world, charges))
    const wish = await atCounter(world, own)
    await setFee(charges[0], 120_000)
    await tell(taken(wish, 100_000n))
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', exception: null, paidAmount: '100000' })
    expect(await jobsWith(`settle-fee-difference:${charges[0]}`)).toMatchObject([
      { payload: { chargeId: charges[0] } },
    ])
  })

  test('ends by itself, also where other money came meanwhile', async () => {
    const own = await printed(world)
    const wish = await atCounter(world, own)
    await tell(credited([own.number], 1n))
    clock.forward(wish.minutes * 60_000)
    await expireAttempt(deps, await attemptOfKey(world, wish.key))
    expect(await sql('SELECT state FROM attempt WHERE counter_key = $1', [wish.key])).toEqual([
      { state: 'EXPIRED' },
    ])
  })

  test('from five processes at once under one key: one hold, one answer', async () => {
    const own = await printed(world)
    const wish = activation(own.number)
    const answers = await times(20, () => activate(world, wish))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await sql('SELECT 1 FROM attempt WHERE counter_key = $1', [wish.key])).toHaveLength(1)
  })

  test('one key for two numbers at once: one holds, the other is refused', async () => {
    const key = newKey()
    const [one, two] = [await printed(world), await printed(world)]
    const answers = await Promise.all(
      [one, two].map(({ number }) => activate(world, activation(number, { key }))),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('and a card at the same moment: the teller holds, and the card gives way or is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await printed(world)
      const [answer, card] = await Promise.all([
        activate(world, activation(own.number)),
        startCardAttempt(deps, cardOrder(own)),
      ])
      expect(answer).toMatchObject({ value: { result: 'ACTIVATED' } })
      if (!card.ok) expect(card.error).toMatchObject({ code: 'NOT_PAYABLE', state: 'AT_COUNTER' })
      expect(await seen(world, own)).toMatchObject({ state: 'AT_COUNTER' })
    }
  })
})
