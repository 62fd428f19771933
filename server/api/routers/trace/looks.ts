import { z } from 'zod'
import { addMs, businessDay } from '#lib/dates.ts'
import { publicId, typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { messagesAbout } from '#server/domains/notifications/index.ts'
import { debitsSince, searchTrace, tracePayment } from '#server/domains/payments/index.ts'
import { registrationStory, storyFacts } from '#server/domains/registrations/index.ts'
import { formNumber } from '../registrations/inputs.ts'

const operators = staffProcedure('OPERATOR')
const debitDays = 30
const dayMs = 86_400_000

/** Whatever a text names. It may be somebody's name: sent in a body, never in an address. */
export const search = operators
  .input(z.object({ text: typedText }))
  .mutation(({ ctx, input }) => searchTrace(ctx.deps.payments, ctx.staff.id, input.text))

/** Null for one that does not exist. Every look is in the audit. */
export const payment = operators.input(z.object({ publicId })).query(async ({ ctx, input }) => {
  const { deps, staff } = ctx
  const trace = await tracePayment(deps.payments, staff.id, input.publicId)
  if (trace === null) return null
  return { ...trace, messages: await messagesAbout(deps.database, `payment:${trace.publicId}`) }
})

/** Null for one that does not exist. Every look is in the audit. */
export const registration = operators
  .input(z.object({ number: formNumber }))
  .query(async ({ ctx, input }) => {
    const { deps, staff } = ctx
    const story = await registrationStory(deps.registrations, staff.id, input.number)
    if (story === null) return null
    const since = businessDay(addMs(deps.clock(), -debitDays * dayMs))
    const [facts, debits] = await Promise.all([
      storyFacts(deps.database, staff.id, story.id),
      debitsSince(deps.database, story.number, since),
    ])
    return { ...story, ...facts, debits }
  })
