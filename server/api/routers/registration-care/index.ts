import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { router, staffProcedure } from '#server/api/trpc.ts'
import {
  closeByOperator,
  registrationStory,
  resumeByOperator,
  suspendByOperator,
} from '#server/domains/registrations/index.ts'
import { seenRegistration } from '../registrations/inputs.ts'

const operators = staffProcedure('OPERATOR')
const withReason = operators.input(seenRegistration.extend({ reason: typedText }))

/** A registration's whole story; null for none. Every look is in the audit. */
const story = operators
  .input(z.object({ number: typedText }))
  .query(({ ctx, input }) => registrationStory(ctx.deps.registrations, ctx.staff.id, input.number))

const suspend = withReason.mutation(({ ctx, input }) =>
  suspendByOperator(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }),
)
const close = withReason.mutation(({ ctx, input }) =>
  closeByOperator(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }),
)
const resume = operators
  .input(seenRegistration)
  .mutation(({ ctx, input }) =>
    resumeByOperator(ctx.deps.registrations, { ...input, operatorId: ctx.staff.id }),
  )

/** What operators see and do about any bank's registrations. */
export const registrationCareRouter = router({ story, suspend, resume, close })
