import { z } from 'zod'
import { agencyId, typedText } from '#server/api/inputs.ts'
import { staffProcedure } from '#server/api/trpc.ts'
import {
  approveProposal,
  countToDecide,
  proposals as everyProposal,
  proposeDisabling as propose,
  proposeChange,
  proposeInvitation,
  proposeReactivation,
  rejectProposal,
  withdrawProposal,
} from '#server/domains/identity/index.ts'

const administrators = staffProcedure('ADMINISTRATOR', 'BANK_ADMINISTRATOR')
const person = z.object({
  email: typedText,
  role: z.string().max(40),
  agencyId: agencyId.or(z.literal('')),
  bank: z.string().max(40),
  branch: typedText,
})
const onPerson = z.object({ staffId: z.uuid() })
const onProposal = z.object({ proposalId: z.uuid() })

/** What waits for a second person, and what came of the rest. */
export const proposals = administrators.query(({ ctx }) =>
  everyProposal(ctx.deps.database, ctx.staff, ctx.deps.clock()),
)

/** How many proposals wait that whoever asks may decide. */
export const proposalsToDecide = administrators.query(({ ctx }) =>
  countToDecide(ctx.deps.database, ctx.staff),
)

/** Asks that somebody is invited. The link goes to the invited address alone, once another person has approved it. */
export const invite = administrators
  .input(person)
  .mutation(({ ctx, input }) =>
    proposeInvitation(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
  )

/** Asks that a disabled person works again. */
export const reactivate = administrators
  .input(onPerson)
  .mutation(({ ctx, input }) =>
    proposeReactivation(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
  )

/** Asks that somebody is kept out whom one person may not keep out alone. */
export const proposeDisabling = administrators
  .input(onPerson)
  .mutation(({ ctx, input }) => propose(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }))

/** Asks that somebody has another role or place, or signs in by another address. */
export const change = administrators
  .input(person.extend(onPerson.shape))
  .mutation(({ ctx, input }) =>
    proposeChange(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
  )

/** Says yes to what another person asked for; it is done at once. */
export const approve = administrators
  .input(onProposal)
  .mutation(({ ctx, input }) =>
    approveProposal(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
  )

/** Says no to what another person asked for, and why. */
export const reject = administrators
  .input(onProposal.extend({ reason: typedText }))
  .mutation(({ ctx, input }) =>
    rejectProposal(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
  )

/** Takes back what one has asked for oneself. */
export const withdraw = administrators
  .input(onProposal)
  .mutation(({ ctx, input }) =>
    withdrawProposal(ctx.deps, { ...input, by: ctx.staff.id, now: ctx.deps.clock() }),
  )
