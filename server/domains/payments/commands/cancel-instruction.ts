import { err, ok, type Result } from '#lib/result.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { InstructionRefusal } from '../contract.ts'
import { endInstruction } from '../instruction/instruction-rows.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { addEvents, lockOwnPayment } from '../repository.ts'

/** The payer takes the number out of use; not while a teller holds it, and the payment stays as it is. */
export function cancelInstruction(
  deps: PaymentDeps,
  own: { readonly publicId: string; readonly visitorId: string },
): Promise<Result<{ number: string }, InstructionRefusal | { readonly code: 'NOT_FOUND' }>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, own, 'CANCEL_NUMBER')
    if (!locked.ok) return locked
    const payment = locked.value
    if (payment.publicState === 'AT_COUNTER') return err({ code: 'NOT_PAYABLE', state: 'AT_COUNTER' })
    const present = await tx.paymentInstruction.findFirst({
      where: { paymentId: payment.id, state: 'ACTIVE' },
    })
    if (present === null) return err({ code: 'NOTHING_TO_CANCEL' })
    await endInstruction(tx, present.id, 'CANCELLED', now)
    const cancelled = { kind: 'INSTRUCTION_CANCELLED', detail: { number: present.number } }
    await addEvents(tx, payment.id, [cancelled], { cause: `visitor:${own.visitorId}`, now })
    return ok({ number: present.number })
  })
}
