import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { holderDecisions } from '#server/domains/registrations/holder-contract.ts'
import {
  approveHolderProposal,
  holderProposals as list,
  proposeForHolder,
  rejectHolderProposal,
  withdrawHolderProposal,
} from '#server/domains/registrations/index.ts'

const operators = staffProcedure('OPERATOR')
const ofProposal = z.object({ proposalId: z.uuid() })

/** What waits for another operator. */
export const holderProposals = operators.query(({ ctx }) =>
  list(ctx.deps.database, ctx.staff.id, ctx.deps.clock()),
)

/** Proposes that a holder is verified or closed; another operator decides. */
export const proposeHolder = operators
  .input(
    z.object({
      holderId: z.uuid(),
      decision: z.enum(holderDecisions),
      seen: z.string().max(64),
      reason: typedText,
    }),
  )
  .mutation(({ ctx, input }) =>
    proposeForHolder(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }),
  )

export const approveHolder = operators
  .input(ofProposal)
  .mutation(({ ctx, input }) =>
    approveHolderProposal(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }),
  )

export const rejectHolder = operators
  .input(ofProposal.extend({ reason: typedText }))
  .mutation(({ ctx, input }) =>
    rejectHolderProposal(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }),
  )

export const withdrawHolder = operators
  .input(ofProposal)
  .mutation(({ ctx, input }) =>
    withdrawHolderProposal(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }),
  )
