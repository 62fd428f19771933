import { TRPCError } from '@trpc/server'
import { typedText } from '#server/api/inputs.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { Officer } from '#server/domains/registrations/index.ts'
import { formNumber, seenRegistration } from '../registrations/inputs.ts'

export { formNumber, seenRegistration }

/** A step that says why. */
export const withReason = seenRegistration.extend({ reason: typedText })

/** A person of a bank's desk, as the room knows them. */
export function officerOf({ id, role, bank, branch }: Staff): Officer {
  if ((role !== 'TELLER' && role !== 'CONTROLLER') || bank === null || branch === null)
    throw new TRPCError({ code: 'FORBIDDEN' })
  return { id, role, bank, branch }
}
