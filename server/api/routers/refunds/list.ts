import { staffProcedure } from '#server/api/trpc.ts'
import { listRefunds } from '#server/domains/payments/index.ts'
import { deskReads } from '../suspense/desk-reads.ts'
import { refundFilter } from './inputs.ts'

export const list = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(refundFilter)
  .query(({ ctx, input }) => listRefunds(deskReads(ctx.deps), ctx.staff, input))
