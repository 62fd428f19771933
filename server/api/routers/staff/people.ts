import { z } from 'zod'
import { staffProcedure } from '#server/api/trpc.ts'
import {
  disablePerson,
  endSessionsOfPerson,
  letSignIn,
  people,
  withdrawStaffInvitation as withdraw,
} from '#server/domains/identity/index.ts'

const administrators = staffProcedure('ADMINISTRATOR', 'BANK_ADMINISTRATOR')
const onPerson = administrators.input(z.object({ staffId: z.uuid() }))

/** Everyone who works here or is invited to; for a bank's administrator the people of that bank. */
export const list = administrators.query(({ ctx }) => people(ctx.deps.database, ctx.staff, ctx.deps.clock()))

/** Keeps a person out from their next request on. */
export const disable = onPerson.mutation(({ ctx, input }) =>
  disablePerson(ctx.deps.database, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
)

/** Ends what a person's sign-in waits for, and mails them a pass. */
export const letIn = onPerson.mutation(({ ctx, input }) =>
  letSignIn(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
)

/** Ends an invitation that was approved and that nobody has used. */
export const withdrawInvitation = administrators
  .input(z.object({ invitationId: z.uuid() }))
  .mutation(({ ctx, input }) => withdraw(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }))

/** Signs a person out everywhere. */
export const endSessionsOf = onPerson.mutation(({ ctx, input }) =>
  endSessionsOfPerson(ctx.deps.database, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
)
