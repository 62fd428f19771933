import { err, ok, type Result } from '#lib/result.ts'
import { confirmByTotp, spendOpenCode } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { DebitConfirmation, DebitRefusal } from '../account-contract.ts'
import type { DebitPolicy } from '../payment-deps.ts'

/** What a code is good for: this payment, this amount, this account. Circular 50/2024/TT-NHNN, article 11. */
export function debitBinding(order: {
  readonly publicId: string
  readonly registrationId: string
  readonly amount: bigint
}): string {
  return `debit:${order.publicId}:${order.registrationId}:${order.amount}`
}

export type ConfirmOrder = {
  readonly publicId: string
  readonly registrationId: string
  readonly accountId: string
  readonly amount: bigint
  readonly confirmation: DebitConfirmation
  /** The sum asks for a code. */
  readonly coded: boolean
  readonly now: Date
}

/** Spends the code that was typed; a wrong one is counted though nothing else is written. */
export async function confirmDebit(
  tx: Transaction,
  { config }: DebitPolicy,
  order: ConfirmOrder,
): Promise<Result<null, DebitRefusal>> {
  const { confirmation, accountId, now } = order
  if (confirmation.by === 'SESSION') return order.coded ? err({ code: 'CODE_NEEDED' }) : ok(null)
  if (confirmation.by === 'TOTP') {
    const spent = await confirmByTotp(tx, config, { accountId, typed: confirmation.typed, now })
    if (spent.ok) return spent
    const { error } = spent
    if ('retryAfterSeconds' in error) return err(error)
    return err(error.code === 'CODE_WRONG' ? { code: error.code, triesLeft: null } : { code: error.code })
  }
  const { typed } = confirmation
  const binding = debitBinding(order)
  return spendOpenCode(tx, config, {
    purpose: 'CONFIRM_PAYMENT',
    subject: accountId,
    binding,
    typed,
    now,
  })
}
