import { newUuid } from '#lib/ids.ts'
import { storeManyDossiers } from '#prisma/seed/many.ts'
import { storeDemoAgencies } from '#prisma/seed/store.ts'
import { chargesToPay } from '#server/domains/dossiers/index.ts'
import type { PaymentDeps } from '#server/domains/payments/index.ts'
import { createPayment, startAccountDebit, viewPayment } from '#server/domains/payments/index.ts'
import { paymentWorld } from '#tests/factories/payment.ts'
import { type RegisteredAccount, registeredAccount } from '#tests/factories/registered-account.ts'
import { alternate, BenchFailure, type BenchResult, note, result, rounds } from './measure.ts'
import { openStand } from './stand.ts'

const atOnce = 500
/** The dossiers that the reference pays. */
const alone = 1
/** Milliseconds of our own time that 500 dossiers may take. */
const promised = 2_000

/** Enough for any sum of this bench, in đồng. */
const noLimit = 10_000_000_000_000n

/**
 * Paying 500 dossiers by registered account, from the choice to the page that says paid, beside paying one: milliseconds of
 * our own time, since the bank answers at once. One debit each, whatever the count.
 */
export async function pay500(): Promise<BenchResult> {
  const stand = await openStand()
  const world = await paymentWorld({
    ownerUrl: stand.urls.owner,
    appUrl: stand.urls.app,
    pool: stand.owner,
    close: () => Promise.resolve(),
  })
  try {
    const deps = { ...world.deps, debits: { ...world.deps.debits, freeUpTo: noLimit } }
    await storeDemoAgencies(world.seed)
    const count = (rounds + 1) * (atOnce + alone)
    await storeManyDossiers({ ownerUrl: stand.urls.owner, count, lookupKey: world.seed.config.LOOKUP_KEY })
    const account = await registeredAccount(world, { dailyLimit: noLimit })
    const dossiers = await listed(world, account)
    const pay = (size: number) => timed(deps, account, dossiers.splice(0, size))
    note(`the first, while nothing is warm: ${Math.round(await pay(atOnce))} ms`)
    await pay(alone)
    const figures = await alternate(
      () => pay(atOnce),
      () => pay(alone),
    )
    if (world.script.orders.length !== 2 * (rounds + 1)) throw new BenchFailure('Not one debit a payment')
    const measured = result('pay-500', 'ms', figures, { atMost: atOnce })
    return { ...measured, target: { atMost: promised }, met: figures.ours <= promised }
  } finally {
    await world.database.close()
    await stand.close()
  }
}

/** Everything that is owed comes onto the holder's list. */
async function listed(
  { sql, clock }: Pick<Awaited<ReturnType<typeof paymentWorld>>, 'sql' | 'clock'>,
  { visitorId }: RegisteredAccount,
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    'INSERT INTO visitor_dossier (visitor_id, dossier_id, added_at) SELECT $1, id, $2 FROM dossier RETURNING dossier_id AS id',
    [visitorId, clock()],
  )
  return rows.map(({ id }) => id)
}

async function timed(
  deps: PaymentDeps,
  account: RegisteredAccount,
  dossierIds: readonly string[],
): Promise<number> {
  const { visitorId } = account
  const began = performance.now()
  const owed = await chargesToPay(deps.database, { visitorId, ownerKey: null }, dossierIds, deps.clock())
  const chargeIds = owed.flatMap((dossier) => dossier.chargeIds)
  const created = await createPayment(deps, { visitorId, chargeIds, requestId: newUuid() })
  if (!created.ok) throw new BenchFailure(`No payment: ${created.error.code}`)
  const { publicId } = created.value
  await viewPayment(deps, publicId, visitorId)
  const paid = await startAccountDebit(deps, {
    ...account,
    publicId,
    othersDossiers: [],
    confirmation: { by: 'SESSION' },
    requestId: newUuid(),
  })
  const view = await viewPayment(deps, publicId, visitorId)
  const took = performance.now() - began
  if (!paid.ok || view?.state !== 'PAID' || view.paidLines?.length !== dossierIds.length)
    throw new BenchFailure(`Not paid whole: ${JSON.stringify(paid)}`)
  return took
}
