import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { freshAgency, freshDossier, freshFee } from '#tests/factories/dossier.ts'
import { activate, activation, atCounter, printed } from '#tests/factories/instruction.ts'
import { instructionActs } from '#tests/factories/instruction-acts.ts'
import { notTaken, taken } from '#tests/factories/money-words.ts'
import {
  awaitingOtp,
  type OwnPayment,
  openPayment,
  paymentWorld,
  seen,
  times,
} from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { cancelInstruction, submitOtp } from '../index.ts'
import { decidePayable } from '../instruction/decide-payable.ts'
import { readInstruction } from '../instruction/instruction-facts.ts'
import type { BankWord } from './record-bank-status.ts'

const world = await paymentWorld()
const { deps, sql, clock, jobsWith } = world
const { print, reissue, setFee, idOf } = instructionActs(world)
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

const tell = (word: BankWord) => deps.recordBankStatus(word)
const papersOf = ({ publicId }: OwnPayment) =>
  sql<{ number: string; state: string; replaced_by: string | null }>(
    `SELECT i.number, i.state, i.replaced_by FROM payment_instruction i JOIN payment p ON p.id = i.payment_id
     WHERE p.public_id = $1 ORDER BY i.printed_at, i.number`,
    [publicId],
  )
async function printAnew(own: OwnPayment) {
  const made = await reissue(own)
  if (!made.ok) throw new Error(made.error.code)
  return { ok: true as const, value: { number: made.value.number } }
}
const verify = async (number: string) =>
  decidePayable(await readInstruction(deps.database, number), clock(), 'some-bank')

describe('printing', () => {
  test('gives a number that reads, holds nothing, and says what is owed until when', async () => {
    const own = await printed(world, await openPayment(world, await world.charges(100_000, 50_000)))
    expect(readInstructionNumber(own.number, '49')).toEqual({ ok: true, value: own.number })
    const { instruction, state, expiresAt } = await seen(world, own)
    expect(instruction).toMatchObject({ state: 'ACTIVE', amount: '150000', amountNow: '150000', changes: [] })
    expect(instruction?.lines.map(({ amount }) => amount).sort()).toEqual(['100000', '50000'])
    expect(instruction?.payableUntil).toMatch(/T16:59:59/)
    expect([state, expiresAt]).toEqual(['OPEN', instruction?.payableUntil])
    expect(await jobsWith(`expire-payment:${await idOf(own)}`)).toMatchObject([
      { run_at: new Date(instruction?.payableUntil ?? '') },
    ])
    expect(await sql('SELECT 1 FROM charge_lease WHERE closed_at IS NULL')).toEqual([])
  })

  test('so many numbers in a day and no more: the present one stays good, and another is had the next day', async () => {
    const own = await openPayment(world)
    let present = await print(own)
    for (let n = 2; n <= 20; n++) present = await printAnew(own)
    expect(await reissue(own)).toEqual({ ok: false, error: { code: 'TOO_MANY_NUMBERS' } })
    expect(await print(own)).toEqual(present)
    expect(await papersOf(own)).toHaveLength(20)
    clock.forward(24 * 3_600_000)
    await printAnew(own)
  })

  test('twice: the same number, by the same form and by another', async () => {
    const own = await openPayment(world)
    const requestId = newUuid()
    const first = await print(own, requestId)
    expect(await print(own, requestId)).toEqual(first)
    expect(await print(own)).toEqual(first)
    expect(await papersOf(own)).toMatchObject([{ state: 'ACTIVE' }])
  })

  test('in 20 tabs at once: one number', async () => {
    const own = await openPayment(world)
    const answers = await times(20, () => print(own))
    expect(new Set(answers.map((answer) => answer.ok && answer.value.number)).size).toBe(1)
    expect(await papersOf(own)).toHaveLength(1)
  })

  test('after a fee changed: replaced, and the old one names the new', async () => {
    const charges = await world.charges(100_000)
    const own = await printed(world, await openPayment(world, charges))
    await setFee(charges[0], 90_000)
    const again = await printed(world, own)
    expect(again.amount).toBe(90_000n)
    expect(await verify(own.number)).toMatchObject({ reason: 'REPLACED', replacedBy: again.number })
    expect(await verify(again.number)).toMatchObject({ result: 'PAYABLE', amount: 90_000n, changes: [] })
    expect((await seen(world, own)).instruction).toMatchObject({
      number: again.number,
      replaces: own.number,
    })
  })

  test.each<[string, (own: OwnPayment) => Promise<unknown>, object]>([
    ['while a code is awaited', (own) => awaitingOtp(world, own), { state: 'AWAITING_OTP' }],
    [
      'while a teller holds it',
      async (own) => atCounter(world, await printed(world, own)),
      { state: 'AT_COUNTER' },
    ],
    [
      'when it is paid',
      async (own) => submitOtp(deps, { ...(await awaitingOtp(world, own)), otp: rightOtp }),
      { state: 'PAID' },
    ],
  ])('%s is refused', async (_, come, error) => {
    const own = await openPayment(world)
    await come(own)
    expect(await print(own)).toEqual({ ok: false, error: { code: 'NOT_PAYABLE', ...error } })
  })

  test('of what nobody owes any more is refused, and of another’s payment', async () => {
    const charges = await world.charges(100_000)
    const own = await openPayment(world, charges)
    const stranger = { ...own, visitorId: await world.visitor() }
    expect(await print(stranger)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    await sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charges[0]])
    expect(await print(own)).toEqual({ ok: false, error: { code: 'NOTHING_OWED' } })
  })
})

describe('reissuing', () => {
  test('replaces, though nothing changed; a chain of papers leads to the newest', async () => {
    const first = await printed(world)
    const second = await reissue(first)
    const third = await reissue(first)
    expect(second.ok && third.ok && second.value.number !== third.value.number).toBe(true)
    const newest = third.ok ? third.value.number : ''
    for (const old of [first.number, second.ok ? second.value.number : ''])
      expect(await verify(old)).toMatchObject({ reason: 'REPLACED', replacedBy: newest })
    expect((await papersOf(first)).map(({ state }) => state).sort()).toEqual([
      'ACTIVE',
      'REPLACED',
      'REPLACED',
    ])
  })

  test('twice with one form: one new paper', async () => {
    const own = await printed(world)
    const requestId = newUuid()
    const answers = [await reissue(own, requestId), await reissue(own, requestId)]
    expect(answers[1]).toEqual(answers[0])
    expect(await papersOf(own)).toHaveLength(2)
  })

  test('in two tabs at once: one good number', async () => {
    const own = await printed(world)
    await Promise.all([reissue(own), reissue(own)])
    const papers = await papersOf(own)
    expect(papers.filter(({ state }) => state === 'ACTIVE')).toHaveLength(1)
    for (const { number, state } of papers)
      if (state === 'REPLACED')
        expect(await verify(number)).toMatchObject({
          replacedBy: papers.find((one) => one.state === 'ACTIVE')?.number,
        })
  })

  test('where a fee was added: another payment over all that is owed, sent once or again', async () => {
    const { own, dossier } = await printedDossier([100_000])
    await addFee(dossier, 30_000)
    expect((await seen(world, own)).instruction?.changes).toMatchObject([
      { before: '0', after: '30000', why: 'FEE_ADDED' },
    ])
    const requestId = newUuid()
    const again = await reissue(own, requestId)
    expect(await reissue(own, requestId)).toEqual(again)
    if (!again.ok) throw new Error(again.error.code)
    expect(again.value.publicId).not.toBe(own.publicId)
    expect(await verify(again.value.number)).toMatchObject({ result: 'PAYABLE', amount: 130_000n })
    expect(await verify(own.number)).toMatchObject({ reason: 'REPLACED', replacedBy: again.value.number })
  })

  test('where a fee was added while a teller holds the old one: refused, and the old one is taken', async () => {
    const { own, dossier } = await printedDossier([100_000])
    const wish = await atCounter(world, own)
    await addFee(dossier, 30_000)
    expect(await reissue(own)).toMatchObject({ ok: false, error: { code: 'NOT_PAYABLE' } })
    await tell(taken(wish, own.amount))
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', paidAmount: '100000' })
  })
})

describe('cancelling', () => {
  test('ends the number and not the payment, and can be done once', async () => {
    const own = await printed(world)
    expect(await cancelInstruction(deps, own)).toEqual({ ok: true, value: { number: own.number } })
    expect(await cancelInstruction(deps, own)).toEqual({ ok: false, error: { code: 'NOTHING_TO_CANCEL' } })
    expect(await verify(own.number)).toMatchObject({ reason: 'CANCELLED' })
    expect(await seen(world, own)).toMatchObject({ state: 'OPEN', instruction: { state: 'CANCELLED' } })
    await awaitingOtp(world, own)
  })

  test('is refused while a teller holds it', async () => {
    const own = await printed(world)
    const wish = await atCounter(world, own)
    expect(await cancelInstruction(deps, own)).toEqual({
      ok: false,
      error: { code: 'NOT_PAYABLE', state: 'AT_COUNTER' },
    })
    await tell(notTaken(wish))
    expect(await cancelInstruction(deps, own)).toMatchObject({ ok: true })
  })

  test('and a teller at the same moment: either it is held and stands, or cancelled and not held', async () => {
    for (let round = 0; round < 10; round++) {
      const own = await printed(world)
      const [cancelled, answer] = await Promise.all([
        cancelInstruction(deps, own),
        activate(world, activation(own.number)),
      ])
      const held = answer.ok && answer.value.result === 'ACTIVATED'
      expect(held).toBe(!cancelled.ok)
    }
  })
})

/** A dossier of its own with a payment over all of it, printed. */
async function printedDossier(fees: readonly number[]) {
  const lines = fees.map((amount, n) => freshFee(`F${n + 1}`, amount))
  const dossier = await freshDossier(world.seed, { agency: await freshAgency(world.seed), fees: lines })
  const charges = await sql<{ id: string }>('SELECT id FROM charge WHERE source_id = $1', [dossier.id])
  const own = await printed(
    world,
    await openPayment(
      world,
      charges.map(({ id }) => id),
    ),
  )
  return { own, dossier }
}

/** The agency adds a charge to a dossier. */
const addFee = ({ id }: { readonly id: string }, amount: number) =>
  sql(
    `INSERT INTO charge SELECT (c).* FROM (SELECT jsonb_populate_record(c, jsonb_build_object(
       'id', $2::text, 'amount', $3::bigint)) AS c FROM charge c WHERE source_id = $1 LIMIT 1) x`,
    [id, newUuid(), amount],
  )
