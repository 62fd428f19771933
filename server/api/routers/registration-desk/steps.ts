import { z } from 'zod'
import { staffProcedure } from '#server/api/trpc.ts'
import { comparedFields } from '#server/domains/registrations/desk-contract.ts'
import {
  approveForm,
  closeAtDesk,
  receiveForm,
  rejectForm,
  resumeAtDesk,
  returnForm,
  suspendAtDesk,
} from '#server/domains/registrations/index.ts'
import { officerOf, seenRegistration, withReason } from './inputs.ts'

const controllers = staffProcedure('CONTROLLER')

export const receive = staffProcedure('TELLER')
  .input(
    seenRegistration.extend({
      formVersion: z.int().min(1).max(1_000_000),
      confirmed: z.array(z.enum(comparedFields)).max(comparedFields.length),
    }),
  )
  .mutation(({ ctx, input }) =>
    receiveForm(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )

export const giveBack = staffProcedure('TELLER', 'CONTROLLER')
  .input(withReason)
  .mutation(({ ctx, input }) =>
    returnForm(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )

export const approve = controllers
  .input(seenRegistration)
  .mutation(({ ctx, input }) =>
    approveForm(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )

export const reject = controllers
  .input(withReason)
  .mutation(({ ctx, input }) =>
    rejectForm(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )

export const suspend = controllers
  .input(withReason)
  .mutation(({ ctx, input }) =>
    suspendAtDesk(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )

export const resume = controllers
  .input(seenRegistration)
  .mutation(({ ctx, input }) =>
    resumeAtDesk(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )

export const close = controllers
  .input(withReason)
  .mutation(({ ctx, input }) =>
    closeAtDesk(ctx.deps.registrations, { ...input, officer: officerOf(ctx.staff) }),
  )
