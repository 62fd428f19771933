import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { addEvents } from '../repository.ts'

/** Every agency of the payment has taken note of it. */
export function noteAgenciesTold(deps: PaymentDeps, paymentId: string): Promise<void> {
  const now = deps.clock()
  return unitOfWork(deps.database, (tx) =>
    addEvents(tx, paymentId, [{ kind: 'AGENCIES_TOLD', detail: {} }], { cause: 'job:tell-agencies', now }),
  )
}
