import { TRPCError } from '@trpc/server'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { api } from './visitor.ts'

/** The payment, or null when it does not exist or is not this visitor's to see: the two look the same. */
export async function knownPayment(publicId: string): Promise<PaymentView | null> {
  return orNull(async () => (await api()).payments.view({ publicId }))
}

/** What a procedure gives, or null where it answers that there is nothing for this visitor. */
export async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof TRPCError && nothing.has(error.code)) return null
    throw error
  }
}

const nothing: ReadonlySet<string> = new Set(['NOT_FOUND', 'UNAUTHORIZED', 'BAD_REQUEST'])
