import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { activate, activation, atCounter, printed } from '#tests/factories/instruction.ts'
import { credited } from '#tests/factories/money-words.ts'
import {
  awaitingOtp,
  cardOrder,
  codeLost,
  codeUnanswered,
  type OwnAttempt,
  openPayment,
  paymentWorld,
  seen,
  times,
} from '#tests/factories/payment.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'
import {
  askBank,
  cancelAtBank,
  cancelAttempt,
  expireAttempt,
  readVerdict,
  resolveLateMoney,
  sendNewOtp,
  startCardAttempt,
  submitOtp,
} from '../index.ts'
import type { BankWord } from './record-bank-status.ts'

/** The charges are held from the moment a code goes on to the bank, and not before. PRODUCT S1.4. */
const world = await paymentWorld()
const { deps, script, sql, clock, callsOf, jobsWith } = world
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

const codeOf = (own: OwnAttempt, otp = rightOtp) => submitOtp(deps, { ...own, otp })
const paid = { ok: true, value: { state: 'PAID' } }
const notSentOn = { ok: true, value: { state: 'DECLINED' } }
const busy = { ok: false, error: { code: 'OTHER_CODE_SENT' } }

/** Somebody at the page of the code, with a payment of their own over these charges. */
const atCode = async (charges: readonly string[]) => awaitingOtp(world, await openPayment(world, charges))
const strangers = (count: number, charges: readonly string[]) =>
  Promise.all(Array.from({ length: count }, () => atCode(charges)))
const verdictOf = async (word: BankWord) => {
  await deps.recordBankStatus(word)
  return readVerdict(deps.database, word.connector, word.messageId)
}
const leasesOf = ({ attemptId }: OwnAttempt) =>
  sql('SELECT 1 FROM charge_lease WHERE attempt_id = $1 AND closed_at IS NULL', [attemptId])

/** It ended here with this reason, nothing of it was ever sent on, and the bank is told. */
async function expectGivenWay(own: OwnAttempt, reason: string) {
  const rows = await sql('SELECT state, reason FROM attempt WHERE id = $1', [own.attemptId])
  expect(rows).toEqual([{ state: 'CANCELLED', reason }])
  expect(callsOf('debit', own.reference)).toBe(0)
  expect(await jobsWith(`cancel-at-bank:${own.attemptId}`)).toHaveLength(1)
  await cancelAtBank(deps, own.attemptId)
  expect(script.payment(own.reference)?.status).toBe('CANCELLED')
}

describe('ten strangers at the page of the code', () => {
  test('keep no owner from paying by card; each of them reads that nothing was taken', async () => {
    const charges = await world.charges(100_000, 50_000)
    const others = await strangers(10, charges)
    const owner = await atCode(charges)
    expect(await codeOf(owner)).toEqual(paid)
    for (const other of others) {
      expect(await codeOf(other)).toEqual(notSentOn)
      expect(await seen(world, other)).toMatchObject({
        state: 'DECLINED',
        attempt: { reason: 'PAID_ELSEWHERE' },
        moneyBack: [],
      })
      await expectGivenWay(other, 'PAID_ELSEWHERE')
    }
  })

  test('keep no transfer from settling', async () => {
    const charges = await world.charges(150_000)
    const own = await printed(world, await openPayment(world, charges))
    await strangers(10, charges)
    expect(await verdictOf(credited([own.number], own.amount))).toBe('SETTLED')
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', exception: null })
  })

  test('keep no teller from holding it', async () => {
    const charges = await world.charges(150_000)
    const own = await printed(world, await openPayment(world, charges))
    const [one] = await strangers(10, charges)
    await atCounter(world, own)
    if (one === undefined) throw new Error('Nobody there')
    expect(await codeOf(one)).toEqual(notSentOn)
    await expectGivenWay(one, 'HELD_ELSEWHERE')
  })
})

describe('somebody who types wrong codes', () => {
  test('keeps an owner’s code waiting for one answer of the bank, and ends nothing of theirs', async () => {
    const charges = await world.charges(150_000)
    const [owner, other] = [await atCode(charges), await atCode(charges)]
    for (const triesLeft of [2, 1]) {
      script.during('debit', async () => {
        expect(await codeOf(owner)).toEqual(busy)
        expect(await seen(world, owner)).toMatchObject({
          state: 'AWAITING_OTP',
          attempt: { otp: { error: null } },
        })
      })
      expect(await codeOf(other, wrongOtp)).toEqual({ ok: true, value: { state: 'AWAITING_OTP' } })
      expect(await seen(world, other)).toMatchObject({ attempt: { otp: { triesLeft, error: 'WRONG' } } })
      expect(await leasesOf(other)).toEqual([])
    }
    expect(callsOf('debit', owner.reference)).toBe(0)
    expect(await codeOf(owner)).toEqual(paid)
    expect(await codeOf(other)).toEqual(notSentOn)
  })

  test('keeps money that arrived waiting for one answer of the bank, and a teller no longer', async () => {
    const charges = await world.charges(150_000)
    const [first, second] = [
      await printed(world, await openPayment(world, charges)),
      await printed(world, await openPayment(world, charges)),
    ]
    const other = await atCode(charges)
    script.during('debit', async () => {
      expect(await activate(world, activation(second.number))).toMatchObject({
        value: { result: 'NOT_PAYABLE', reason: 'IN_PROGRESS' },
      })
      expect(await verdictOf(credited([first.number], first.amount))).toBe('WAITS')
    })
    await codeOf(other, wrongOtp)
    const [waiting] = await sql<{ capture_id: string }>(
      `SELECT i.capture_id FROM suspense_item i JOIN capture k ON k.id = i.capture_id JOIN payment p ON p.id = k.payment_id
       WHERE p.public_id = $1`,
      [first.publicId],
    )
    await resolveLateMoney(deps, waiting?.capture_id ?? '', 1)
    expect(await seen(world, first)).toMatchObject({ state: 'PAID', exception: 'LATE' })
    expect(await activate(world, activation(second.number))).toMatchObject({
      value: { reason: 'NOTHING_OWED' },
    })
  })

  test('a new code of the bank between, with tries of its own: the answer that it was wrong still frees the charges', async () => {
    const own = await atCode(await world.charges(150_000))
    await codeOf(own, wrongOtp)
    // The portal does not learn of the new code: its answer is lost, and the tries that it knows are fewer than the bank's.
    clock.forward(30_000)
    script.next('sendOtp', 'AFTER')
    expect(await sendNewOtp(deps, own)).toMatchObject({ error: { code: 'BANK_SILENT' } })
    await codeOf(own, wrongOtp)
    expect(await seen(world, own)).toMatchObject({ attempt: { otp: { triesLeft: 2, error: 'WRONG' } } })
    expect(await leasesOf(own)).toEqual([])
  })

  test('claims anew with the next code, for the whole amount', async () => {
    const own = await atCode(await world.charges(100_000, 50_000))
    await codeOf(own, wrongOtp)
    script.during('debit', async () => expect(await leasesOf(own)).toHaveLength(2))
    expect(await codeOf(own)).toEqual(paid)
    expect(await sql('SELECT 1 FROM charge_lease WHERE attempt_id = $1', [own.attemptId])).toHaveLength(2)
  })
})

describe('codes at the same moment', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'of two payers: one debit, the other reads that nothing was taken (round %i)',
    async () => {
      const charges = await world.charges(100_000, 50_000)
      const both = await strangers(2, charges)
      await Promise.all(both.map((own) => codeOf(own)))
      const views = await Promise.all(both.map((own) => seen(world, own)))
      expect(views.filter(({ state }) => state === 'PAID')).toHaveLength(1)
      const loser = both[views.findIndex(({ state }) => state !== 'PAID')]
      if (loser === undefined) throw new Error('Both have paid')
      // Kept where the winner's answer was still out: the same code goes again, and is refused for good.
      await codeOf(loser)
      expect(await seen(world, loser)).toMatchObject({
        state: 'DECLINED',
        attempt: { reason: 'PAID_ELSEWHERE' },
      })
      await expectGivenWay(loser, 'PAID_ELSEWHERE')
    },
  )

  test('of ten payers: one debit', async () => {
    const all = await strangers(10, await world.charges(150_000))
    await Promise.all(all.map((own) => codeOf(own)))
    const debits = all.map(({ reference }) => callsOf('debit', reference))
    expect(debits.reduce((sum, count) => sum + count, 0)).toBe(1)
  })

  test('ten wrong ones of one payer: one try is used', async () => {
    const own = await atCode(await world.charges(150_000))
    await times(10, () => codeOf(own, wrongOtp))
    expect(callsOf('debit', own.reference)).toBeLessThanOrEqual(3)
    expect(await leasesOf(own)).toEqual([])
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'a code and a teller on one payment: one of them has it (round %i)',
    async () => {
      const paper = await printed(world)
      const own = await awaitingOtp(world, paper)
      const [code, teller] = await Promise.all([codeOf(own), activate(world, activation(paper.number))])
      const held = teller.ok && teller.value.result === 'ACTIVATED'
      expect(callsOf('debit', own.reference)).toBe(held ? 0 : 1)
      expect(await seen(world, own)).toMatchObject({ state: held ? 'AT_COUNTER' : 'PAID' })
      if (held) expect(code.ok && code.value.state === 'PAID').toBe(false)
    },
  )

  test.each([1, 2, 3, 4, 5, 6])(
    'a code and money by transfer: both are booked, one of them settles (round %i)',
    async () => {
      const paper = await printed(world)
      const own = await awaitingOtp(world, paper)
      const word = credited([paper.number], paper.amount)
      await Promise.all([codeOf(own), deps.recordBankStatus(word)])
      const view = await seen(world, own)
      expect(view).toMatchObject({ state: 'PAID', paidAmount: String(paper.amount) })
      const taken = script.payment(own.reference)?.status === 'SUCCEEDED'
      expect(await verdictNow(word)).toBe(taken ? 'WAITS or RETURNS' : 'SETTLED')
    },
  )

  async function verdictNow(word: BankWord): Promise<string> {
    const verdict = await readVerdict(deps.database, word.connector, word.messageId)
    return verdict === 'WAITS' || verdict === 'RETURNS' ? 'WAITS or RETURNS' : verdict
  }
})

describe('a claim that is refused for good', () => {
  test.each<[string, (charges: string[]) => Promise<unknown>, string]>([
    [
      'the other is unknown',
      async (charges) => codeUnanswered(world, await openPayment(world, charges)),
      'HELD_ELSEWHERE',
    ],
    [
      'the other’s code may still arrive',
      async (charges) => codeLost(world, await openPayment(world, charges)),
      'HELD_ELSEWHERE',
    ],
    [
      'the other’s end is not promised yet',
      async (charges) => cancelAttempt(deps, await codeLost(world, await openPayment(world, charges))),
      'HELD_ELSEWHERE',
    ],
    [
      'a teller holds it',
      async (charges) => atCounter(world, await printed(world, await openPayment(world, charges))),
      'HELD_ELSEWHERE',
    ],
    [
      'a fee was changed',
      (charges) => sql('UPDATE charge SET amount = 90000 WHERE id = $1', [charges[1]]),
      'CHARGES_CHANGED',
    ],
    [
      'a fee was withdrawn',
      (charges) => sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charges[0]]),
      'CHARGES_CHANGED',
    ],
    [
      'it was paid at the agency',
      (charges) => sql(`UPDATE charge SET state = 'PAID_AT_AGENCY' WHERE id = $1`, [charges[0]]),
      'PAID_ELSEWHERE',
    ],
  ])('%s: ended here and at the bank, nothing sent on', async (_, hinder, reason) => {
    const charges = await world.charges(100_000, 50_000)
    const own = await atCode(charges)
    await hinder(charges)
    expect(await codeOf(own)).toEqual(notSentOn)
    await expectGivenWay(own, reason)
    expect(await codeOf(own)).toMatchObject({ error: { code: 'NOT_AWAITING_OTP' } })
  })

  test('a fee that changes after the claim is honoured as it was', async () => {
    const charges = await world.charges(150_000)
    const own = await codeLost(world, await openPayment(world, charges))
    await sql('UPDATE charge SET amount = 90000 WHERE id = $1', [charges[0]])
    expect(await codeOf(own)).toEqual(paid)
    expect(await seen(world, own)).toMatchObject({ paidAmount: '150000' })
  })
})

describe('a code of which nobody knows whether it arrived', () => {
  test('killed between the claim and the call: the job asks, and the charges stay held until the bank has promised', async () => {
    const charges = await world.charges(150_000)
    const [own, other] = [await atCode(charges), await atCode(charges)]
    const dies = { ...deps, bank: { ...deps.bank, debit: () => Promise.reject(new Error('killed')) } }
    await expect(submitOtp(dies, { ...own, otp: rightOtp })).rejects.toThrow('killed')
    expect(await leasesOf(own)).toHaveLength(1)
    const [job] = await jobsWith(`ask-bank:${own.attemptId}`)
    expect(job?.run_at).toEqual(addMs(clock(), deps.bankTimeoutMs + 3_000 + 2_000))
    expect(await codeOf(other)).toEqual(busy)
    await askBank(deps, own.attemptId, 1)
    expect(await seen(world, own)).toMatchObject({
      state: 'AWAITING_OTP',
      attempt: { otp: { error: 'NOT_RECEIVED' } },
    })
    expect(await leasesOf(own)).toHaveLength(1)
    clock.forward(deps.cardLeaseMs)
    await expireAttempt(deps, own.attemptId)
    expect(await leasesOf(own)).toHaveLength(1)
    await askBank(deps, own.attemptId, 1)
    expect(script.payment(own.reference)?.status).toBe('CANCELLED')
    expect(await leasesOf(own)).toEqual([])
  })

  test('stays in doubt though a later code was wrong', async () => {
    const own = await codeLost(world)
    await codeOf(own, wrongOtp)
    expect(await leasesOf(own)).toHaveLength(1)
    await cancelAttempt(deps, own)
    expect(await seen(world, own)).toMatchObject({ state: 'WAITING_FOR_BANK' })
    await askBank(deps, own.attemptId, 1)
    expect(await seen(world, own)).toMatchObject({
      state: 'DECLINED',
      attempt: { reason: 'CANCELLED_BY_PAYER' },
    })
  })
})

describe('a card of the payment that is paid in another way', () => {
  test('gives way to a teller, also while the bank looks at it', async () => {
    const paper = await printed(world)
    script.during('verifyCard', () => atCounter(world, paper))
    expect(await startCardAttempt(deps, cardOrder(paper))).toMatchObject({ ok: true })
    expect(await seen(world, paper)).toMatchObject({ state: 'AT_COUNTER' })
    const [card] = await sql<{ id: string; reference: string; state: string; reason: string }>(
      `SELECT a.id, a.reference, a.state, a.reason FROM attempt a JOIN payment p ON p.id = a.payment_id
       WHERE p.public_id = $1 AND a.method = 'CARD'`,
      [paper.publicId],
    )
    expect(card).toMatchObject({ state: 'CANCELLED', reason: 'HELD_ELSEWHERE' })
    await cancelAtBank(deps, card?.id ?? '')
    expect(script.payment(card?.reference ?? '')?.status).toBe('CANCELLED')
  })

  test('gives way to money that arrived, in the same transaction, and its story says so', async () => {
    const paper = await printed(world)
    const own = await awaitingOtp(world, paper)
    expect(await verdictOf(credited([paper.number], paper.amount))).toBe('SETTLED')
    expect(await codeOf(own)).toMatchObject({ error: { code: 'NOT_AWAITING_OTP', state: 'PAID' } })
    await expectGivenWay(own, 'PAID_ELSEWHERE')
    const told = await sql(
      `SELECT detail FROM payment_event WHERE payment_id = $1 AND kind = 'ATTEMPT_CANCELLED'`,
      [own.paymentId],
    )
    expect(told).toEqual([{ detail: { reference: own.reference, reason: 'PAID_ELSEWHERE' } }])
  })

  test('does not while its code may be on its way: the money waits', async () => {
    const paper = await printed(world)
    const own = await codeLost(world, paper)
    expect(await verdictOf(credited([paper.number], paper.amount))).toBe('WAITS')
    expect(await codeOf(own)).toEqual(paid)
  })
})

test('the answer is recorded by a process whose clock is behind: a lease ends no earlier than it began', async () => {
  const own = await atCode(await world.charges(150_000))
  script.during('debit', async () => clock.forward(-1_500))
  await codeOf(own, wrongOtp)
  expect(await leasesOf(own)).toEqual([])
  clock.forward(1_500)
  expect(await codeOf(own)).toEqual(paid)
})
