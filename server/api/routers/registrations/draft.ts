import { z } from 'zod'
import { requestId } from '#server/api/inputs.ts'
import { holderProcedure } from '#server/api/trpc.ts'
import {
  beginRegistration,
  createRegistration,
  editRegistration,
  printForm,
} from '#server/domains/registrations/index.ts'
import { formNumber, memberOf, seenRegistration, typedDraft } from './inputs.ts'

const owners = holderProcedure('OWNER')

/** What the form for a new account begins with; `replaces` names what is renewed or replaced. */
export const begin = owners
  .input(z.object({ replaces: formNumber.nullable() }))
  .query(({ ctx: { deps, account }, input }) =>
    beginRegistration(deps.registrations, memberOf(account), input.replaces),
  )

export const create = owners
  .input(typedDraft.extend({ replaces: formNumber.nullable(), requestId }))
  .mutation(({ ctx: { deps, account }, input }) => {
    const { replaces, requestId, ...typed } = input
    return createRegistration(deps.registrations, { member: memberOf(account), typed, replaces, requestId })
  })

export const edit = owners
  .input(typedDraft.extend(seenRegistration.shape))
  .mutation(({ ctx: { deps, account }, input }) => {
    const { number, version, ...typed } = input
    return editRegistration(deps.registrations, { member: memberOf(account), number, version, typed })
  })

/** Fixes what the form says; `formPdf` draws it. */
export const print = owners
  .input(seenRegistration)
  .mutation(({ ctx: { deps, account }, input }) =>
    printForm(deps.registrations, { ...input, member: memberOf(account) }),
  )
