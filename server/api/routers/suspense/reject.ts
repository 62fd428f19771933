import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { rejectProposal } from '#server/domains/payments/index.ts'
import { seenItem } from './inputs.ts'

export const reject = staffProcedure('ACCOUNTANT', 'OPERATOR')
  .input(seenItem.extend({ note: typedText }))
  .mutation(({ ctx, input }) => rejectProposal(ctx.deps.payments, { ...input, staff: ctx.staff }))
