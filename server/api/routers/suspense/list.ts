import { staffProcedure } from '#server/api/trpc.ts'
import { listSuspense } from '#server/domains/payments/index.ts'
import { itemFilter } from './inputs.ts'

export const list = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(itemFilter)
  .query(({ ctx, input }) => listSuspense(ctx.deps.payments, ctx.staff, input))
