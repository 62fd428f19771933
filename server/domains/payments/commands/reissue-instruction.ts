import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { InstructionRefusal } from '../contract.ts'
import { endInstruction } from '../instruction/instruction-rows.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { addEvents, lockOwnPayment } from '../repository.ts'
import { createPayment } from './create-payment.ts'
import { type OwnPaymentOrder, printInstruction } from './print-instruction.ts'

type Reissued = { readonly publicId: string; readonly number: string }
type Refusal = InstructionRefusal | { readonly code: 'NOT_FOUND' }

/**
 * Prints anew: the old number is replaced and names the new one. Where the dossiers owe other fees by now, the new paper is
 * for all that they owe, and so for another payment: a payment is the intent to pay a fixed set of charges.
 */
export async function reissueInstruction(
  deps: PaymentDeps,
  order: OwnPaymentOrder,
): Promise<Result<Reissued, Refusal>> {
  const looked = await unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, order, 'PRINT')
    return locked.ok ? ok(await chargesAddedTo(tx, locked.value.id)) : locked
  })
  if (!looked.ok) return looked
  const chargeIds = looked.value
  if (chargeIds === null) {
    const printed = await printInstruction(deps, order, 'NEW')
    return printed.ok ? ok({ publicId: order.publicId, number: printed.value.number }) : printed
  }
  const created = await createPayment(deps, { ...order, chargeIds })
  if (!created.ok) {
    return created.error.code === 'HELD'
      ? err({ code: 'NOT_PAYABLE', state: 'AT_COUNTER' })
      : err({ code: 'NOTHING_OWED' })
  }
  const { publicId } = created.value
  const printed = await printInstruction(deps, { ...order, publicId })
  if (!printed.ok) return printed
  await replaceWith(deps, order, printed.value.number)
  return ok({ publicId, number: printed.value.number })
}

/** All open charges of the payment's dossiers where some are not in it; null where it covers them. */
async function chargesAddedTo(tx: Transaction, paymentId: string): Promise<string[] | null> {
  const rows = await tx.$queryRaw<{ id: string; added: boolean }[]>`
    SELECT o.id, NOT EXISTS (SELECT 1 FROM payment_charge x WHERE x.payment_id = p.id AND x.charge_id = o.id) AS added
    FROM payment p
    JOIN charge o ON o.state = 'OPEN' AND (o.source_kind, o.source_id) IN (
      SELECT c.source_kind, c.source_id FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id WHERE pc.payment_id = p.id)
    WHERE p.id = ${paymentId}::uuid`
  return rows.some(({ added }) => added) ? rows.map(({ id }) => id) : null
}

function replaceWith(deps: PaymentDeps, order: OwnPaymentOrder, number: string): Promise<void> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, order, 'PRINT')
    if (!locked.ok) return
    const payment = locked.value
    const present = await tx.paymentInstruction.findFirst({
      where: { paymentId: payment.id, state: 'ACTIVE' },
    })
    if (present === null) return
    await endInstruction(tx, present.id, 'REPLACED', now, number)
    const replaced = { kind: 'INSTRUCTION_REPLACED', detail: { number: present.number, by: number } }
    await addEvents(tx, payment.id, [replaced], { cause: `visitor:${order.visitorId}`, now })
  })
}
