import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import { accountProcedure, holderProcedure } from '#server/api/trpc.ts'
import { accountRoles } from '#server/domains/identity/account-contract.ts'
import {
  acceptMemberInvitation,
  confirmGrant as confirm,
  endMembership as end,
  grantOf,
  membersOf,
  sendGrantCode as sendAnother,
  sendInvitationCode as sendCode,
  startInvitation as startInviting,
  startOwner as startMaking,
  makeAccountant as toAccountant,
  withdrawInvitation as withdraw,
} from '#server/domains/identity/index.ts'
import { token } from '../account-entry/inputs.ts'

const owner = holderProcedure('OWNER')

/** Who acts for the holder, and whom it has invited. */
export const members = holderProcedure(...accountRoles).query(({ ctx: { deps, account } }) =>
  membersOf(deps, account, deps.clock()),
)

/** Begins to invite a telephone: a code goes to the owner's own. */
export const startInvitation = owner
  .input(z.object({ phone: typedText, role: z.string().max(40) }))
  .mutation(({ ctx: { deps, account }, input }) =>
    startInviting(deps, { ...input, by: account, now: deps.clock() }),
  )

/** Begins to make a member an owner: a code goes to the asker's telephone. */
export const startOwner = owner
  .input(z.object({ membershipId: z.uuid() }))
  .mutation(({ ctx: { deps, account }, input }) =>
    startMaking(deps, { ...input, by: account, now: deps.clock() }),
  )

/** What of the two this session has begun. */
export const grant = owner
  .input(z.object({ token }))
  .query(({ ctx: { deps, account }, input }) => grantOf(deps, { ...input, by: account, now: deps.clock() }))

/** Sends another code for it. */
export const sendGrantCode = owner
  .input(z.object({ token }))
  .mutation(({ ctx: { deps, account }, input }) =>
    sendAnother(deps, { ...input, by: account, now: deps.clock() }),
  )

/** Takes the code, and does it. */
export const confirmGrant = owner
  .input(z.object({ token, code: typedText }))
  .mutation(({ ctx: { deps, account }, input }) =>
    confirm(deps, { ...input, by: account, now: deps.clock() }),
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

/** Makes an owner an accountant. */
export const makeAccountant = owner
  .input(z.object({ membershipId: z.uuid() }))
  .mutation(({ ctx: { deps, account }, input }) =>
    toAccountant(deps, { ...input, by: account, now: deps.clock() }),
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
