import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { freshAgency, freshDossier, freshFee } from '#tests/factories/dossier.ts'
import {
  activate,
  activation,
  atCounter,
  attemptOfKey,
  newKey,
  type OwnInstruction,
  printed,
} from '#tests/factories/instruction.ts'
import { credited, notTaken, taken } from '#tests/factories/money-words.ts'
import {
  awaitingOtp,
  cardOrder,
  type OwnPayment,
  openPayment,
  paymentWorld,
  seen,
  times,
} from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import {
  cancelInstruction,
  expireAttempt,
  expirePayment,
  printInstruction,
  reissueInstruction,
  startCardAttempt,
  submitOtp,
} from '../index.ts'
import { decidePayable } from '../instruction/decide-payable.ts'
import { readInstruction } from '../instruction/instruction-facts.ts'
import type { BankWord } from './record-bank-status.ts'

const world = await paymentWorld()
const { deps, sql, clock, jobsWith } = world
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

const tell = (word: BankWord) => deps.recordBankStatus(word)
const print = (own: OwnPayment, requestId = newUuid()) => printInstruction(deps, { ...own, requestId })
const reissue = (own: OwnPayment, requestId = newUuid()) => reissueInstruction(deps, { ...own, requestId })
const papersOf = ({ publicId }: OwnPayment) =>
  sql<{ number: string; state: string; replaced_by: string | null }>(
    `SELECT i.number, i.state, i.replaced_by FROM payment_instruction i JOIN payment p ON p.id = i.payment_id
     WHERE p.public_id = $1 ORDER BY i.printed_at, i.number`,
    [publicId],
  )
const verify = async (number: string) => decidePayable(await readInstruction(deps.database, number), clock())
const setFee = (charge: string | undefined, amount: number) =>
  sql('UPDATE charge SET amount = $2 WHERE id = $1', [charge, amount])
const idOf = async ({ publicId }: OwnPayment) => {
  const [row] = await sql<{ id: string }>('SELECT id FROM payment WHERE public_id = $1', [publicId])
  return row?.id ?? ''
}

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

  test('and a card at the same moment: one of them holds', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await printed(world)
      const [answer, card] = await Promise.all([
        activate(world, activation(own.number)),
        startCardAttempt(deps, cardOrder(own)),
      ])
      const held = answer.ok && answer.value.result === 'ACTIVATED'
      expect(card.ok).toBe(!held)
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
