import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import type { SuspenseState } from '#server/domains/payments/desk-contract.ts'
import {
  askBank,
  cancelAtBank,
  listSuspense,
  sendRefund,
  startAccountDebit,
  submitOtp,
  tracePayment,
} from '#server/domains/payments/index.ts'
import { agencyOf, freshStaff, moneyInSuspense } from '#tests/factories/desk.ts'
import { type OwnInstruction, printed } from '#tests/factories/instruction.ts'
import {
  awaitingOtp,
  freshCharges,
  lastAttempt,
  type OwnPayment,
  openPayment,
  type PayerWorld,
  seen,
  testClock,
} from '#tests/factories/payment.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { servicesHost, servicesWorld } from '#tests/factories/services.ts'
import { scriptedBank } from '#tests/fakes/scripted-bank.ts'
import { bankByDocuments } from './bank-by-documents.ts'

/**
 * What a bank says, by signed calls over HTTP both ways, from a bank that knows docs/bank-api.md alone and signs with another
 * library.
 */
const bank = await bankByDocuments('bank-1')
const otherBank = await bankByDocuments('hoi-an-1')
const clock = testClock()
const services = await servicesWorld({
  clock,
  bankUrl: bank.url,
  env: {
    BANK_PUBLIC_KEYS: bank.publicKeys,
    OTHER_BANKS: JSON.stringify([
      {
        name: 'hoi-an-bank',
        displayName: { vi: 'Ngân hàng Hội An', en: 'Hoi An Bank' },
        url: otherBank.url,
        keys: JSON.parse(otherBank.publicKeys).keys,
      },
    ]),
  },
})
const { deps } = services
const portal = { url: `http://127.0.0.1:${services.port}`, host: servicesHost }
for (const one of [bank, otherBank]) one.meetPortal(services.keys.portal.publicJwk)
afterAll(async () => {
  await services.close()
  await bank.close()
  await otherBank.close()
})

const world: PayerWorld = {
  deps: deps.payments,
  database: deps.database,
  clock,
  script: scriptedBank(clock),
  visitor: async () => (await openVisitor(deps.database, { now: clock(), minutes: 480 })).visitorId,
  charges: (...fees) => freshCharges(deps.database, deps, fees),
  sql: async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await services.scratch.pool.query<Row>(text, values)).rows,
}
const { sql } = world
let operator: Staff
beforeAll(async () => {
  operator = await freshStaff(world, 'OPERATOR')
})

let used = 0
const newNumber = (): string => `FT${String(++used).padStart(6, '0')}`

/** A payer at the code's page; the code is sent on, and the bank's answer is what it says. */
async function cardPayer() {
  const own = await awaitingOtp(world)
  return { ...own, pay: () => submitOtp(deps.payments, { ...own, otp: '123456' }) }
}
/** A number that the bank has given to another payer's money. */
async function usedNumber(): Promise<string> {
  const [other, number] = [await cardPayer(), newNumber()]
  bank.nextNumbersAre(number)
  expect(await other.pay()).toMatchObject({ value: { state: 'PAID' } })
  return number
}
const moneyUnder = (number: string) =>
  sql<{ reason: string | null; amount: string }>(
    'SELECT reason, amount::TEXT FROM capture WHERE bank_reference = $1 ORDER BY reason NULLS FIRST',
    [number],
  )
const trace = async ({ publicId }: OwnPayment) => {
  const found = await tracePayment(deps.payments, operator.id, publicId)
  if (found === null) throw new Error('There is no such payment')
  return found
}

/** The money waits for people, in the queue and in the payment's history, and the payer reads where it is. */
async function expectWaitsForPeople(own: OwnPayment, number: string): Promise<void> {
  const view = await seen(world, own)
  expect(view).toMatchObject({ state: 'HELD', exception: 'MISMATCH' })
  expect(view.moneyBack).toMatchObject([
    { reason: 'REFERENCE_REUSED', state: 'BEING_LOOKED_AT', bankReference: number },
  ])
  const [charge] = await sql<{ charge_id: string }>(
    'SELECT charge_id FROM payment_charge t JOIN payment p ON p.id = t.payment_id WHERE p.public_id = $1',
    [own.publicId],
  )
  const accountant = await freshStaff(world, 'ACCOUNTANT', await agencyOf(world, charge?.charge_id ?? ''))
  const filter = { tab: 'WORK', reason: 'REFERENCE_REUSED', search: own.publicId, after: null } as const
  const { rows } = await listSuspense(deps.payments, accountant, filter)
  const state: SuspenseState = 'OPEN'
  expect(rows).toMatchObject([{ state, bankReference: number, publicId: own.publicId }])
  const { events, suspense, journals } = await trace(own)
  const [held] = events.filter(({ kind }) => kind === 'MONEY_HELD')
  expect(held?.detail).toContainEqual({ field: 'reason', value: 'REFERENCE_REUSED' })
  expect(held?.message?.bank).toBeDefined()
  expect(suspense).toHaveLength(1)
  expect(journals.map(({ kind }) => kind)).toEqual(['CAPTURE_SUSPENSE'])
}

describe('a bank that uses a number again', () => {
  test('in the answer to a debit: booked, and waits for people', async () => {
    const [own, number] = [await cardPayer(), await usedNumber()]
    bank.nextNumbersAre(number)
    expect(await own.pay()).toMatchObject({ value: { state: 'HELD' } })
    await expectWaitsForPeople(own, number)
    // Told again as a result, it is the same fact.
    const word = bank.taken(own.reference, String(own.amount), number)
    expect(await bank.send(portal, '/bank/v1/results', word)).toMatchObject({ status: 200 })
    expect((await moneyUnder(number)).map(({ reason }) => reason)).toEqual([null, 'REFERENCE_REUSED'])
  })

  test('in a pushed result', async () => {
    const [own, number] = [await cardPayer(), await usedNumber()]
    const word = bank.taken(own.reference, String(own.amount), number)
    expect(await bank.send(portal, '/bank/v1/results', word)).toMatchObject({ body: { result: 'ACCEPTED' } })
    await expectWaitsForPeople(own, number)
  })

  test('in the answer to a question', async () => {
    const [own, number] = [await cardPayer(), await usedNumber()]
    bank.nextNumbersAre(number)
    // The money is taken, and the answer gets lost.
    bank.answerNext(/debit$/, () => ({}), 502)
    bank.answerNext(/^GET/, () => bank.taken(own.reference, String(own.amount)))
    expect(await own.pay()).toMatchObject({ value: { state: 'WAITING_FOR_BANK' } })
    await askBank(deps.payments, own.attemptId, 1)
    await expectWaitsForPeople(own, number)
  })

  test('in the answer to a debit of an account', async () => {
    const number = await usedNumber()
    const account = await registeredAccount(world)
    const own = await openPayment(world, await world.charges(150_000), account.visitorId)
    bank.nextNumbersAre(number)
    const confirmation = { by: 'SESSION' } as const
    const order = { ...account, ...own, othersDossiers: [], confirmation, requestId: newUuid() }
    expect(await startAccountDebit(deps.payments, order)).toMatchObject({ value: { state: 'HELD' } })
    await expectWaitsForPeople(own, number)
  })

  test('at the counter: another key, the same paper or another', async () => {
    const number = newNumber()
    const [first, second] = [await printed(world), await printed(world)]
    const taken = (own: typeof first, key: string, jti?: string) =>
      otherBank.send(
        portal,
        '/bank/v1/counter/outcome',
        {
          key,
          number: own.number,
          outcome: 'TAKEN',
          amount: String(own.amount),
          bankReference: number,
          at: bank.moment(),
        },
        jti,
      )
    const hold = (own: typeof first, key: string) =>
      otherBank.send(portal, '/bank/v1/counter/activate', { number: own.number, key, branch: 'Hội An' })
    expect(await hold(first, 'HAB-0001')).toMatchObject({ body: { result: 'ACTIVATED' } })
    expect(await taken(first, 'HAB-0001')).toMatchObject({ body: { verdict: 'SETTLED' } })
    expect(await taken(first, 'HAB-0001')).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await hold(second, 'HAB-0002')).toMatchObject({ body: { result: 'ACTIVATED' } })
    expect(await taken(second, 'HAB-0002')).toMatchObject({ body: { verdict: 'QUEUED' } })
    expect(await taken(second, 'HAB-0002')).toMatchObject({ body: { verdict: 'NOTED' } })
    await expectWaitsForPeople(second, number)
    expect(await taken(first, 'HAB-0003')).toMatchObject({ body: { verdict: 'QUEUED' } })
    expect(await moneyUnder(number)).toHaveLength(3)
  })

  const notice = (own: OwnInstruction, at: string, bankReference: string) =>
    bank.send(portal, '/bank/v1/credit-notices', {
      bankReference,
      account: deps.payments.collectingAccount.number,
      amount: String(own.amount),
      content: `MBVCB.1.DVC${own.number}. CT tu 0071`,
      at,
    })
  const [oneDay, nextDay] = ['2026-11-21T03:00:00Z', '2026-11-22T03:00:00Z'] as const

  test('in a credit notice of another day or text', async () => {
    const number = newNumber()
    const [first, second] = [await printed(world), await printed(world)]
    expect(await notice(first, oneDay, number)).toMatchObject({ body: { verdict: 'SETTLED' } })
    expect(await notice(first, oneDay, number)).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await notice(second, nextDay, number)).toMatchObject({ body: { verdict: 'QUEUED' } })
    expect(await notice(second, nextDay, number)).toMatchObject({ body: { verdict: 'NOTED' } })
    expect(await notice(first, nextDay, number)).toMatchObject({ body: { verdict: 'QUEUED' } })
    await expectWaitsForPeople(second, number)
  })

  test('in a credit notice, of a card payment', async () => {
    const [own, number] = [await printed(world), await usedNumber()]
    expect(await notice(own, oneDay, number)).toMatchObject({ body: { verdict: 'QUEUED' } })
    await expectWaitsForPeople(own, number)
  })

  test('for two refunds: both are booked as back', async () => {
    const number = newNumber()
    for (const _ of ['first', 'second']) {
      const refundId = await approvedReturn()
      bank.nextNumbersAre(number)
      await sendRefund(deps.payments, refundId, 1)
      const [refund] = await sql('SELECT state, bank_reference FROM refund WHERE id = $1', [refundId])
      expect(refund).toEqual({ state: 'REFUNDED', bank_reference: number })
    }
  })
})

/** A return that a second person approved, of money that names nobody. */
async function approvedReturn(): Promise<string> {
  const captureId = await moneyInSuspense({ ...world, sql }, { amount: 150_000n, state: 'RETURNING' })
  const id = newUuid()
  await sql(
    `INSERT INTO refund (id, reference, connector, capture_id, kind, reason, amount, state, requested_by, requested_at, decided_by,
       decided_at, promised_by)
     VALUES ($1, $2, 'collecting-bank', $3, 'RETURN', 'NOT_FITTING', 150000, 'APPROVED', 'staff:one', $4, 'staff:two', $4, $4)`,
    [id, `R${id.replaceAll('-', '').toUpperCase().slice(-31)}`, captureId, clock()],
  )
  return id
}

describe('an answer that names another reference is no answer', () => {
  /** Two payers at the code's page: the bank is asked about the one and speaks of the other. */
  const pair = async () => ({ asked: await cardPayer(), named: await cardPayer() })
  const takenFrom = ({ reference, amount }: Awaited<ReturnType<typeof cardPayer>>) =>
    bank.taken(reference, String(amount), newNumber())

  async function expectUntouched(own: Awaited<ReturnType<typeof cardPayer>>): Promise<void> {
    expect(await seen(world, own)).toMatchObject({ state: 'AWAITING_OTP', moneyBack: [] })
    expect(await sql('SELECT 1 FROM capture WHERE reference = $1', [own.reference])).toEqual([])
    const { events, otherMessages } = await trace(own)
    expect([events.map(({ kind }) => kind), otherMessages]).toEqual([
      ['CREATED', 'ATTEMPT_STARTED', 'OTP_SENT'],
      [],
    ])
  }
  /** The operator reads in the history what was asked about that the bank named another, with its message. */
  async function expectTold(own: OwnPayment, named: string): Promise<void> {
    const { events } = await trace(own)
    const [told] = events.filter(({ kind }) => kind === 'BANK_NAMED_ANOTHER')
    expect(told?.detail).toContainEqual({ field: 'named', value: named })
    expect(told?.message).toMatchObject({ result: 'ABOUT_ANOTHER' })
  }

  test('to a debit: asked again, and the right answer is booked', async () => {
    const { asked, named } = await pair()
    bank.answerNext(/debit$/, () => takenFrom(named))
    expect(await asked.pay()).toMatchObject({ value: { state: 'WAITING_FOR_BANK' } })
    await expectUntouched(named)
    await expectTold(asked, named.reference)
    bank.answerNext(/^GET/, () => takenFrom(named))
    await askBank(deps.payments, asked.attemptId, 1)
    expect(await seen(world, asked)).toMatchObject({ state: 'WAITING_FOR_BANK' })
    await expectUntouched(named)
    // Told once, and every message is kept.
    const { events, otherMessages } = await trace(asked)
    expect(events.filter(({ kind }) => kind === 'BANK_NAMED_ANOTHER')).toHaveLength(1)
    expect(otherMessages.map(({ result }) => result)).toContain('ABOUT_ANOTHER')
    bank.answerNext(/^GET/, () => takenFrom(asked))
    await askBank(deps.payments, asked.attemptId, 2)
    expect(await seen(world, asked)).toMatchObject({ state: 'PAID' })
    await expectUntouched(named)
  })

  test('to a cancel', async () => {
    const { asked, named } = await pair()
    bank.answerNext(/cancel$/, () => takenFrom(named))
    await cancelAtBank(deps.payments, asked.attemptId).catch(() => undefined)
    await expectUntouched(named)
    await expectTold(asked, named.reference)
  })

  test('to a verification: nothing was sent on, so the attempt ends without money', async () => {
    const named = await cardPayer()
    const own = await openPayment(world)
    bank.answerNext(/verify$/, () => ({ ...takenFrom(named), status: 'OTP_SENT' }))
    await awaitingOtp(world, own).catch(() => undefined)
    expect(await seen(world, own)).toMatchObject({ state: 'DECLINED' })
    await expectUntouched(named)
    await expectTold(own, named.reference)
  })

  test('to a wish for a new code', async () => {
    const { asked, named } = await pair()
    bank.answerNext(/otp$/, () => takenFrom(named))
    await deps.payments.bank.sendOtp(asked.reference, 2)
    await expectUntouched(named)
    await expectTold(asked, named.reference)
  })

  test.each([
    ['a debit', /debit$/],
    ['a question', /^GET/],
    ['a cancel', /cancel$/],
  ])('to %s of an account', async (_, call) => {
    const named = await cardPayer()
    const account = await registeredAccount(world)
    const own = await openPayment(world, await world.charges(150_000), account.visitorId)
    const confirmation = { by: 'SESSION' } as const
    const order = { ...account, ...own, othersDossiers: [], confirmation, requestId: newUuid() }
    if (!call.test('debit')) bank.answerNext(/debit$/, () => ({}), 502)
    bank.answerNext(call, () => takenFrom(named))
    expect(await startAccountDebit(deps.payments, order)).toMatchObject({
      value: { state: 'WAITING_FOR_BANK' },
    })
    const { attemptId } = await lastAttempt(world, own)
    if (!call.test('debit')) await askBank(deps.payments, attemptId, 1)
    expect(await seen(world, own)).toMatchObject({ state: 'WAITING_FOR_BANK' })
    await expectUntouched(named)
    await expectTold(own, named.reference)
    await askBank(deps.payments, attemptId, 2)
    expect((await seen(world, own)).state).not.toBe('WAITING_FOR_BANK')
  })

  test('to a mandate: told in the story of the registration that was asked about', async () => {
    const [account, other] = [await registeredAccount(world), await registeredAccount(world)]
    const numberOf = async (id: string) =>
      (await sql<{ number: string }>('SELECT number FROM registration WHERE id = $1', [id]))[0]?.number ?? ''
    const [number, named] = [await numberOf(account.registrationId), await numberOf(other.registrationId)]
    const order = {
      number,
      version: 1,
      state: 'ACTIVE',
      account: '113000012345',
      accountHolder: 'CONG TY THU',
      holderTaxCode: '0400603108',
      holderIdentityNumber: null,
      dailyLimit: 1n,
    } as const
    for (const _ of ['once', 'twice']) {
      bank.answerNext(/mandates/, () => ({ number: named, version: 1, status: 'ENDED' }))
      expect(await deps.payments.bank.putMandate(order)).toMatchObject({ kind: 'SILENT' })
    }
    const told = `SELECT detail FROM registration_event WHERE kind = 'BANK_NAMED_ANOTHER' AND registration_id = $1`
    expect(await sql(told, [account.registrationId])).toEqual([{ detail: { named } }])
    expect(await sql(told, [other.registrationId])).toEqual([])
    const kept = 'SELECT result FROM bank_inbox WHERE reference = $1'
    expect(await sql(kept, [number])).toEqual([{ result: 'ABOUT_ANOTHER' }, { result: 'ABOUT_ANOTHER' }])
  })

  test('to a refund: not booked as back, and sent again', async () => {
    const [refundId, other] = [await approvedReturn(), await approvedReturn()]
    const referenceOf = async (id: string) =>
      (await sql<{ reference: string }>('SELECT reference FROM refund WHERE id = $1', [id]))[0]?.reference ??
      ''
    const named = await referenceOf(other)
    bank.answerNext(/refunds/, () => ({
      refundReference: named,
      status: 'REFUNDED',
      amount: '150000',
      at: bank.moment(),
      bankReference: newNumber(),
    }))
    await sendRefund(deps.payments, refundId, 1)
    const states = 'SELECT state FROM refund WHERE id = ANY ($1::uuid[]) ORDER BY state'
    expect(await sql(states, [[refundId, other]])).toEqual([{ state: 'APPROVED' }, { state: 'SENT' }])
    const kept = `SELECT result FROM bank_inbox WHERE reference = $1`
    expect(await sql(kept, [await referenceOf(refundId)])).toEqual([{ result: 'ABOUT_ANOTHER' }])
    await sendRefund(deps.payments, refundId, 2)
    expect(await sql(states, [[refundId, other]])).toEqual([{ state: 'APPROVED' }, { state: 'REFUNDED' }])
  })
})

test('an answer under a message id that the bank used before is believed: it is bound to our question', async () => {
  const [first, second] = [await cardPayer(), await cardPayer()]
  bank.nextMessageIdsAre('answer-0001')
  expect(await first.pay()).toMatchObject({ value: { state: 'PAID' } })
  bank.nextMessageIdsAre('answer-0001')
  expect(await second.pay()).toMatchObject({ value: { state: 'PAID' } })
})
