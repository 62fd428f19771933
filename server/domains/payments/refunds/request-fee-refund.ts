import { newReference, newUuid } from '#lib/ids.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { lockPaidCharges, type PaidCharge } from '#server/domains/charges/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { addEvents } from '../repository.ts'

export type ReducedCharge = {
  readonly chargeId: string
  /** What of it is still owed, in đồng; 0 once it is exempted, withdrawn or paid at the agency's desk. */
  readonly owed: bigint
  readonly now: Date
}

/**
 * Asks for what was paid beyond what is owed, less what goes back already; a person decides. When the fee has risen again,
 * what was asked for and not decided is taken back. Repeated it does nothing. A charge that is not paid is passed over.
 * The dossier is locked, so that what is owed stays so.
 */
export async function requestFeeRefund(
  tx: Transaction,
  { chargeId, owed, now }: ReducedCharge,
): Promise<void> {
  const [paid] = await lockPaidCharges(tx, [chargeId])
  if (paid === undefined) return
  const { settled, returned, asked } = paid
  const due = settled - returned - owed
  if (due < asked) await takeBack(tx, paid, now)
  const missing = due < asked ? due : due - asked
  if (missing > 0n) await ask(tx, paid, missing, now)
}

async function ask(tx: Transaction, paid: PaidCharge, amount: bigint, now: Date): Promise<void> {
  const { captureId, chargeId, connector } = paid
  const id = newUuid(now)
  await tx.refund.create({
    data: {
      id,
      reference: newReference(),
      connector,
      captureId,
      chargeId,
      kind: 'REFUND',
      reason: 'FEE_REDUCED',
      amount,
      state: 'REQUESTED',
      requestedBy: byAgency(paid),
      requestedAt: now,
    },
  })
  await tell(tx, paid, { id, amount, action: 'REFUND_REQUESTED', now })
}

/** The rule of the portal decides, not a person: nobody has looked at it yet. */
async function takeBack(tx: Transaction, paid: PaidCharge, now: Date): Promise<void> {
  const { captureId, chargeId } = paid
  const pending = {
    captureId,
    chargeId,
    state: 'REQUESTED',
    reason: 'FEE_REDUCED',
    requestedBy: byAgency(paid),
  }
  for (const { id, amount, version } of await tx.refund.findMany({ where: pending })) {
    await tx.refund.update({
      where: { id },
      data: {
        state: 'REJECTED',
        version: version + 1,
        note: 'Cơ quan đã tăng lại mức phí. / The agency raised the fee again.',
        decidedBy: 'portal',
        decidedAt: now,
        finishedAt: now,
      },
    })
    await tell(tx, paid, { id, amount, action: 'REFUND_TAKEN_BACK', now })
  }
}

const byAgency = ({ beneficiary }: PaidCharge): string => `agency:${beneficiary}`

type Told = {
  readonly id: string
  readonly amount: bigint
  readonly action: 'REFUND_REQUESTED' | 'REFUND_TAKEN_BACK'
  readonly now: Date
}

async function tell(tx: Transaction, paid: PaidCharge, { id, amount, action, now }: Told): Promise<void> {
  const detail = { amount: `${amount}`, reason: 'FEE_REDUCED' }
  const actor = { kind: 'AGENCY', id: paid.beneficiary } as const
  await recordAudit(tx, { at: now, actor, action, subject: `refund:${id}`, detail })
  const event = { kind: action, detail: { refundId: id, ...detail } }
  await addEvents(tx, paid.paymentId, [event], { cause: byAgency(paid), now })
}
