import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { deskTabs, refundReasons } from '#server/domains/payments/desk-contract.ts'

export const refundFilter = z.object({
  tab: z.enum(deskTabs),
  reason: z.enum(refundReasons).nullable(),
  search: typedText,
  /** Where a page begins, as the page before said it. */
  after: z.string().max(60).nullable(),
})

/** A refund as it was seen. */
export const seenRefund = z.object({ refundId: z.uuid(), version: z.int().min(0).max(1_000_000) })
