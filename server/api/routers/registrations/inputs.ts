import { z } from 'zod'
import { typedText } from '#server/api/inputs.ts'
import type { HolderAccount } from '#server/domains/identity/account-contract.ts'
import type { Member } from '#server/domains/registrations/index.ts'

/** A form's number as it stands in an address. */
export const formNumber = z.string().regex(/^\d{12}$/)

/** A registration as it was seen. */
export const seenRegistration = z.object({ number: formNumber, version: z.int().min(0).max(1_000_000) })

export const typedDraft = z.object({
  accountNumber: typedText,
  accountHolder: typedText,
  bank: typedText,
  branch: typedText,
  scope: typedText,
  dailyLimit: typedText,
})

/** Whoever is signed in, as the room knows them. */
export const memberOf = ({ accountId, role, holder }: HolderAccount): Member => ({
  accountId,
  role,
  holderId: holder.id,
})
