import { addMs } from '#lib/dates.ts'
import { newUuid } from '#lib/ids.ts'
import { findIssuer } from '#server/domains/directory/index.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import {
  askBank,
  bankStatusRecorder,
  createPayment,
  type PaymentDeps,
  startCardAttempt,
  submitOtp,
  viewPayment,
} from '#server/domains/payments/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { createLogger } from '#server/platform/logger.ts'
import { type TestDatabase, testDatabase } from '#tests/database/index.ts'
import { rightOtp, scriptedBank } from '#tests/fakes/scripted-bank.ts'
import { freshAgency, freshDossier, freshFee } from './dossier.ts'
import { testSettings } from './settings.ts'

/** A card that passes the form of NCB. */
export const someCard = {
  number: '9704198526191432198',
  holderName: 'NGUYEN VAN A',
  date: '07/15',
  acceptTerms: true,
}

/** A time of day that stands still until it is moved. */
export function testClock(start = new Date()) {
  let now = start
  const clock = () => now
  return Object.assign(clock, {
    /** Milliseconds. */
    forward: (ms: number) => {
      now = addMs(now, ms)
    },
  })
}

/** Money that came twice is promised back within three days. */
export const testMoneyPolicy = { returnWithinMs: 72 * 3_600_000 }

/** The same work so many times at once. */
export const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work))

/** Payments on a database of their own with a scripted bank; hand `close` to afterAll. */
export async function paymentWorld(given?: TestDatabase) {
  const scratch = given ?? (await testDatabase())
  const database = openDatabase(scratch.appUrl, 12, () => undefined)
  const clock = testClock()
  const script = scriptedBank(clock)
  const deps: PaymentDeps = {
    database,
    clock,
    bank: script.bank,
    banks: new Map([[script.bank.name, script.bank]]),
    bankName: (connector) => ({ vi: `Ngân hàng ${connector}`, en: `Bank ${connector}` }),
    collectingAccount: { bin: '970415', number: '1000000001', holder: 'CONG THANH TOAN' },
    instructions: {
      prefix: '49',
      payableAfterMs: 0,
      amountDays: 15,
      payableDays: 30,
      counterLeaseMs: 30 * 60_000,
    },
    money: testMoneyPolicy,
    debits: { freeUpTo: 1_000_000n, config: testSettings },
    recordBankStatus: bankStatusRecorder(database, clock, testMoneyPolicy),
    log: createLogger('test', 'silent'),
    cardLeaseMs: 15 * 60_000,
    paymentOpenMs: 24 * 3_600_000,
    bankTimeoutMs: 8_000,
  }
  const seed = { database, config: testSettings }
  const sql = async <Row extends Record<string, unknown>>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> => (await scratch.pool.query<Row>(text, values)).rows
  return {
    scratch,
    database,
    clock,
    script,
    deps,
    seed,
    /** A visitor of the portal. */
    visitor: async () => (await openVisitor(database, { now: clock(), minutes: 480 })).visitorId,
    /** The charges of a fresh dossier that owes these fees, in their order. */
    charges: (...fees: number[]) => freshCharges(database, seed, fees),
    sql,
    /** How often the bank was asked so about one reference. */
    callsOf: (kind: string, reference: string) =>
      script.calls.filter((call) => call.kind === kind && call.reference === reference).length,
    /** The jobs that wait under a key. */
    jobsWith: (key: string) =>
      sql<{ run_at: Date; payload: unknown }>(
        `SELECT j.run_at, p.payload FROM graphile_worker.jobs j
         JOIN graphile_worker._private_jobs p ON p.id = j.id WHERE j.key = $1`,
        [key],
      ),
    close: async () => {
      await database.close()
      await scratch.close()
    },
  }
}

export type PaymentWorld = Awaited<ReturnType<typeof paymentWorld>>
/** What a payer's steps need of a world. */
export type PayerWorld = Pick<
  PaymentWorld,
  'deps' | 'database' | 'visitor' | 'charges' | 'sql' | 'clock' | 'script'
>
export type OwnPayment = { readonly publicId: string; readonly visitorId: string }
export type OwnAttempt = OwnPayment & {
  readonly paymentId: string
  readonly attemptId: string
  readonly reference: string
  readonly amount: bigint
}

/** The charges of a fresh dossier that owes these fees, in their order. */
export async function freshCharges(
  database: Database,
  seed: Parameters<typeof freshAgency>[0],
  fees: readonly number[],
): Promise<string[]> {
  const lines = fees.map((amount, n) => freshFee(`F${n + 1}`, amount))
  const dossier = await freshDossier(seed, { agency: await freshAgency(seed), fees: lines })
  const charges = await database.prisma.charge.findMany({
    where: { sourceId: dossier.id },
    select: { id: true },
    orderBy: { labelVi: 'asc' },
  })
  return charges.map(({ id }) => id)
}

/** An open payment of a visitor over these charges; by default of a fresh dossier that owes 150.000 đồng. */
export async function openPayment(
  world: PayerWorld,
  chargeIds?: readonly string[],
  visitorId?: string,
): Promise<OwnPayment> {
  const who = visitorId ?? (await world.visitor())
  const created = await createPayment(world.deps, {
    visitorId: who,
    chargeIds: chargeIds ?? (await world.charges(150_000)),
    requestId: newUuid(),
  })
  if (!created.ok) throw new Error(`No payment: ${created.error.code}`)
  return { publicId: created.value.publicId, visitorId: who }
}

/** The order to start an attempt by card on it. */
export function cardOrder(payment: OwnPayment, requestId = newUuid()) {
  const issuer = findIssuer('970419')
  if (!issuer) throw new Error('The directory lost an issuer')
  return { ...payment, issuer, card: someCard, requestId }
}

/** A payment whose card the bank accepted: the code is awaited. */
export async function awaitingOtp(world: PayerWorld, payment?: OwnPayment): Promise<OwnAttempt> {
  const own = payment ?? (await openPayment(world))
  const started = await startCardAttempt(world.deps, cardOrder(own))
  if (!started.ok || started.value.state !== 'AWAITING_OTP')
    throw new Error(`Not started: ${JSON.stringify(started)}`)
  return { ...own, ...(await lastAttempt(world, own)) }
}

/** The code went on to a bank that does not answer: the attempt holds the charges, and nobody knows more. */
export async function codeUnanswered(world: PayerWorld, payment?: OwnPayment): Promise<OwnAttempt> {
  const attempt = await awaitingOtp(world, payment)
  world.script.next('debit', 'BEFORE')
  const sent = await submitOtp(world.deps, { ...attempt, otp: rightOtp })
  if (!sent.ok || sent.value.state !== 'WAITING_FOR_BANK') throw new Error(`Sent: ${JSON.stringify(sent)}`)
  return attempt
}

/** The code was lost on its way, as far as anybody knows: the bank says that it awaits one, and the charges stay held. */
export async function codeLost(world: PayerWorld, payment?: OwnPayment): Promise<OwnAttempt> {
  const attempt = await codeUnanswered(world, payment)
  await askBank(world.deps, attempt.attemptId, 1)
  return attempt
}

export async function lastAttempt(world: PayerWorld, { publicId }: OwnPayment) {
  const attempt = await world.database.prisma.attempt.findFirstOrThrow({
    where: { payment: { publicId } },
    orderBy: { createdAt: 'desc' },
  })
  const { id: attemptId, paymentId, reference, amount } = attempt
  return { attemptId, paymentId, reference, amount }
}

/** What the payer sees. */
export async function seen(world: PayerWorld, { publicId, visitorId }: OwnPayment) {
  const view = await viewPayment(world.deps, publicId, visitorId)
  if (view === null) throw new Error('Not to be seen')
  return view
}
