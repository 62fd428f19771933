import { afterAll, expect } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import { submitOtp, tracePayment } from '#server/domains/payments/index.ts'
import { freshStaff, moneyInSuspense } from '#tests/factories/desk.ts'
import {
  awaitingOtp,
  freshCharges,
  type OwnPayment,
  type PayerWorld,
  testClock,
} from '#tests/factories/payment.ts'
import { servicesHost, servicesWorld } from '#tests/factories/services.ts'
import { scriptedBank } from '#tests/fakes/scripted-bank.ts'
import { bankByDocuments } from './bank-by-documents.ts'

/**
 * The services process with two banks that know docs/bank-api.md alone and sign with another library: signed calls over HTTP both
 * ways. `bank` is the collecting bank, `otherBank` the one of Hội An.
 */
export async function foreignBanks() {
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
  const operator = await freshStaff(world, 'OPERATOR')
  const trace = async ({ publicId }: OwnPayment) => {
    const found = await tracePayment(deps.payments, operator.id, publicId)
    if (found === null) throw new Error('There is no such payment')
    return found
  }

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
  return {
    bank,
    otherBank,
    portal,
    world,
    deps,
    clock,
    newNumber,
    cardPayer,
    usedNumber,
    trace,
    approvedReturn,
  }
}
