import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { deskTabs, suspenseReasons } from '#server/domains/payments/desk-contract.ts'

/** Where a page begins, as the page before said it. */
export const after = z.string().max(60).nullable()

export const itemFilter = z.object({
  tab: z.enum(deskTabs),
  reason: z.enum(suspenseReasons).nullable(),
  search: typedText,
  after,
})

/** An item as it was seen. */
export const seenItem = z.object({ captureId: z.uuid(), version: z.int().min(0).max(1_000_000) })
