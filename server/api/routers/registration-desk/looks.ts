import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import { registrationTabs } from '#server/domains/registrations/desk-contract.ts'
import {
  countDeskRegistrations,
  findForm,
  listDeskRegistrations,
  lookAtRegistration,
} from '#server/domains/registrations/index.ts'
import { formNumber, officerOf } from './inputs.ts'

const officers = staffProcedure('TELLER', 'CONTROLLER')

export const list = officers
  .input(z.object({ tab: z.enum(registrationTabs), search: typedText, after: z.string().max(60).nullable() }))
  .query(({ ctx, input }) => listDeskRegistrations(ctx.deps.registrations, officerOf(ctx.staff), input))

export const counts = officers.query(({ ctx }) =>
  countDeskRegistrations(ctx.deps.registrations, officerOf(ctx.staff)),
)

/** The form that a number names, typed or from a scanner. */
export const find = officers
  .input(z.object({ typed: typedText }))
  .query(({ ctx, input }) => findForm(ctx.deps.registrations, officerOf(ctx.staff), input.typed))

/** Null for another bank's and for none, which look the same. Every look is in the audit. */
export const view = officers
  .input(z.object({ number: formNumber }))
  .query(({ ctx, input }) => lookAtRegistration(ctx.deps.registrations, officerOf(ctx.staff), input.number))
