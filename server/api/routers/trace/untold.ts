import { z } from 'zod'
import { publicId } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { listUntold, tellAgain as tellNow } from '#server/domains/payments/index.ts'

const operators = staffProcedure('OPERATOR')

/** Payments that an agency's system has not taken note of. */
export const untold = operators.query(({ ctx }) => listUntold(ctx.deps.payments))

/** Has the agencies of a payment told now; false where nothing waits to be told. */
export const tellAgain = operators
  .input(z.object({ publicId }))
  .mutation(({ ctx, input }) => tellNow(ctx.deps.payments, ctx.staff.id, input.publicId))
