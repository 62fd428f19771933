import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { holderProcedure } from '#server/api/trpc.ts'
import { accountRoles } from '#server/domains/identity/account-contract.ts'
import {
  listRegistrations,
  printedRegistration,
  viewRegistration,
} from '#server/domains/registrations/index.ts'
import { drawn } from '../documents/drawn.ts'
import { issuedBy } from '../documents/issuing-portal.ts'
import { formNumber, memberOf } from './inputs.ts'

const members = holderProcedure(...accountRoles)
const ofNumber = members.input(z.object({ number: formNumber }))

export const list = members.query(({ ctx: { deps, account } }) =>
  listRegistrations(deps.registrations, memberOf(account)),
)

export const view = ofNumber.query(async ({ ctx: { deps, account }, input }) => {
  const found = await viewRegistration(deps.registrations, memberOf(account), input.number)
  if (found === null) throw new TRPCError({ code: 'NOT_FOUND' })
  return found
})

/** The form as it was printed last, however often it is asked for. */
export const formPdf = ofNumber.query(({ ctx: { deps, account }, input, signal }) =>
  drawn(
    deps,
    { reader: account.holder.id, address: null, lines: 1, signal },
    'registration-form',
    async () => {
      const printed = await printedRegistration(deps.registrations, memberOf(account), input.number)
      return printed && { ...issuedBy(deps.config, printed.verificationCode), ...printed }
    },
  ),
)
