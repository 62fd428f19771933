import { newUuid } from '#lib/ids.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import { requestRefund, submitOtp } from '#server/domains/payments/index.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { agencyOf, freshStaff } from './desk.ts'
import { awaitingOtp, openPayment, type PaymentWorld } from './payment.ts'

type Wanted = {
  readonly amount?: bigint
  readonly staff?: Staff
  readonly requestId?: string
  readonly reason?: string
}

/** What people at the desks do about refunds, and what is read back. */
export async function refundDesk(world: PaymentWorld) {
  const { deps, sql } = world
  const operator = await freshStaff(world, 'OPERATOR')
  const another = await freshStaff(world, 'OPERATOR')
  const administrator = await freshStaff(world, 'ADMINISTRATOR')
  const accountantOf = (agencyId: string) => freshStaff(world, 'ACCOUNTANT', agencyId)

  /** A charge of 150.000 đồng that was paid by card, with its agency. */
  async function paidCharge() {
    const [chargeId = ''] = await world.charges(150_000)
    const own = await awaitingOtp(world, await openPayment(world, [chargeId]))
    const paid = await submitOtp(deps, { ...own, otp: rightOtp })
    if (!paid.ok || paid.value.state !== 'PAID') throw new Error('Not paid')
    return { ...own, chargeId, agencyId: await agencyOf(world, chargeId) }
  }

  const ask = (chargeId: string, wanted: Wanted = {}) =>
    requestRefund(deps, {
      staff: operator,
      chargeId,
      amount: 150_000n,
      reason: 'Nộp nhầm',
      requestId: newUuid(),
      ...wanted,
    })

  async function requested(chargeId: string, wanted: Wanted = {}) {
    const made = await ask(chargeId, wanted)
    if (!made.ok) throw new Error(`Not requested: ${made.error.code}`)
    return { refundId: made.value.refundId, version: 0 }
  }

  const refund = async (refundId: string) => {
    const [row] = await sql<Record<string, unknown>>('SELECT * FROM refund WHERE id = $1', [refundId])
    return row
  }
  const refundsOf = (chargeId: string) => sql('SELECT id, state FROM refund WHERE charge_id = $1', [chargeId])
  const auditOf = async (refundId: string) =>
    (
      await sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id', [
        `refund:${refundId}`,
      ])
    ).map(({ action }) => action)

  /** The bank's final no, as the job that sends refunds writes it. */
  const bankRefuses = (refundId: string) =>
    sql(
      `UPDATE refund SET state = 'REFUSED', version = version + 1, bank_reason = 'ORIGINAL_UNKNOWN', finished_at = now() WHERE id = $1`,
      [refundId],
    )

  return {
    operator,
    another,
    administrator,
    accountantOf,
    paidCharge,
    ask,
    requested,
    refund,
    refundsOf,
    auditOf,
    bankRefuses,
  }
}
