import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { accountProcedure, holderProcedure } from '#server/api/trpc.ts'
import { accountRoles } from '#server/domains/identity/account-contract.ts'
import {
  acceptMemberInvitation,
  endMembership as end,
  inviteMember,
  membersOf,
  sendInvitationCode as sendCode,
  changeRole as setRole,
  withdrawInvitation as withdraw,
} from '#server/domains/identity/index.ts'
import { token } from '../account-entry/inputs.ts'

const owner = holderProcedure('OWNER')

/** Who acts for the holder, and whom it has invited. */
export const members = holderProcedure(...accountRoles).query(({ ctx: { deps, account } }) =>
  membersOf(deps, account, deps.clock()),
)

/** Invites a telephone by SMS. */
export const invite = owner
  .input(z.object({ phone: typedText, role: z.string().max(40) }))
  .mutation(({ ctx: { deps, account }, input }) =>
    inviteMember(deps, { ...input, by: account, now: deps.clock() }),
  )

/** Takes an invitation back. */
export const withdrawInvitation = owner
  .input(z.object({ invitationId: z.uuid() }))
  .mutation(({ ctx: { deps, account }, input }) =>
    withdraw(deps, { ...input, by: account, now: deps.clock() }),
  )

/** Ends a membership. */
export const endMembership = owner
  .input(z.object({ membershipId: z.uuid() }))
  .mutation(({ ctx: { deps, account }, input }) => end(deps, { ...input, by: account, now: deps.clock() }))

/** Makes a member owner or accountant. */
export const changeRole = owner
  .input(z.object({ membershipId: z.uuid(), role: z.enum(accountRoles) }))
  .mutation(({ ctx: { deps, account }, input }) =>
    setRole(deps, { ...input, by: account, now: deps.clock() }),
  )

/** Sends whoever was invited, and is signed in, the code that they accept with. */
export const sendInvitationCode = accountProcedure
  .input(z.object({ token }))
  .mutation(({ ctx: { deps, account }, input }) => sendCode(deps, { ...input, account, now: deps.clock() }))

/** Accepts an invitation with that code. */
export const acceptInvitation = accountProcedure
  .input(z.object({ token, codeId: z.uuid(), code: typedText }))
  .mutation(({ ctx: { deps, account }, input }) =>
    acceptMemberInvitation(deps, { ...input, account, now: deps.clock() }),
  )
