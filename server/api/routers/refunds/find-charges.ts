import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { findRefundable } from '#server/domains/payments/index.ts'
import { deskReads } from '../suspense/desk-reads.ts'

export const findCharges = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(z.object({ typed: typedText }))
  .query(({ ctx, input }) => findRefundable(deskReads(ctx.deps), ctx.staff, input.typed))
