import { z } from 'zod'
import { holderProcedure } from '#server/api/trpc.ts'
import {
  closeRegistration,
  setDefault as makeDefault,
  resumeRegistration,
  suspendRegistration,
  withdrawRegistration,
} from '#server/domains/registrations/index.ts'
import { typedPassword } from '../account-entry/inputs.ts'
import { memberOf, seenRegistration } from './inputs.ts'

const owners = holderProcedure('OWNER').input(seenRegistration)

export const withdraw = owners.mutation(({ ctx: { deps, account }, input }) =>
  withdrawRegistration(deps.registrations, { ...input, member: memberOf(account) }),
)
export const suspend = owners.mutation(({ ctx: { deps, account }, input }) =>
  suspendRegistration(deps.registrations, { ...input, member: memberOf(account) }),
)
export const resume = owners.mutation(({ ctx: { deps, account }, input }) =>
  resumeRegistration(deps.registrations, { ...input, member: memberOf(account) }),
)
export const close = owners
  .input(z.object({ password: typedPassword }))
  .mutation(({ ctx: { deps, account }, input }) =>
    closeRegistration(deps.registrations, { ...input, member: memberOf(account) }),
  )
export const setDefault = owners.mutation(({ ctx: { deps, account }, input }) =>
  makeDefault(deps.registrations, { ...input, member: memberOf(account) }),
)
