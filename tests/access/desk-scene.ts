import { newReference, newUuid } from '#lib/ids.ts'
import { openVisitor } from '#server/domains/identity/index.ts'
import { createPayment, startCardAttempt, submitOtp } from '#server/domains/payments/index.ts'
import type { Deps } from '#server/wiring.ts'
import { moneyInSuspense, printedNumber } from '#tests/factories/desk.ts'
import { freshDossier, freshFee } from '#tests/factories/dossier.ts'
import { cardOrder } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'

/** What the desks of money show of one agency: a colleague proposed and asked, nobody has decided. */
export type DeskScene = {
  /** Of a payment of the agency, untouched. */
  readonly openItem: string
  /** Of the same payment, with a return that a colleague proposed. */
  readonly proposedItem: string
  /** The number of the payment's instruction. */
  readonly number: string
  /** A settled charge of the agency, and its dossier's code. */
  readonly settledCharge: string
  readonly dossierCode: string
  /** What a colleague asked to go back of it. */
  readonly requestedRefund: string
  /** What the bank refused. */
  readonly refusedRefund: string
}

/** @param colleagueId of the staff */
export async function deskScene(deps: Deps, agencyId: string, colleagueId: string): Promise<DeskScene> {
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await deps.database.pool.query<Row>(text, values)).rows
  const world = { sql, clock: deps.clock, deps: deps.payments }
  const dossier = await freshDossier(deps, {
    agency: agencyId,
    fees: [freshFee('F1', 150_000), freshFee('F2', 90_000)],
  })
  const charges = await sql<{ id: string }>('SELECT id FROM charge WHERE source_id = $1 ORDER BY amount', [
    dossier.id,
  ])
  const [paid = '', owed = ''] = charges.map(({ id }) => id)
  const paidPayment = await paymentOf(deps, paid, true)
  const owing = await paymentOf(deps, owed, false)
  const openItem = await moneyInSuspense(world, { amount: 150_000n, paymentId: owing, reason: 'OVER' })
  const proposedItem = await moneyInSuspense(world, { amount: 10_000n, paymentId: owing, reason: 'SHORT' })
  const by = `staff:${colleagueId}`
  await sql(
    `UPDATE suspense_item SET state = 'PROPOSED', version = 1, proposal_kind = 'RETURN', proposal_reason = 'x',
       proposed_by = $2, proposed_at = now() WHERE capture_id = $1`,
    [proposedItem, by],
  )
  const refund = async (state: 'REQUESTED' | 'REFUSED') => {
    const id = newUuid()
    await sql(
      `INSERT INTO refund (id, reference, connector, capture_id, charge_id, kind, reason, amount, state, requested_by,
         requested_at, decided_by, promised_by, finished_at)
       SELECT $1, $2, k.connector, k.id, $3, 'REFUND', 'REQUESTED', 30000, $4, $5, now(), d.by, d.at, d.at
       FROM capture k, (SELECT CASE WHEN $4 = 'REFUSED' THEN 'rule' END AS by, CASE WHEN $4 = 'REFUSED' THEN now() END AS at) d
       WHERE k.payment_id = $6`,
      [id, newReference(), paid, state, by, paidPayment],
    )
    return id
  }
  return {
    openItem,
    proposedItem,
    number: await printedNumber(world, owing),
    settledCharge: paid,
    dossierCode: dossier.code,
    requestedRefund: await refund('REQUESTED'),
    refusedRefund: await refund('REFUSED'),
  }
}

/** A payment of one charge, paid by card if so wished; answers with its row's id. */
async function paymentOf(
  { database, clock, payments }: Deps,
  chargeId: string,
  pay: boolean,
): Promise<string> {
  const { visitorId } = await openVisitor(database, { now: clock(), minutes: 60 })
  const created = await createPayment(payments, { visitorId, chargeIds: [chargeId], requestId: newUuid() })
  if (!created.ok) throw new Error(`No payment: ${created.error.code}`)
  const own = { publicId: created.value.publicId, visitorId }
  if (pay) {
    await startCardAttempt(payments, cardOrder(own))
    const paid = await submitOtp(payments, { ...own, otp: rightOtp })
    if (!paid.ok || paid.value.state !== 'PAID') throw new Error('Not paid')
  }
  const { id } = await database.prisma.payment.findUniqueOrThrow({ where: { publicId: own.publicId } })
  return id
}
