import type { PaymentView } from '#server/domains/payments/contract.ts'
import { nothingForVisitor } from './nothing-for-visitor.ts'
import { api } from './visitor.ts'

/** The payment, or null when it does not exist or is not this visitor's to see: the two look the same. */
export async function knownPayment(publicId: string): Promise<PaymentView | null> {
  return orNull(async () => (await api()).payments.view({ publicId }))
}

/** The stamp of what the payment shows now, or null when it is not this visitor's to see. */
export async function stampOf(publicId: string): Promise<string | null> {
  return (await orNull(async () => (await api()).payments.live({ publicId })))?.stamp ?? null
}

/** What a procedure gives, or null where it answers that there is nothing for this visitor. */
export async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (nothingForVisitor(error)) return null
    throw error
  }
}
