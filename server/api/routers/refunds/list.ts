import { staffProcedure } from '#server/api/trpc.ts'
import { listRefunds } from '#server/domains/payments/index.ts'
import { refundFilter } from './inputs.ts'

export const list = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(refundFilter)
  .query(({ ctx, input }) => listRefunds(ctx.deps.payments, ctx.staff, input))
