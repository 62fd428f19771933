import { z } from 'zod'
import { staffProcedure } from '#server/api/trpc.ts'
import { viewSuspenseItem } from '#server/domains/payments/index.ts'

/** Null for an item that does not exist and for one that this person may not see, which look the same. */
export const view = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(z.object({ captureId: z.uuid() }))
  .query(({ ctx, input }) => viewSuspenseItem(ctx.deps.payments, ctx.staff, input.captureId))
